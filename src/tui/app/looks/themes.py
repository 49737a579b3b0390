"""Themes: a light one, two of high contrast, the user's own in TOML, and which one a terminal can show."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES, Theme

from tui.model.errors import SettingsError

HIGH_CONTRAST = (
    Theme(
        "high-contrast-dark",
        primary="#00ffff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ff8080",
        success="#00ff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        text_alpha=1.0,
        variables={
            "block-cursor-background": "#ffff00",
            "block-cursor-foreground": "#000000",
            "text-muted": "#ffffff",
            "text-disabled": "#c0c0c0",
            "footer-key-foreground": "#ffff00",
            "footer-background": "#000000",
        },
    ),
    Theme(
        "high-contrast-light",
        primary="#0000a0",
        accent="#0000a0",
        warning="#8b0000",
        error="#a00000",
        success="#005000",
        foreground="#000000",
        background="#ffffff",
        surface="#ffffff",
        panel="#ffffff",
        text_alpha=1.0,
        dark=False,
        variables={
            "block-cursor-background": "#000080",
            "block-cursor-foreground": "#ffffff",
            "text-muted": "#000000",
            "text-disabled": "#404040",
            "footer-key-foreground": "#0000a0",
            "footer-background": "#ffffff",
        },
    ),
)
"""Everything at 7:1 or more against what lies behind it."""
LIGHT = dataclasses.replace(
    BUILTIN_THEMES["textual-light"],
    name="podtui-light",
    accent="#8a4600",
    warning="#8a4600",
    error="#a01030",
    success="#185a2c",
    variables={"footer-key-foreground": "#8a4600"},
)
"""Textual's, whose orange is too faint for words on a light ground."""
OURS = (LIGHT, *HIGH_CONTRAST)

_OTHERS: dict[str, type] = {"dark": bool, "ansi": bool, "luminosity_spread": float, "text_alpha": float}
_COLOURS = {field.name for field in dataclasses.fields(Theme)} - {"name", "variables", *_OTHERS}
_FULL = ("kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "konsole", "iterm", "direct")


def folder(settings: Path) -> Path:
    """Return where the user's themes lie: beside the settings."""
    return settings.parent / "themes"


def read(file: Path) -> Theme:
    """Read a theme of the user's: colours by Textual's names for them, and a table `[variables]`.

    Raises:
        SettingsError: the file cannot be read, or holds an unknown name or colour.
    """
    import tomllib  # only for themes of one's own

    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"The theme {file} cannot be read: {error}.") from None
    if file.stem in BUILTIN_THEMES or file.stem in (theme.name for theme in OURS):
        raise SettingsError(f"The theme {file} has the name of one that is there already: call it otherwise.")
    variables = data.pop("variables", {})
    if "primary" not in data:
        raise SettingsError(f'The theme {file} has no `primary` colour, as in primary = "#0178d4".')
    if not isinstance(variables, dict):
        raise SettingsError(f"The theme {file}: [variables] is not a table.")
    for name, value in data.items():
        _check(file, name, value)
    theme = Theme(file.stem, **data)
    _check_variables(file, variables, theme)
    return dataclasses.replace(theme, variables=variables)


def all_of(place: Path) -> tuple[list[Theme], list[str]]:
    """Return the user's themes in a folder, and a sentence for each file that is none."""
    themes, problems = [], []
    for file in sorted(place.glob("*.toml")):
        try:
            themes.append(read(file))
        except SettingsError as error:
            problems.append(str(error))
    return themes, problems


def for_terminal(theme: Theme, environment: Mapping[str, str], *, no_color: bool = False) -> str:
    """Return the name of the theme, or of the one in the terminal's own colours where it shows no others."""
    plain = theme.ansi or (not no_color and theme.name.startswith("high-contrast"))
    if plain or not (no_color or has_few_colours(environment)):
        return theme.name
    return "ansi-dark" if theme.dark else "ansi-light"


def has_few_colours(environment: Mapping[str, str]) -> bool:
    """Say whether TERM stands for sixteen colours at most; without TERM nothing is known."""
    term = environment.get("TERM", "")
    if not term or environment.get("COLORTERM") or "256color" in term:
        return False
    return not any(name in term for name in _FULL)


def of_terminal(environment: Mapping[str, str]) -> str:
    """Return the theme for one that names none: light where the terminal tells so by COLORFGBG."""
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in ("7", "15") else "textual-dark"


def _check(file: Path, name: str, value: Any) -> None:
    if name in _COLOURS:
        _check_colour(file, name, value)
    elif name in _OTHERS:
        wanted = _OTHERS[name]
        if not isinstance(value, (float, int) if wanted is float else wanted) or (
            wanted is float and isinstance(value, bool)
        ):
            raise SettingsError(f"The theme {file}: {name} is to be a {wanted.__name__}, not {value!r}.")
    else:
        raise SettingsError(
            f"The theme {file} has no colour {name}. Known: {', '.join(sorted((*_COLOURS, *_OTHERS)))}."
        )


def _check_colour(file: Path, name: str, value: Any) -> None:
    try:
        if not isinstance(value, str):
            raise ColorParseError("no text")
        Color.parse(value.rpartition(" ")[0] if value.endswith("%") else value)
    except ColorParseError:
        raise SettingsError(f'The theme {file}: {name} = {value!r} is no colour; "#ffa62b" is one.') from None


def _check_variables(file: Path, variables: Mapping[str, Any], theme: Theme) -> None:
    known = theme.to_color_system().generate()
    for name, value in variables.items():
        if name not in known:
            raise SettingsError(f"The theme {file} has no variable {name}, as in block-cursor-background.")
        if not isinstance(value, str):
            raise SettingsError(f"The theme {file}: {name} is to be a text, not {value!r}.")
        if "text-style" not in name:
            _check_colour(file, name, value)
        elif not set(value.split()) <= {"none", "bold", "dim", "italic", "underline", "reverse", "strike"}:
            raise SettingsError(f"The theme {file}: {name} = {value!r} is no style, as bold or underline.")
