"""The user's keys: a bad entry is told with file, line and reason, and left out; the rest works."""

from pathlib import Path

import pytest

from tui.app.keys.actions import CONTEXTS, by_id, overlap
from tui.app.keys.keymap import Keymap, read
from tui.app.keys.names import parse
from tui.app.keys.presets import PRESETS
from tui.settings import read as read_settings


def _read(tmp_path: Path, *lines: str) -> Keymap:
    file = tmp_path / "podtui.toml"
    file.write_text("\n".join(("[audio]", "volume = 50", "[keys]", *lines)))
    return read(read_settings(file).keys, file)


def _keys(keymap: Keymap, name: str) -> list[str]:
    (action,) = (action for action in by_id().values() if action.name == name)
    return keymap.shown(action)


def test_an_entry_replaces_the_default_and_the_rest_stays(tmp_path: Path) -> None:
    keymap = _read(tmp_path, 'capture = ["ctrl+k", "b c"]', 'down = "n"', 'original_notes = "j"')
    assert keymap.problems == ()
    assert _keys(keymap, "capture") == ["ctrl+k", "b c"]
    assert (_keys(keymap, "down"), _keys(keymap, "original_notes")) == (["n"], ["j"])
    assert _keys(keymap, "play_or_pause") == ["space"]


def test_an_empty_entry_takes_the_key_away(tmp_path: Path) -> None:
    keymap = _read(tmp_path, 'quit = ""', "help = []", 'add_feed = "q"')
    assert keymap.problems == ()
    assert _keys(keymap, "quit") == _keys(keymap, "help") == []
    assert _keys(keymap, "add_feed") == ["q"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('nxt_quote = "ctrl+k"', "there is no action nxt_quote; next_quote is near"),
        ('frobnicate = "ctrl+k"', "`podtui keys` lists them all"),
        ('capture = "ctl+k"', 'there is no key "ctl+k"'),
        ("capture = 7", "keys are a text"),
        ('capture = ["a", 7]', "keys are a text"),
        ('capture = "a"', '"a" already is add_feed (Add a feed)'),
        ('capture = "j"', '"j" already is down'),
        ('down = "q"', '"q" already is quit'),
        ('capture = "j k"', 'begins with "j", which is down'),
        ('capture = ["ctrl+k", "ctrl+k x"]', "begins another of its own"),
        ('preset = "emacs"', "the presets are default, vim, castero, podliner"),
    ],
)
def test_a_bad_entry_is_told_with_its_line_and_left_out_alone(tmp_path: Path, entry: str, said: str) -> None:
    keymap = _read(tmp_path, 'toggle_played = "ctrl+x"', entry)
    (problem,) = keymap.problems
    assert problem.startswith(f"{tmp_path / 'podtui.toml'}, line 5: {entry.partition(' =')[0]} = ")
    assert said in problem
    assert problem.count("\n") == 0
    assert list(keymap.changed) == ["toggle_played"]


def test_of_two_entries_for_one_key_the_later_is_left_out(tmp_path: Path) -> None:
    keymap = _read(tmp_path, 'capture = "ctrl+k"', 'listen = "ctrl+k"')
    (problem,) = keymap.problems
    assert "line 5: listen" in problem
    assert _keys(keymap, "capture") == ["ctrl+k"]
    assert _keys(keymap, "listen") == ["T"]


def test_an_entry_that_falls_back_to_its_default_may_push_out_another(tmp_path: Path) -> None:
    keymap = _read(tmp_path, 'capture = "T"', 'listen = "nonsense"')
    assert len(keymap.problems) == 2
    assert keymap.changed == {}


def test_contexts_meet_where_one_lies_in_the_other() -> None:
    contexts = {context.name: context for context in CONTEXTS}
    assert overlap(contexts["main"], contexts["quotes"])
    assert overlap(contexts["list"], contexts["list"])


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_s_entries_are_all_in_force_and_clash_with_nothing(tmp_path: Path, preset: str) -> None:
    keymap = _read(tmp_path, f'preset = "{preset}"')
    assert keymap.problems == ()
    assert keymap.preset == preset
    for name, keys in PRESETS[preset].items():
        assert [parse(key) for key in _keys(keymap, name)] == [parse(key) for key in keys]
    for context in CONTEXTS:
        for action in context.actions:
            assert keymap.ways(action), f"{action.name} has no key left"
            for other_context in CONTEXTS if action.name in PRESETS[preset] else ():
                for other in other_context.actions:
                    if other is not action and overlap(context, other_context):
                        both = set(keymap.ways(action)) & set(keymap.ways(other))
                        assert not both - set(action.ways) & set(other.ways), (action.name, other.name)


def test_what_is_there_only_now_and_then_gives_its_key_up(tmp_path: Path) -> None:
    keymap = _read(tmp_path, 'down = "n"', 'original_notes = "f5"', 'leave = ["escape", "f6"]')
    assert keymap.problems == ()
    assert _keys(keymap, "next_find") == []
    assert _keys(keymap, "previous_find") == ["N"]
    assert _keys(keymap, "let_go") == ["escape"]


def test_own_entries_stand_on_top_of_a_preset(tmp_path: Path) -> None:
    keymap = _read(tmp_path, 'preset = "vim"', 'quit = "q"', 'capture = "Z Z"', 'listen = "g"')
    (problem,) = keymap.problems
    assert 'line 7: listen = "g" is left out: "g" begins "g ' in problem
    assert _keys(keymap, "capture") == ["Z Z"]
    assert _keys(keymap, "copy_quote") == ["y y"]
    assert _keys(keymap, "listen") == ["T"]


def test_without_a_table_nothing_differs(tmp_path: Path) -> None:
    assert _read(tmp_path) == Keymap()


def test_names_are_words_and_each_stands_for_one_action() -> None:
    names = [action.name for context in CONTEXTS for action in context.actions]
    assert len(set(names)) == len(names) == len(by_id())
    assert all(name.isidentifier() and name.islower() for name in names)


def test_no_default_key_does_two_things_in_one_place() -> None:
    for context in CONTEXTS:
        keys = [way for action in context.actions for way in action.ways]
        assert len(set(keys)) == len(keys), context.name
