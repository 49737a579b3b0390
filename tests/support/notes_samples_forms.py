"""Show notes built like those of real shows that were read wrongly once; all words are ours."""

from support.notes_samples import Sample

FORMS = (
    Sample(
        "a chapter is called like a part, a space alone before its time",
        """\
Falamos com Tadeu Maia sobre faróis.

# Resumo

- **Apresentação** 00:52
- **A História do \\"Farol\\"** 03:20
- **Próximo capítulo**: \u00a050:00
""",
        summary="Falamos com Tadeu Maia sobre faróis.",
        times=((52, "Apresentação"), (200, 'A História do "Farol"'), (3000, "Próximo capítulo")),
    ),
    Sample(
        "labels with what they say are no summary",
        """\
Week 7, lecture 1
·
Slides: Tides II. 2026 · Subject: The tides of two seas, and what they have in common
·
·
Quizzes:
- Easy: https://quiz.example/1
""",
    ),
    Sample(
        "key points are what is talked about, with times and without",
        """\
Ida Ny comes back from the lighthouse.

Key Points From This Episode:

(0:01:03) Ida's way back
(0:12:40) What the lamp costs
""",
        summary="Ida Ny comes back from the lighthouse.",
        times=((63, "Ida's way back"), (760, "What the lamp costs")),
    ),
    Sample(
        "lists in brackets, guests by their handles",
        """\
A short one about buoys and the people who count them.

[KEY TAKEAWAYS]
(1) Count at dawn; (2) Count again at dusk; (3) Believe neither.

[NOTABLE QUOTES]
"A buoy is a question." - Tove Kvam

Topics: #buoys #fog
Guests: @tove_k & @harald.s
""",
        summary="A short one about buoys and the people who count them.",
        figures=("@tove_k", "@harald.s"),
        topics=("buoys", "fog"),
        takeaways=("Count at dawn", "Count again at dusk", "Believe neither"),
        quotes=(("A buoy is a question.", "Tove Kvam", None),),
    ),
    Sample(
        "who somebody is in Chinese, and two hosts of one line",
        """\
【本期嘉宾】
林远，修钟人
【主播】
小河｜阿舟
【时间轴】
01:20〜 第一座钟
08:45〜 为什么钟会慢
""",
        figures=("林远", "小河", "阿舟"),
        times=((80, "第一座钟"), (525, "为什么钟会慢")),
    ),
    Sample(
        "a work of the speaker in quotation marks before the time, and words for passing it on",
        """\
## Tweetables
- "Ice remembers what water forgets." - Lena Moss, author of "Nine Winters" [14:05]
- “Price is a story with a number in it.” – @rosavenn [Click To Tweet](https://ctt.example/1)
""",
        quotes=(
            ("Ice remembers what water forgets.", "Lena Moss", 845),
            ("Price is a story with a number in it.", "@rosavenn", None),
        ),
    ),
    Sample(
        "what a customer says above an offer in the same block quote",
        """\
Per Dahl tells how the last whaler became a museum.

> "Since we paint with HullPaint our costs have halved." — Tom Wick, CEO of Wick Lines
>
> Try it today with code PIER for 20% off.
""",
        summary="Per Dahl tells how the last whaler became a museum.",
    ),
    Sample(
        "minutes and seconds with one mark, a face that is no heading",
        """\
Une carte sans nord, une autre sans mer, et ceux qui les lisent :)

Minutage
02’15 Le nord qui manque
17’40 Les cartes de *sel*
""",
        summary="Une carte sans nord, une autre sans mer, et ceux qui les lisent :)",
        times=((135, "Le nord qui manque"), (1060, "Les cartes de sel")),
    ),
    Sample(
        "speaker before the words and the time behind them, three stars, a face in front",
        """\
Hanne Lyng: "A gate is a promise to the water." (12:34)

***"Rust is only patience."*** — Hanne Lyng

🗣 “Wood remembers every flood.” – Hanne Lyng, 00:14:00
""",
        quotes=(
            ("A gate is a promise to the water.", "Hanne Lyng", 754),
            ("Rust is only patience.", "Hanne Lyng", None),
            ("Wood remembers every flood.", "Hanne Lyng", 840),
        ),
    ),
    Sample(
        "a counted list behind the prose",
        "Two sailors compare notes on mending. Key takeaways: (1) Mend it early; (2) Thread is cheap.",
        summary="Two sailors compare notes on mending.",
        takeaways=("Mend it early", "Thread is cheap"),
    ),
    Sample(
        "spans of time with brackets round each end",
        """\
(12:34) - (15:00) Gates
(15:00) - (22:10) Rust
""",
        times=((754, "Gates"), (900, "Rust")),
    ),
    Sample(
        "a heading and its times run on behind the prose, quotes behind them",
        "Tove Kvam counts buoys for a living. If you ever lost one, listen. Key Takeaways [2:10] Count at "
        "dawn, when nobody moves them. [5:40] A lost buoy is found between 6:00 and 7:00 am. [14:05] Believe "
        'neither list. Quotable Quotes "A buoy is a question." "Nobody thanks the rope."',
        summary="Tove Kvam counts buoys for a living. If you ever lost one, listen.",
        takeaways=(
            "Count at dawn, when nobody moves them.",
            "A lost buoy is found between 6:00 and 7:00 am.",
            "Believe neither list.",
        ),
        quotes=(("A buoy is a question.", "", None), ("Nobody thanks the rope.", "", None)),
        times=(
            (130, "Count at dawn, when nobody moves them."),
            (340, "A lost buoy is found between 6:00 and 7:00 am."),
            (845, "Believe neither list."),
        ),
    ),
    Sample(
        "a list of dashes behind its announcement",
        "A short one about rope. We talk about: - Who splices it - Why it rots, and where - What replaces it",
        summary="A short one about rope.",
        topics=("Who splices it", "Why it rots, and where", "What replaces it"),
    ),
    Sample(
        "the first time is a bare nought",
        """\
* 0: Hello
* 12:10: The first gate
* 33:05: Rust
""",
        times=((0, "Hello"), (730, "The first gate"), (1985, "Rust")),
    ),
    Sample(
        "a block quote whose attribution was wrapped",
        """\
> "You do not mend the gate, you mend the evening it
> stayed open." -
> Hanne Lyng
""",
        quotes=(("You do not mend the gate, you mend the evening it stayed open.", "Hanne Lyng", None),),
    ),
    Sample(
        "a one-liner with the button of the page behind it",
        '"A gate is only a wall that changed its mind." - Hanne Lyng [Tweet this]',
        quotes=(("A gate is only a wall that changed its mind.", "Hanne Lyng", None),),
    ),
    Sample(
        "a transcript below the notes",
        """\
Ida and Per on one lamp, and on who trims it when it rains.

## Transcript

*Note: this was written by a machine.*

Ida: You trimmed it.

Per: I did not.

Ida: Then who did?

Per: The rain.
""",
        summary="Ida and Per on one lamp, and on who trims it when it rains.",
        figures=("Ida", "Per"),
    ),
    Sample(
        "people in a table, and as headings",
        """\
<h3>People</h3><table><tr><td>Rosa Delmar</td><td>pilot</td></tr>
<tr><td>Abe Finch</td><td>host</td></tr></table>
<h2>Guests</h2><h3>Nora Quill</h3><p>Keeps bees on a lightship.</p><h2>Tide Tables</h2><p>Low at noon.</p>
""",
        figures=("Rosa Delmar", "Abe Finch", "Nora Quill"),
    ),
    Sample(
        "a cast",
        """\
CAST
Ines Okafor as THE KEEPER
Bram Tully as the Voice Below
""",
        figures=("Ines Okafor", "Bram Tully"),
    ),
    Sample(
        "a transcript of names above times",
        """\
Mina and Niko answer letters from listeners on a quiet night.

Topics: letters, fog

Transcript
Mina:
[0:06] Good evening! I am Mina.
Niko:
[0:08] And I am Niko.
Mina:
[0:11] Tonight we read your letters.
Topic of the night: letters
Niko:
[0:29] All forty of them.
""",
        summary="Mina and Niko answer letters from listeners on a quiet night.",
        figures=("Mina", "Niko"),
        topics=("letters", "fog"),
    ),
    Sample(
        "a sentence that ends in a title before the announcement",
        """\
<div>Представляем двенадцатый выпуск подкаста «Длинная волна». В этом выпуске:<ul><li>Туман</li>
<li>Лампа</li></ul></div>
""",
        summary="Представляем двенадцатый выпуск подкаста «Длинная волна».",
        topics=("Туман", "Лампа"),
    ),
    Sample(
        "a heading runs on behind an address",
        "Tove Kvam counts buoys for a living. Watch this one | Tove on buoys https://pier.example/490 Key "
        "Takeaways [03:03] Count at dawn, she says. [04:05] Count again at dusk. [05:44] Believe neither.",
        summary="Tove Kvam counts buoys for a living. Watch this one | Tove on buoys https://pier.example/490",
        takeaways=("Count at dawn, she says.", "Count again at dusk.", "Believe neither."),
        times=(
            (183, "Count at dawn, she says."),
            (245, "Count again at dusk."),
            (344, "Believe neither."),
        ),
    ),
    Sample(
        "lessons counted on one line",
        "Bo Lind sold umbrellas in a dry town. Top 3 Lessons: 1) Sell shade 2) Never laugh at a forecast",
        summary="Bo Lind sold umbrellas in a dry town.",
        takeaways=("Sell shade", "Never laugh at a forecast"),
    ),
    Sample(
        "ticks and triangles before items and labels",
        """\
AI Summary
Bo Lind explains how a harbour lives on borrowed twine.
Key Takeaways
- ✓Nobody counts the twine
- ✓Everybody returns it

00:00 ▶️ The tower
07:45 ▶️ Bronze
""",
        summary="Bo Lind explains how a harbour lives on borrowed twine.",
        takeaways=("Nobody counts the twine", "Everybody returns it"),
        times=((0, "The tower"), (465, "Bronze")),
    ),
    Sample(
        "times in brackets run on behind the prose, no heading between",
        "The pier closes and the kiosk opens. Ida and Per speak of rent, of rope and of rain in this "
        "order. (00:00:00) Rent (00:04:10) Ropes (00:22:35) Rain",
        summary="The pier closes and the kiosk opens. Ida and Per speak of rent, of rope and of rain in this "
        "order.",
        times=((0, "Rent"), (250, "Ropes"), (1355, "Rain")),
    ),
    Sample(
        "an announcement that is prose, one for a line of topics, one above a list and its chapters",
        """\
This week: a lift that talks, a parrot that does not, and mail.

Key episode topics include: lifts, parrots, the post.

She explains:
▪️Why parrots wait
▪️What a lift costs

(00:00) Intro
(02:13) The lift
""",
        summary="This week: a lift that talks, a parrot that does not, and mail.",
        topics=("lifts", "parrots", "the post", "Why parrots wait", "What a lift costs"),
        times=((0, "Intro"), (133, "The lift")),
    ),
)
