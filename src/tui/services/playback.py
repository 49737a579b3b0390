"""Playing an episode: one copy of its audio in the cache, the player on it, the listener's place kept."""

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.library.library import Library
from tui.model.episode import Chapter, Episode
from tui.model.errors import PodtuiError
from tui.model.events import (
    ChaptersFound,
    CopyMet,
    EpisodesChanged,
    Event,
    Notice,
    NowPlaying,
    PlaybackChanged,
    QuotesTimed,
)
from tui.model.notes import Quote
from tui.model.playback import (
    AudioProgress,
    BytesWanted,
    DurationKnown,
    PlayerEvent,
    PlayerFailed,
    PlayerRestarted,
    PlayState,
    StateChanged,
)
from tui.services.chapter_steps import next_chapter, previous_chapter
from tui.services.events import Bus
from tui.services.fetch_ahead import FetchAhead, next_starts
from tui.services.quote_steps import Step, next_step, previous_step, step_to
from tui.settings import Audio

if TYPE_CHECKING:
    from tui.net.audio_cache import AudioCache, CachedAudio
    from tui.player.player import Player

log = logging.getLogger(__name__)

SAVE_EVERY = 5.0
"""Seconds of playback that a crash may cost."""
_GOING = (PlayState.PLAYING, PlayState.LOADING, PlayState.STALLED)
_SAME_LENGTH = 1.0
"""Seconds by which the feed's word on a length may miss that of the audio."""
SOON = 60.0
"""Seconds before its end at which the next episode begins to be fetched."""
NEARLY_OVER = 10.0
"""An episode left this close to its end starts from the beginning next time; seconds."""


class Playback:
    """What is in the player. Thread-safe; commands return at once, events tell the rest."""

    def __init__(
        self,
        library: Library,
        audio: "Callable[[], AudioCache]",
        player: Callable[[Callable[[PlayerEvent], None]], "Player"],
        bus: Bus,
        settings: Audio,
    ) -> None:
        """`audio` and `player` make the cache and the player when something is played for the first time."""
        self._library = library
        self._ahead = FetchAhead(audio)
        self._make_player = player
        self._player: Player | None = None
        self._bus = bus
        self._lead = settings.quote_lead
        self._lock = threading.RLock()
        self._rate, self._volume = settings.rate, settings.volume
        self._copy: CachedAudio | None = None
        self._unsubscribe: Callable[[], None] = lambda: None
        self._loaded = False
        self._resume = 0.0
        self._saved = 0.0
        self._copy_number = 0
        self._met: tuple[str, float | None] = ("", None)
        self.episode: Episode | None = None
        self.quotes: tuple[Quote, ...] = ()
        """The one-liners of the episode in the player, with the times known so far."""
        self.chapters: tuple[Chapter, ...] = ()
        """The chapters of the episode in the player, as far as they are known."""
        self.notes_place = True
        """Whether the listener's place is written down; while a tour plays it stays where it was."""
        self.goes_on = True
        """Whether the queue is played on at the end of an episode."""
        bus.subscribe(self._hear)

    @property
    def state(self) -> PlayState:
        """The player's state; paused for an episode that waits where the listener left it."""
        if self._player is not None and self._loaded:
            return self._player.state
        return PlayState.IDLE if self.episode is None else PlayState.PAUSED

    @property
    def position(self) -> float:
        """What is heard now, in seconds."""
        return self._player.position if self._player is not None and self._loaded else self._resume

    @property
    def duration(self) -> float | None:
        """Length of the audio in seconds: the player's word, else the feed's."""
        known = self._player.duration if self._player is not None and self._loaded else None
        return known or (self.episode.duration if self.episode else None)

    @property
    def fetched(self) -> AudioProgress | None:
        """What of the audio is on disk; None while nothing is loaded, for then nobody has looked."""
        copy = self._copy
        return copy.progress if copy is not None else None

    @property
    def rate(self) -> float:
        """Speed; 1 is as recorded."""
        return self._rate

    @property
    def volume(self) -> int:
        """Volume, 0 to 100."""
        return self._volume

    def place(self, episode: Episode) -> None:
        """Put an episode into the player at the listener's place, without sound until asked."""
        with self._lock:
            self._leave()
            self.episode, self._resume = episode, _resume_at(episode)
            self.quotes = self._library.notes.quotes(episode.id)
            self.chapters = ()
        self._bus.emit(NowPlaying(episode))
        self._bus.emit(PlaybackChanged(PlayState.PAUSED))

    def play(self, episode: Episode, *, at: float | None = None) -> None:
        """Play an episode from second `at`, else from where the listener left it."""
        with self._lock:
            if self.episode is None or self.episode.id != episode.id:
                self.place(episode)
            if at is not None:
                self.seek(at)
            self._start()

    def toggle(self) -> None:
        """Pause or go on."""
        with self._lock:
            if self.episode is None:
                return
            if self.state in _GOING:
                self.pause()
            else:
                self._start()

    def pause(self) -> None:
        """Stand still, where something plays."""
        with self._lock:
            if self._player is not None and self.state in _GOING:
                self._player.pause()
                self.save()

    def seek(self, seconds: float) -> None:
        """Go to a second of the episode; past the end means the end."""
        with self._lock:
            if self.episode is None:
                return
            target = max(0.0, min(seconds, self.duration or seconds))
            if self._player is not None and self._loaded:
                self._player.seek(target)
            else:
                self._resume = target
            self.save()

    def seek_by(self, seconds: float) -> None:
        """Go so many seconds forward, or back when negative."""
        self.seek(self.position + seconds)

    def next_quote(self) -> Step | None:
        """Go to the next timed one-liner and say which it is; None when there is none."""
        return self._take(next_step(self.quotes, self.position, self._lead))

    def previous_quote(self) -> Step | None:
        """Go to the beginning of this one-liner or to the one before; None when there is none."""
        return self._take(previous_step(self.quotes, self.position, self._lead))

    def to_quote(self, index: int) -> Step | None:
        """Go to the one-liner at `index`; None when there is none or it has no time."""
        inside = 0 <= index < len(self.quotes)
        return self._take(step_to(self.quotes, index, self._lead)) if inside else None

    def next_chapter(self) -> Chapter | None:
        """Go to the next chapter and return it; None when there is none."""
        return self._begin_chapter(next_chapter(self.chapters, self.position))

    def previous_chapter(self) -> Chapter | None:
        """Go to the beginning of this chapter or to the one before; None when there is none."""
        return self._begin_chapter(previous_chapter(self.chapters, self.position))

    def set_rate(self, rate: float) -> float:
        """Set the speed, kept between 0.5 and 3; returns what it is now."""
        self._rate = round(min(3.0, max(0.5, rate)), 2)
        if self._player is not None:
            self._player.set_rate(self._rate)
        return self._rate

    def set_volume(self, percent: int) -> int:
        """Set the volume, kept between 0 and 100; returns what it is now."""
        self._volume = min(100, max(0, percent))
        if self._player is not None:
            self._player.set_volume(self._volume)
        return self._volume

    def fade(self, share: float) -> None:
        """Play at a share (0 to 1) of the volume set, which stays what it is."""
        if self._player is not None:
            self._player.set_volume(round(self._volume * min(1.0, max(0.0, share))))

    def tick(self) -> None:
        """Save the place and look ahead when it is time to; to be called several times a second."""
        if self.state is PlayState.PLAYING and time.monotonic() - self._saved >= SAVE_EVERY:
            self.save()
            self._look_ahead()
            self._meet_copy()

    def save(self) -> None:
        """Write down the listener's place; returns before it is on disk."""
        with self._lock:
            if self.episode is not None and self.notes_place:
                self._saved = time.monotonic()
                place = 0.0 if self.state is PlayState.ENDED else self.position
                self._library.playback.save(self.episode.id, place, int(time.time()))

    def close(self) -> None:
        """Stop, with the place saved."""
        with self._lock:
            self._leave()
        if self._player is not None:
            self._player.close()

    def _take(self, step: Step | None) -> Step | None:
        if step is not None:
            self.seek(step.target)
            if self.state is not PlayState.PLAYING:
                self._start()
        return step

    def _begin_chapter(self, chapter: Chapter | None) -> Chapter | None:
        if chapter is not None:
            self.seek(chapter.start)
        return chapter

    def _start(self) -> None:
        with self._lock:
            episode = self.episode
            if episode is None:
                return
            if self._player is not None and self._loaded and self.state is not PlayState.FAILED:
                if self.state is PlayState.ENDED:
                    self._player.seek(0.0)
                self._player.play()
                return
            if episode.enclosure is None:
                self._bus.emit(PlaybackChanged(PlayState.FAILED, "This episode has no audio in its feed."))
                return
            try:
                self._load(episode, self.position)
            except PodtuiError as error:
                self._bus.emit(PlaybackChanged(PlayState.FAILED, str(error)))

    def _load(self, episode: Episode, start: float) -> None:
        assert episode.enclosure is not None
        self._release()
        if self._player is None:
            self._player = self._make_player(self._on_player)
            self._player.set_rate(self._rate)
            self._player.set_volume(self._volume)
        copy = self._ahead.open(episode)
        self._copy, self._loaded, self._copy_number = copy, True, copy.progress.copy
        self._player.load(copy.path, progress=copy.progress, start=start, expected=episode.duration)
        self._unsubscribe = copy.subscribe(self._on_bytes)

    def _look_ahead(self) -> None:
        with self._lock:
            if self._copy is None or self.episode is None:
                return
            duration = self.duration
            self._ahead.quotes(self._copy, next_starts(self.quotes, self.position, self._lead), duration)
            if duration is not None and self.position > duration - SOON and (queued := self._queued()):
                self._ahead.episode(queued)

    def _meet_copy(self) -> None:
        """Keep which copy of the audio plays and how long it is, and say so when that is news."""
        with self._lock:
            if self._copy is None or self.episode is None or self._player is None:
                return
            fingerprint = self._copy.fingerprint
            length = self._player.duration if self._copy.progress.complete else None
            if fingerprint is None or self._met == (fingerprint, length):
                return
            self._met = fingerprint, length
            episode = self.episode
            known = self._library.copies.met(episode.id)
            other_length = length is not None and abs(length - (episode.duration or 0.0)) > _SAME_LENGTH
            if known == fingerprint and not other_length:
                return
            met = self._library.copies.meet(episode.id, fingerprint, length)
        met.add_done_callback(lambda _: self._bus.emit(CopyMet(episode.id)))

    def _queued(self) -> Episode | None:
        """Return the episode that is to be played next: where one from the queue plays, the one behind it.

        Those before it were passed over, and come when the end of the queue has been reached.
        """
        ids = self._library.playback.queue.all()
        here = ids.index(self.episode.id) if self.episode is not None and self.episode.id in ids else -1
        for episode_id in (*ids[here + 1 :], *ids[: max(0, here)]):
            episode = self._library.episodes.get(episode_id)
            if episode.enclosure is not None:
                return episode
        return None

    def _leave(self) -> None:
        """Let go of the episode in the player, its place saved."""
        if self.episode is not None:
            self.save()
        if self._player is not None and self._loaded:
            self._player.stop()
        self._release()
        self._ahead.drop()
        self.episode = None

    def _release(self) -> None:
        self._unsubscribe()
        self._unsubscribe = lambda: None
        if self._copy is not None:
            self._copy.close()
        self._copy, self._loaded = None, False

    def _hear(self, event: Event) -> None:
        here = self.episode.id if self.episode is not None else None
        match event:
            case QuotesTimed(episode_id, quotes) if episode_id == here:
                self.quotes = quotes
            case ChaptersFound(episode_id, chapters) if episode_id == here:
                self.chapters = chapters

    def _on_bytes(self, progress: AudioProgress) -> None:
        with self._lock:
            copy = self._copy
            if self._player is None or copy is None:
                return
            if progress.copy == self._copy_number:
                self._player.have(progress)
                return
            # The server has another copy now: what was fetched of the old one must not be mixed with it.
            self._copy_number = progress.copy
            expected = self.episode.duration if self.episode else None
            self._player.load(copy.path, progress=progress, start=self.position, expected=expected)
        self._bus.emit(Notice("The show has replaced this audio: times may differ a little."))

    def _on_player(self, event: PlayerEvent) -> None:
        match event:
            case BytesWanted(offset):
                copy = self._copy
                if copy is not None:
                    copy.want(offset)
            case StateChanged(PlayState.FAILED):
                # The sentence that says why follows.
                return
            case StateChanged(PlayState.ENDED):
                self._bus.emit(PlaybackChanged(PlayState.ENDED))
                self._ended()
            case StateChanged(state):
                self._bus.emit(PlaybackChanged(state))
            case DurationKnown():
                self._bus.emit(PlaybackChanged(self.state))
            case PlayerFailed(kind, message):
                self.save()
                if kind == "not-audio" and self._copy is not None:
                    self._ahead.forget(self._copy)
                self._bus.emit(PlaybackChanged(PlayState.FAILED, message))
            case PlayerRestarted(message):
                self._bus.emit(Notice(message))

    def _ended(self) -> None:
        with self._lock:
            if self.episode is None:
                return
            over = self.episode.id
            self._library.playback.played(over, True)
            self.save()
            queued = self._queued() if self.goes_on else None
            # One chosen in the middle of the queue would come a second time.
            self._library.playback.queue.remove_all((over, queued.id) if queued else (over,))
            if queued is not None:
                self.play(queued)
            self._bus.emit(EpisodesChanged((over,)))


def _resume_at(episode: Episode) -> float:
    nearly = episode.duration is not None and episode.position > episode.duration - NEARLY_OVER
    return 0.0 if nearly else episode.position
