"""Keeping episodes: their audio is fetched whole and never makes room for other audio."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.library.library import Library
from tui.model.episode import Episode
from tui.model.errors import NetError
from tui.model.events import Notice
from tui.model.playback import AudioProgress
from tui.services.addresses import local_path
from tui.services.events import Bus

if TYPE_CHECKING:
    from tui.net.audio_cache import AudioCache, CachedAudio

AT_ONCE = 2
"""So many episodes are fetched at the same time; the others wait their turn."""


class Keeping:
    """What is kept, and what is being fetched for it. Thread-safe."""

    def __init__(self, library: Library, audio: "Callable[[], AudioCache]", bus: Bus) -> None:
        self._library = library
        self._audio = audio
        self._bus = bus
        self._waiting: deque[Episode] = deque()
        self._fetching: dict[int, CachedAudio] = {}
        self._lock = threading.Lock()

    def why_not(self, episode: Episode) -> str:
        """Say why an episode cannot be kept; "" where it can."""
        if episode.enclosure is None:
            return "This episode has no audio to keep."
        if local_path(episode.enclosure.url):
            return "This audio is a file of yours: it stays where it is."
        return ""

    def keep(self, episodes: Sequence[Episode], on: bool) -> None:
        """Keep episodes, which begins to fetch them, or let them go again; `why_not` must be "" for each.

        Raises:
            NetError: the audio of one cannot be opened.
        """
        self._library.episodes.keep_all([episode.id for episode in episodes], on).result()
        for episode in episodes:
            assert episode.enclosure is not None
            self._audio().keep(episode.enclosure.url, on)
            if not on:
                self._done(episode.id)
        if on:
            with self._lock:
                self._waiting.extend(episodes)
            self._go_on()

    def close(self) -> None:
        """Stop fetching; what has arrived stays, and the rest comes when the episode is played."""
        with self._lock:
            self._waiting.clear()
        for episode_id in tuple(self._fetching):
            self._done(episode_id)

    def _go_on(self) -> None:
        """Begin to fetch as many of those that wait as may be fetched at once."""
        begun = []
        with self._lock:
            while self._waiting and len(self._fetching) < AT_ONCE:
                episode = self._waiting.popleft()
                if episode.id not in self._fetching and episode.enclosure is not None:
                    copy = self._audio().open(episode.enclosure.url)
                    self._fetching[episode.id] = copy
                    begun.append((episode, copy))
        for episode, copy in begun:
            copy.subscribe(partial(self._on_bytes, episode))

    def _on_bytes(self, episode: Episode, progress: AudioProgress) -> None:
        if progress.complete:
            self._done(episode.id)
        elif progress.error and episode.id in self._fetching:
            self._done(episode.id)
            self._bus.emit(Notice(f"{episode.title}: {progress.error}", problem=True))

    def _done(self, episode_id: int) -> None:
        with self._lock:
            copy = self._fetching.pop(episode_id, None)
            self._waiting = deque(episode for episode in self._waiting if episode.id != episode_id)
        if copy is not None:
            # Closing waits for the cache's threads, and this may be one of them.
            threading.Thread(target=self._close_and_go_on, args=(copy,), daemon=True).start()

    def _close_and_go_on(self, copy: "CachedAudio") -> None:
        copy.close()
        try:
            self._go_on()
        except NetError as error:
            self._bus.emit(Notice(str(error), problem=True))
