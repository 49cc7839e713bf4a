"""What every picture shares: its size, colours, font, axis and encoding."""

import io
from decimal import Decimal
from functools import lru_cache
from typing import Final

from PIL import Image, ImageFont

Color = tuple[int, int, int]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

SIZE: Final = (1280, 720)
BACKGROUND: Final = (13, 17, 23)
GRID: Final = (27, 34, 44)
TEXT: Final = (139, 152, 168)
BRIGHT: Final = (236, 241, 247)
UP: Final = (38, 194, 129)
DOWN: Final = (240, 85, 101)
_COLORS: Final = 96


def ticks(low: float, high: float, count: int) -> list[float]:
    """Return round numbers between low and high."""
    raw = (high - low) / count
    power = 10.0 ** magnitude(raw)
    step = next(power * m for m in (1, 2, 5, 10) if power * m >= raw)
    first = int(low // step) + 1
    return [place * step for place in range(first, int(high // step) + 1)]


def magnitude(value: float) -> int:
    """Return the power of ten of the first digit."""
    return Decimal(value).adjusted()


def mix(color: Color, share: float) -> Color:
    """Return the color over the background."""
    red, green, blue = (
        round(c * share + b * (1 - share)) for c, b in zip(color, BACKGROUND, strict=True)
    )
    return red, green, blue


@lru_cache(maxsize=8)
def font(size: int) -> Font:
    """Return Pillow's own font, which has Latin letters only."""
    return ImageFont.load_default(size)


def encode(image: Image.Image) -> bytes:
    """Return a small PNG."""
    small = image.quantize(_COLORS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    small.save(out, "PNG", compress_level=3)
    return out.getvalue()
