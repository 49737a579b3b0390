"""A second of the audio as people type it: `12:34`, `1:02:03`, `+90`, `-1:30`, `50%`."""

import re

_TYPED = re.compile(
    r"(?P<sign>[+-]?)\s*(?:(?P<clock>\d{1,4}(?::[0-5]?\d){0,2})|(?P<percent>\d{1,3})\s*%)", re.ASCII
)


def second_typed(text: str, position: float, duration: float | None) -> float | None:
    """Return the second meant; None for what is no time, or is none without knowing the length.

    A sign reckons from `position`; without one a number alone is none, for it could be anything.
    """
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return None
    sign, clock, percent = found["sign"], found["clock"], found["percent"]
    if percent is not None:
        seconds = int(percent) / 100 * duration if duration is not None and int(percent) <= 100 else None
    elif sign or ":" in clock:
        seconds = 0.0
        for part in clock.split(":"):
            seconds = seconds * 60 + int(part)
    else:
        return None
    if seconds is None:
        return None
    if sign:
        seconds = position + (seconds if sign == "+" else -seconds)
    return max(0.0, seconds if duration is None else min(seconds, duration))
