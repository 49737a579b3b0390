"""Show notes as sections: read once by the reader process, then kept in the library."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.library.library import Library
from tui.model.errors import PodtuiError
from tui.model.notes import Notes
from tui.notes import NOTES_VERSION

if TYPE_CHECKING:
    from tui.notes.blocks import Document
    from tui.services.reader import Reader

log = logging.getLogger(__name__)


class ShowNotes:
    """The sections of episodes' show notes."""

    def __init__(self, library: Library, reader: "Callable[[], Reader]") -> None:
        """`reader` is asked for when the first notes are to be read."""
        self._library = library
        self._reader = reader

    def kept(self, episode_id: int) -> Notes | None:
        """Return the sections where they have been read before; quick enough for the screen's own thread."""
        return self._library.notes.sections(episode_id, NOTES_VERSION)

    def sections(self, episode_id: int) -> Notes:
        """Return the sections, reading the notes now where that has not happened yet.

        Notes that cannot be read count as having no sections, so that they are not tried at every look.
        """
        kept = self.kept(episode_id)
        if kept is not None:
            return kept
        detail = self._library.episodes.detail(episode_id)
        try:
            notes = self._reader().notes(detail.notes, people=[person.name for person in detail.persons])
        except PodtuiError as error:
            log.warning("notes of episode %d: %s", episode_id, error)
            notes = Notes()
        self._library.notes.store_sections(episode_id, notes, NOTES_VERSION).result()
        return self.kept(episode_id) or notes

    def document(self, episode_id: int) -> "Document":
        """Return the notes as the show wrote them, as blocks and links.

        Raises:
            PodtuiError: they cannot be read.
        """
        return self._reader().document(self._library.episodes.detail(episode_id).notes)

    def original(self, episode_id: int) -> str:
        """Return the notes as the show wrote them, as plain text; one sentence where they cannot be read."""
        try:
            return self._reader().plain(self._library.episodes.detail(episode_id).notes)
        except PodtuiError as error:
            return str(error)
