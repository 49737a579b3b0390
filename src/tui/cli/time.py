"""`podtui time`: one-liners timed by listening."""

import sys
import threading
from collections.abc import Callable

import click

from tui.cli.output import json_option, print_json, quote_line, session, timed_quote_json
from tui.model.episode import Episode
from tui.model.errors import PodtuiError
from tui.model.events import Event, Listening
from tui.services.session import Session


@click.command("time")
@click.argument("episode", required=False)
@click.option("--all-queued", is_flag=True, help="Every episode in the queue, one after the other.")
@json_option
def time_command(episode: str | None, all_queued: bool, as_json: bool) -> None:
    """Find an episode's one-liners by listening to it (with podtui[speech]).

    Ctrl+c stops; what was heard is kept, and the next time goes on from there.
    """
    if (episode is None) != all_queued:
        raise click.UsageError("Name an episode, or give --all-queued.")
    with session() as podtui:
        episodes = _queued(podtui) if episode is None else [podtui.library.episodes.find(episode)]
        podtui.bus.subscribe(_shower())
        failed = [chosen for chosen in episodes if not _time(podtui, chosen, as_json=as_json)]
        if not episodes:
            click.echo("The queue is empty.", err=True)
    sys.exit(1 if failed else 0)


def _queued(podtui: Session) -> list[Episode]:
    queue = podtui.library.playback.queue.all()
    found = podtui.library.episodes.rows(queue)
    return [found[number] for number in queue if number in found]


def _time(podtui: Session, episode: Episode, *, as_json: bool) -> bool:
    """Time one episode and print its quotes; False when that failed. ctrl+c ends the command."""
    errors: list[PodtuiError] = []

    def run() -> None:
        try:
            podtui.speech.time(episode)
        except PodtuiError as error:
            errors.append(error)

    thread = threading.Thread(target=run, name="time")
    thread.start()
    try:
        thread.join()
    except KeyboardInterrupt:
        podtui.speech.cancel()
        thread.join()
        click.echo("podtui: stopped; what was heard is kept, and the next time goes on from there.", err=True)
        sys.exit(130)
    for error in errors:
        click.echo(f"podtui: {episode.title}: {error}", err=True)
    quotes = podtui.quotes.kept(episode.id)
    if as_json:
        print_json({"episode": episode.id, "quotes": [timed_quote_json(quote) for quote in quotes]})
    else:
        click.echo(f"{episode.id}  {episode.title}")
        nothing = "" if errors else "  no one-liners in its notes"
        click.echo("\n".join(quote_line(quote) for quote in quotes) or nothing)
    return not errors


def _shower() -> Callable[[Event], None]:
    """Return what shows progress on one line of a terminal; elsewhere nothing is shown."""
    shown = sys.stderr.isatty()

    def show(event: Event) -> None:
        if shown and isinstance(event, Listening):
            click.echo(f"\r\x1b[K{event.words}", err=True, nl=False)

    return show
