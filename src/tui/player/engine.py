"""libVLC as podtui uses it: one player, fed by callbacks, that never sees an address.

The only module that imports vlc, and only the player's child imports it.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import vlc

from tui.player import remedies
from tui.player.ear import Ear
from tui.player.formats import Format
from tui.player.source import ENDLESS, Cursor

_OPTIONS = (
    "--quiet",
    "--no-video",
    "--no-lua",
    "--no-metadata-network-access",
    "--no-auto-preparse",
    "--no-sub-autodetect-file",
    "--no-interact",
    "--no-osd",
    "--no-media-library",
    # libVLC would read 16 MB ahead at each start, and while a read waits there it cannot seek.
    "--prefetch-read-size=16384",
    "--prefetch-buffer-size=16",
)
_UNKNOWN_SIZE = 2**64 - 1
_BLOCK = 65_536

_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_uint64)
)
_READ = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
_SEEK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_uint64)
_CLOSE = ctypes.CFUNCTYPE(None, ctypes.c_void_p)

OnEvent = Callable[[int, str, float], None]
"""Called from libVLC's threads with a medium's number, an event and its value: only to pass them on."""


class Engine:
    """One libVLC instance with one media player.

    Events: "buffered" (percent), "time" (seconds by libVLC's own count), "length" (seconds),
    "playing", "paused", "ended", "error".
    """

    def __init__(self, on_event: OnEvent, ear: Ear | None = None) -> None:
        """Raise PlayerError (`missing`) when libVLC or its plugins are not there."""
        self._vlc = _new_instance()
        self._player = self._vlc.media_player_new()
        if ear:
            ear.attach(vlc.dll, self._pointer(self._player))
        self._ear = ear
        self._cursor: Cursor | None = None
        self._medium = 0
        self._keep: tuple[Any, ...] = ()
        self._listen(on_event)

    def open(self, cursor: Cursor, kind: Format, *, whole: bool, skip: float, paused: bool) -> int:
        """Play what `cursor` reads from `skip` seconds on, in place of what was open; return its number.

        Unless it is a `whole` file, libVLC is not told the size: it would look for tags and times in the
        last bytes first.
        """
        self._interrupt()
        # An Ogg file of unknown size it would read to its end for that; of this one it finds the end at once.
        callbacks = _callbacks(cursor, cursor.size if whole else ENDLESS if kind == "ogg" else _UNKNOWN_SIZE)
        media = self._new_media(callbacks)
        media.add_option(":demux=avformat")
        media.add_option(f":avformat-format={kind}")
        if kind != "ogg":
            # With mpg123 or mad every mp3 is 2 frames late; avcodec's Vorbis is at times 10 ms off.
            media.add_option(":codec=avcodec")
        if skip:
            media.add_option(f":start-time={skip:.3f}")
        if paused:
            media.add_option(":start-paused")
        self._player.set_media(media)
        media.release()
        # set_media has joined the old medium's thread: only from here on do events belong to the new one.
        self._cursor, self._keep = cursor, callbacks
        self._medium += 1
        self._player.play()
        return self._medium

    def pause(self, on: bool) -> None:
        """Pause or go on."""
        self._player.set_pause(int(on))

    def set_rate(self, rate: float) -> None:
        """Play faster or slower at the same pitch."""
        self._player.set_rate(rate)

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100."""
        self._player.audio_set_volume(percent)

    def close(self) -> None:
        """Stop, and let go of the cursor."""
        self._interrupt()
        self._player.stop()
        self._cursor, self._keep = None, ()

    def is_mute(self) -> bool:
        """Return whether sound is decoded but none of it finds an output device."""
        media = self._player.get_media()
        if media is None:
            return False
        stats = vlc.MediaStats()
        known = media.get_stats(stats)
        media.release()
        return bool(known and stats.decoded_audio > 0 and stats.played_abuffers == 0)

    def _interrupt(self) -> None:
        if self._cursor:
            self._cursor.cancel()
        if self._ear:
            self._ear.interrupt()

    def _new_media(self, callbacks: tuple[Any, ...]) -> Any:
        new = vlc.dll.libvlc_media_new_callbacks
        new.restype, new.argtypes = ctypes.c_void_p, [ctypes.c_void_p] * 6
        pointers = [ctypes.cast(callback, ctypes.c_void_p) for callback in callbacks]
        return vlc.Media(new(self._pointer(self._vlc), *pointers, None))

    @staticmethod
    def _pointer(thing: Any) -> ctypes.c_void_p:
        return ctypes.cast(thing._as_parameter_, ctypes.c_void_p)

    def _listen(self, on_event: OnEvent) -> None:
        kinds, manager = vlc.EventType, self._player.event_manager()
        values: dict[Any, tuple[str, Callable[[Any], float]]] = {
            kinds.MediaPlayerBuffering: ("buffered", lambda event: event.u.new_cache),
            kinds.MediaPlayerTimeChanged: ("time", lambda event: event.u.new_time / 1000),
            kinds.MediaPlayerLengthChanged: ("length", lambda event: event.u.new_length / 1000),
            kinds.MediaPlayerPlaying: ("playing", lambda _: 0.0),
            kinds.MediaPlayerPaused: ("paused", lambda _: 0.0),
            kinds.MediaPlayerEndReached: ("ended", lambda _: 0.0),
            kinds.MediaPlayerEncounteredError: ("error", lambda _: 0.0),
        }

        def pass_on(event: Any) -> None:
            name, value = values[event.type]
            on_event(self._medium, name, float(value(event)))

        for kind in values:
            manager.event_attach(kind, pass_on)


def version() -> str:
    """Return libVLC's version and name, after starting it once; raise PlayerError as `Engine` does."""
    _new_instance().release()
    return str(vlc.libvlc_get_version().decode())


def _new_instance() -> Any:
    try:
        instance = vlc.Instance(list(_OPTIONS))
    except NameError as error:  # what python-vlc raises where it found no library
        raise remedies.missing("libVLC") from error
    if instance is None:
        raise remedies.missing("libVLC's set of plugins")
    return instance


def _callbacks(cursor: Cursor, told: int | None) -> tuple[Any, ...]:
    """Return the four functions of `libvlc_media_new_callbacks`; they must outlive the medium.

    `told` is the size libVLC is told; where it is not known, the largest there may be. Told the truth it
    would read all of a container before it starts.
    """

    def on_open(_: int, __: Any, size: Any) -> int:
        cursor.seek(0)
        size[0] = ENDLESS if told is None else told
        return 0

    def on_read(_: int, buffer: int, length: int) -> int:
        try:
            data = cursor.read(min(length, _BLOCK))
        except OSError:
            data = None
        if data is None:
            return -1
        ctypes.memmove(buffer, data, len(data))
        return len(data)

    def on_seek(_: int, position: int) -> int:
        return 0 if cursor.seek(position) else -1

    return _OPEN(on_open), _READ(on_read), _SEEK(on_seek), _CLOSE(lambda _: None)
