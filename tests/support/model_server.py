"""A small server that speaks the chat protocol of OpenAI, answers as told and remembers what it was asked."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class ModelServer:
    """What to answer, and what came in."""

    content: str = "{}"
    """What the model says."""
    status: int = 200
    body: bytes | None = None
    """The whole answer, where it is to be no chat completion at all."""
    headers: dict[str, str] = field(default_factory=dict)
    refusal: str = ""
    hold: threading.Event | None = None
    """Answer only once this is set."""
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    """Path, headers in lower case, and JSON of each request."""
    endpoint: str = ""

    def answer(self) -> bytes:
        """Return the body of the answer."""
        if self.body is not None:
            return self.body
        message = {"role": "assistant", "content": self.content, "refusal": self.refusal or None}
        usage = {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000}
        return json.dumps({"choices": [{"message": message}], "usage": usage}).encode()


@contextmanager
def model_server(**told: Any) -> Iterator[ModelServer]:
    """Serve on loopback."""
    state = ModelServer(**told)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, sent))
            if state.hold is not None:
                state.hold.wait(30)
            body = state.answer()
            self.send_response(state.status)
            for name, value in {"Content-Length": str(len(body)), **state.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    state.endpoint = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield state
    finally:
        if state.hold is not None:
            state.hold.set()
        server.shutdown()
        server.server_close()
