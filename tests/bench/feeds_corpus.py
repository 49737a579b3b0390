"""Read real feeds beside lxml and tell every difference: `python tests/bench/feeds_corpus.py [FOLDER...]`.

Without a folder it is the corpus. One line a file: items, and of the podcast tags persons, soundbites,
transcripts and alternate sources, each as kept of those lxml finds; whether the feed's own title and the
titles of its episodes are the same. After the table every exception stands with its reason; ends with 1
where there is one that has none.
"""

import base64
import gzip
import html
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from tui.feeds.dates import parse_duration
from tui.feeds.links import playable_link
from tui.feeds.parse import parse_feed
from tui.model.errors import FeedError
from tui.model.feed import ParsedFeed
from tui.model.text import clean_line

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "feeds"
URL = "https://example.org/feed"
PODCAST = re.compile(
    r"\{(https?://)?(www\.)?(podcastindex\.org/namespace|github\.com/podcastindex-org)", re.I
)
ATOM_OR_RSS = re.compile(
    r"$|https?://(www\.w3\.org/2005/atom|purl\.org/(atom/ns#|rss/1\.0/$)|my\.netscape\.com|backend\.userland)",
    re.I,
)
NEEDED = {
    "person": "name",
    "soundbite": "start and length in seconds",
    "transcript": "http address",
    "alternate": "http address",
}


@dataclass
class Found:
    """What lxml finds in a feed, and what of it cannot be used."""

    root: str = ""
    broken: str = ""
    items: int = 0
    empty: int = 0
    tags: Counter[str] = field(default_factory=Counter)
    title: str = ""
    titles: Counter[str] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)
    """Addresses of the alternate sources."""
    misnamed: str = ""
    """The encoding the document declares, where its bytes are UTF-8 all the same."""


def main(folders: list[Path]) -> int:
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    exceptions: list[tuple[str, str]] = []
    unexplained = read = 0
    print(f"{'file':44} {'items':>11} {'persons':>9} {'bites':>9} {'scripts':>9} {'others':>9} titles ms")
    for path in files:
        if path.suffix in (".md", ".json"):
            continue
        began = time.perf_counter()
        try:
            feed = parse_feed(path.read_bytes(), url=URL)
        except FeedError as error:
            exceptions.append((path.name, f"refused: {error}"))
            continue
        except Exception as error:
            exceptions.append((path.name, f"UNEXPLAINED: {error!r}"))
            unexplained += 1
            continue
        read += 1
        row, reasons, missing = compare(feed, lxml_finds(path.read_bytes()))
        print(f"{path.name[:44]:44} {row} {(time.perf_counter() - began) * 1000:5.0f}")
        exceptions += [(path.name, reason) for reason in reasons]
        exceptions += [(path.name, f"UNEXPLAINED: {each}") for each in missing]
        unexplained += len(missing)
    print(f"\n{read} of {len(files)} files read; exceptions:")
    for name, reason in exceptions:
        print(f"  {name}: {reason}")
    return 1 if unexplained else 0


def lxml_finds(data: bytes) -> Found:
    while data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    if data[:1].isspace():
        data = data.lstrip()  # else lxml stumbles over the declaration and guesses the encoding
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=True, no_network=True)
    found = Found(misnamed=misnamed(data))
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        found.broken = str(error)
        return found
    if parser.error_log:
        found.broken = parser.error_log[0].message.strip()
    if root is None:
        found.broken = found.broken or "no element"
        return found
    found.root = local(root)
    head = next((each for each in root if local(each) == "channel"), root)
    found.title = first_title(head)
    for item in root.iter():
        if local(item) not in ("item", "entry") or not is_feed_s_own(item):
            continue
        if not len(item) and any(local(each) in ("item", "entry") for each in item.iterancestors()):
            found.empty += 1
            continue
        found.items += 1
        found.titles[first_title(item)] += 1
        for kind, usable, address in podcast_tags(item):
            found.tags[kind if usable else f"useless {kind}"] += 1
            if usable and kind == "alternate":
                found.sources.add(address)
    return found


def misnamed(data: bytes) -> str:
    declared = re.match(rb"""<\?xml[^>]*encoding=["']([^"']+)""", data)
    name = declared[1].decode("ascii", "replace") if declared else "utf-8"
    try:
        return "" if data.isascii() or not data.decode() or name.lower() in ("utf-8", "utf8") else name
    except UnicodeDecodeError:
        return ""


def podcast_tags(item: etree._Element) -> Iterator[tuple[str, bool, str]]:
    """Yield the kind of each tag, whether a player can use it, and its address."""
    for tag in item:
        if not PODCAST.match(str(tag.tag)):
            continue
        text, name = "".join(tag.itertext()).strip(), local(tag)
        if name == "person":
            yield "person", bool(text or tag.get("name")), ""
        elif name == "soundbite":
            start, length = (parse_duration(tag.get(each, "")) for each in ("startTime", "duration"))
            yield "soundbite", start is not None and bool(length), ""
        elif name == "transcript":
            yield "transcript", bool(playable_link(URL, tag.get("url", ""))), ""
        elif name == "alternateEnclosure":
            for source in tag:
                if local(source) == "source":
                    address = playable_link(URL, source.get("uri", ""))
                    yield "alternate", bool(address), address


def compare(feed: ParsedFeed, found: Found) -> tuple[str, list[str], list[str]]:
    """Return a row of the table, the exceptions with a reason, and those without."""
    kept = {
        "person": sum(len(each.persons) for each in feed.episodes),
        "soundbite": sum(len(each.soundbites) for each in feed.episodes),
        "transcript": sum(len(each.transcripts) for each in feed.episodes),
        "alternate": found.tags["alternate"] - len(found.sources - played(feed)),
    }
    reasons = [
        f"{count} of podcast:{kind.split()[1]} have no {NEEDED[kind.split()[1]]}"
        for kind, count in found.tags.items()
        if kind.startswith("useless")
    ]
    if found.empty:
        reasons.append(f"{found.empty} items are nested in others and empty: nothing to list")
    differences = []
    if len(feed.episodes) != found.items:
        differences.append(f"{len(feed.episodes)} episodes, lxml finds {found.items}")
    for kind in NEEDED:
        if kept[kind] != found.tags[kind]:
            differences.append(f"{kept[kind]} of {found.tags[kind]} podcast:{kind} kept")
    ours = Counter(shown(each.title) for each in feed.episodes)
    missing = +(Counter({shown(title): n for title, n in found.titles.items() if shown(title)}) - ours)
    if missing:
        differences.append(f"{sum(missing.values())} titles differ, as {next(iter(missing))[:60]!r}")
    if found.title and shown(found.title) != shown(feed.title):
        differences.append(f"the title is {feed.title[:40]!r}, to lxml {found.title[:40]!r}")
    if found.misnamed and differences:
        reasons += [
            f"UTF-8 that declares {found.misnamed}, which lxml believes: {each}" for each in differences
        ]
        differences = []
    if found.broken:
        reasons += [f"not well formed ({found.broken[:60]}), lxml guesses: {each}" for each in differences]
        differences = []
    pairs = [f"{kept[kind]}/{found.tags[kind]}" for kind in NEEDED]
    same = "same" if not missing else f"{sum(missing.values())} differ"
    row = f"{len(feed.episodes)}/{found.items}".rjust(11) + "".join(pair.rjust(10) for pair in pairs)
    return f"{row} {same:8}", reasons, differences


def played(feed: ParsedFeed) -> set[str]:
    """Return every address of audio or video that the episodes hold."""
    return {one.url for each in feed.episodes for one in (each.enclosure, *each.alternates) if one}


def first_title(parent: etree._Element) -> str:
    for child in parent:
        if local(child) == "title" and is_feed_s_own(child):
            return plainly("".join(child.itertext()).strip())
    return ""


def plainly(title: str) -> str:
    """Return a title decoded where it is base64 (Atom 0.3), or UTF-8 encoded twice: feedparser does both."""
    for decode in (
        lambda: base64.b64decode(title, validate=True).decode(),
        lambda: title.encode("latin-1").decode(),
    ):
        try:
            decoded = decode()
        except ValueError:
            continue
        if len(title) > 11 or not title.isascii():
            return decoded
    return title


def shown(title: str) -> str:
    """Return a title as both sides must agree on: without markup, entities and white space."""
    text = html.unescape(html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", html.unescape(title))))
    return clean_line(re.sub(r"</?[a-zA-Z][^<>]*>", "", text)).replace(" ", "")


def is_feed_s_own(element: etree._Element) -> bool:
    address, _, name = str(element.tag).rpartition("}")
    if ":" in name or not name:
        return False
    in_its_words = element.prefix is None and not address.endswith("/xhtml")
    return in_its_words or bool(ATOM_OR_RSS.match(address[1:]))


def local(element: etree._Element) -> str:
    """Return the name without namespace; a prefix nobody declared is part of lxml's name."""
    return re.split("[}:]", element.tag)[-1] if isinstance(element.tag, str) else ""


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]] or [CORPUS]))
