"""Files beside local audio: `episode.summary.md`, `episode.vtt`, `episode.chapters.json` and their like."""

from pathlib import Path

from msgspec import Struct

_NOTES = (".summary.md", ".summary.txt", ".summary.html", ".notes.md", ".md", ".html", ".txt")
_TRANSCRIPTS = (".transcript.json", ".json", ".vtt", ".srt", ".transcript.txt")
_CHAPTERS = (".chapters.json",)


class Sidecars(Struct, frozen=True):
    """The files found beside one audio file; transcripts in the order in which they are to be tried."""

    notes: Path | None = None
    transcripts: tuple[Path, ...] = ()
    chapters: Path | None = None


def sidecars(audio: Path) -> Sidecars:
    """Return the files that lie beside `audio` under its name, with or without its own ending.

    For `talk.mp3` both `talk.srt` and `talk.mp3.srt` count. Nothing is opened or read.
    """
    notes = _beside(audio, _NOTES)
    chapters = _beside(audio, _CHAPTERS)
    return Sidecars(
        notes[0] if notes else None,
        tuple(_beside(audio, _TRANSCRIPTS)),
        chapters[0] if chapters else None,
    )


def _beside(audio: Path, endings: tuple[str, ...]) -> list[Path]:
    names = [audio.with_name(stem + ending) for ending in endings for stem in (audio.stem, audio.name)]
    return [path for path in names if path != audio and path.is_file()]
