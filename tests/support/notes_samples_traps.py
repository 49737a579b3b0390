"""Show notes in which one-liners and what only looks like them stand side by side."""

from support.notes_samples import Sample

TRAPS = (
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
        "a quote named on its chapter",
        """\
[00:01] Start
[00:05] "Oil is patience you can buy." - Ida
[00:12] Quote: "Fog is free."
""",
        quotes=(("Oil is patience you can buy.", "Ida", 5), ("Fog is free.", "", 12)),
        times=(
            (1, "Start"),
            (5, '"Oil is patience you can buy." - Ida'),
            (12, 'Quote: "Fog is free."'),
        ),
    ),
    Sample(
        "questions as chapters and titles of linked pages",
        """\
- [@1:45] - "What are you trimming?"
- [@2:00] - "Who pays for the oil?"
- [@32:33] - ["Is it possible to leak a lamp?" - Lamp Overflow](https://a.example/q)
- [@40:00] - Crate of the week
  > A lamp library that strives to offer the best light with the least oil.
""",
        times=(
            (105, '"What are you trimming?"'),
            (120, '"Who pays for the oil?"'),
            (1953, '"Is it possible to leak a lamp?" - Lamp Overflow'),
            (2400, "Crate of the week"),
        ),
    ),
    Sample(
        "praise of the show",
        """\
Jo Kent reads a tide table aloud.

“This show changed how I sail. I can't recommend it enough!” – Jane from Ohio, Apple Podcasts
""",
        summary="Jo Kent reads a tide table aloud.",
    ),
    Sample(
        "a conversation in block quotes",
        """\
> Ann: Did you trim the lamp at the pier this evening?
> Jo: I did, and the one behind it.

> Ann: And what did the master say?

> Jo Kent: He said that it was late.

> Ann: It was late.
""",
    ),
    Sample(
        "times in prose, verses and scores",
        """\
We met at 10:30 and left at 12:15, and the odds against us were 3:10 by then.

Readings: John 3:16, Romans 8:28 and Mark 4:35, with a word on each of them.
""",
        summary="We met at 10:30 and left at 12:15, and the odds against us were 3:10 by then.",
    ),
    Sample(
        "songs under a heading that may mean topics",
        """\
Puntata del 9 maggio, un'ora di musica da finestra aperta.

SCALETTA:
LA PIOGGIA SA- Bruna Teli
NOVE LAMPIONI - I Tramvai
CANTO DEL FORNO- Remo Alti (Rubrica "Pane e vinile")
""",
        summary="Puntata del 9 maggio, un'ora di musica da finestra aperta.",
    ),
    Sample(
        "the lengths of other episodes, the sponsors, the rights",
        """\
A walk along the dyke with the man who mends it.

More episodes

The bridge that stayed shut
1:12:23

Sawdust and rules
28:32

© 2023 The Slow Pier. All rights reserved by those who asked.
""",
        summary="A walk along the dyke with the man who mends it.",
    ),
    Sample(
        "how long a song is",
        """\
Night shifts, and the people who switch the town on.

Music: "Do Not Sleep" by Anna Grey (2:45)

Playlist:
Otis Vane - "Say It Again, Slowly." (3:42)
""",
        summary="Night shifts, and the people who switch the town on.",
    ),
    Sample(
        "what the sponsor says",
        """\
Sponsored by Slow Fire Coffee.

> "Good coffee does not talk."
> — Slow Fire Coffee

Night markets, and those who are up before the sun.
""",
        summary="Night markets, and those who are up before the sun.",
    ),
)
