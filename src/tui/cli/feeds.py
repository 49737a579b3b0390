"""`podtui add`, `remove`, `refresh`, `feeds`, `import`, `export`."""

import sys
from pathlib import Path

import click
from msgspec.structs import asdict

from tui.cli.output import json_option, print_json, session
from tui.model.errors import PodtuiError
from tui.model.events import Event, FeedRefreshed, RefreshFinished, RefreshGoesOn
from tui.model.feed import Feed
from tui.net.http import safe_url


@click.command("add")
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@click.option("--private", is_flag=True, help="Keep every long part of the address secret.")
def add_command(addresses: tuple[str, ...], private: bool) -> None:
    """Subscribe to feeds: web addresses of RSS or Atom, files, or folders of audio.

    A login in an address, and what is called a token or key there, is kept out of sight by itself.
    """
    failed = False
    with session() as podtui:
        for address in addresses:
            try:
                feed = podtui.subscriptions.add(address, private=private)
            except PodtuiError as error:
                failed = True
                click.echo(f"podtui: {'not added' if private else safe_url(address)}: {error}", err=True)
            else:
                click.echo(f"{feed.id}  {feed.title}  ({feed.episodes} episodes)")
    sys.exit(1 if failed else 0)


@click.command("remove")
@click.argument("feed")
def remove_command(feed: str) -> None:
    """Unsubscribe from a feed, named by number, address or part of its title."""
    with session() as podtui:
        found = podtui.library.feeds.find(feed)
        podtui.subscriptions.remove(found)
        click.echo(f"Removed {found.title}.")


@click.command("refresh")
@click.argument("feeds", nargs=-1, metavar="[FEED]...")
@click.option("--due", is_flag=True, help="Only feeds that may have something new by now; for cron.")
@json_option
def refresh_command(feeds: tuple[str, ...], due: bool, as_json: bool) -> None:
    """Fetch feeds again, all when none is named; one that fails stops no other."""
    if feeds and due:
        raise click.UsageError("Name feeds or give --due, not both.")
    with session() as podtui:
        chosen = [podtui.library.feeds.find(feed) for feed in feeds] or None
        if sys.stderr.isatty():
            podtui.bus.subscribe(_show_progress)
        results = podtui.subscriptions.refresh(chosen, due_only=due)
        # The index is filled behind the scenes, but not behind the end of the command.
        podtui.library.search.fill().result()
    if as_json:
        print_json([asdict(result) for result in results])
    else:
        for result in results:
            click.echo(f"{result.feed_id:>4}  {result.title}: {_outcome(result)}")
    sys.exit(1 if any(result.error for result in results) else 0)


@click.command("feeds")
@json_option
def feeds_command(as_json: bool) -> None:
    """List the subscriptions."""
    with session() as podtui:
        feeds = podtui.library.feeds.all()
    if as_json:
        print_json([_feed_json(feed) for feed in feeds])
        return
    for feed in feeds:
        error = f"  ! {feed.error}" if feed.error else ""
        click.echo(f"{feed.id:>4}  {feed.title}  ({feed.unplayed} of {feed.episodes} unplayed){error}")
    if not feeds:
        click.echo("No feeds yet. Add one with `podtui add URL`, or look at `podtui demo`.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_command(file: Path) -> None:
    """Add the feeds of an OPML file, of newsboat's urls or of castero's database.

    `podtui refresh` then fetches them.
    """
    with session() as podtui:
        added, problems = podtui.subscriptions.import_from(file)
    for problem in problems:
        click.echo(f"podtui: {problem}", err=True)
    click.echo(f"{added} new {'feed' if added == 1 else 'feeds'}. `podtui refresh` fetches the episodes.")


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--with-secrets", is_flag=True, help="Write logins and tokens of private feeds too.")
def export_command(file: Path, with_secrets: bool) -> None:
    """Write the subscriptions to an OPML file."""
    with session() as podtui:
        count = podtui.subscriptions.export_opml(file, with_secrets=with_secrets)
    click.echo(f"{count} {'feed' if count == 1 else 'feeds'} written to {file}.")


def _feed_json(feed: Feed) -> dict[str, object]:
    return {
        "id": feed.id,
        "url": safe_url(feed.url),
        "title": feed.title,
        "group": feed.group,
        "episodes": feed.episodes,
        "unplayed": feed.unplayed,
        "refreshed": feed.refreshed,
        "error": feed.error,
    }


def _show_progress(event: Event) -> None:
    """Keep one line of the terminal telling how far a refresh is."""
    match event:
        case RefreshGoesOn(done, feeds, new):
            click.echo(f"\r\x1b[K{done} of {feeds} feeds, {new} new", nl=False, err=True)
        case RefreshFinished():
            click.echo("\r\x1b[K", nl=False, err=True)


def _outcome(result: FeedRefreshed) -> str:
    if result.error:
        return result.error
    if result.unchanged:
        return "nothing new"
    return f"{result.new} new, {result.changed} changed"
