"""How keys are written: in the settings, in help and in the README, and how Textual names them.

A key is a character as printed on it (`}`), a word (`space`, `left`), or one of these behind
`ctrl+`, `alt+` or `shift+`. What `shown` returns, `parse` reads.
"""

import unicodedata

_PRINTED = {
    "exclamation_mark": "!",
    "quotation_mark": '"',
    "number_sign": "#",
    "dollar_sign": "$",
    "percent_sign": "%",
    "ampersand": "&",
    "apostrophe": "'",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "asterisk": "*",
    "plus": "+",
    "comma": ",",
    "minus": "-",
    "full_stop": ".",
    "slash": "/",
    "colon": ":",
    "semicolon": ";",
    "less_than_sign": "<",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "question_mark": "?",
    "at": "@",
    "left_square_bracket": "[",
    "backslash": "\\",
    "right_square_bracket": "]",
    "circumflex_accent": "^",
    "underscore": "_",
    "grave_accent": "`",
    "left_curly_bracket": "{",
    "vertical_line": "|",
    "right_curly_bracket": "}",
    "tilde": "~",
}
"""Textual's names of the characters of ASCII that are not letters or digits."""
_ARROWS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}
_WORDS = {"pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End"}


_NAMED = {
    *("space", "enter", "escape", "tab", "backspace", "delete", "insert", *_ARROWS, *_WORDS),
    *(f"f{number}" for number in range(1, 25)),
}
_OTHER_NAMES = {"esc": "escape", "return": "enter", "del": "delete", "ins": "insert"} | {
    "pgup": "pageup",
    "pgdn": "pagedown",
    **{symbol: name for name, symbol in _ARROWS.items()},
}
_MODIFIERS = ("ctrl", "alt", "shift")
_SAME_KEY = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
_TAKEN = {"ctrl+q": "always quits", "ctrl+c": "always copies the text that is marked"}
_WITH_CTRL = {"at", "backslash", "right_square_bracket", "circumflex_accent", "underscore"}
_SENT = {"space": " ", "tab": "\t", "enter": "\n", "escape": "\x1b", "backspace": "\x7f"} | {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "shift+right": "\x1b[1;2C",
    "shift+left": "\x1b[1;2D",
    "ctrl+right": "\x1b[1;5C",
    "ctrl+left": "\x1b[1;5D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
}

Way = tuple[str, ...]
"""Keys to press one after another, as Textual names them."""


def parse(text: str) -> Way:
    """Read keys as people write them, with spaces between those to press one after another.

    Raises:
        ValueError: one is no key a terminal sends; the message goes on after `in "…"`.
    """
    way = tuple(map(_parse_one, text.split()))
    if not way:
        raise ValueError("no key is named")
    if len(way) > 1 and "escape" in way:
        raise ValueError("escape ends keys pressed one after another, so it cannot be one of them")
    return way


def _parse_one(written: str) -> str:
    modifiers: set[str] = set()
    rest = written
    while (head := rest.partition("+")[0].lower()) in _MODIFIERS and len(rest) > len(head) + 1:
        modifiers.add(head)
        rest = rest[len(head) + 1 :]
    if len(rest) == 1 and rest not in _OTHER_NAMES:
        key = _with_modifiers(rest, modifiers, written)
    else:
        key = "+".join((*sorted(modifiers), _named(rest, written)))
    if key in _SAME_KEY:
        raise ValueError(f"a terminal sends {written} as {_SAME_KEY[key]}: write that")
    if key in _TAKEN:
        raise ValueError(f"{written} {_TAKEN[key]}")
    return key


def _with_modifiers(char: str, modifiers: set[str], written: str) -> str:
    if "shift" in modifiers:
        if modifiers != {"shift"} or not char.isalpha() or len(char.upper()) > 1:
            raise ValueError(f"a terminal does not tell {written} from the key without shift")
        return char.upper()
    name = _character(char)
    if "ctrl" in modifiers:
        name = name.lower()
        plain = char.isascii() and char.isalnum()
        if not plain and name not in _WITH_CTRL and f"ctrl+{name}" not in _SAME_KEY:
            raise ValueError(f"a terminal cannot send {written}")
    return "+".join((*sorted(modifiers), name))


def _character(char: str) -> str:
    if char.isalnum():
        return char
    if not char.isprintable():
        raise ValueError(f"{char!r} is no key")
    for name, printed in _PRINTED.items():
        if printed == char:
            return name
    return unicodedata.name(char, char).lower().replace("-", "_").replace(" ", "_")


def _named(word: str, written: str) -> str:
    name = _OTHER_NAMES.get(word.lower(), word.lower())
    if name in _NAMED or name in _PRINTED:
        return name
    apart = f': with spaces between keys to press one after another, as "{" ".join(word)}"'
    raise ValueError(f'there is no key "{written}"' + (apart if word.isalpha() and len(word) < 4 else ""))


def sent(key: str) -> str:
    """Return what a terminal sends for a key Textual names; "" where that differs between terminals."""
    *modifiers, name = key.split("+")
    if modifiers == ["ctrl"] and len(name) == 1 and name.isascii() and name.isalpha():
        return chr(ord(name) & 31)
    return _SENT.get(key) or (shown(key) if len(shown(key)) == 1 else "")


def way_shown(way: Way, *, arrows: bool = True) -> str:
    """Return keys to press one after another as people write them."""
    return " ".join(shown(key, arrows=arrows) for key in way)


def shown(key: str, *, arrows: bool = True) -> str:
    """Return how one key, as Textual names it, is written for people; `arrows` as symbols or as words."""
    *modifiers, name = key.split("+")
    if arrows and name in _ARROWS:
        name = _ARROWS[name]
    return "+".join((*modifiers, _PRINTED.get(name) or _WORDS.get(name) or _sign(name)))


def _sign(name: str) -> str:
    if "_" not in name:
        return name
    try:
        return unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return name
