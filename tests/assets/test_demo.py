"""The demo library is whole, and every time it states is the time at which the words are heard."""

import html
import json
import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

DEMO = Path(__file__).parents[2] / "assets/demo"
NAMES = ["telephone-clock", "zip", "pencil", "coastline", "tide-machine"]
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ONE_LINER = re.compile(r'"(?P<text>.+)" - (?P<speaker>[\w ]+?)(?: @ (?P<minutes>\d+):(?P<seconds>\d\d))?')


@dataclass(frozen=True)
class Line:
    speaker: str
    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Cue:
    start: float
    end: float
    speaker: str
    text: str


@cache
def script(name: str) -> dict[str, Any]:
    return tomllib.loads((DEMO / f"scripts/{name}.toml").read_text(encoding="utf-8"))


@cache
def lines(name: str) -> list[Line]:
    """What is said, with the times the synthesis measured."""
    shows = tomllib.loads((DEMO / "scripts/shows.toml").read_text(encoding="utf-8"))
    cast = shows[script(name)["show"]]["cast"]
    said = [line.split(": ", 1) for line in script(name)["lines"].splitlines() if ": " in line]
    times = json.loads((DEMO / "scripts/spoken.json").read_text(encoding="utf-8"))[name]
    return [Line(cast[key]["name"], text, *span) for (key, text), span in zip(said, times, strict=True)]


@cache
def items() -> dict[str, ET.Element]:
    feeds = [ET.parse(DEMO / f"{show}.xml") for show in ("small-machines", "measure-twice")]
    found = [item for feed in feeds for item in feed.iter("item")]
    return {item.findtext("guid", "").removeprefix("podtui-demo/"): item for item in found}


def enclosure(name: str) -> dict[str, str]:
    element = items()[name].find("enclosure")
    assert element is not None
    return element.attrib


def paragraphs(name: str) -> list[str]:
    notes = items()[name].findtext(f"{CONTENT}encoded", "")
    return [html.unescape(text) for text in re.findall(r"<p>(.*?)</p>", notes, re.DOTALL)]


def one_liners(name: str) -> list[re.Match[str]]:
    texts = paragraphs(name)
    written = texts[texts.index("1-liners:") + 1 : texts.index("tldr; /.tldlisten;")]
    matches = [ONE_LINER.fullmatch(text) for text in written]
    assert None not in matches, f"a one-liner of {name} is not in the seed's form"
    return [match for match in matches if match]


def begins(name: str, said: str, speaker: str) -> float:
    """Where whole consecutive lines of one speaker say exactly this."""
    spoken = lines(name)
    for first, line in enumerate(spoken):
        for last in range(first + 1, first + 4):
            span = spoken[first:last]
            if " ".join(each.text for each in span) == said and {each.speaker for each in span} == {speaker}:
                return line.start
    pytest.fail(f"{speaker} never says {said!r} in {name}")


def cues(name: str) -> list[Cue]:
    link = items()[name].find(f"{PODCAST}transcript")
    assert link is not None
    blocks = (DEMO / link.attrib["url"]).read_text(encoding="utf-8").strip().split("\n\n")
    return [cue(block) for block in blocks if "-->" in block]


def cue(block: str) -> Cue:
    *_, timing, text = block.splitlines()
    start, end = (seconds(part) for part in timing.split(" --> "))
    voiced = re.fullmatch(r"(?:<v (?P<speaker>[^>]+)>)?(?P<text>.+)", text)
    assert voiced
    return Cue(start, end, voiced["speaker"] or "", html.unescape(voiced["text"]))


def seconds(stamp: str) -> float:
    hours, minutes, rest = stamp.replace(",", ".").split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def mp3_frames(data: bytes) -> Iterator[tuple[int, float]]:
    """Kilobits and seconds of each MPEG-2 Layer III frame of sound (ID3v2 tag and Xing frame skipped)."""
    rates = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
    assert data[:3] == b"ID3"
    place = 10 + sum(byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    while place < len(data):
        assert data[place : place + 2] == b"\xff\xf3", f"no frame at byte {place}"
        head = data[place + 2]
        kilobits, rate = rates[head >> 4], (22050, 24000, 16000)[head >> 2 & 3]
        length = 72_000 * kilobits // rate + (head >> 1 & 1)
        tables = data[place : place + 64]
        if b"Xing" not in tables and b"Info" not in tables:
            yield kilobits, 576 / rate
        place += length


def test_library_is_five_episodes_of_two_shows_in_three_megabytes() -> None:
    assert sorted(items()) == sorted(NAMES)
    assert len({script(name)["show"] for name in NAMES}) == 2
    assert sum(path.stat().st_size for path in DEMO.rglob("*") if path.is_file()) <= 3_000_000


@pytest.mark.parametrize("name", NAMES)
def test_enclosure_is_there_with_the_length_and_type_stated(name: str) -> None:
    types = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".opus": "audio/ogg"}
    stated = enclosure(name)
    path = DEMO / stated["url"]
    assert path.stat().st_size == int(stated["length"])
    assert stated["type"] == types[path.suffix]


def test_no_audio_or_transcript_lies_there_unused() -> None:
    links = [item.find(f"{PODCAST}transcript") for item in items().values()]
    used = {enclosure(name)["url"] for name in NAMES} | {
        link.attrib["url"] for link in links if link is not None
    }
    there = [path for folder in ("audio", "transcripts") for path in (DEMO / folder).iterdir()]
    assert {path.relative_to(DEMO).as_posix() for path in there} == used


@pytest.mark.parametrize("name", NAMES)
def test_durations_are_one_to_three_minutes_and_cover_the_last_word(name: str) -> None:
    stated = int(items()[name].findtext(f"{ITUNES}duration", ""))
    assert 60 <= stated <= 170
    assert lines(name)[-1].end < stated < lines(name)[-1].end + 10


@pytest.mark.parametrize("name", [name for name in NAMES if script(name)["audio"].startswith("mp3")])
def test_mp3_frames_add_up_to_the_duration(name: str) -> None:
    frames = list(mp3_frames((DEMO / enclosure(name)["url"]).read_bytes()))
    stated = int(items()[name].findtext(f"{ITUNES}duration", ""))
    assert sum(length for _, length in frames) == pytest.approx(stated, abs=0.7)
    assert (len({kilobits for kilobits, _ in frames}) > 1) == (script(name)["audio"] == "mp3-vbr")


@pytest.mark.skipif(not shutil.which("ffprobe"), reason="needs ffprobe to read m4a and opus")
@pytest.mark.parametrize("name", NAMES)
def test_ffprobe_finds_the_duration_and_the_tags(name: str) -> None:
    path = DEMO / enclosure(name)["url"]
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams", str(path)]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert float(found["format"]["duration"]) == pytest.approx(
        int(items()[name].findtext(f"{ITUNES}duration", "")), abs=0.7
    )
    tags = {**found["streams"][0].get("tags", {}), **found["format"].get("tags", {})}
    assert tags["title"] == items()[name].findtext("title")
    assert found["streams"][0]["channels"] == 1


@pytest.mark.parametrize("name", NAMES)
def test_episodes_appeared_in_the_second_half_of_2026_before_november(name: str) -> None:
    published = parsedate_to_datetime(items()[name].findtext("pubDate", ""))
    assert published == script(name)["published"]
    assert (published.year, published.month) in {(2026, month) for month in range(7, 11)}


@pytest.mark.parametrize("name", NAMES)
def test_notes_are_in_the_seeds_form(name: str) -> None:
    texts = paragraphs(name)
    figures, quotes, takeaways = (
        texts.index(label) for label in ("Key Figures & Topics:", "1-liners:", "tldr; /.tldlisten;")
    )
    assert texts[0].startswith("Summary: ")
    assert texts[1].startswith("Deeper Summary: ")
    assert 3 <= figures <= 4, "two or three paragraphs of deeper summary"
    assert quotes == figures + 2
    topics = texts[figures + 1].split(", ")
    assert len(topics) >= 8
    assert len(topics) == len(set(topics))
    assert len(one_liners(name)) >= 4
    assert len(texts[takeaways + 1 :]) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_said_verbatim_unless_the_script_says_otherwise(name: str) -> None:
    for quote, written in zip(script(name)["quotes"], one_liners(name), strict=True):
        assert (written["text"], written["speaker"]) == (quote["text"], quote["speaker"])
        said = quote.get("said", quote["text"])
        if said:
            assert begins(name, said, quote["speaker"]) > 0


def test_one_quote_is_condensed_and_one_is_never_said() -> None:
    odd = [quote["said"] for name in NAMES for quote in script(name)["quotes"] if "said" in quote]
    assert sorted(bool(said) for said in odd) == [False, True]
    assert all("grandmothers" not in line.text for line in lines("zip"))


@pytest.mark.parametrize("name", ["telephone-clock", "pencil"])
def test_stated_times_are_the_second_in_which_the_quote_begins(name: str) -> None:
    stated = [quote for quote in one_liners(name) if quote["minutes"]]
    assert len(stated) == {"telephone-clock": 5, "pencil": 1}[name]
    for quote in stated:
        start = begins(name, quote["text"], quote["speaker"])
        assert int(quote["minutes"]) * 60 + int(quote["seconds"]) == int(start)


def test_the_others_state_no_time_and_one_has_no_transcript_either() -> None:
    for name in ("zip", "coastline", "tide-machine"):
        assert not [quote for quote in one_liners(name) if quote["minutes"]]
    with_transcript = {name for name in NAMES if items()[name].find(f"{PODCAST}transcript") is not None}
    assert with_transcript == {"zip", "tide-machine"}


def test_the_soundbite_covers_its_quote() -> None:
    bite = items()["pencil"].find(f"{PODCAST}soundbite")
    assert bite is not None
    start = begins("pencil", bite.text or "", "Callum Reid")
    assert float(bite.attrib["startTime"]) == pytest.approx(start, abs=0.001)
    assert bite.text in [quote["text"] for quote in one_liners("pencil")]


@pytest.mark.parametrize("name", ["zip", "tide-machine"])
def test_cues_are_in_order_and_two_to_eight_seconds_long(name: str) -> None:
    found = cues(name)
    assert all(2 <= cue.end - cue.start <= 8 for cue in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize("name", ["zip", "tide-machine"])
def test_cues_have_the_scripts_words_at_the_scripts_times(name: str) -> None:
    found = cues(name)
    assert " ".join(cue.text for cue in found) == " ".join(line.text for line in lines(name))
    starts = {line.start: line for line in lines(name)}
    for cue in found:
        line = starts[round(cue.start, 3)]
        assert cue.text.startswith(line.text)
        assert cue.speaker == (line.speaker if name == "zip" else "")


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="needs ffmpeg to decode the audio")
@pytest.mark.parametrize("name", NAMES)
def test_each_line_is_heard_at_its_time_after_a_pause(name: str) -> None:
    command = ["ffmpeg", "-v", "error", "-i", str(DEMO / enclosure(name)["url"]), "-ac", "1", "-ar", "16000"]
    raw = subprocess.run([*command, "-f", "s16le", "-"], capture_output=True, check=True).stdout
    audio = np.frombuffer(raw, "<i2").astype(float)

    def loudness(start: float, end: float) -> float:
        return float(np.sqrt(np.mean(audio[round(start * 16_000) : round(end * 16_000)] ** 2)))

    for line in lines(name):
        assert loudness(line.start - 0.25, line.start - 0.02) < 60, f"no pause before {line.text!r}"
        assert loudness(line.start + 0.03, line.start + 0.33) > 300, f"nothing heard at {line.text!r}"
        assert loudness(line.end + 0.02, line.end + 0.25) < 60, f"{line.text!r} goes on"
