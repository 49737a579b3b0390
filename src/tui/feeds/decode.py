"""The bytes of a document, whatever their encoding or compression, as plain UTF-8."""

import codecs
import io
import re
import zlib
from collections.abc import Iterator

from tui.model.errors import FeedError

MAX_BYTES = 64 << 20
"""Largest document that is read, in bytes after inflating."""

_CHUNK = 1 << 20
_MAX_STRAY = 50_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]{1,40})""")

# Only these codecs are ever asked for: Python has others (unicode_escape, punycode, idna, rot13)
# that are slow on bad input or no character encodings at all. Web names mean what browsers mean by them.
_ONE_BYTE = {
    **dict.fromkeys(("iso88591", "latin1", "l1", "usascii", "ascii", "windows1252", "cp1252"), "cp1252"),
    **{f"iso8859{part}": f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "iso88599": "cp1254",
    "iso885911": "cp874",
    "tis620": "cp874",
    "windows874": "cp874",
    **{f"windows125{digit}": f"cp125{digit}" for digit in (0, 1, 3, 4, 5, 6, 7, 8)},
    **{f"cp125{digit}": f"cp125{digit}" for digit in (0, 1, 3, 4, 5, 6, 7, 8)},
    "koi8r": "koi8_r",
    "koi8u": "koi8_u",
    "ibm866": "cp866",
    "cp866": "cp866",
    "macintosh": "mac_roman",
    "xmacroman": "mac_roman",
}
_MANY_BYTES = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "xgbk", "cp936"), "gb18030"),
    **dict.fromkeys(("big5", "big5hkscs", "cp950"), "cp950"),
    **dict.fromkeys(("shiftjis", "sjis", "xsjis", "windows31j", "cp932"), "cp932"),
    **dict.fromkeys(("euckr", "ksc56011987", "cp949", "windows949"), "cp949"),
    "eucjp": "euc_jp",
    "iso2022jp": "iso2022_jp",
    "utf16": "utf-16",
    "utf16le": "utf-16-le",
    "utf16be": "utf-16-be",
    "utf32": "utf-32",
}


def to_utf8(data: bytes, charset: str = "") -> bytes:
    """Return the document inflated where it is gzip, as UTF-8 without a byte order mark.

    The encoding is the byte order mark's, else the XML declaration's, else `charset` (of the HTTP
    header), else UTF-8, else the first likely one that fits. Bytes that fit nowhere are replaced.

    Raises FeedError for an empty document and for one of more than MAX_BYTES.
    """
    if len(data) > MAX_BYTES:
        raise FeedError(_TOO_LARGE)
    data = _inflate(data)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _transcoded(data[len(mark) :], codec)
    for start, codec in _UNMARKED:
        if data.startswith(start):
            return _transcoded(data, codec)
    if not data.strip():
        raise FeedError("The document is empty: ask the publisher, or try again later.")
    return _unmarked_to_utf8(data, charset)


_TOO_LARGE = f"The document is larger than {MAX_BYTES >> 20} MB, so it was not read."


def _inflate(data: bytes) -> bytes:
    while data.startswith(b"\x1f\x8b\x08"):
        inflater = zlib.decompressobj(wbits=31)
        try:
            data = inflater.decompress(data, MAX_BYTES + 1)
        except zlib.error:
            raise FeedError("The document is compressed and damaged: try again later.") from None
        if len(data) > MAX_BYTES:
            raise FeedError(_TOO_LARGE)
    return data


def _unmarked_to_utf8(data: bytes, charset: str) -> bytes:
    found = _DECLARED.search(data, 0, 1024)
    names = [_plain_name(found[1].decode("ascii")) if found else "", _plain_name(charset)]
    for name in names:
        if codec := _MANY_BYTES.get(name):
            recoded = _strictly(data, codec)
            if recoded is not None:
                return recoded
    # Any bytes at all decode in a one-byte encoding, but hardly any text in another passes as UTF-8.
    if _is_utf8(data):
        return data
    guesses = [_ONE_BYTE[name] for name in names if name in _ONE_BYTE]
    if "utf8" not in names:
        guesses += ["cp1252", "cp932"]
    for codec in guesses:
        recoded = _strictly(data, codec)
        if recoded is not None:
            return recoded
    return _transcoded(data, guesses[0] if guesses else "utf-8")


def _plain_name(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        for _ in _decoded(data, "utf-8", "strict"):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _strictly(data: bytes, codec: str) -> bytes | None:
    try:
        return _encoded(_decoded(data, codec, "strict"))
    except UnicodeError:
        return None


def _transcoded(data: bytes, codec: str) -> bytes:
    errors = "replace"
    if codec == "utf-8":
        strays = sum(text.count("\ufffd") for text in _decoded(data, codec, errors))
        codec, errors = ("utf-8", _STRAY) if strays < _MAX_STRAY else ("cp1252", "replace")
    return _encoded(_decoded(data, codec, errors))


def _encoded(texts: Iterator[str]) -> bytes:
    buffer = io.BytesIO()  # which hands out what it holds without a copy
    for text in texts:
        buffer.write(text.encode("utf-8", "replace"))
    return buffer.getvalue()


def _decoded(data: bytes, codec: str, errors: str) -> Iterator[str]:
    """Decode in pieces: a whole document as one `str` can take four times its size."""
    decoder = codecs.getincrementaldecoder(codec)(errors)
    for start in range(0, len(data), _CHUNK):
        yield decoder.decode(data[start : start + _CHUNK])
    yield decoder.decode(b"", final=True)


def _read_stray_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as windows-1252: what a program that mixes the two has meant."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_STRAY = "podtui.stray"
codecs.register_error(_STRAY, _read_stray_bytes)
