"""What every picture shares: its size, the colours of its look, font, axis and encoding."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from PIL import Image, ImageDraw, ImageFont

Color = tuple[int, int, int]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
Point = tuple[float, float]

SIZE: Final = (1280, 720)
_COLORS: Final = 96
_SHARP: Final = 2  # lines are drawn on a mask twice the size, then reduced


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a look; `on_color` is for letters on `up` and `down`, `rim` for marks.

    Letters keep 4.5:1 to what is behind them (WCAG 2.2, 1.4.3).
    """

    background: Color
    grid: Color
    text: Color
    bright: Color
    up: Color
    down: Color
    on_color: Color
    rim: Color
    warn: Color
    on_warn: Color
    short: Color
    long: Color
    strength: Color

    def mix(self, color: Color, share: float) -> Color:
        """Return the color over the background."""
        red, green, blue = (
            round(c * share + b * (1 - share)) for c, b in zip(color, self.background, strict=True)
        )
        return red, green, blue

    def way(self, *, is_up: bool) -> Color:
        """Return the colour of a gain or of a loss."""
        return self.up if is_up else self.down


DARK: Final = Palette(
    background=(13, 17, 23),
    grid=(27, 34, 44),
    text=(139, 152, 168),
    bright=(236, 241, 247),
    up=(38, 194, 129),
    down=(240, 85, 101),
    on_color=(13, 17, 23),
    rim=(236, 241, 247),
    warn=(245, 185, 66),
    on_warn=(13, 17, 23),
    short=(245, 185, 66),
    long=(96, 156, 255),
    strength=(176, 142, 255),
)
LIGHT: Final = Palette(
    background=(255, 255, 255),
    grid=(228, 233, 239),
    text=(92, 104, 122),
    bright=(17, 23, 34),
    up=(7, 130, 80),
    down=(207, 44, 66),
    on_color=(255, 255, 255),
    rim=(52, 62, 80),
    warn=(245, 185, 66),
    on_warn=(13, 17, 23),
    short=(206, 132, 0),
    long=(42, 98, 226),
    strength=(120, 72, 214),
)
PALETTES: Final[Mapping[str, Palette]] = {"dark": DARK, "light": LIGHT}


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


@lru_cache(maxsize=16)
def font(size: int) -> Font:
    """Return Pillow's own font, which has Latin letters only."""
    return ImageFont.load_default(size)


def curve(
    image: Image.Image,
    points: Sequence[Point],
    color: Color,
    box: tuple[int, int, int, int],
    *,
    width: float = 2,
) -> None:
    """Draw a smooth line within a box of the image."""
    mask = _mask(box)
    ImageDraw.Draw(mask).line(_within(points, box), 255, round(width * _SHARP), joint="curve")
    image.paste(color, box, mask.reduce(_SHARP))


def rounded(image: Image.Image, box: tuple[int, int, int, int], radius: int, color: Color) -> None:
    """Fill a box with round corners without steps in them."""
    size, sharp = (box[2] - box[0], box[3] - box[1]), _SHARP * 2
    mask = Image.new("L", (size[0] * sharp, size[1] * sharp), 0)
    edges = (0, 0, mask.width - 1, mask.height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(edges, radius * sharp, 255)
    image.paste(color, box, mask.reduce(sharp))


def area(
    image: Image.Image, points: Sequence[Point], color: Color, box: tuple[int, int, int, int]
) -> None:
    """Fill what lies between a line and the lower edge of a box of the image."""
    mask = _mask(box)
    floor = mask.height
    places = _within(points, box)
    corners = [(places[0][0], floor), *places, (places[-1][0], floor)]
    ImageDraw.Draw(mask).polygon(corners, 255)
    image.paste(color, box, mask.reduce(_SHARP))


def _mask(box: tuple[int, int, int, int]) -> Image.Image:
    return Image.new("L", ((box[2] - box[0]) * _SHARP, (box[3] - box[1]) * _SHARP), 0)


def _within(points: Sequence[Point], box: tuple[int, int, int, int]) -> list[Point]:
    return [((x - box[0]) * _SHARP, (y - box[1]) * _SHARP) for x, y in points]


def encode(image: Image.Image) -> bytes:
    """Return a small PNG."""
    small = image.quantize(_COLORS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    small.save(out, "PNG", compress_level=3)
    return out.getvalue()
