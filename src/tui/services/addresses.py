"""What people type as the address of a feed, made into one the library can keep."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tui.model.errors import RefusedUrl

_FEED_SCHEMES = {"feed", "pcast", "itpc", "podcast"}
_HAS_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")


def normalise(text: str) -> str:
    """Return the address of a feed: http(s), or `file:` with an absolute path for a file or folder here.

    Raises:
        RefusedUrl: neither a file here nor an address podtui opens.
    """
    text = text.strip()
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    path = Path(text).expanduser()
    if path.is_file() or path.is_dir():
        return path.resolve().as_uri()
    scheme, _, rest = text.partition(":")
    if scheme.lower() in _FEED_SCHEMES:
        return rest if rest.startswith(("http://", "https://")) else "https:" + rest
    if text.lower().startswith(("http://", "https://")):
        return text
    if _HAS_SCHEME.match(text) and not re.match(r"^[\w.-]+:\d+(/|$)", text):
        raise RefusedUrl(f"{text[:80]} is not opened: podtui takes http and https addresses, and files.")
    if "." not in text.partition("/")[0] and not text.startswith("localhost"):
        raise RefusedUrl(f"There is no file or folder {text[:200]}, and it is no web address.")
    return "https://" + text


def local_path(url: str) -> Path | None:
    """Return the file or folder a `file:` address names, None for every other address."""
    return Path(unquote(urlsplit(url).path)) if url.startswith("file:") else None
