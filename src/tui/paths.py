"""Where podtui keeps its things on disk.

`PODTUI_HOME=DIR` moves all of it under DIR; otherwise platformdirs decides.
Only the names listed here are ever read, written or removed: another program
called podtui keeps files of its own in the same configuration folder.
"""

import os
from pathlib import Path

from msgspec import Struct

from tui.model.errors import LibraryError


class Paths(Struct, frozen=True):
    """Every file and folder of podtui's own."""

    settings: Path
    library: Path
    secrets: Path
    audio: Path
    log: Path
    speech: Path
    """Words heard here, by audio and model."""

    @property
    def covers(self) -> Path:
        """Pictures made small, beside the audio."""
        return self.audio.with_name("covers")

    def make_folders(self) -> None:
        """Create the folders, readable by the user alone.

        Raises:
            LibraryError: one cannot be made.
        """
        for folder in (self.settings.parent, self.library.parent, self.audio, self.log.parent):
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            except OSError as error:
                raise LibraryError(
                    f"The folder {folder} cannot be made ({error.strerror}); clear the way, "
                    "or set PODTUI_HOME to use another one."
                ) from None


def under(home: Path) -> Paths:
    """Return the paths with everything under one folder."""
    return Paths(
        settings=home / "podtui.toml",
        library=home / "podtui.db",
        secrets=home / "podtui-secrets.json",
        audio=home / "audio",
        log=home / "podtui.log",
        speech=home / "speech",
    )


def find() -> Paths:
    """Return the paths of this user: under `PODTUI_HOME` where that is set."""
    home = os.environ.get("PODTUI_HOME")
    if home:
        return under(Path(home).expanduser().absolute())
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("podtui", appauthor=False)
    return Paths(
        settings=Path(dirs.user_config_dir) / "podtui.toml",
        library=Path(dirs.user_data_dir) / "podtui.db",
        secrets=Path(dirs.user_data_dir) / "podtui-secrets.json",
        audio=Path(dirs.user_cache_dir) / "audio",
        log=Path(dirs.user_state_dir) / "podtui.log",
        speech=Path(dirs.user_data_dir) / "speech",
    )


def ear() -> Path | None:
    """Return the file that takes the sound in place of a sound card, for tests: `PODTUI_EAR`."""
    name = os.environ.get("PODTUI_EAR")
    return Path(name) if name else None
