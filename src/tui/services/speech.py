"""Timing one-liners by listening: audio fetched whole, its words heard, the quotes found in them."""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.library import Library
from tui.model.episode import Episode
from tui.model.errors import PodtuiError, SpeechError
from tui.model.events import Event, Listening, NowPlaying, PlaybackChanged
from tui.model.playback import AudioProgress, PlayState
from tui.model.transcript import Cue, Transcript, Word
from tui.services.events import Bus
from tui.services.fetch_ahead import audio_address
from tui.services.power import on_battery
from tui.services.quotes import Quotes
from tui.services.recogniser import Recogniser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.net.audio_cache import AudioCache, CachedAudio
    from tui.timing.speech import SpeechProgress
    from tui.timing.speech_child import SpeechChild

log = logging.getLogger(__name__)

_PAUSE = 0.8
"""Seconds of silence that end a cue."""
_LONGEST_CUE = 12.0
_SWITCH = 0.001
"""Seconds after which the thread that finds quotes in the words lets the one go on that answers keys."""


class _Cancelled(Exception):
    """The listener does not want it any more."""


class Speech:
    """Listens to one episode at a time. Thread-safe; `Listening` and `QuotesTimed` tell how it goes."""

    def __init__(
        self,
        library: Library,
        audio: "Callable[[], AudioCache]",
        quotes: Quotes,
        recogniser: Recogniser,
        bus: Bus,
    ) -> None:
        self._library = library
        self._audio = audio
        self._quotes = quotes
        self._recogniser = recogniser
        self._bus = bus
        self._lock = threading.Lock()
        self._run: _Run | None = None
        self._playing: Episode | None = None
        self._tried: set[int] = set()

    @property
    def under_way(self) -> int | None:
        """The episode that is being listened to."""
        run = self._run
        return run.episode.id if run is not None else None

    @property
    def command(self) -> str:
        """The command that installs the engine; "" where it is installed."""
        return self._recogniser.command()

    def start(self, episode: Episode, *, only_if_unsure: bool = False) -> str:
        """Begin to time an episode in the background; returns a line to show.

        With `only_if_unsure` nothing is listened to where every one-liner has a sure time.
        """
        with self._lock:
            problem = self._why_not(episode)
            if problem:
                return problem
            self._run = run = _Run(episode, only_if_unsure)
        threading.Thread(target=self._go, args=(run,), name="listening", daemon=True).start()
        return "Listening for the one-liners."

    def time(self, episode: Episode) -> None:
        """Time an episode, waiting for it; `cancel` ends it from another thread.

        Raises:
            SpeechError: it cannot be done, or was cancelled.
            NetError: the audio cannot be fetched.
        """
        with self._lock:
            problem = self._why_not(episode)
            if problem:
                raise SpeechError(problem)
            self._run = run = _Run(episode)
        self._go(run)
        if run.error is not None:
            raise run.error
        if run.cancelled.is_set():
            raise SpeechError("Stopped; what was heard is kept, and the next time goes on from there.")

    def cancel(self) -> bool:
        """Stop at once, keeping what was heard; False when there was nothing to stop."""
        run = self._run
        if run is None:
            return False
        run.cancel()
        return True

    def follow(self) -> None:
        """From now on listen by itself to what is played, where a one-liner has no sure time yet."""
        self._bus.subscribe(self._hear)

    def close(self) -> None:
        """Stop what is under way and wait for its end."""
        run = self._run
        if run is not None:
            run.cancel()
            run.ended.wait(10.0)

    def _why_not(self, episode: Episode) -> str:
        if self._run is not None:
            return f"Listening to {self._run.episode.title} already."
        if episode.enclosure is None:
            return "This episode has no audio in its feed."
        return self._recogniser.missing()

    def _go(self, run: "_Run") -> None:
        interval = sys.getswitchinterval()
        done = False
        try:
            sys.setswitchinterval(min(interval, _SWITCH))
            done = self._time(run)
        except _Cancelled:
            pass
        except PodtuiError as error:
            run.error = error
        except Exception:
            # Whatever happens, the listener is told that it has ended.
            log.exception("listening to episode %d", run.episode.id)
            run.error = SpeechError("Listening has failed; podtui.log has the details.")
        finally:
            sys.setswitchinterval(interval)
            with self._lock:
                self._run = None
            run.ended.set()
            self._tell(run, "done" if done else "", over=True, problem=str(run.error or ""))

    def _time(self, run: "_Run") -> bool:
        """Time the episode of a run; False where that was not called for."""
        episode = run.episode
        quotes = self._quotes.timed(episode.id)
        if run.only_if_unsure and all(quote.sure and quote.start is not None for quote in quotes):
            return False
        copy = self._audio().open(audio_address(episode))
        try:
            self._fetch(run, copy)
            fingerprint = copy.fingerprint or ""
            self._library.copies.meet(episode.id, fingerprint).result()
            if not self._compare(run, copy.path, fingerprint):
                self._listen(run, copy.path, fingerprint)
        finally:
            copy.close()
        return True

    def _fetch(self, run: "_Run", copy: "CachedAudio") -> None:
        """Wait until the audio is there whole."""
        changed = threading.Event()
        run.on_cancel(changed.set)

        def on_bytes(progress: AudioProgress) -> None:
            changed.set()

        unsubscribe = copy.subscribe(on_bytes)
        try:
            while not (progress := copy.progress).complete:
                run.check()
                if progress.error:
                    raise SpeechError(progress.error)
                got = sum(end - start for start, end in progress.ranges)
                self._tell(run, "fetching", share=got / progress.size if progress.size else 0.0)
                changed.wait(1.0)
                changed.clear()
        finally:
            unsubscribe()

    def _compare(self, run: "_Run", audio: Path, fingerprint: str) -> bool:
        """Find out how the times of a transcript fit this copy; False where there is none or nothing fits."""
        from tui.timing.drift import find_lags
        from tui.timing.match import TranscriptIndex

        episode = run.episode
        transcript = self._library.transcripts.get(episode.id)
        if transcript is None or transcript.copy == fingerprint or not self._recogniser.hears_stretches:
            return False
        self._tell(run, "comparing")
        index = TranscriptIndex(transcript)
        with self._recogniser.child(audio, self._language(episode)) as child:
            run.on_cancel(child.kill)
            lags = find_lags(
                index, lambda start, end: _heard(run, child, start, end), episode.duration or index.end
            )
        if lags:
            self._library.copies.store_lags(episode.id, fingerprint, lags).result()
            self._quotes.time_again(episode.id)
        return bool(lags)

    def _listen(self, run: "_Run", audio: Path, fingerprint: str) -> None:
        """Hear the whole audio, and find the quotes in it as its parts are finished."""
        episode = run.episode
        language = self._language(episode)
        heard = 0.0

        def on_progress(progress: "SpeechProgress") -> None:
            nonlocal heard
            with run.lock:
                if progress.heard <= heard:
                    return
                heard = progress.heard
                share = heard / progress.duration if progress.duration else 0.0
                self._tell(
                    run, "listening", share=min(1.0, share), left=progress.left, factor=progress.factor
                )
                self._quotes.time_by(episode.id, _transcript(progress.words, language, fingerprint))

        self._tell(run, "listening")
        recognition = self._recogniser.recognition(
            audio, language=language, duration=episode.duration, on_progress=on_progress
        )
        run.on_cancel(recognition.cancel)
        words = recognition.run()
        run.check()
        self._library.transcripts.store(episode.id, _transcript(words, language, fingerprint), "").result()
        self._library.search.fill()
        self._quotes.time_again(episode.id)

    def _language(self, episode: Episode) -> str:
        return self._library.feeds.get(episode.feed_id).language

    def _tell(
        self,
        run: "_Run",
        step: str,
        *,
        share: float = 0.0,
        left: float | None = None,
        factor: float = 0.0,
        over: bool = False,
        problem: str = "",
    ) -> None:
        self._bus.emit(Listening(run.episode.id, step, share, left, factor, over, problem))

    def _hear(self, event: Event) -> None:
        """Listen to what begins to play, once."""
        match event:
            case NowPlaying(episode):
                self._playing = episode
            case PlaybackChanged(PlayState.PLAYING) if self._playing is not None:
                episode = self._playing
                if episode.id not in self._tried and self._run is None and not on_battery():
                    self._tried.add(episode.id)
                    self.start(episode, only_if_unsure=True)
            case _:
                pass


class _Run:
    """One episode being timed, and how to stop that."""

    def __init__(self, episode: Episode, only_if_unsure: bool = False) -> None:
        self.episode = episode
        self.only_if_unsure = only_if_unsure
        self.error: PodtuiError | None = None
        self.cancelled = threading.Event()
        self.ended = threading.Event()
        self.lock = threading.Lock()
        self._stops: list[Callable[[], object]] = []

    def on_cancel(self, stop: Callable[[], object]) -> None:
        """Have `stop` called when this is cancelled, at once if it has been."""
        self._stops.append(stop)
        if self.cancelled.is_set():
            stop()

    def cancel(self) -> None:
        """Stop whatever is done now."""
        self.cancelled.set()
        for stop in tuple(self._stops):
            stop()

    def check(self) -> None:
        """Raise `_Cancelled` once this is cancelled."""
        if self.cancelled.is_set():
            raise _Cancelled


def _heard(run: _Run, child: "SpeechChild", start: float, end: float) -> tuple[Word, ...]:
    chunk = child.hear(start, end)
    run.check()
    if chunk is None:
        raise SpeechError("Speech recognition stopped by itself; start it again.")
    return chunk.words


def _transcript(words: "Iterable[Word]", language: str, copy: str) -> Transcript:
    """Return recognised words as cues, each up to the end of a sentence, a pause, or twelve seconds."""
    cues: list[list[Word]] = []
    for word in words:
        last = cues[-1] if cues else None
        if (
            last is None
            or word.start - last[-1].end > _PAUSE
            or word.end - last[0].start > _LONGEST_CUE
            or last[-1].text.endswith((".", "?", "!"))
        ):
            cues.append([])
        cues[-1].append(word)
    return Transcript(
        tuple(
            Cue(cue[0].start, cue[-1].end, " ".join(word.text for word in cue), words=tuple(cue))
            for cue in cues
        ),
        "recognised",
        language,
        copy,
    )
