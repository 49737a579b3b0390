"""Every failure becomes one plain sentence, and says whether trying again makes sense."""

import errno
import socket
import ssl

import pytest
from urllib3.exceptions import IncompleteRead, ProtocolError, ReadTimeoutError

from tui.model.errors import HttpStatus, NetError
from tui.net.sentences import is_passing, of_failure, of_status, retry_after_seconds


def certificate_error() -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_message = "certificate has expired"
    return error


@pytest.mark.parametrize(
    ("error", "words", "passing"),
    [
        (socket.gaierror(-2, "Name or service not known"), "cannot be found", True),
        (UnicodeError("label too long"), "cannot be found", True),
        (ConnectionRefusedError(111, "refused"), "refuses connections", True),
        (TimeoutError("timed out"), "does not answer", True),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "Network is unreachable", True),
        (ConnectionResetError(104, "reset"), "broke off", True),
        (certificate_error(), "has expired", False),
        (ssl.SSLError(1, "wrong version number"), "secure connection", False),
        (ProtocolError("broken", IncompleteRead(5, 5)), "broke off", True),
        (ReadTimeoutError(None, "/x?token=secret", "Read timed out."), "broke off", True),
        (ProtocolError("aborted", TimeoutError("slow")), "does not answer", True),
    ],
)
def test_failures(error, words, passing):
    said = of_failure(error, "example.org")
    assert isinstance(said, NetError)
    assert words in str(said)
    assert "secret" not in str(said)
    assert str(said).endswith(".")
    assert is_passing(said) is passing


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 407, 410, 418, 429, 500, 503])
def test_statuses(status):
    error = of_status(status, "example.org")
    assert isinstance(error, HttpStatus)
    assert str(status) in str(error)
    assert "example.org" in str(error) or status == 407
    assert is_passing(error) is (status in (429, 500, 503))


@pytest.mark.parametrize(
    ("seconds", "words"), [(1, "1 seconds"), (60, "60 seconds"), (600, "10 minutes"), (7200, "2 hours")]
)
def test_the_wait_that_was_asked_for_is_said(seconds, words):
    assert words in str(of_status(503, "example.org", retry_after=seconds))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        (" 90 ", 90.0),
        ("99999999999999", 30 * 86400.0),
        ("Mon, 23 Nov 2026 19:13:00 GMT", 60.0),
        ("Mon, 23 Nov 2020 19:13:00 GMT", 0.0),
        ("", None),
        ("-1", None),
        ("tomorrow", None),
        ("Mon, 99 Foo 2026 99:99:99 GMT", None),
    ],
)
def test_retry_after(value, seconds):
    assert retry_after_seconds(value, now=1795461120.0) == seconds
