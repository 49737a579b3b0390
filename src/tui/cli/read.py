"""`podtui read`: show notes in a file, as sections."""

from pathlib import Path

import click

from tui.cli.output import json_option, notes_json, print_json, print_notes
from tui.model.errors import FeedError
from tui.services.reader import Reader

_KINDS = {".html": "html", ".htm": "html", ".md": "markdown"}
_LARGEST = 5_000_000


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def read_command(file: Path, as_json: bool) -> None:
    """Read show notes in a .txt, .html or .md file into summary, topics, one-liners and times."""
    try:
        with file.open("rb") as notes_file:
            text = notes_file.read(_LARGEST).decode("utf-8", "replace")
    except OSError as error:
        raise FeedError(f"{file} cannot be read: {error.strerror}.") from None
    reader = Reader()
    try:
        notes = reader.notes(text, kind=_KINDS.get(file.suffix.lower(), "auto"))
    finally:
        reader.close()
    if as_json:
        print_json(notes_json(notes))
    else:
        print_notes(notes)
