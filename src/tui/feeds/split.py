"""The guard pass: one quick walk over a feed before anything slow may read it.

It finds the bytes of every item, so that only new ones need be parsed; it collects what feedparser
would lose (the podcast namespace, by address and with repeats); and it *cuts*: feedparser is given
the document without the elements it need not see or would choke on.
"""

import re
from xml.parsers import expat

from tui.feeds.dates import parse_date
from tui.feeds.links import join
from tui.feeds.names import Names
from tui.feeds.namespace import COLLECTED, Tag
from tui.feeds.parts import Item, Range, Split, without
from tui.feeds.pieces import parse_in_pieces
from tui.model.errors import FeedError

_MAX_DEPTH = 1000
_MAX_ELEMENTS = 500_000
_MAX_ITEMS = 20_000
_MAX_ITEM_DEPTH = 64
_MAX_ITEM_ELEMENTS = 20_000
_MAX_ATTRIBUTES = 200
_MAX_PREFIXES = 200
_MAX_REPEATS = 100
_MAX_ELEMENT = 1_500_000
_MAX_ITEM = 4_000_000
_MAX_HEAD = 4_000_000
_MAX_FIELD = 2000
_MAX_DATE = 60
_MAX_TAGS = 5000

_ITEM_START = re.compile(rb"<(?:item|entry)[\s/>]")
_ITEM_NAMES = frozenset({"item", "entry"})
# Read by nobody, and bad for feedparser, which compares each category with all those before.
_UNREAD_VOCABULARIES = frozenset({"podcast", "psc"})
_UNREAD_NAMES = frozenset(
    {"category", "keywords", "tags", "contributor", "publisher", "webMaster", "webmaster"}
)
_TEXTS = frozenset({("", "description"), ("", "summary"), ("itunes", "summary"), ("dc", "description")})
_TEXT_ENDINGS = ("description", "summary")
_LAST_RESORT = ("media", "description")
_FIELDS = {
    ("", "guid"): "guid",
    ("", "id"): "guid",
    ("", "title"): "title",
    ("", "pubDate"): "date",
    ("", "published"): "date",
    ("", "issued"): "date",
    ("dc", "date"): "date",
    ("", "updated"): "updated",
    ("", "modified"): "updated",
}
START_TAG = re.compile(rb"""<(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")


def split(document: bytes, base: str = "", *, well_formed: bool = True) -> Split:
    """Walk a UTF-8 document that begins with its root element.

    `base` is the address links are relative to. Raises expat.ExpatError where the document is not
    well formed (unless `well_formed` is false: then what came before is kept), FeedError where it is
    hostile beyond cutting.
    """
    return _Walk(document, base).run(well_formed)


class _Enough(Exception):
    pass


class _Walk:
    def __init__(self, document: bytes, base: str) -> None:
        self._document = document
        self._result = Split(base=base)
        self._names = Names()
        self._depth = 0
        self._elements = 0
        self._open: list[tuple[str, int]] = []  # name and first byte of every open element
        self._items: list[Item] = []  # open ones, outermost first
        self._head_cuts: list[Range] = []
        self._head_repeats: dict[str, int] = {}
        self._item_repeats: dict[str, int] = {}
        self._skip_depth = 0  # depth of the element being cut
        self._tag: Tag | None = None  # the element being collected
        self._child_text = 0  # where in `_text` the text of its last child begins
        self._field = ""
        self._text: list[str] = []
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def run(self, well_formed: bool) -> Split:
        result = self._result
        end = self._document.rfind(b">") + 1
        tail = b""
        try:
            parse_in_pieces(self._parser, self._document)
        except expat.ExpatError as error:
            after_the_root = error.code == expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]
            if well_formed and not after_the_root:
                raise
        except _Enough:
            end, tail = result.items[-1].end, result.closing
            result.unseen = sum(1 for _ in _ITEM_START.finditer(self._document, end))
        result.head = self._declared(without(self._document, 0, end, self._head_cuts) + tail)
        result.opening = self._declared(result.opening)
        if len(result.head) > _MAX_HEAD:
            raise FeedError("The feed is refused: without its episodes it is still larger than 4 MB.")
        return result

    def _declared(self, document: bytes) -> bytes:
        """Declare on the root the prefixes that were used without."""
        name = re.match(rb"<[^\s/>]+", document)
        if not name or not self._names.undeclared:
            return document
        added = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in self._names.undeclared.items())
        return name[0] + added.encode() + document[name.end() :]

    def _start(self, name: str, attributes: list[str]) -> None:
        self._depth = depth = self._depth + 1
        self._elements += 1
        if depth > _MAX_DEPTH or self._elements > _MAX_ELEMENTS:
            what = "its elements are nested too deeply" if depth > _MAX_DEPTH else "it has too many elements"
            raise FeedError(f"The feed is refused: {what}.")
        self._open.append((name, self._parser.CurrentByteIndex))
        if self._skip_depth:
            if self._tag and len(self._tag.children) < _MAX_TAGS:
                self._tag.children.append(_tag(name.rpartition(":")[2], attributes))
                self._child_text = len(self._text)
            return
        if attributes:
            self._names.enter(depth, attributes)
        vocabulary, local = self._names.resolve(name)
        if depth == 1:
            self._open_root(attributes)
        elif vocabulary == "" and local in _ITEM_NAMES:
            self._open_item(attributes)
        elif (vocabulary, local) in COLLECTED:
            self._skip_depth = depth
            self._collect(local, attributes)
        elif self._must_cut(name, vocabulary, local, attributes):
            self._skip_depth = depth
        elif self._items:
            if depth == self._items[-1].depth + 1:
                self._open_field(vocabulary, local, attributes)
        elif local == "channel":
            self._rebase(attributes)

    def _open_root(self, attributes: list[str]) -> None:
        if len(attributes) > 2 * _MAX_ATTRIBUTES:
            raise FeedError("The feed is refused: its first element has too many attributes.")
        self._rebase(attributes)

    def _rebase(self, attributes: list[str]) -> None:
        self._result.base = _based(self._result.base, attributes)

    def _open_item(self, attributes: list[str]) -> None:
        result = self._result
        if not result.opening:
            for name, start in self._open[:-1]:
                result.opening += self._document[start : self._after_tag(start)]
                result.closing = b"</%s>" % name.encode() + result.closing
        base = _based(result.base, attributes)
        item = Item(self._document, self._open[-1][1], depth=self._depth, base=base)
        if "rdf:about" in attributes[::2]:
            item.guid = attributes[attributes.index("rdf:about") + 1][:_MAX_FIELD]
        self._items.append(item)
        self._item_repeats.clear()

    def _must_cut(self, name: str, vocabulary: str, local: str, attributes: list[str]) -> bool:
        if local in _UNREAD_NAMES or vocabulary in _UNREAD_VOCABULARIES:
            return True
        if len(attributes) > 2 * _MAX_ATTRIBUTES:
            if local == "channel":
                raise FeedError("The feed is refused: its channel has too many attributes.")
            return self._problem("An element with too many attributes was left out.")
        if len(self._names.prefixes) > _MAX_PREFIXES and any(key[:5] == "xmlns" for key in attributes[::2]):
            return self._problem("The feed declares too many namespaces; the last of them were left out.")
        if self._is_repeated(name):
            return self._problem(f"The element {name[:40]} is repeated too often; the rest was left out.")
        if not self._items:
            return False
        item = self._items[-1]
        item.elements += 1
        if self._depth - item.depth > _MAX_ITEM_DEPTH:
            return self._problem("Elements nested too deeply were left out of an episode.")
        return item.elements > _MAX_ITEM_ELEMENTS and self._problem(
            "An episode has too many elements; the last of them were left out."
        )

    def _is_repeated(self, name: str) -> bool:
        """Whether a field of the item or the channel stands there too often; markup in notes may repeat."""
        parent_depth = self._items[-1].depth if self._items else 2
        if self._depth > parent_depth + 1:
            return False
        repeats = self._item_repeats if self._items else self._head_repeats
        repeats[name] = count = repeats.get(name, 0) + 1
        return count > _MAX_REPEATS

    def _problem(self, sentence: str) -> bool:
        if sentence not in self._result.problems:
            self._result.problems.append(sentence)
        return True

    def _open_field(self, vocabulary: str, local: str, attributes: list[str]) -> None:
        item = self._items[-1]
        if (key := _FIELDS.get((vocabulary, local))) and not getattr(item, key):
            self._field = key
            self._listen()
        elif not item.enclosure and vocabulary == "" and local in ("enclosure", "link") and attributes:
            values = dict(zip(attributes[::2], attributes[1::2], strict=True))
            if local == "enclosure" or values.get("rel") == "enclosure":
                item.enclosure = (values.get("url") or values.get("href") or "").strip()[:_MAX_FIELD]

    def _collect(self, local: str, attributes: list[str]) -> None:
        tags = self._items[-1].tags if self._items else self._result.tags
        if len(tags) >= _MAX_TAGS:
            self._problem("An episode has too many podcast tags; the last of them were left out.")
            return
        self._tag = _tag(local, attributes)
        tags.append(self._tag)
        self._listen()

    def _listen(self) -> None:
        self._text.clear()
        self._parser.CharacterDataHandler = self._text.append

    def _heard(self) -> str:
        self._parser.CharacterDataHandler = None
        return "".join(self._text)[:_MAX_FIELD].strip()

    def _end(self, name: str) -> None:
        depth = self._depth
        self._depth = depth - 1
        _, start = self._open.pop()
        if self._skip_depth:
            self._end_skipped(depth, start)
        elif self._items and self._items[-1].depth == depth:
            self._end_item()
        else:
            is_too_large = self._parser.CurrentByteIndex - start > _MAX_ELEMENT and not self._holds_items(
                start
            )
            if self._items and name.endswith(_TEXT_ENDINGS) and not is_too_large:
                self._note_text(name, start)
            if self._field and self._items[-1].depth + 1 == depth:
                self._end_field(start)
            if is_too_large:
                self._problem(f"The element {name[:40]} is too large and was left out.")
                self._cut(start)
        self._names.leave(depth)

    def _end_skipped(self, depth: int, start: int) -> None:
        tag = self._tag
        if self._skip_depth == depth:
            self._skip_depth = 0
            self._cut(start)
            if tag:
                tag.text = self._heard()
                self._tag = None
        elif tag and tag.children and not tag.children[-1].text:
            tag.children[-1].text = "".join(self._text[self._child_text :])[:_MAX_FIELD].strip()

    def _holds_items(self, start: int) -> bool:
        return bool(self._result.items) and self._result.items[-1].start > start

    def _note_text(self, name: str, start: int) -> None:
        item = self._items[-1]
        resolved = self._names.resolve(name)
        if resolved in _TEXTS and item.depth == self._depth:
            length = self._parser.CurrentByteIndex - self._after_tag(start)
            item.texts.append((length, start, self._after_element(start)))
        elif resolved == _LAST_RESORT:
            item.texts.append((0, start, self._after_element(start)))

    def _end_field(self, start: int) -> None:
        item, text = self._items[-1], self._heard()
        setattr(item, self._field, text)
        if self._field in ("date", "updated"):
            date = parse_date(text)
            if item.published is None or self._field == "date":
                item.published = date
            # feedparser may try what we cannot read, but not numbers: from them it makes dates up
            if date is not None or len(text) > _MAX_DATE or text[:1].isdigit():
                self._cut(start)
        self._field = ""

    def _end_item(self) -> None:
        item = self._items.pop()
        item.end = self._after_element(item.start)
        item.keep_longest_text()
        if item.size() > _MAX_ITEM:
            self._problem("An episode is larger than 4 MB and was read without its text.")
            item.cuts = [(self._after_tag(item.start), self._document.rindex(b"<", 0, item.end))]
        nested_and_empty = self._items and not item.elements and not item.tags
        if not nested_and_empty:
            self._result.items.append(item)
        self._cut_range(item.start, item.end)
        if len(self._result.items) >= _MAX_ITEMS and not self._items:
            raise _Enough

    def _cut(self, start: int) -> None:
        self._cut_range(start, self._after_element(start))

    def _cut_range(self, start: int, end: int) -> None:
        cuts = self._items[-1].cuts if self._items else self._head_cuts
        while cuts and cuts[-1][0] >= start:
            cuts.pop()
        cuts.append((start, end))

    def _after_element(self, start: int) -> int:
        """Return where the element ends that began at `start` and is just being closed."""
        at = self._parser.CurrentByteIndex
        after_start_tag = self._after_tag(start)
        if after_start_tag == at and self._document[at - 2 : at] == b"/>":
            return at  # an empty element: expat is already past it
        return self._document.index(b">", at) + 1

    def _after_tag(self, start: int) -> int:
        tag = START_TAG.match(self._document, start)
        return tag.end() if tag else len(self._document)


def _tag(local: str, attributes: list[str]) -> Tag:
    pairs = zip(attributes[::2], attributes[1::2], strict=True)
    return Tag(local, {name: value[:_MAX_FIELD] for name, value in pairs})


def _based(base: str, attributes: list[str]) -> str:
    """Return `base` as changed by the element's `xml:base`."""
    if "xml:base" not in attributes[::2]:
        return base
    return join(base, attributes[attributes.index("xml:base") + 1])
