"""Every form of show notes we know, with all that is in it and nothing else."""

import pytest

from support.notes_samples import Sample
from support.notes_samples_credits import CREDITS
from support.notes_samples_eastern import EASTERN
from support.notes_samples_forms import FORMS
from support.notes_samples_headings import HEADINGS
from support.notes_samples_languages import LANGUAGES
from support.notes_samples_parts import PARTS
from support.notes_samples_quotes import QUOTES
from support.notes_samples_said import SAID
from support.notes_samples_traps import TRAPS
from support.notes_samples_wider import WIDER
from tui.notes.sections import read_notes


@pytest.mark.parametrize(
    "sample",
    [
        *PARTS,
        *QUOTES,
        *SAID,
        *HEADINGS,
        *FORMS,
        *TRAPS,
        *LANGUAGES,
        *EASTERN,
        *WIDER,
        *CREDITS,
    ],
    ids=lambda sample: sample.name,
)
def test_form(sample: Sample) -> None:
    notes = read_notes(sample.text)
    found = Sample(
        sample.name,
        sample.text,
        notes.summary,
        notes.deeper_summary,
        notes.key_figures,
        notes.topics,
        tuple((quote.text, quote.speaker, quote.start) for quote in notes.quotes),
        notes.takeaways,
        tuple((timestamp.start, timestamp.label) for timestamp in notes.timestamps),
    )
    assert found == sample
