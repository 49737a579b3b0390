"""Bringing pictures to the cover panel: fetched and made small by the services, drawn as the terminal can."""

from collections.abc import Sequence
from random import randrange
from typing import TYPE_CHECKING, cast

from textual.strip import Strip

from tui.app.messages import CoverWanted
from tui.app.terminal import pictures
from tui.app.widgets.panels.cover import CoverPanel
from tui.model.errors import PodtuiError
from tui.services.covers import command
from tui.services.session import Session

if TYPE_CHECKING:
    from textual.app import App

    from tui.app.looks.themed import ThemedApp

_NONE = "Neither this episode nor its show has a picture."
_NUMBER = randrange(1 << 16, 1 << 24)
"""Of the one picture kitty has from podtui; another program in the same window is unlikely to have it too."""


def bring(app: "App[object]", session: Session, wanted: CoverWanted) -> None:
    """Have the panel show the picture that is wanted, or say why there is none; waits, so in a thread."""
    try:
        strips, sent = _drawn(app, session, wanted)
        words = "" if strips else _NONE
    except PodtuiError as error:
        strips, sent, words = (), (), str(error)
    app.call_from_thread(_show, app, wanted.episode_id, strips, sent, words)


def _drawn(
    app: "App[object]", session: Session, wanted: CoverWanted
) -> tuple[Sequence[Strip], Sequence[str]]:
    """Return a picture in cells, and what is to be written to the terminal before; neither without one.

    Raises:
        PodtuiError: it cannot be shown, and why.
    """
    if missing := command():
        raise PodtuiError(f"{missing}  adds pictures")
    podtui, setting = cast("ThemedApp", app), session.settings.screen.art
    way = pictures.way_of(setting, podtui.environment, ascii_only=podtui.ascii, no_color=app.no_color)
    if way not in ("kitty", "blocks"):
        raise PodtuiError(way)
    picture = session.covers.get(wanted.episode_id)
    if picture is None:
        return (), ()
    columns, rows = pictures.cells(picture, wanted.columns, wanted.rows)
    if way == "kitty":
        sent = tuple(pictures.sent_to_kitty(picture, _NUMBER, columns, rows))
        return pictures.placeholders(_NUMBER, columns, rows), sent
    return pictures.blocks(session.covers.raster(picture, columns, rows * 2)), ()


def _show(
    app: "App[object]", episode_id: int, strips: Sequence[Strip], sent: Sequence[str], words: str
) -> None:
    driver = app._driver
    for panel in app.screen_stack[0].query(CoverPanel) if app.screen_stack else ():
        for piece in sent if driver is not None else ():
            driver.write(piece)  # type: ignore[union-attr]
        panel.show(episode_id, strips, words)
