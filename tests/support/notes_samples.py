"""Small show notes of our own in the many forms shows use, each with all that is to be found in it.

Every word is invented. What a sample does not name must come out empty: silence is tested as well.
"""

from dataclasses import dataclass

Said = tuple[str, str, float | None]


@dataclass(frozen=True)
class Sample:
    """A form of show notes and the whole of its reading."""

    name: str
    text: str
    summary: str = ""
    deeper: str = ""
    figures: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    quotes: tuple[Said, ...] = ()
    takeaways: tuple[str, ...] = ()
    times: tuple[tuple[float, str], ...] = ()


SAMPLES = (
    Sample(
        "outline with hours, label after a dash",
        """Mara Voss is a lighthouse engineer and author of Low Light.

EPISODE LINKS:
Mara's site: https://mara.example

OUTLINE:
Here's the timestamps for the episode.
0:00 - Introduction
7:56 - Lamps & lenses
1:02:03 - Why fog?
2:31:40 - Advice for keepers""",
        summary="Mara Voss is a lighthouse engineer and author of Low Light.",
        figures=("Mara Voss",),
        times=((0, "Introduction"), (476, "Lamps & lenses"), (3723, "Why fog?"), (9100, "Advice for keepers")),
    ),
    Sample(
        "times in brackets before the label, HTML",
        """<p>In this episode I explain how tides shape a harbour and what to do about it.</p>
<p><strong>Timestamps</strong></p>
<p>(00:00:00) Tides &amp; Harbours</p><p>(00:04:31) Sponsor: Rope &amp; Co</p><p>(01:12:09) Tool: The Tide Table</p>
<p><strong>Disclaimer</strong> Nothing here is advice.</p>""",
        summary="In this episode I explain how tides shape a harbour and what to do about it.",
        times=((0, "Tides & Harbours"), (271, "Sponsor: Rope & Co"), (4329, "Tool: The Tide Table")),
    ),
    Sample(
        "times in square brackets, as headings and in spans",
        """<h2>[00:00] Hello</h2><p>We say hello.</p><h2><span class="t">12:30</span> The second half</h2>
<h3>The end</h3><span class="time">01:00:00</span>""",
        times=((0, "Hello"), (750, "The second half"), (3600, "The end")),
    ),
    Sample(
        "time after the label, with leaders",
        """Topics
- The quay ..... 2:10
- The crane (14:05)
- The night shift @ 31:00
- The last boat — 66:21""",
        topics=("The quay", "The crane", "The night shift", "The last boat"),
        times=((130, "The quay"), (845, "The crane"), (1860, "The night shift"), (3981, "The last boat")),
    ),
    Sample(
        "time alone on its line, label below",
        "Chapters:\n0:00\nWelcome aboard\n3:20\nThe engine room\n45:01\nGoodbye",
        times=((0, "Welcome aboard"), (200, "The engine room"), (2701, "Goodbye")),
    ),
    Sample(
        "units instead of colons",
        "Timeline\n1h02m03s The storm\n12m30s The calm\n1小时2分3秒 航海\n3分20秒 出発",
        times=((3723, "The storm"), (750, "The calm"), (3723, "航海"), (200, "出発")),
    ),
    Sample(
        "spans of time",
        "[00:00 - 02:15] Opening\n[02:15 – 09:00] The ferry question\n09:00–12:00: Letters",
        times=((0, "Opening"), (135, "The ferry question"), (540, "Letters")),
    ),
    Sample(
        "a table of times",
        """<table><tr><th>Time</th><th>Topic</th></tr><tr><td>00:10</td><td>Salt</td></tr>
<tr><td>05:45</td><td>Sand</td></tr></table>""",
        times=((10, "Salt"), (345, "Sand")),
    ),
    Sample(
        "a Markdown table of times",
        "| Time | Topic |\n|------|-------|\n| 00:10 | Salt |\n| 05:45 | Sand |",
        times=((10, "Salt"), (345, "Sand")),
    ),
    Sample(
        "no line breaks at all",
        "Chapters: 00:00 Start 04:10 The old pier 19:55 Who pays? 58:00 Wrap up",
        times=((0, "Start"), (250, "The old pier"), (1195, "Who pays?"), (3480, "Wrap up")),
    ),
    Sample(
        "full-width and Persian digits",
        "时间轴：\n０１：３０ 开场\n۱۲:۳۰ مقدمه",
        times=((90, "开场"), (750, "مقدمه")),
    ),
    Sample(
        "clock times, ratios, verses and addresses are no times in the audio",
        """We go live every Sunday at 8:30 pm EST and again at 21:00 Uhr.

8:30 PM doors open

The picture is 16:9 and the verse is John 3:16.
https://video.example/watch?t=12:30""",
        summary="We go live every Sunday at 8:30 pm EST and again at 21:00 Uhr.",
    ),
    Sample(
        "the length of the episode is no chapter",
        "A talk about rope and knots with two sailors.\nLength: 1:18:38\nDauer: 45:10",
        summary="A talk about rope and knots with two sailors.",
    ),
    Sample(
        "template in a comment",
        "Hello from the pier, where we talk to fishermen.\n<!--\n - [@00:10] - Topic at first timestamp\n-->\n- [@01:00] - Nets",
        summary="Hello from the pier, where we talk to fishermen.",
        times=((60, "Nets"),),
    ),
    Sample(
        "quote, dash, name, at, time",
        """Ada tells us how she taught a harbour crane to read.

---

"Machines are patient; people are not, so design for the people."  - Ada Brook @ 12:28

“I never wanted to be *the* expert… but here we are.” — Ada Brook, founder of Cranework (1:02:10)

---

* [Cranework](https://crane.example/) - "the best crane"
""",
        summary="Ada tells us how she taught a harbour crane to read.",
        quotes=(
            ("Machines are patient; people are not, so design for the people.", "Ada Brook", 748),
            ("I never wanted to be the expert… but here we are.", "Ada Brook", 3730),
        ),
    ),
    Sample(
        "no marks, tilde, time",
        "The best thing about a pier is that it ends. ~ Noor Haddad (2:00)\nAsk the tide, not the clock. ~ Noor Haddad (14:45)",
        quotes=(
            ("The best thing about a pier is that it ends.", "Noor Haddad", 120),
            ("Ask the tide, not the clock.", "Noor Haddad", 885),
        ),
    ),
    Sample(
        "attribution on the next line",
        "“We built the boat before we knew the river.”\n— Tomas Lind\n\nWelcome to another episode about boats and their builders.",
        summary="Welcome to another episode about boats and their builders.",
        quotes=(("We built the boat before we knew the river.", "Tomas Lind", None),),
    ),
    Sample(
        "block quote with attribution in Markdown",
        "> Nobody reads a map in a storm.\n> — Ida Ny, cartographer",
        quotes=(("Nobody reads a map in a storm.", "Ida Ny", None),),
    ),
    Sample(
        "block quote with attribution in HTML",
        """<blockquote><p>A good chart is an argument.</p><cite>Per Ek</cite></blockquote>""",
        quotes=(("A good chart is an argument.", "Per Ek", None),),
    ),
    Sample(
        "one attribution for two quotes",
        '"Rust is only iron remembering the sea." "And paint is only hope." - Olu Ade @ 10:05',
        quotes=(
            ("Rust is only iron remembering the sea.", "Olu Ade", 605),
            ("And paint is only hope.", "Olu Ade", 605),
        ),
    ),
    Sample(
        "one attribution below two quotes",
        '"You cannot hurry a tide table."\n"You can only print a new one."\n– Wen Li',
        quotes=(
            ("You cannot hurry a tide table.", "Wen Li", None),
            ("You can only print a new one.", "Wen Li", None),
        ),
    ),
    Sample(
        "numbered, time first, speaker first",
        """## Notable Quotes
1. [03:15] Jo Park: "Every knot is a promise."
2. "Untie it and you will see who kept theirs." (Jo Park, 08:40)
3. "The rope does not care." - JP""",
        quotes=(
            ("Every knot is a promise.", "Jo Park", 195),
            ("Untie it and you will see who kept theirs.", "Jo Park", 520),
            ("The rope does not care.", "JP", None),
        ),
    ),
    Sample(
        "initials of a guest",
        'Guest: Karin Steen\n\nQuotes:\n"A map is a decision." - KS\n"And a decision needs a date." – K. S.',
        figures=("Karin Steen",),
        quotes=(
            ("A map is a decision.", "Karin Steen", None),
            ("And a decision needs a date.", "Karin Steen", None),
        ),
    ),
    Sample(
        "quotes under a heading without marks",
        """<h3>Tweetable quotes:</h3><ul><li>Small harbours survive by being useful twice.</li>
<li>You do not own the weather, you rent it. – Bea Roth</li></ul><h3>Links</h3><ul><li>Not a quote at all.</li></ul>""",
        quotes=(
            ("Small harbours survive by being useful twice.", "", None),
            ("You do not own the weather, you rent it.", "Bea Roth", None),
        ),
    ),
    Sample(
        "quote in running text with the name in brackets",
        "<p>Kaffee — <a href='https://a.example'>Kanal</a> — <span>„Wir haben den Hafen nie verlassen, nur gewechselt.“ (Jens)</span> — Möwen.</p>",
        summary="Kaffee — Kanal — „Wir haben den Hafen nie verlassen, nur gewechselt.“ (Jens) — Möwen.",
        quotes=(("Wir haben den Hafen nie verlassen, nur gewechselt.", "Jens", None),),
    ),
    Sample(
        "a chapter that is a quote",
        "本期你会听到：\n00:20 为什么从灯塔开始\n09:41 「灯不是给看守人看的。」\n13:30 《雾》的最后一章",
        quotes=(("灯不是给看守人看的。", "", 581),),
        times=((20, "为什么从灯塔开始"), (581, "「灯不是给看守人看的。」"), (810, "《雾》的最后一章")),
    ),
    Sample(
        "songs, irony, titles, signatures and sponsors",
        """We listen to "sea shanties" and read "The Old Man and the Fog" until somebody calls it "art".

Thanks for listening, and see you at the pier.
-- Mike

## Music
"Salt in the Wires" – The Lanterns
"You never called me back." - Dora Quay

## Sponsor
> "Best rope I ever bought!" - Jane D., verified buyer

1. Bobo Reed – Summer Nights
2. "Harbour Lights" - The Platters""",
        summary='We listen to "sea shanties" and read "The Old Man and the Fog" until somebody calls it "art".',
    ),
    Sample(
        "German",
        """Zusammenfassung: Zwei Lotsen erzählen von ihrer letzten Fahrt.

Gäste: Anna Holm und Piet Raabe

Kapitelmarken:
00:00:00 Begrüßung
00:12:34 Die Elbe im Nebel

Zitate
„Nebel ist nur eine Frage der Geduld.“ – Anna Holm
»Geduld ist nur eine Frage der Heuer.« (Piet Raabe)

Die wichtigsten Erkenntnisse
- Lotsen lesen Wasser
- Funk ersetzt kein Ohr""",
        summary="Zwei Lotsen erzählen von ihrer letzten Fahrt.",
        figures=("Anna Holm", "Piet Raabe"),
        quotes=(
            ("Nebel ist nur eine Frage der Geduld.", "Anna Holm", None),
            ("Geduld ist nur eine Frage der Heuer.", "Piet Raabe", None),
        ),
        takeaways=("Lotsen lesen Wasser", "Funk ersetzt kein Ohr"),
        times=((0, "Begrüßung"), (754, "Die Elbe im Nebel")),
    ),
    Sample(
        "French",
        """Résumé : Une gardienne de phare raconte ses hivers.
Invitée : Léa Caron

3 CITATIONS MARQUANTES
1. « Le silence pèse plus que la neige. »
2. « On n'éteint pas une habitude. » — Léa Caron (18:05)

À RETENIR
• Dormir par quarts
• Écrire chaque soir

Chapitres
00:00 : Ouverture
02:45 : L'île""",
        summary="Une gardienne de phare raconte ses hivers.",
        figures=("Léa Caron",),
        quotes=(
            ("Le silence pèse plus que la neige.", "", None),
            ("On n'éteint pas une habitude.", "Léa Caron", 1085),
        ),
        takeaways=("Dormir par quarts", "Écrire chaque soir"),
        times=((0, "Ouverture"), (165, "L'île")),
    ),
    Sample(
        "Spanish",
        """**Resumen**
Una capitana explica por qué dejó el mar.

**Frases destacadas**
- "El puerto también se mueve." (Inés Rey)
- "Nadie navega solo dos veces."

**Ideas clave**
- Preguntar antes de zarpar
- Volver a tiempo

**Temas:** puertos, mareas y memoria""",
        summary="Una capitana explica por qué dejó el mar.",
        topics=("puertos", "mareas", "memoria"),
        quotes=(("El puerto también se mueve.", "Inés Rey", None), ("Nadie navega solo dos veces.", "", None)),
        takeaways=("Preguntar antes de zarpar", "Volver a tiempo"),
    ),
    Sample(
        "Portuguese and Italian headings",
        """<p><b>Resumo:</b> Um farol muda de dono.</p><p><b>Convidada:</b> Rita Melo</p>
<p><b>Citazioni</b></p><p>«Ogni porto ha due uscite.» – Gino Valli</p><p><b>Punti chiave</b></p><ul><li>Guardare due volte</li></ul>""",
        summary="Um farol muda de dono.",
        figures=("Rita Melo",),
        quotes=(("Ogni porto ha due uscite.", "Gino Valli", None),),
        takeaways=("Guardare due volte",),
    ),
    Sample(
        "Dutch",
        "Samenvatting\nEen sluiswachter vertelt over water dat nooit stilstaat.\n\nOnderwerpen:\n- Sluizen\n- Zout\n\nUitspraken:\n“Water onthoudt alles.” - Sanne de Wit",
        summary="Een sluiswachter vertelt over water dat nooit stilstaat.",
        topics=("Sluizen", "Zout"),
        quotes=(("Water onthoudt alles.", "Sanne de Wit", None),),
    ),
    Sample(
        "Russian",
        """Краткое содержание: Смотритель маяка и три зимы.
Гость: Лев Орлов
Таймкоды:
01:34 — маяк без смотрителя
09:49 — лёд
Цитаты:
«Свет не ждёт, пока его заметят.» — Лев Орлов
Главные выводы:
— Лёд приходит ночью
— Радио молчит первым""",
        summary="Смотритель маяка и три зимы.",
        figures=("Лев Орлов",),
        quotes=(("Свет не ждёт, пока его заметят.", "Лев Орлов", None),),
        takeaways=("Лёд приходит ночью", "Радио молчит первым"),
        times=((94, "маяк без смотрителя"), (589, "лёд")),
    ),
    Sample(
        "Arabic and Persian",
        """الملخص: حكاية منارة وحارسها الأخير.
الضيف: ليلى حداد
اقتباسات:
«البحر لا ينسى اسما كتب عليه.» - ليلى حداد

خلاصه مفصل: نگهبان از زمستان‌ها می‌گوید.
نکات کلیدی:
- شب را بشمار
- چراغ را پاک کن""",
        summary="حكاية منارة وحارسها الأخير.",
        deeper="نگهبان از زمستان‌ها می‌گوید.",
        figures=("ليلى حداد",),
        quotes=(("البحر لا ينسى اسما كتب عليه.", "ليلى حداد", None),),
        takeaways=("شب را بشمار", "چراغ را پاک کن"),
    ),
    Sample(
        "Hebrew",
        "תקציר: שומר המגדלור מספר על החורף האחרון שלו.\nאורחת: דנה לוי\nציטוטים:\n\"הים לא מחכה לאף אחד.\" - דנה לוי",
        summary="שומר המגדלור מספר על החורף האחרון שלו.",
        figures=("דנה לוי",),
        quotes=(("הים לא מחכה לאף אחד.", "דנה לוי", None),),
    ),
    Sample(
        "Japanese",
        """【概要】
灯台守が三つの冬を語る。

【ゲスト】
森 灯

【名言】
「灯は待つ人のためにある。」- 森 灯

【チャプター】
00:00 オープニング
04:10 霧の夜""",
        summary="灯台守が三つの冬を語る。",
        figures=("森 灯",),
        quotes=(("灯は待つ人のためにある。", "森 灯", None),),
        times=((0, "オープニング"), (250, "霧の夜")),
    ),
    Sample(
        "Chinese",
        """本期简介：一座灯塔和三个冬天的故事。
主播：林舟
嘉宾：周岚、陈默
【本期金句】
「雾会散，灯要留着。」—— 周岚
【时间轴】
00:35 开场
12'30" 第一个冬天
【要点】
1、写日志
2、听风""",
        summary="一座灯塔和三个冬天的故事。",
        figures=("林舟", "周岚", "陈默"),
        quotes=(("雾会散，灯要留着。", "周岚", None),),
        takeaways=("写日志", "听风"),
        times=((35, "开场"), (750, "第一个冬天")),
    ),
    Sample(
        "bold labels with emoji, br only",
        """We meet two sisters who run a ferry.<br><br>🔑 <b>Key Takeaways</b><br>✅ Start early<br>✅ Count the ropes<br><br>
⏱️ <b>Timestamps</b><br>00:00 Intro<br>03:12 The first winter<br><br>💬 <b>Quotes</b><br>“Ferries are just slow bridges.” – Ana Sol<br><br>
🔗 <b>Links</b><br>https://ferry.example""",
        summary="We meet two sisters who run a ferry.",
        quotes=(("Ferries are just slow bridges.", "Ana Sol", None),),
        takeaways=("Start early", "Count the ropes"),
        times=((0, "Intro"), (192, "The first winter")),
    ),
    Sample(
        "announced list without times becomes topics",
        "We sat down with a diver.\n\nIn this episode, we discuss:\n\n* cold water\n* slow ascents\n\nFollow us on social media!",
        summary="We sat down with a diver.",
        topics=("cold water", "slow ascents"),
    ),
    Sample(
        "prose and announcement on one line",
        "<p>This week we catch up with Rob Cole. Topics:</p><ol><li>Masts</li><li>Sails</li></ol><p>Links:</p><ul><li>Ropes</li></ul>",
        summary="This week we catch up with Rob Cole.",
        topics=("Masts", "Sails"),
    ),
    Sample(
        "labels before the prose",
        "Host: Jane Moor\nGuest: Dr. Sam Ahn, oceanographer\n\nWhat does a wave weigh? Sam has spent a decade finding out.\n\nProduced by: Tidal Audio",
        summary="What does a wave weigh? Sam has spent a decade finding out.",
        figures=("Jane Moor", "Dr. Sam Ahn"),
    ),
    Sample(
        "title as heading",
        "# Episode 12: The Buoy\n\nA buoy breaks loose and a village follows it.\n\n## Guests\n- [Ola Berg](https://ola.example) – buoy maker\n- Mia Rask (@miarask)\n\n## Resources\n- [Buoys](https://buoys.example)",
        summary="A buoy breaks loose and a village follows it.",
        figures=("Ola Berg", "Mia Rask"),
    ),
    Sample(
        "a transcript in the notes is no list of chapters and no quotes",
        "Ida Blom (00:00:00):\nA lamp is a promise.\n\nPer Aas (00:00:40):\n\"And who keeps it?\" - that is the question.\n\n(00:01:05):\nThe one awake.",
        figures=("Ida Blom", "Per Aas"),
    ),
    Sample(
        "escaped once too often",
        "&lt;p&gt;A pilot tells of her first night at sea.&lt;/p&gt;&lt;p&gt;Takeaways:&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Sleep first&lt;/li&gt;&lt;/ul&gt;",
        summary="A pilot tells of her first night at sea.",
        takeaways=("Sleep first",),
    ),
    Sample(
        "page furniture only",
        "Hosted on Acast. See acast.com/privacy for more information.\n\nSend in a voice message: https://voice.example\n\nSupport this podcast: https://pay.example",
    ),
)
