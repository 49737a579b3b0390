"""One-liners and times of every labelled sample of the shared corpus: all of them, and nothing else."""

import unicodedata

import pytest

from support.notes_corpus import labelled, sample
from tui.notes.sections import read_notes

pytestmark = pytest.mark.skipif(
    not labelled(), reason="the shared corpus of show notes is not on this machine"
)


def fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("`", "").replace("**", "").split())


@pytest.mark.parametrize("name", labelled())
def test_quotes_with_speaker_and_second(name: str) -> None:
    text, label = sample(name)
    found = [(fold(quote.text), quote.speaker, quote.start) for quote in read_notes(text).quotes]
    assert found == [(fold(q["text"]), q["speaker"], q.get("time")) for q in label["quotes"]]


@pytest.mark.parametrize("name", labelled())
def test_times_with_labels(name: str) -> None:
    text, label = sample(name)
    found = [(timestamp.start, fold(timestamp.label)) for timestamp in read_notes(text).timestamps]
    assert found == [(t["t"], fold(t["label"])) for t in label["timestamps"]]
