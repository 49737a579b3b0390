"""Removing feeds so that it can be undone."""

import time
from pathlib import Path
from unittest import mock

from support.library_made import show
from support.sessions import session_in
from tui.services import upkeep
from tui.services.removal import KEPT


def test_secrets_stay_until_a_feed_can_no_longer_be_brought_back(tmp_path: Path) -> None:
    with session_in(tmp_path) as session:
        url = session.secrets.hide("https://ann:secret@example.org/feed?token=0123456789")
        feed = session.library.feeds.get(show(session.library, 2, url))
        session.removal.set_aside(feed).result()
        assert session.library.feeds.all() == ()
        upkeep.begin(session, wait=0).join()
        assert session.secrets.open(url).password == "secret"
        session.removal.bring_back(feed.id).result()
        assert session.library.feeds.get(feed.id) == feed
        session.removal.set_aside(feed).result()
        session.library.removed.sweep(2**40).result()
        session.removal.forget_secrets(url)
        assert session.secrets.open(url).password == ""


def test_what_was_removed_over_a_week_ago_is_swept_away(tmp_path: Path) -> None:
    with session_in(tmp_path) as session:
        url = session.secrets.hide("https://ann:secret@example.org/feed")
        feed = session.library.feeds.get(show(session.library, 2, url))
        session.removal.set_aside(feed).result()
        later = time.time() + KEPT + 10
        with mock.patch("tui.services.removal.time.time", return_value=later):
            upkeep.begin(session, wait=0).join()
        assert session.library.removed.urls() == ()
        assert session.secrets.open(url).password == ""
