"""A picture as pixels."""

from typing import NamedTuple


class Raster(NamedTuple):
    """Rows of pixels, three bytes each: red, green, blue."""

    width: int
    height: int
    pixels: bytes
