"""An app that shows itself as its terminal can, and in a theme of the listener's choice."""

from collections.abc import Mapping, Sequence

from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter
from textual.theme import Theme

from tui.app.looks import themes
from tui.app.looks.glyphs import needs_ascii
from tui.model.errors import SettingsError
from tui.model.events import Notice
from tui.services.session import Session


class ThemedApp(App[None]):
    """The theme of the settings, until another is chosen."""

    def __init__(self, session: Session, driver: type[Driver] | None, environment: Mapping[str, str]) -> None:
        """`environment` tells what the terminal can show; empty, it can show all."""
        super().__init__(driver_class=driver)
        self.session = session
        self.environment = environment
        """The variables that tell what the terminal can show."""
        glyphs = session.settings.screen.glyphs
        self.ascii = needs_ascii(environment) if glyphs == "auto" else glyphs == "ascii"
        """Whether only ASCII is drawn."""
        self._last_filters: list[LineFilter] = []
        if self.ascii:
            from tui.app.looks.filters import AsciiFilter

            self._last_filters.append(AsciiFilter())
        for theme in themes.OURS:
            self.register_theme(theme)
        wanted = session.settings.screen.theme
        kept = session.library.remembered.all().get("theme")
        # What was chosen in the palette holds until the settings name another theme than they did then.
        if isinstance(kept, list) and kept[1:] == [wanted]:
            self.take_theme(str(kept[0]))
        else:
            self.take_theme(wanted)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what all that is drawn goes through, the change to ASCII last."""
        first: list[LineFilter] = []
        if self.theme.startswith("high-contrast"):
            from tui.app.looks.filters import NotDimFilter

            first.append(NotDimFilter())
        return [*first, *super().get_line_filters(), *self._last_filters]

    def take_theme(self, name: str) -> None:
        """Show a theme, `auto` for the one that suits the terminal; one that cannot be used is told."""
        if name == "auto":
            name = themes.of_terminal(self.environment)
        theme = self.get_theme(name) or self._own_theme(name)
        if theme is None:
            theme = self.available_themes[themes.of_terminal(self.environment)]
        self.theme = themes.for_terminal(theme, self.environment, no_color=self.no_color)

    def themes_to_choose(self) -> list[str]:
        """Return the names of all themes, the user's read anew."""
        own, problems = themes.all_of(themes.folder(self.session.paths.settings))
        for theme in own:
            self.register_theme(theme)
        for problem in problems:
            self.session.bus.emit(Notice(problem, problem=True))
        return ["auto", *sorted(self.available_themes)]

    def choose_theme(self, name: str) -> None:
        """Show a theme from now on, at the next start too."""
        self.take_theme(name)
        self.session.library.remembered.put("theme", [name, self.session.settings.screen.theme])

    def _own_theme(self, name: str) -> Theme | None:
        file = themes.folder(self.session.paths.settings) / f"{name}.toml"
        try:
            if file.name != f"{name}.toml" or not file.is_file():
                raise SettingsError(f"There is no theme {name}, and no file {file}; the default is used.")
            theme = themes.read(file)
        except SettingsError as error:
            self.session.notices.append(Notice(str(error), problem=True))
            return None
        self.register_theme(theme)
        return theme
