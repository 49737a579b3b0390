"""Pictures made small: what is one, what is none, and what only claims to be a large one."""

import struct
import zlib
from io import BytesIO

import pytest

from tui.feeds.pictures import SIDE, raster, small_picture
from tui.model.errors import FeedError

pytest.importorskip("PIL", reason="the extra podtui[art] is not installed")

from PIL import Image


def _picture(kind: str, size: tuple[int, int] = (30, 20), mode: str = "RGB", **options: object) -> bytes:
    written = BytesIO()
    Image.new(mode, size, (200, 30, 40) if mode == "RGB" else 0).save(written, kind, **options)
    return written.getvalue()


def _size(png: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        return picture.size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_each_kind_becomes_png(kind: str) -> None:
    assert _size(small_picture(_picture(kind))) == (30, 20)


def test_a_large_one_is_made_small_in_its_shape() -> None:
    assert _size(small_picture(_picture("JPEG", (3000, 1500)))) == (SIDE, SIDE // 2)


def test_what_shows_through_is_black() -> None:
    small = small_picture(_picture("PNG", mode="RGBA"))
    assert raster(small, 1, 1) == (1, 1, b"\0\0\0")


def test_one_of_other_colours_is_read_too() -> None:
    for mode in ("CMYK", "L", "1"):
        kind = "JPEG" if mode == "CMYK" else "PNG"
        assert _size(small_picture(_picture(kind, mode=mode))) == (30, 20)


def test_pixels_fit_into_the_room_there_is() -> None:
    small = small_picture(_picture("PNG"))
    assert raster(small, 9, 9) == (9, 6, bytes((200, 30, 40)) * 54)
    assert raster(small, 9, 2)[:2] == (3, 2)


def _claims(width: int, height: int) -> bytes:
    """Return a PNG of some hundred bytes that says it is that large."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"")),
        (b"IEND", b""),
    ]
    parts = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_one_that_claims_to_be_too_large_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(FeedError, match="too large: 60000 by 60000"):
        small_picture(_claims(60_000, 60_000))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        b"\x89PNG\r\n\x1a\n",
        _claims(100, 100),
        _picture("JPEG", (90, 90))[:300],
        b"%!PS-Adobe-3.0",
    ],
)
def test_what_is_none_or_broken_off_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FeedError, match="cannot be read"):
        small_picture(data)


def test_other_formats_pillow_knows_are_not_tried() -> None:
    with pytest.raises(FeedError):
        small_picture(_picture("TIFF"))
