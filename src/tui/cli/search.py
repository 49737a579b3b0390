"""`podtui search`, `backup`."""

from pathlib import Path

import click

from tui.cli.output import json_option, print_json, session
from tui.model.text import format_time


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1), help="How many of each kind at most."
)
@json_option
def search_command(words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search titles, one-liners, show notes and transcripts for the beginnings of words.

    Words in double quotes, within the shell's own, have to stand side by side.
    """
    with session() as podtui:
        podtui.library.search.fill().result()
        hits = podtui.library.search.search(" ".join(words), limit, ranked=True)
        episodes = podtui.library.episodes.rows({hit.episode_id for hit in hits})
    found = [(hit, episodes[hit.episode_id]) for hit in hits if hit.episode_id in episodes]
    if as_json:
        print_json(
            [
                {
                    "kind": hit.kind,
                    "episode": episode.id,
                    "title": episode.title,
                    "feed_title": episode.feed_title,
                    "text": hit.text,
                    "start": hit.start,
                }
                for hit, episode in found
            ]
        )
        return
    for hit, episode in found:
        at = f" at {format_time(hit.start)}" if hit.start is not None else ""
        click.echo(f"{episode.id:>6}  {hit.kind}{at}  {episode.feed_title}: {episode.title}")
        if hit.kind != "title":
            click.echo(f"        {hit.text}")
    if not found:
        click.echo("Nothing found. Words count from their second letter on.", err=True)


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup_command(file: Path) -> None:
    """Write a copy of the library to FILE, also while the app is running."""
    with session() as podtui:
        podtui.library.backup(file)
    click.echo(
        f"Copied to {file}; to go back to it, put it in the place of podtui.db while podtui is closed."
    )
