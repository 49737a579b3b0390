"""Settings: defaults without a file, and a sentence naming the file for whatever does not fit."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from support.sessions import session_in
from tui import paths
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
        ("[audio]\nloudness = 3\n", "line 2: there is no setting audio.loudness"),
        ("[audio]\n\nvolume = 300\n", "line 3: audio.volume is 300; it goes from 0 to 100, and until"),
        ("[audio]\nvolume = true\n", "audio.volume is to be a whole number, not True; until"),
        ('[audio]\nrate = "fast"\n', "audio.rate is to be a number"),
        ("[audio]\nrate = nan\n", "audio.rate is nan"),
        ("[speech]\nauto = 1\n", "speech.auto is to be true or false"),
        ("[speech]\nmodel = true\n", "speech.model is to be a text in quotes"),
        ('[screen]\nglyphs = "emoji"\n', "one of auto, unicode, ascii, and until that is mended it is"),
        ("\n[video]\n", "line 2: there is no table [video]"),
        ("audio = 3\n", "line 1: [audio] is to be a table"),
        ("[[keys]]\n", "line 1: [keys] is to be a table"),
    ],
)
def test_what_does_not_fit_is_named_with_its_file_and_line(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "podtui.toml"
    file.write_text(text)
    settings = read(file)
    (problem,) = settings.problems
    assert problem.startswith(str(file))
    assert named in problem
    assert replace(settings, problems=()) == Settings()


def test_what_fits_holds_beside_what_does_not(tmp_path: Path) -> None:
    file = tmp_path / "podtui.toml"
    audio, screen = "[audio]\nvolume = 300\nrate = 1.5\n", "[screen]\nmotion = false\ntheme = 3\n"
    file.write_text(f"{audio}{screen}[video]\n[keys]\nquit = 'x'\n")
    settings = read(file)
    assert (settings.audio.volume, settings.audio.rate) == (80, 1.5)
    assert (settings.screen.motion, settings.screen.theme) == (False, "auto")
    assert [key.name for key in settings.keys] == ["quit"]
    assert [problem.partition(": ")[0].rpartition(" ")[2] for problem in settings.problems] == ["2", "6", "7"]


def test_each_problem_is_told_the_first_of_them_last(tmp_path: Path) -> None:
    file = paths.under(tmp_path).settings
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[audio]\nvolume = 300\n[video]\n")
    with session_in(tmp_path) as session:
        assert session.settings.audio.volume == 80
        told = [notice.text for notice in session.notices]
    assert "there is no table [video]" in told[0]
    assert "audio.volume is 300" in told[1]
    assert told[1].endswith("(1 more: podtui doctor)")


def test_a_file_that_is_no_toml_is_refused_whole(tmp_path: Path) -> None:
    file = tmp_path / "podtui.toml"
    file.write_text("[audio\n")
    with pytest.raises(SettingsError, match=r"podtui\.toml cannot be read"):
        read(file)
