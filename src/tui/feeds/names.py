"""XML names: which vocabulary an element belongs to, by namespace address and not by prefix.

A vocabulary is named by its customary prefix: `podcast`, `itunes`, `psc`… RSS and Atom themselves,
in or out of a namespace, are `""`, everything else is `other`.
"""

import re

_ADDRESSES = tuple(
    (re.compile(pattern, re.IGNORECASE), vocabulary)
    for pattern, vocabulary in (
        (r"(https?://)?(www\.)?podcastindex\.org/namespace\b", "podcast"),
        (r"(https?://)?(www\.)?github\.com/podcastindex-org/podcast-namespace\b", "podcast"),
        (r"https?://podlove\.org/simple-chapters/?$", "psc"),
        (r"https?://www\.itunes\.com/dtds/podcast-1\.0\.dtd$", "itunes"),
        (r"https?://purl\.org/dc/elements/1\.1/?$", "dc"),
        (r"https?://search\.yahoo\.com/mrss/?$", "media"),
        (r"https?://www\.w3\.org/2005/atom$", ""),
        (r"https?://purl\.org/(atom/ns#|rss/1\.0/$)", ""),
        (r"https?://(my\.netscape\.com/rdf/simple/0\.9|backend\.userland\.com/rss)", ""),
        (r"https?://www\.w3\.org/(1999/xhtml|2000/svg|1998/math)", "other"),
    )
)
_CUSTOMARY = {
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


def vocabulary_of(address: str, prefix: str = "") -> str:
    """Return the vocabulary of a namespace address; an unknown default namespace counts as the feed's own."""
    address = address.strip()
    for pattern, vocabulary in _ADDRESSES:
        if pattern.match(address):
            return vocabulary
    return "other" if prefix else ""


class Names:
    """The namespaces in scope while a document is walked."""

    def __init__(self) -> None:
        self.undeclared: dict[str, str] = {}
        """Prefixes used without a declaration, with the address each most likely means."""
        self.prefixes: set[str] = set()
        """Prefixes declared anywhere so far."""
        self._scopes: list[tuple[int, dict[str, str]]] = [(0, {"": "", "xml": "other"})]
        self._resolved: dict[str, tuple[str, str]] = {}

    def enter(self, depth: int, attributes: list[str]) -> None:
        """Note the declarations, and the prefixes, among the attributes of the element at `depth`."""
        declared: dict[str, str] = {}
        for name, value in zip(attributes[::2], attributes[1::2], strict=True):
            prefix, _, local = name.partition(":")
            if prefix == "xmlns":
                declared[local] = vocabulary_of(value, local)
                self.prefixes.add(local)
        if declared:
            self._scopes.append((depth, self._scopes[-1][1] | declared))
            self._resolved.clear()
        for name in attributes[::2]:
            if ":" in name and not name.startswith("xml"):
                self.resolve(name)

    def leave(self, depth: int) -> None:
        """Forget the declarations of the element at `depth`."""
        if self._scopes[-1][0] == depth:
            self._scopes.pop()
            self._resolved.clear()

    def resolve(self, name: str) -> tuple[str, str]:
        """Return the vocabulary and the local name of an element."""
        resolved = self._resolved.get(name)
        if resolved is None:
            prefix, _, local = name.rpartition(":")
            resolved = self._resolved[name] = (self._vocabulary(prefix), local)
        return resolved

    def _vocabulary(self, prefix: str) -> str:
        in_scope = self._scopes[-1][1]
        if prefix in in_scope:
            return in_scope[prefix]
        address = self.undeclared.setdefault(prefix, _CUSTOMARY.get(prefix, "urn:undeclared"))
        return vocabulary_of(address, prefix)
