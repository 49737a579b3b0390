"""What the subcommands share: the session they open, and printing as text or JSON."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from tui.model.notes import Made, Notes, Quote, is_made
from tui.model.text import format_time
from tui.services.quote_words import found_words

if TYPE_CHECKING:
    from tui.services.session import Session

json_option: Callable[[Any], Any] = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON for machines."
)


@contextmanager
def session() -> Iterator["Session"]:
    """Open the user's library for one command."""
    from tui import paths
    from tui.services.session import Session

    opened = Session(paths.find(), ear=paths.ear())
    try:
        for notice in opened.notices:
            click.echo(f"podtui: {notice.text}", err=True)
        yield opened
    finally:
        opened.halt()
        opened.close()


def print_json(value: object) -> None:
    """Print plain data as JSON, readable and in UTF-8."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def quote_json(quote: Quote, made: Made | None = None) -> dict[str, object]:
    """Return a quote as plain data, under the names that notes carry; times in seconds or null."""
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "start": quote.start,
        "end": quote.end,
        "source": quote.source,
        "verdict": quote.verdict,
        "score": quote.score,
        **({"made": made.source} if made and is_made(quote, made) else {}),
    }


def timed_quote_json(quote: Quote, made: Made | None = None) -> dict[str, object]:
    """Return a quote as plain data with all that is known of its time."""
    return {**quote_json(quote, made), "sure": quote.sure, "also_at": quote.also_at}


def notes_json(notes: Notes) -> dict[str, object]:
    """Return sections as plain data, under the names the README documents."""
    return {
        "summary": notes.summary,
        "deeper_summary": notes.deeper_summary,
        "key_figures": list(notes.key_figures),
        "topics": list(notes.topics),
        "quotes": [quote_json(quote, notes.made) for quote in notes.quotes],
        "takeaways": list(notes.takeaways),
        "timestamps": [{"start": stamp.start, "label": stamp.label} for stamp in notes.timestamps],
        **({"made": _made_json(notes.made)} if notes.made else {}),
    }


def _made_json(made: Made) -> dict[str, object]:
    return {
        "source": made.source,
        "summary": made.summary,
        "key_figures": list(made.key_figures),
        "topics": list(made.topics),
        "takeaways": list(made.takeaways),
        "prompt": made.prompt,
        "tokens": made.tokens,
    }


def print_notes(notes: Notes) -> None:
    """Print sections as text; one without content is left out."""
    figures = list(dict.fromkeys((*notes.key_figures, *notes.topics)))
    _section("Summary", notes.summary.split("\n") if notes.summary else [])
    _section("Deeper summary", notes.deeper_summary.split("\n") if notes.deeper_summary else [])
    _section("Key figures & topics", [", ".join(figures)] if figures else [])
    _section("One-liners", [quote_line(quote, notes.made) for quote in notes.quotes])
    _section("Takeaways", [f"- {takeaway}" for takeaway in notes.takeaways])
    _section("Times", [f"{format_time(stamp.start):>8}  {stamp.label}" for stamp in notes.timestamps])
    if notes.made:
        _print_made(notes.made)


def _print_made(made: Made) -> None:
    figures = list(dict.fromkeys((*made.key_figures, *made.topics)))
    _section(f"Summary ({made.source})", made.summary.split("\n") if made.summary else [])
    _section(f"Key figures & topics ({made.source})", [", ".join(figures)] if figures else [])
    _section(f"Takeaways ({made.source})", [f"- {takeaway}" for takeaway in made.takeaways])
    _section("Model", [f"{made.tokens} tokens; prompt: {made.prompt}"] if made.model else [])


def quote_line(quote: Quote, made: Made | None = None) -> str:
    """Return a quote on one line: time, words, speaker, and how the time was found."""
    time = "   --:--" if quote.start is None else f"{format_time(quote.start):>8}"
    speaker = f" - {quote.speaker}" if quote.speaker else ""
    found = found_words(quote)
    picked = f"  ({made.source})" if made and is_made(quote, made) else ""
    return f"{time}  “{quote.text}”{speaker}{f'  [{found}]' if found else ''}{picked}"


def _section(title: str, lines: list[str]) -> None:
    if lines:
        click.echo(f"{title}\n{'-' * len(title)}")
        click.echo("\n".join(lines) + "\n")
