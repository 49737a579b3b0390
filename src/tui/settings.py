"""The user's settings: `podtui.toml`, read once at start.

Every field below is a key of the file; the docstrings are its manual. What does
not fit stops nothing: that setting alone has its default, and a sentence says so.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct, field
from msgspec.structs import fields, replace

from tui.model.errors import SettingsError


class Audio(Struct, frozen=True):
    """Table `[audio]`."""

    volume: int = 80
    """Volume at start, 0 to 100."""
    rate: float = 1.0
    """Speed at start, 0.5 to 3.0; the pitch is kept."""
    cache_mb: int = 2048
    """How much audio podtui keeps on disk, in megabytes; least recently heard goes first."""
    quote_lead: float = 0.7
    """How many seconds before a one-liner a jump begins."""


class Screen(Struct, frozen=True):
    """Table `[screen]`."""

    theme: str = "auto"
    """A theme of Textual's, `high-contrast-dark` or `-light`, or the name of a file in `themes/` beside
    podtui.toml; `auto` is `textual-dark`, or `podtui-light` where the terminal says it is light."""
    glyphs: str = "auto"
    """`unicode` or `ascii`; `auto` asks the locale and the terminal."""
    motion: bool = True
    """Whether anything may glide or blink."""
    art: str = "auto"
    """How pictures are drawn in their panel: `kitty`, `blocks` or `off`; `auto` asks the environment what
    the terminal can, and draws none over ssh."""
    hints: bool = True
    """Whether a key is told, once, when what it does first becomes possible."""


class Speech(Struct, frozen=True):
    """Table `[speech]`: finding one-liners by listening, which needs the extra `podtui[speech]`."""

    auto: bool = False
    """Whether what is played is listened to by itself, except on battery."""
    model: str = "tiny.en"
    """The model by faster-whisper's name for it; fetched once, when first used."""
    model_path: str = ""
    """The folder of a model of your own, in place of `model`."""
    endpoint: str = ""
    """Address of an OpenAI-compatible transcription service that listens in place of this machine."""


class Model(Struct, frozen=True):
    """Table `[model]`: summaries by a language model; off until there is an endpoint."""

    endpoint: str = ""
    """Address of an OpenAI-compatible service, as `http://localhost:11434/v1`."""
    name: str = ""
    """The model to ask."""
    api_key_env: str = ""
    """The variable of the environment that holds the key; the key itself is never in the file."""


class KeyEntry(NamedTuple):
    """An entry of table `[keys]`, checked only where actions are known."""

    name: str
    value: object
    line: int
    """Where it stands in the file, from 1; 0 where that is not known."""


class Settings(Struct, frozen=True):
    """The whole of `podtui.toml`."""

    audio: Audio = field(default_factory=Audio)
    screen: Screen = field(default_factory=Screen)
    speech: Speech = field(default_factory=Speech)
    model: Model = field(default_factory=Model)
    keys: tuple[KeyEntry, ...] = ()
    problems: tuple[str, ...] = ()
    """A sentence for each part of the file that does not fit; its default is used in its place."""


_Table = TypeVar("_Table", Audio, Screen, Speech, Model)

_LIMITS: dict[str, tuple[float, float]] = {
    "audio.volume": (0, 100),
    "audio.rate": (0.5, 3.0),
    "audio.cache_mb": (50, 1_000_000),
    "audio.quote_lead": (0.0, 10.0),
}

_CHOICES = {
    "screen.glyphs": ("auto", "unicode", "ascii"),
    "screen.art": ("auto", "kitty", "blocks", "off"),
}
_NAMES = {int: "a whole number", float: "a number", bool: "true or false", str: "a text in quotes"}


def read(path: Path) -> Settings:
    """Read the settings file; a missing file gives the defaults.

    Raises:
        SettingsError: the file cannot be read, or is not TOML.
    """
    if not path.exists():
        return Settings()
    import tomllib  # most people have no such file, and every start reads it

    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}. The defaults are used.") from None
    reading = _Reading(path, text)
    for table in data.keys() - {"audio", "screen", "speech", "model", "keys"}:
        known = "[audio], [screen], [speech], [model], [keys]"
        reading.add("", table, f"there is no table [{table}]: take it out, or call it one of {known}")
    return Settings(
        audio=reading.table(Audio, "audio", data.get("audio", {})),
        screen=reading.table(Screen, "screen", data.get("screen", {})),
        speech=reading.table(Speech, "speech", data.get("speech", {})),
        model=reading.table(Model, "model", data.get("model", {})),
        keys=reading.keys(data.get("keys", {})),
        problems=tuple(words for _, words in sorted(reading.problems)),
    )


class _Reading:
    """Takes the settings of a file that fit, and notes where it is that one does not."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._text = path, text
        self.problems: list[tuple[int, str]] = []

    def add(self, table: str, name: str, problem: str) -> None:
        """Note what is wrong with an entry of a table, or with a whole table."""
        line = _line_of(name, self._text, table)
        self.problems.append((line, f"{self._path}{f', line {line}' if line else ''}: {problem}."))

    def table(self, kind: type[_Table], name: str, values: Any) -> _Table:
        """Return a table with the values that fit."""
        defaults = kind()
        if not isinstance(values, dict):
            self.add("", name, f"[{name}] is to be a table, with its settings below it")
            return defaults
        fitting = {}
        for key, value in values.items():
            problem = _problem(defaults, name, key, value)
            if problem:
                self.add(name, key, problem)
            else:
                fitting[key] = value
        return replace(defaults, **fitting)

    def keys(self, values: Any) -> tuple[KeyEntry, ...]:
        """Return the entries of `[keys]`."""
        if not isinstance(values, dict):
            self.add("", "keys", "[keys] is to be a table, with an action and its key on each line")
            return ()
        lines = {name: _line_of(name, self._text, "keys") for name in values}
        return tuple(KeyEntry(name, value, lines[name]) for name, value in values.items())


def _line_of(name: str, text: str, table: str) -> int:
    """Return the line of an entry of a table, or of a table; the parser of TOML does not tell. 0 for none."""
    entry = re.compile(rf"""\s*["']?{re.escape(name)}["']?\s*=""")
    within = ""
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[+\s*([^\[\]]+?)\s*\]", line)
        within = head[1] if head else within
        if (head and not table and within == name) or (within == table and entry.match(line)):
            return number
    return 0


def _problem(defaults: Struct, table: str, key: str, value: object) -> str:
    """Say what is wrong with a setting, and what to do; "" where it fits."""
    import json  # only what is wrong is told

    where = f"{table}.{key}"
    known = [each.name for each in fields(defaults)]
    if key not in known:
        return f"there is no setting {where}: take it out, or call it one of {', '.join(known)}"
    default = getattr(defaults, key)
    kept = f"until that is mended it is {json.dumps(default)}"
    if not _is_a(value, type(default)):
        return f"{where} is to be {_NAMES[type(default)]}, not {value!r}; {kept}"
    low, high = _LIMITS.get(where, (0, 0))
    if where in _LIMITS and not low <= float(str(value)) <= high:
        return f"{where} is {value}; it goes from {low:g} to {high:g}, and {kept}"
    choices = _CHOICES.get(where, (value,))
    if value not in choices:
        return f"{where} is {value!r}; it may be one of {', '.join(map(str, choices))}, and {kept}"
    return ""


def _is_a(value: object, wanted: type) -> bool:
    if isinstance(value, bool) or wanted is bool:
        return type(value) is wanted
    return isinstance(value, (int, float) if wanted is float else wanted)
