"""Transcripts, kept in parts small enough to be searched and unpacked one by one."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future

from tui.library.connect import Readers
from tui.library.packing import pack, storable, unpack
from tui.library.present import require_episode
from tui.library.writer import Writer
from tui.model.transcript import Cue, Transcript

Cues = tuple[Cue, ...]

PART_CHARACTERS = 2000
"""About two minutes of speech."""


class TranscriptStore:
    """The transcript of each episode that has one."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer

    def get(self, episode_id: int) -> Transcript | None:
        """Return the episode's transcript, or None."""
        rows = self._readers.all(
            "select t.origin, t.language, t.copy, p.body from transcript t "
            "left join transcript_part p on p.episode_id = t.episode_id "
            "where t.episode_id = ? order by p.place",
            episode_id,
        )
        if not rows:
            return None
        origin, language, copy, _ = rows[0]
        cues = tuple(cue for *_, body in rows if body for cue in unpack(body, Cues))
        return Transcript(cues, origin, language, copy)

    def has(self, episode_id: int) -> bool:
        """Whether the episode has a transcript here."""
        return bool(self._readers.all("select 1 from transcript where episode_id = ?", episode_id))

    def store(self, episode_id: int, transcript: Transcript, url: str) -> Future[None]:
        """Keep a transcript in place of an older one, whose lags go.

        `url` is where it came from, "" for one made here.
        """

        def job(db: sqlite3.Connection) -> None:
            require_episode(db, episode_id)
            db.execute("delete from transcript_part where episode_id = ?", (episode_id,))
            db.execute(
                "insert or replace into transcript (episode_id, origin, language, copy, url) "
                "values (?, ?, ?, ?, ?)",
                (episode_id, transcript.origin, transcript.language, transcript.copy, url),
            )
            db.execute("delete from lag where episode_id = ?", (episode_id,))
            db.executemany(
                "insert into transcript_part (episode_id, place, body) values (?, ?, ?)",
                [(episode_id, place, body) for place, body in enumerate(bodies)],
            )

        bodies = [pack(part) for part in parts(storable(transcript.cues))]
        return self._writer.small(job)


def parts(cues: Cues) -> Iterator[Cues]:
    """Cut a transcript between cues into parts of about equal length; a cue longer than a part is one."""
    part: list[Cue] = []
    length = 0
    for cue in cues:
        part.append(cue)
        length += len(cue.text)
        if length >= PART_CHARACTERS:
            yield tuple(part)
            part, length = [], 0
    if part:
        yield tuple(part)
