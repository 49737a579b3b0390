"""How often a feed wants to be asked for, and how often it brings something: what its document says.

`ttl` is RSS 2.0's, in minutes; `sy:updatePeriod` and `sy:updateFrequency` are the RSS 1.0
syndication module's; `podcast:updateFrequency` is Podcasting 2.0's, with a recurrence rule (RFC 5545).
"""

import re

from tui.feeds.entries import Entry
from tui.feeds.namespace import Tag
from tui.model.feed import Pace

_HOUR, _DAY = 3600.0, 86400.0
_PERIODS = {"hourly": _HOUR, "daily": _DAY, "weekly": 7 * _DAY, "monthly": 30 * _DAY, "yearly": 365 * _DAY}
_RULE = re.compile(r"\b(FREQ|INTERVAL|BYDAY|BYMONTHDAY|BYHOUR)=([A-Z0-9,+-]{1,200})", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,9}")


def pace(head: Entry, tags: list[Tag]) -> Pace:
    """Return the pace that the channel states; what cannot be read counts as not said."""
    return Pace(pause=_ttl(head) or _syndication(head), rhythm=_update_frequency(tags))


def _ttl(head: Entry) -> float | None:
    return _number(head.get("ttl")) * 60.0 or None


def _syndication(head: Entry) -> float | None:
    period = _PERIODS.get(str(head.get("sy_updateperiod") or "").strip().lower())
    return period / (_number(head.get("sy_updatefrequency")) or 1) if period else None


def _update_frequency(tags: list[Tag]) -> float | None:
    rules = (_recurrence(tag.get("rrule")) for tag in tags if tag.name == "updateFrequency")
    return next(filter(None, rules), None)


def _recurrence(rule: str) -> float | None:
    """Return the seconds between two events of a recurrence rule, on average."""
    parts = {name.upper(): value for name, value in _RULE.findall(rule)}
    period = _PERIODS.get(parts.get("FREQ", "").lower())
    if period is None:
        return None
    times = 1
    for name in ("BYDAY", "BYMONTHDAY", "BYHOUR"):
        times *= len(parts.get(name, "").split(","))
    return period * (_number(parts.get("INTERVAL")) or 1) / times


def _number(text: object) -> int:
    found = _NUMBER.match(str(text or "").strip())
    return int(found[0]) if found else 0
