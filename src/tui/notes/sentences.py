"""What is a sentence, in scripts with capitals and without, with spaces and without."""

import re

_ENDS = frozenset(".!?…。！？।॥؟۔")
_CLOSERS = "'’\"”»)」』 \n\u00a0\u2002\u2003\u2009\u202f\u3000"
_CASELESS = re.compile(r"[\u0590-\u08ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LAST = re.compile(
    r"(?:(?<=[^\W\d_]{3}[.!?])|(?<=[^\W\d_][»”\"’][.!?])|(?<=[.!?][»”\"’]))\s+(?=\S)|(?<=[。！？])(?=.)", re.S
)
"""Where a sentence begins behind another; what ends on two letters is more often shortened: "Dr. Doe"."""
_TWO = re.compile(r"[^\W\d_]{3}[)\]”\"’]*[.!?][)\]”\"’]*\s+\S|[。！？]")


def last_sentence(text: str, end: int | None = None) -> int:
    """Return where the last sentence begins in `text`, or before `end` in it; 0 where it is the only one."""
    begins = [gap.end() for gap in _LAST.finditer(text, 0, len(text) if end is None else end)]
    return begins[-1] if begins else 0


def goes_on(text: str, end: int | None = None) -> bool:
    """Whether a sentence ends in `text`, or before `end`, and another follows; a full stop of 。 will do."""
    return _TWO.search(text, 0, len(text) if end is None else end) is not None


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, closing marks and spaces aside."""
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


def has_no_spaces(text: str) -> bool:
    """Whether `text` is in a script that parts no words with spaces: Chinese, Japanese."""
    return not text.isascii() and _NO_SPACES.search(text) is not None


def is_sentence(text: str, *, timed: bool = False) -> bool:
    """Whether `text` is something said and not a title: an ended or long sentence, not All Capitalised.

    A time in its attribution (`timed`) does as much as a mark at the end; a full stop is in no title.
    """
    ends = timed or ends_sentence(text)
    parts = text.split()
    if not text.isascii() and _CASELESS.search(text):
        if _NO_SPACES.search(text):
            return len(text) >= (6 if ends else 10)
        return len(parts) >= (3 if ends else 5)
    if len(parts) < (3 if ends else 6):
        return False
    if text.endswith((".", ".'", ".’")):
        return True
    return 2 * sum([part[0].islower() for part in parts]) >= len(parts) - 1
