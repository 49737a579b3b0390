"""`podtui episodes`, `notes`, `quotes`."""

from datetime import UTC, datetime

import click
from msgspec.structs import replace

from tui.cli.output import (
    json_option,
    notes_json,
    print_json,
    print_notes,
    quote_line,
    session,
    timed_quote_json,
)
from tui.model.episode import Episode
from tui.model.text import format_time


@click.command("episodes")
@click.option("--feed", metavar="FEED", help="Only this feed: its number, address or part of its title.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many at most.")
@json_option
def episodes_command(feed: str | None, limit: int, as_json: bool) -> None:
    """List episodes, newest first."""
    with session() as podtui:
        feed_id = podtui.library.feeds.find(feed).id if feed else None
        episodes = podtui.library.episodes.page(feed_id, limit=limit)
    if as_json:
        print_json([_episode_json(episode) for episode in episodes])
        return
    for episode in episodes:
        click.echo(_episode_line(episode))


@click.command("notes")
@click.argument("episode")
@json_option
def notes_command(episode: str, as_json: bool) -> None:
    """Print an episode's show notes as sections; name it by number or part of its title."""
    with session() as podtui:
        found = podtui.library.episodes.find(episode)
        quotes = podtui.quotes.timed(found.id)
        notes = replace(podtui.show_notes.sections(found.id), quotes=quotes)
    if as_json:
        print_json(notes_json(notes))
    else:
        click.echo(f"{found.title}\n")
        print_notes(notes)


@click.command("quotes")
@click.argument("episode")
@json_option
def quotes_command(episode: str, as_json: bool) -> None:
    """Print an episode's one-liners with the second each is spoken at."""
    with session() as podtui:
        found = podtui.library.episodes.find(episode)
        quotes = podtui.quotes.timed(found.id)
        made = podtui.show_notes.sections(found.id).made
    if as_json:
        print_json([timed_quote_json(quote, made) for quote in quotes])
    elif quotes:
        click.echo("\n".join(quote_line(quote, made) for quote in quotes))
    else:
        click.echo("This episode has no one-liners, nor a transcript to pick excerpts from.", err=True)


def _episode_json(episode: Episode) -> dict[str, object]:
    return {
        "id": episode.id,
        "feed": episode.feed_id,
        "feed_title": episode.feed_title,
        "title": episode.title,
        "published": episode.published,
        "duration": episode.duration,
        "position": episode.position,
        "played": episode.played,
        "link": episode.link,
    }


def _episode_line(episode: Episode) -> str:
    day = "          "
    if episode.published is not None:
        day = datetime.fromtimestamp(episode.published, UTC).strftime("%Y-%m-%d")
    length = format_time(episode.duration) if episode.duration else "--:--"
    state = (
        "played" if episode.played else f"at {format_time(episode.position)}" if episode.position else "new"
    )
    return f"{episode.id:>6}  {day}  {length:>8}  {state:<10}  {episode.feed_title}: {episode.title}"
