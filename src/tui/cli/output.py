"""What the subcommands share: the session they open, and printing as text or JSON."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from tui.model.notes import Notes, Quote
from tui.model.text import format_time

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


def quote_json(quote: Quote) -> dict[str, object]:
    """Return a quote as plain data; times in seconds or null."""
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "start": quote.start,
        "end": quote.end,
        "source": quote.source,
        "verdict": quote.verdict,
        "score": quote.score,
        "sure": quote.sure,
        "also_at": quote.also_at,
    }


def notes_json(notes: Notes) -> dict[str, object]:
    """Return sections as plain data, under the names the README documents."""
    return {
        "summary": notes.summary,
        "deeper_summary": notes.deeper_summary,
        "key_figures": list(notes.key_figures),
        "topics": list(notes.topics),
        "quotes": [quote_json(quote) for quote in notes.quotes],
        "takeaways": list(notes.takeaways),
        "timestamps": [{"start": stamp.start, "label": stamp.label} for stamp in notes.timestamps],
    }


def print_notes(notes: Notes) -> None:
    """Print sections as text; one without content is left out."""
    figures = list(dict.fromkeys((*notes.key_figures, *notes.topics)))
    _section("Summary", notes.summary.split("\n") if notes.summary else [])
    _section("Deeper summary", notes.deeper_summary.split("\n") if notes.deeper_summary else [])
    _section("Key figures & topics", [", ".join(figures)] if figures else [])
    _section("One-liners", [quote_line(quote) for quote in notes.quotes])
    _section("Takeaways", [f"- {takeaway}" for takeaway in notes.takeaways])
    _section("Times", [f"{format_time(stamp.start):>8}  {stamp.label}" for stamp in notes.timestamps])


def quote_line(quote: Quote) -> str:
    """Return a quote on one line: time, words, speaker, and how the time was found."""
    time = "   --:--" if quote.start is None else f"{format_time(quote.start):>8}"
    speaker = f" - {quote.speaker}" if quote.speaker else ""
    found = found_words(quote.verdict, quote.source, sure=quote.sure)
    also = f", also at {format_time(quote.also_at)}" if quote.also_at is not None else ""
    return f"{time}  “{quote.text}”{speaker}{f'  [{found}{also}]' if found else ''}"


def found_words(verdict: str, source: str, *, sure: bool) -> str:
    """Return how a time was found, and how sure it is, with symbols; "" where nobody has looked."""
    if verdict == "not found":
        return "✗ not found"
    sureness = ("✓ sure" if sure else "~ about") if source else ""
    return ", ".join(filter(None, (sureness, verdict, source)))


def _section(title: str, lines: list[str]) -> None:
    if lines:
        click.echo(f"{title}\n{'-' * len(title)}")
        click.echo("\n".join(lines) + "\n")
