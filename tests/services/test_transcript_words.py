"""What is said of a transcript: its source, what its times are worth, why there is none."""

import pytest

from tui.model.notes import Quote
from tui.model.transcript import Cue, Lag, Transcript, TranscriptOrigin
from tui.services.transcript_words import missing, worth

SURE = Quote("One.", start=1.0, source="transcript", sure=True)
DOUBTED = Quote("Two.", start=1.0, source="transcript", sure=False)
OWN = Quote("Three.", start=1.0, source="user")


@pytest.mark.parametrize(
    ("origin", "copy", "lags", "slack", "quotes", "words"),
    [
        ("published", "", (), 0.0, (), "from the show"),
        ("published", "", (), 0.0, (SURE, DOUBTED), "from the show"),
        ("published", "", (), 0.0, (DOUBTED, OWN), "from the show, times may be off: ( ) moves them"),
        ("published", "", (), 30.0, (SURE,), "from the show, times are rough"),
        ("published", "", (Lag(0.0, 30.0),), 0.0, (SURE,), "from the show, moved to this audio"),
        ("recognised", "here", (), 0.0, (), "heard here"),
        ("recognised", "", (), 0.0, (), "heard here"),
        ("recognised", "other", (), 0.0, (), "heard in another copy, times may be off: ( ) moves them"),
        ("recognised", "other", (Lag(0.0, 1.0),), 0.0, (), "heard here"),
    ],
)
def test_where_it_is_from_and_what_its_times_are_worth(
    origin: TranscriptOrigin,
    copy: str,
    lags: tuple[Lag, ...],
    slack: float,
    quotes: tuple[Quote, ...],
    words: str,
) -> None:
    transcript = Transcript((Cue(0.0, 1.0, "One.", slack=slack),), origin, copy=copy)
    assert worth(transcript, "here", lags, quotes) == words


def test_why_there_is_none_and_what_to_do() -> None:
    assert "published no transcript" in missing("", "")
    assert "installed first" not in missing("", "")
    told = missing("The server said 404.", "pip install podtui[speech]")
    assert told.startswith("The server said 404.")
    assert told.endswith("pip install podtui[speech]")
