"""OPML 1.0 and 2.0 (http://opml.org/spec2.opml): lists of subscriptions in and out."""

import re
from collections.abc import Mapping
from html import escape, unescape
from xml.parsers import expat

from msgspec import Struct

from tui.feeds.decode import to_utf8
from tui.feeds.links import is_local, web_link
from tui.feeds.markup import plain_line
from tui.feeds.pieces import parse_in_pieces
from tui.feeds.prolog import read_prolog
from tui.feeds.repair import mend
from tui.model.errors import FeedError
from tui.model.feed import Subscription
from tui.model.text import clean, clean_line

_MAX_BYTES = 10 << 20
_MAX_OUTLINES = 20_000
_MAX_DEPTH = 200
_MAX_GROUPS = 10
_MAX_PROBLEMS = 50

_TAG = re.compile(rb"""<(/?)outline\b((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")


class OpmlFile(Struct, frozen=True):
    """What an OPML file yields."""

    subscriptions: tuple[Subscription, ...]
    problems: tuple[str, ...] = ()
    """One sentence for each thing that had to be left out."""


def read_opml(data: bytes) -> OpmlFile:
    """Read the subscriptions of an OPML file, nested groups as a path: "News/Local".

    A broken file yields what can be had, and `problems` says the rest; an address that stands twice is
    taken once. Raises FeedError for what is no OPML, is larger than 10 MB or hostile.
    """
    if len(data) > _MAX_BYTES:
        raise FeedError(f"The file is larger than {_MAX_BYTES >> 20} MB, so it was not read.")
    document = to_utf8(data)
    prolog = read_prolog(document)
    if prolog.root is None:
        raise FeedError("This is not an OPML file: it is not XML.")
    document = mend(document[prolog.root :], prolog.entities)
    outlines = _Outlines()
    try:
        _walk(document, outlines)
    except expat.ExpatError as error:
        outlines = _Outlines()
        outlines.problem(f"The file is damaged at line {error.lineno}; what could be found was taken.")
        _scan(document, outlines)
    if outlines.root != "opml" and not outlines.subscriptions:
        raise FeedError(f"This is not an OPML file: it begins with <{clean_line(outlines.root, 40)}>.")
    if not outlines.subscriptions:
        outlines.problem("The file holds no subscriptions.")
    return OpmlFile(tuple(outlines.subscriptions.values()), tuple(outlines.problems))


class _Outlines:
    """Takes outlines as they open and close, whoever reads them."""

    def __init__(self) -> None:
        self.root = ""
        self.subscriptions: dict[str, Subscription] = {}
        self.problems: list[str] = []
        self._groups: list[str] = []
        self._seen = 0

    def problem(self, sentence: str) -> None:
        """Note what is left out; beyond a screenful only that there is more."""
        if len(self.problems) < _MAX_PROBLEMS:
            self.problems.append(sentence)
        elif len(self.problems) == _MAX_PROBLEMS:
            self.problems.append("More outlines than these were left out.")

    def open(self, attributes: Mapping[str, str]) -> None:
        """Take an outline; `attributes` are named in lower case."""
        self._seen += 1
        if self._seen > _MAX_OUTLINES or len(self._groups) > _MAX_DEPTH:
            raise FeedError("The file is refused: it has too many or too deeply nested outlines.")
        title = plain_line(attributes.get("title", "")) or plain_line(attributes.get("text", ""))
        written = attributes.get("xmlurl", "").strip()
        is_feed = attributes.get("type", "").strip().lower() in ("rss", "atom", "podcast", "feed")
        if is_feed and not written:
            written = attributes.get("url", "").strip()
        if not written:
            if is_feed:
                self.problem(f"“{title or 'A feed without a title'}” has no address and was left out.")
            self._groups.append("" if is_feed else title.replace("/", "-"))
            return
        group = "/".join(list(filter(None, self._groups))[:_MAX_GROUPS])
        self._groups.append("")
        if url := _feed_address(written):
            self.subscriptions.setdefault(url, Subscription(url, title, group))
        else:
            self.problem(f"“{title or clean_line(written, 80)}” was left out: its address is no web address.")

    def close(self) -> None:
        """Leave the outline opened last."""
        if self._groups:
            self._groups.pop()


def _feed_address(written: str) -> str:
    address = re.sub(r"^(?:feed|itpc|pcast|podcast):(?://)?(?=https?:)", "", written, flags=re.IGNORECASE)
    address = re.sub(r"^(?:feed|itpc|pcast|podcast)://", "http://", address, flags=re.IGNORECASE)
    return web_link("", address) or (clean_line(address) if is_local(address) else "")


def _walk(document: bytes, outlines: _Outlines) -> None:
    parser = expat.ParserCreate("utf-8")

    def start(name: str, attributes: dict[str, str]) -> None:
        outlines.root = outlines.root or name.lower()
        if name.lower() == "outline":
            outlines.open({key.lower(): value for key, value in attributes.items()})

    def end(name: str) -> None:
        if name.lower() == "outline":
            outlines.close()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parse_in_pieces(parser, document)


def _scan(document: bytes, outlines: _Outlines) -> None:
    """Read the outlines of a file that is not well formed by their tags alone."""
    found = re.match(rb"<([A-Za-z]+)", document)
    outlines.root = found[1].decode().lower() if found else ""
    for is_end, inside in _TAG.findall(document):
        if is_end:
            outlines.close()
            continue
        pairs = _ATTRIBUTE.findall(inside.decode("utf-8", "replace"))
        outlines.open({name.lower(): unescape("".join(values)) for name, *values in pairs})
        if inside.rstrip().endswith(b"/"):
            outlines.close()


def write_opml(subscriptions: tuple[Subscription, ...] | list[Subscription], title: str) -> bytes:
    """Return an OPML 2.0 document, UTF-8, with groups as nested outlines."""
    top = _Group()
    for subscription in subscriptions:
        group = top
        for name in filter(None, subscription.group.split("/")):
            group = group.groups.setdefault(name, _Group())
        group.subscriptions.append(subscription)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(clean_line(title))}</title></head>",
        "  <body>",
        *_lines(top, "    "),
        "  </body>",
        "</opml>",
        "",
    ]
    return "\n".join(lines).encode("utf-8", "replace")


class _Group:
    def __init__(self) -> None:
        self.groups: dict[str, _Group] = {}
        self.subscriptions: list[Subscription] = []


def _lines(group: _Group, indent: str) -> list[str]:
    lines = []
    for subscription in group.subscriptions:
        name, url = _attribute(subscription.title or subscription.url), _attribute(subscription.url)
        lines.append(f'{indent}<outline type="rss" text={name} title={name} xmlUrl={url}/>')
    for title, inner in group.groups.items():
        name = _attribute(title)
        lines.append(f"{indent}<outline text={name} title={name}>")
        lines += _lines(inner, indent + "  ")
        lines.append(f"{indent}</outline>")
    return lines


def _attribute(text: str) -> str:
    return '"' + escape(clean(text).replace("\n", " ")) + '"'
