"""Lists of subscriptions as other players keep or export them."""

from pathlib import Path

from tui.model.errors import FeedError
from tui.model.feed import Subscription

_LARGEST = 10 << 20


def read_subscriptions(path: Path) -> tuple[tuple[Subscription, ...], tuple[str, ...]]:
    """Return the subscriptions in a file, and one sentence for each that could not be taken.

    It may be OPML, newsboat's `urls` or castero's `castero.db`; which, its content says.

    Raises:
        PodtuiError: the file cannot be read, or is none of them.
    """
    from tui.feeds.newsboat import read_urls
    from tui.feeds.opml import read_opml
    from tui.library.castero import MAGIC, castero_subscriptions

    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
            data = b"" if head == MAGIC else head + file.read(_LARGEST)
    except OSError as error:
        raise FeedError(f"{path} cannot be read: {error.strerror}.") from None
    if head == MAGIC:
        return castero_subscriptions(path), ()
    text = data.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if not text.startswith("<") and "\0" not in text:
        found, problems = read_urls(text)
        if found:
            return found, problems
    opml = read_opml(data)
    return opml.subscriptions, opml.problems
