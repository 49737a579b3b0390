"""Keys as people write them: read, shown, and refused where no terminal sends them."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from tui.app.keys.actions import by_id
from tui.app.keys.names import parse, sent, shown, way_shown

SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


@pytest.mark.parametrize(
    ("written", "way"),
    [
        ("}", ("right_curly_bracket",)),
        ("G", ("G",)),
        ("shift+g", ("G",)),
        ("g g", ("g", "g")),
        ("ctrl+w w", ("ctrl+w", "w")),
        ("Ctrl+W", ("ctrl+w",)),
        ("PgDn", ("pagedown",)),
        ("shift+←", ("shift+left",)),
        ("ctrl+shift+left", ("ctrl+shift+left",)),
        ("shift+ctrl+left", ("ctrl+shift+left",)),
        ("esc", ("escape",)),
        ("+", ("plus",)),
        ("alt++", ("alt+plus",)),
        (",", ("comma",)),
        ("ö", ("ö",)),
        ("§", ("section_sign",)),
        ("right_curly_bracket", ("right_curly_bracket",)),
        ("F5", ("f5",)),
    ],
)
def test_what_people_write_is_read(written: str, way: tuple[str, ...]) -> None:
    assert parse(written) == way


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "no key is named"),
        ("  ", "no key is named"),
        ("gg", '"g g"'),
        ("ctl+x", 'no key "ctl+x"'),
        ("ctrl+", 'no key "ctrl+"'),
        ("f25", 'no key "f25"'),
        ("ctrl+i", "sends ctrl+i as tab"),
        ("ctrl+m", "as enter"),
        ("ctrl+[", "as escape"),
        ("ctrl+;", "cannot send ctrl+;"),
        ("shift+5", "without shift"),
        ("ctrl+shift+a", "without shift"),
        ("ctrl+q", "always quits"),
        ("g escape", "escape ends"),
        ("space\x00", "no key"),
    ],
)
def test_what_no_terminal_sends_is_refused(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        parse(written)


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_have_textual_s_names(sign: str) -> None:
    assert parse(sign) == (_character_to_key(sign),)
    assert shown(_character_to_key(sign)) == sign
    assert sent(_character_to_key(sign)) == sign


@pytest.mark.parametrize("action", list(by_id().values()), ids=lambda action: action.id)
def test_the_registry_s_keys_are_read_as_they_are_shown(action: object) -> None:
    for way in action.ways:  # type: ignore[attr-defined]
        assert parse(way_shown(way)) == way
        assert parse(way_shown(way, arrows=False)) == way


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_and_what_is_shown_is_read_again(written: str) -> None:
    with suppress(ValueError):
        way = parse(written)
        assert way == parse(way_shown(way)) == parse(way_shown(way, arrows=False))


@given(
    st.sets(st.sampled_from(["ctrl", "alt", "shift"])),
    st.sampled_from(["left", "PgDn", "f5", "x", "X", "{", "é", "space", "delete"]),
)
def test_modifiers_in_any_order_are_one_key(modifiers: set[str], key: str) -> None:
    def read(order: list[str]) -> object:
        try:
            return parse("+".join([*order, key]))
        except ValueError:
            return None

    assert read(sorted(modifiers)) == read(sorted(modifiers, reverse=True))
