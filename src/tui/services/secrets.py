"""The secrets of private feeds: user names and passwords, and tokens inside addresses.

The library, the log, exports and messages only ever see an address without them: a login is left
out of it, and in the place of a token stands a mark. The secrets themselves lie in the keyring of the
desktop where there is a working one (the extra `keyring`), else in a file that only the user may read.
"""

import json
import logging
import os
import re
import threading
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from msgspec import Struct

log = logging.getLogger(__name__)

_MARK = re.compile(r"private-[0-9a-f]{16}")
_SERVICE = "podtui"
_QUERY_VALUE = re.compile(r"(?<=[?&;])([^=&;#]+)=([^&;#]+)")
_SECRET_NAME = re.compile(r"auth|token|key|secret|sig|pass|pwd|session|credential", re.IGNORECASE)
_LONG_SEGMENT = re.compile(r"(?<=/)[^/?#]{12,}(?=[/?#]|$)")
_SHORTEST = 4
"""What is shorter is no token."""
_LIKE_NO_WORD = re.compile(r"(?=.*\d)(?=.*[A-Za-z]).{12,}")
"""Only such tokens are looked for in texts: `key=podcast` must not take the word out of every document."""


class Opened(Struct, frozen=True):
    """An address as the network is asked for it."""

    url: str
    username: str = ""
    password: str = ""


class Secrets:
    """Takes secrets out of addresses and puts them back. Thread-safe."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._logins: dict[str, list[str]] | None = None
        self._tokens: dict[str, str] = {}
        self._changed = 0

    def hide(self, url: str, *, thorough: bool = False) -> str:
        """Return a web address without its secrets, which are kept.

        Tokens are recognised by the name they have in the query; `thorough` takes every long part
        of the path and every value of the query for one.
        """
        if not url.startswith(("http://", "https://")):
            return url
        with self._lock:
            known = dict(self._read(again=True)), len(self._tokens)
            login, public = _split_login(url)
            public = _QUERY_VALUE.sub(lambda pair: self._without_value(pair, thorough), public)
            if thorough:
                public = _LONG_SEGMENT.sub(lambda part: self._mark(part.group()), public)
            if login:
                self._read()[public] = login
            if (self._logins, len(self._tokens)) != known:
                self._write()
            return public

    def open(self, url: str) -> Opened:
        """Return what to ask the network for: `url` with its tokens, and the login of its site."""
        if not url.startswith(("http://", "https://")):
            return Opened(url)
        with self._lock:
            logins = self._read()
            login = logins.get(url) or next(
                (login for other, login in logins.items() if _site(other) == _site(url)), ["", ""]
            )
            return Opened(_MARK.sub(lambda mark: self._tokens.get(mark.group(), mark.group()), url), *login)

    def written_out(self, url: str) -> str:
        """Return the address with all its secrets in it, to be given to another player."""
        opened = self.open(url)
        if not opened.username and not opened.password:
            return opened.url
        parts = urlsplit(opened.url)
        login = f"{quote(opened.username, safe='')}:{quote(opened.password, safe='')}"
        return urlunsplit(parts._replace(netloc=f"{login}@{parts.netloc}"))

    def shown(self, url: str) -> str:
        """Return the address as others may see it: without what is secret, and without our marks."""
        return _MARK.sub("REMOVED", url)

    def mask(self, text: str) -> str:
        """Return `text` with marks in the place of tokens."""
        with self._lock:
            self._read()
            for mark, token in self._unlike_words():
                text = text.replace(token, mark)
            return text

    def mask_bytes(self, document: bytes) -> bytes:
        """Return a document with marks in the place of tokens."""
        with self._lock:
            self._read()
            for mark, token in self._unlike_words():
                document = document.replace(token.encode(), mark.encode())
            return document

    def forget(self, url: str, used: Iterable[str] = ()) -> None:
        """Drop the secrets of an address no longer subscribed to, but for tokens that `used` ones share."""
        with self._lock:
            logins = self._read(again=True)
            marks = set(_MARK.findall(url)) & self._tokens.keys()
            marks -= {mark for other in used for mark in _MARK.findall(other)}
            if url in logins or marks:
                logins.pop(url, None)
                for mark in marks:
                    del self._tokens[mark]
                self._write()

    def _without_value(self, pair: re.Match[str], thorough: bool) -> str:
        name, value = pair.groups()
        is_secret = thorough or _SECRET_NAME.search(name)
        return f"{name}={self._mark(value) if is_secret else value}"

    def _unlike_words(self) -> list[tuple[str, str]]:
        return [each for each in self._tokens.items() if _LIKE_NO_WORD.fullmatch(each[1])]

    def _mark(self, token: str) -> str:
        if len(token) < _SHORTEST or _MARK.fullmatch(token):
            return token
        for mark, known in self._tokens.items():
            if known == token:
                return mark
        mark = f"private-{os.urandom(8).hex()}"
        self._tokens[mark] = token
        return mark

    # --- where they lie

    def _read(self, *, again: bool = False) -> dict[str, list[str]]:
        """Return the logins, with the tokens read too; another podtui may have written since."""
        changed = self._file.stat().st_mtime_ns if self._file.exists() else 0
        if self._logins is None or again or changed != self._changed:
            self._changed = changed
            kept = _from_file(self._file) or _from_keyring(self._file)
            self._logins, self._tokens = kept.get("logins", {}), kept.get("tokens", {})
        return self._logins

    def _write(self) -> None:
        text = json.dumps({"logins": self._logins, "tokens": self._tokens})
        if _to_keyring(self._file, text):
            self._file.unlink(missing_ok=True)
        else:
            _to_file(self._file, text)


def _split_login(url: str) -> tuple[list[str], str]:
    """Return user name and password in an address, [] without, and the address without them."""
    parts = urlsplit(url)
    login, _, host = parts.netloc.rpartition("@")
    if not login:
        return [], url
    username, _, password = login.partition(":")
    return [unquote(username), unquote(password)], urlunsplit(parts._replace(netloc=host))


def _site(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return _checked(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        log.warning("secrets: %s", type(error).__name__)
        return {}


def _to_file(file: Path, text: str) -> None:
    partial = file.with_name(file.name + ".partial")
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as new:
        new.write(text)
        new.flush()
        os.fsync(new.fileno())
    partial.replace(file)


def _checked(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    names = ("logins", "tokens")
    return found if isinstance(found, dict) and all(isinstance(found.get(n), dict) for n in names) else {}


def _from_keyring(file: Path) -> dict[str, Any]:
    keyring = _keyring()
    try:
        return _checked(keyring.get_password(_SERVICE, str(file)) or "{}") if keyring else {}
    except Exception as error:  # whatever the desktop's keyring raises, the feeds without secrets go on
        log.warning("keyring: %s", type(error).__name__)
        return {}


def _to_keyring(file: Path, text: str) -> bool:
    """Keep the secrets in the keyring, and tell whether it really has them."""
    keyring = _keyring()
    try:
        if keyring is None or keyring.get_keyring().priority <= 0:
            return False
        keyring.set_password(_SERVICE, str(file), text)
        return bool(keyring.get_password(_SERVICE, str(file)) == text)
    except Exception as error:  # locked, refused or without a desktop: the file takes its place
        log.warning("keyring: %s", type(error).__name__)
        return False


def _keyring() -> Any:
    try:
        return import_module("keyring")
    except ImportError:
        return None
