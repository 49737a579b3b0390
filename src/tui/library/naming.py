"""Where a name occurs: a topic or a key figure, by its very words side by side."""

from array import array

from tui.library.connect import Readers
from tui.library.quotes import QuoteStore
from tui.library.words import phrase
from tui.model.library import Naming

_EPISODES = """
select e.id from episode e where e.id in (
    select rowid from title_words where title_words match ?1
    union all select rowid from notes_words where notes_words match ?1
    union all select q.episode_id from quote_words w cross join quote q on q.id = w.rowid
    where quote_words match ?1
    union all select p.episode_id from transcript_words w cross join transcript_part p on p.id = w.rowid
    where transcript_words match ?1
) order by e.listed desc, e.id
"""


class NamingStore:
    """Names over the whole library. Notes and transcripts count from when they are indexed."""

    def __init__(self, readers: Readers, quotes: QuoteStore) -> None:
        self._readers = readers
        self._quotes = quotes

    def naming(self, name: str) -> Naming:
        """Return every episode in which the words of `name` stand side by side, and the timed quotes.

        Case and accents do not matter. Of the quotes at most `quotes.FINDS` are told.
        """
        match = phrase(name)
        episodes = self._readers.numbers(_EPISODES, match) if match else array("q")
        return Naming(episodes, self._quotes.naming(match) if match else ())
