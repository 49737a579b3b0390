"""Feeds made to hurt whoever reads them, each by a function that returns its bytes."""

import gzip
from collections.abc import Callable

from support.feeds_made import item, rss

MILLION = 1_000_000
GOOD = item(1)
PLAIN = rss(GOOD).split(b"?>", 1)[1]

LAUGHS = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _with_entities(declarations: str, title: str = "&l9;") -> bytes:
    return (
        f"<!DOCTYPE rss [{declarations}]>".encode()
        + rss(GOOD, channel=f"<title>{title}</title>").split(b"?>", 1)[1]
    )


def _in_item(inside: str) -> bytes:
    return rss(GOOD, f"<item><title>Bad</title><guid>bad</guid>{inside}</item>")


OTHER_SCHEMES = ("file:///etc/passwd", "javascript:x", "data:audio/mpeg,x", "smb://h/a.mp3", "vlc://quit")


def _enclosing(address: str) -> str:
    return f"<item><title>x</title><enclosure url='{address}' type='audio/mpeg' length='1'/></item>"


def _dated(year: int) -> str:
    return f"<item><title>Year {year}</title><pubDate>Mon, 01 Jan {year} 00:00:00 GMT</pubDate></item>"


def _zipped(document: bytes, times: int) -> bytes:
    for _ in range(times):
        document = gzip.compress(document)
    return document


def _numbered(pattern: str, count: int) -> str:
    return "".join(pattern.replace("#", str(number)) for number in range(count))


REFUSED: dict[str, Callable[[], bytes]] = {
    "entities that nest": lambda: _with_entities(LAUGHS),
    "entities that nest, line by line": lambda: _with_entities(LAUGHS.replace("<!", "\n<!")),
    "entities that nest, in single quotes": lambda: _with_entities(LAUGHS.replace('"', "'")),
    "entities that nest, as parameters": lambda: _with_entities('<!ENTITY % a "lol"><!ENTITY % b "%a;%a;">'),
    "entities that nest, in UTF-16": lambda: _with_entities(LAUGHS).decode().encode("utf-16"),
    "quadratic entities": lambda: _with_entities(f'<!ENTITY a "{"A" * 250}">', "&a;" * 20_000),
    "one long entity": lambda: _with_entities(f'<!ENTITY a "{"A" * 60_000}">', "&a;" * 1000),
    "a million nested tags": lambda: rss("<item>" + "<a>" * MILLION),
    "200 000 attributes on the root": lambda: rss(GOOD, namespaces=_numbered(" a#=''", 200_000)),
    "20 000 namespaces on the root": lambda: rss(GOOD, namespaces=_numbered(" xmlns:n#='u'", 20_000)),
    "a body of 100 MB": lambda: rss("<item><description>" + "x" * (100 * MILLION) + "</description></item>"),
    "a gzip bomb": lambda: gzip.compress(b"<rss>" + b"\0" * (200 * MILLION)),
    "gzip within gzip, a hundred times": lambda: _zipped(rss(GOOD) + b" " * (100 * MILLION), 100),
    "two million elements": lambda: rss("<item>" + "<a/>" * (2 * MILLION) + "</item>"),
}
"""Refused whole, with one sentence."""

BOUNDED: dict[str, Callable[[], bytes]] = {
    "external entities": lambda: _with_entities('<!ENTITY l9 SYSTEM "file:///etc/passwd">'),
    "200 000 attributes in an item": lambda: _in_item("<x" + _numbered(" a#=''", 200_000) + "/>"),
    "20 000 namespaces in an item": lambda: _in_item(_numbered("<n#:x xmlns:n#='u#'/>", 20_000)),
    "20 000 categories": lambda: _in_item(_numbered("<category>c#</category>", 20_000)),
    "64 KB of author": lambda: _in_item(
        f"<author>{'a' * 65_536}</author><dc:creator>{'-' * 65_536}</dc:creator>"
    ),
    "64 KB of author in pieces": lambda: _in_item(f"<author>{'aaaa<b/>' * 16_384}</author>"),
    "64 KB of author, not well formed": lambda: _in_item(f"<author>{'a' * 65_536}</author><b></i>"),
    "a million blank lines before the root": lambda: b"\n" * MILLION + PLAIN,
    "a million processing instructions": lambda: b"<?x y?>" * MILLION + PLAIN,
    "bad references": lambda: _in_item("&#0;&#27;&#xD800;&#xFFFFFF;&#99999999999999999999;&bogus;" * 5000),
    "two million bare ampersands": lambda: _in_item(f"<description>{'& ' * 2 * MILLION}</description>"),
    "codec unicode_escape": lambda: b"<?xml version='1.0' encoding='unicode_escape'?>" + PLAIN,
    "codec punycode": lambda: b"<?xml version='1.0' encoding='punycode'?>" + _in_item("a" * MILLION)[39:],
    "twenty million stray bytes": lambda: _in_item("@").replace(b"@", b"\xff\xe9" * (10 * MILLION)),
    "NUL, ESC, C1 and bidi characters": lambda: _in_item("<title>a\0\x1b[31m\x9b31m\u202eb</title>" * 50),
    "years out of this world": lambda: rss(GOOD, *(_dated(year) for year in (-1, 0, 10_000, 99_999, 10**30))),
    "addresses of other kinds": lambda: rss(GOOD, *map(_enclosing, OTHER_SCHEMES * 1000)),
    "paths in titles": lambda: rss(
        GOOD,
        *(f"<item><title>{path}</title></item>" for path in ("../../etc/passwd", "..\\..\\x", "/dev/null")),
    ),
    "an external document type": lambda: b"<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/x.dtd'>" + PLAIN,
    "an attribute of 20 MB": lambda: _in_item(f"<x a='{'x' * (20 * MILLION)}'/>"),
    "an enclosure's address of 20 MB": lambda: _in_item(
        f"<enclosure url='http://h/{'x' * (20 * MILLION)}'/>"
    ),
    "a title of 20 MB": lambda: _in_item(f"<title>{'x ' * (10 * MILLION)}</title>"),
    "a guid of 10 MB": lambda: rss(GOOD, f"<item><title>x</title><guid>{'g' * (10 * MILLION)}</guid></item>"),
    "a duration of a million digits": lambda: _in_item(
        f"<itunes:duration>{'9' * MILLION}</itunes:duration>"
        f"<podcast:soundbite startTime='{'9' * MILLION}' duration='1e400'>x</podcast:soundbite>"
        f"<podcast:season>{'9' * MILLION}</podcast:season>"
    ),
    "900 items in one another": lambda: rss(GOOD, "<item><title>x</title>" * 900 + "</item>" * 900),
    "the same guid 15 000 times": lambda: rss(
        GOOD, "<item><title>x</title><guid>same</guid></item>" * 15_000
    ),
    "a million spaces in every tag": lambda: rss(
        GOOD, f"<item{' ' * MILLION}><title{' ' * MILLION}>x</title></item>"
    ),
    "CDATA opened 500 000 times": lambda: _in_item("<![CDATA[" * 500_000),
    "comments opened a million times": lambda: _in_item("<!--" * MILLION),
    "half a megabyte of open tags": lambda: _in_item("<a " * 170_000),
    "20 000 damaged items": lambda: rss(GOOD, "<item><title>x</b></item>" * 20_000),
    "100 000 items without guid": lambda: rss(
        GOOD, "<item><title>x</title><description>y</description></item>" * 100_000
    ),
    "100 000 podcast tags": lambda: _in_item("<podcast:person>x</podcast:person>" * 100_000),
    "a description of 60 MB": lambda: _in_item(f"<description>{'x' * (60 * MILLION)}</description>"),
    "800 nested tags in 500 items": lambda: rss(
        GOOD, ("<item>" + "<a>" * 800 + "</a>" * 800 + "</item>") * 500
    ),
    "5000 odd dates": lambda: rss(GOOD, f"<item><pubDate>{'1 ' * 29}</pubDate></item>" * 5000),
}
"""Read, with the bad parts left out; the good episode is always there."""
