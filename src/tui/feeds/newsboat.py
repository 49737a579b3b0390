"""The `urls` file of newsboat: an address on each line, with tags behind it."""

import re

from tui.model.feed import Subscription
from tui.model.text import clean_line

_MOST = 20_000
_PART = re.compile(r'"((?:[^"\\]|\\.)*)"?|(\S+)')


def read_urls(text: str) -> tuple[tuple[Subscription, ...], tuple[str, ...]]:
    """Return the subscriptions and one sentence for each line that is none podtui can follow.

    The first tag becomes the group, `~name` the title. Queries over other feeds, filters and
    programs (`query:`, `filter:`, `exec:`) are left out, and said to be.
    """
    found: dict[str, Subscription] = {}
    problems = []
    for line in text.splitlines()[:_MOST]:
        parts = [_plain(quoted) if quoted else bare for quoted, bare in _PART.findall(line)]
        if not parts or line.lstrip().startswith("#"):
            continue
        url, *tags = parts
        if not url.lower().startswith(("http://", "https://", "feed:", "file://")):
            problems.append(f"“{clean_line(url, 60)}” was left out: it is no address of a feed.")
            continue
        title = next((tag[1:] for tag in tags if tag.startswith("~")), "")
        group = next((tag for tag in tags if tag and tag[0] not in "~!"), "")
        subscription = Subscription(clean_line(url, 4000), clean_line(title), clean_line(group))
        found.setdefault(subscription.url, subscription)
    return tuple(found.values()), tuple(problems)


def _plain(quoted: str) -> str:
    return re.sub(r"\\(.)", r"\1", quoted)
