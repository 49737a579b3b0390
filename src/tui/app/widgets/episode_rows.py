"""What stands in the row of an episode or of a one-liner; columns give way one by one in little room."""

import time
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from tui.app.looks import glyphs
from tui.app.widgets.row_list import Part, fit
from tui.model.episode import Episode
from tui.model.library import TimedQuote
from tui.model.text import format_time

_WIDTHS = {"feed": 22, "timed": 5, "share": 5, "word": 11, "day": 8, "date": 11, "length": 10}
"""Cells of each column beside the title, a blank at its left included; in the order in which they stand."""
_STEPS = (
    ("length", "", 14),
    ("timed", "", 20),
    ("day", "", 26),
    ("share", "", 28),
    ("word", "share", 32),
    ("date", "day", 36),
    ("feed", "", 44),
)
"""Which column comes next where there is room, what it takes the place of, and what the title keeps."""
_RECENT = 300 * 86400
"""Seconds for which a day is told without its year."""


class Look(NamedTuple):
    """How a row looks beyond what the episode itself tells."""

    playing: bool = False
    selected: bool = False
    queued: bool = False
    place: int = 0
    """Its place in the queue, where that is the order of the list; else 0."""
    feeds: bool = False
    """Whether the list is one of several feeds."""


@lru_cache(64)
def columns(width: int, feeds: bool) -> tuple[str, ...]:
    """Return the columns there is room for beside the title, from left to right."""
    shown: set[str] = set()
    room = width - 3
    for name, instead, least in _STEPS:
        if name == "feed" and not feeds:
            break
        left = room - _WIDTHS[name] + _WIDTHS.get(instead, 0)
        if left < least:
            break
        room = left
        shown = shown - {instead} | {name}
    return tuple(name for name in _WIDTHS if name in shown)


def episode_parts(episode: Episode, width: int, look: Look) -> list[Part]:
    """Return an episode's row: state, title, feed, one-liners with a second, how far heard, date, length."""
    shown = columns(width, look.feeds)
    symbol, style = _state(episode, look)
    mark = glyphs.SELECTED if look.selected else " "
    place = f"{look.place} " if look.place else ""
    flags = (f" {glyphs.QUEUED}" if look.queued else "") + (f" {glyphs.KEPT}" if episode.kept else "")
    room = width - 3 - len(place) - len(flags) - sum(_WIDTHS[name] for name in shown)
    title = fit(episode.title, room) if not flags else _beside(episode.title, flags, room)
    parts = [(mark, "mark"), (f"{symbol} ", style), (place, "dim"), (title, "dim" if episode.played else "")]
    return [*parts, ("".join(_cell(name, episode, look, shown) for name in shown), "dim")]


def quote_parts(quote: TimedQuote, episode: Episode | None, width: int, look: Look) -> list[Part]:
    """Return the row of a one-liner: its second, its words, who says it, and in which episode."""
    mark = glyphs.SELECTED if look.selected else " "
    time = f"{format_time(quote.start):>7} "
    about = f"{glyphs.ABOUT} " if not quote.sure else "  "
    speaker = f" — {quote.speaker}" if quote.speaker and width >= 64 else ""
    source = f" {fit(episode.title, 28)} " if episode is not None and width >= 110 else ""
    room = width - 1 - len(time) - len(about) - cell_len(source)
    said = f"“{quote.text}”"
    if cell_len(said) + cell_len(speaker) > room:
        speaker = fit(speaker, max(room - cell_len(said), min(cell_len(speaker), room // 4)))
    words = fit(said, room - cell_len(speaker))
    return [(mark, "mark"), (time, "mark"), (about, "dim"), (words, ""), (speaker, "dim"), (source, "dim")]


def state_word(episode: Episode, look: Look) -> str:
    """Say in a word or two how an episode stands."""
    if look.playing:
        return "playing"
    if episode.played:
        return "played"
    if not episode.position:
        return "new"
    left = (episode.duration or 0.0) - episode.position
    if left <= 0:
        return "begun"
    return f"{left / 3600:.1f} h left" if left >= 3600 else f"{max(1, round(left / 60))} m left"


def _state(episode: Episode, look: Look) -> tuple[str, str]:
    if look.playing:
        return glyphs.PLAYING, "mark"
    if episode.played:
        return glyphs.DONE, "dim"
    return (glyphs.BEGUN, "mark") if episode.position else (glyphs.NEW, "")


def _beside(title: str, flags: str, room: int) -> str:
    """Return a title with its flags behind it, and not at the far end of the room it has."""
    title = title if cell_len(title) <= room else fit(title, room).rstrip()
    return fit(title + flags, room + len(flags))


def _cell(name: str, episode: Episode, look: Look, shown: tuple[str, ...]) -> str:
    width = _WIDTHS[name]
    match name:
        case "feed":
            return f" {fit(episode.feed_title, width - 1)}"
        case "timed":
            text = f"{episode.timed_quotes}{glyphs.TIMED}" if episode.timed_quotes else ""
        case "share":
            text = _share(episode)
        case "word":
            text = state_word(episode, look)
        case "length":
            text = _length(episode, left="share" not in shown and "word" not in shown) + " "
        case _:
            text = _day(episode, whole=name == "date")
    return f"{text:>{width}}"


def _share(episode: Episode) -> str:
    if not episode.position or not episode.duration:
        return ""
    return f"{min(0.99, episode.position / episode.duration):.0%}"


def _length(episode: Episode, *, left: bool) -> str:
    if not episode.duration:
        return "-:--"
    if left and 0 < episode.position < episode.duration and not episode.played:
        return f"-{format_time(episode.duration - episode.position)}"
    return format_time(episode.duration)


def _day(episode: Episode, *, whole: bool) -> str:
    if episode.published is None:
        return ""
    try:
        day = datetime.fromtimestamp(episode.published)
    except (OverflowError, ValueError, OSError):
        return ""
    if whole:
        return day.strftime("%Y-%m-%d")
    recent = 0 <= time.time() - episode.published < _RECENT
    return f"{day.day} {day:%b}" if recent else day.strftime("%Y-%m")
