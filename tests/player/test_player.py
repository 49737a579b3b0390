"""The player with real libVLC, listened to through the ear."""

import os
import signal as signals
import sys
import time
from pathlib import Path

import pytest

from support.player_ear import CODECS, encode, signal
from support.player_rig import Rig, part, whole
from tui.model.playback import (
    AudioProgress,
    BytesWanted,
    DurationKnown,
    PlayerFailed,
    PlayerRestarted,
    PlayState,
)
from tui.player.player import Player

FORMATS = [name for name in CODECS if name != "plain.aac"]


@pytest.mark.parametrize("name", FORMATS)
def test_starts_and_jumps_to_the_second_asked_for(rig: Rig, audio, reference, name: str) -> None:
    path = audio(name)
    rig.player.load(path, progress=whole(path), start=12.3)
    rig.wait_state(PlayState.PLAYING)
    rig.wait_position(13.0)
    rig.assert_position_is_heard(reference)
    for target in (31.7, 5.2):
        asked_at = time.monotonic()
        rig.player.seek(target)
        assert rig.player.position == target
        rig.wait_position(target + 1.0)
        # Not the very first samples: an mp3 decoder is silent until it has seen a few frames.
        begin = rig.heard().start_after(asked_at)
        heard = rig.heard().second_at(begin + 0.2, reference, target) - 0.2
        assert abs(heard - target) <= 0.15, f"{heard - target:+.3f} s at {target}"
        rig.assert_position_is_heard(reference)


OTHER_WAYS = {
    "fine.flac": ["-c:a", "flac", "-ar", "96000", "-ac", "2", "-sample_fmt", "s32"],
    "coarse.opus": ["-c:a", "libopus", "-b:a", "24k", "-frame_duration", "60"],
    "short-pages.ogg": ["-c:a", "libvorbis", "-ar", "48000", "-ac", "2", "-page_duration", "20000"],
}


@pytest.mark.parametrize("name", [*OTHER_WAYS, "tagged.flac"])
def test_jumps_as_exactly_however_it_was_encoded(rig: Rig, audio, reference, tmp_path, name: str) -> None:
    path = tmp_path / name
    if name in OTHER_WAYS:
        encode(reference, path, *OTHER_WAYS[name])
    else:
        # Some taggers put an ID3v2 tag in front, of 1010 bytes here.
        path.write_bytes(b"ID3\x04\x00\x00\x00\x00\x07\x68" + bytes(1000) + audio("plain.flac").read_bytes())
    rig.player.load(path, progress=whole(path), start=12.3)
    rig.wait_position(13.0)
    for target in (31.7, 5.2):
        asked_at = time.monotonic()
        rig.player.seek(target)
        rig.wait_position(target + 1.0)
        begin = rig.heard().start_after(asked_at)
        heard = rig.heard().second_at(begin + 0.2, reference, target) - 0.2
        assert abs(heard - target) <= 0.1, f"{heard - target:+.3f} s at {target}"
        rig.assert_position_is_heard(reference)


@pytest.mark.parametrize("name", FORMATS)
def test_knows_the_duration(rig: Rig, audio, reference, name: str) -> None:
    path = audio(name)
    rig.player.load(path, progress=whole(path))
    rig.wait_for(DurationKnown, lambda event: abs(event.duration - 40) < 0.2)


def test_starts_no_child_before_the_first_load(rig: Rig) -> None:
    rig.player.set_volume(30)
    rig.player.pause()
    rig.player.stop()
    assert rig.player.child_pid is None
    assert rig.player.state is PlayState.IDLE


def test_pause_keeps_the_position_and_is_silent(rig: Rig, audio, reference) -> None:
    path = audio("vbr.mp3")
    rig.player.load(path, progress=whole(path), start=3)
    rig.wait_position(4)
    rig.player.pause()
    rig.wait_state(PlayState.PAUSED)
    position = rig.player.position
    rig.player.seek(20.0)
    assert rig.player.position == 20.0
    assert position < 10
    rig.player.play()
    rig.wait_state(PlayState.PLAYING)
    rig.wait_position(20.5)
    rig.assert_position_is_heard(reference)


@pytest.mark.parametrize("name", ["cbr.mp3", "moov-first.m4a"])
def test_load_paused_makes_no_sound_until_play(rig: Rig, audio, reference, name: str) -> None:
    path = audio(name)
    rig.player.load(path, progress=whole(path), start=7.5, paused=True)
    rig.wait_state(PlayState.PAUSED)
    assert rig.player.position == 7.5
    assert len(rig.heard().samples) == 0
    rig.player.play()
    rig.wait_position(8.0)
    rig.assert_position_is_heard(reference)


@pytest.mark.parametrize("rate", [0.8, 2.0])
def test_rate_changes_the_flow_of_time_and_keeps_the_pitch(rig: Rig, tmp_path, rate: float) -> None:
    path = tmp_path / "tone.wav"
    import numpy as np

    tone = np.sin(np.arange(8_000 * 20) / 8_000 * 2 * np.pi * 500).astype(np.float32) * 0.5
    encode(tone, path, "-c:a", "pcm_s16le")
    rig.player.set_rate(rate)
    rig.player.load(path, progress=whole(path))
    rig.wait_position(1.0)
    at, before = time.monotonic(), rig.player.position
    rig.wait_position(before + 2.0 * rate)
    passed = time.monotonic() - at
    assert abs((rig.player.position - before) / passed - rate) < 0.15
    sound = rig.heard().window(at, 1.0)
    assert abs(np.argmax(np.abs(np.fft.rfft(sound))) - 500) < 5


def test_rate_and_volume_are_kept_in_bounds(rig: Rig) -> None:
    rig.player.set_rate(9)
    rig.player.set_volume(300)
    assert (rig.player.rate, rig.player.volume) == (3.0, 100)
    rig.player.set_rate(0.1)
    rig.player.set_volume(-1)
    assert (rig.player.rate, rig.player.volume) == (0.5, 0)


def test_ends_at_the_end(rig: Rig, audio) -> None:
    path = audio("opus.opus")
    rig.player.load(path, progress=whole(path), start=39.0)
    rig.wait_state(PlayState.ENDED)
    assert rig.player.position == rig.player.duration


def test_play_after_the_end_starts_over(rig: Rig, audio, reference) -> None:
    path = audio("vbr.mp3")
    rig.player.load(path, progress=whole(path), start=39.5)
    rig.wait_state(PlayState.ENDED)
    rig.player.play()
    rig.wait_state(PlayState.PLAYING)
    rig.wait_position(1.0)
    rig.assert_position_is_heard(reference)


@pytest.mark.parametrize("name", ["vbr.mp3", "moov-first.m4a", "opus.opus"])
def test_the_next_file_follows_without_a_gap(rig: Rig, audio, name: str) -> None:
    path, following = audio(name), audio("cbr.mp3")
    rig.player.load(path, progress=whole(path), start=38.5)
    rig.wait_state(PlayState.ENDED)
    rig.player.load(following, progress=whole(following), start=20.0)
    rig.wait_state(PlayState.PLAYING)
    rig.wait_position(21.0)
    ends = [block.end for block in rig.heard().blocks]
    starts = [block.due for block in rig.heard().blocks]
    assert max(start - end for start, end in zip(starts[1:], ends, strict=False)) < 0.3


def test_stop_forgets_the_file_and_load_works_again(rig: Rig, audio, reference) -> None:
    path = audio("plain.wav")
    rig.player.load(path, progress=whole(path), start=10)
    rig.wait_position(10.5)
    rig.player.stop()
    rig.wait_state(PlayState.IDLE)
    assert rig.player.position == 0
    other = audio("vorbis.ogg")
    rig.player.load(other, progress=whole(other), start=20)
    rig.wait_position(20.5)
    rig.assert_position_is_heard(reference)


@pytest.mark.parametrize(
    ("name", "start"),
    [("cbr.mp3", 0), ("moov-first.m4a", 0), ("plain.flac", 0), ("opus.opus", 18), ("vorbis.ogg", 18)],
)
def test_plays_a_growing_file_and_waits_for_what_is_missing(
    rig: Rig, audio, reference, name: str, start: int
) -> None:
    """Of Ogg libVLC wants 48 KB before it begins."""
    path = audio(name)
    size = path.stat().st_size
    head = size * 7 // 8 if start else size // 8
    rig.player.load(path, progress=part(path, (0, head), (size - 1_000, size)), start=start)
    rig.wait_state(PlayState.PLAYING)
    rig.wait_position(start + 1.0)
    rig.assert_position_is_heard(reference)
    rig.wait_state(PlayState.STALLED)
    assert BytesWanted(head) in rig.seen
    rig.player.have(whole(path))
    rig.wait_state(PlayState.PLAYING)
    rig.wait_position(rig.player.position + 1.0)
    rig.assert_position_is_heard(reference)


@pytest.mark.parametrize(
    "name", ["vbr.mp3", "moov-first.m4a", "plain.flac", "opus.opus", "vorbis.ogg", "plain.wav"]
)
def test_plays_while_the_size_is_unknown(rig: Rig, audio, reference, name: str) -> None:
    path = audio(name)
    size = path.stat().st_size
    rig.player.load(path, progress=AudioProgress(None, ((0, size // 2),), False))
    rig.wait_state(PlayState.PLAYING)
    rig.wait_position(1.0)
    rig.assert_position_is_heard(reference)
    assert rig.player.duration is None or abs(rig.player.duration - 40) < 0.2


def test_waits_for_the_first_bytes(rig: Rig, audio, reference) -> None:
    path = audio("cbr.mp3")
    rig.player.load(path.with_name("not-there-yet"), progress=AudioProgress(None, (), False))
    assert rig.wait_for(BytesWanted).offset == 0
    assert rig.player.state is PlayState.LOADING
    os.link(path, path.with_name("not-there-yet"))
    rig.player.have(whole(path))
    rig.wait_position(1.0)
    rig.assert_position_is_heard(reference)


@pytest.mark.parametrize("name", ["cbr.mp3", "vbr.mp3", "vbr-no-toc.mp3"])
def test_a_jump_beyond_what_is_fetched_is_corrected_later(rig: Rig, audio, reference, name: str) -> None:
    path = audio(name)
    size = path.stat().st_size
    rig.player.load(path, progress=part(path, (0, 40_000)))
    rig.wait_position(0.3)
    rig.player.seek(25.0)
    wanted = rig.wait_for(BytesWanted, lambda event: event.offset > 60_000).offset
    rig.player.have(part(path, (0, 40_000), (wanted, size)))
    rig.wait_position(26.0)
    rig.player.have(whole(path))
    rig.wait_position(rig.player.position + 0.7)
    rig.assert_position_is_heard(reference)


def test_a_seek_frees_a_read_that_waits(rig: Rig, audio, reference) -> None:
    path = audio("moov-first.m4a")
    rig.player.load(path, progress=part(path, (0, path.stat().st_size // 3)), start=30.0)
    rig.wait_for(BytesWanted)
    rig.player.seek(2.0)
    rig.wait_position(3.0)
    rig.assert_position_is_heard(reference)


def test_fetching_that_gave_up_is_dropped_and_play_tries_again(rig: Rig, audio, reference) -> None:
    path = audio("cbr.mp3")
    sentence = "The connection was lost: press play to try again."
    rig.player.load(path, progress=part(path, (0, 60_000), error=sentence))
    failed = rig.wait_for(PlayerFailed)
    assert (failed.kind, failed.message) == ("dropped", sentence)
    position = rig.player.position
    assert 2 < position < 10
    rig.player.have(whole(path))
    rig.player.play()
    rig.wait_position(position + 0.5)
    rig.assert_position_is_heard(reference)


@pytest.mark.parametrize("name", ["vbr.mp3", "moov-first.m4a", "plain.flac"])
def test_a_truncated_file_is_dropped_not_ended(rig: Rig, audio, tmp_path: Path, name: str) -> None:
    whole_file = audio(name).read_bytes()
    path = tmp_path / name
    path.write_bytes(whole_file[: len(whole_file) // 4])
    rig.player.load(path, progress=whole(path), start=8.0)
    assert rig.wait_for(PlayerFailed).kind == "dropped"
    assert PlayState.ENDED is not rig.player.state
    assert rig.player.position < 15


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!doctype html><html><body>404</body></html>" * 500,
        b"#EXTM3U\nfile:///etc/passwd\n",
        bytes(50_000),
    ],
    ids=["empty", "web page", "playlist", "zeros"],
)
def test_what_is_not_audio_is_refused(rig: Rig, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "audio"
    path.write_bytes(content)
    rig.player.load(path, progress=whole(path))
    assert rig.wait_for(PlayerFailed).kind == "not-audio"


def test_a_crash_is_survived_at_the_same_position(rig: Rig, audio, reference) -> None:
    path = audio("vbr.mp3")
    rig.player.set_rate(1.0)
    rig.player.load(path, progress=whole(path), start=10.0)
    rig.wait_position(11.0)
    before = rig.player.position
    os.kill(rig.player.child_pid or 0, signals.SIGSEGV)
    rig.wait_for(PlayerRestarted)
    rig.wait_state(PlayState.PLAYING)
    assert rig.player.position - before < 1.5
    rig.wait_position(before + 2.0)
    rig.assert_position_is_heard(reference)


def test_a_child_that_hangs_is_replaced(rig: Rig, audio) -> None:
    path = audio("vbr.mp3")
    rig.player.load(path, progress=whole(path), start=10.0)
    rig.wait_position(11.0)
    hung = rig.player.child_pid or 0
    os.kill(hung, signals.SIGSTOP)
    rig.wait_for(PlayerRestarted)
    rig.wait_state(PlayState.PLAYING)
    assert rig.player.child_pid != hung
    assert rig.player.position < 14


def test_three_crashes_in_a_row_are_the_last(rig: Rig, audio) -> None:
    path = audio("vbr.mp3")
    rig.player.load(path, progress=whole(path), start=10.0)
    for _ in range(3):
        rig.wait_state(PlayState.PLAYING)
        os.kill(rig.player.child_pid or 0, signals.SIGKILL)
    assert rig.wait_for(PlayerFailed).kind == "crashed"
    assert rig.player.state is PlayState.FAILED
    assert rig.player.position >= 10.0


def test_close_ends_the_child(rig: Rig, audio) -> None:
    path = audio("vbr.mp3")
    rig.player.load(path, progress=whole(path))
    rig.wait_position(0.3)
    pid = rig.player.child_pid or 0
    rig.player.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_the_child_dies_with_an_app_that_was_killed(tmp_path: Path, audio) -> None:
    import subprocess

    path = audio("vbr.mp3")
    script = (
        "import sys, time; from pathlib import Path; from tui.player.player import Player\n"
        "from tui.model.playback import AudioProgress\n"
        f"player = Player(lambda event: None, ear=Path({str(tmp_path / 'ear')!r}))\n"
        f"player.load(Path({str(path)!r}), progress=AudioProgress(None, (), True))\n"
        "while player.position < 0.3: time.sleep(0.01)\n"
        "print(player.child_pid, flush=True); time.sleep(60)\n"
    )
    app = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert app.stdout
    pid = int(app.stdout.readline())
    app.kill()
    app.wait()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[-1]:
        assert time.monotonic() < deadline, "the child outlived the app"
        time.sleep(0.02)


def test_missing_libvlc_is_said_with_the_remedy(tmp_path: Path, audio, monkeypatch) -> None:
    monkeypatch.setenv("PYTHON_VLC_LIB_PATH", str(tmp_path / "no-such-library.so"))
    rig = Rig(tmp_path)
    path = audio("vbr.mp3")
    rig.player.load(path, progress=whole(path), start=5.0)
    failed = rig.wait_for(PlayerFailed)
    assert failed.kind == "missing"
    assert "install" in failed.message
    assert rig.player.position == 5.0
    rig.player.close()


def test_volume_is_heard(rig: Rig, tmp_path: Path) -> None:
    path = tmp_path / "noise.wav"
    encode(signal(20), path, "-c:a", "pcm_s16le")
    rig.player.load(path, progress=whole(path))
    rig.wait_position(1.0)
    loud_at = time.monotonic()
    rig.wait_position(2.0)
    rig.player.set_volume(50)
    rig.wait_position(3.0)
    soft_at = time.monotonic()
    rig.wait_position(4.0)
    loud = rig.heard().window(loud_at, 0.5).std()
    soft = rig.heard().window(soft_at, 0.5).std()
    assert 0.05 < soft / loud < 0.5


def test_no_output_device_is_said(tmp_path: Path, audio, monkeypatch) -> None:
    if Path("/dev/snd").exists():
        pytest.skip("this system has a sound output")
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    rig = Rig(tmp_path)
    rig.player = Player(rig.events.put)
    path = audio("vbr.mp3")
    rig.player.load(path, progress=whole(path))
    assert rig.wait_for(PlayerFailed).kind == "no-device"
    rig.player.close()
