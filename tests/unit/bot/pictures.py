"""What a picture shows."""

import io
from typing import Any

from PIL import Image

from bot.canvas import Color


def opened(png: bytes) -> Image.Image:
    """Read a picture whole."""
    image = Image.open(io.BytesIO(png))
    image.load()
    return image


def is_drawn(image: Image.Image, color: Color, box: tuple[int, int, int, int]) -> bool:
    """Tell whether a colour, or one that the encoding took for it, is within a box."""
    found: list[tuple[int, Any]] = image.crop(box).convert("RGB").getcolors(1 << 20) or []
    return any(sum(abs(a - b) for a, b in zip(seen, color, strict=True)) < 30 for _, seen in found)
