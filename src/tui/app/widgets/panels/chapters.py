"""The panel with the chapters: the show's own, else the times of its notes."""

from typing import ClassVar

from tui.app.looks import glyphs
from tui.app.messages import JumpTo
from tui.app.widgets.panels.panel import EpisodePanel, EpisodeView
from tui.app.widgets.row_list import Part, RowList, fit
from tui.app.widgets.time_line import chapter_number
from tui.model.episode import Chapter
from tui.model.text import format_time


class ChaptersPanel(RowList, EpisodePanel):
    """A row for each chapter; enter or a double click jumps there."""

    BORDER_TITLE = "Chapters"
    KEY_WORDS: ClassVar[dict[str, str]] = {"choose": "jump"}
    empty = "The chapters of an episode appear here, where it has any."

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._chapters: tuple[Chapter, ...] = ()
        self._playing: int | None = None

    def show_episode(self, view: EpisodeView) -> None:
        """Show the chapters; without any, the times of the notes."""
        chapters, source = view.chapters, "show"
        if not chapters and view.notes:
            stamps = sorted(view.notes.timestamps, key=lambda stamp: stamp.start)
            chapters = tuple(Chapter(stamp.start, stamp.label) for stamp in stamps)
            source = "times in the show notes"
        self.tell_source(str(len(chapters)) if chapters else "", source if chapters else "")
        if chapters != self._chapters:
            self._chapters, self._playing = chapters, None
            self.count = len(chapters)
            self.reload()

    def heard(self, second: float | None, quote: int | None) -> None:
        """Mark the chapter that is heard."""
        number = chapter_number(self._chapters, second) if second is not None else None
        if number != self._playing:
            before, self._playing = self._playing, number
            for changed in (before, number):
                if changed is not None:
                    self.refresh_row(changed - 1)

    def parts(self, row: int, width: int) -> list[Part]:
        """Mark, time, title, and the word where it is playing."""
        chapter, playing = self._chapters[row], self._playing == row + 1
        time = format_time(self._chapters[-1].start)
        head = f"{glyphs.PLAYING if playing else ' '} {format_time(chapter.start):>{len(time)}}  "
        end = " now " if playing else ""
        return [
            (head, "mark" if playing else "dim"),
            (fit(chapter.title, max(0, width - len(head) - len(end))), ""),
            (end, "mark"),
        ]

    def rows_wanted(self, width: int) -> int:
        """Return a row for each."""
        return max(1, self.count)

    def action_choose(self) -> None:
        """Jump to the chapter under the cursor."""
        if self.count:
            self.post_message(JumpTo(self._chapters[self.cursor].start))
