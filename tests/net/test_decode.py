"""Content encodings, undone within bounds."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.net.decode import Damaged, Decoder, TooMuch

TEXT = b"<rss>" + b"words and words " * 500


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


FORMS = [
    pytest.param("", TEXT, id="none"),
    pytest.param("identity", TEXT, id="identity"),
    pytest.param("gzip", gzip.compress(TEXT), id="gzip"),
    pytest.param("X-GZIP", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:]), id="gzip-in-two-members"),
    pytest.param("gzip", gzip.compress(TEXT) + b"trailing rubbish", id="gzip-and-rubbish"),
    pytest.param("deflate", zlib.compress(TEXT), id="deflate"),
    pytest.param("deflate", raw_deflate(TEXT), id="raw-deflate"),
]


def decode(encoding: str, body: bytes, size: int, most: int = len(TEXT)) -> bytes:
    decoder = Decoder(encoding, most)
    decoded = b"".join(decoder.feed(body[start : start + size]) for start in range(0, len(body), size))
    decoder.finish()
    return decoded


@pytest.mark.parametrize("size", [7, 100, 1 << 20])
@pytest.mark.parametrize(("encoding", "body"), FORMS)
def test_each_encoding_in_pieces_of_any_size(encoding, body, size):
    assert decode(encoding, body, size) == TEXT


@pytest.mark.parametrize(("encoding", "body"), FORMS)
def test_one_byte_more_than_allowed_is_too_much(encoding, body):
    with pytest.raises(TooMuch):
        decode(encoding, body, 1 << 20, most=len(TEXT) - 1)


@pytest.mark.parametrize(
    "body",
    [b"<rss>", gzip.compress(TEXT)[:-20], b"\x1f\x8b\x08rubbish rubbish"],
    ids=["plain", "cut off", "rubbish"],
)
def test_what_is_no_whole_gzip_is_damaged(body):
    with pytest.raises(Damaged):
        decode("gzip", body, 100)


def test_an_encoding_nobody_asked_for():
    with pytest.raises(Damaged):
        Decoder("br", 10).feed(b"x")


@given(st.sampled_from(["gzip", "deflate"]), st.binary(max_size=200))
def test_rubbish_is_damaged_and_nothing_worse(encoding, body):
    try:
        decode(encoding, body, 50, most=100_000)
    except (Damaged, TooMuch):
        return
