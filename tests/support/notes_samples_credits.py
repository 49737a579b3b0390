"""Show notes that credit people without a list of guests, and lists below headings of their own."""

from support.notes_samples import Sample

CREDITS = (
    Sample(
        "a play, its cast with what each plays",
        """\
Chapter Nine: The Weir

Elin goes back for the bell, and the river keeps its word.

Starring Maud Ellery as Elin, Tomas Birk as the Ferryman, and Jo Sands as everyone else.
Written by Ada Pell.
""",
        summary="Elin goes back for the bell, and the river keeps its word.",
        figures=("Maud Ellery", "Tomas Birk", "Jo Sands"),
    ),
    Sample(
        "people with their addresses, and what warns of the content",
        """\
Content warning: storms.

The storm is three hours out and the generator has an opinion.

Cast
Maud Ellery: https://example.org/maud
Tomas Birk - https://example.org/birk

Crew
Ada Pell: https://example.org/ada
""",
        summary="The storm is three hours out and the generator has an opinion.",
        figures=("Maud Ellery", "Tomas Birk"),
    ),
    Sample(
        "credits in a sentence each",
        """\
Here is what you need to know for Tuesday.

Hosted by Nora Finch. Produced by Ed Lull.
""",
        summary="Here is what you need to know for Tuesday.",
        figures=("Nora Finch",),
    ),
    Sample(
        "a guest of whom the notes say more",
        """\
We spin rope until it rains.

About our guest

Maud Ellery has spun rope in Ostrand for forty years.
""",
        summary="We spin rope until it rains.",
        figures=("Maud Ellery",),
    ),
    Sample(
        "Chinese names in a row, and one behind a slash",
        """\
主播：小玲 叶风 麒羽
嘉宾/马晓橙
剪辑：叶风
我们在旧港口走了一圈，聊聊潮水和记忆。
""",
        summary="我们在旧港口走了一圈，聊聊潮水和记忆。",
        figures=("小玲", "叶风", "麒羽", "马晓橙"),
    ),
    Sample(
        "a Japanese guest, and a paragraph about his work",
        """\
<p>灯台の話です。</p><p><strong>ゲスト</strong></p><p>佐藤 灯 @tomori https://example.org/t</p>
<p>灯台協会 副代表理事 / 北港社 所属</p>""",
        summary="灯台の話です。",
        figures=("佐藤 灯",),
    ),
    Sample(
        "takeaways that are headings with their own text, topics as well",
        """\
A bell founder explains.

## Topics

### 1. Winter
On cold ground.

### 2. Ears
On listening.

## Key takeaways

### Cast in winter
Cold ground takes the heat evenly.

### Listen before you file
A bell tells you where it is thick.

## Resources
- A book
""",
        summary="A bell founder explains.",
        topics=("Winter", "Ears"),
        takeaways=("Cast in winter", "Listen before you file"),
    ),
    Sample(
        "numbers inside the bold words, a short version on its label",
        """\
**TL;DR:** Use less glue than you think.

Rae and Moss try eleven glues on wet oak.

## 2 things to take away

**1. Clamp longer.** Glue is patient.

**2. Wet oak lies.** Weigh it first.
""",
        summary="Rae and Moss try eleven glues on wet oak.",
        takeaways=(
            "Use less glue than you think.",
            "Clamp longer. Glue is patient.",
            "Wet oak lies. Weigh it first.",
        ),
    ),
    Sample(
        "small words before times, and how long it all is",
        """\
Wir besuchen eine Imkerin im Winter.

Ab Minute 3:20 Was Bienen tun
Ab Minute 11:05 Futter oder Geduld?

Aufnahme vom 02.06.2022 – Dauer: 1:55:45
""",
        summary="Wir besuchen eine Imkerin im Winter.",
        times=((200, "Was Bienen tun"), (665, "Futter oder Geduld?")),
    ),
    Sample(
        "a playlist with the length of each piece",
        """\
Night ferries, and who takes them.

Playlist
Bell Song – The Quays (3:40)
Night Boat – Low Tide (4:12)
Salt – Mara (2:55)
""",
        summary="Night ferries, and who takes them.",
    ),
    Sample(
        "a transcript that a narrator begins",
        """\
The storm is three hours out.

NARRATOR: The light goes out at nine.

MAUD: Then we row.

TOMAS: In this?

MAUD: In this.

TOMAS: You first.
""",
        summary="The storm is three hours out.",
        figures=("MAUD", "TOMAS"),
    ),
    Sample(
        "a list of contents that tells no times, and a Japanese guest of whom prose tells",
        """\
<p>Guest:</p><p>Iqbalは、北港社の代表。灯台をはじめたのは2002年ごろ。</p>
<p>Contents:</p><ul><li>灯台の音</li><li>霧の日の仕事</li></ul>""",
        figures=("Iqbal",),
        topics=("灯台の音", "霧の日の仕事"),
    ),
    Sample(
        "several parts on one line, each behind its label",
        "Rope, at last. SUMMARY: Ida spins rope by hand. KEY FIGURES: Ida Noor, Nora Finch. "
        "TOPICS: rope, winter light. TAKEAWAYS: Spin by hand first.",
        summary="Ida spins rope by hand.",
        figures=("Ida Noor", "Nora Finch"),
        topics=("rope", "winter light"),
        takeaways=("Spin by hand first.",),
    ),
    Sample(
        "two people with what they are, and more in order of appearance",
        """\
Why do we fall asleep to rain?

Guests: Moa Lund, ear doctor in Lund, and Erik Dal, sound engineer.

Also featuring (in order of appearance):

Robert Mill (the Keeper)
Sean Hennig (Secretary of Tides)
""",
        summary="Why do we fall asleep to rain?",
        figures=("Moa Lund", "Erik Dal", "Robert Mill", "Sean Hennig"),
    ),
    Sample(
        "segments with their times inside, and other episodes with their lengths",
        """\
A lift that talks, a parrot that does not, and mail.

Segment 1 (0:45): The Lift
Segment 2 (18:20): The Parrot
Mailbag (40:05)

<hr>

Night Boat (34:10)
The Mill (28:55)
Salt (41:02)
""",
        summary="A lift that talks, a parrot that does not, and mail.",
        times=((45, "The Lift"), (1100, "The Parrot"), (2405, "Mailbag")),
    ),
    Sample(
        "parts on one line, each behind an arrow",
        "→ WHAT IT COVERS Tove Hald explains how a harbour runs on borrowed twine. → KEY INSIGHTS "
        "- **Twine is trust:** Nobody counts it. - **Winter sets the price:** A knot is dear then. "
        "- **Keep the net:** It knows the fish.",
        summary="Tove Hald explains how a harbour runs on borrowed twine.",
        takeaways=(
            "Twine is trust: Nobody counts it.",
            "Winter sets the price: A knot is dear then.",
            "Keep the net: It knows the fish.",
        ),
    ),
    Sample(
        "times joined to the words before them, titles to the words behind",
        "Three clocks that agree, and a bird that keeps its own time in a tower by the sea.In this "
        "episode:00:44 The clock networkOptical clocks need a quiet cellar, says the woman who winds "
        "them.08:55 Short newsThe bird is back, and it is loud.",
        summary="Three clocks that agree, and a bird that keeps its own time in a tower by the sea.",
        times=((44, "The clock network"), (535, "Short news")),
    ),
    Sample(
        "what people are before their names, and topics that have commas of their own",
        """\
Hvad gør et sandkorn, når det blæser?

Themen: Ebbe und Etat; Kräne, die niemand braucht; der stille Kai.

Medvirkende: klitfoged Niels Vad og geolog Mette Krag.
Avec : l'historienne Anne Kerbrat

ABOUT IDA NOOR
Ida Noor is a clockmaker in Ostrand.
""",
        summary="Hvad gør et sandkorn, når det blæser?",
        figures=("Niels Vad", "Mette Krag", "Anne Kerbrat", "Ida Noor"),
        topics=("Ebbe und Etat", "Kräne, die niemand braucht", "der stille Kai"),
    ),
    Sample(
        "headings, items and times that were joined to each other",
        "SummaryIn this conversation, Nora Finch and Ida Noor discuss eelgrass and the price of mud."
        "Takeaways- Eelgrass grows where nobody rows.- Patience is a budget line.- Mud is a library."
        "Chapters00:00 Introduction to Eelgrass05:12 Patience as Method22:47 Who Pays for Mud",
        summary="In this conversation, Nora Finch and Ida Noor discuss eelgrass and the price of mud.",
        takeaways=(
            "Eelgrass grows where nobody rows.",
            "Patience is a budget line.",
            "Mud is a library.",
        ),
        times=(
            (0, "Introduction to Eelgrass"),
            (312, "Patience as Method"),
            (1367, "Who Pays for Mud"),
        ),
    ),
    Sample(
        "what guests recommend, and the firm of a Japanese guest",
        """\
Tar, twine and tide tables.

## Guest
- [Ida Noor](https://example.org/ida)

## ××× SIIIIICK ××× PIIIICKS ×××
- Guest: [Wool Socks](https://example.org/socks)

## Shameless Plugs
- Guest: [Net Menders](https://example.org/net), [Quay Radio](https://example.org/quay)

<p>ゲスト</p><p>池田 灯</p><p>北港株式会社 データ部 部長</p>
""",
        summary="Tar, twine and tide tables.",
        figures=("Ida Noor", "池田 灯"),
    ),
    Sample(
        "points that are phrases, and points that are statements",
        """\
A mason speaks of cellars.

Key points:
- Cold ground
- Who digs

<hr>

Main points:
- Cold ground takes the heat evenly.
- Nobody digs alone.
""",
        summary="A mason speaks of cellars.",
        topics=("Cold ground", "Who digs"),
    ),
)
