"""Whole show notes in more languages of the table, in the forms their shows use."""

from support.notes_samples import Sample

EASTERN = (
    Sample(
        "Polish",
        """\
**Gość odcinka:** dr Ewa Lis – latarniczka
**W odcinku:**
- skąd się bierze mgła
- ile waży światło

**Cytat odcinka:**
„Światło nie lubi pośpiechu.” – Ewa Lis, 12:20
""",
        figures=("dr Ewa Lis",),
        topics=("skąd się bierze mgła", "ile waży światło"),
        quotes=(("Światło nie lubi pośpiechu.", "Ewa Lis", 740),),
    ),
    Sample(
        "Ukrainian",
        """\
Гість епізоду: Остап Яр

Про що говорили:
• Туман над лиманом
• Лампа і ґніт

Цитата випуску: «Світло чекає на людей». — Остап Яр
Таймкоди випуску
00:00 — Початок
06:18 — Туман
""",
        figures=("Остап Яр",),
        topics=("Туман над лиманом", "Лампа і ґніт"),
        quotes=(("Світло чекає на людей", "Остап Яр", None),),
        times=((0, "Початок"), (378, "Туман")),
    ),
    Sample(
        "Turkish",
        """\
Bölüm hakkında: Bir fenerci üç kışı anlatıyor.
Bölümün konuğu: Deniz Er
Bölümden alıntılar
"Işık kimseye ait değildir." — Deniz Er (14:22)
Ana çıkarımlar
- Sis sabır ister
""",
        summary="Bir fenerci üç kışı anlatıyor.",
        figures=("Deniz Er",),
        quotes=(("Işık kimseye ait değildir.", "Deniz Er", 862),),
        takeaways=("Sis sabır ister",),
    ),
    Sample(
        "Hindi",
        """\
विवरण: दीपस्तंभ का रखवाला तीन सर्दियाँ याद करता है।
आज के मेहमान: हरि नाथ
मुख्य बिंदु:
- कोहरा सिखाता है
यादगार कथन:
"दीया सबका होता है।" — हरि नाथ
""",
        summary="दीपस्तंभ का रखवाला तीन सर्दियाँ याद करता है।",
        figures=("हरि नाथ",),
        quotes=(("दीया सबका होता है।", "हरि नाथ", None),),
        takeaways=("कोहरा सिखाता है",),
    ),
    Sample(
        "Chinese, a preface and picked sentences",
        """\
引言
守灯塔的人第一次对着话筒讲海。

更多本集內容摘要：
這一集聊霧，也聊等待。

精選佳句：
• 燈亮著，就有人在等。
• 霧會散，燈要留著。
""",
        summary="這一集聊霧，也聊等待。",
        quotes=(("燈亮著，就有人在等。", "", None), ("霧會散，燈要留著。", "", None)),
    ),
)
