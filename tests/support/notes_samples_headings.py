"""Show notes whose headings and first lines say less than they seem to, or more."""

from support.notes_samples import Sample

HEADINGS = (
    Sample(
        "headings whose words name something else",
        """\
We talk of lamps and of the people who trim them.

## Pointer Events
- [How lamps point](https://a.example/point)

## Тёмная тема
- [Night sailing](https://a.example/night)

Some guests he has hosted include:
* Ann Reed of the Lamp Guild
* Harbour master Jo Kent
""",
        summary="We talk of lamps and of the people who trim them.",
    ),
    Sample(
        "the title of the episode names a part",
        """\
<h2>Episode 54: Social Media</h2>
<p>Ann and Jo ask what the coast would post, and whether gulls should be asked first.</p>
""",
        summary="Ann and Jo ask what the coast would post, and whether gulls should be asked first.",
    ),
    Sample(
        "phrases with names before or after them",
        """\
## Ann's Takeaways
- Trim the lamp before dusk.

## Quotes from Ann Reed
> "A lamp that is trimmed late is late all night."

> "Nobody thanks a light that did not go out."
""",
        quotes=(
            ("A lamp that is trimmed late is late all night.", "Ann Reed", None),
            ("Nobody thanks a light that did not go out.", "Ann Reed", None),
        ),
        takeaways=("Trim the lamp before dusk.",),
    ),
    Sample(
        "chapters that begin with a name are no transcript",
        """\
Ann and Jo plan their year.

* **[00:00](#t=00:00)** Welcome
* **[00:26](#t=00:26)** Ann: Stand more
* **[06:55](#t=06:55)** Ann: Rise early
* **[10:04](#t=10:04)** Jo: Keep a log
* **[14:43](#t=14:43)** Ann: Answer letters
* **[19:14](#t=19:14)** Jo: Own less
""",
        summary="Ann and Jo plan their year.",
        times=(
            (0, "Welcome"),
            (26, "Ann: Stand more"),
            (415, "Ann: Rise early"),
            (604, "Jo: Keep a log"),
            (883, "Ann: Answer letters"),
            (1154, "Jo: Own less"),
        ),
    ),
    Sample(
        "a list of links is no summary",
        """\
- [The lamp that would not go out](https://a.example/lamp)
- [Who trims the trimmer?](https://a.example/trim) - a long read about the trade.
""",
    ),
    Sample(
        "an appeal before the summary",
        """\
<p>This episode is out early on Patreon! Support us there.<br><br>Jo Kent walks the pier and \
counts what the winter has left of it.</p>
""",
        summary="Jo Kent walks the pier and counts what the winter has left of it.",
    ),
    Sample(
        "prose below a rule, where only labels stand above it",
        """\
Week 12, lecture 1
·
Reading: https://a.example/w12?preview=true
·
Quizzes:
- Easy: https://a.example/q1
- Hard: https://a.example/q2
·
Harbours link the making of persons to the long work of tides, and to all who wait.
·
Key points:
- Waiting is learned.
""",
        summary="Harbours link the making of persons to the long work of tides, and to all who wait.",
    ),
    Sample(
        "lines run together, behind a pointer to a page",
        """\
The Pier Show Key Takeaways  Trust is distance minus time  Slow boats win because they arriveA lamp \
is cheaper than a wreck Read the full notes @ pier.exampleJo Kent is a pilot and the author of Low \
Water. She joins Ann Reed to speak of trust and of tides.""",
        summary="Jo Kent is a pilot and the author of Low Water. "
        "She joins Ann Reed to speak of trust and of tides.",
        figures=("Jo Kent",),
        takeaways=(
            "Trust is distance minus time",
            "Slow boats win because they arrive",
            "A lamp is cheaper than a wreck",
        ),
    ),
    Sample(
        "a guest with a list of facts below the name",
        """\
<p><strong>ゲスト紹介</strong></p><p>森下 灯 <a href="https://a.example/m">@lamp</a></p>
<ul><li>港町でひとりで灯台を守っている</li><li>趣味は霧を聞くこと</li></ul>
""",
        figures=("森下 灯",),
    ),
    Sample(
        "one word behind a full name is what the person is",
        "**Unser Gast:** Ida Blom, Leuchtturmwärterin\n",
        figures=("Ida Blom",),
    ),
    Sample(
        "bold labels that lost the break before them",
        """\
<p>La nebbia e i suoi strati. Queste e altre storie nella puntata.<strong>Ospiti:</strong> <a href="https://a.example/i">\
Ida Faro</a>, <a href="https://a.example/m">Marco Onda</a><strong>Produttori:</strong>Edo Rame, Gina Vela</p>
""",
        summary="La nebbia e i suoi strati. Queste e altre storie nella puntata.",
        figures=("Ida Faro", "Marco Onda"),
    ),
    Sample(
        "two labels on one line, and boxes to tick",
        """\
Host: Jan Roe | Guest: Ida Blom

Action items:
[ ] Trim the lamp
[x] Buy oil
""",
        figures=("Jan Roe", "Ida Blom"),
        takeaways=("Trim the lamp", "Buy oil"),
    ),
    Sample(
        "facts above the prose of the summary",
        """\
## Summary

**Show:** The Slow Pier
**Date:** 4 May

### Overview

Ida Ny looks back on forty winters of ice.
""",
        summary="Ida Ny looks back on forty winters of ice.",
    ),
    Sample(
        "number words and the form of the show around the phrase",
        """\
### Three Ideas from the Interview

1. A gate that never rests wears evenly.
2. Rust is patient.

Four Key Insights That Came Out of It:

1. Oil is gossip.
""",
        takeaways=("A gate that never rests wears evenly.", "Rust is patient.", "Oil is gossip."),
    ),
    Sample(
        "prose under a heading for highlights is no list",
        """\
Episode Highlights:
In this one I walk the dyke from end to end. It takes a day, and two sandwiches.

I met the keeper at noon. He had seen me coming since nine.
""",
    ),
    Sample(
        "a length with a line of its own",
        """\
**Length:** 48:10
**Taped:** 4 June at 10:15

Why does the sea come twice a day in one town and once in the next?

Laufzeit: 47:35 Minuten
""",
        summary="Why does the sea come twice a day in one town and once in the next?",
    ),
    Sample(
        "links of the page before the prose",
        """\
# Episode 7: Gates

- [Listen](https://gate.example/7)

We talked with Hanne about gates. We have covered:

- Who opens them
- Who shuts them
""",
        summary="We talked with Hanne about gates.",
        topics=("Who opens them", "Who shuts them"),
    ),
    Sample(
        "signs that stand before headings, and other signs before items",
        """\
📌 Topics
• Rope
• Salt and tar
""",
        topics=("Rope", "Salt and tar"),
    ),
)
