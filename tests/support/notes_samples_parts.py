"""Show notes without one-liners: times, lists, summaries, guests, and what is none of these."""

from support.notes_samples import Sample

PARTS = (
    Sample(
        "outline with hours, label after a dash",
        """\
Mara Voss is a lighthouse engineer and author of Low Light.

EPISODE LINKS:
Mara's site: https://mara.example

OUTLINE:
Here's the timestamps for the episode.
0:00 - Introduction
7:56 - Lamps & lenses
1:02:03 - Why fog?
2:31:40 - Advice for keepers
""",
        summary="Mara Voss is a lighthouse engineer and author of Low Light.",
        figures=("Mara Voss",),
        times=(
            (0, "Introduction"),
            (476, "Lamps & lenses"),
            (3723, "Why fog?"),
            (9100, "Advice for keepers"),
        ),
    ),
    Sample(
        "times in brackets before the label, HTML",
        """\
<p>In this episode I explain how tides shape a harbour and what to do about it.</p>
<p><strong>Timestamps</strong></p>
<p>(00:00:00) Tides &amp; Harbours</p><p>(00:04:31) Sponsor: Rope &amp; Co</p>
<p>(01:12:09) Tool: The Tide Table</p>
<p><strong>Disclaimer</strong> Nothing here is advice.</p>
""",
        summary="In this episode I explain how tides shape a harbour and what to do about it.",
        times=((0, "Tides & Harbours"), (271, "Sponsor: Rope & Co"), (4329, "Tool: The Tide Table")),
    ),
    Sample(
        "times in square brackets, as headings and in spans",
        """\
<h2>[00:00] Hello</h2><p>We say hello.</p><h2><span class="t">12:30</span> The second half</h2>
<h3>The end</h3><span class="time">01:00:00</span>
""",
        times=((0, "Hello"), (750, "The second half"), (3600, "The end")),
    ),
    Sample(
        "time after the label, with leaders",
        """\
Topics
- The quay ..... 2:10
- The crane (14:05)
- The night shift @ 31:00
- The last boat — 66:21
""",
        topics=("The quay", "The crane", "The night shift", "The last boat"),
        times=((130, "The quay"), (845, "The crane"), (1860, "The night shift"), (3981, "The last boat")),
    ),
    Sample(
        "time alone on its line, label below",
        """\
Chapters:
0:00
Welcome aboard
3:20
The engine room
45:01
Goodbye
""",
        times=((0, "Welcome aboard"), (200, "The engine room"), (2701, "Goodbye")),
    ),
    Sample(
        "units instead of colons",
        """\
Timeline
1h02m03s The storm
12m30s The calm
1小时2分3秒 航海
3分20秒 出発
""",
        times=((3723, "The storm"), (750, "The calm"), (3723, "航海"), (200, "出発")),
    ),
    Sample(
        "spans of time",
        """\
[00:00 - 02:15] Opening
[02:15 – 09:00] The ferry question
09:00–12:00: Letters
""",
        times=((0, "Opening"), (135, "The ferry question"), (540, "Letters")),
    ),
    Sample(
        "a table of times",
        """\
<table><tr><th>Time</th><th>Topic</th></tr><tr><td>00:10</td><td>Salt</td></tr>
<tr><td>05:45</td><td>Sand</td></tr></table>
""",
        times=((10, "Salt"), (345, "Sand")),
    ),
    Sample(
        "a Markdown table of times",
        """\
| Time | Topic |
|------|-------|
| 00:10 | Salt |
| 05:45 | Sand |
""",
        times=((10, "Salt"), (345, "Sand")),
    ),
    Sample(
        "a table with the times behind",
        """\
### Chapters

| Chapter | Time |
| --- | --- |
| Salt | 00:10 |
| Old sand | 05:45 |
""",
        times=((10, "Salt"), (345, "Old sand")),
    ),
    Sample(
        "no line breaks at all",
        "Chapters: 00:00 Start 04:10 The old pier 19:55 Who pays? 58:00 Wrap up",
        times=((0, "Start"), (250, "The old pier"), (1195, "Who pays?"), (3480, "Wrap up")),
    ),
    Sample(
        "full-width and Persian digits",
        """\
时间轴：
０１：３０ 开场
۱۲:۳۰ مقدمه
""",
        times=((90, "开场"), (750, "مقدمه")),
    ),
    Sample(
        "clock times, ratios, verses and addresses are no times in the audio",
        """\
We go live every Sunday at 8:30 pm EST and again at 21:00 Uhr.

8:30 PM doors open

The picture is 16:9 and the verse is John 3:16.
https://video.example/watch?t=12:30
""",
        summary="We go live every Sunday at 8:30 pm EST and again at 21:00 Uhr.",
    ),
    Sample(
        "the length of the episode is no chapter",
        """\
A talk about rope and knots with two sailors.
Length: 1:18:38
Dauer: 45:10
""",
        summary="A talk about rope and knots with two sailors.",
    ),
    Sample(
        "template in a comment",
        """\
Hello from the pier, where we talk to fishermen.
<!--
 - [@00:10] - Topic at first timestamp
-->
- [@01:00] - Nets
""",
        summary="Hello from the pier, where we talk to fishermen.",
        times=((60, "Nets"),),
    ),
    Sample(
        "appeals before the prose",
        """\
Support the show on Patreon and hear every episode a week early!

This episode is brought to you by Rope, which holds everything together.

A keeper tells us how she counts the nights.
""",
        summary="A keeper tells us how she counts the nights.",
    ),
    Sample(
        "announced list without times becomes topics",
        """\
We sat down with a diver.

In this episode, we discuss:

* cold water
* slow ascents

Follow us on social media!
""",
        summary="We sat down with a diver.",
        topics=("cold water", "slow ascents"),
    ),
    Sample(
        "prose and announcement on one line",
        """\
<p>This week we catch up with Rob Cole. Topics:</p><ol><li>Masts</li><li>Sails</li>
</ol><p>Links:</p><ul><li>Ropes</li></ul>
""",
        summary="This week we catch up with Rob Cole.",
        topics=("Masts", "Sails"),
    ),
    Sample(
        "labels before the prose",
        """\
Host: Jane Moor
Guest: Dr. Sam Ahn, oceanographer

What does a wave weigh? Sam has spent a decade finding out.

Produced by: Tidal Audio
""",
        summary="What does a wave weigh? Sam has spent a decade finding out.",
        figures=("Jane Moor", "Dr. Sam Ahn"),
    ),
    Sample(
        "title as heading",
        """\
# Episode 12: The Buoy

A buoy breaks loose and a village follows it.

## Guests
- [Ola Berg](https://ola.example) – buoy maker
- Mia Rask (@miarask)

## Resources
- [Buoys](https://buoys.example)
""",
        summary="A buoy breaks loose and a village follows it.",
        figures=("Ola Berg", "Mia Rask"),
    ),
    Sample(
        "escaped once too often",
        """\
&lt;p&gt;A pilot tells of her first night at sea.&lt;/p&gt;&lt;p&gt;Takeaways:&lt;/p&gt;
&lt;ul&gt;&lt;li&gt;Sleep first&lt;/li&gt;&lt;/ul&gt;
""",
        summary="A pilot tells of her first night at sea.",
        takeaways=("Sleep first",),
    ),
    Sample(
        "page furniture only",
        """\
Hosted on Acast. See acast.com/privacy for more information.

Send in a voice message: https://voice.example

Support this podcast: https://pay.example
""",
    ),
    Sample(
        "the same in HTML, times over their labels",
        """\
<p><strong>Takeaways</strong></p><ul><li>Rope holds.</li><li>Knots fail.</li></ul><p><br></p>
<p><strong>Titles</strong></p><ul><li>The Rope Show</li></ul><p><strong>Chapters</strong></p>
<p>00:00<br>Introduction</p><p>02:10<br>Knots</p>
""",
        takeaways=("Rope holds.", "Knots fail."),
        times=((0, "Introduction"), (130, "Knots")),
    ),
    Sample(
        "labels over their times",
        """\
Chapters

Welcome aboard
0:00
The engine room
3:20
Goodbye
45:01
""",
        times=((0, "Welcome aboard"), (200, "The engine room"), (2701, "Goodbye")),
    ),
    Sample(
        "small words before a time",
        """\
Kapitel
00:00 Start
ab 12:30 – Öl
Min. 20:15 – Docht
at 25:00 - Flame
""",
        times=((0, "Start"), (750, "Öl"), (1215, "Docht"), (1500, "Flame")),
    ),
    Sample(
        "full stops instead of colons",
        """\
Minutaggio:
[1.10] Corde
[12.45] Lampade
[1.02.30] Olio
""",
        times=((70, "Corde"), (765, "Lampade"), (3750, "Olio")),
    ),
    Sample(
        "prices and versions are no times",
        """\
Our rope costs less than yours.

- 12.50 Euro
- 3.11 released
- 2.40 Euro
""",
        summary="Our rope costs less than yours.",
    ),
    Sample(
        "several guests on one line, topics with semicolons",
        """\
Guests: Ida Ny (Lampworks), Per Ek (Ropeworks) and Ana Sol
Topics: rope; lamps; oil
""",
        figures=("Ida Ny", "Per Ek", "Ana Sol"),
        topics=("rope", "lamps", "oil"),
    ),
    Sample(
        "a guest presented under a heading",
        """\
<b>Themen der Folge</b><ul><li>Licht</li></ul><p><b>Über den Gast:</b></p>
<p>Ida Ny ist in Kiel zu Hause.</p>
""",
        figures=("Ida Ny",),
        topics=("Licht",),
    ),
    Sample(
        "prose and times run on in one line",
        "We talk about lamps with their keepers. Timestamps: 0:00 Intro 1:10 Lamps 3:45 Oil and wicks",
        summary="We talk about lamps with their keepers.",
        times=((0, "Intro"), (70, "Lamps"), (225, "Oil and wicks")),
    ),
    Sample(
        "summary in bullets, guest with a full stop, addresses among the guests",
        """\
Special Guest: Ida Ny.

## Summary
- Lamps are old.
- Oil is older.

## Guests
- Per Ek
- Twitter: @perek
""",
        summary="Lamps are old.\nOil is older.",
        figures=("Ida Ny", "Per Ek"),
    ),
    Sample(
        "people named behind the prose, as actors, and by the heading",
        """\
A long night on the last ferry, and a longer morning. Guests: Tove Kvam, Bo Lind and Ida Ny. Host: Per Aas.

## About Hanne Lyng

Hanne Lyng has kept the gate since 1999.

CAST
Ivy Marsh as the Captain
Ruben Hale as The Operator
""",
        summary="A long night on the last ferry, and a longer morning. "
        "Guests: Tove Kvam, Bo Lind and Ida Ny. Host: Per Aas.",
        figures=("Tove Kvam", "Bo Lind", "Ida Ny", "Per Aas", "Hanne Lyng", "Ivy Marsh", "Ruben Hale"),
    ),
    Sample(
        "commas in brackets part nothing",
        "Guest: Tove Kvam (keeper, North Pier & Sons)\nTopics: ropes (hemp, wire), buoys, fog",
        figures=("Tove Kvam",),
        topics=("ropes (hemp, wire)", "buoys", "fog"),
    ),
    Sample(
        "words for people and their full names, no colon",
        """\
В гостях [Пётр Звонов](https://example.ru/p)

Hosted by Ann Reed and Bob Tell.

A song of fog, a letter from Hull, and forty minutes of rain on a tin roof.

Guest host Rules were changed.
""",
        summary="A song of fog, a letter from Hull, and forty minutes of rain on a tin roof.",
        figures=("Пётр Звонов", "Ann Reed", "Bob Tell"),
    ),
)
