"""Failures of the network as one plain sentence for the user each."""

import socket
import ssl
import time
from email.utils import parsedate_to_datetime

from tui.model.errors import HttpStatus, NetError, RefusedUrl

_PASSING_STATUSES = frozenset({408, 425, 429})


class PassingTrouble(NetError):
    """A failure that another try in a moment may well mend: a drop, a silence, no network."""


def is_passing(error: NetError) -> bool:
    """Tell whether trying again by itself makes sense."""
    if isinstance(error, HttpStatus):
        return error.status in _PASSING_STATUSES or error.status >= 500
    return isinstance(error, PassingTrouble)


def of_failure(error: BaseException, host: str) -> NetError:
    """Return the NetError that says in one sentence what `error` means for the user."""
    for cause in _causes(error):
        if isinstance(cause, NetError):
            return cause
        found = _of_cause(cause, host)
        if found is not None:
            return found
    return PassingTrouble(f"{host} broke off in the middle of its answer; try again.")


def of_status(status: int, host: str, *, retry_after: float | None = None) -> HttpStatus:
    """Return the error for an answer whose status is not the one hoped for."""
    return HttpStatus(_status_sentence(status, host, retry_after), status=status, retry_after=retry_after)


def refused_redirect(host: str, shown: str) -> RefusedUrl:
    """Return the error for a redirect to something podtui does not open; `shown` is fit to be shown."""
    return RefusedUrl(f"{host} redirects to {shown}, which is not a web address, so podtui stopped there.")


def retry_after_seconds(value: str, *, now: float | None = None) -> float | None:
    """Read a `Retry-After` header (RFC 9110, 10.2.3: seconds or a date) as seconds from now."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(min(int(value[:9]), 30 * 86400))
    try:
        when = parsedate_to_datetime(value).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
    return min(max(0.0, when - (time.time() if now is None else now)), 30 * 86400.0)


def _causes(error: BaseException) -> list[BaseException]:
    """List an exception and what lies inside it, outermost first; urllib3 wraps what really happened."""
    found: list[BaseException] = []
    queue: list[BaseException | None] = [error]
    while queue and len(found) < 12:
        cause = queue.pop(0)
        if cause is None or cause in found:
            continue
        found.append(cause)
        queue += [cause.__cause__, cause.__context__]
        queue += [inner for inner in cause.args if isinstance(inner, BaseException)]
    return found


def _of_cause(cause: BaseException, host: str) -> NetError | None:
    match cause:
        case ssl.SSLCertVerificationError():
            return NetError(
                f"{host} cannot prove that it is {host} ({cause.verify_message}); "
                "check the address and this computer's clock."
            )
        case ssl.SSLEOFError() | ssl.SSLZeroReturnError():
            return None
        case ssl.SSLError():
            return NetError(
                f"No secure connection to {host} can be made; check the address or try again later."
            )
        case socket.gaierror() | UnicodeError():
            return PassingTrouble(f"{host} cannot be found; check the address and your network connection.")
        case ConnectionRefusedError():
            return PassingTrouble(f"{host} refuses connections; check the address or try again later.")
        case TimeoutError():
            return PassingTrouble(f"{host} does not answer; try again later.")
        case ConnectionError():
            return None
        case OSError() if cause.errno is not None:
            return PassingTrouble(
                f"{host} cannot be reached ({cause.strerror}); check your network connection."
            )
    return None


def _status_sentence(status: int, host: str, retry_after: float | None) -> str:
    again = f"try again in {_duration(retry_after)}" if retry_after else "try again later"
    match status:
        case 401:
            return f"{host} asks for a user name and password (401); give them for this feed or check them."
        case 403:
            return f"{host} does not allow access to this address (403); check the feed's address or login."
        case 404:
            return f"{host} has nothing at this address (404); look for the show's new address."
        case 407:
            return "The proxy asks for a user name and password (407); put them into the proxy's address."
        case 410:
            return f"{host} says that this is gone for good (410); unsubscribe or look for a new address."
        case 429:
            return f"{host} asks for fewer requests (429); {again}."
        case _ if status >= 500:
            return f"{host} has trouble of its own ({status}); {again}."
        case _ if 300 <= status < 400:
            return f"{host} redirects ({status}) without saying where to; check the address."
    return f"{host} answered with status {status} and nothing to use; check the address."


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds"
    return f"{round(seconds / 60)} minutes" if seconds < 5400 else f"{round(seconds / 3600)} hours"
