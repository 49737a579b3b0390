"""Small feeds, notes and transcripts of our own, in the forms podtui must handle."""

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

SHARED = Path(__file__).parents[2].parent / "shared"
"""Where the real material lies on machines that have it."""

QUOTES = (
    "A lighthouse is a promise that somebody stayed awake.",
    "Every chart begins as a rumour and ends as a habit.",
    "The fog does not argue, it simply removes the evidence.",
)
"""Sentences for notes and transcripts; nobody has said them before."""

NOTES = f"""Manage episode 1234567 series 7654321
Summary: Keepers, charts and fog: how people found a coast before they could see it.
The book is at: https://example.org/keepers
Deeper Summary: Ada Finch tells how the first keepers lived.
The second part is about charts, and who drew them.
Key Figures & Topics:
Ada Finch, Lighthouses, Charts, Fog, Charts, Fresnel Lens
1-liners:
"{QUOTES[0]}" - Ada Finch
"{QUOTES[1]}" - Ada Finch
"{QUOTES[2]}" - Ada Finch
tldr; /.tldlisten;
Light is cheap and staying awake is not
A chart is only as good as its last visitor"""


def feed(title: str, items: Sequence[str]) -> bytes:
    """Return an RSS 2.0 document with these items."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
        ' xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
        f"<title>{escape(title)}</title>{''.join(items)}</channel></rss>"
    ).encode()


def item(
    title: str,
    *,
    guid: str = "",
    audio: str = "",
    notes: str = "",
    transcript: str = "",
    day: int = 1,
    duration: str = "",
) -> str:
    """Return one item; the later the day, the newer."""
    parts = [f"<title>{escape(title)}</title>", f"<guid>{escape(guid or title)}</guid>"]
    parts.append(f"<pubDate>{day:02} Sep 2026 06:00:00 +0000</pubDate>")
    parts.append(f"<description>{escape(notes)}</description>")
    if audio:
        parts.append(f'<enclosure url="{escape(audio)}" type="audio/mpeg" length="0"/>')
    if transcript:
        parts.append(f'<podcast:transcript url="{escape(transcript)}" type="text/vtt"/>')
    if duration:
        parts.append(f"<itunes:duration>{duration}</itunes:duration>")
    return f"<item>{''.join(parts)}</item>"


def vtt(cues: Sequence[tuple[float, float, str]]) -> bytes:
    """Return a WebVTT transcript."""
    blocks = [f"{_stamp(start)} --> {_stamp(end)}\n{text}\n" for start, end, text in cues]
    return ("WEBVTT\n\n" + "\n".join(blocks)).encode()


def _stamp(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes // 60):02}:{int(minutes % 60):02}:{rest:06.3f}"
