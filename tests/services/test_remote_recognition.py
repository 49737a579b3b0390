"""A transcription service on loopback stands in for the engine; what it said is kept like any words heard."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tui.model.errors import SpeechError
from tui.services.recogniser import Recogniser
from tui.settings import Speech

WORDS = [{"word": f" w{n}", "start": n / 2, "end": n / 2 + 0.4} for n in range(1400)]


class Service:
    """Answers every POST with `answer`, after `hold` is released."""

    def __init__(self) -> None:
        self.answer = json.dumps({"duration": 700.0, "words": WORDS}).encode()
        self.status = 200
        self.bodies: list[bytes] = []
        self.keys: list[str | None] = []
        self.asked = threading.Event()
        self.hold = threading.Event()
        self.hold.set()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                service.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
                service.keys.append(self.headers["Authorization"])
                service.asked.set()
                service.hold.wait(30)
                self.send_response(service.status)
                self.end_headers()
                self.wfile.write(service.answer)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/v1/audio/transcriptions"


@pytest.fixture
def service() -> Iterator[Service]:
    made = Service()
    yield made
    made.hold.set()
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def audio(tmp_path: Path) -> Path:
    path = tmp_path / 'a "talk".mp3'
    path.write_bytes(b"ID3" + bytes(range(256)) * 4000)
    return path


def _recogniser(service: Service, folder: Path) -> Recogniser:
    return Recogniser(Speech(endpoint=service.url, model="whisper-1"), folder / "words")


def test_the_file_is_sent_once_with_its_key_and_the_words_come_back(
    service: Service, audio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PODTUI_SPEECH_KEY", "s3cret")
    recogniser = _recogniser(service, tmp_path)
    assert recogniser.missing() == ""
    words = recogniser.recognition(audio, language="en-GB").run()
    assert [word.text for word in words] == [f"w{n}" for n in range(1400)]
    assert words[1301].start == 650.5
    assert recogniser.recognition(audio).run() == words
    (body,) = service.bodies
    assert audio.read_bytes() in body
    assert b'name="model"\r\n\r\nwhisper-1\r\n' in body
    assert b'name="language"\r\n\r\nen\r\n' in body
    assert service.keys == ["Bearer s3cret"]


def test_segments_without_word_times_do(service: Service, audio: Path, tmp_path: Path) -> None:
    segments = [{"start": 10.0, "end": 14.0, "text": " Four words of speech"}]
    service.answer = json.dumps({"duration": 20.0, "segments": segments}).encode()
    words = _recogniser(service, tmp_path).recognition(audio).run()
    assert [word.text for word in words] == ["Four", "words", "of", "speech"]
    assert words[0].start == 10.0


@pytest.mark.parametrize("answer", [b"", b"[]", b'{"words": [{"word": "x"}]}', b'{"words": 3}'])
def test_an_answer_without_times_says_so(
    service: Service, audio: Path, tmp_path: Path, answer: bytes
) -> None:
    service.answer = answer
    with pytest.raises(SpeechError, match="without times"):
        _recogniser(service, tmp_path).recognition(audio).run()


def test_a_refusal_names_the_host_and_its_status(service: Service, audio: Path, tmp_path: Path) -> None:
    service.status = 413
    with pytest.raises(SpeechError, match=r"127\.0\.0\.1 answered 413"):
        _recogniser(service, tmp_path).recognition(audio).run()


def test_nobody_there(service: Service, audio: Path, tmp_path: Path) -> None:
    settings = Speech(endpoint="http://127.0.0.1:1/none", model="whisper-1")
    with pytest.raises(SpeechError, match="refuses connections"):
        Recogniser(settings, tmp_path).recognition(audio).run()


def test_cancelling_does_not_wait_for_the_service(service: Service, audio: Path, tmp_path: Path) -> None:
    service.hold.clear()
    recognition = _recogniser(service, tmp_path).recognition(audio)
    ended = threading.Event()

    def run() -> None:
        recognition.run()
        ended.set()

    threading.Thread(target=run, daemon=True).start()
    assert service.asked.wait(30)
    recognition.cancel()
    assert ended.wait(30)
    assert not service.hold.is_set()
