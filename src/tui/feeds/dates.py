"""Dates and durations as feeds write them."""

import re
from datetime import date

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_LONGEST = 1_000_000.0

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {
    name: minutes
    for minutes, names in {
        0: "ut utc gmt z wet",
        60: "bst cet met west",
        120: "cest eet",
        180: "msk eest",
        330: "ist",
        540: "jst kst",
        600: "aest",
        660: "aedt",
        720: "nzst",
        780: "nzdt",
        -180: "adt",
        -240: "ast edt",
        -300: "est et cdt",
        -360: "cst ct mdt",
        -420: "mst mt pdt",
        -480: "pst pt",
    }.items()
    for name in names.split()
}
_CLOCK = r"(?:[T,\s]+(?:at\s+)?(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?)?)?"
_ZONE = r"\s*\(?((?:gmt|utc)?[+-]\d{1,2}:?\d{0,2}|[a-z]{1,5}(?![a-z]))?"
_NUMERIC = re.compile(
    r"(\d{4})(?:[-/.]|[年년] ?)?(\d{1,2})(?:(?:[-/.]|[月월] ?)?(\d{1,2})[日일]?)?(?!\d)" + _CLOCK + _ZONE,
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?:[^\W\d]{2,12}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3})[a-z]*\.?[\s,.-]+(\d{2,5})(?!\d)"
    + _CLOCK
    + _ZONE,
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"(?:[a-z]{3,9}\.?,?\s+)??([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)"
    + _CLOCK
    + _ZONE,
    re.IGNORECASE,
)
_C_TIME = re.compile(
    r"[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{2}):(\d{2}):(\d{2})\s+(?:([a-z]{2,5})\s+)?(\d{4})",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\d{9,10}")


def parse_date(text: str) -> int | None:
    """Return a date as seconds since the epoch, UTC; None for what is no date or lies outside 1900 to 2200.

    Understands RFC 822 and RFC 3339 and the ways they are missed: names written out, a missing
    weekday, zone or time of day, two-digit years, 24:00, seconds of 60, the epoch itself.
    """
    text = " ".join(text[:80].split())
    if found := _NUMERIC.match(text):
        year, month, day, *clock = found.groups()
        return _seconds(year, int(month), day or "1", clock)
    if found := _DAY_FIRST.match(text):
        day, name, year, *clock = found.groups()
        return _seconds(year, _month(name), day, clock)
    if found := _C_TIME.match(text):
        name, day, hour, minute, second, zone, year = found.groups()
        return _seconds(year, _month(name), day, [hour, minute, second, None, zone])
    if found := _MONTH_FIRST.match(text):
        name, day, year, *clock = found.groups()
        return _seconds(year, _month(name), day, clock)
    return int(text) if _EPOCH.fullmatch(text) else None


def _month(name: str) -> int:
    name = name.lower()
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0


def _seconds(year: str, month: int, day: str, clock: list[str | None]) -> int | None:
    hour, minute, second, half, zone = clock
    whole_year = int(year)
    if len(year) == 2:
        whole_year += 2000 if whole_year < 70 else 1900
    if not _FIRST_YEAR <= whole_year <= _LAST_YEAR:
        return None
    try:
        days = date(whole_year, month, int(day)).toordinal() - _EPOCH_DAY
    except ValueError:
        return None
    hours, minutes, seconds = int(hour or 0), int(minute or 0), int(second or 0)
    if half:
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    if hours > 24 or minutes > 59 or seconds > 60:
        hours = minutes = seconds = 0
    return ((days * 24 + hours) * 60 + minutes - _zone(zone or "")) * 60 + seconds


def _zone(text: str) -> int:
    """Return the minutes east of Greenwich of a name or an offset; 0 for an unknown one."""
    text = text.lower()
    if text in _ZONES or not (found := re.search(r"([+-])(\d{1,2}):?(\d{2})?$", text)):
        return _ZONES.get(text, 0)
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    minutes = minutes if minutes < 24 * 60 else 0
    return -minutes if found[1] == "-" else minutes


_PARTS = re.compile(r"[\s,]*".join(rf"(?:(\d+)\s*{unit}[a-z]*\.?)?" for unit in "dhms"))
_ISO = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")
_NUMBER = re.compile(r"\d+(?:[.,]\d*)?")


def parse_duration(text: str) -> float | None:
    """Return a duration or a point in time in seconds; None for what is none.

    Understands `itunes:duration` and Normal Play Time (seconds, `m:ss`, `h:mm:ss`, fractions), ISO 8601
    (`PT1H2M`) and words (`1h 2m`, `90 min`).
    """
    text = text.strip()[:40]
    seconds = _clock_seconds(text)
    if seconds is None and text:
        found = _ISO.fullmatch(text.upper()) or _PARTS.fullmatch(text.lower())
        if found and any(found.groups()):
            days, hours, minutes, rest = (float(part or 0) for part in found.groups())
            seconds = days * 86400 + hours * 3600 + minutes * 60 + rest
    return seconds if seconds is not None and seconds <= _LONGEST else None


def _clock_seconds(text: str) -> float | None:
    parts = [part.strip() for part in text.removeprefix("npt:").split(":")]
    if parts[0] == "" and len(parts) > 1:
        parts[0] = "0"  # ":45" is 45 seconds
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    seconds = 0.0
    for part in parts[-3:] if len(parts) < 4 else parts[:3]:  # a fourth part counts frames
        seconds = seconds * 60 + float(part.replace(",", "."))
    return seconds
