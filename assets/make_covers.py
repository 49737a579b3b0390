"""Draw the covers of the sample shows: `python assets/make_covers.py`; needs Pillow."""

import math
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

DEMO = Path(__file__).parent / "demo"
SIDE, FINE = 320, 4
"""Pixels of a side, and how many times finer it is drawn before it is made small."""


def main() -> None:
    """Write both."""
    for name, draw in (("small-machines", small_machines), ("measure-twice", measure_twice)):
        cover(draw).save(DEMO / f"{name}.png", optimize=True)


def cover(draw: Callable[[ImageDraw.ImageDraw, float], None]) -> Image.Image:
    """Return a picture drawn fine and made small, in few colours."""
    fine = Image.new("RGB", (SIDE * FINE, SIDE * FINE))
    draw(ImageDraw.Draw(fine), SIDE * FINE / 100)
    small = fine.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    return small.quantize(64, dither=Image.Dither.NONE)


def small_machines(draw: ImageDraw.ImageDraw, unit: float) -> None:
    """A cog that is a telephone's dial."""
    draw.rectangle((0, 0, 100 * unit, 100 * unit), "#12343b")
    points = []
    for step in range(96):
        radius = 41 if step // 3 % 2 else 34
        angle = step / 96 * math.tau
        points.append((unit * (50 + radius * math.cos(angle)), unit * (50 + radius * math.sin(angle))))
    draw.polygon(points, "#e1b382")
    disc(draw, unit, 50, 50, 29, "#2d545e")
    for hole in range(10):
        angle = (hole / 13 + 0.12) * math.tau
        disc(draw, unit, 50 + 21 * math.cos(angle), 50 + 21 * math.sin(angle), 4.6, "#f3e3cf")
    disc(draw, unit, 50, 50, 11, "#c89666")
    disc(draw, unit, 50, 50, 3, "#12343b")


def measure_twice(draw: ImageDraw.ImageDraw, unit: float) -> None:
    """A coast, and a ruler laid along it."""
    draw.rectangle((0, 0, 100 * unit, 100 * unit), "#7fb7be")
    coast = [(unit * (38 + 9 * math.sin(y / 7) + 4 * math.sin(y / 2.3)), unit * y) for y in range(101)]
    draw.polygon([(0, 0), *coast, (0, 100 * unit)], "#dacc3e")
    draw.line(coast, "#bc2c1a", round(1.6 * unit))
    draw.polygon([(unit * x, unit * y) for x, y in ((55, 4), (76, 8), (60, 96), (39, 92))], "#f7f7f2")
    for mark in range(21):
        x, y, length = 76 - 16 * mark / 20, 10 + 84 * mark / 20, 9 if mark % 5 == 0 else 5
        draw.line([(unit * x, unit * y), (unit * (x - length), unit * (y - 1))], "#222823", round(unit))


def disc(draw: ImageDraw.ImageDraw, unit: float, x: float, y: float, radius: float, colour: str) -> None:
    """Fill a circle; in hundredths of the side."""
    box = (unit * (x - radius), unit * (y - radius), unit * (x + radius), unit * (y + radius))
    draw.ellipse(box, colour)


if __name__ == "__main__":
    main()
