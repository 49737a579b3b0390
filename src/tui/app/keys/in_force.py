"""Which keys an app has for an action: the user's where there are any, else the defaults."""

from typing import TYPE_CHECKING

from textual.dom import DOMNode

from tui.app.keys.actions import Action
from tui.app.keys.names import way_shown

if TYPE_CHECKING:
    from tui.app.keys.keymap import Keymap


def keys_for(node: DOMNode, action: Action) -> list[str]:
    """Return the ways to press an action, as people write them and the terminal can show."""
    app = node.app
    keymap: Keymap | None = getattr(app, "keys", None)
    ways = action.ways if keymap is None else keymap.ways(action)
    return [way_shown(way, arrows=not getattr(app, "ascii", False)) for way in ways]


def first_key(node: DOMNode, action: Action) -> str:
    """Return the first of the ways to press an action; "" for one without a key."""
    return next(iter(keys_for(node, action)), "")
