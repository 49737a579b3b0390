"""Everything a key can do: the one table behind bindings, footer, help, palette and README."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can do.

    `id` is also the name of the `action_…` method, with its argument where it takes one.
    """

    id: str
    keys: str
    words: str
    group: str
    footer: str = ""
    """The short word for the footer; "" keeps it out."""
    shown_keys: str = ""
    """How help writes the keys, where the names Textual gives them are not what is printed on them."""

    def binding(self) -> "Binding":
        """Return the action as Textual's binding."""
        # Imported here: `podtui play` has the same keys and no use for Textual.
        from textual.binding import Binding

        return Binding(
            self.keys,
            self.id,
            self.footer or self.words,
            show=bool(self.footer),
            key_display=self.key_display if self.footer else None,
            id=self.id,
        )

    @property
    def key_display(self) -> str:
        """The keys as help and footer write them."""
        return self.shown_keys or self.keys.replace(",", " ")


ACTIONS = (
    Action("play_or_pause", "space", "Play or pause", "Playing", "play"),
    Action("next_quote", "right_curly_bracket", "Next one-liner", "One-liners", "next quote", "}"),
    Action("previous_quote", "left_curly_bracket", "Previous one-liner", "One-liners", "back", "{"),
    Action("listen", "T", "Time the one-liners by listening, or stop", "One-liners"),
    Action("stop_listening", "escape", "Stop listening", "One-liners"),
    Action("capture", "quotation_mark", "Keep what was just said as your own", "One-liners", shown_keys='"'),
    Action("shift_times(-1)", "left_parenthesis", "All times a second earlier", "One-liners", shown_keys="("),
    Action("shift_times(1)", "right_parenthesis", "All times a second later", "One-liners", shown_keys=")"),
    Action(
        "shift_times(-10)", "ctrl+left", "All times 10 seconds earlier", "One-liners", shown_keys="ctrl ←"
    ),
    Action("shift_times(10)", "ctrl+right", "All times 10 seconds later", "One-liners", shown_keys="ctrl →"),
    Action("seek_by(-10)", "left", "10 seconds back", "Playing", shown_keys="←"),
    Action("seek_by(10)", "right", "10 seconds forward", "Playing", shown_keys="→"),
    Action("seek_by(-60)", "shift+left", "A minute back", "Playing", shown_keys="shift ←"),
    Action("seek_by(60)", "shift+right", "A minute forward", "Playing", shown_keys="shift →"),
    Action("next_chapter", "full_stop", "Next chapter", "Playing", shown_keys="."),
    Action("previous_chapter", "comma", "Previous chapter", "Playing", shown_keys=","),
    Action("change_rate(-0.1)", "left_square_bracket", "Slower", "Playing", shown_keys="["),
    Action("change_rate(0.1)", "right_square_bracket", "Faster", "Playing", shown_keys="]"),
    Action("change_volume(-5)", "minus", "Quieter", "Playing", shown_keys="-"),
    Action("change_volume(5)", "plus,equals_sign", "Louder", "Playing", shown_keys="+"),
    Action("next_page", "tab,l", "Next panel", "Moving", "panels", "tab"),
    Action("previous_page", "shift+tab,h", "Previous panel", "Moving", shown_keys="shift tab, h"),
    Action("add_feed", "a", "Add a feed", "Feeds", "add"),
    Action("refresh_feed", "r", "Refresh this feed", "Feeds"),
    Action("refresh_all", "R", "Refresh all feeds", "Feeds", "refresh"),
    Action("toggle_kept", "d", "Keep the audio on disk, or not", "Playing"),
    Action("toggle_queued", "e", "Queue the episode, or not", "Playing"),
    Action("original_notes", "n", "Original notes", "Feeds", "notes"),
    Action("summarise", "S", "Summary by your model", "Feeds"),
    Action("toggle_played", "m", "Mark as played, or not", "Feeds"),
    Action("help", "question_mark", "All keys", "podtui", "help", "?"),
    Action("quit", "q", "Quit; your place is kept", "podtui", "quit"),
)
"""What works on the main screen, wherever the focus is."""

NUMBERS = tuple(
    Action(f"to_quote({number})", str(number), f"One-liner {number}", "One-liners") for number in range(1, 10)
)

QUOTE_ACTIONS = (
    Action("nudge(-0.5)", "less_than_sign", "This one half a second earlier", "One-liners", shown_keys="<"),
    Action("nudge(0.5)", "greater_than_sign", "This one half a second later", "One-liners", shown_keys=">"),
    Action("set_here", "H", "This one is said now", "One-liners"),
    Action("toggle_pin", "p", "Pin this one's time, or not", "One-liners"),
    Action("remove_quote", "delete", "Take out one of your own", "One-liners"),
)
"""What works on the chosen one-liner in its panel."""

LIST_ACTIONS = (
    Action("move(1)", "down,j", "Down", "Moving", shown_keys="↓ j"),
    Action("move(-1)", "up,k", "Up", "Moving", shown_keys="↑ k"),
    Action("page(1)", "pagedown,ctrl+d", "A page down", "Moving", shown_keys="PgDn ctrl+d"),
    Action("page(-1)", "pageup,ctrl+u", "A page up", "Moving", shown_keys="PgUp ctrl+u"),
    Action("first", "home,g", "To the top", "Moving", shown_keys="Home g"),
    Action("last", "end,G", "To the end", "Moving", shown_keys="End G"),
    Action("choose", "enter", "Open the feed, play the episode, jump there", "Playing"),
)
"""What works in every list."""


def help_rows() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the table as help shows it: groups in order, each with (keys, words)."""
    numbers = Action("", "", "The first to the ninth one-liner", "One-liners", shown_keys="1 … 9")
    groups: dict[str, list[tuple[str, str]]] = {}
    for action in (*ACTIONS, numbers, *QUOTE_ACTIONS, *LIST_ACTIONS):
        groups.setdefault(action.group, []).append((action.key_display, action.words))
    return list(groups.items())
