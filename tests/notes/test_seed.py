"""The form podtui was begun for, exactly; and a form of our own that is built like it."""

from support.notes_corpus import sample
from tui.notes.sections import read_notes

OURS = """The Lamp and the Fog, with Ines Falk
Manage episode 11223344 series 556677
Summary: Lighthouses outlived their keepers because someone wrote down how to look after them.
The essay "On Lamps" is on her site: https://lamps.example/on-lamps
Deeper Summary: Ines Falk tells how forty lamps were handed over. Each came with a notebook.
She argues that the notebooks mattered more than the lamps.
Key Figures & Topics:
Ines Falk, Lamps, Fog, GPT-4, Lamps, LAMPS, Baltic Sea
1-liners:
"A lamp nobody trims is a promise nobody keeps." - Ines Falk
"We did not save the towers; we saved the habit." - Ines Falk
tldr; /.tldlisten;
Write down what you do before you stop doing it
Fog is patient, so keepers had to be
12 episodes"""


def test_the_seed_is_read_exactly() -> None:
    text, label = sample("01_seed_aok")
    notes = read_notes(text)
    assert notes.summary == label["summary"]
    assert notes.deeper_summary == label["deeper_summary"]
    assert notes.deeper_summary.count("\n") == 2
    assert list(notes.key_figures) == list(notes.topics) == label["key_figures"]
    assert len(notes.topics) == 16
    assert [(q.text, q.speaker) for q in notes.quotes] == [(q["text"], q["speaker"]) for q in label["quotes"]]
    assert all(q.start is None and q.verdict == "" for q in notes.quotes)
    assert list(notes.takeaways) == label["tldr"]
    assert notes.timestamps == ()


def test_every_part_of_the_form() -> None:
    notes = read_notes(OURS)
    assert (
        notes.summary
        == "Lighthouses outlived their keepers because someone wrote down how to look after them."
    )
    assert notes.deeper_summary.splitlines() == [
        "Ines Falk tells how forty lamps were handed over. Each came with a notebook.",
        "She argues that the notebooks mattered more than the lamps.",
    ]
    assert notes.key_figures == notes.topics == ("Ines Falk", "Lamps", "Fog", "GPT-4", "LAMPS", "Baltic Sea")
    assert [quote.speaker for quote in notes.quotes] == ["Ines Falk"] * 2
    assert notes.quotes[0].text == "A lamp nobody trims is a promise nobody keeps."
    assert notes.takeaways == (
        "Write down what you do before you stop doing it",
        "Fog is patient, so keepers had to be",
    )


def test_what_the_page_puts_round_the_notes_is_in_no_panel() -> None:
    panels = repr(read_notes(OURS))
    assert "Manage episode" not in panels
    assert "12 episodes" not in panels
    assert "The Lamp and the Fog" not in panels
    assert "lamps.example" not in panels
