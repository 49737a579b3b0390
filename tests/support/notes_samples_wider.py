"""One show told in many more languages: their words for guests, hosts, topics, takeaways and chapters."""

from support.notes_samples import Sample


def _bridge(language: str, guest: str, host: str, topics: str, takeaways: str, chapters: str) -> Sample:
    """Return notes whose headings are in `language`; what stands below them is the same in each."""
    return Sample(
        f"headings in {language}",
        f"""\
Anna Mala listens to the bridge at Ostrand until it answers.

{guest}: Anna Mala
{host}: Petr Nowak

{topics}:
- wind and wire
- the old bridge

{takeaways}:
- Listen first.
- Wind does not wait.

{chapters}:
00:00 Hello
04:15 The hum
""",
        summary="Anna Mala listens to the bridge at Ostrand until it answers.",
        figures=("Anna Mala", "Petr Nowak"),
        topics=("wind and wire", "the old bridge"),
        takeaways=("Listen first.", "Wind does not wait."),
        times=((0, "Hello"), (255, "The hum")),
    )


WIDER = (
    _bridge("Danish", "Ugens gæst", "I studiet", "I dette afsnit hører du om", "Hovedpointer", "Tidsplan"),
    _bridge(
        "Swedish", "Veckans gäst", "Programledare och producent", "Du får höra om", "Poänger", "Innehåll"
    ),
    _bridge("Norwegian", "Med", "Programleder", "Dette snakker vi om", "Viktigste poenger", "Tidsplan"),
    _bridge("Finnish", "Vieraana", "Juontajana", "Jaksossa puhutaan", "Tärkeimmät opit", "Aikakoodit"),
    _bridge("Czech", "Hostem", "Moderuje", "O čem jsme mluvili", "Co si odnést", "Časové značky"),
    _bridge("Slovak", "Hosť", "Moderátorka", "O čom hovoríme", "Hlavné myšlienky", "Časová os"),
    _bridge("Hungarian", "Vendégünk", "Műsorvezető", "Témák", "Tanulságok", "Időbélyegek"),
    _bridge("Romanian", "Invitată", "Gazda", "Subiecte", "Idei principale", "Capitole"),
    _bridge("Greek", "Καλεσμένη", "Παρουσίαση", "Θέματα", "Βασικά σημεία", "Κεφάλαια"),
    _bridge("Croatian", "Gošća", "Voditelj", "Teme", "Zaključci", "Poglavlja"),
    _bridge("Catalan", "Convidada", "Presentació", "Temes", "Idees clau", "Capítols"),
    _bridge("Vietnamese", "Khách mời", "Người dẫn", "Chủ đề", "Bài học", "Mốc thời gian"),
    _bridge("Indonesian", "Tamu", "Pembawa acara", "Topik", "Poin penting", "Daftar isi"),
)
