"""Fetching with the secrets of private feeds: callers name addresses as the library has them."""

import threading
from dataclasses import replace
from pathlib import Path

from tui.model.errors import NetError
from tui.model.playback import AudioProgress
from tui.net.audio_cache import AudioCache, CachedAudio
from tui.net.http import FEED, Fetcher, Limits, Request, Response
from tui.services.secrets import Secrets


class PrivateFetcher(Fetcher):
    """A `Fetcher` that puts logins and tokens back into addresses."""

    def __init__(self, secrets: Secrets, *, user_agent: str) -> None:
        super().__init__(user_agent=user_agent)
        self._secrets = secrets

    def fetch(
        self, request: Request, *, limits: Limits = FEED, cancel: threading.Event | None = None
    ) -> Response:
        """Fetch a document as `Fetcher.fetch` does; what it tells of addresses is without secrets again."""
        opened = self._secrets.open(request.url)
        asked = replace(request, url=opened.url, username=opened.username, password=opened.password)
        try:
            response = super().fetch(asked, limits=limits, cancel=cancel)
        except NetError as error:
            error.args = (self._secrets.mask(str(error)),)
            raise
        # Private feeds repeat their token in every enclosure.
        return replace(
            response,
            url=self._secrets.mask(response.url),
            moved_to=self._secrets.hide(self._secrets.mask(response.moved_to)),
            body=self._secrets.mask_bytes(response.body),
        )


class PrivateAudioCache(AudioCache):
    """An `AudioCache` that puts logins and tokens back into addresses."""

    def __init__(self, secrets: Secrets, folder: Path, *, max_bytes: int, user_agent: str) -> None:
        super().__init__(folder, max_bytes=max_bytes, user_agent=user_agent)
        self._secrets = secrets

    def open(self, url: str, *, username: str = "", password: str = "", user_agent: str = "") -> CachedAudio:
        """Open as `AudioCache.open` does, with the login of the feed's site."""
        opened = self._secrets.open(url)
        return super().open(
            opened.url,
            username=username or opened.username,
            password=password or opened.password,
            user_agent=user_agent,
        )

    def keep(self, url: str, on: bool) -> None:
        """Pin the copy of `url`, or let it go."""
        super().keep(self._secrets.open(url).url, on)

    def present(self, url: str) -> AudioProgress | None:
        """Return how much of `url` lies in the cache."""
        return super().present(self._secrets.open(url).url)

    def forget(self, url: str) -> None:
        """Delete the copy of `url`."""
        super().forget(self._secrets.open(url).url)
