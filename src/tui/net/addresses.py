"""Web addresses: which ones podtui opens, and how they are shown without their secrets."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from tui.model.errors import RefusedUrl
from tui.model.text import clean_line

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_USERINFO = re.compile(r"(?<=//)[^/?#]*@")
_BAD_PORT_USERINFO = re.compile(r"(?<=//)[^/?#@:]*:(?!\d{1,5}(?:[/?#]|$)).*@")
_QUERY_VALUE = re.compile(r"([?&;][^=&;#]*=)([^&;#]+)")
_PATH_SEGMENT = re.compile(r"(?<=/)[^/?#]{20,}(?=[/?#]|$)")
_TOKEN = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9%+=_~.\-]{16,}")
_PATH_TOKEN = re.compile(
    r"(?=.*\d)(?=.*[A-Za-z])(?:[A-Za-z0-9]{20,}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"
)
_SECRET_NAME = re.compile(
    r"[?&;][^=]*(?:auth|token|key|secret|sig|pass|pwd|session|credential)[^=]*=", re.IGNORECASE
)
_HOST = re.compile(r"[0-9a-z._~:-]+")
_MASK = "***"
_SAFE_IN_PATH = "/%:=&~+!$,;'@()*[]?"


@dataclass(frozen=True, slots=True)
class Target:
    """An http or https address taken apart, ready to be asked for."""

    scheme: str
    host: str
    """ASCII, lower case, without brackets."""
    port: int
    path: str
    """Path and query as they go on the request line."""
    username: str = ""
    password: str = field(default="", repr=False)

    @property
    def origin(self) -> tuple[str, str, int]:
        """What connections are kept by."""
        return self.scheme, self.host, self.port

    @property
    def host_and_port(self) -> str:
        """Host as written in an address, the port only where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = 443 if self.scheme == "https" else 80
        return host if self.port == usual else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address without user name and password."""
        return f"{self.scheme}://{self.host_and_port}{self.path}"

    @property
    def url_with_credentials(self) -> str:
        """The address with user name and password, where it has them."""
        if not self.username and not self.password:
            return self.url
        user, password = quote(self.username, safe=""), quote(self.password, safe="")
        return f"{self.scheme}://{user}:{password}@{self.host_and_port}{self.path}"


def is_local(address: str) -> bool:
    """Tell whether `address` is a path or a `file:` URL rather than something on the network."""
    scheme = _SCHEME.match(address.strip())
    return scheme is None or scheme.group(1).lower() == "file"


def local_path(address: str) -> Path:
    """Return the path that a local address names.

    Raises RefusedUrl for a `file:` URL that names another computer.
    """
    address = address.strip()
    if not _SCHEME.match(address):
        return Path(address).expanduser()
    parts = urlsplit(address)
    if parts.netloc not in ("", "localhost"):
        raise RefusedUrl(f"{safe_url(address)} names a file on another computer; copy it here first.")
    return Path(unquote(parts.path))


def parse(url: str, *, username: str = "", password: str = "") -> Target:
    """Take an http or https address apart; raise RefusedUrl for every other kind.

    User name and password, where given, take the place of those in the address.
    """
    url = url.strip()
    scheme = _SCHEME.match(url)
    if scheme is None or scheme.group(1).lower() not in ("http", "https"):
        raise RefusedUrl(f"{safe_url(url)} is not a web address; podtui fetches http:// and https:// only.")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = _ascii_host(parts.hostname or "")
    except ValueError as error:
        raise RefusedUrl(f"{safe_url(url)} is not a well-formed address; check its spelling.") from error
    path = quote(parts.path or "/", safe=_SAFE_IN_PATH.replace("?", ""))
    if parts.query:
        path += "?" + quote(parts.query, safe=_SAFE_IN_PATH)
    return Target(
        scheme=parts.scheme,
        host=host,
        port=port or (443 if parts.scheme == "https" else 80),
        path=path if path.startswith("/") else "/" + path,
        username=username or unquote(parts.username or ""),
        password=password or unquote(parts.password or ""),
    )


def join(base: Target, location: str) -> Target:
    """Return where a `Location` header leads, as seen from `base` (RFC 9110, 10.2.2).

    Raises RefusedUrl when it leads away from http and https.
    """
    with suppress(UnicodeError):
        # http.client reads headers as Latin-1; servers that send letters beyond ASCII mean UTF-8.
        location = location.encode("latin-1").decode("utf-8")
    try:
        return parse(urljoin(base.url, location.strip()))
    except ValueError as error:
        raise RefusedUrl(f"{safe_url(location)} is not a well-formed address.") from error


def safe_url(url: str) -> str:
    """Return `url` fit for messages and logs: user name, password and token-like parts become `***`."""
    url = clean_line(url, 300)
    url = _BAD_PORT_USERINFO.sub(_MASK + "@", url)
    url = _USERINFO.sub(_MASK + "@", url)
    url = _PATH_SEGMENT.sub(lambda part: _MASK if _PATH_TOKEN.fullmatch(part.group()) else part.group(), url)
    return _QUERY_VALUE.sub(_mask_value, url)


def _mask_value(pair: re.Match[str]) -> str:
    name, value = pair.groups()
    return name + _MASK if _SECRET_NAME.match(name) or _TOKEN.fullmatch(value) else pair.group()


def _ascii_host(host: str) -> str:
    host = (host if host.isascii() else host.encode("idna").decode("ascii")).lower()
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise ValueError("no usable host name")
    return host
