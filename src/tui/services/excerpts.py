"""Excerpts and topics picked from a transcript, for episodes whose notes name none."""

from tui.model.notes import Made, Notes
from tui.model.transcript import Transcript

MOST = 8


def make_excerpts(notes: Notes, transcript: Transcript) -> Made:
    """Return what can be picked for the panels the notes leave empty; it may be nothing.

    Only sentences the matcher finds again are taken, since it is by the matcher that they keep
    their seconds when the audio's copy changes.
    """
    from tui.timing.excerpts import pick_excerpts, pick_topics
    from tui.timing.match import TranscriptIndex

    index = TranscriptIndex(transcript)
    found = [(index.find(quote.text), quote) for quote in pick_excerpts(transcript, 2 * MOST)]
    best = [(match.start or 0.0, quote) for match, quote in found if match.sure][:MOST]
    named = notes.key_figures or notes.topics
    return Made(
        quotes=tuple(quote for _, quote in sorted(best, key=lambda one: one[0])),
        topics=() if named else pick_topics(transcript),
    )
