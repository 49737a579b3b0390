"""The main screen's pages and panels: which one has the focus, which are shown, and how large they are."""

from functools import partial

from msgspec.structs import replace
from textual import on
from textual.events import Resize

from tui.app.keys.actions import by_id
from tui.app.keys.in_force import first_key
from tui.app.screens.main.base import MainBase
from tui.app.screens.main.panel_memory import NAME, PanelMemory, recalled
from tui.app.widgets.arrangement import MEDIUM, WIDE, page_of
from tui.app.widgets.page_line import PageLine
from tui.app.widgets.pages import Pages
from tui.app.widgets.panels.kinds import PANELS
from tui.app.widgets.panels.panel import EpisodePanel

_NAMES = {"feeds": "Feeds", "episodes": "Episodes", **{kind.id: kind.name for kind in PANELS}}
_SHORT = {"topics": "Names"}


class PageKeys(MainBase):
    """How one goes about between lists and panels."""

    _memory = PanelMemory()

    @property
    def pages(self) -> Pages:
        """Where lists and panels stand."""
        return self.query_one(Pages)

    def fill_panel(self, panel: EpisodePanel) -> None:
        """Show the episode in a panel that has just been made."""
        raise NotImplementedError

    # --- going about

    def on_descendant_focus(self) -> None:
        """Let the page follow the focus, which the mouse can move too."""
        focused = self.focused
        if focused is not None and focused.id in self._order:
            self._see(focused.id)

    def action_page_to(self, page: str) -> None:
        """Put the focus on a list or panel, which is shown for it where it is hidden."""
        if page not in self._order:
            self.show_panel(page)
        self._see(page)
        self.query_one(f"#{page}").focus()

    def action_next_page(self) -> None:
        """Go one page on."""
        self._turn(1)

    def action_previous_page(self) -> None:
        """Go one page back."""
        self._turn(-1)

    @on(Pages.HeadingClicked)
    def _heading_clicked(self, event: Pages.HeadingClicked) -> None:
        self.action_page_to(event.name)
        if event.twice:
            self.action_zoom()

    @on(PageLine.Chosen)
    def _page_chosen(self, event: PageLine.Chosen) -> None:
        self.action_page_to(event.page)

    @property
    def _order(self) -> tuple[str, ...]:
        return ("feeds", "episodes", *self.pages.panels)

    def _turn(self, pages: int) -> None:
        order = self._order
        here = self.pages.page if self.pages.page in order else "episodes"
        self.action_page_to(order[(order.index(here) + pages) % len(order)])

    def _see(self, page: str) -> None:
        pages = self.pages
        if page != pages.page:
            pages.page = page
            if page not in pages.arrangement.boxes or pages.zoomed:
                pages.arrange_again()
        self.show_pages()

    def show_pages(self) -> None:
        """Bring the line of pages up to date."""
        pages = self.pages
        line = self.query_one(PageLine)
        line.display = (pages.zoomed or self.size.width < WIDE) and not self.has_class("no-feeds")
        groups: list[str] = []
        for name in self._order:
            if not any(name in page_of(first) for first in groups) or not self._is_single:
                groups.append(name)
        here = [
            n for n, first in enumerate(groups) if pages.page in ((first,), page_of(first))[self._is_single]
        ]
        zoom, on = (first_key(self, by_id()[action]) for action in ("zoom", "next_page"))
        hint = f"{zoom} all again" if pages.zoomed else f"{on} goes on"
        names = tuple((name, _SHORT.get(name, _NAMES.get(name, name))) for name in groups)
        line.show(names, here[0] if here else 0, hint)

    @property
    def _is_single(self) -> bool:
        return self.size.width < MEDIUM and not self.pages.zoomed

    # --- which panels are shown

    def recall_panels(self, pages: Pages) -> None:
        """Have the panels and sizes that were left the last time."""
        self._memory = recalled(self.session.library.remembered.all(), [kind.id for kind in PANELS])
        at_first = tuple(kind.id for kind in PANELS if kind.at_first)
        pages.panels = at_first if self._memory.shown is None else self._memory.shown
        pages.shares = self._memory.shares

    async def make_panels(self) -> None:
        """Make the panels that are shown."""
        pages = self.pages
        missing = [kind for kind in PANELS if kind.id in pages.panels and not self.query(f"#{kind.id}")]
        await pages.mount_all([kind.make() for kind in missing])
        pages.arrange_again()

    @property
    def deeper(self) -> bool:
        """Whether the listener wants the deeper summary."""
        return self._memory.deeper

    @deeper.setter
    def deeper(self, deeper: bool) -> None:
        self._memory = self._memory._replace(deeper=deeper)
        self.remember_panels()

    def action_toggle_panel(self, name: str) -> None:
        """Show a panel and go there; from there, hide it again."""
        if name in self.pages.panels and self.pages.page == name:
            self.hide_panel(name)
        else:
            self.action_page_to(name)

    def action_panels(self) -> None:
        """Choose which panels are shown."""
        from tui.app.screens.panels import PanelsScreen

        shown = [(kind.id, kind.name, kind.id in self.pages.panels) for kind in PANELS]
        self.app.push_screen(PanelsScreen(shown, self._show_or_hide, self._as_at_first))

    def _show_or_hide(self, name: str, shown: bool) -> None:
        if shown:
            self.show_panel(name)
        else:
            self.hide_panel(name)

    def hide_panel(self, name: str) -> None:
        """Hide a panel; the focus goes to the episodes where it was in there."""
        pages = self.pages
        pages.panels = tuple(other for other in pages.panels if other != name)
        if pages.page == name:
            self.action_page_to("episodes")
        pages.arrange_again()
        self.show_pages()
        self.remember_panels()

    def show_panel(self, name: str) -> None:
        """Show a panel, made when it is shown for the first time."""
        pages = self.pages
        pages.panels = tuple(kind.id for kind in PANELS if kind.id == name or kind.id in pages.panels)
        if not self.query(f"#{name}"):
            panel = next(kind for kind in PANELS if kind.id == name).make()
            pages.mount(panel)
            self.call_after_refresh(partial(self.fill_panel, panel))
        pages.arrange_again()
        self.show_pages()
        self.remember_panels()

    # --- how large they are

    def action_zoom(self) -> None:
        """Show the list or panel with the focus alone, or all again."""
        self.pages.zoomed = not self.pages.zoomed
        self.pages.arrange_again()
        self.show_pages()

    def action_widen(self, cells: int) -> None:
        """Make the column with the focus wider or narrower."""
        pages = self.pages
        if pages.arrangement.single:
            self.did("One page at a time: nothing to widen.")
            return
        pages.shares = pages.shares.wider(pages.page, cells, pages.size.width, pages.arrangement.boxes)
        pages.arrange_again()
        self.remember_panels()

    def action_heighten(self, rows: int) -> None:
        """Make the panel with the focus taller or lower."""
        pages = self.pages
        pages.shares = pages.shares.taller(pages.page, rows, pages.arrangement.boxes)
        pages.arrange_again()
        self.remember_panels()

    @on(Pages.Moved)
    def remember_panels(self) -> None:
        """Keep which panels are shown and how large they are."""
        self._memory = PanelMemory(self.pages.panels, self.pages.shares, self.deeper)
        self.session.library.remembered.put(NAME, self._memory.value())

    def _as_at_first(self) -> None:
        pages = self.pages
        pages.shares, pages.zoomed = replace(pages.shares, feeds=0.0, side=0.0, second=0.0, heights={}), False
        for kind in PANELS:
            if kind.at_first != (kind.id in pages.panels):
                self._show_or_hide(kind.id, kind.at_first)
        pages.arrange_again()
        self.remember_panels()

    @on(Resize)
    def _resized(self) -> None:
        self.show_pages()
        self.call_after_refresh(self._focus_page)

    def _focus_page(self) -> None:
        """Give the focus back to the page that lost it while the screen was too small to show any."""
        page = self.query_one(f"#{self.pages.page}")
        if self.focused is None and page.region:
            page.focus()
