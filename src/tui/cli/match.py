"""`podtui match`: quotes looked for in a transcript or in audio."""

import json
from pathlib import Path

import click

from tui import paths
from tui.cli.output import json_option, print_json, quote_line, timed_quote_json
from tui.model.errors import TranscriptError
from tui.model.notes import Quote
from tui.settings import read as read_settings


@click.command("match")
@click.argument("file", type=click.Path(path_type=Path), metavar="TRANSCRIPT|AUDIO")
@click.option(
    "--quotes",
    "quotes_file",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE.json",
    help='The quotes: [{"id": ..., "quote": "..."}].',
)
@json_option
def match_command(file: Path, quotes_file: Path, as_json: bool) -> None:
    """Find when each quote of a file is said in a transcript, or in audio (with podtui[speech])."""
    from tui.services.matching import match_file
    from tui.services.recogniser import Recogniser

    quotes = _quotes(quotes_file)
    places = paths.find()
    recogniser = Recogniser(read_settings(places.settings).speech, places.speech)
    matches = match_file(file, [text for _, text in quotes], recogniser)
    if as_json:
        print_json([_match_json(id_, match) for (id_, _), match in zip(quotes, matches, strict=True)])
        return
    for (id_, _), match in zip(quotes, matches, strict=True):
        click.echo(f"{'' if id_ is None else id_}  {quote_line(match)}")


def _match_json(id_: object, match: Quote) -> dict[str, object]:
    found = timed_quote_json(match)
    names = ("start", "end", "score", "verdict", "source", "sure", "also_at")
    return {"id": id_} | {name: found[name] for name in names}


def _quotes(file: Path) -> list[tuple[object, str]]:
    """Return id and text of each quote of the file; one without text is kept, and will not be found."""
    try:
        entries = json.loads(file.read_bytes())
    except OSError as error:
        raise TranscriptError(f"{file} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        entries = None
    if isinstance(entries, dict):
        entries = entries.get("quotes")
    quotes = [_quote(entry) for entry in entries] if isinstance(entries, list) else []
    if entries != [] and not any(text for _, text in quotes):
        raise TranscriptError(
            f'{file} is not a list of quotes; it is to look like [{{"id": "1", "quote": "..."}}].'
        )
    return quotes


def _quote(entry: object) -> tuple[object, str]:
    """Return id and text of an entry: of an object, as `podtui quotes` writes them too, or of a mere text."""
    if isinstance(entry, str):
        return None, entry
    if not isinstance(entry, dict):
        return None, ""
    text = entry.get("quote", entry.get("text"))
    return entry.get("id"), text if isinstance(text, str) else ""
