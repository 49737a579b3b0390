"""Settings: defaults without a file, and a sentence naming the file for whatever does not fit."""

from pathlib import Path

import pytest

from tui.model.errors import SettingsError
from tui.settings import Settings, read


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path / "podtui.toml") == Settings()


def test_values_of_the_file_win(tmp_path: Path) -> None:
    file = tmp_path / "podtui.toml"
    file.write_text('[audio]\nvolume = 35\nrate = 2\n[screen]\ntheme = "nord"\n[speech]\nauto = true\n')
    settings = read(file)
    assert (settings.audio.volume, settings.audio.rate, settings.screen.theme) == (35, 2, "nord")
    assert settings.speech.auto


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[audio\n", "cannot be read"),
        ("[audio]\nloudness = 3\n", "audio.loudness"),
        ("[audio]\nvolume = 300\n", "audio.volume"),
        ("[audio]\nvolume = true\n", "audio.volume"),
        ('[audio]\nrate = "fast"\n', "audio.rate"),
        ("[speech]\nauto = 1\n", "speech.auto"),
        ("[speech]\nmodel = true\n", "speech.model"),
        ("[video]\n", "[video]"),
        ("audio = 3\n", "[audio]"),
    ],
)
def test_what_does_not_fit_is_named_with_its_file(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "podtui.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=r"podtui\.toml") as caught:
        read(file)
    assert named in str(caught.value)
