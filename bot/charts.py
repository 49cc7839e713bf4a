"""Candle charts as PNG, drawn with Pillow: candles, averages, volume, RSI, own fills, alerts."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from bot import labels, marks
from bot.canvas import SIZE, Color, Palette, Point, curve, encode, font, magnitude, rounded, ticks
from bot.plots import AVERAGES, AXIS, LEFT, RIGHT, TOP, Bar, Plot, Scale
from desk import money
from desk.market.indicators import USUAL_RSI

STRONG, WEAK = 70, 30  # above the one and below the other RSI is beyond the usual (Wilder 1978)
_DASH, _SPACE = 4, 5
_PILL: Final = 17  # half as high as what the last price stands on


def draw(plot: Plot) -> bytes:
    """Return the chart as a PNG of 1280 x 720; without candles an empty one.

    The picture says nothing in words: its font has Latin letters only (see bot.labels), so words
    stand under it.
    """
    image = Image.new("RGB", SIZE, plot.palette.background)
    pen = ImageDraw.Draw(image)
    if not plot.is_drawable:
        _title(image, plot, None)
        _nothing(pen, plot.palette)
        return encode(image)
    scale = Scale.of(plot)
    _grid(pen, scale, plot)
    _times(pen, scale, plot)
    _volume(pen, scale, plot.palette)
    _strength(image, scale, plot)
    _averages(image, scale, plot.palette)
    _candles(pen, scale, plot.palette)
    _last(image, scale, plot)
    marks.fills(image, scale, plot)
    marks.alerts(image, scale, plot)
    _title(image, plot, scale)
    return encode(image)


def _nothing(pen: ImageDraw.ImageDraw, palette: Palette) -> None:
    """Draw a market that has not traded: level lines, a flat price."""
    middle = SIZE[1] // 2
    for y in range(middle - 200, middle + 201, 100):
        pen.line((LEFT, y, SIZE[0] - LEFT, y), palette.grid)
    _dashes(pen, middle, SIZE[0] - LEFT, palette.text)


def _dashes(pen: ImageDraw.ImageDraw, y: int, right: int, color: Color) -> None:
    for x in range(LEFT, right, _DASH + _SPACE):
        pen.line((x, y, x + _DASH, y), color)


def _grid(pen: ImageDraw.ImageDraw, scale: Scale, plot: Plot) -> None:
    palette, decimals = plot.palette, _decimals(scale)
    for price in ticks(scale.low, scale.high, 7):
        y = round(scale.y(price))
        pen.line((LEFT, y, RIGHT, y), palette.grid)
        if abs(y - scale.y(scale.last)) > _PILL + 12:
            label = labels.number(price, decimals, plot.texts)
            size = labels.fitting(label, SIZE[0] - RIGHT - 20, 19)
            pen.text((RIGHT + 14, y), label, palette.text, font(size), anchor="lm")


def _decimals(scale: Scale) -> int:
    return max(0, min(money.MAX_DECIMALS, 1 - magnitude(scale.high - scale.low)))


def _times(pen: ImageDraw.ImageDraw, scale: Scale, plot: Plot) -> None:
    palette = plot.palette
    every = max(1, len(scale.bars) // 7)
    for place in range(every // 2, len(scale.bars), every):
        x = round(scale.x(place))
        pen.line((x, TOP, x, AXIS), palette.grid)
        label = _label(scale.bars[place].at, plot)
        pen.text((x, AXIS + 28), label, palette.text, font(18), anchor="mm")
    pen.line((LEFT, AXIS, RIGHT, AXIS), palette.mix(palette.text, 0.35))


def _label(at: datetime, plot: Plot) -> str:
    """Return when a candle began, in the person's zone; a day's candle is one of UTC's calendar."""
    if plot.timeframe.length >= timedelta(days=1):
        return labels.day(at.astimezone(UTC), plot.texts)
    at = at.astimezone(ZoneInfo(plot.zone))
    if plot.timeframe.length >= timedelta(hours=1):
        return f"{labels.day(at, plot.texts)} {at:%H:%M}"
    return f"{at:%H:%M}"


def _volume(pen: ImageDraw.ImageDraw, scale: Scale, palette: Palette) -> None:
    most = max(bar.volume for bar in scale.bars) or 1.0
    panel, half = scale.volumes, _half(scale)
    for place, bar in enumerate(scale.bars):
        x, top = round(scale.x(place)), round(panel.y(bar.volume / most))
        color = palette.mix(palette.way(is_up=bar.is_up), 0.36)
        pen.rectangle((x - half, top, x + half, panel.bottom), color)


def _strength(image: Image.Image, scale: Scale, plot: Plot) -> None:
    """Draw the RSI between its two lines, under its name and value."""
    if not scale.strength:
        return
    pen, palette, panel = ImageDraw.Draw(image), plot.palette, scale.strengths
    upper, lower = (round(panel.y(level / 100)) for level in (STRONG, WEAK))
    pen.rectangle((LEFT, upper, RIGHT, lower), palette.mix(palette.strength, 0.12))
    for level, y in ((STRONG, upper), (WEAK, lower)):
        _dashes(pen, y, RIGHT, palette.mix(palette.text, 0.6))
        pen.text((RIGHT + 14, y), f"{level}", palette.text, font(16), anchor="lm")
    box = (LEFT, panel.top, RIGHT, panel.bottom + 1)
    points = _points(scale, scale.strength, [panel.y(value / 100) for value in scale.strength])
    curve(image, points, palette.strength, box)
    name = f"RSI {USUAL_RSI}"
    pen.text((LEFT, panel.top - 12), name, palette.text, font(17), anchor="lm")
    value = labels.number(scale.strength[-1], 1, plot.texts)
    x = LEFT + pen.textlength(name, font(17)) + 10
    pen.text((x, panel.top - 12), value, palette.strength, font(17), anchor="lm")


def _points(scale: Scale, values: tuple[float, ...], heights: Sequence[float]) -> list[Point]:
    first = scale.first_of(values)
    return [(scale.x(first + place), y) for place, y in enumerate(heights)]


def _candles(pen: ImageDraw.ImageDraw, scale: Scale, palette: Palette) -> None:
    half = _half(scale)
    for place, bar in enumerate(scale.bars):
        _candle(pen, scale, (round(scale.x(place)), half), bar, palette.way(is_up=bar.is_up))


def _candle(
    pen: ImageDraw.ImageDraw, scale: Scale, where: tuple[int, int], bar: Bar, color: Color
) -> None:
    x, half = where
    pen.line((x, round(scale.y(bar.high)), x, round(scale.y(bar.low))), color)
    top, bottom = sorted((round(scale.y(bar.open)), round(scale.y(bar.close))))
    pen.rectangle((x - half, top, x + half, bottom), color)


def _half(scale: Scale) -> int:
    return min(14, max(0, round(scale.step * 0.62) // 2))


def _averages(image: Image.Image, scale: Scale, palette: Palette) -> None:
    box = (LEFT, TOP, RIGHT, scale.prices.bottom + 1)
    for values, color in zip(scale.averages, (palette.short, palette.long), strict=True):
        if len(values) > 1:
            points = _points(scale, values, [scale.y(value) for value in values])
            curve(image, points, color, box)


def _last(image: Image.Image, scale: Scale, plot: Plot) -> None:
    pen, palette = ImageDraw.Draw(image), plot.palette
    y, end = round(scale.y(scale.last)), SIZE[0] - 6
    color = palette.way(is_up=scale.is_up)
    _dashes(pen, y, RIGHT, palette.mix(color, 0.75))
    rounded(image, (RIGHT + 4, y - _PILL, end, y + _PILL), 6, color)
    text = labels.price(_exact(scale.last), plot.texts)
    size = labels.fitting(text, end - RIGHT - 14, 19)
    middle = ((RIGHT + 4 + end) / 2, y)
    pen.text(middle, text, palette.on_color, font(size), anchor="mm", stroke_width=0.3)


def _title(image: Image.Image, plot: Plot, scale: Scale | None) -> None:
    pen, palette = ImageDraw.Draw(image), plot.palette
    pen.text((LEFT, 44), plot.symbol, palette.bright, font(36), anchor="lm", stroke_width=0.6)
    x = LEFT + round(pen.textlength(plot.symbol, font(36))) + 20
    width = round(pen.textlength(plot.timeframe.value, font(20)))
    rounded(image, (x, 29, x + width + 22, 60), 8, palette.grid)
    middle = (x + 11 + width / 2, 44)
    pen.text(middle, plot.timeframe.value, palette.bright, font(20), anchor="mm")
    if scale is None:
        return
    x += width + 44
    change = (scale.last - scale.bars[0].open) / scale.bars[0].open * 100
    color = palette.way(is_up=change >= 0)
    price = labels.price(_exact(scale.last), plot.texts)
    pen.text((x, 44), price, color, font(30), anchor="lm", stroke_width=0.4)
    x += round(pen.textlength(price, font(30))) + 16
    pen.text((x, 46), labels.percent(change, plot.texts), color, font(22), anchor="lm")
    _legend(pen, scale, palette)


def _legend(pen: ImageDraw.ImageDraw, scale: Scale, palette: Palette) -> None:
    x = RIGHT
    drawn = zip(AVERAGES, (palette.short, palette.long), scale.averages, strict=True)
    for length, color, values in reversed(list(drawn)):
        if len(values) > 1:
            label = f"EMA {length}"
            pen.text((x, 46), label, palette.text, font(18), anchor="rm")
            x -= round(pen.textlength(label, font(18))) + 10
            pen.line((x - 22, 46, x, 46), color, 3)
            x -= 46


def _exact(value: float) -> Decimal:
    """Return what a pixel price is written as: nine digits are more than a picture shows."""
    return money.wire(f"{value:.9g}" if value else "0")
