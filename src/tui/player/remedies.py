"""What to tell the user when this system cannot play: the sentences, and the command that helps."""

import platform
from pathlib import Path

from tui.model.errors import PlayerError

_OS_RELEASE = Path("/etc/os-release")
_INSTALL = {
    "debian": "sudo apt-get install libvlc5 vlc-plugin-base libvlc-bin",
    "fedora": "sudo dnf install vlc-libs vlc-plugins-base vlc-plugin-ffmpeg",
    "arch": "sudo pacman -S vlc vlc-plugins-all",
    "suse": "sudo zypper install vlc vlc-codecs",
    "alpine": "sudo apk add vlc-libs",
    "macos": "brew install --cask vlc",
}
_RELATIVES = {"ubuntu": "debian", "rhel": "fedora", "opensuse": "suse", "manjaro": "arch"}

NO_OUTPUT = "There is no sound output: connect or switch on an audio device, or start the sound server."


def install_command(os_release: Path = _OS_RELEASE, system: str | None = None) -> str:
    """Return the command that installs libVLC on this system, "" where podtui does not know it.

    `os_release` is a file as os-release(5) describes it; `system` as `platform.system` names it.
    """
    if (system or platform.system()) == "Darwin":
        return _INSTALL["macos"]
    try:
        lines = os_release.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    fields = dict(line.split("=", 1) for line in lines if "=" in line)
    names = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "").split()
    for name in names:
        family = _RELATIVES.get(name, name.split("-")[0])
        if family in _INSTALL:
            return _INSTALL[family]
    return ""


def missing(what: str, *, kind: str = "missing") -> PlayerError:
    """Return the error that says that `what` is not there, and how to get it."""
    command = install_command()
    remedy = f"install it with `{command}`" if command else "install VLC 3 from https://www.videolan.org"
    return PlayerError(
        f"podtui plays through VLC, but {what} was not found: {remedy}, then play again.", kind=kind
    )
