"""Files beside local audio."""

from pathlib import Path

from tui.notes.sidecar import Sidecars, sidecars


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("x", "utf-8")


def test_nothing_beside_the_audio(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp3", "other.vtt")
    assert sidecars(tmp_path / "talk.mp3") == Sidecars()


def test_every_kind_in_the_order_of_preference(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp3", "talk.txt", "talk.summary.md", "talk.srt", "talk.mp3.vtt", "talk.json")
    make(tmp_path, "talk.chapters.json")
    assert sidecars(tmp_path / "talk.mp3") == Sidecars(
        notes=tmp_path / "talk.summary.md",
        transcripts=(tmp_path / "talk.json", tmp_path / "talk.mp3.vtt", tmp_path / "talk.srt"),
        chapters=tmp_path / "talk.chapters.json",
    )


def test_a_folder_is_no_sidecar(tmp_path: Path) -> None:
    (tmp_path / "talk.md").mkdir()
    assert sidecars(tmp_path / "talk.mp3").notes is None


def test_dots_in_the_name_belong_to_it(tmp_path: Path) -> None:
    make(tmp_path, "01. talk v1.2.mp3", "01. talk v1.2.vtt", "01. talk v1.vtt")
    assert sidecars(tmp_path / "01. talk v1.2.mp3").transcripts == (tmp_path / "01. talk v1.2.vtt",)
