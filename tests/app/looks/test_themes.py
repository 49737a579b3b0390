"""Themes: the user's own checked before use, high contrast, and what a terminal can show."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from support.app_runs import until
from support.samples import item
from support.sessions import coast_in
from tui.app.app import PodtuiApp
from tui.app.looks import themes
from tui.app.widgets.player_bar import PlayerBar
from tui.model.errors import SettingsError
from tui.services.session import Session

OWN = (
    'primary = "#336699"\naccent = "orange"\ndark = true\n[variables]\nblock-cursor-background = "#112233"\n'
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with coast_in(tmp_path, [item("One"), item("Two")]) as opened:
        yield opened


def _app(session: Session, theme: str, environment: dict[str, str] | None = None) -> PodtuiApp:
    session.settings = replace(session.settings, screen=replace(session.settings.screen, theme=theme))
    return PodtuiApp(session, environment=environment)


def _own(session: Session, name: str, text: str) -> Path:
    file = session.paths.settings.parent / "themes" / f"{name}.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    return file


async def test_a_theme_of_one_s_own_is_used(session: Session) -> None:
    _own(session, "dusk", OWN)
    app = _app(session, "dusk")
    async with app.run_test():
        assert app.theme == "dusk"
        assert app.theme_variables["block-cursor-background"] == "#112233"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("primary = 'no such'", "primary = 'no such' is no colour"),
        ("primary = 7", "primary = 7 is no colour"),
        ("accent = 'red'", "no `primary` colour"),
        ("primary = 'red'\nprimery = 'red'", "no colour primery"),
        ("primary = 'red'\ndark = 1", "dark is to be a bool"),
        ("primary = 'red'\ntext_alpha = true", "text_alpha is to be a float"),
        ("primary = 'red'\n[variables]\nnothing = 'red'", "no variable nothing"),
        ("primary = 'red'\n[variables]\nborder = 'rad'", "border = 'rad' is no colour"),
        ("primary = 'red'\n[variables]\nborder = 3", "border is to be a text"),
        ("primary = 'red'\n[variables]\ninput-cursor-text-style = 'loud'", "is no style"),
        ("primary = ", "cannot be read"),
        ("primary = 'red'\nvariables = 3", "[variables] is not a table"),
    ],
)
async def test_a_bad_theme_is_told_in_a_sentence_and_the_default_used(
    session: Session, text: str, said: str
) -> None:
    file = _own(session, "bad", text)
    with pytest.raises(SettingsError) as caught:
        themes.read(file)
    assert said in str(caught.value)
    assert str(file) in str(caught.value)
    app = _app(session, "bad")
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        assert app.theme == "textual-dark"
        bar = app.screen.query_one(PlayerBar)
        assert "The theme" in bar.render_line(2).text


@pytest.mark.parametrize("name", ["nowhere", "../podtui", "/etc/passwd", "a\x00b"])
async def test_a_theme_that_is_not_there_is_told(session: Session, name: str) -> None:
    app = _app(session, name)
    async with app.run_test():
        assert app.theme == "textual-dark"
    assert any("There is no theme" in notice.text for notice in session.notices)


async def test_the_user_s_themes_are_among_those_to_choose(session: Session) -> None:
    _own(session, "dusk", OWN)
    _own(session, "bad", "primary = 3")
    _own(session, "nord", OWN)
    app = _app(session, "auto")
    async with app.run_test() as pilot:
        await pilot.pause()
        names = app.themes_to_choose()
        assert {"auto", "dusk", "nord", "high-contrast-dark", "high-contrast-light"} <= set(names)
        assert "bad" not in names
        assert app.get_theme("nord") is BUILTIN_THEMES["nord"]


@pytest.mark.parametrize(
    ("environment", "theme", "shown"),
    [
        ({}, "auto", "textual-dark"),
        ({"TERM": "xterm-256color"}, "auto", "textual-dark"),
        ({"TERM": "rxvt-unicode-256color", "COLORFGBG": "0;15"}, "auto", "podtui-light"),
        ({"TERM": "konsole", "COLORFGBG": "15;default;0"}, "auto", "textual-dark"),
        ({"TERM": "linux"}, "auto", "ansi-dark"),
        ({"TERM": "xterm"}, "nord", "ansi-dark"),
        ({"TERM": "xterm"}, "textual-light", "ansi-light"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "nord", "nord"),
        ({"TERM": "xterm-kitty"}, "nord", "nord"),
        ({"TERM": "xterm"}, "high-contrast-dark", "high-contrast-dark"),
    ],
)
async def test_the_terminal_has_a_say(
    session: Session, environment: dict[str, str], theme: str, shown: str
) -> None:
    app = _app(session, theme, environment)
    assert app.theme == shown


async def test_a_theme_chosen_in_the_palette_is_there_at_the_next_start(session: Session) -> None:
    app = _app(session, "nord")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", *"gruvbox", "enter")
        await pilot.pause()
        assert app.theme == "gruvbox"
    assert _app(session, "nord").theme == "gruvbox"
    assert _app(session, "dracula").theme == "dracula"


def test_without_colours_the_terminal_s_own_two_are_used() -> None:
    for theme in (*BUILTIN_THEMES.values(), *themes.HIGH_CONTRAST):
        assert themes.for_terminal(theme, {}, no_color=True).startswith("ansi-")


def test_the_light_theme_s_colours_are_strong_enough_for_words() -> None:
    colours = themes.LIGHT.to_color_system().generate()
    for ground in ("background", "surface", "panel"):
        for name in ("foreground", "accent", "warning", "error", "success", "primary"):
            assert _contrast(Color.parse(colours[name]), Color.parse(colours[ground])) >= 4.5, (name, ground)


async def test_high_contrast_knows_no_shades(session: Session) -> None:
    for theme, dims in (("textual-dark", True), ("high-contrast-dark", False)):
        app = _app(session, theme)
        async with app.run_test(size=(160, 48)) as pilot:
            await pilot.pause()
            bar = app.screen.query_one("#summary-text")
            drawn = [Segment("x", Style(dim=True, color="#ffffff", bgcolor="#000000"))]
            for line_filter in bar.get_line_filters():
                drawn = line_filter.apply(drawn, Color.parse("black"))
            style = drawn[0].style
            assert style is not None
            assert style.color is not None
            assert (style.color.name != "#ffffff") is dims


@pytest.mark.parametrize("theme", themes.HIGH_CONTRAST, ids=lambda theme: theme.name)
def test_high_contrast_is_seven_to_one(theme: object) -> None:
    colours = theme.to_color_system().generate()  # type: ignore[attr-defined]
    ground = Color.parse(colours["background"])
    for name in (
        "foreground",
        "accent",
        "primary",
        "warning",
        "error",
        "success",
        "text-muted",
        "text-disabled",
    ):
        assert _contrast(Color.parse(colours[name]), ground) >= 7, name
    cursor = Color.parse(colours["block-cursor-background"])
    assert _contrast(Color.parse(colours["block-cursor-foreground"]), cursor) >= 7


def _contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


async def test_without_colours_the_states_of_what_was_said_are_told_apart(session: Session) -> None:
    app = _app(session, "ansi-dark")
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        await pilot.press("w")
        await until(pilot, lambda: app.screen.query("#transcript"))
        panel = app.screen.query_one("#transcript")
        looks = {
            name: panel.get_component_rich_style(f"transcript--{name}")
            for name in ("quote", "chosen", "find", "here", "spoken", "time")
        }
    shapes = {name: (look.bold, look.italic, look.underline, look.reverse) for name, look in looks.items()}
    assert len(set(shapes.values())) == len(shapes), shapes
