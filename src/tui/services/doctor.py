"""What podtui needs, and whether it is here."""

import platform
from importlib import metadata
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from tui import __version__
from tui.library.library import Library
from tui.model.errors import LibraryError, SettingsError
from tui.paths import Paths
from tui.player.doctor import check_audio_device, check_libvlc
from tui.settings import read as read_settings

_PACKAGES = (
    "textual",
    "python-vlc",
    "feedparser",
    "rich",
    "platformdirs",
    "urllib3",
    "rapidfuzz",
    "msgspec",
    "mutagen",
)


class Finding(Struct, frozen=True):
    """One thing looked at; `ok` is False where the user has to do something, which `advice` then names."""

    name: str
    ok: bool
    found: str
    advice: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the finding as plain data."""
        return asdict(self)


def examine(paths: Paths) -> tuple[Finding, ...]:
    """Look at versions, libVLC, the audio device, the paths, the settings and the library."""
    return (
        Finding("podtui", True, __version__),
        Finding("python", True, f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
        *(_package(name) for name in _PACKAGES),
        _libvlc(),
        _device(),
        *(_folder(name, path) for name, path in _places(paths).items()),
        _settings(paths),
        _library(paths),
    )


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, False, "not installed", f"Install podtui again; it brings {name} along.")


def _libvlc() -> Finding:
    check = check_libvlc()
    if check.found:
        return Finding("libVLC", True, check.version)
    return Finding("libVLC", False, check.problem, check.install)


def _device() -> Finding:
    problem = check_audio_device()
    return Finding("audio device", not problem, problem or "found")


def _places(paths: Paths) -> dict[str, Path]:
    return {"settings": paths.settings, "library": paths.library, "audio": paths.audio, "log": paths.log}


def _folder(name: str, path: Path) -> Finding:
    return Finding(f"{name} path", True, f"{path}{'' if path.exists() else ' (not there yet)'}")


def _settings(paths: Paths) -> Finding:
    try:
        problems = read_settings(paths.settings).problems
    except SettingsError as error:
        problems = (str(error),)
    if problems:
        return Finding("settings", False, " ".join(problems), f"Mend {paths.settings}.")
    return Finding("settings", True, "read" if paths.settings.exists() else "defaults")


def _library(paths: Paths) -> Finding:
    if not paths.library.exists():
        return Finding("library", True, "empty: nothing has been subscribed to yet")
    try:
        library = Library.open(paths.library)
    except LibraryError as error:
        return Finding("library", False, str(error))
    try:
        problem = library.check()
        feeds = library.feeds.all()
    finally:
        library.close()
    if problem:
        return Finding("library", False, problem)
    return Finding(
        "library", True, f"whole: {len(feeds)} feeds, {sum(feed.episodes for feed in feeds)} episodes"
    )
