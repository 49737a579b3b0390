"""What makes an item the same episode at the next reading."""

from collections import Counter
from collections.abc import Mapping
from hashlib import blake2b

from tui.feeds.parts import Item
from tui.model.text import clean_line

_LONGEST = 500


def identities(items: list[Item], known: Mapping[str, str]) -> list[str]:
    """Return an identity for every item, all distinct, in the order of `items` (newest first).

    It is the guid, else the address of the enclosure, else title and date. Of items that share a guid
    the oldest, which was there alone, keeps the bare guid; to the others a mark of their enclosure, or
    else of title and date, is added. Names once given, by `known` (identity → hash), are kept, whatever
    comes or goes.
    """
    plain = [_plain(item) for item in items]
    shared = Counter(plain)
    marked = {name.partition("\n")[0] for name in known if "\n" in name}
    disputed = [index for index, name in enumerate(plain) if shared[name] > 1 or name in marked]
    names = list(plain)
    if disputed:
        oldest_first = [(index, items[index]) for index in reversed(disputed)]
        for index, name in _settle(oldest_first, plain, known).items():
            names[index] = name
    return names


def _settle(disputed: list[tuple[int, Item]], plain: list[str], known: Mapping[str, str]) -> dict[int, str]:
    """Return distinct names, by index, for items of which several would have the same."""
    names: dict[int, str] = {}
    by_hash = _by_hash(known)
    for index, item in disputed:
        before = by_hash.get(item.hash(), [])
        if before and before[-1].partition("\n")[0] == plain[index]:
            names[index] = before.pop()
    given = set(names.values())
    seen: set[str] = set()
    copies: Counter[str] = Counter()
    for index, item in disputed:
        bare = plain[index]
        if index not in names:
            full = f"{bare}\n{_mark(item)}"
            is_free = bare not in given and full not in known and (bare not in seen or bare not in known)
            name = bare if is_free else full
            while name in given:
                copies[full] += 1
                name = f"{full}\n{copies[full]}"
            names[index] = name
            given.add(name)
        seen.add(bare)
    return names


def _by_hash(known: Mapping[str, str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for name, hash_ in known.items():
        names.setdefault(hash_, []).append(name)
    return names


def _plain(item: Item) -> str:
    name = item.guid or item.enclosure or "\n".join(filter(None, (item.title, item.date or item.updated)))
    short = clean_line(name, _LONGEST) or item.hash()
    return short if len(name) <= _LONGEST else short + _digest(name)


def _mark(item: Item) -> str:
    return _digest(item.enclosure or f"{item.title}\n{item.date}")


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()
