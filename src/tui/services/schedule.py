"""When a feed is asked again: pure decisions over what is known of it. Times are seconds since the epoch."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from msgspec.structs import replace

from tui.model.feed import Pace, Polling

SHORTEST, LONGEST = 1800.0, 86400.0
"""No feed is asked more often than the first nor, while it answers, more seldom than the second."""
USUAL = 3600.0
"""Between two fetches of a feed nobody knows anything about."""
PATIENCE = 7 * 86400.0
"""The longest that a server's `Retry-After` is obeyed."""
SHARE = 24
"""A show is asked so many times in the span between two of its episodes."""


def interval(pace: Pace, published: Sequence[int], now: float) -> float:
    """Return how long to leave a feed alone that has just answered.

    `published` are the dates of its newest episodes, in any order. Its rhythm is what the feed states
    or else the median span between them; a show that has fallen silent is asked as seldom as it speaks.
    """
    rhythm = pace.rhythm or _median_span(published)
    wanted = USUAL if rhythm is None else rhythm / SHARE
    if rhythm is not None and published:
        wanted = max(wanted, (now - max(published)) / (4 * SHARE))
    return min(max(wanted, pace.pause or 0.0, SHORTEST), LONGEST)


def after_success(now: float, pace: Pace, published: Sequence[int], chance: float) -> Polling:
    """Return what to remember of a feed that has answered; `chance`, 0 to 1, spreads feeds over time."""
    return Polling(due=int(now + interval(pace, published, now) * _spread(chance)), pace=pace)


def after_failure(before: Polling, now: float, retry_after: float | None, chance: float) -> Polling:
    """Return what to remember after a failure: each in a row doubles the wait, a `Retry-After` is obeyed."""
    asked = min(retry_after or 0.0, PATIENCE)
    wait = min(SHORTEST * 2 ** min(before.failures, 20), LONGEST) * _spread(chance)
    return replace(
        before,
        due=int(now + max(wait, asked)),
        not_before=int(now + asked) if asked else 0,
        failures=before.failures + 1,
    )


def after_the_end(before: Polling) -> Polling:
    """Return what to remember of a feed whose server says that it is gone for good (410)."""
    return replace(before, ended=True)


def is_due(polling: Polling, now: float) -> bool:
    """Tell whether a refresh of what is due includes the feed."""
    return not polling.ended and now >= max(polling.due, polling.not_before)


def pause_asked(polling: Polling, now: float) -> str:
    """Return one sentence while a pause the server has asked for lasts, else ""."""
    if now >= polling.not_before:
        return ""
    until = datetime.fromtimestamp(polling.not_before)
    when = f"{until:%H:%M}" if polling.not_before - now < LONGEST else f"{until:%Y-%m-%d %H:%M}"
    return f"Not asked: its server wants to be left alone until {when}."


def may_move(old: str, new: str) -> bool:
    """Tell whether a feed at `old` may be followed to `new`: another web address, and no less safe a one."""
    secure = new.startswith("https://")
    return new != old and (secure or (new.startswith("http://") and not old.startswith("https://")))


def _median_span(published: Sequence[int]) -> float | None:
    dates = sorted(published)
    spans = sorted(later - earlier for earlier, later in pairwise(dates))
    return float(spans[len(spans) // 2]) if len(spans) >= 2 else None


def _spread(chance: float) -> float:
    return 0.9 + 0.2 * chance
