"""Episodes: pages and windows of lists, one by one, and found by words of the title."""

import json
import sqlite3
from array import array
from collections.abc import Iterable
from concurrent.futures import Future

from tui.library.connect import Readers, Row
from tui.library.feeds import SHOWN_TITLE
from tui.library.lists import ListStore
from tui.library.packing import Extras, storable, unpack, unpack_text
from tui.library.present import no_episode
from tui.library.words import as_number, question
from tui.library.writer import Writer
from tui.model.episode import Chapter, Enclosure, Episode, EpisodeDetail, Person
from tui.model.errors import NotFound

_EPISODE = f"""
select e.id, e.feed_id, {SHOWN_TITLE}, e.title, e.published, coalesce(e.measured, e.duration), e.link,
       e.position, e.played, e.kept, e.enclosure_url, e.enclosure_type, e.enclosure_length,
       e.quotes, e.timed, e.notes_read
from episode e join feed f on f.id = e.feed_id
"""
_EXACTLY_TITLED = """
select e.id from title_words w cross join episode e on e.id = w.rowid
where title_words match ? and e.title = ? collate nocase
"""
_TITLED = """
select e.id from title_words w cross join episode e on e.id = w.rowid
where title_words match ? order by e.listed desc, e.id limit 6
"""


class EpisodeStore:
    """The episodes of every feed, newest first. `NotFound` is raised for one that is not there."""

    def __init__(self, readers: Readers, writer: Writer, lists: ListStore) -> None:
        self._readers = readers
        self._writer = writer
        self._lists = lists

    def page(self, feed_id: int | None, *, limit: int, after: int | None = None) -> tuple[Episode, ...]:
        """Return the newest episodes of a feed, or of all (None).

        `after` is the id of the last episode of the page before. As quick far down as at the top.
        """
        where: list[str] = []
        values: list[object] = []
        if feed_id is not None:
            where.append("e.feed_id = ?")
            values.append(feed_id)
        if after is not None:
            (listed,) = self._readers.one("select listed from episode where id = ?", after) or (None,)
            where.append("e.listed <= ? and (e.listed < ? or e.id > ?)")
            values += [listed, listed, after]
        conditions = " where " + " and ".join(where) if where else ""
        sql = _EPISODE + conditions + " order by e.listed desc, e.id limit ?"
        return tuple(map(_episode, self._readers.all(sql, *values, limit)))

    def ids(self, feed_id: int | None) -> "array[int]":
        """Return the id of every episode of a feed, or of all, newest first."""
        return self._lists.ids("all", feed_id=feed_id)

    def rows(self, ids: Iterable[int]) -> dict[int, Episode]:
        """Return the episodes with these ids; one that is gone is left out."""
        sql = _EPISODE + "where e.id in (select value from json_each(?))"
        return {row[0]: _episode(row) for row in self._readers.all(sql, json.dumps(list(ids)))}

    def get(self, episode_id: int) -> Episode:
        """Return one episode."""
        row = self._readers.one(_EPISODE + "where e.id = ?", episode_id)
        if row is None:
            raise no_episode(episode_id)
        return _episode(row)

    def detail(self, episode_id: int) -> EpisodeDetail:
        """Return an episode with all else the feed says of it; the feed's persons where it names none."""
        row = self._readers.one(
            "select n.body, x.body, f.persons, c.body from episode e join feed f on f.id = e.feed_id "
            "left join notes n on n.episode_id = e.id left join extras x on x.episode_id = e.id "
            "left join chapters c on c.episode_id = e.id "
            "where e.id = ?",
            episode_id,
        )
        episode = self.get(episode_id)
        notes, packed, persons, chapters = row or (None, None, None, None)
        extras = unpack(packed, Extras) if packed else Extras()
        return EpisodeDetail(
            episode=episode,
            notes=unpack_text(notes) if notes else "",
            persons=extras.persons or (unpack(persons, tuple[Person, ...]) if persons else ()),
            soundbites=extras.soundbites,
            transcripts=extras.transcripts,
            chapters=(unpack(chapters, tuple[Chapter, ...]) if chapters else ()) or extras.chapters,
            chapters_url=extras.chapters_url,
            image=extras.image,
            author=extras.author,
            season=extras.season,
            number=extras.number,
            alternates=extras.alternates,
        )

    def find(self, text: str) -> Episode:
        """Return the episode with this number, or with these words in its title and no other's."""
        text = storable(text.strip())
        if (number := as_number(text)) is not None:
            return self.get(number)
        matches = self._titled(text)
        if len(matches) == 1:
            return matches[0]
        if not matches:
            raise NotFound(f"No episode is called {text!r}; `podtui episodes` lists them.")
        names = ", ".join(f"{episode.id} {episode.title}" for episode in matches[:5])
        raise NotFound(f"{text!r} fits several episodes ({names}); give the number of one.")

    def _titled(self, text: str) -> list[Episode]:
        """Return the only episode of exactly this title, or else a few that have its words."""
        match = question(text)
        if not match:
            return []
        found = self._readers.numbers(_EXACTLY_TITLED, match, text)
        if len(found) != 1:
            found = self._readers.numbers(_TITLED, match)
        return [*self.rows(found).values()]

    def neighbours(self, episode_id: int) -> tuple[int | None, int | None]:
        """Return the next newer and the next older episode of the same feed, by id."""
        row = self._readers.one("select feed_id, listed from episode where id = ?", episode_id)
        if row is None:
            return None, None
        feed_id, listed = row
        newer = self._readers.one(
            "select id from episode where feed_id = ? and listed >= ? and (listed > ? or id < ?) "
            "order by listed, id desc limit 1",
            *(feed_id, listed, listed, episode_id),
        )
        older = self._readers.one(
            "select id from episode where feed_id = ? and listed <= ? and (listed < ? or id > ?) "
            "order by listed desc, id limit 1",
            *(feed_id, listed, listed, episode_id),
        )
        return (newer[0] if newer else None), (older[0] if older else None)

    def keep(self, episode_id: int, on: bool) -> Future[None]:
        """Note whether the listener wants the audio kept."""
        return self.keep_all((episode_id,), on)

    def keep_all(self, ids: Iterable[int], on: bool) -> Future[None]:
        """Note of many episodes at once whether the listener wants their audio kept."""
        many = json.dumps(list(ids))

        def job(db: sqlite3.Connection) -> None:
            sql = "update episode set kept = ? where id in (select value from json_each(?)) and kept <> ?"
            db.execute(sql, (on, many, on))

        return self._writer.small(job)


def _episode(row: Row) -> Episode:
    number, feed_id, feed_title, title, published, duration, link, *state = row
    position, played, kept, audio, audio_type, audio_length, quotes, timed, read = state
    return Episode(
        id=number,
        feed_id=feed_id,
        feed_title=feed_title,
        title=title,
        published=published,
        duration=duration,
        enclosure=Enclosure(audio, audio_type, audio_length) if audio else None,
        link=link,
        position=position,
        played=bool(played),
        kept=bool(kept),
        quotes=quotes if read or quotes else None,
        timed_quotes=timed if read or quotes else None,
    )
