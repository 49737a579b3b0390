"""Keeping episodes: their audio is fetched whole and never makes room for other audio."""

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.library.library import Library
from tui.model.episode import Episode
from tui.model.events import Notice
from tui.model.playback import AudioProgress
from tui.services.addresses import local_path
from tui.services.events import Bus

if TYPE_CHECKING:
    from tui.net.audio_cache import AudioCache, CachedAudio


class Keeping:
    """What is kept, and what is being fetched for it. Thread-safe."""

    def __init__(self, library: Library, audio: "Callable[[], AudioCache]", bus: Bus) -> None:
        self._library = library
        self._audio = audio
        self._bus = bus
        self._fetching: dict[int, CachedAudio] = {}
        self._lock = threading.Lock()

    def toggle(self, episode: Episode) -> str:
        """Keep an episode, or let it go again; returns one line telling which.

        Raises:
            NetError: its audio cannot be opened.
        """
        if episode.enclosure is None:
            return "This episode has no audio to keep."
        if local_path(episode.enclosure.url):
            return "This audio is a file of yours: it stays where it is."
        keep = not self._library.episodes.get(episode.id).kept
        self._library.episodes.keep(episode.id, keep).result()
        self._audio().keep(episode.enclosure.url, keep)
        if not keep:
            self._done(episode.id)
            return "No longer kept: its audio goes when room is needed."
        self._fetch(episode, episode.enclosure.url)
        return "Kept: the audio is fetched whole, and stays."

    def close(self) -> None:
        """Stop fetching; what has arrived stays, and the rest comes when the episode is played."""
        for episode_id in tuple(self._fetching):
            self._done(episode_id)

    def _fetch(self, episode: Episode, url: str) -> None:
        with self._lock:
            if episode.id in self._fetching:
                return
            copy = self._audio().open(url)
            self._fetching[episode.id] = copy
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
        if copy is not None:
            # Closing waits for the cache's threads, and this may be one of them.
            threading.Thread(target=copy.close, daemon=True).start()
