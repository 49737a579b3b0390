"""Show notes with one-liners in all their forms."""

from support.notes_samples import Sample

QUOTES = (
    Sample(
        "quote, dash, name, at, time",
        """\
Ada tells us how she taught a harbour crane to read.

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
        """\
The best thing about a pier is that it ends. ~ Noor Haddad (2:00)
Ask the tide, not the clock. ~ Noor Haddad (14:45)

A harbour is a promise kept by strangers.
~ Noor Haddad (20:10)
""",
        quotes=(
            ("The best thing about a pier is that it ends.", "Noor Haddad", 120),
            ("Ask the tide, not the clock.", "Noor Haddad", 885),
            ("A harbour is a promise kept by strangers.", "Noor Haddad", 1210),
        ),
    ),
    Sample(
        "attribution on the next line",
        """\
“We built the boat before we knew the river.”
— Tomas Lind

Welcome to another episode about boats and their builders.
""",
        summary="Welcome to another episode about boats and their builders.",
        quotes=(("We built the boat before we knew the river.", "Tomas Lind", None),),
    ),
    Sample(
        "block quote with attribution in Markdown",
        """\
> Nobody reads a map in a storm.
> — Ida Ny, cartographer
""",
        quotes=(("Nobody reads a map in a storm.", "Ida Ny", None),),
    ),
    Sample(
        "block quote with attribution in HTML",
        "<blockquote><p>A good chart is an argument.</p><cite>Per Ek</cite></blockquote>",
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
        """\
"You cannot hurry a tide table."
"You can only print a new one."
– Wen Li
""",
        quotes=(
            ("You cannot hurry a tide table.", "Wen Li", None),
            ("You can only print a new one.", "Wen Li", None),
        ),
    ),
    Sample(
        "numbered, time first, speaker first",
        """\
## Notable Quotes
1. [03:15] Jo Park: "Every knot is a promise."
2. "Untie it and you will see who kept theirs." (Jo Park, 08:40)
3. "The rope does not care." - JP
""",
        quotes=(
            ("Every knot is a promise.", "Jo Park", 195),
            ("Untie it and you will see who kept theirs.", "Jo Park", 520),
            ("The rope does not care.", "JP", None),
        ),
    ),
    Sample(
        "initials of a guest",
        """\
Guest: Karin Steen

Quotes:
"A map is a decision." - KS
"And a decision needs a date." – K. S.
""",
        figures=("Karin Steen",),
        quotes=(
            ("A map is a decision.", "Karin Steen", None),
            ("And a decision needs a date.", "Karin Steen", None),
        ),
    ),
    Sample(
        "quotes under a heading without marks",
        """\
<h3>Tweetable quotes:</h3><ul><li>Small harbours survive by being useful twice.</li>
<li>You do not own the weather, you rent it. – Bea Roth</li></ul><h3>Links</h3>
<ul><li>Not a quote at all.</li></ul>
""",
        quotes=(
            ("Small harbours survive by being useful twice.", "", None),
            ("You do not own the weather, you rent it.", "Bea Roth", None),
        ),
    ),
    Sample(
        "bold labels with emoji, br only",
        """\
We meet two sisters who run a ferry.<br><br>🔑 <b>Key Takeaways</b><br>✅ Start early<br>
✅ Count the ropes<br><br>
⏱️ <b>Timestamps</b><br>00:00 Intro<br>03:12 The first winter<br><br>
💬 <b>Quotes</b><br>
“Ferries are just slow bridges.” – Ana Sol<br><br>
🔗 <b>Links</b><br>https://ferry.example
""",
        summary="We meet two sisters who run a ferry.",
        quotes=(("Ferries are just slow bridges.", "Ana Sol", None),),
        takeaways=("Start early", "Count the ropes"),
        times=((0, "Intro"), (192, "The first winter")),
    ),
    Sample(
        "two speakers of one line, and two lines of two speakers",
        """\
"If you can't test it, don't sail it." – Erik Saint & Carla Poe

"First things last." - Ida Ny, "Last things first." - Per Ek
""",
        quotes=(
            ("If you can't test it, don't sail it.", "Erik Saint & Carla Poe", None),
            ("First things last.", "Ida Ny", None),
            ("Last things first.", "Per Ek", None),
        ),
    ),
    Sample(
        "a motto above the notes, times after the items",
        """\
<p><em>“Rope, Rope: Always Be Tying, Never Be Tied.”</em><br>— <strong>Joss Lind</strong></p>
<p><strong>Joss Lind</strong>
 (<a href="https://t.example">@joss</a>) is a retired captain. He lives by the sea.</p>
<p><strong>SHOW NOTES</strong></p>
<ul><li>Why Joss wakes at 4:30 a.m. [07:25]</li><li>What is rope? [13:52]</li>
<li>Parting thoughts. [1:24:09]</li></ul>
""",
        summary="Joss Lind (@joss) is a retired captain. He lives by the sea.",
        figures=("Joss Lind",),
        quotes=(("Rope, Rope: Always Be Tying, Never Be Tied.", "Joss Lind", None),),
        times=((445, "Why Joss wakes at 4:30 a.m."), (832, "What is rope?"), (5049, "Parting thoughts.")),
    ),
    Sample(
        "emoji for headings and numbers",
        """\
🎙️ Guest: Ida Ny, CEO of Lampworks
⏰ TIMESTAMPS:
0:00 Intro
1:15 Oil
📌 KEY TAKEAWAYS:
1️⃣ Oil matters
2️⃣ So does patience
💬 QUOTE: "Oil is patience you can buy." — Ida Ny
🔗 LINKS: https://lamp.example
""",
        figures=("Ida Ny",),
        quotes=(("Oil is patience you can buy.", "Ida Ny", None),),
        takeaways=("Oil matters", "So does patience"),
        times=((0, "Intro"), (75, "Oil")),
    ),
    Sample(
        "speaker before the quote, time anywhere",
        """\
Best quotes:
Ida: "A lamp is a promise."
Per: "A promise is a bill." (14:20)
[20:10] Ida - "Then I am broke."
""",
        quotes=(
            ("A lamp is a promise.", "Ida", None),
            ("A promise is a bill.", "Per", 860),
            ("Then I am broke.", "Ida", 1210),
        ),
    ),
    Sample(
        "quotes run on in one line",
        'Quotes: "A lamp is a promise." - Ida Ny @ 1:10 "A rope is a debt." - Per Ek @ 14:20',
        quotes=(("A lamp is a promise.", "Ida Ny", 70), ("A rope is a debt.", "Per Ek", 860)),
    ),
    Sample(
        "Markdown with a few tags",
        """\
# Rope

We talk about rope with Ida.<br>

> Rope is honest.
> — Ida Ny

## Timestamps

- 0:00 Intro
- 1:10 <b>Rope</b>
""",
        summary="We talk about rope with Ida.",
        quotes=(("Rope is honest.", "Ida Ny", None),),
        times=((0, "Intro"), (70, "Rope")),
    ),
    Sample(
        "quotes of one person, numbered, times behind",
        """\
Quotes from Ida Ny:

1) Oil is patience you can buy. (12:30)
2) Wicks are not. (13:00)
""",
        quotes=(("Oil is patience you can buy.", "Ida Ny", 750), ("Wicks are not.", "Ida Ny", 780)),
    ),
    Sample(
        "single marks, entities, emphasis, bars",
        """\
<p>‘Oil isn’t patience at all.’ – Ida Ny</p><p>'Nor are the wicks.' - Per Ek</p>
<p>&ldquo;Fog is free.&rdquo;&nbsp;&mdash;&nbsp;<em>Ana Sol</em>, 12:30</p>
<p>“Who would pay for it?” | Bo Roth</p>
""",
        quotes=(
            ("Oil isn’t patience at all.", "Ida Ny", None),
            ("Nor are the wicks.", "Per Ek", None),
            ("Fog is free.", "Ana Sol", 750),
            ("Who would pay for it?", "Bo Roth", None),
        ),
    ),
    Sample(
        "a quote below the line of each chapter",
        """\
03:19 Nace el faro

“El papel dice que la lámpara se encendió en el puerto y el año creo que fue 1904”

06:43 La noche

“La noche no es oscura, es larga, y eso solo lo sabe quien la ha vigilado”
""",
        quotes=(
            ("El papel dice que la lámpara se encendió en el puerto y el año creo que fue 1904", "", 199),
            ("La noche no es oscura, es larga, y eso solo lo sabe quien la ha vigilado", "", 403),
        ),
        times=((199, "Nace el faro"), (403, "La noche")),
    ),
    Sample(
        "several block quotes named by one line",
        """\
Before the links, here are some notable quotes from this episode.

> Lamps are trimmed by those who wait.

> Waiting isn't idle. It is how a harbour works.

---

> A lamp shop of the harbour, open all year.
""",
        summary="Before the links, here are some notable quotes from this episode.",
        quotes=(
            ("Lamps are trimmed by those who wait.", "", None),
            ("Waiting isn't idle. It is how a harbour works.", "", None),
        ),
    ),
    Sample(
        "a block quote that begins with a full name",
        """\
> Ann Reed: If you trim a lamp and are glad of it, then go on; there is no second trade.
""",
        quotes=(
            (
                "If you trim a lamp and are glad of it, then go on; there is no second trade.",
                "Ann Reed",
                None,
            ),
        ),
    ),
    Sample(
        "the best quote on a line of its own, and the pick of the week",
        """\
**Best quote:** "Distance is a tax on trust." — Jo Kent, 10:45

Pick of the week: "Low Water" by Mira Holt
""",
        quotes=(("Distance is a tax on trust.", "Jo Kent", 645),),
    ),
    Sample(
        "a book speaks",
        "「我还在船上的时候，我相信，风就和我本人一样真实。」- 《渡船》中的船工\n",
        quotes=(("我还在船上的时候，我相信，风就和我本人一样真实。", "《渡船》中的船工", None),),
    ),
    Sample(
        "those who said them as headings below that of quotes",
        """\
## Quotes

### Ida Blom
- “A lamp is a promise, and promises are kept at night.”

### Per Aas
- “Nobody thanks a light.”

### Links
- “Low Light”: https://a.example/low
""",
        quotes=(
            ("A lamp is a promise, and promises are kept at night.", "Ida Blom", None),
            ("Nobody thanks a light.", "Per Aas", None),
        ),
    ),
    Sample(
        "an empty line inside a block quote, a time before the name, a full stop behind the mark",
        """\
> A lamp is a promise, and promises are kept at night.
>
> — Ida Blom, keeper of the pier

“Nobody thanks a light that did not go out.” @ 12:30 – Per Aas

«Лампа — это обещание». (Лена Маякова, 14:00)
""",
        quotes=(
            ("A lamp is a promise, and promises are kept at night.", "Ida Blom", None),
            ("Nobody thanks a light that did not go out.", "Per Aas", 750),
            ("Лампа — это обещание", "Лена Маякова", 840),
        ),
    ),
)
