"""How keys are written: in the settings, in help and in the README, and how Textual names them.

A key is a character as printed on it (`}`), a word (`space`, `left`), or one of these behind
`ctrl+`, `alt+` or `shift+`. What `shown` returns, `parse` reads.
"""

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


def shown(key: str, *, arrows: bool = True) -> str:
    """Return how one key, as Textual names it, is written for people; `arrows` as symbols or as words."""
    *modifiers, name = key.split("+")
    if arrows and name in _ARROWS:
        name = _ARROWS[name]
    return "+".join((*modifiers, _PRINTED.get(name) or _WORDS.get(name, name)))
