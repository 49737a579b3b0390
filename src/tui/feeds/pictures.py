"""Pictures of shows and episodes, made small. Only this uses Pillow, which the extra `podtui[art]` brings."""

from io import BytesIO
from typing import TYPE_CHECKING

from tui.model.errors import FeedError

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 480
"""Pixels of the longer side of what is kept: more than a panel can show."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_MOST_PIXELS = 40_000_000
"""Pixels of what is unpacked: shows have 3000 by 3000 at most, and a few kilobytes can claim billions."""


def small_picture(data: bytes) -> bytes:
    """Return a picture (JPEG, PNG, WebP or GIF) as PNG, its longer side `SIDE` at most.

    Raises:
        FeedError: it is none of these, is damaged, or is larger than anybody needs.
    """
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # the size is looked at below, and refused in a sentence
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise FeedError(f"The picture is too large: {picture.width} by {picture.height} pixels.")
            picture.thumbnail((SIDE, SIDE))
            return _png(_opaque(picture))
    except FeedError:
        raise
    except Exception as error:  # what Pillow raises on damaged bytes has no common kind
        raise FeedError(f"The picture cannot be read ({type(error).__name__}).") from None


def raster(data: bytes, width: int, height: int) -> tuple[int, int, bytes]:
    """Return a small picture as width, height and bytes of red, green, blue, as large as fits into a size."""
    from PIL import Image

    with Image.open(BytesIO(data), formats=("PNG",)) as picture:
        share = min(width / picture.width, height / picture.height)
        size = max(1, round(picture.width * share)), max(1, round(picture.height * share))
        fitted = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
        return *fitted.size, fitted.tobytes()


def _opaque(picture: "Image") -> "Image":
    from PIL import Image

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, "black")
    return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")


def _png(picture: "Image") -> bytes:
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
