"""`podtui match`: quotes looked for in a transcript or in audio."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from tui import paths
from tui.cli.output import found_words, json_option, print_json
from tui.model.errors import TranscriptError
from tui.model.text import format_time
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
        print_json([{"id": id_} | asdict(match) for (id_, _), match in zip(quotes, matches, strict=True)])
        return
    for (id_, text), match in zip(quotes, matches, strict=True):
        time = "--:--" if match.start is None else format_time(match.start)
        words = found_words(match.verdict, match.source, sure=match.sure)
        click.echo(f"{id_}  {time:>8}  “{text}”  [{words}]")


def _quotes(file: Path) -> list[tuple[object, str]]:
    """Return id and text of each quote of the file."""
    try:
        entries = json.loads(file.read_bytes())
        return [(entry.get("id"), str(entry["quote"])) for entry in entries]
    except OSError as error:
        raise TranscriptError(f"{file} cannot be read: {error.strerror}.") from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise TranscriptError(
            f'{file} is not a list of quotes; it is to look like [{{"id": "1", "quote": "..."}}].'
        ) from None
