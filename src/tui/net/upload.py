"""Sending a file to a service of the user's own choice, as a form (RFC 7578)."""

import secrets
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.model.errors import HttpStatus
from tui.net import sentences
from tui.net.addresses import parse

_PIECE = 256 * 1024
_MOST_ANSWERED = 50_000_000


def post_file(
    url: str,
    file: Path,
    fields: Mapping[str, str],
    *,
    key: str = "",
    cancel: threading.Event,
    answer_within: float = 7200.0,
) -> bytes:
    """Send `file` and `fields` to `url` and return the answer's body; blocks until it has come.

    `key` goes along as a bearer token. Setting `cancel` ends the sending; an answer
    is waited for `answer_within` seconds. Redirects are not followed: the key is
    for this address alone. Raises RefusedUrl for an address that is not http or
    https, HttpStatus for an answer other than 200, NetError for the rest.
    """
    import urllib3

    host = parse(url).host
    boundary = secrets.token_hex(16)
    head, tail = _frame(boundary, file.name, fields)
    headers = {
        "Content-Type": f"multipart/form-data; boundary={boundary}",
        "Content-Length": str(len(head) + file.stat().st_size + len(tail)),
    }
    if key:
        headers["Authorization"] = f"Bearer {key}"
    try:
        with urllib3.PoolManager(
            retries=False, timeout=urllib3.Timeout(connect=10.0, read=answer_within)
        ) as pool:
            answer = pool.request(
                "POST", url, body=_body(head, file, tail, cancel), headers=headers, preload_content=False
            )
            body = answer.read(_MOST_ANSWERED)
            answer.close()
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise sentences.of_failure(error, host) from error
    if answer.status != 200:
        raise HttpStatus(f"{host} answered {answer.status} to the audio it was sent.", status=answer.status)
    return body


def _frame(boundary: str, name: str, fields: Mapping[str, str]) -> tuple[bytes, bytes]:
    """Return what goes before the file and after it."""
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
        for field, value in fields.items()
    ]
    plain = name.encode("ascii", "replace").decode().replace('"', "_")
    parts.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{plain}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return "".join(parts).encode(), f"\r\n--{boundary}--\r\n".encode()


def _body(head: bytes, file: Path, tail: bytes, cancel: threading.Event) -> Iterator[bytes]:
    yield head
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE):
            if cancel.is_set():
                raise OSError("stopped")
            yield piece
    yield tail
