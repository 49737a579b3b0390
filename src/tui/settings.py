"""The user's settings: `podtui.toml`, read once at start.

Every field below is a key of the file; the docstrings are its manual. A file
that cannot be read stops nothing: the caller shows the error and goes on with
the defaults.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct, field
from msgspec.structs import fields

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


def read(path: Path) -> Settings:
    """Read the settings file; a missing file gives the defaults.

    Raises:
        SettingsError: the file is not TOML, names something unknown, or a value does not fit.
    """
    if not path.exists():
        return Settings()
    import tomllib  # most people have no such file, and every start reads it

    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}. The defaults are used.") from None
    unknown = data.keys() - {"audio", "screen", "speech", "model", "keys"}
    if unknown:
        raise SettingsError(
            f"{path}: there is no table [{min(unknown)}]. Known: "
            "[audio], [screen], [speech], [model], [keys]."
        )
    return Settings(
        audio=_table(Audio, "audio", data.get("audio", {}), path),
        screen=_table(Screen, "screen", data.get("screen", {}), path),
        speech=_table(Speech, "speech", data.get("speech", {}), path),
        model=_table(Model, "model", data.get("model", {}), path),
        keys=_keys(data.get("keys", {}), text, path),
    )


def _keys(values: Any, text: str, path: Path) -> tuple[KeyEntry, ...]:
    if not isinstance(values, dict):
        raise SettingsError(f"{path}: [keys] is not a table. The defaults are used.")
    return tuple(KeyEntry(name, value, _line_of(name, text)) for name, value in values.items())


def _line_of(name: str, text: str) -> int:
    """Return the line of an entry of `[keys]`, which the parser of TOML does not tell."""
    entry = re.compile(rf"""\s*["']?{re.escape(name)}["']?\s*=""")
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
        table = head[1] if head else table
        if table == "keys" and entry.match(line):
            return number
    return 0


def _table(kind: type[_Table], name: str, values: Any, path: Path) -> _Table:
    if not isinstance(values, dict):
        raise SettingsError(f"{path}: [{name}] is not a table. The defaults are used.")
    known = {f.name: f for f in fields(kind)}
    for key, value in values.items():
        where = f"{name}.{key}"
        if key not in known:
            raise SettingsError(f"{path}: there is no setting {where}. Known: {', '.join(known)}.")
        wanted = type(known[key].default)
        if not _is_a(value, wanted):
            raise SettingsError(f"{path}: {where} is to be a {wanted.__name__}, not {value!r}.")
        if where in _LIMITS:
            low, high = _LIMITS[where]
            if not low <= float(str(value)) <= high:
                raise SettingsError(f"{path}: {where} is {value}; it goes from {low:g} to {high:g}.")
        if value not in _CHOICES.get(where, (value,)):
            choices = ", ".join(_CHOICES[where])
            raise SettingsError(f"{path}: {where} is {value!r}; it may be one of {choices}.")
    return kind(**values)


def _is_a(value: object, wanted: type) -> bool:
    if isinstance(value, bool) or wanted is bool:
        return type(value) is wanted
    return isinstance(value, (int, float) if wanted is float else wanted)
