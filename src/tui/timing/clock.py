"""Times as transcripts write them."""

import re

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,6})?"
"""`m:ss`, `mm:ss`, `h:mm:ss`, minutes above 59, with or without a part of a second."""

_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d+)(?:[.,](\d+))?\Z")


def seconds(clock: str) -> float:
    """Return the seconds of a time in the form of `CLOCK`; ValueError for anything else."""
    match = _CLOCK.match(clock.strip())
    if match is None:
        raise ValueError(f"not a time: {clock[:40]!r}")
    hours, minutes, secs, part = match.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(secs) + (float(f"0.{part}") if part else 0.0)
