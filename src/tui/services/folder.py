"""A folder of audio files as a feed: its RSS document, written from the files and what lies beside them.

A document, so that such a feed is read, refreshed and kept as every other: new
files are new items, and a file that is gone stays in the library as an episode does.
"""

import json
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct
from msgspec.structs import replace

from tui.model.errors import FeedError
from tui.model.text import clean, clean_line
from tui.notes.sidecar import Sidecars, sidecars

log = logging.getLogger(__name__)

_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".m4b": "audio/mp4",
    ".aac": "audio/aac",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".flac": "audio/flac",
    ".wav": "audio/wav",
}
_TRANSCRIPT_TYPES = {
    ".json": "application/json",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".txt": "text/plain",
}
_LARGEST_SIDECAR = 1_000_000
"""Bytes of notes or chapters that are read."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:podcast="https://podcastindex.org/namespace/1.0"'
    ' xmlns:psc="http://podlove.org/simple-chapters"><channel>'
)


class _Tags(Struct, frozen=True):
    """What an audio file says of itself; `duration` in seconds."""

    title: str = ""
    artist: str = ""
    duration: float | None = None


def audio_files(folder: Path) -> list[Path]:
    """Return the audio files that lie in the folder itself, hidden ones left out.

    Raises:
        FeedError: the folder cannot be read.
    """
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise FeedError(f"{folder} cannot be read: {error.strerror}.") from None
    return [path for path in paths if _is_audio(path)]


def _is_audio(path: Path) -> bool:
    return path.suffix.lower() in _TYPES and not path.name.startswith(".") and path.is_file()


def fingerprint(files: Sequence[Path]) -> str:
    """Return what changes whenever an audio file, or a file beside one, comes, goes or changes."""
    names = [path for file in files for path in (file, *_beside(sidecars(file)))]
    facts = [(path.name, status.st_size, status.st_mtime_ns) for path in names if (status := path.stat())]
    return sha256(repr(facts).encode()).hexdigest()


def folder_feed(folder: Path, files: Sequence[Path]) -> bytes:
    """Return the folder as an RSS 2.0 document: titles and lengths from the tags, dates from the files.

    Files whose tags give them one title are told apart by their names.
    """
    title = f"<title>{escape(clean_line(folder.name))}</title>"
    tags = [_tags(file) for file in files]
    titles = Counter(each.title for each in tags)
    items = (
        _item(file, each if titles[each.title] == 1 else replace(each, title=""))
        for file, each in zip(files, tags, strict=True)
    )
    return "".join((_HEAD, title, *items, "</channel></rss>")).encode("utf-8", "replace")


def _beside(found: Sidecars) -> Iterator[Path]:
    yield from filter(None, (found.notes, *found.transcripts, found.chapters))


def _item(audio: Path, tags: _Tags) -> str:
    facts, found = audio.stat(), sidecars(audio)
    date = format_datetime(datetime.fromtimestamp(int(facts.st_mtime), UTC))
    parts = [
        f"<title>{escape(tags.title or clean_line(audio.stem))}</title>",
        f'<guid isPermaLink="false">{escape(clean_line(audio.name))}</guid>',
        f"<pubDate>{date}</pubDate>",
        f"<enclosure url={quoteattr(audio.as_uri())} type={quoteattr(_TYPES[audio.suffix.lower()])}"
        f' length="{facts.st_size}"/>',
    ]
    if tags.artist:
        parts.append(f"<itunes:author>{escape(tags.artist)}</itunes:author>")
    if tags.duration:
        parts.append(f"<itunes:duration>{tags.duration:.0f}</itunes:duration>")
    if found.notes:
        parts.append(f"<description>{escape(_text(found.notes))}</description>")
    for transcript in found.transcripts:
        kind = _TRANSCRIPT_TYPES.get(transcript.suffix.lower(), "")
        parts.append(f"<podcast:transcript url={quoteattr(transcript.as_uri())} type={quoteattr(kind)}/>")
    if found.chapters:
        parts.append(f"<psc:chapters>{''.join(_chapters(found.chapters))}</psc:chapters>")
    return f"<item>{''.join(parts)}</item>"


def _tags(audio: Path) -> _Tags:
    import mutagen

    try:
        file = mutagen.File(audio, easy=True)
    except Exception as error:
        # A file without readable tags is still an episode, named after the file.
        log.info("tags of %s: %s", audio.name, error)
        return _Tags()
    if file is None:
        return _Tags()
    values = file.tags or {}
    first = {name: clean_line(str((values.get(name) or [""])[0])) for name in ("title", "artist")}
    return _Tags(first["title"], first["artist"], _seconds(audio, getattr(file.info, "length", None)))


def _seconds(audio: Path, told: float | None) -> float | None:
    """Return the length of a file; of an mp3 `told` by its header alone is wrong where parts were joined."""
    if audio.suffix.lower() != ".mp3":
        return told
    from tui.player.mp3_length import mp3_seconds

    try:
        return mp3_seconds(audio) or told
    except OSError:
        return told


def _text(path: Path) -> str:
    with path.open("rb") as file:
        return clean(file.read(_LARGEST_SIDECAR).decode("utf-8-sig", "replace"))


def _chapters(path: Path) -> Iterator[str]:
    """Yield the chapters of a JSON file (`podcast:chapters`, version 1.2) as Podlove Simple Chapters."""
    try:
        found = json.loads(_text(path))["chapters"]
        for chapter in found:
            start, title = float(chapter["startTime"]), clean_line(str(chapter.get("title", "")))
            if chapter.get("toc", True) and start >= 0:
                yield f'<psc:chapter start="{start:.3f}" title={quoteattr(title)}/>'
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        log.info("chapters in %s: %s", path.name, error)
