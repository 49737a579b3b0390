"""What makes an item the same episode at the next reading."""

from collections import Counter
from collections.abc import Mapping
from hashlib import blake2b

from tui.feeds.parts import Item

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
    alone = [shared[name] == 1 and name not in marked for name in plain]
    result = [name if sole else "" for name, sole in zip(plain, alone, strict=True)]
    given = set(filter(None, result))
    disputed = [index for index in reversed(range(len(items))) if not alone[index]]
    by_hash = _by_hash(known) if disputed else {}
    for index in disputed:
        before = by_hash.get(items[index].hash(), [])
        if before and before[-1].partition("\n")[0] == plain[index]:
            result[index] = before.pop()
            given.add(result[index])
    seen: set[str] = set()
    copies: Counter[str] = Counter()
    for index in disputed:
        name = plain[index]
        if not result[index]:
            is_free = name not in given and (name not in seen or name not in known)
            full = f"{name}\n{_mark(items[index])}"
            unique = name if is_free and full not in known else full
            while unique in given:
                copies[full] += 1
                unique = f"{full}\n{copies[full]}"
            result[index] = unique
            given.add(unique)
        seen.add(name)
    return result


def _by_hash(known: Mapping[str, str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for name, hash_ in known.items():
        names.setdefault(hash_, []).append(name)
    return names


def _plain(item: Item) -> str:
    name = item.guid or item.enclosure or "\n".join(filter(None, (item.title, item.date or item.updated)))
    name = " ".join(name.split()) or item.hash()
    return name if len(name) <= _LONGEST else name[:_LONGEST] + _digest(name)


def _mark(item: Item) -> str:
    return _digest(item.enclosure or f"{item.title}\n{item.date}")


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()
