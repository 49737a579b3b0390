"""Whole show notes in the languages of the table of words."""

from support.notes_samples import Sample

LANGUAGES = (
    Sample(
        "German",
        """\
Zusammenfassung: Zwei Lotsen erzählen von ihrer letzten Fahrt.

Gäste: Anna Holm und Piet Raabe

Kapitelmarken:
00:00:00 Begrüßung
00:12:34 Die Elbe im Nebel

Zitate
„Nebel ist nur eine Frage der Geduld.“ – Anna Holm
»Geduld ist nur eine Frage der Heuer.« (Piet Raabe)

Die wichtigsten Erkenntnisse
- Lotsen lesen Wasser
- Funk ersetzt kein Ohr
""",
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
        """\
Résumé : Une gardienne de phare raconte ses hivers.
Invitée : Léa Caron

3 CITATIONS MARQUANTES
1. « Le silence pèse plus que la neige. »
2. « On n'éteint pas une habitude. » — Léa Caron (18:05)

À RETENIR
• Dormir par quarts
• Écrire chaque soir

Chapitres
00:00 : Ouverture
02:45 : L'île
""",
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
        """\
**Resumen**
Una capitana explica por qué dejó el mar.

**Frases destacadas**
- "El puerto también se mueve." (Inés Rey)
- "Nadie navega solo dos veces."

**Ideas clave**
- Preguntar antes de zarpar
- Volver a tiempo

**Temas:** puertos, mareas y memoria
""",
        summary="Una capitana explica por qué dejó el mar.",
        topics=("puertos", "mareas", "memoria"),
        quotes=(
            ("El puerto también se mueve.", "Inés Rey", None),
            ("Nadie navega solo dos veces.", "", None),
        ),
        takeaways=("Preguntar antes de zarpar", "Volver a tiempo"),
    ),
    Sample(
        "Portuguese and Italian headings",
        """\
<p><b>Resumo:</b> Um farol muda de dono.</p><p><b>Convidada:</b> Rita Melo</p>
<p><b>Citazioni</b></p><p>«Ogni porto ha due uscite.» – Gino Valli</p>
<p><b>Punti chiave</b></p><ul><li>Guardare due volte</li></ul>
""",
        summary="Um farol muda de dono.",
        figures=("Rita Melo",),
        quotes=(("Ogni porto ha due uscite.", "Gino Valli", None),),
        takeaways=("Guardare due volte",),
    ),
    Sample(
        "Dutch",
        """\
Samenvatting
Een sluiswachter vertelt over water dat nooit stilstaat.

Onderwerpen:
- Sluizen
- Zout

Uitspraken:
“Water onthoudt alles.” - Sanne de Wit
""",
        summary="Een sluiswachter vertelt over water dat nooit stilstaat.",
        topics=("Sluizen", "Zout"),
        quotes=(("Water onthoudt alles.", "Sanne de Wit", None),),
    ),
    Sample(
        "Russian",
        """\
Краткое содержание: Смотритель маяка и три зимы.
Гость: Лев Орлов
Таймкоды:
01:34 — маяк без смотрителя
09:49 — лёд
Цитаты:
«Свет не ждёт, пока его заметят.» — Лев Орлов
Главные выводы:
— Лёд приходит ночью
— Радио молчит первым
""",
        summary="Смотритель маяка и три зимы.",
        figures=("Лев Орлов",),
        quotes=(("Свет не ждёт, пока его заметят.", "Лев Орлов", None),),
        takeaways=("Лёд приходит ночью", "Радио молчит первым"),
        times=((94, "маяк без смотрителя"), (589, "лёд")),
    ),
    Sample(
        "Arabic and Persian",
        """\
الملخص: حكاية منارة وحارسها الأخير.
الضيف: ليلى حداد
اقتباسات:
«البحر لا ينسى اسما كتب عليه.» - ليلى حداد

خلاصه مفصل: نگهبان از زمستان‌ها می‌گوید.
نکات کلیدی:
- شب را بشمار
- چراغ را پاک کن
""",
        summary="حكاية منارة وحارسها الأخير.",
        deeper="نگهبان از زمستان\u200cها می\u200cگوید.",
        figures=("ليلى حداد",),
        quotes=(("البحر لا ينسى اسما كتب عليه.", "ليلى حداد", None),),
        takeaways=("شب را بشمار", "چراغ را پاک کن"),
    ),
    Sample(
        "Hebrew",
        """\
תקציר: שומר המגדלור מספר על החורף האחרון שלו.
אורחת: דנה לוי
ציטוטים:
"הים לא מחכה לאף אחד." - דנה לוי
""",
        summary="שומר המגדלור מספר על החורף האחרון שלו.",
        figures=("דנה לוי",),
        quotes=(("הים לא מחכה לאף אחד.", "דנה לוי", None),),
    ),
    Sample(
        "Japanese",
        """\
【概要】
灯台守が三つの冬を語る。

【ゲスト】
森 灯

【名言】
「灯は待つ人のためにある。」- 森 灯

【チャプター】
00:00 オープニング
04:10 霧の夜
""",
        summary="灯台守が三つの冬を語る。",
        figures=("森 灯",),
        quotes=(("灯は待つ人のためにある。", "森 灯", None),),
        times=((0, "オープニング"), (250, "霧の夜")),
    ),
    Sample(
        "Chinese",
        """\
本期简介：一座灯塔和三个冬天的故事。
主播：林舟
嘉宾：周岚、陈默
【本期金句】
「雾会散，灯要留着。」—— 周岚
【时间轴】
00:35 开场
12'30" 第一个冬天
【要点】
1、写日志
2、听风
""",
        summary="一座灯塔和三个冬天的故事。",
        figures=("林舟", "周岚", "陈默"),
        quotes=(("雾会散，灯要留着。", "周岚", None),),
        takeaways=("写日志", "听风"),
        times=((35, "开场"), (750, "第一个冬天")),
    ),
    Sample(
        "Chinese labels in brackets, dash on the next line",
        """\
【主播】林舟（微博@林舟）
【嘉宾】周岚，灯塔看守人
「本期金句」
“雾会散。灯要留着，因为有人在等。”
——周岚
【音乐】
片头：《海》- 陈默
""",
        figures=("林舟", "周岚"),
        quotes=(("雾会散。灯要留着，因为有人在等。", "周岚", None),),
    ),
    Sample(
        "Korean",
        """\
[요약]
등대지기가 세 번의 겨울을 이야기합니다.
[게스트] 김등대
[타임스탬프]
00:00 인사
03:20 첫 겨울
[명언]
"빛은 기다리는 사람의 것이다." - 김등대
""",
        summary="등대지기가 세 번의 겨울을 이야기합니다.",
        figures=("김등대",),
        quotes=(("빛은 기다리는 사람의 것이다.", "김등대", None),),
        times=((0, "인사"), (200, "첫 겨울")),
    ),
    Sample(
        "what comes next, the verb first",
        """\
In dieser Folge lernst du,
• wie man Tau spleißt
• wer es bezahlt

In deze aflevering hoor je:
- Hoe je een knoop leest

I dagens avsnitt pratar vi om:
- Vem som knyter

**Das nimmst du mit:**
- Ein Knoten hält, was man ihm glaubt.
""",
        topics=("wie man Tau spleißt", "wer es bezahlt", "Hoe je een knoop leest", "Vem som knyter"),
        takeaways=("Ein Knoten hält, was man ihm glaubt.",),
    ),
    Sample(
        "people by every gender, in one line of labels, and the sentence of the day",
        """\
Una semana en la cocina de un barco de pesca. Participan: Luis Otero y Marta Gil.

Gäst:innen: Mia Holt und Jo Renner
Moderator:in: Kim Dorn

Presentatie: Anne Vos. Redactie: Jet Hamer. Montage: Tim Blok.

La phrase à retenir : « Un four, ça se respecte comme un voisin. »

Frase del giorno: «La rete buona si dimentica di te.» Aldo Serra
""",
        summary="Una semana en la cocina de un barco de pesca. Participan: Luis Otero y Marta Gil.",
        figures=("Luis Otero", "Marta Gil", "Mia Holt", "Jo Renner", "Kim Dorn", "Anne Vos"),
        quotes=(
            ("Un four, ça se respecte comme un voisin.", "", None),
            ("La rete buona si dimentica di te.", "Aldo Serra", None),
        ),
    ),
)
