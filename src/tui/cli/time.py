"""`podtui time`: one-liners timed by listening."""

import sys
import threading
from collections.abc import Callable

import click

from tui.cli.output import json_option, print_json, quote_json, quote_line, session
from tui.model.episode import Episode
from tui.model.errors import PodtuiError
from tui.model.events import Event, Listening
from tui.model.text import format_time
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
        print_json({"episode": episode.id, "quotes": [quote_json(quote) for quote in quotes]})
    else:
        click.echo(f"{episode.id}  {episode.title}")
        click.echo("\n".join(quote_line(quote) for quote in quotes) or "  no one-liners in its notes")
    return not errors


def _shower() -> Callable[[Event], None]:
    """Return what shows progress on one line of a terminal; elsewhere nothing is shown."""
    shown = sys.stderr.isatty()

    def show(event: Event) -> None:
        if shown and isinstance(event, Listening):
            click.echo(f"\r\x1b[K{progress_words(event)}", err=True, nl=False)

    return show


def progress_words(event: Listening) -> str:
    """Return how far listening has come: step, share, speed and time left."""
    if event.over:
        return ""
    words = [event.step, f"{event.share:.0%}" if event.share else ""]
    words.append(f"{event.factor:.0f}× real time" if event.factor else "")
    words.append(f"{format_time(event.left)} left" if event.left is not None else "")
    return " · ".join(filter(None, words))
