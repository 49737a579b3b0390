"""The table of words: a translator's file must load and mean what it says."""

import tomllib
from importlib.resources import files

import pytest

from tui.notes.words import normalise, words

TABLE = tomllib.loads(files("tui.notes").joinpath("words.toml").read_text("utf-8"))
LANGUAGES = {"en", "de", "fr", "it", "es", "nl", "pt", "ru", "uk", "pl", "tr"} | {
    "ar",
    "fa",
    "he",
    "ja",
    "zh",
    "ko",
    "hi",
}


@pytest.mark.parametrize(
    "part",
    ["summary", "deeper_summary", "key_figures", "topics", "quotes", "takeaways", "timestamps", "links"],
)
def test_every_part_has_words_in_every_language(part: str) -> None:
    assert set(TABLE[part]) >= LANGUAGES


@pytest.mark.parametrize(
    "part", ["summary", "deeper_summary", "quotes", "takeaways", "timestamps", "transcript"]
)
def test_every_phrase_is_found_as_a_title(part: str) -> None:
    for phrases in TABLE[part].values():
        for phrase in phrases:
            title = words().title(phrase)
            assert title.whole, phrase
            assert words().may_name(phrase), phrase


def test_a_phrase_names_one_part_only() -> None:
    for part in ("summary", "quotes", "takeaways", "timestamps"):
        others = [
            normalise(p)
            for other in ("quotes", "takeaways", "links")
            if other != part
            for p in phrases(other)
        ]
        assert not {normalise(phrase) for phrase in phrases(part)} & set(others), part


def phrases(part: str) -> list[str]:
    return [phrase for found in TABLE[part].values() for phrase in found]


def test_folding() -> None:
    assert normalise("🔑 Key  Take-Aways: Ｋｅｙ’s") == "key take aways key's"
    assert normalise("نقل‌قول‌ها") == "نقل قول ها"
