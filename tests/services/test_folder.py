"""A folder of audio files as a feed: titles, lengths and dates, files beside them, what comes and goes."""

import json
import os
import shutil
import wave
from pathlib import Path

import pytest

from support.player_ear import encode, signal
from support.samples import NOTES, QUOTES, vtt
from support.sessions import session_in
from tui.model.errors import FeedError
from tui.model.feed import Feed
from tui.services.session import Session


def _wav(path: Path, seconds: int = 3) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000 * seconds)
    return path


def _titles(session: Session, feed: Feed) -> set[str]:
    return {episode.title for episode in session.library.episodes.page(feed.id, limit=10)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Talks & <walks>"
    folder.mkdir()
    return folder


def test_each_audio_file_is_an_episode(folder: Path, tmp_path: Path) -> None:
    os.utime(_wav(folder / "a lighthouse #1.wav"), (1_700_000_000, 1_700_000_000))
    _wav(folder / ".hidden.wav")
    (folder / "cover.jpg").write_bytes(b"no audio")
    (folder / "broken.mp3").write_bytes(b"no audio either")
    with session_in(tmp_path / "home") as session:
        feed = session.subscriptions.add(str(folder))
        assert feed.title == "Talks & <walks>"
        assert _titles(session, feed) == {"a lighthouse #1", "broken"}
        episode = session.library.episodes.find("lighthouse")
        assert episode.duration == 3
        assert episode.published == 1_700_000_000


def test_the_title_comes_from_the_tags(folder: Path, tmp_path: Path) -> None:
    from mutagen.easyid3 import EasyID3

    audio = encode(signal(2), tmp_path / "cbr.mp3").rename(folder / "07.mp3")
    tags = EasyID3()
    tags["title"] = "[/] Fog & \x1b[31mlamps"
    tags.save(audio)
    with session_in(tmp_path / "home") as session:
        assert _titles(session, session.subscriptions.add(str(folder))) == {"[/] Fog & lamps"}


def test_an_mp3_joined_of_parts_is_as_long_as_all_of_them(folder: Path, tmp_path: Path) -> None:
    part = encode(signal(20), tmp_path / "cbr.mp3").read_bytes()
    (folder / "joined.mp3").write_bytes(part * 3)
    with session_in(tmp_path / "home") as session:
        session.subscriptions.add(str(folder))
        assert session.library.episodes.find("joined").duration == pytest.approx(60, abs=0.5)


def test_files_of_one_title_are_told_apart_by_their_names(folder: Path, tmp_path: Path) -> None:
    from mutagen.easyid3 import EasyID3

    audio = encode(signal(2), tmp_path / "cbr.mp3").rename(folder / "pier.mp3")
    tags = EasyID3()
    tags["title"] = "Title"
    tags.save(audio)
    shutil.copy(audio, folder / "lamp.mp3")
    with session_in(tmp_path / "home") as session:
        assert _titles(session, session.subscriptions.add(str(folder))) == {"lamp", "pier"}


def test_notes_transcript_and_chapters_beside_it_are_its_own(folder: Path, tmp_path: Path) -> None:
    _wav(folder / "keepers.wav", 40)
    (folder / "keepers.summary.md").write_text(NOTES)
    (folder / "keepers.vtt").write_bytes(vtt([(10.0, 14.0, QUOTES[0])]))
    chapters = {"chapters": [{"startTime": 0, "title": "A & B"}, {"startTime": 75.5, "title": "Fog"}, {}]}
    (folder / "keepers.chapters.json").write_text(json.dumps(chapters))
    with session_in(tmp_path / "home") as session:
        session.subscriptions.add(str(folder))
        episode = session.library.episodes.find("keepers")
        first, *_ = session.quotes.timed(episode.id)
        assert (first.text, first.source, first.start) == (
            QUOTES[0],
            "transcript",
            pytest.approx(10, abs=0.5),
        )
        found = session.library.episodes.detail(episode.id).chapters
        assert [(chapter.start, chapter.title) for chapter in found] == [(0.0, "A & B"), (75.5, "Fog")]


def test_a_refresh_finds_what_is_new_and_keeps_what_is_gone(folder: Path, tmp_path: Path) -> None:
    first = _wav(folder / "first.wav")
    with session_in(tmp_path / "home") as session:
        feed = session.subscriptions.add(str(folder))
        assert session.subscriptions.refresh()[0].unchanged
        _wav(folder / "second.wav")
        assert session.subscriptions.refresh()[0].new == 1
        first.unlink()
        (folder / "second.txt").write_text("Summary: It has notes now, and they are read.")
        assert session.subscriptions.refresh()[0].changed == 1
        assert _titles(session, feed) == {"first", "second"}
        assert "notes now" in session.show_notes.sections(session.library.episodes.find("second").id).summary
        (folder / "second.wav").unlink()
        assert not session.subscriptions.refresh()[0].error
        assert _titles(session, feed) == {"first", "second"}


def test_a_folder_without_audio_is_no_feed(folder: Path, tmp_path: Path) -> None:
    with session_in(tmp_path / "home") as session:
        with pytest.raises(FeedError, match="no audio files"):
            session.subscriptions.add(str(folder))
        assert session.library.feeds.all() == ()


def test_a_folder_that_is_gone_keeps_its_episodes_and_says_why(folder: Path, tmp_path: Path) -> None:
    _wav(folder / "first.wav")
    with session_in(tmp_path / "home") as session:
        feed = session.subscriptions.add(str(folder))
        folder.rename(tmp_path / "elsewhere")
        (result,) = session.subscriptions.refresh()
        assert "cannot be read" in result.error
        assert _titles(session, feed) == {"first"}
