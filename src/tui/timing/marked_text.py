"""Plain text and Markdown with a time here and there, as people publish transcripts.

There is no specification: a time counts as a mark where it opens or closes a line
or stands in brackets. What is said at a mark runs on to the next one.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from tui.model.text import clean_line
from tui.model.transcript import Cue
from tui.timing.clock import CLOCK, seconds
from tui.timing.speakers import looks_like_name, speaker_names, split_speaker
from tui.timing.words import effort

_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>()\[\]]+")
_FRONT_MATTER = re.compile(r"\A\s*---\n.*?\n---[ \t]*\n", re.DOTALL)
_SPACES = re.compile(r"[ \t]{2,}")
_DRESS = re.compile(r"\*\*|__|`|^[ \t]*(?:#{1,6}|>)[ \t]+|\\(?=[\[\]()*_#])", re.MULTILINE)
"""Markdown's signs, which nobody speaks."""
_RANGE_END = rf"(?:[ \t]*(?:-->|-|–|—)[ \t]*{CLOCK})?"
_MARK = re.compile(
    rf"\\?[\[(【]{{1,2}}[^\[\]()\n]{{0,30}}?(?<![\d:])(?P<bracketed>{CLOCK}){_RANGE_END}"
    r"[ \t]*\\?[\])】]{1,2}[*_]*:?"
    rf"|^[ \t#>*_`•|-]*@?(?P<opening>{CLOCK}){_RANGE_END}(?![\d:.,])[*_`]*[ \t]*[:|–—-]?(?=\s|$|[^\W\d])"
    rf"|(?<![^\s@~])[@~]?(?P<closing>{CLOCK})[*_`]*[ \t]*:?[ \t]*$",
    re.MULTILINE,
)
_STAMP = re.compile(rf"<{CLOCK}>[ \t]*")
"""The second of a word, as LRC files may carry it."""
_SECONDS = re.compile(
    r"^(?P<open>[ \t]*\[?)(?:(?P<minutes>\d{1,3})m[ ]?)?(?P<seconds>\d{1,5}(?:\.\d{1,6})?)s?"
    r"(?:[ \t]*(?:-+>|→|-|–)[ \t]*\d{1,5}(?:\.\d{1,6})?s?)?(?P<close>\]|(?<=s):?(?=[ \t])|:(?=[ \t]))",
    re.MULTILINE,
)
_ROW = re.compile(r"^[ \t]*\|(.*)\|[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"[\s|:-]*")
_AROUND_LABEL = " \t\n:|*_#>•,–—-"
_NEAR = 120
"""Characters before a mark in which its label may lie."""
_LEAST_MARKS = 2
_LEAST_PACE = 0.5
"""Characters per second; a thinner text is a list of topics, not what was said."""
USUAL_PACE = 15.0
"""Characters per second of ordinary speech."""


class _Mark(Struct, frozen=True):
    begin: int
    end: int
    time: float
    label: str = ""


def read_marked_text(text: str) -> list[Cue]:
    """Return one cue per line of text, its time reckoned between the marks around it.

    `slack` of each is the time between those marks. Empty where the text has
    fewer than two marks, or too few words to be what was said between them.
    """
    # Two line ends before the text: its first line heads a paragraph like any other.
    text = "\n\n" + _SPACES.sub(" ", _FRONT_MATTER.sub("", text))
    text = _ROW.sub(_cells, _ADDRESS.sub("", _LINK.sub(_link_text, _STAMP.sub("", text))))
    marks = [_with_label(mark, text) for mark in _rising(list(_marks(text)))]
    if len(marks) < _LEAST_MARKS or _pace(text, marks) < _LEAST_PACE:
        return []
    said = [text[mark.end : later.begin] for mark, later in pairwise(marks)] + [text[marks[-1].end :]]
    ends = [mark.time for mark in marks[1:]] + [marks[-1].time + len(said[-1]) / USUAL_PACE]
    # Right behind a mark, a name needs no second witness: it is its own.
    openings = [part.lstrip() for part in said] * 2
    names = speaker_names([*openings, *(line for part in said for line in part.splitlines())])
    names |= {mark.label for mark in marks if mark.label} | _lone_names(said)
    cues = _opening(text[: marks[0].begin], marks[0].time, names)
    for mark, part, end in zip(marks, said, ends, strict=True):
        cues += _spread(part, mark.time, end, names, mark.label)
    return cues


def with_clocks(text: str) -> str:
    """Return `text` with the seconds that open its lines, as in "[12.5s -> 14s]" or "1m05s", as times."""
    return _SECONDS.sub(_clocked, text)


def _clocked(opening: re.Match[str]) -> str:
    minutes, secs = divmod(60 * int(opening["minutes"] or 0) + float(opening["seconds"]), 60)
    return f"[{int(minutes)}:{secs:06.3f}]"


def _cells(row: re.Match[str]) -> str:
    """Return the cells of a row of a Markdown table, each on a line of its own."""
    return "" if _RULE.fullmatch(row[1]) else "\n".join(cell.strip() for cell in row[1].split("|"))


def _lone_names(said: Sequence[str]) -> set[str]:
    """Return the names that stand alone on the first line behind a mark, more than once."""
    heads = Counter(lines[0].strip() for part in said if len(lines := part.strip().split("\n")) > 1)
    return {head for head, count in heads.items() if count > 1 and looks_like_name(head)}


def _pace(text: str, marks: Sequence[_Mark]) -> float:
    """Return the characters per second of the middling stretch between two marks."""
    return median(
        len(text[mark.end : later.begin].strip()) / max(1.0, later.time - mark.time)
        for mark, later in pairwise(marks)
    )


def _link_text(link: re.Match[str]) -> str:
    return f"[{link[1]}]" if re.fullmatch(CLOCK, link[1]) else link[1]


def _marks(text: str) -> Iterator[_Mark]:
    for match in _MARK.finditer(text):
        clock = match["bracketed"] or match["opening"] or match["closing"]
        yield _Mark(match.start(), match.end(), seconds(clock))


def _rising(marks: Sequence[_Mark]) -> list[_Mark]:
    """Return the longest run of marks whose times never fall; the others are times somebody spoke of."""
    lowest: list[float] = []
    tails: list[int] = []
    before: list[int] = []
    for index, mark in enumerate(marks):
        length = bisect_right(lowest, mark.time)
        before.append(tails[length - 1] if length else -1)
        lowest[length : length + 1] = [mark.time]
        tails[length : length + 1] = [index]
    run: list[_Mark] = []
    index = tails[-1] if tails else -1
    while index >= 0:
        run.append(marks[index])
        index = before[index]
    return run[::-1]


def _with_label(mark: _Mark, text: str) -> _Mark:
    """Return the mark, with the name that stands before it on its line or alone on the line above."""
    before = text[max(0, mark.begin - _NEAR) : mark.begin]
    stretch = _label_stretch(before, stands_alone=text[mark.end : mark.end + 1] in ("", "\n"))
    label = _undressed(stretch).strip(_AROUND_LABEL)
    if not looks_like_name(label):
        return mark
    return replace(mark, begin=mark.begin - len(stretch), label=clean_line(label))


def _label_stretch(before: str, *, stands_alone: bool) -> str:
    """Return the end of `before`, from where a label may begin up to the mark, "" where there is none.

    A label on the line above ends with a colon, or heads a paragraph and a time
    that stands alone.
    """
    above_line, newline, line = before.rpartition("\n")
    if not newline or line.strip(_AROUND_LABEL):
        return line if newline else ""
    above = above_line.rstrip(" \t\n*_")
    begin = above.rfind("\n") + 1
    heads_time = stands_alone and above[:begin].endswith("\n\n") and "\n" not in above_line[len(above) :]
    return before[begin:] if begin and (above.endswith(":") or heads_time) else ""


def _opening(text: str, end: float, names: frozenset[str]) -> list[Cue]:
    """Return what stands before the first mark, as if said at the usual pace right before it."""
    return _spread(text, max(0.0, end - len(text) / USUAL_PACE), end, names, "") if end > 0 else []


def _spread(text: str, start: float, end: float, names: frozenset[str], label: str) -> list[Cue]:
    """Return a cue per line of `text`, which was said from `start` to `end`; `label` speaks first."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and lines[0].strip() in names:
        label = label or clean_line(lines[0])
        lines = lines[1:]
    turns = [split_speaker(line, names) for line in lines]
    turns = [(speaker, spoken) for speaker, line in turns if (spoken := _undressed(line))]
    ends = list(accumulate(effort(spoken) for _, spoken in turns))
    if not ends or not ends[-1]:
        return []
    if not turns[0][0]:
        turns[0] = (label, turns[0][1])
    per_unit = (end - start) / ends[-1]
    return [
        Cue(start + begin * per_unit, start + finish * per_unit, spoken, speaker, slack=end - start)
        for (speaker, spoken), begin, finish in zip(turns, [0, *ends], ends, strict=False)
    ]


def _undressed(line: str) -> str:
    return _DRESS.sub("", line).strip()
