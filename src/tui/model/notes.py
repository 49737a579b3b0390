"""Show notes after reading: sections, and the one-liners with their times."""

from typing import Literal

from msgspec import Struct

QuoteSource = Literal["", "notes", "soundbite", "transcript", "chapters", "speech", "user"]
"""Where a quote's time comes from; "" while it has none."""

Verdict = Literal["", "stated", "verbatim", "condensed", "not found"]
"""How the quote compares with what was said; "" while nobody has looked."""


class Quote(Struct, frozen=True):
    """A one-liner: a sentence somebody thought worth quoting.

    `start` and `end` are seconds in the audio or None; `score` is the matcher's, 0 to 1, or None.
    """

    text: str
    speaker: str = ""
    start: float | None = None
    end: float | None = None
    source: QuoteSource = ""
    verdict: Verdict = ""
    score: float | None = None
    sure: bool = True
    """False for a time worth trying but not worth swearing to ("about")."""
    also_at: float | None = None
    """Where else it may have been said, when the runner-up is nearly as good."""


class Timestamp(Struct, frozen=True):
    """A time written in the notes, with the words beside it; seconds."""

    start: float
    label: str


class Made(Struct, frozen=True):
    """Panels made of an episode's transcript, where its show notes leave them empty.

    Each quote stands in the transcript; the rest is podtui's own picking, or a model's words.
    """

    model: str = ""
    """The model that was asked; "" for what podtui picked by itself."""
    summary: str = ""
    key_figures: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    takeaways: tuple[str, ...] = ()
    prompt: str = ""
    """The name of the prompt the model was asked with."""
    tokens: int = 0
    """What asking cost, as the service counted."""

    @property
    def source(self) -> str:
        """What a panel says of where it comes from."""
        return f"model {self.model}" if self.model else "made here"


class Notes(Struct, frozen=True):
    """Show notes read into sections. Every string stands in the notes, except in `made`.

    Paragraphs inside `summary` and `deeper_summary` are parted by one newline.
    """

    summary: str = ""
    deeper_summary: str = ""
    key_figures: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    takeaways: tuple[str, ...] = ()
    timestamps: tuple[Timestamp, ...] = ()
    made: Made | None = None


def is_made(quote: Quote, made: Made | None) -> bool:
    """Whether a quote is one of those made of the transcript, and not the show's or the listener's."""
    return made is not None and any(quote.text == each.text for each in made.quotes)
