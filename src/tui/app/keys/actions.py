"""Everything a key can do: the one table behind bindings, footer, help, palette, README and `podtui keys`."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from tui.app.keys.names import Way, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import Binding


class Action(Struct, frozen=True):
    """One thing the user can do.

    `id` is also the name of the `action_…` method, with its argument where it takes one.
    """

    id: str
    keys: str
    """Textual's names of the keys, with commas between."""
    words: str
    group: str
    footer: str = ""
    """The short word for the footer; "" keeps it out."""
    alias: str = ""
    """What settings and `podtui keys` call it, where that is not `id`: an id with an argument has one."""
    yields: bool = False
    """Whether it gives a key up that the user gives to another action: it is there only now and then."""

    @property
    def name(self) -> str:
        """What the user calls it in `[keys]`; stays the same from version to version."""
        return self.alias or self.id

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways to press it, where the user has not chosen others."""
        return tuple((key,) for key in self.keys.split(","))

    @property
    def key_list(self) -> list[str]:
        """Its keys, each as people write it."""
        return [shown(key) for key in self.keys.split(",")]

    def binding(self, does: str = "") -> "Binding":
        """Return the action as Textual's binding; `does` is the method where it is not called like the id."""
        # Imported here: `podtui play` has the same keys and no use for Textual.
        from textual.binding import Binding

        return Binding(
            self.keys,
            does or self.id,
            self.words,
            show=False,
            id=self.id,
        )


class Context(NamedTuple):
    """Where some actions work."""

    name: str
    where: str
    """For people; "" for everywhere on the main screen."""
    actions: tuple[Action, ...]
    within: tuple[str, ...] = ("main",)
    """The names of the contexts whose actions work there too."""


PANEL_ACTIONS = (
    Action("next_page", "tab,l", "Next panel", "Panels", "panels"),
    Action("previous_page", "shift+tab,h", "Previous panel", "Panels"),
    Action("page_to('quotes')", "apostrophe", "To the one-liners", "Panels", alias="to_quotes"),
    Action("toggle_deeper", "s", "More than the summary, or less again", "Panels"),
    Action("toggle_panel('chapters')", "c", "The chapters, or not", "Panels", alias="chapters"),
    Action(
        "toggle_panel('transcript')", "w", "The words: what is said, or not", "Panels", "words", "transcript"
    ),
    Action("panels", "P", "Which panels are shown", "Panels"),
    Action("zoom", "v", "This panel alone, or all again", "Panels"),
    Action("widen(3)", "vertical_line", "This column wider", "Panels", alias="wider"),
    Action("widen(-3)", "backslash", "This column narrower", "Panels", alias="narrower"),
    Action("heighten(2)", "shift+up", "This panel taller", "Panels", alias="taller"),
    Action("heighten(-2)", "shift+down", "This panel lower", "Panels", alias="lower"),
)
"""How one goes about between panels, and what is seen of them."""

ACTIONS = (
    Action("play_or_pause", "space", "Play or pause", "Playing", "pause"),
    Action("next_quote", "right_curly_bracket", "Next one-liner", "One-liners", "next quote"),
    Action("previous_quote", "left_curly_bracket", "Previous one-liner", "One-liners"),
    Action("listen", "T", "Time the one-liners by listening, or stop", "One-liners"),
    Action("leave", "escape", "Leave the tour, stop what is under way", "Playing"),
    Action("tour", "t", "Tour: play only the one-liners; or leave it", "One-liners", "tour"),
    Action("copy_quote", "y", "Copy the one-liner with a link to its second", "One-liners"),
    Action("capture", "quotation_mark", "Keep what was just said as your own", "One-liners"),
    Action(
        "shift_times(-1)",
        "left_parenthesis",
        "All times a second earlier",
        "One-liners",
        alias="times_1s_earlier",
    ),
    Action(
        "shift_times(1)",
        "right_parenthesis",
        "All times a second later",
        "One-liners",
        alias="times_1s_later",
    ),
    Action(
        "shift_times(-10)",
        "ctrl+left",
        "All times 10 seconds earlier",
        "One-liners",
        alias="times_10s_earlier",
    ),
    Action(
        "shift_times(10)", "ctrl+right", "All times 10 seconds later", "One-liners", alias="times_10s_later"
    ),
    Action("seek_by(-10)", "left", "10 seconds back", "Playing", alias="back_10s"),
    Action("seek_by(10)", "right", "10 seconds forward", "Playing", alias="forward_10s"),
    Action("seek_by(-60)", "shift+left", "A minute back", "Playing", alias="back_1m"),
    Action("seek_by(60)", "shift+right", "A minute forward", "Playing", alias="forward_1m"),
    Action("next_chapter", "full_stop", "Next chapter", "Playing"),
    Action("previous_chapter", "comma", "Previous chapter", "Playing"),
    Action("change_rate(-0.1)", "left_square_bracket", "Slower", "Playing", alias="slower"),
    Action("change_rate(0.1)", "right_square_bracket", "Faster", "Playing", alias="faster"),
    Action("usual_rate", "backspace", "As recorded, or as fast as before", "Playing"),
    Action("change_volume(-5)", "minus", "Quieter", "Playing", alias="quieter"),
    Action("change_volume(5)", "plus,equals_sign", "Louder", "Playing", alias="louder"),
    Action("sleep", "z", "Stop playing later, or not", "Playing"),
    *PANEL_ACTIONS,
    Action("add_feed", "a", "Add a feed", "Feeds"),
    Action("refresh_feed", "r", "Refresh this feed", "Feeds"),
    Action("refresh_all", "R", "Refresh all feeds", "Feeds"),
    Action("toggle_kept", "d", "Keep the audio on disk, or not", "Episodes"),
    Action("toggle_queued", "e", "Queue the episode, or not", "Episodes"),
    Action("queue_first", "E", "Play the episode next", "Episodes"),
    Action("original_notes", "n", "Original notes", "Episodes"),
    Action("summarise", "S", "Summary by your model", "Episodes"),
    Action("toggle_played", "m", "Mark as played, or not", "Episodes"),
    Action("to_playing", "i", "To what is in the player, in its list", "Episodes"),
    Action("search_all", "ctrl+f", "Search everything", "Search", "search"),
    Action("show_log", "L", "What podtui has said", "podtui"),
    Action("only_unplayed", "U", "Of a feed only what is not played, or all", "Lists"),
    Action("undo", "u", "Take back what was done last", "Lists", "undo"),
    Action("help", "question_mark", "All keys", "podtui", "help"),
    Action("labels", "f", "Letters on everything: press one to go there", "Moving"),
    Action("palette", "colon,ctrl+p", "All that can be done here, found by typing", "podtui", "commands"),
    Action("suspend", "ctrl+z", "To the shell; `fg` there comes back", "podtui"),
    Action("redraw", "ctrl+l", "Draw the screen anew", "podtui"),
    Action("quit", "q", "Quit; your place is kept", "podtui", "quit"),
)
"""What works on the main screen, wherever the focus is."""

NUMBERS = tuple(
    Action(f"to_quote({number})", str(number), f"One-liner {number}", "One-liners", alias=f"quote_{number}")
    for number in range(1, 10)
)

QUOTE_ACTIONS = (
    Action(
        "nudge(-0.5)", "less_than_sign", "This one half a second earlier", "One-liners", alias="quote_earlier"
    ),
    Action(
        "nudge(0.5)", "greater_than_sign", "This one half a second later", "One-liners", alias="quote_later"
    ),
    Action("set_here", "H", "This one is said now", "One-liners"),
    Action("toggle_pin", "p", "Pin this one's time, or not", "One-liners"),
    Action("remove_quote", "delete", "Take out one of your own", "One-liners"),
)
"""What works on the chosen one-liner in its panel."""

LIST_ACTIONS = (
    Action("move(1)", "down,j", "Down", "Moving", alias="down"),
    Action("move(-1)", "up,k", "Up", "Moving", alias="up"),
    Action("page(1)", "pagedown,ctrl+d", "A page down", "Moving", alias="page_down"),
    Action("page(-1)", "pageup,ctrl+u", "A page up", "Moving", alias="page_up"),
    Action("first", "home,g", "To the top", "Moving"),
    Action("last", "end,G", "To the end", "Moving"),
    Action("choose", "enter", "Open the feed, play the episode, jump there", "Moving"),
)
"""What works in every list."""

SCROLL_ACTIONS = tuple(action for action in LIST_ACTIONS if action.id != "choose")
"""What works in every text."""

CHIP_ACTIONS = (
    Action("beside(1)", "right", "The name after", "Moving", alias="name_after"),
    Action("beside(-1)", "left", "The name before", "Moving", alias="name_before"),
)
"""What works among the names of the topics panel."""

FILTER_ACTIONS = (
    Action("filter", "slash", "Show only what has the words typed", "Lists", "filter"),
    Action("let_go", "escape", "Select none; take the filter away", "Lists"),
)
"""What works in the lists of feeds and of episodes."""

EPISODE_LIST_ACTIONS = (
    Action("turn_order", "o", "Another order", "Lists"),
    Action("select", "x", "Select, or not", "Lists"),
    Action("select_to", "X", "Select from the last one up to here", "Lists"),
    Action("select_all", "ctrl+a", "Select all", "Lists"),
    Action("shift(1)", "J", "Further down in the queue", "Lists", alias="queue_down"),
    Action("shift(-1)", "K", "Further up in the queue", "Lists", alias="queue_up"),
)
"""What works in the list of episodes."""

FEED_LIST_ACTIONS = (
    Action("unsubscribe", "delete", "Unsubscribe from the feed", "Feeds"),
    Action("fold", "left", "Fold the folder under the cursor", "Feeds", yields=True),
    Action("unfold", "right", "Unfold the folder under the cursor", "Feeds", yields=True),
)
"""What works in the list of feeds."""


TRANSCRIPT_ACTIONS = (
    Action("follow", "F", "Go back to what is spoken, and along with it", "Transcript"),
    Action("search", "slash", "Search in what was said", "Transcript", alias="search_transcript"),
    Action("next_find", "n", "The next place found", "Transcript", yields=True),
    Action("previous_find", "N", "The place found before", "Transcript", yields=True),
)
"""What works in the transcript."""

SEARCH_ACTIONS = (Action("show_found", "ctrl+o", "Only show the episode in its list", "Search"),)
"""What works in the search of everything."""

CONTEXTS = (
    Context("main", "", (*ACTIONS, *NUMBERS), within=()),
    Context("list", "lists", LIST_ACTIONS),
    Context("filter", "the lists of feeds and episodes", FILTER_ACTIONS, within=("list", "main")),
    Context("episodes", "the list of episodes", EPISODE_LIST_ACTIONS, within=("filter", "list", "main")),
    Context("feeds", "the list of feeds", FEED_LIST_ACTIONS, within=("filter", "list", "main")),
    Context("quotes", "the chosen one-liner", QUOTE_ACTIONS, within=("list", "main")),
    Context("transcript", "the transcript", TRANSCRIPT_ACTIONS, within=("list", "main")),
    Context("search", "search everything", SEARCH_ACTIONS, within=("list",)),
    # Left and right go among the names in place of seeking.
    Context("names", "key figures and topics", CHIP_ACTIONS, within=("list",)),
)
"""Every action there is."""


@cache
def by_id() -> dict[str, Action]:
    """Return every action by its id."""
    return {action.id: action for context in CONTEXTS for action in context.actions}


def overlap(one: Context, other: Context) -> bool:
    """Say whether there is a place where the actions of both work."""
    return one.name == other.name or one.name in other.within or other.name in one.within


def keys_of(**methods: str) -> "list[Binding]":
    """Return bindings with the keys of actions, by name, for methods that do the same in another place."""
    actions = {action.name: action for action in by_id().values()}
    return [actions[name].binding(method) for name, method in methods.items()]


class Row(NamedTuple):
    """One row of the table of keys: an action, or the nine numbers together."""

    actions: tuple[Action, ...]
    words: str
    where: str

    @property
    def name(self) -> str:
        """What `[keys]` calls it, or them."""
        return " … ".join(action.name for action in self.actions)

    def keys(self, ways: "Callable[[Action], list[str]]") -> list[str]:
        """Return the ways to press it, `ways` telling those of one action."""
        if len(self.actions) == 1:
            return ways(self.actions[0])
        ends = [way for action in self.actions for way in ways(action)[:1]]
        return [" … ".join(ends)] if ends else []


def key_table() -> list[tuple[str, list[Row]]]:
    """Return all actions for people to read: groups in order, the nine numbers in one row."""
    groups: dict[str, list[Row]] = {}
    for context in CONTEXTS:
        for action in context.actions:
            row = Row((action,), action.words, context.where)
            if action == NUMBERS[0]:
                row = Row((action, NUMBERS[-1]), "The first to the ninth one-liner", context.where)
            if action not in NUMBERS[1:]:
                groups.setdefault(action.group, []).append(row)
    return list(groups.items())
