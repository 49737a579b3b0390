"""One running podtui: the library and the services on it, each imported and made when first needed."""

import logging
import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui import __version__
from tui.library.library import Library
from tui.model.errors import SettingsError
from tui.model.events import Event, Notice, NowPlaying
from tui.paths import Paths
from tui.services.events import Bus
from tui.settings import Settings
from tui.settings import read as read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model.playback import PlayerEvent
    from tui.net.audio_cache import AudioCache
    from tui.net.http import Fetcher
    from tui.player.player import Player
    from tui.services.chapters import Chapters
    from tui.services.covers import Covers
    from tui.services.episode_marks import EpisodeMarks
    from tui.services.keeping import Keeping
    from tui.services.lists import Lists
    from tui.services.model_summary import ModelSummary
    from tui.services.playback import Playback
    from tui.services.quote_marks import QuoteMarks
    from tui.services.quotes import Quotes
    from tui.services.reader import Reader
    from tui.services.refresh_apart import RefreshApart
    from tui.services.removal import Removal
    from tui.services.secrets import Secrets
    from tui.services.show_notes import ShowNotes
    from tui.services.sleep import Sleep
    from tui.services.speech import Speech
    from tui.services.subscriptions import Subscriptions
    from tui.services.tour import Tour
    from tui.services.transcripts import Transcripts
    from tui.services.undo import Undo

USER_AGENT = f"podtui/{__version__}"


class Session:
    """Everything the app, the shell and the desktop work with; close it at the end.

    Raises:
        LibraryError: the library cannot be opened.
    """

    def __init__(self, paths: Paths, *, ear: Path | None = None, refresh_apart: bool = False) -> None:
        """`refresh_apart`: refresh feeds in a process of their own, for the sake of the app's keys."""
        self.paths = paths
        self._refresh_apart = refresh_apart
        self.notices: list[Notice] = []
        """What came up before anybody listened."""
        self._ear = ear
        paths.make_folders()
        self._log_to(paths.log)
        self.settings = self._settings()
        self.bus = Bus()
        self._halted = threading.Event()
        self.library = Library.open(paths.library)
        if self.library.notice:
            self.notices.append(Notice(self.library.notice, problem=True))

    @cached_property
    def secrets(self) -> "Secrets":
        """Logins and tokens of private feeds."""
        from tui.services.secrets import Secrets

        return Secrets(self.paths.secrets)

    @cached_property
    def fetcher(self) -> "Fetcher":
        """HTTP for feeds and transcripts."""
        from tui.services.private import PrivateFetcher

        return PrivateFetcher(self.secrets, user_agent=USER_AGENT)

    @cached_property
    def reader(self) -> "Reader":
        """The process that reads foreign documents."""
        from tui.services.reader import Reader

        return Reader()

    @cached_property
    def feed_reader(self) -> "Reader":
        """One of its own for feeds: a long refresh must not hold up the notes somebody wants to see."""
        from tui.services.reader import Reader

        return Reader()

    @cached_property
    def audio(self) -> "AudioCache":
        """The audio on disk."""
        from tui.services.private import PrivateAudioCache

        return PrivateAudioCache(
            self.secrets,
            self.paths.audio,
            max_bytes=self.settings.audio.cache_mb * 1_000_000,
            user_agent=USER_AGENT,
        )

    @cached_property
    def keeping(self) -> "Keeping":
        """Audio that is fetched whole and stays."""
        from tui.services.keeping import Keeping

        return Keeping(self.library, lambda: self.audio, self.bus)

    @cached_property
    def episode_marks(self) -> "EpisodeMarks":
        """Played, queued, kept: one episode or many."""
        from tui.services.episode_marks import EpisodeMarks

        return EpisodeMarks(self.library, lambda: self.keeping, self.undo, self.bus)

    @cached_property
    def lists(self) -> "Lists":
        """What the lists hold, in which order."""
        from tui.services.lists import Lists

        return Lists(self.library)

    @cached_property
    def undo(self) -> "Undo":
        """Taking back what was done last."""
        from tui.services.undo import Undo

        return Undo()

    @cached_property
    def removal(self) -> "Removal":
        """Removing feeds, undoably."""
        from tui.services.removal import Removal

        return Removal(self.library, self.secrets)

    @cached_property
    def subscriptions(self) -> "Subscriptions":
        """Adding, refreshing, OPML."""
        from tui.services.subscriptions import Subscriptions

        apart = self.refreshing if self._refresh_apart else None
        return Subscriptions(
            self.library, self.fetcher, self.secrets, self.feed_reader, self.bus, self._halted, apart
        )

    @cached_property
    def refreshing(self) -> "RefreshApart":
        """Refreshing in a process of its own."""
        from tui.services.refresh_apart import RefreshApart

        return RefreshApart(self.paths, self.bus)

    @cached_property
    def show_notes(self) -> "ShowNotes":
        """Show notes as sections."""
        from tui.services.show_notes import ShowNotes

        return ShowNotes(self.library, lambda: self.reader)

    @cached_property
    def quotes(self) -> "Quotes":
        """One-liners with their times."""
        from tui.services.quotes import Quotes

        return Quotes(self.library, lambda: self.transcripts, self.show_notes, self.bus)

    @cached_property
    def transcripts(self) -> "Transcripts":
        """What was said."""
        from tui.services.transcripts import Transcripts

        return Transcripts(self.library, self.fetcher, self.reader, self._halted)

    @cached_property
    def chapters(self) -> "Chapters":
        """Chapters from files of their own."""
        from tui.services.chapters import Chapters

        return Chapters(self.library, self.fetcher, self.reader, self.show_notes, self.bus, self._halted)

    @cached_property
    def covers(self) -> "Covers":
        """Pictures of episodes and shows."""
        from tui.services.covers import Covers

        return Covers(self.library, self.fetcher, self.reader, self.paths.covers, self._halted)

    @cached_property
    def quote_marks(self) -> "QuoteMarks":
        """The listener's word on single one-liners."""
        from tui.services.quote_marks import QuoteMarks

        return QuoteMarks(self.library, self.quotes, self.undo)

    @cached_property
    def speech(self) -> "Speech":
        """Times by listening."""
        from tui.services.recogniser import Recogniser
        from tui.services.speech import Speech

        recogniser = Recogniser(self.settings.speech, self.paths.speech)
        return Speech(self.library, lambda: self.audio, self.quotes, recogniser, self.bus)

    @cached_property
    def model_summary(self) -> "ModelSummary":
        """Panels by a language model."""
        from tui.services.model_summary import ModelSummary

        return ModelSummary(
            self.library,
            self.transcripts,
            self.show_notes,
            self.quotes,
            self.fetcher,
            self.settings.model,
            self._halted,
        )

    @cached_property
    def playback(self) -> "Playback":
        """The player and what is in it."""
        from tui.services.playback import Playback

        self.bus.subscribe(self._find_chapters)
        return Playback(self.library, lambda: self.audio, self._player, self.bus, self.settings.audio)

    @cached_property
    def tour(self) -> "Tour":
        """Only the one-liners, one after the other."""
        from tui.services.tour import Tour

        return Tour(self.playback, self.bus, self.settings.audio.quote_lead)

    @cached_property
    def sleep(self) -> "Sleep":
        """The sleep timer."""
        from tui.services.sleep import Sleep

        return Sleep(self.playback, self.bus)

    def _find_chapters(self, event: Event) -> None:
        if isinstance(event, NowPlaying):
            episode_id = event.episode.id
            threading.Thread(target=lambda: self.chapters.find(episode_id), daemon=True).start()

    def _player(self, on_event: "Callable[[PlayerEvent], None]") -> "Player":
        from tui.player.player import Player

        return Player(on_event, log=self.paths.log.with_name("podtui-vlc.log"), ear=self._ear)

    def halt(self) -> None:
        """Let go of the network: what is being fetched is given up, so that leaving never waits for it."""
        self._halted.set()
        if "subscriptions" in self.__dict__:
            self.subscriptions.stop()

    def close(self) -> None:
        """Stop what runs and close what is open; the position was saved before."""
        made = self.__dict__
        for name in (
            "refreshing",
            "tour",
            "sleep",
            "speech",
            "keeping",
            "playback",
            "audio",
            "reader",
            "feed_reader",
            "fetcher",
        ):
            if name in made:
                made[name].close()
        self.library.close()

    def _settings(self) -> Settings:
        try:
            settings = read_settings(self.paths.settings)
        except SettingsError as error:
            self.notices.append(Notice(str(error), problem=True))
            return Settings()
        # The first is said last, for that is what stays on the screen.
        for number, problem in reversed(list(enumerate(settings.problems))):
            more = f" ({len(settings.problems) - 1} more: podtui doctor)" if settings.problems[1:] else ""
            self.notices.append(Notice(problem + ("" if number else more), problem=True))
        return settings

    @staticmethod
    def _log_to(path: Path) -> None:
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
