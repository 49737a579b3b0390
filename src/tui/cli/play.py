"""`podtui play`: an episode without the app, on one status line."""

import os
import queue
import re
import shutil
import sys
import termios
import threading
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import click

from tui.app.keys.actions import ACTIONS, NUMBERS
from tui.app.keys.keymap import Keymap
from tui.app.keys.keymap import read as read_keys
from tui.app.keys.names import sent
from tui.cli.output import session
from tui.model.errors import PodtuiError
from tui.model.events import Event, Notice, PlaybackChanged, Touring
from tui.model.playback import PlayState
from tui.model.text import format_time
from tui.services.quote_steps import spoken
from tui.services.quote_words import with_sureness
from tui.services.remote import Remote
from tui.services.session import Session

_CALL = re.compile(r"(\w+)(?:\((-?[\d.]+)\))?")


@click.command("play")
@click.argument("episode")
@click.option("--at", "second", type=click.FloatRange(0), help="Start at this second.")
@click.option("--quote", type=click.IntRange(1), help="Start at the nth one-liner.")
@click.option("--tour", is_flag=True, help="Play only the one-liners, one after the other.")
def play_command(episode: str, second: float | None, quote: int | None, tour: bool) -> None:
    """Play an episode without the app, with the app's keys; name it by number or part of its title."""
    if (second is not None) + (quote is not None) + tour > 1:
        raise click.UsageError("Give --at, --quote or --tour, not both.")
    with session() as podtui:
        found = podtui.library.episodes.find(episode)
        if quote is not None or tour:
            podtui.quotes.timed(found.id)
        else:
            threading.Thread(target=_time_quotes, args=(podtui, found.id), daemon=True).start()
        player = _Line(podtui, only_tour=tour)
        podtui.playback.place(found)
        if quote is not None:
            _or_say_why(player.remote.to_quote(quote))
        elif tour:
            _or_say_why(player.remote.tour())
        else:
            podtui.playback.play(found, at=second)
        sys.exit(player.run())


def _or_say_why(problem: str) -> None:
    if problem:
        raise click.ClickException(problem)


def _time_quotes(podtui: Session, episode_id: int) -> None:
    # The listener may leave before the transcript is there.
    with suppress(PodtuiError):
        podtui.quotes.timed(episode_id)


class _Line:
    """The status line: state, times and the quote being spoken; keys from the terminal where there is one."""

    def __init__(self, podtui: Session, *, only_tour: bool = False) -> None:
        self.remote = Remote(podtui.playback, lambda: podtui.quote_marks, lambda: podtui.tour)
        self._session = podtui
        self._playback = podtui.playback
        self._only_tour = only_tour
        self._happened: queue.SimpleQueue[Event | str] = queue.SimpleQueue()
        self._said = ""
        self._commands = _commands(read_keys(podtui.settings.keys, podtui.paths.settings))
        self._pressed: tuple[str, ...] = ()
        podtui.bus.subscribe(self._happened.put)

    def run(self) -> int:
        """Show and obey until the end, `q`, or a failure; returns the exit code."""
        with _keys(self._happened.put):
            while True:
                try:
                    code = self._take(self._happened.get(timeout=0.25))
                except queue.Empty:
                    code = None
                self._playback.tick()
                self._show()
                if code is not None:
                    click.echo()
                    return code

    def _take(self, happened: Event | str) -> int | None:
        match happened:
            case str(key):
                return self._obey(key)
            case PlaybackChanged(PlayState.ENDED):
                return 0
            case Touring(0, _, over) if over:
                self._said = over
                return 0 if self._only_tour else None
            case PlaybackChanged(PlayState.FAILED, problem):
                click.echo(f"\rpodtui: {problem}", err=True)
                return 1
            case PlaybackChanged(_, problem) if problem:
                self._said = problem
            case Notice(text):
                self._said = text
        return None

    def _obey(self, key: str) -> int | None:
        pressed = (*self._pressed, key)
        self._pressed = ()
        command = self._commands.get(pressed)
        if command is None:
            if any(way[: len(pressed)] == pressed for way in self._commands):
                self._pressed = pressed
            return None
        name, argument = command
        if name == "quit":
            return 0
        call = getattr(self.remote, name)
        self._said = call(argument) if argument is not None else call()
        return None

    def _show(self) -> None:
        playback = self._playback
        now = spoken(playback.quotes, playback.position)
        words = with_sureness(playback.quotes[now]) if now is not None else self._said
        tour = f"{self._session.tour.words}  " if self._session.tour.under_way else ""
        length = format_time(playback.duration) if playback.duration else "-:--"
        line = f"{playback.state.value}  {format_time(playback.position)} / {length}  {tour}{words}"
        if sys.stdout.isatty():
            click.echo(f"\r\x1b[K{line[: shutil.get_terminal_size().columns - 1]}", nl=False)


def _commands(keymap: Keymap) -> dict[tuple[str, ...], tuple[str, float | None]]:
    """Return what the keys of each command send, and the command with its argument, from the app's table."""
    found: dict[tuple[str, ...], tuple[str, float | None]] = {}
    for action in (*ACTIONS, *NUMBERS):
        call = _CALL.fullmatch(action.id)
        if call is not None and (hasattr(Remote, call[1]) or action.id == "quit"):
            number = float(call[2]) if call[2] else None
            argument = int(number) if number is not None and number.is_integer() else number
            for way in keymap.ways(action):
                pressed = tuple(map(sent, way))
                if all(pressed):
                    found[pressed] = (call[1], argument)
    return found


@contextmanager
def _keys(put: Callable[[str], None]) -> Iterator[None]:
    """Hand over each key pressed on the terminal; without one there are no keys."""
    if not sys.stdin.isatty():
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    tty.setcbreak(sys.stdin)
    threading.Thread(target=_read_keys, args=(put,), daemon=True).start()
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def _read_keys(put: Callable[[str], None]) -> None:
    while sent := os.read(sys.stdin.fileno(), 16).decode("ascii", "replace"):
        for key in re.findall(r"\x1b\[[\d;]*[A-Za-z]|.", sent):
            put(key)
