"""Transcripts in JSON: Podcasting 2.0 and the shapes that speech engines write.

There is one standard (https://github.com/Podcastindex-org/podcast-namespace,
transcripts.md) and as many shapes as engines, so this reads by meaning: any object
with a start and a text is a piece of transcript, wherever in the document it lies.
"""

import json
import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tui.model.text import clean_line
from tui.model.transcript import Cue, Word
from tui.timing.clock import CLOCK, seconds

_STARTS = (
    "offsetinticks",
    "startms",
    "tstartms",
    "starttime",
    "start",
    "begin",
    "from",
    "ts",
    "timestamp",
    "time",
    "offset",
)
_ENDS = ("endms", "endtime", "end", "to", "endts", "stop")
_LENGTHS = ("durationinticks", "ddurationms", "durationms", "duration", "dur")
_TEXTS = (
    "body",
    "text",
    "punctuatedword",
    "word",
    "value",
    "content",
    "utf8",
    "sentence",
    "line",
    "transcript",
    "display",
)
_BEST = ("content", "transcript", "display")
_SPEAKERS = ("speaker", "speakerlabel", "speakername", "speakerid", "voice")
_TRAILING_COMMA = re.compile(r",\s*([\]}])")
_DEEPEST = 12
_PHRASE = 30
"""Words; loose words are put together to phrases no longer than this."""
_PAUSE = 1.5
"""Seconds; a phrase ends at such a silence."""
_LONGEST = 1e9
"""No time of an episode is greater, in whatever unit."""
_TICKS = 1e7
"""To a second, as Microsoft counts them."""
_SLOWEST = 0.5
"""Characters per second; nobody speaks so slowly, so those were milliseconds."""


class _Piece(Struct, frozen=True):
    start: float
    end: float
    text: str
    speaker: str


def read_json(text: str) -> tuple[list[Cue], str]:
    """Return the cues and the language of a transcript in JSON or JSON lines, ValueError for another form."""
    return read_document(_load(text))


def read_document(document: Any) -> tuple[list[Cue], str]:
    """Return the cues and the language of a transcript that has been JSON."""
    groups = [_in_seconds(pieces) for pieces in _groups(document).values()]
    names = _names(document)
    language = document.get("language") if isinstance(document, dict) else None
    return _cues(groups, names), clean_line(language) if isinstance(language, str) else ""


def _load(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    except json.JSONDecodeError:
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except json.JSONDecodeError:
        return json.loads(_TRAILING_COMMA.sub(r"\1", text))


def _groups(document: Any) -> dict[str, list[_Piece]]:
    """Return the pieces of transcript by the path at which they lie, list positions left out."""
    groups: defaultdict[str, list[_Piece]] = defaultdict(list)
    for path, entry in _entries(document, "", 0):
        piece = _piece(entry)
        if piece:
            groups[path].append(piece)
        elif groups[path] and (mark := _text(entry)) and re.fullmatch(r"[^\w\s]+", mark):
            # Punctuation without a time of its own.
            last = groups[path][-1]
            groups[path][-1] = _Piece(last.start, last.end, last.text + mark, last.speaker)
    return groups


def _entries(node: Any, path: str, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for item in node:
            if row := _row(item):
                yield path, row
            else:
                yield from _entries(item, path, depth + 1)
    elif isinstance(node, dict):
        yield path, {_plain_key(key): value for key, value in node.items()}
        for key, value in node.items():
            if isinstance(value, list | dict) and key != "chapters":
                yield from _entries(value, f"{path}/{key}", depth + 1)
            elif isinstance(value, str) and re.fullmatch(CLOCK, key):
                yield f"{path}/:", {"start": key, "text": value}


def _row(item: Any) -> dict[str, Any] | None:
    """Return what a bare `[start, text]` or `[start, end, text]` says, None of anything else."""
    match item:
        case [int() | float() as start, str() as text]:
            return {"start": start, "text": text}
        case [int() | float() as start, int() | float() as end, str() as text]:
            return {"start": start, "end": end, "text": text}
    return None


def _plain_key(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "")


def _piece(entry: dict[str, Any]) -> _Piece | None:
    text = _text(entry)
    start, end = _span(entry)
    if start is None or not text:
        return None
    speaker = next((entry[key] for key in _SPEAKERS if entry.get(key) not in (None, "")), "")
    if isinstance(speaker, dict):
        speaker = speaker.get("name") or ""
    if isinstance(speaker, int):
        speaker = f"Speaker {speaker}"
    return _Piece(start, start if end is None else max(start, end), text, clean_line(str(speaker)))


def _text(entry: dict[str, Any]) -> str:
    for key in _TEXTS:
        if isinstance(value := entry.get(key), str):
            return value.strip()
    # YouTube cuts a line into `segs`; others list alternatives, the best first.
    if isinstance(parts := entry.get("segs"), list):
        return "".join(str(part.get("utf8", "")) for part in parts if isinstance(part, dict)).strip()
    parts = entry.get("alternatives") or entry.get("nbest")
    if isinstance(parts, list) and parts and isinstance(parts[0], dict):
        return str(next((parts[0][key] for key in _BEST if parts[0].get(key)), "")).strip()
    return ""


def _span(entry: dict[str, Any]) -> tuple[float | None, float | None]:
    if isinstance(pair := entry.get("timestamp"), list):
        start, end = [_time("", value) for value in (*pair, None, None)][:2]
        return start, end
    if isinstance(nested := entry.get("timestamps"), dict):
        entry = nested
    start, end, length = (_first_time(entry, keys) for keys in (_STARTS, _ENDS, _LENGTHS))
    if end is None and start is not None and length is not None:
        end = start + length
    return start, end


def _first_time(entry: dict[str, Any], keys: Sequence[str]) -> float | None:
    for key in keys:
        if (time := _time(key, entry.get(key))) is not None:
            return time
    return None


def _time(key: str, value: Any) -> float | None:
    try:
        if isinstance(value, str):
            time = seconds(value) if ":" in value else float(value.strip().removesuffix("s"))
        else:
            time = float(value)
    except (TypeError, ValueError):
        return None
    time /= 1000 if key.endswith("ms") else _TICKS if key.endswith("ticks") else 1
    return time if 0 <= time < _LONGEST else None


def _in_seconds(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces as they are, or divided by 1000 where they can only be meant in milliseconds."""
    timed = [piece for piece in pieces if piece.end > piece.start]
    if timed:
        # Long silences between the pieces say nothing.
        lasted = sum(piece.end - piece.start for piece in timed)
        spoken = sum(len(piece.text) for piece in timed)
    else:
        starts = [piece.start for piece in pieces]
        lasted = max(starts, default=0.0) - min(starts, default=0.0)
        spoken = sum(len(piece.text) for piece in pieces)
    if lasted <= 0 or spoken / lasted > _SLOWEST or any(piece.start % 1 for piece in pieces):
        return pieces
    return [replace(piece, start=piece.start / 1000, end=piece.end / 1000) for piece in pieces]


def _names(document: Any) -> dict[str, str]:
    """Return the names of speakers that a document lists once and refers to by label."""
    listed = document.get("speakers") if isinstance(document, dict) else None
    if isinstance(listed, dict):
        return {str(label): clean_line(name) for label, name in listed.items() if isinstance(name, str)}
    return {}


def _cues(groups: list[list[_Piece]], names: dict[str, str]) -> list[Cue]:
    """Return the coarsest reading of the document as cues, with the words of the finest reading in them."""
    sizes = [sum(len(piece.text) for piece in group) for group in groups]
    # A document often tells the same speech twice or three times: whole, by sentences, by words.
    whole = [group for group, size in zip(groups, sizes, strict=True) if size and size >= 0.7 * max(sizes)]
    if not whole:
        return []
    words, cues = max(whole, key=len), min(whole, key=len)
    if not _are_words(words):
        return [
            Cue(piece.start, piece.end, piece.text, names.get(piece.speaker, piece.speaker)) for piece in cues
        ]
    spoken = [(Word(piece.text, piece.start, piece.end), piece.speaker) for piece in words]
    phrases = list(_phrases(spoken) if cues is words else _shared_out(spoken, cues))
    return [replace(cue, speaker=names.get(cue.speaker, cue.speaker)) for cue in phrases]


def _are_words(pieces: list[_Piece]) -> bool:
    return sum(len(piece.text.split()) for piece in pieces) <= 1.2 * len(pieces)


def _shared_out(words: list[tuple[Word, str]], cues: list[_Piece]) -> Iterator[Cue]:
    """Yield the cues, each with the words that start in it or before the next one."""
    cues = sorted(cues, key=lambda cue: cue.start)
    rest = deque(word for word, _ in sorted(words, key=lambda pair: pair[0].start))
    for cue, later in zip_longest(cues, cues[1:]):
        own: list[Word] = []
        while rest and (later is None or rest[0].start < later.start):
            own.append(rest.popleft())
        yield Cue(cue.start, cue.end, cue.text, cue.speaker, tuple(own))


def _phrases(words: list[tuple[Word, str]]) -> Iterator[Cue]:
    """Yield loose words as phrases, parted at sentence ends, silences and changes of speaker."""
    phrase: list[Word] = []
    for (word, speaker), later in zip_longest(words, words[1:]):
        phrase.append(word)
        if (
            later is None
            or later[1] != speaker
            or later[0].start - word.end > _PAUSE
            or len(phrase) >= _PHRASE
            or word.text.endswith((".", "?", "!", "。", "？", "！"))
        ):
            yield Cue(phrase[0].start, word.end, " ".join(w.text for w in phrase), speaker, tuple(phrase))
            phrase = []
