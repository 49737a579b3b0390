from pathlib import Path

import pytest

from tui.model.transcript import Word
from tui.timing.speech_chunks import LENGTH, OVERLAP, Chunk, ChunkStore, fingerprint, joined


def chunk(start: float, end: float) -> Chunk:
    ticks = range(round(start * 2), round(end * 2))
    return Chunk(tuple(Word(f"w{n}", n / 2, n / 2 + 0.4) for n in ticks), end - start)


def test_overlapping_chunks_give_every_word_once() -> None:
    chunks = {
        2: chunk(2 * LENGTH, 650),
        0: chunk(0, LENGTH + OVERLAP),
        1: chunk(LENGTH, 2 * LENGTH + OVERLAP),
    }
    assert [word.text for word in joined(chunks)] == [f"w{n}" for n in range(1300)]


def test_words_cut_in_two_are_put_together() -> None:
    parts = ["100", ",000", "co", "-founder,", "pay", "$1", ",500", "3", ".5", "%", "-", "so"]
    chunks = {0: Chunk(tuple(Word(part, n / 2, (n + 1) / 2) for n, part in enumerate(parts)), 6.0)}
    assert [word.text for word in joined(chunks)] == [
        "100,000", "co-founder,", "pay", "$1,500", "3.5%", "-", "so"
    ]  # fmt: skip
    assert (joined(chunks)[0].start, joined(chunks)[0].end) == (0.0, 1.0)
    apart = {0: Chunk((Word("in", 1.0, 1.2), Word("-five", 1.5, 1.9)), 2.0)}
    assert len(joined(apart)) == 2


def test_a_missing_chunk_leaves_a_hole_and_no_disorder() -> None:
    starts = [word.start for word in joined({2: chunk(2 * LENGTH, 650), 0: chunk(0, LENGTH + OVERLAP)})]
    assert starts == sorted(starts)
    assert starts[-1] == 649.5


def test_only_a_short_chunk_is_the_last() -> None:
    assert chunk(0, LENGTH - 1).is_last
    assert chunk(0, 0).is_last
    assert not chunk(0, LENGTH).is_last


def test_chunks_are_kept_by_audio_and_by_model(tmp_path: Path) -> None:
    store = ChunkStore(tmp_path, "a" * 64, "tiny.en")
    store.save(3, chunk(900, 901))
    assert store.load() == {3: chunk(900, 901)}
    assert ChunkStore(tmp_path, "b" * 64, "tiny.en").load() == {}
    assert ChunkStore(tmp_path, "a" * 64, "/elsewhere/tiny.en").load() == {}


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"audio": 3}', b'{"audio": 3, "words": [[1]]}', b"\xff\x00"]
)
def test_a_damaged_chunk_counts_as_not_heard(tmp_path: Path, damage: bytes) -> None:
    store = ChunkStore(tmp_path, "a" * 64, "tiny.en")
    store.save(0, chunk(0, 5))
    store.save(1, chunk(5, 9))
    (path,) = tmp_path.rglob("00001.json")
    path.write_bytes(damage)
    (path.parent / "7.123.draft").write_bytes(b"{")
    assert list(store.load()) == [0]


def test_two_copies_of_an_audio_have_two_fingerprints(tmp_path: Path) -> None:
    one, other = tmp_path / "one.mp3", tmp_path / "other.mp3"
    one.write_bytes(b"x" * 100_000)
    other.write_bytes(b"x" * 99_999 + b"y")
    assert fingerprint(one) == fingerprint(one) != fingerprint(other)
