"""Transcripts as publishers write them, of whatever form, to cues."""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from tui.model.errors import TranscriptError
from tui.model.text import clean
from tui.model.transcript import Cue, Transcript
from tui.timing.captions import TIMING_LINE, read_captions, with_plain_arrows
from tui.timing.html_text import html_lines, without_unseen
from tui.timing.json_transcripts import read_document, read_json
from tui.timing.marked_text import USUAL_PACE, read_marked_text, with_clocks
from tui.timing.records import embedded_documents, substation_records, table_records, yaml_records
from tui.timing.speakers import speaker_names, split_speaker, without_turn_signs

_MARKUP = re.compile(
    r"<(?:!doctype html|html|body|p|cite|time|div|span|tt|br|h[1-6]|table|ul|ol|dl|li|section|article|main"
    r"|transcript|timedtext|sami|pre)\b[^<>]*>",
    re.IGNORECASE,
)
_GZIP = b"\x1f\x8b"
_LARGEST = 20_000_000
"""Bytes of an unpacked transcript; the longest ones have a tenth of that."""
_HEAD = 2000
"""Characters in which a table shows that it is one."""
_WIDE_COLON = re.compile(r"(?<=\d)：(?=\d)")


def read_transcript(data: bytes, *, media_type: str = "", name: str = "") -> Transcript:
    """Return the transcript in `data`: captions, JSON, HTML, TTML, a table, Markdown, plain text.

    The form is told from the bytes, since servers lie about it; `media_type` and
    `name` (of a file or an address) only serve to name the document to the user.
    Cues stay in the order of the document, times are seconds. Raises
    TranscriptError where there is no timed text.
    """
    text = _decoded(data)
    try:
        cues, language = _read_table(text) or _read(_WIDE_COLON.sub(":", clean(text)))
    except (ValueError, RecursionError) as error:
        raise TranscriptError(_sentence(name, media_type)) from error
    finished = tuple(_closed(_named(cues)))
    if not finished:
        raise TranscriptError(_sentence(name, media_type))
    return Transcript(finished, language=language)


def _decoded(data: bytes) -> str:
    if data.startswith(_GZIP):
        data = _unpacked(data)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _unpacked(data: bytes) -> bytes:
    """Return what a gzip file holds; of a broken or endless one, what can be had."""
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        return unpacker.decompress(data, _LARGEST)
    except zlib.error:
        return b""


def _read_table(text: str) -> tuple[list[Cue], str] | None:
    """Return the cues of a table with tabs, which cleaning would take out; None of another text."""
    if "\t" not in text[:_HEAD]:
        return None
    rows = table_records(text)
    return read_document([{key: clean(cell) for key, cell in row.items()} for row in rows]) if rows else None


def _read(text: str) -> tuple[list[Cue], str]:
    if text.lstrip()[:1] in ("{", "["):
        try:
            return read_json(text)
        except ValueError:
            # Plain text may open with [00:00] as well.
            pass
    if rows := substation_records(text) or table_records(text):
        return read_document(rows)
    cues = _read_lines(text)
    return (cues, "") if cues else _read_hidden(text)


def _read_lines(text: str) -> list[Cue]:
    """Return the cues of captions, HTML, TTML, Markdown and plain text."""
    if _MARKUP.search(text, 0, 20_000):
        shown = with_plain_arrows(html_lines(text))
        if TIMING_LINE.search(shown):
            return read_captions(shown)
        return read_marked_text(shown)
    if not TIMING_LINE.search(text):
        text = with_plain_arrows(text)
    if TIMING_LINE.search(text):
        return read_captions(text)
    return read_marked_text(without_unseen(text))


def _read_hidden(text: str) -> tuple[list[Cue], str]:
    """Return the cues of a transcript that lies inside something else, or tells its times in seconds."""
    for document in (*embedded_documents(text), yaml_records(text)):
        cues, language = read_document(document)
        if len(cues) > 1:
            return cues, language
    clocked = with_clocks(text)
    return (_read_lines(clocked) if clocked != text else []), ""


def _named(cues: list[Cue]) -> Iterator[Cue]:
    """Yield the cues that have text, names before their turns moved from the text to the speaker."""
    names = speaker_names(cue.text for cue in cues if not cue.speaker)
    for cue in cues:
        speaker, spoken = split_speaker(without_turn_signs(cue.text), names)
        spoken = spoken.strip()
        if spoken and (spoken != cue.text or speaker):
            yield replace(cue, text=spoken, speaker=cue.speaker or speaker)
        elif spoken:
            yield cue


def _closed(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Yield the cues, those without a length given one: up to the next start, or at the usual pace."""
    listed = list(cues)
    starts = sorted({cue.start for cue in listed})
    following = dict(pairwise(starts))
    for cue in listed:
        if cue.end > cue.start:
            yield cue
        else:
            yield replace(cue, end=following.get(cue.start, cue.start + len(cue.text) / USUAL_PACE))


def _sentence(name: str, media_type: str) -> str:
    which = f"The transcript {name}" if name else "The transcript"
    kind = f" ({media_type})" if media_type else ""
    return f"{which}{kind} holds no text with times; try another transcript of the episode, if it has one."
