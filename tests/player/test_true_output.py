"""One run through a real sound server: PulseAudio with a null sink, recorded at its monitor."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from support.player_ear import EAR_RATE, locate, to_reference_rate
from support.player_rig import Rig, whole
from tui.model.playback import PlayState
from tui.player import doctor
from tui.player.player import Player

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(
        not (shutil.which("pulseaudio") and shutil.which("parec")), reason="needs pulseaudio and parec"
    ),
]


@pytest.fixture
def sound_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    socket = tmp_path / "pulse"
    for name in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH", "HOME"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    modules = ["module-null-sink sink_name=ear rate=44100", f"module-native-protocol-unix socket={socket}"]
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    server = subprocess.Popen(
        [*command, *(f"--load={module}" for module in modules)], stderr=subprocess.DEVNULL
    )
    monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
    deadline = time.monotonic() + 20
    while subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode:
        assert time.monotonic() < deadline, "PulseAudio did not start"
        time.sleep(0.1)
    yield
    server.terminate()
    server.wait()


class Recorder:
    """What the sink plays, and when each piece arrived."""

    def __init__(self) -> None:
        command = ["parec", "--device=ear.monitor", "--format=s16le", "--channels=1", "--rate=44100"]
        self._process = subprocess.Popen([*command, "--latency-msec=5", "--raw"], stdout=subprocess.PIPE)
        self._sound = bytearray()
        self._arrivals: list[tuple[int, float]] = []
        self._running = threading.Event()
        threading.Thread(target=self._record, daemon=True).start()
        assert self._running.wait(20), "parec records nothing"

    def _record(self) -> None:
        assert self._process.stdout
        while data := os.read(self._process.stdout.fileno(), 4_096):
            self._sound += data
            self._arrivals.append((len(self._sound) // 2, time.monotonic()))
            self._running.set()

    def at(self, moment: float, seconds: float) -> np.ndarray:
        """Return what was played from the monotonic time `moment` on."""
        count, arrived = next((count, at) for count, at in self._arrivals if at >= moment)
        first = count - int((arrived - moment) * EAR_RATE)
        samples = np.frombuffer(bytes(self._sound), "<i2").astype(np.float32) / 32_768
        return to_reference_rate(samples[first : first + int(seconds * EAR_RATE)])

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


@pytest.mark.parametrize("name", ["vbr.mp3", "moov-first.m4a"])
def test_the_position_is_what_comes_out(sound_server, tmp_path, audio, reference, name: str) -> None:
    rig = Rig(tmp_path)
    rig.player = Player(rig.events.put, log=rig.log)
    recorder = Recorder()
    path = audio(name)
    rig.player.load(path, progress=whole(path), start=5.0)
    rig.wait_state(PlayState.PLAYING)
    moments = []
    for target in (9.0, 28.0, 17.0):
        rig.player.seek(target)
        for passed in (0.8, 1.1, 1.4):
            rig.wait_position(target + passed)
            moments.append((time.monotonic(), rig.player.position))
        rig.wait_position(target + 2.0)
    rig.player.close()
    recorder.stop()
    errors = [
        heard - position
        for at, position in moments
        for heard, score in [locate(recorder.at(at, 0.2), reference, position)]
        if score > 0.6
    ]
    # A server without a sound card drops a piece now and then; what it plays must be in its place.
    assert len(errors) >= 5
    assert abs(np.median(errors)) < 0.1, errors


def test_the_doctor_finds_the_output(sound_server) -> None:
    assert doctor.check_audio_device() == ""
