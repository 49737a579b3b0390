"""What stands beside a transcript: where it is from, what its times are worth, why there is none."""

from collections.abc import Sequence

from tui.model.notes import Quote
from tui.model.transcript import Lag, Transcript

_OFF = "times may be off: ( ) moves them"


def worth(transcript: Transcript, copy: str, lags: Sequence[Lag], quotes: Sequence[Quote]) -> str:
    """Return in a few words where a transcript is from, and whether its times fit the audio.

    `copy` is the fingerprint of the audio there is, `lags` how far it is behind what was published, and
    `quotes` are the one-liners as they were timed by this transcript.
    """
    if transcript.origin == "recognised":
        fits = bool(lags) or transcript.copy in ("", copy)
        return "heard here" if fits else f"heard in another copy, {_OFF}"
    if lags:
        return "from the show, moved to this audio"
    looked_up = [quote for quote in quotes if quote.source in ("transcript", "speech")]
    doubted = looked_up and not any(quote.sure for quote in looked_up)
    if doubted:
        return f"from the show, {_OFF}"
    rough = any(cue.slack > 0 for cue in transcript.cues)
    return "from the show, times are rough" if rough else "from the show"


def missing(problem: str, command: str) -> str:
    """Return why there is no transcript, and what the listener can do about it.

    `problem` is one sentence about what was tried; `command` installs what listening needs, "" where it
    is installed.
    """
    sentences = [
        problem or "The show has published no transcript of this episode.",
        "T listens to the episode on this machine and writes down what is said.",
    ]
    if command:
        sentences.append(f"It needs to be installed first:\n{command}")
    return "\n\n".join(sentences)
