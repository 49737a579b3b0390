"""Addresses as feeds write them, made absolute and fit to be opened."""

from urllib.parse import urljoin, urlsplit

from tui.model.text import clean

_LONGEST = 4000


def join(base: str, reference: str) -> str:
    """Return `reference` made absolute against `base`; as it is where that cannot or need not be done."""
    reference = tidy(reference)
    if reference.startswith(("https://", "http://")):
        return reference
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def tidy(address: str) -> str:
    """Return an address without control characters, spaces escaped, a doubly escaped `&` resolved."""
    return clean(address).strip().replace("\n", "").replace(" ", "%20").replace("&amp;", "&")[:_LONGEST]


def is_local(address: str) -> bool:
    """Whether an address is a path or a `file:` address of this machine."""
    return address.startswith("file:///") or (address.startswith("/") and not address.startswith("//"))


def web_link(base: str, reference: str) -> str:
    """Return an absolute http or https address, or "" for anything else."""
    address = join(base, reference) if reference.strip() else ""
    return address if _scheme(address) in ("http", "https") else ""


def playable_link(base: str, reference: str) -> str:
    """Return an address audio may be fetched from, or "".

    http and https; a local path only where the feed itself (`base`) is a local file.
    """
    if address := web_link(base, reference):
        return address
    address = join(base, reference) if reference.strip() else ""
    return address if is_local(base) and is_local(address) else ""


def _scheme(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.scheme if parts.netloc else ""
