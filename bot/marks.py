"""Marks on a chart: the person's own trades at their candles, alerts on the line of time."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PIL import Image, ImageDraw

from bot.canvas import Color, Palette, Point
from bot.plots import AXIS, Plot, Scale
from desk.orders.model import Side
from desk.signals.model import Tone

_MOST_FILLS: Final = 60
_WIDTH, _HEIGHT = 20, 18  # of a triangle
_RIM: Final = 2.4
_RADIUS: Final = 7  # of an alert
_SHARP: Final = 4  # shapes are drawn four times the size, then reduced
_ABOVE: Final = {Tone.BULLISH: 6, Tone.NEUTRAL: 0, Tone.BEARISH: -6}


def fills(image: Image.Image, scale: Scale, plot: Plot) -> None:
    """Draw a triangle below buys and one above sales."""
    for fill in plot.fills[-_MOST_FILLS:]:
        place = scale.place(fill.at, plot.timeframe)
        if place is None:
            continue
        bar, is_buy = scale.bars[place], fill.side is Side.BUY
        left = round(scale.x(place)) - _WIDTH // 2
        if is_buy:
            at = (left, round(scale.y(bar.low)) + 7)
        else:
            at = (left, round(scale.y(bar.high)) - 7 - _HEIGHT)
        _stamp(image, _triangle(is_up=is_buy), at, plot.palette, plot.palette.way(is_up=is_buy))


def alerts(image: Image.Image, scale: Scale, plot: Plot) -> None:
    """Draw a diamond a candle, by its newest alert: bullish above the line, bearish below it.

    So the tone can be told without its colour.
    """
    newest: dict[int, Tone] = {}
    for mark in plot.alerts:
        place = scale.place(mark.at, plot.timeframe)
        if place is not None:
            newest[place] = mark.tone
    for place, tone in sorted(newest.items()):
        x, y = round(scale.x(place)), AXIS - _ABOVE[tone]
        at = (x - _RADIUS, y - _RADIUS)
        _stamp(image, _diamond(), at, plot.palette, _color(tone, plot.palette))


def _color(tone: Tone, palette: Palette) -> Color:
    if tone is Tone.NEUTRAL:
        return palette.text
    return palette.way(is_up=tone is Tone.BULLISH)


def _stamp(
    image: Image.Image,
    masks: tuple[Image.Image, Image.Image],
    at: tuple[int, int],
    palette: Palette,
    color: Color,
) -> None:
    outer, inner = masks
    image.paste(palette.rim, at, outer)
    image.paste(color, at, inner)


@lru_cache(maxsize=2)
def _triangle(*, is_up: bool) -> tuple[Image.Image, Image.Image]:
    def corners(rim: float) -> list[Point]:
        far, near = _HEIGHT - rim, rim * 1.9
        base, point = (far, near) if is_up else (near * 0.53, _HEIGHT - near)
        return [(rim * 1.5, base), (_WIDTH - rim * 1.5, base), (_WIDTH / 2, point)]

    size = (_WIDTH, _HEIGHT)
    return _mask(size, corners(0)), _mask(size, corners(_RIM))


@lru_cache(maxsize=1)
def _diamond() -> tuple[Image.Image, Image.Image]:
    def corners(rim: float) -> list[Point]:
        middle, far = _RADIUS, _RADIUS * 2 - rim
        return [(middle, rim), (far, middle), (middle, far), (rim, middle)]

    size = (_RADIUS * 2, _RADIUS * 2)
    return _mask(size, corners(0)), _mask(size, corners(_RIM))


def _mask(size: tuple[int, int], corners: Sequence[Point]) -> Image.Image:
    mask = Image.new("L", (size[0] * _SHARP, size[1] * _SHARP), 0)
    ImageDraw.Draw(mask).polygon([(x * _SHARP, y * _SHARP) for x, y in corners], 255)
    return mask.reduce(_SHARP)
