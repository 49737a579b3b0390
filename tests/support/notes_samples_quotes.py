"""Show notes with one-liners in all their forms, and the traps that look like them."""

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
""",
        quotes=(
            ("The best thing about a pier is that it ends.", "Noor Haddad", 120),
            ("Ask the tide, not the clock.", "Noor Haddad", 885),
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
        "quote in running text with the name in brackets",
        """\
<p>Kaffee — <a href='https://a.example'>Kanal</a> —
<span>„Wir haben den Hafen nie verlassen, nur gewechselt.“ (Jens)</span> — Möwen.</p>
""",
        summary="Kaffee — Kanal — „Wir haben den Hafen nie verlassen, nur gewechselt.“ (Jens) — Möwen.",
        quotes=(("Wir haben den Hafen nie verlassen, nur gewechselt.", "Jens", None),),
    ),
    Sample(
        "a chapter that is a quote",
        """\
本期你会听到：
00:20 为什么从灯塔开始
09:41 「灯不是给看守人看的。」
13:30 《雾》的最后一章
""",
        quotes=(("灯不是给看守人看的。", "", 581),),
        times=((20, "为什么从灯塔开始"), (581, "「灯不是给看守人看的。」"), (810, "《雾》的最后一章")),
    ),
    Sample(
        "songs, irony, titles, signatures and sponsors",
        """\
We listen to "sea shanties" and read "The Old Man and the Fog" until one calls it "art".

Thanks for listening, and see you at the pier.
-- Mike

## Music
"Salt in the Wires" – The Lanterns
"You never called me back." - Dora Quay

## Sponsor
> "Best rope I ever bought!" - Jane D., verified buyer

1. Bobo Reed – Summer Nights
2. "Harbour Lights" - The Platters
""",
        summary='We listen to "sea shanties" and read "The Old Man and the Fog" until one calls it "art".',
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
        "a transcript in the notes is no list of chapters and no quotes",
        """\
Ida Blom (00:00:00):
A lamp is a promise.

Per Aas (00:00:40):
"And who keeps it?" - that is the question.

(00:01:05):
The one awake.
""",
        figures=("Ida Blom", "Per Aas"),
    ),
    Sample(
        "guests as headings with their lines and their initials",
        """\
Adam and Jerry talk boats.

### Ferry Lind

Ferry Lind builds boats out of old doors.

"Boats float because we keep asking them to." - Ferry Lind

### Dana Holt

Dana Holt works at Dockside.

"I'd rather sail badly than row well." - DH

- [Boat](https://boat.example/) ("the" boat)
- ["Why boats are late again."](https://x.example) - Boat Weekly
""",
        summary="Adam and Jerry talk boats.",
        figures=("Ferry Lind", "Dana Holt"),
        quotes=(
            ("Boats float because we keep asking them to.", "Ferry Lind", None),
            ("I'd rather sail badly than row well.", "Dana Holt", None),
        ),
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
        "written by a machine: takeaways without bullets, sound bites, keywords",
        """\
Summary

In this conversation, Ida Ny discusses rope. She explains knots.

Takeaways

Rope holds when tied.
Knots fail when wet.

Sound Bites

"Rope is honest"
"I tie, therefore I am"

Chapters

00:00 Introduction
02:10 Knots

Keywords

rope, knots, sailing
""",
        summary="In this conversation, Ida Ny discusses rope. She explains knots.",
        topics=("rope", "knots", "sailing"),
        quotes=(("Rope is honest", "", None), ("I tie, therefore I am", "", None)),
        takeaways=("Rope holds when tied.", "Knots fail when wet."),
        times=((0, "Introduction"), (130, "Knots")),
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
        "timed quotes outside any part are no chapters",
        """\
12:30 Ida: "Rope is honest and so am I."
[14:20] “Lamps are not.” – Per Ek
Per Ek (20:10): “We close at nine.”
""",
        quotes=(
            ("Rope is honest and so am I.", "Ida", 750),
            ("Lamps are not.", "Per Ek", 860),
            ("We close at nine.", "Per Ek", 1210),
        ),
    ),
    Sample(
        "quotes run on in one line",
        'Quotes: "A lamp is a promise." - Ida Ny @ 1:10 "A rope is a debt." - Per Ek @ 14:20',
        quotes=(("A lamp is a promise.", "Ida Ny", 70), ("A rope is a debt.", "Per Ek", 860)),
    ),
    Sample(
        "block quotes: of the week, of an article, of a sponsor",
        """\
- [02:44] Quote of the week
  > Rust is what the sea says about iron, and
  > iron has no answer.

## Rope gets longer

> The new rope is ten metres long, says its maker.

- [Rope](https://rope.example)

> Today's episode is sponsored by Rope. "It holds." - Rope
""",
        quotes=(("Rust is what the sea says about iron, and iron has no answer.", "", 164),),
        times=((164, "Quote of the week"),),
    ),
    Sample(
        "praise from the press is no one-liner of the show",
        """\
“I listen every week, and so should you.” — The Harbour Times

We talk to Ida about ropes and the people who splice them.
""",
        summary="We talk to Ida about ropes and the people who splice them.",
    ),
    Sample(
        "songs and their singers",
        """\
Tracklist
1. "Blue Water" - The Lanterns [3:20]
2. 04:10 Bobo Reed – Summer Nights
00:00 The Lanterns - "Blue Water Is What I Drink"
05:00 "La vie en jaune" - Edda Moineau
"La vie en gris" - Edda Moineau (8:20)
""",
        times=(
            (200, '"Blue Water" - The Lanterns'),
            (250, "Bobo Reed – Summer Nights"),
            (0, 'The Lanterns - "Blue Water Is What I Drink"'),
            (300, '"La vie en jaune" - Edda Moineau'),
            (500, '"La vie en gris" - Edda Moineau'),
        ),
    ),
    Sample(
        "a transcript without times",
        """\
**Ida Ny:** Hello and welcome, Per.

**Per Ek:** Thanks.

**Ida Ny:** So, lamps?

**Per Ek:** "Little suns." - I think.
""",
        figures=("Ida Ny", "Per Ek"),
    ),
    Sample(
        "a transcript with a time in each line",
        """\
[00:00] Ida Ny: Hello.
[00:10] Per Ek: Thanks.
[00:20] Ida Ny: So, lamps.
[00:30] Per Ek: Lamps!
""",
        figures=("Ida Ny", "Per Ek"),
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
)
