"""The keys in force: the defaults, a preset's, and on top of both the user's own `[keys]`.

Textual takes any entry, also one that names nothing or takes a key from another action. Here every entry
is checked first; a bad one is left out and told in a sentence, and the rest works.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from tui.app.keys.actions import CONTEXTS, Action, Context, by_id, overlap
from tui.app.keys.names import Way, parse, way_shown
from tui.settings import KeyEntry
from tui.settings import read as read_settings

Ways = tuple[Way, ...]


class Keymap(Struct, frozen=True):
    """What differs from the defaults; empty when there is no `[keys]`."""

    changed: Mapping[str, Ways] = field(default_factory=dict)
    """The ways to press an action, by its name; none at all for one without a key."""
    problems: tuple[str, ...] = ()
    """A sentence for each entry left out."""
    preset: str = "default"

    def ways(self, action: Action) -> Ways:
        """Return the ways to press an action."""
        return self.changed.get(action.name, action.ways)

    def shown(self, action: Action, *, arrows: bool = True) -> list[str]:
        """Return the ways to press an action as people write them."""
        return [way_shown(way, arrows=arrows) for way in self.ways(action)]

    def for_textual(self) -> dict[str, str]:
        """Return the changes as Textual's keymap; what it cannot do has a key there that no keyboard has."""
        actions = {action.name: action for action in by_id().values()}
        return {
            actions[name].id: ",".join(way[0] for way in ways if len(way) == 1) or f"no-key-for-{name}"
            for name, ways in self.changed.items()
        }

    def sequences(self) -> dict[str, Ways]:
        """Return the ways of more than one key, by the action's id."""
        actions = {action.name: action for action in by_id().values()}
        found = {
            actions[name].id: tuple(w for w in ways if len(w) > 1) for name, ways in self.changed.items()
        }
        return {action_id: ways for action_id, ways in found.items() if ways}


class _Given(Struct, frozen=True):
    """A user's entry that could be read."""

    entry: KeyEntry
    ways: Ways


def read(entries: Sequence[KeyEntry], file: Path) -> Keymap:
    """Read the entries of `[keys]`, leaving out and telling those that do not fit."""
    problems: list[tuple[int, str]] = []
    preset, given = "default", dict[str, _Given]()

    def refuse(entry: KeyEntry, why: str) -> None:
        line = f", line {entry.line}" if entry.line else ""
        problems.append(
            (entry.line, f"{file}{line}: {entry.name} = {_toml(entry.value)} is left out: {why}.")
        )

    for entry in entries:
        try:
            if entry.name == "preset":
                preset = _preset(entry.value)
            else:
                given[entry.name] = _Given(entry, _read_entry(entry))
        except ValueError as error:
            refuse(entry, str(error))
    base = _with_preset(preset)
    while (clash := _clash(base, given)) is not None:
        refused, why = clash
        refuse(given.pop(refused).entry, why)
    own = {name: taken.ways for name, taken in given.items()}
    defaults = {action.name: action.ways for _, action in _all()}
    ways_now = _given_up(base | own, given)
    changed = {name: ways for name, ways in ways_now.items() if ways != defaults[name]}
    return Keymap(changed, tuple(sentence for _, sentence in sorted(problems)), preset)


def of_user(file: Path) -> Keymap:
    """Read the keys of a settings file, and what is wrong with all of the file.

    Raises:
        SettingsError: the file cannot be read.
    """
    settings = read_settings(file)
    keymap = read(settings.keys, file)
    return replace(keymap, problems=(*settings.problems, *keymap.problems))


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def by_name(name: str) -> Action:
    """Return an action by what the user calls it."""
    return next(action for _, action in _all() if action.name == name)


def _all() -> Iterator[tuple[Context, Action]]:
    for context in CONTEXTS:
        for action in context.actions:
            yield context, action


def _preset(value: object) -> str:
    from tui.app.keys.presets import PRESETS

    if value not in PRESETS:
        raise ValueError(f"the presets are {', '.join(PRESETS)}")
    return str(value)


def _read_entry(entry: KeyEntry) -> Ways:
    names = [action.name for _, action in _all()]
    if entry.name not in names:
        from difflib import get_close_matches

        near = get_close_matches(entry.name, names, 1)
        hint = f"; {near[0]} is near" if near else "; `podtui keys` lists them all"
        raise ValueError(f"there is no action {entry.name}{hint}")
    written = [entry.value] if isinstance(entry.value, str) else entry.value
    if not isinstance(written, list) or not all(isinstance(keys, str) for keys in written):
        raise ValueError("keys are a text, or a list of texts for several ways")
    ways = tuple(dict.fromkeys(parse(keys) for keys in written if keys or len(written) > 1))
    for way in ways:
        if any(way != other and way == other[: len(way)] for other in ways):
            raise ValueError(f'"{way_shown(way)}" begins another of its own ways')
    return ways


def _with_preset(name: str) -> dict[str, Ways]:
    """Return the ways of every action under a preset."""
    from tui.app.keys.presets import PRESETS

    taken = {action: tuple(parse(keys) for keys in written) for action, written in PRESETS[name].items()}
    contexts = {action.name: context for context, action in _all()}
    ways: dict[str, Ways] = {}
    for context, action in _all():
        if action.name in taken:
            ways[action.name] = taken[action.name]
            continue
        lost = {
            way
            for way in action.ways
            for other, others in taken.items()
            if other in contexts and overlap(context, contexts[other]) and any(_meet(way, w) for w in others)
            if not _shared(way, action, by_name(other))
        }
        ways[action.name] = tuple(way for way in action.ways if way not in lost)
    return ways


def _shared(way: Way, one: Action, other: Action) -> bool:
    """Say whether two actions have a way in common by default: one of them is there only now and then."""
    return way in one.ways and way in other.ways


def _given_up(ways: Mapping[str, Ways], given: Mapping[str, _Given]) -> dict[str, Ways]:
    """Return the ways without those an action gives up to one of the user's entries."""
    left = dict(ways)
    for context, action in _all():
        if action.yields and action.name not in given:
            taken = [
                (other, way)
                for other_context, other in _all()
                if other.name in given and overlap(context, other_context)
                for way in given[other.name].ways
            ]
            left[action.name] = tuple(
                way
                for way in ways[action.name]
                if not any(_meet(way, w) and not _shared(way, action, other) for other, w in taken)
            )
    return left


def _meet(one: Way, other: Way) -> bool:
    """Say whether one way is the beginning of the other, or the same."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _clash(base: Mapping[str, Ways], given: Mapping[str, _Given]) -> tuple[str, str] | None:
    """Return the last entry that takes another action's key, by name, and why it cannot be."""
    in_force = [
        (context, action, given[action.name].ways if action.name in given else base[action.name])
        for context, action in _all()
    ]
    mine = [found for found in in_force if found[1].name in given]
    for context, action, ways in sorted(mine, key=lambda found: -given[found[1].name].entry.line):
        for other_context, other, others in in_force:
            gives_up = other.yields and other.name not in given
            if other is action or gives_up or not overlap(context, other_context):
                continue
            meetings = [
                (way, theirs)
                for way in ways
                for theirs in others
                if _meet(way, theirs) and not (way == theirs and _shared(way, action, other))
            ]
            if meetings:
                return action.name, _why(*meetings[0], other)
    return None


def _why(way: Way, other_way: Way, other: Action) -> str:
    keys, theirs = way_shown(way), way_shown(other_way)
    if way == other_way:
        return f'"{keys}" already is {other.name} ({other.words}); give that another key first'
    if len(way) < len(other_way):
        return f'"{keys}" begins "{theirs}", which is {other.name} ({other.words})'
    return f'it begins with "{theirs}", which is {other.name} ({other.words})'
