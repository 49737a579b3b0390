"""Show notes in which it is told in less usual ways who said what, and when."""

from support.notes_samples import Sample

SAID = (
    Sample(
        "who said them and when below quotes, not a transcript",
        """\
Quotes

“A net is a plan with holes.”
Ida Blom | 08:15

“The harbour keeps no diary.”
Ida Blom | 22:47

“Salt is the only rock we miss.”
Per Aas | 31:00
""",
        quotes=(
            ("A net is a plan with holes.", "Ida Blom", 495),
            ("The harbour keeps no diary.", "Ida Blom", 1367),
            ("Salt is the only rock we miss.", "Per Aas", 1860),
        ),
    ),
    Sample(
        "initials and times before words in quotation marks, not a transcript",
        """\
Guests: Ida Blom, Per Aas

QUOTES
[05:10] IB: "A net is a plan with holes."
[11:48] PA: "The harbour keeps no diary."
[30:02] IB: "Salt is the only rock we miss."
""",
        figures=("Ida Blom", "Per Aas"),
        quotes=(
            ("A net is a plan with holes.", "Ida Blom", 310),
            ("The harbour keeps no diary.", "Per Aas", 708),
            ("Salt is the only rock we miss.", "Ida Blom", 1802),
        ),
    ),
    Sample(
        "a time on a line of its own above each quote",
        """\
## Memorable quotes

**12:04**
"You do not sell rope, you sell the hour before the storm."
— Ida Blom, ropemaker

**25:40**
"A knot is a rope that made up its mind."
— Per Aas
""",
        quotes=(
            ("You do not sell rope, you sell the hour before the storm.", "Ida Blom", 724),
            ("A knot is a rope that made up its mind.", "Per Aas", 1540),
        ),
    ),
    Sample(
        "names with a colon above what they said",
        """\
Key quotes

Ida Blom:
"A knot is a rope that made up its mind."

Per Aas:
"I only trust rope that smells."
""",
        quotes=(
            ("A knot is a rope that made up its mind.", "Ida Blom", None),
            ("I only trust rope that smells.", "Per Aas", None),
        ),
    ),
    Sample(
        "headings with names below one that says whose words they are",
        """\
## In their own words

### Ida Blom
> You do not tie it, you persuade it.

### Per Aas
> I cut nine hundred ropes before the first knot.
""",
        quotes=(
            ("You do not tie it, you persuade it.", "Ida Blom", None),
            ("I cut nine hundred ropes before the first knot.", "Per Aas", None),
        ),
    ),
    Sample(
        "a speaker in the heading, times behind",
        """\
Quotes by Ida Blom

• "Ice is the most honest road." (7:01)
• "We skate in a line so that only one of us is brave." (28:20)
""",
        quotes=(
            ("Ice is the most honest road.", "Ida Blom", 421),
            ("We skate in a line so that only one of us is brave.", "Ida Blom", 1700),
        ),
    ),
    Sample(
        "said on something",
        """\
Highlights from the conversation

Ida Blom on fear: “It is a compass with one point.”
Per Aas on money: “I count it so that it stops counting me.”
""",
        quotes=(
            ("It is a compass with one point.", "Ida Blom", None),
            ("I count it so that it stops counting me.", "Per Aas", None),
        ),
    ),
    Sample(
        "headings that say what is talked of",
        """\
<p>Ida Blom has written ten years about one field.</p>
<p><strong>On walking the same field</strong></p>
<p>"It is never the same field. I am the one who repeats."</p>
<p><strong>On why she stopped</strong></p><p>"Rhyme is a door that only opens inwards."</p>
""",
        summary="Ida Blom has written ten years about one field.",
        quotes=(
            ("It is never the same field. I am the one who repeats.", "", None),
            ("Rhyme is a door that only opens inwards.", "", None),
        ),
    ),
    Sample(
        "translations beside and below",
        """\
Citations

« La mer ne rend pas les gens meilleurs. » (“The sea does not make people better.”) – Ida Blom, 11:20

« On ne revient jamais le même. »
(You never come back the same.)
— Per Aas, 35:02
""",
        quotes=(
            ("La mer ne rend pas les gens meilleurs.", "Ida Blom", 680),
            ("On ne revient jamais le même.", "Per Aas", 2102),
        ),
    ),
    Sample(
        "minutes without seconds, dashes as bullets, a name behind a full stop",
        """\
Zitate

„Ein Deich ist eine Meinung aus Lehm.“ (Ida Blom, Minute 14)
— «Мост — это река, которая передумала». Лена Маякова, 05:40
""",
        quotes=(
            ("Ein Deich ist eine Meinung aus Lehm.", "Ida Blom", 840),
            ("Мост — это река, которая передумала", "Лена Маякова", 340),
        ),
    ),
    Sample(
        "slashes before times, and who somebody is before the name, in eastern scripts",
        """\
名言
・「鉄は怒らない。待っているだけ。」（森本／12:30）
・「道具は使われて、やっと完成する。」（聞き手・佐野／40:02）
・“停了的表一天也对两次，人不行。”（主播 阿岚，29:00）
""",
        quotes=(
            ("鉄は怒らない。待っているだけ。", "森本", 750),
            ("道具は使われて、やっと完成する。", "佐野", 2402),
            ("停了的表一天也对两次，人不行。", "阿岚", 1740),
        ),
    ),
    Sample(
        "the sign of one who speaks",
        """\
Um marinheiro conta como aprendeu a esperar.
🗣️ “O rio não está atrasado, tu é que chegaste cedo.”
""",
        summary="Um marinheiro conta como aprendeu a esperar.",
        quotes=(("O rio não está atrasado, tu é que chegaste cedo.", "", None),),
    ),
    Sample(
        "verses, posts elsewhere, and a length behind long prose are nobody's quotes",
        """\
Per Aas came by to read. “If you want to hear laughter, make plans.” That could be our motto. It went on
until late and all were glad – Length: 3:01:30 with Ida at the desk. Write to @ropeshow or come by.

"They that go down to the sea in ships do business in great waters." – Psalm 107:23

- [Ida Blom on X: "A different way this could go down."](https://x.example/1)
""",
        summary=(
            "Per Aas came by to read. “If you want to hear laughter, make plans.” That could be our motto. "
            "It went on\nuntil late and all were glad – Length: 3:01:30 with Ida at the desk. "
            "Write to @ropeshow or come by."
        ),
    ),
    Sample(
        "full names below quotes in the same paragraph",
        """\
<p>We visit a leaking theatre.</p>
<p>“A net is a plan with holes.”<br><small>Ida Blom, 12:34</small></p>
<p>“The harbour keeps
no diary of those
who never came back.”<br>— Per Aas</p>
""",
        summary="We visit a leaking theatre.",
        quotes=(
            ("A net is a plan with holes.", "Ida Blom", 754),
            ("The harbour keeps no diary of those who never came back.", "Per Aas", None),
        ),
    ),
    Sample(
        "rows of a table in any order",
        """\
## Key quotes

| Time | Speaker | Quote |
|------|---------|-------|
| 12:34 | Ida Blom | "A net is a plan with holes." |

| Speaker | Quote | Time |
|---------|-------|------|
| Per Aas | The harbour keeps no diary. | 40:02 |
""",
        quotes=(
            ("A net is a plan with holes.", "Ida Blom", 754),
            ("The harbour keeps no diary.", "Per Aas", 2402),
        ),
    ),
    Sample(
        "words that say who speaks, subjects in bold, times without brackets",
        """\
## Golden nuggets

„Ein Netz ist ein Plan mit Löchern“, sagt Ida Blom.

„Sieć to plan z dziurami” – mówi Ida Blom

"The harbour keeps no diary." by Per Aas

Per Aas @33:20 – "I named the leaks."

12:34 三浦「雨は家賃を滞納しない唯一の住人です。」

1. **On rain** "Rain is a tenant who pays on time." – Ida Blom
""",
        quotes=(
            ("Ein Netz ist ein Plan mit Löchern", "Ida Blom", None),
            ("Sieć to plan z dziurami", "Ida Blom", None),
            ("The harbour keeps no diary.", "Per Aas", None),
            ("I named the leaks.", "Per Aas", 2000),
            ("雨は家賃を滞納しない唯一の住人です。", "三浦", 754),
            ("Rain is a tenant who pays on time.", "Ida Blom", None),
        ),
    ),
    Sample(
        "marks set large",
        "❝A net is a plan with holes.❞ — Ida Blom",
        quotes=(("A net is a plan with holes.", "Ida Blom", None),),
    ),
    Sample(
        "songs at the end, linked titles, and what those who pay say, are nobody's quotes",
        """\
Ida sat down and read. Closing song: "All the Rain You Cannot Hold." – Per Aas.

- 『[海を渡る人のための組織とビジネスの設計図と仕事](https://b.example/1)』(翔泳社)

This show is supported by Drywell.

“Stay dry, stay sharp.” – Drywell
""",
        summary='Ida sat down and read. Closing song: "All the Rain You Cannot Hold." – Per Aas.',
    ),
    Sample(
        "marks that the page puts around what was said, and captions that say who said it",
        """\
<p>We climb a tower.</p>
<p><q>Every bell is out of tune with someone.</q> <cite>— Ida Blom</cite></p>
<figure><img src="a.jpg"><figcaption>The tower, photo: Per Aas</figcaption></figure>
<figure><blockquote>I count the steps so that they don't count me.</blockquote>
<figcaption>Per Aas</figcaption></figure>
<blockquote><p>“All towers are haunted by the sky.”</p><p>Ida Blom, <em>Steps</em></p></blockquote>
""",
        summary="We climb a tower.",
        quotes=(
            ("Every bell is out of tune with someone.", "Ida Blom", None),
            ("I count the steps so that they don't count me.", "Per Aas", None),
            ("All towers are haunted by the sky.", "Ida Blom", None),
        ),
    ),
    Sample(
        "names in a list above what they said",
        """\
<h3>Top quotes</h3>
<ul><li><b>Ida Blom</b><ul><li>“Every bell is out of tune with someone.” (11:00)</li></ul></li>
<li><b>Per Aas</b><ul><li>“A bell is a loom for air.” (20:20)</li></ul></li></ul>
""",
        quotes=(
            ("Every bell is out of tune with someone.", "Ida Blom", 660),
            ("A bell is a loom for air.", "Per Aas", 1220),
        ),
    ),
    Sample(
        "the one-liners of somebody, signs behind a name, minutes with a prime",
        """\
"A bell is a loom for air." – Per Aas #bells 🔔

Ida's best one-liners

1. Every bell is out of tune with someone. (11:00)
2. « Une cloche, c'est du silence. » (3'20)
""",
        quotes=(
            ("A bell is a loom for air.", "Per Aas", None),
            ("Every bell is out of tune with someone.", "", 660),
            ("Une cloche, c'est du silence.", "", 200),
        ),
    ),
    Sample(
        "prose under a heading that only says that the episode comes",
        """\
<p><b>In this episode</b></p><p>Ida Blom joins us to talk about bells, steps and the sky above a small town.
She built her first tower at nine.</p><p><b>Links</b></p><ul><li>Tower</li></ul>
""",
        summary=(
            "Ida Blom joins us to talk about bells, steps and the sky above a small town. "
            "She built her first tower at nine."
        ),
    ),
    Sample(
        "a line that says who says it",
        """\
We climb a tower with two who know it.

Ida says "A bell is a loom for air."

Per Aas, tower keeper and researcher — "I count the steps so that they don't count me."

"We have about fifty thousand bells." – @perkeeper on #towers

- Rope, says the shop, is "as good as it gets for every tower in the land."
""",
        summary="We climb a tower with two who know it.",
        quotes=(
            ("A bell is a loom for air.", "Ida", None),
            ("I count the steps so that they don't count me.", "Per Aas", None),
            ("We have about fifty thousand bells.", "@perkeeper", None),
        ),
    ),
    Sample(
        "words before a time in brackets, signs before quotes, long names",
        """\
"I know people by their shoes." (starts at 7:45)
"The oars are older than the boat." – Guest Bo Holm
✨ 「河不趕時間，趕時間的是人。」－－擺渡人 阿倫
"The ice decides when." - Ana del Carmen Ortiz de la Vega (1:02:03)
""",
        quotes=(
            ("I know people by their shoes.", "", 465),
            ("The oars are older than the boat.", "Bo Holm", None),
            ("河不趕時間，趕時間的是人。", "阿倫", None),
            ("The ice decides when.", "Ana del Carmen Ortiz de la Vega", 3723),
        ),
    ),
    Sample(
        "prose, then quotes in the same line; what is asked, and what was printed, is nobody's quote",
        """\
<p>Ida Blom crosses a river. Quotes: “I know people by their shoes.” – Ida Blom</p>
<p>Guest quotes:</p><p>The ice decides when. – Per Aas</p>
<p><b>From our listeners</b></p><ul><li>"Why not just build a bridge?" – Jens</li></ul>
<p>"The river remembers it all." (Holm, 2018)</p>
<p>“Like a warm bath with bells.” – Harbour Weekly</p>
""",
        summary="Ida Blom crosses a river. Quotes: “I know people by their shoes.” – Ida Blom",
        quotes=(
            ("I know people by their shoes.", "Ida Blom", None),
            ("The ice decides when.", "Per Aas", None),
        ),
    ),
)
