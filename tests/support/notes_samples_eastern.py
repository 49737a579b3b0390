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
    Sample(
        "Persian, Hebrew and Ukrainian marks",
        """\
جملات برگزیده:
«نور از کسی اسم نمی‌پرسد.» مهتاب دریا، دقیقه ۲۱:۱۰

ציטוטים מהפרק:
״מי שלא מחכה לים, לא מכיר אותו״ – נעמה גלי (33:02)
"ד"ר גלי אמרה: הים לא ממהר." - יואב ים
""",
        quotes=(
            ("نور از کسی اسم نمی‌پرسد.", "مهتاب دریا", 1270),
            ("מי שלא מחכה לים, לא מכיר אותו", "נעמה גלי", 1982),
            ('ד"ר גלי אמרה: הים לא ממהר.', "יואב ים", None),
        ),
    ),
    Sample(
        "bars for colons",
        """\
这一期我们在雾里走了一圈码头。
主播 | 林舟，周岚
音乐 | 海浪乐队
【本期嘉宾】
顾长河｜桥梁检修员，《桥下》作者
""",
        summary="这一期我们在雾里走了一圈码头。",
        figures=("林舟", "周岚", "顾长河"),
    ),
    Sample(
        "names that end like callings",
        """\
嘉宾：马国家、李大师，陈议员（灯塔协会理事）
主播：苏小师，摄影师
""",
        figures=("马国家", "李大师", "陈议员", "苏小师"),
    ),
    Sample(
        "several labels on one line",
        """\
تقديم: ليلى ناصر، تاريخ الحلقة: الاثنين 11/10/2010، ضيفا الحلقة: سالم بحر، نور علي.

主播：阿树 客座主播：林舟【公众号：慢走】 剪辑：豆子
""",
        figures=("ليلى ناصر", "سالم بحر", "نور علي", "阿树", "林舟"),
    ),
    Sample(
        "hosts as headings in brackets",
        """\
[HOST]───────────

【ミナト】

番組「霧の時間」を配信中です。

-

【TOMO】

写真とラジオの人。

-

[お便り募集中]

フォームからどうぞ。
""",
        figures=("ミナト", "TOMO"),
    ),
    Sample(
        "role before the name",
        """\
【今回のゲスト】
詩人 / 森 灯さん

1989年生まれ。
""",
        figures=("森 灯さん",),
    ),
    Sample(
        "numbers in Chinese and items that end in semicolons",
        """\
今天的主要内容有：
一、北港大桥恢复通行；
二、鱼价回落；
三、大雾预警
""",
        topics=("北港大桥恢复通行", "鱼价回落", "大雾预警"),
    ),
    Sample(
        "a numbered title and a quoted line above the prose",
        """\
Vol.044 既然你这么说了，那我就说说我与灯塔的缘分

「灯会等人，人不会等灯。」
本期我们请守灯塔的人讲三个冬天，也讲一台收音机。
""",
        summary="本期我们请守灯塔的人讲三个冬天，也讲一台收音机。",
    ),
    Sample(
        "a transcript below the notes",
        """\
夜明け前の市場を歩きながら録音しました。魚と氷の話です。

出演：北川レイ、真壁トオル

--- 文字起こし ---
北川レイ: おはようございます。寒いですね。
真壁トオル: 氷のほうが暖かいくらいです。
北川レイ: 今日は何を買うんですか。
真壁トオル: 「買いません。聞きに来ました。」
""",
        summary="夜明け前の市場を歩きながら録音しました。魚と氷の話です。",
        figures=("北川レイ", "真壁トオル"),
    ),
    Sample(
        "signs before headings and items alike",
        """\
■ゲスト
・森 灯（灯台守）
・南 亮

■トピック
・霧の夜
・古いレンズ

■名言
・光は届くまでが仕事です。
""",
        figures=("森 灯", "南 亮"),
        topics=("霧の夜", "古いレンズ"),
        quotes=(("光は届くまでが仕事です。", "", None),),
    ),
    Sample(
        "headings between dashes, a sign before one",
        """\
- 本期主播 -
阿木、小北

- 内容提要 -
海拔五千米以上，人会变得诚实。

- 本期嘉宾 -
高山（登山向导，@高山慢慢走）

📌 本集重點
1. 山不會等你
2. 回頭也是路
""",
        summary="海拔五千米以上，人会变得诚实。",
        figures=("阿木", "小北", "高山"),
        takeaways=("山不會等你", "回頭也是路"),
    ),
    Sample(
        "who plays whom, who does what, a space between",
        """\
【CAST】
守灯人：顾北
少女：林之遥

// 本期人物 //
沈钟 钟表匠

< 출연진 >
진행 - 윤서아
게스트 - 배한수 (집배원)
""",
        figures=("顾北", "林之遥", "沈钟", "윤서아", "배한수"),
    ),
    Sample(
        "Hebrew abbreviations",
        """\
בהשתתפות: אלי שעוני, ד"ר רות זמן
ציטוטים:
26:15 – "אף אחד לא בא לתקן זמן." ד"ר רות זמן
""",
        figures=("אלי שעוני", 'ד"ר רות זמן'),
        quotes=(("אף אחד לא בא לתקן זמן.", 'ד"ר רות זמן', 1575),),
    ),
    Sample(
        "a short Hindi sentence, a quote with its label and its time",
        """\
पुराने डाकघर की कहानी।

उद्धरण: "तार छोटा था, ख़बर नहीं।" — हरि नाथ (१२:३४)
""",
        summary="पुराने डाकघर की कहानी।",
        quotes=(("तार छोटा था, ख़बर नहीं।", "हरि नाथ", 754),),
    ),
    Sample(
        "Persian numbers with a dash",
        """\
نکات کلیدی:
۱- سرب حافظه دارد
۲- غلط هم تاریخ است
""",
        takeaways=("سرب حافظه دارد", "غلط هم تاریخ است"),
    ),
    Sample(
        "hosts behind a dash, topics above times without a heading",
        """\
Ведущий — Лев Минутин
Гостья – Раиса Стрелкина, часовой мастер
Гость пришёл — и ушёл.

О чём говорили:
• Точность
• Опоздания

Фраза выпуска: «Опаздывают люди, а ругают стрелки» — Раиса Стрелкина

00:30 – Вокзал
12:12 – Ночь
51:51 – Утро
""",
        summary="Гость пришёл — и ушёл.",
        figures=("Лев Минутин", "Раиса Стрелкина"),
        topics=("Точность", "Опоздания"),
        quotes=(("Опаздывают люди, а ругают стрелки", "Раиса Стрелкина", None),),
        times=((30, "Вокзал"), (732, "Ночь"), (3111, "Утро")),
    ),
)
