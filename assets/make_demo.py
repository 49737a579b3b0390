"""Make the demo library in `assets/demo` anew: `python assets/make_demo.py`.

Reads `demo/scripts/shows.toml` (shows and their cast) and `demo/scripts/<episode>.toml` (what is said and the
show notes); writes `demo/audio`, `demo/transcripts`, `demo/<show>.xml` and `demo/scripts/spoken.json`.
Needs the commands `flite` and `ffmpeg`, and nothing beyond the standard library.

Every line of a script is synthesised by itself and laid behind the one before it, so the time of each line
is counted in samples, never guessed: stated times, cues and soundbites all come from that count. The same
scripts and the same versions of the tools give the same bytes.
"""

import json
import math
import subprocess
import sys
import tempfile
import tomllib
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

DEMO = Path(__file__).parent / "demo"
RATE = 16_000  # what every flite voice speaks at, in samples a second
LOUDNESS = 0.12  # root mean square of a spoken line, full scale = 1
PEAK = 0.85
LONGEST_CUE = 8.0

SAME_SPEAKER, OTHER_SPEAKER, NEW_TOPIC = 0.35, 0.5, 1.1  # pauses in seconds
NARROW, WIDE = 0.03, 0.08  # seconds of near silence left before and after a line

ENCODERS = {
    "mp3": (".mp3", "audio/mpeg", ["-c:a", "libmp3lame", "-b:a", "40k", "-ar", "24000"]),
    "mp3-vbr": (".mp3", "audio/mpeg", ["-c:a", "libmp3lame", "-q:a", "6", "-ar", "24000"]),
    "m4a": (".m4a", "audio/mp4", ["-c:a", "aac", "-b:a", "40k", "-ar", "24000", "-movflags", "+faststart"]),
    "opus": (".opus", "audio/ogg", ["-c:a", "libopus", "-b:a", "28k", "-application", "audio"]),
}

Samples: TypeAlias = "array[int]"


@dataclass(frozen=True)
class Speaker:
    """One of a show's cast; `pitch` and `stretch` multiply the voice's own."""

    name: str
    role: str
    voice: str
    pitch: float = 1.0
    stretch: float = 1.0


@dataclass(frozen=True)
class Show:
    """A feed of the demo; `tune` holds the signature tune's notes in hertz."""

    id: str
    title: str
    author: str
    category: str
    description: str
    tune: list[float]
    cast: dict[str, Speaker]


@dataclass(frozen=True)
class Quote:
    """A one-liner of the notes.

    `said` is what the audio has, where the notes tighten it; "" means that nobody says it.
    `time` is where its time is published: "stated" in the notes, as a "soundbite", or "" for nowhere.
    """

    speaker: str
    text: str
    said: str
    time: str


@dataclass(frozen=True)
class Line:
    """One line as spoken; seconds in the audio, to the millisecond."""

    speaker: Speaker
    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Episode:
    """A script as written, notes included."""

    id: str
    show: Show
    title: str
    published: datetime
    audio: str
    transcript: str
    lines: str
    summary: str
    deeper_summary: list[str]
    topics: list[str]
    takeaways: list[str]
    quotes: list[Quote]

    @property
    def audio_path(self) -> Path:
        """Where the audio lies."""
        return DEMO / "audio" / (self.id + ENCODERS[self.audio][0])

    @property
    def transcript_path(self) -> Path:
        """Where the transcript lies, if there is one."""
        return DEMO / "transcripts" / f"{self.id}.{self.transcript}"


# Reading the scripts


def read_shows() -> dict[str, Show]:
    """The shows by their id."""
    tables = tomllib.loads((DEMO / "scripts/shows.toml").read_text(encoding="utf-8"))
    casts = {
        name: {key: Speaker(**it) for key, it in table.pop("cast").items()} for name, table in tables.items()
    }
    return {name: Show(id=name, cast=casts[name], **table) for name, table in tables.items()}


def read_episodes(shows: dict[str, Show]) -> list[Episode]:
    """All episodes, newest first, as feeds list them."""
    scripts = sorted((DEMO / "scripts").glob("*.toml"))
    episodes = [read_episode(path, shows) for path in scripts if path.name != "shows.toml"]
    return sorted(episodes, key=lambda episode: episode.published, reverse=True)


def read_episode(path: Path, shows: dict[str, Show]) -> Episode:
    """One script file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    show = shows[table.pop("show")]
    quotes = [
        Quote(quote["speaker"], quote["text"], quote.get("said", quote["text"]), quote.get("time", ""))
        for quote in table.pop("quotes")
    ]
    return Episode(id=path.stem, show=show, quotes=quotes, **table)


# Sound


def silence(seconds: float) -> Samples:
    """Nothing, for so long."""
    return array("h", bytes(2 * round(seconds * RATE)))


def tone(hertz: float, seconds: float, *, fading: bool = True) -> Samples:
    """A struck bell, or a plain beep where it does not fade."""
    samples = array("h")
    for i in range(round(seconds * RATE)):
        t = i / RATE
        onset = min(1.0, t / 0.005) * min(1.0, (seconds - t) / 0.02)
        envelope = onset * (math.exp(-4 * t / seconds) if fading else 1.0)
        overtone = 0.3 * math.sin(4 * math.pi * hertz * t) if fading else 0.0
        samples.append(round(5000 * envelope * (math.sin(2 * math.pi * hertz * t) + overtone)))
    return samples


def tune(notes: list[float]) -> Samples:
    """A show's signature: its notes, the last one left to ring."""
    whole = silence(0.3)
    for hertz in notes[:-1]:
        whole += tone(hertz, 0.28)
    return whole + tone(notes[-1], 1.4)


def pips() -> Samples:
    """Three strokes of the speaking clock, a second apart."""
    stroke = tone(1000.0, 0.1, fading=False) + silence(0.9)
    return silence(0.4) + stroke * 3


def speak(speaker: Speaker, text: str) -> Samples:
    """One line from flite, without the silence round it, as loud as every other line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "line.wav"
        settings = ["--setf", f"f0_shift={speaker.pitch}", "--setf", f"duration_stretch={speaker.stretch}"]
        subprocess.run(["flite", "-voice", speaker.voice, *settings, "-t", text, "-o", path], check=True)
        with wave.open(str(path)) as sound:
            if sound.getframerate() != RATE or sound.getnchannels() != 1:
                raise SystemExit(
                    f"The voice {speaker.voice} does not speak mono at {RATE} Hz: choose another."
                )
            samples = array("h", sound.readframes(sound.getnframes()))
    return levelled(trimmed(samples))


def trimmed(samples: Samples) -> Samples:
    """Without the silence before and after, so that a line's start is where it is heard."""
    threshold = max(map(abs, samples)) // 40
    loud = [i for i, sample in enumerate(samples) if abs(sample) > threshold]
    return samples[max(0, loud[0] - round(NARROW * RATE)) : loud[-1] + round(WIDE * RATE)]


def levelled(samples: Samples) -> Samples:
    """At the common loudness; voices differ by 12 dB."""
    effective = math.sqrt(sum(sample * sample for sample in samples) / len(samples)) / 32768
    peak = max(map(abs, samples)) / 32768
    gain = min(LOUDNESS / effective, PEAK / peak)
    return array("h", (round(sample * gain) for sample in samples))


# From script to audio


def perform(episode: Episode) -> tuple[Samples, list[Line]]:
    """The whole episode as samples, and when each line is said."""
    audio = tune(episode.show.tune) + silence(0.3)
    lines: list[Line] = []
    pause, last = 0.0, None
    for written in episode.lines.splitlines():
        if not written:
            pause = NEW_TOPIC
        elif written == "~ pips":
            audio += pips()
        else:
            name, text = written.split(": ", 1)
            speaker = episode.show.cast[name]
            audio += silence(pause or (SAME_SPEAKER if speaker == last else OTHER_SPEAKER))
            start = round(len(audio) / RATE, 3)
            audio += speak(speaker, text)
            lines.append(Line(speaker, text, start, round(len(audio) / RATE, 3)))
            pause, last = 0.0, speaker
    return audio + silence(0.3) + tune(episode.show.tune), lines


def encode(episode: Episode, audio: Samples) -> None:
    """Write the audio file with its tags."""
    tags = {
        "title": episode.title,
        "album": episode.show.title,
        "artist": episode.show.author,
        "date": f"{episode.published:%Y}",
        "genre": "Podcast",
    }
    metadata = [part for key, value in tags.items() for part in ("-metadata", f"{key}={value}")]
    # bitexact leaves out version strings and random serial numbers: same scripts, same bytes
    exact = ["-fflags", "+bitexact", "-flags:a", "+bitexact"]
    source = ["-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "-"]
    options = [*ENCODERS[episode.audio][2], *exact, *metadata]
    command = ["ffmpeg", "-loglevel", "error", "-y", *source, *options, str(episode.audio_path)]
    subprocess.run(command, input=audio.tobytes(), check=True)


# Times


def spoken_at(quote: Quote, lines: list[Line]) -> tuple[float, float] | None:
    """When a quote begins and ends, counted in whole lines; None for one that nobody says."""
    if not quote.said:
        return None
    for first in range(len(lines)):
        for last in range(first, min(first + 3, len(lines))):
            span = lines[first : last + 1]
            said = " ".join(line.text for line in span)
            if said == quote.said and {line.speaker.name for line in span} == {quote.speaker}:
                return span[0].start, span[-1].end
    raise SystemExit(
        f"{quote.speaker} does not say “{quote.said}” in whole lines: mend the quote or the script."
    )


def cues(lines: list[Line]) -> Iterator[Line]:
    """Lines as a transcript groups them: neighbours of one speaker share a cue while it stays short."""
    held: Line | None = None
    for line in lines:
        if held and held.speaker == line.speaker and line.end - held.start <= LONGEST_CUE:
            held = Line(held.speaker, f"{held.text} {line.text}", held.start, line.end)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def stamp(seconds: float, point: str) -> str:
    """`00:01:02.345`, or with SRT's comma."""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{point}{rest % 1000:03}"


def vtt(lines: list[Line]) -> str:
    """A WebVTT transcript with speakers."""
    blocks = [
        f"{stamp(cue.start, '.')} --> {stamp(cue.end, '.')}\n<v {cue.speaker.name}>{escape(cue.text)}"
        for cue in cues(lines)
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def srt(lines: list[Line]) -> str:
    """A SubRip transcript, which has no place for speakers."""
    blocks = [
        f"{number}\n{stamp(cue.start, ',')} --> {stamp(cue.end, ',')}\n{cue.text}"
        for number, cue in enumerate(cues(lines), 1)
    ]
    return "\n\n".join(blocks) + "\n"


TRANSCRIPTS = {"vtt": ("text/vtt", vtt), "srt": ("application/x-subrip", srt)}


# Feeds


def notes_html(episode: Episode, lines: list[Line]) -> str:
    """Show notes in the form podtui was made for."""
    deeper = [f"Deeper Summary: {episode.deeper_summary[0]}", *episode.deeper_summary[1:]]
    paragraphs = [
        f"Summary: {episode.summary}",
        *deeper,
        "Key Figures & Topics:",
        ", ".join(episode.topics),
        "1-liners:",
        *(one_liner(quote, lines) for quote in episode.quotes),
        "tldr; /.tldlisten;",
        *episode.takeaways,
    ]
    return "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)


def one_liner(quote: Quote, lines: list[Line]) -> str:
    """`"text" - Speaker`, with ` @ 1:02` where the notes state the time: the second it begins in."""
    span = spoken_at(quote, lines)
    written = f'"{quote.text}" - {quote.speaker}'
    if quote.time != "stated" or span is None:
        return written
    minutes, seconds = divmod(int(span[0]), 60)
    return f"{written} @ {minutes}:{seconds:02}"


def feed_xml(show: Show, items: list[str], built: datetime) -> str:
    """RSS 2.0 with the itunes, content and podcast namespaces."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel>
<title>{escape(show.title)}</title>
<link>https://{show.id}.example/</link>
<description>{escape(show.description)}</description>
<language>en</language>
<lastBuildDate>{format_datetime(built)}</lastBuildDate>
<itunes:author>{escape(show.author)}</itunes:author>
<itunes:image href="{show.id}.png"/>
<itunes:category text={quoteattr(show.category)}/>
<itunes:explicit>false</itunes:explicit>
{"".join(items)}</channel>
</rss>
"""


def item_xml(episode: Episode, lines: list[Line], duration: float) -> str:
    """One item; the addresses of audio and transcript are relative to the feed's own place."""
    _, media_type, _ = ENCODERS[episode.audio]
    length = episode.audio_path.stat().st_size
    elements = [
        f"<title>{escape(episode.title)}</title>",
        f'<guid isPermaLink="false">podtui-demo/{episode.id}</guid>',
        f"<pubDate>{format_datetime(episode.published)}</pubDate>",
        f"<description>{escape(episode.summary)}</description>",
        f"<content:encoded><![CDATA[{notes_html(episode, lines)}]]></content:encoded>",
        f'<enclosure url="audio/{episode.audio_path.name}" length="{length}" type="{media_type}"/>',
        f"<itunes:duration>{round(duration)}</itunes:duration>",
        *podcast_elements(episode, lines),
    ]
    return "<item>\n" + "\n".join(elements) + "\n</item>\n"


def podcast_elements(episode: Episode, lines: list[Line]) -> Iterator[str]:
    """The `podcast:` tags: who speaks, the transcript, the soundbites."""
    for speaker in dict.fromkeys(line.speaker for line in lines):
        yield f'<podcast:person role="{speaker.role}">{escape(speaker.name)}</podcast:person>'
    if episode.transcript:
        media_type, _ = TRANSCRIPTS[episode.transcript]
        url = f"transcripts/{episode.transcript_path.name}"
        yield f'<podcast:transcript url="{url}" type="{media_type}" language="en"/>'
    for quote in episode.quotes:
        span = spoken_at(quote, lines)
        if quote.time == "soundbite" and span:
            start, end = span
            times = f'startTime="{start:.3f}" duration="{end - start:.3f}"'
            yield f"<podcast:soundbite {times}>{escape(quote.text)}</podcast:soundbite>"


# Everything


def make_episode(episode: Episode) -> tuple[str, list[Line]]:
    """Write audio and transcript; returns the feed's item and the lines with their times."""
    audio, lines = perform(episode)
    encode(episode, audio)
    if episode.transcript:
        _, write = TRANSCRIPTS[episode.transcript]
        episode.transcript_path.write_text(write(lines), encoding="utf-8")
    return item_xml(episode, lines, len(audio) / RATE), lines


def spoken_json(spoken: dict[str, list[Line]]) -> str:
    """Start and end of every line, by episode: the truth that tests hold times against."""
    times = {name: [[line.start, line.end] for line in lines] for name, lines in spoken.items()}
    return "{\n" + ",\n".join(f' "{name}": {json.dumps(spans)}' for name, spans in times.items()) + "\n}\n"


def main() -> None:
    """Make the demo library."""
    for folder in ("audio", "transcripts"):
        (DEMO / folder).mkdir(exist_ok=True)
        for old in (DEMO / folder).iterdir():
            old.unlink()
    shows = read_shows()
    episodes = read_episodes(shows)
    made = {episode.id: make_episode(episode) for episode in episodes}
    for show in shows.values():
        own = [episode for episode in episodes if episode.show == show]
        feed = feed_xml(show, [made[episode.id][0] for episode in own], own[0].published)
        (DEMO / f"{show.id}.xml").write_text(feed, encoding="utf-8")
    spoken = {name: lines for name, (_, lines) in made.items()}
    (DEMO / "scripts/spoken.json").write_text(spoken_json(spoken), encoding="utf-8")
    size = sum(path.stat().st_size for path in DEMO.rglob("*") if path.is_file())
    sys.stdout.write(f"{len(episodes)} episodes of {len(shows)} shows, {size / 1e6:.2f} MB in {DEMO}\n")


if __name__ == "__main__":
    main()
