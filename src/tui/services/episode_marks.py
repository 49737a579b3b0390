"""What the listener does to episodes, to one or to many at once: played, queued, kept. All can be undone."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.library.library import Library
from tui.model.episode import Episode
from tui.model.events import EpisodesChanged
from tui.services.events import Bus
from tui.services.undo import Undo

if TYPE_CHECKING:
    from tui.services.keeping import Keeping

MOST_KEPT = 200
"""So many episodes can be kept at a stroke: each is fetched whole."""


class EpisodeMarks:
    """Each does all it is given in one write, or nothing, and returns one line to show.

    Waits until it is on disk, so never to be called on the screen's own thread.
    """

    def __init__(self, library: Library, keeping: "Callable[[], Keeping]", undo: Undo, bus: Bus) -> None:
        """`keeping` is asked for when something is kept for the first time."""
        self._library = library
        self._keeping = keeping
        self._undo = undo
        self._bus = bus

    def toggle_played(self, ids: Sequence[int]) -> str:
        """Mark episodes as played; as not played where all of them are."""
        playback = self._library.playback
        on = not all(episode.played for episode in self._rows(ids))
        before = playback.mark(ids, on).result()
        done = f"{self._named(ids)} marked as {'played' if on else 'not played'}"
        self._did(done, ids, lambda: playback.put_back(before).result())
        return f"{done}."

    def toggle_queued(self, ids: Sequence[int]) -> str:
        """Put episodes at the end of the queue; take them out where all of them are in it."""
        queue = self._library.playback.queue
        queued = set(queue.all())
        missing = [number for number in ids if number not in queued]
        if missing:
            before = queue.add_all(missing).result()
            self._did(f"{self._named(missing)} queued", ids, lambda: queue.put_back(before).result())
            many = f"{len(missing)} queued" if len(missing) > 1 else "Queued"
            return f"{many}; {len(queue.all())} to play after this."
        before = queue.remove_all(ids).result()
        self._did(f"{self._named(ids)} taken out of the queue", ids, lambda: queue.put_back(before).result())
        many = f"{len(ids)} taken" if len(ids) > 1 else "Taken"
        return f"{many} out of the queue."

    def queue_first(self, ids: Sequence[int]) -> str:
        """Put episodes at the front of the queue, to be played next; those queued already move there."""
        queue = self._library.playback.queue
        before = queue.add_all(ids, 0).result()
        self._did(f"{self._named(ids)} queued first", ids, lambda: queue.put_back(before).result())
        return f"{self._named(ids)} to be played next."

    def shift_in_queue(self, episode_id: int, by: int) -> str:
        """Move a queued episode so many places down, or up when negative."""
        queue = self._library.playback.queue
        before = queue.shift(episode_id, by).result()
        now = queue.all()
        if episode_id not in now:
            return "This episode is not in the queue."
        if now == before:
            return "It is the last in the queue." if by > 0 else "It is the next to be played."
        self._did(
            f"{self._named([episode_id])} moved in the queue", (), lambda: queue.put_back(before).result()
        )
        return f"Now {now.index(episode_id) + 1} of {len(now)} in the queue."

    def toggle_kept(self, ids: Sequence[int]) -> str:
        """Have the audio of episodes fetched whole and kept; let it go where all of it is kept.

        Raises:
            NetError: the audio cannot be opened.
        """
        keeping = self._keeping()
        episodes = self._rows(ids)
        able = [episode for episode in episodes if not keeping.why_not(episode)]
        if not able:
            return keeping.why_not(episodes[0]) if episodes else "There is nothing to keep."
        if len(able) > MOST_KEPT:
            return f"At most {MOST_KEPT} episodes can be kept at a stroke; {len(able)} are selected."
        on = not all(episode.kept for episode in able)
        changed = [episode for episode in able if episode.kept != on]
        keeping.keep(changed, on)
        done = f"{self._named([episode.id for episode in changed])} {'kept' if on else 'no longer kept'}"
        self._did(done, ids, lambda: keeping.keep(changed, not on))
        if on:
            return f"{done}: the audio is fetched whole, and stays."
        return f"{done}: its audio goes when room is needed."

    def _did(self, words: str, ids: Sequence[int], back: Callable[[], object]) -> None:
        def undone() -> None:
            back()
            self._bus.emit(EpisodesChanged(tuple(ids)))

        self._undo.did(words, undone)
        self._bus.emit(EpisodesChanged(tuple(ids)))

    def _rows(self, ids: Sequence[int]) -> list[Episode]:
        found = self._library.episodes.rows(ids)
        return [found[number] for number in ids if number in found]

    def _named(self, ids: Sequence[int]) -> str:
        if len(ids) != 1:
            return f"{len(ids)} episodes"
        return next((f"“{episode.title}”" for episode in self._rows(ids)), "1 episode")
