"""`podtui stats`."""

from datetime import date, timedelta

import click
from msgspec.structs import asdict

from tui.cli.output import json_option, print_json, session
from tui.model.text import format_time


@click.command("stats")
@click.option(
    "--days", default=30, show_default=True, type=click.IntRange(1), help="Listening of so many days."
)
@json_option
def stats_command(days: int, as_json: bool) -> None:
    """Print per show how much there is, and how long it was listened to; most listened to first."""
    since = date.today() - timedelta(days=min(days, 36_500) - 1)
    with session() as podtui:
        feeds = podtui.library.statistics.feeds(since)
    if as_json:
        print_json([asdict(feed) for feed in feeds])
        return
    for feed in feeds:
        click.echo(
            f"{feed.feed_id:>4}  {feed.title}: {format_time(feed.listened)} listened to, "
            f"{feed.episodes} episodes ({feed.unplayed} unplayed, {feed.started} begun, {feed.kept} kept), "
            f"{feed.quotes} timed one-liners"
        )
    listened, episodes = sum(feed.listened for feed in feeds), sum(feed.episodes for feed in feeds)
    click.echo(f"{format_time(listened)} listened to since {since}, {episodes} episodes in all.")
