"""Notes that run on without line breaks: "We met Jane. Key Takeaways [2:10] Go early. [5:40] Go home."."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.notes.lines import Line
from tui.notes.sentences import ends_sentence, last_sentence
from tui.notes.timestamps import find_times
from tui.notes.words import words

_SHORTEST = 120
_FEWEST_TIMES = 3
_BRACKETS = "(["
_SEPARATORS = " •·|/-–—,;"
_QUOTES_FOLLOW = re.compile(r"(?<=[.!?…”\"])\s+((?:[A-Z][\w-]+:?\s+){1,3})(?=[\"“])")
_LABEL = re.compile(
    r"(?:(?:^|(?<=[.!?…”\"»。！？]\s)|(?<=[。！？]))([^\W\d_][^:：.!?…。！？]{1,30})"
    r"|(?<=\s)([A-Z][A-Z ]{3,30}))[:：]\s*(?=\S)"
)
_ARROW = re.compile(r"(?:^|→\s+)([A-Z][A-Z ]{3,30}?)(?=\s+(?:-\s|[A-Z][a-z]|[\"“]))")
_LABELLED = frozenset(
    ("summary", "deeper_summary", "key_figures", "topics", "takeaways", "quotes", "timestamps")
)
_FEWEST_LABELS = 3
_NEXT_QUOTE = re.compile(r"(?<=[”\"])\s+(?=[\"“])")


def parted(lines: Sequence[Line]) -> Sequence[Line]:
    """Return `lines`, a paragraph that holds several parts of the notes as the lines these would be.

    Such parts are labelled ("Summary: … Topics: …"), or they are prose and a list of times. A heading parts
    these two, or the bracket in which the first time stands; then the others stand in some too.
    """
    if [line for line in lines if len(line.text) >= _SHORTEST and line.text.count(":") >= _FEWEST_TIMES]:
        return [part for line in lines for part in _parted(line)]
    return lines


def _parted(line: Line) -> Iterator[Line]:
    text = line.text
    if (
        len(text) < _SHORTEST
        or text.count(":") < _FEWEST_TIMES
        or (line.kind != "paragraph" and "→" not in text)
    ):
        yield line
        return
    if labels := _labels(text):
        if prose := text[: labels[0]].rstrip():
            yield Line(prose, "paragraph", 0, line.opens)
        for begin, end in pairwise([*labels, len(text)]):
            yield from _label_and_rest(text[begin:end].rstrip(_SEPARATORS + "→"))
        return
    begins = _beginnings(text)
    head = text[: begins[0]].rstrip() if begins else ""
    title = _heading_at_end(head)
    if not title and not (ends_sentence(head) and text[begins[0]] in _BRACKETS):
        yield line
        return
    if prose := head[: len(head) - len(title)].rstrip():
        yield Line(prose, "paragraph", 0, line.opens)
    if title:
        yield Line(f"{title.rstrip(':')}:", "paragraph", 0, True)
    for begin, end in pairwise(begins):
        yield Line(text[begin:end].rstrip(_SEPARATORS), "item", 1, True)
    item, *rest = _without_quotes(text[begins[-1] :])
    yield Line(item, "item", 1, True)
    yield from (Line(other, "paragraph", 0, True) for other in rest)


def _label_and_rest(text: str) -> Iterator[Line]:
    """Yield a part as its heading and what it says; a heading with a colon is read as it is."""
    match = _ARROW.match(text)
    if match is None:
        yield Line(text, "paragraph", 0, True)
    else:
        yield Line(f"{match[1]}:", "paragraph", 0, True)
        yield Line(text[match.end() :].lstrip(), "paragraph", 0, False)


def _labels(text: str) -> list[int]:
    """Return where the labels begin that part `text`; [] where too few of them name different panels."""
    found: dict[str, int] = {}
    arrows = list(_ARROW.finditer(text)) if "→" in text else []
    for match in arrows or _LABEL.finditer(text):
        title = words().title(match[1] or match[match.lastindex or 0])
        if title.whole and title.parts[0] in _LABELLED:
            found.setdefault(title.parts[0], match.start())
    return list(found.values()) if len(found) >= (_FEWEST_LABELS - bool(arrows)) else []


def _heading_at_end(text: str) -> str:
    """Return the heading that `text` ends with: the whole last sentence, or two words or more at its end."""
    last = text[last_sentence(text) :]
    if last and words().title(last).whole:
        return last
    for count in (4, 3, 2):
        title = " ".join(last.split(" ")[-count:])
        if title[:1].isupper() and words().title(title).whole:
            return title
    return ""


def _beginnings(text: str) -> list[int]:
    """Return where the times of a list begin, their brackets included; [] where there is no list."""
    found = [time.begin for time in find_times(text)]
    if found and text[found[0] - 1] in _BRACKETS:
        found = [begin - 1 for begin in found if text[begin - 1] in _BRACKETS]
    return found if len(found) >= _FEWEST_TIMES and found[0] > 0 else []


def _without_quotes(text: str) -> list[str]:
    """Part the last item from a heading for quotes and the quotes that run on behind it."""
    match = _QUOTES_FOLLOW.search(text)
    if match is None or words().title(match[1]).parts != ("quotes",):
        return [text]
    heading = f"{match[1].strip().rstrip(':')}:"
    return [text[: match.start()], heading, *_NEXT_QUOTE.split(text[match.end() :])]
