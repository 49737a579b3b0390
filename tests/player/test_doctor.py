import subprocess
import sys
from pathlib import Path

import pytest

from tui.player import doctor, remedies

RELEASES = {
    "debian": ("ID=debian\n", "sudo apt-get install libvlc5 vlc-plugin-base libvlc-bin"),
    "mint": (
        'ID=linuxmint\nID_LIKE="ubuntu debian"\n',
        "sudo apt-get install libvlc5 vlc-plugin-base libvlc-bin",
    ),
    "fedora": ('NAME="Fedora Linux"\nID=fedora\n', "sudo dnf install"),
    "rocky": ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "sudo dnf install"),
    "arch": ("ID=arch\n", "sudo pacman -S"),
    "endeavour": ("ID=endeavouros\nID_LIKE=arch\n", "sudo pacman -S"),
    "tumbleweed": ('ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n', "sudo zypper install"),
    "unknown": ("ID=plan9\n", ""),
    "broken": ("nothing here\x00", ""),
}


@pytest.mark.parametrize("name", RELEASES)
def test_names_the_install_command_of_the_system(tmp_path: Path, name: str) -> None:
    text, command = RELEASES[name]
    path = tmp_path / "os-release"
    path.write_text(text)
    found = remedies.install_command(path, "Linux")
    assert found.startswith(command)
    assert bool(found) == bool(command)


def test_names_it_on_macos_and_knows_when_it_does_not(tmp_path: Path) -> None:
    assert remedies.install_command(tmp_path / "none", "Darwin").startswith("brew ")
    assert remedies.install_command(tmp_path / "none", "Linux") == ""


def test_finds_libvlc() -> None:
    check = doctor.check_libvlc()
    assert check.found
    assert check.version.startswith("3.")
    assert (check.problem, check.install) == ("", "")


def test_says_what_to_do_without_libvlc(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHON_VLC_LIB_PATH", str(tmp_path / "none.so"))
    check = doctor.check_libvlc()
    assert not check.found
    assert check.install == remedies.install_command()
    assert "not found" in check.problem
    assert doctor.check_audio_device() != ""


@pytest.mark.skipif(Path("/dev/snd").exists(), reason="this system has a sound output")
def test_says_that_there_is_no_output(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    assert "no sound output" in doctor.check_audio_device()


def test_the_app_s_side_does_not_import_libvlc() -> None:
    code = "import sys, tui.player.player, tui.player.doctor; sys.exit('vlc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
