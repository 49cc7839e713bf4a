"""Candle charts as PNG, drawn with Pillow: pixel-aligned candles, averages, volume, own fills.

Numbers become floats here because they become pixels; nothing read off a picture is money.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from bot import labels
from bot.canvas import (
    BACKGROUND,
    BRIGHT,
    DOWN,
    GRID,
    SIZE,
    TEXT,
    UP,
    Color,
    encode,
    font,
    magnitude,
    mix,
    ticks,
)
from desk import i18n, money
from desk.i18n import Texts
from desk.market.model import Candle, Timeframe
from desk.orders.model import Fill, Side

AVERAGES: Final = (20, 50)
_TOP, _BOTTOM, _LEFT, _RIGHT = 96, 46, 28, 124
_VOLUME_HEIGHT: Final = 104
_LINES: Final[tuple[Color, Color]] = ((245, 185, 66), (96, 156, 255))
_MOST_FILLS: Final = 60
ENGLISH: Final = i18n.texts(i18n.DEFAULT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """What is drawn: the last `shown` candles; earlier ones only settle the averages.

    Numbers and days are written as in the language of `texts`.
    """

    symbol: str
    timeframe: Timeframe
    candles: tuple[Candle, ...]
    shown: int = 140
    fills: tuple[Fill, ...] = ()
    last: Decimal | None = None
    zone: str = "UTC"
    texts: Texts = ENGLISH

    @property
    def is_drawable(self) -> bool:
        """True when there are candles enough for a chart."""
        return len(self.candles) > 1


def draw(plot: Plot) -> bytes:
    """Return the chart as a PNG of 1280 x 720; without candles an empty one.

    The picture says nothing in words: its font has Latin letters only (see bot.labels), so words
    stand under it.
    """
    image = Image.new("RGB", SIZE, BACKGROUND)
    pen = ImageDraw.Draw(image)
    if not plot.is_drawable:
        _title(pen, plot, None)
        _nothing(pen)
        return encode(image)
    scale = _Scale.of(plot)
    _grid(pen, scale, plot.texts)
    _times(pen, scale, plot)
    _volume(pen, scale)
    _lines(image, scale)
    _candles(pen, scale)
    _last(pen, scale, plot.texts)
    _fills(image, scale, plot)
    _title(pen, plot, scale)
    return encode(image)


def _nothing(pen: ImageDraw.ImageDraw) -> None:
    """Draw a market that has not traded: level lines, a flat price."""
    middle = SIZE[1] // 2
    for y in range(middle - 200, middle + 201, 100):
        pen.line((_LEFT, y, SIZE[0] - _LEFT, y), GRID)
    for x in range(_LEFT, SIZE[0] - _LEFT, 9):
        pen.line((x, middle, x + 4, middle), TEXT)


@dataclass(frozen=True, slots=True)
class _Bar:
    at: datetime
    open: float
    high: float
    low: float
    close: float
    volume: float

    @property
    def color(self) -> Color:
        return UP if self.close >= self.open else DOWN


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps places and prices to pixels."""

    bars: tuple[_Bar, ...]
    averages: tuple[tuple[float, ...], ...]
    low: float
    high: float
    last: float
    step: float

    @classmethod
    def of(cls, plot: Plot) -> "_Scale":
        every = [_bar(candle) for candle in plot.candles]
        bars = tuple(every[-plot.shown :])
        closes = [bar.close for bar in every]
        averages = tuple(
            tuple(_average(closes, length)[-len(bars) :])
            for length in AVERAGES
            if len(closes) >= length
        )
        last = float(plot.last) if plot.last is not None else bars[-1].close
        low = min(last, *(bar.low for bar in bars), *itertools.chain(*averages))
        high = max(last, *(bar.high for bar in bars), *itertools.chain(*averages))
        room = (high - low) * 0.06 or abs(high) * 0.01 or 1.0
        step = (SIZE[0] - _LEFT - _RIGHT) / len(bars)
        return cls(bars, averages, low - room, high + room, last, step)

    @property
    def floor(self) -> int:
        """The lowest pixel of prices; volume is below."""
        return SIZE[1] - _BOTTOM - _VOLUME_HEIGHT - 12

    def x(self, place: float) -> float:
        return _LEFT + self.step * (place + 0.5)

    def y(self, price: float) -> float:
        share = (price - self.low) / (self.high - self.low)
        return self.floor - share * (self.floor - _TOP)


def _bar(candle: Candle) -> _Bar:
    return _Bar(
        candle.at,
        float(candle.open),
        float(candle.high),
        float(candle.low),
        float(candle.close),
        float(candle.volume),
    )


def _average(values: Sequence[float], length: int) -> list[float]:
    """Exponential moving average, seeded with the first value."""
    weight, found = 2 / (length + 1), [values[0]]
    for value in values[1:]:
        found.append(found[-1] + weight * (value - found[-1]))
    return found


def _grid(pen: ImageDraw.ImageDraw, scale: _Scale, t: Texts) -> None:
    right = SIZE[0] - _RIGHT
    decimals = _decimals(scale)
    for price in ticks(scale.low, scale.high, 8):
        y = round(scale.y(price))
        pen.line((_LEFT, y, right, y), GRID)
        if abs(y - scale.y(scale.last)) > 29:
            label = labels.number(price, decimals, t)
            pen.text((right + 14, y), label, TEXT, font(19), anchor="lm")


def _decimals(scale: _Scale) -> int:
    return max(0, min(10, 1 - magnitude(scale.high - scale.low)))


def _times(pen: ImageDraw.ImageDraw, scale: _Scale, plot: Plot) -> None:
    zone, y = ZoneInfo(plot.zone), SIZE[1] - _BOTTOM + 22
    every = max(1, len(scale.bars) // 7)
    for place in range(every // 2, len(scale.bars), every):
        x = round(scale.x(place))
        pen.line((x, _TOP, x, SIZE[1] - _BOTTOM), GRID)
        at = scale.bars[place].at.astimezone(zone)
        pen.text((x, y), _label(at, plot), TEXT, font(18), anchor="mm")


def _label(at: datetime, plot: Plot) -> str:
    if plot.timeframe.length >= timedelta(days=1):
        return labels.day(at, plot.texts)
    if plot.timeframe.length >= timedelta(hours=1):
        return f"{labels.day(at, plot.texts)} {at:%H:%M}"
    return f"{at:%H:%M}"


def _volume(pen: ImageDraw.ImageDraw, scale: _Scale) -> None:
    most = max(bar.volume for bar in scale.bars) or 1.0
    bottom, half = SIZE[1] - _BOTTOM, _half(scale)
    for place, bar in enumerate(scale.bars):
        x = round(scale.x(place))
        top = bottom - round(bar.volume / most * _VOLUME_HEIGHT)
        pen.rectangle((x - half, min(top, bottom), x + half, bottom), mix(bar.color, 0.34))
    pen.line((_LEFT, bottom, SIZE[0] - _RIGHT, bottom), GRID)


def _candles(pen: ImageDraw.ImageDraw, scale: _Scale) -> None:
    half = _half(scale)
    for place, bar in enumerate(scale.bars):
        x = round(scale.x(place))
        pen.line((x, round(scale.y(bar.high)), x, round(scale.y(bar.low))), bar.color)
        top, bottom = sorted((round(scale.y(bar.open)), round(scale.y(bar.close))))
        pen.rectangle((x - half, top, x + half, bottom), bar.color)


def _half(scale: _Scale) -> int:
    return min(14, max(0, round(scale.step * 0.62) // 2))


def _lines(image: Image.Image, scale: _Scale) -> None:
    """Draw the averages smoothly: on a mask twice the size, then reduced."""
    box = (_LEFT, _TOP, SIZE[0] - _RIGHT, scale.floor + 1)
    for values, color in zip(scale.averages, _LINES, strict=False):
        mask = Image.new("L", ((box[2] - box[0]) * 2, (box[3] - box[1]) * 2), 0)
        points = [
            ((scale.x(i) - box[0]) * 2, (scale.y(v) - box[1]) * 2) for i, v in enumerate(values)
        ]
        ImageDraw.Draw(mask).line(points, 235, 4, joint="curve")
        image.paste(color, box, mask.reduce(2))


def _last(pen: ImageDraw.ImageDraw, scale: _Scale, t: Texts) -> None:
    y, right = round(scale.y(scale.last)), SIZE[0] - _RIGHT
    color = UP if scale.last >= scale.bars[0].open else DOWN
    for x in range(_LEFT, right, 9):
        pen.line((x, y, x + 4, y), mix(color, 0.75))
    pen.rounded_rectangle((right + 4, y - 17, SIZE[0] - 6, y + 17), 6, color)
    text = labels.price(_exact(scale.last), t)
    size = 19 if len(text) <= 10 else 16
    middle = (right + 4 + SIZE[0] - 6) / 2
    pen.text((middle, y), text, BACKGROUND, font(size), anchor="mm", stroke_width=0.3)


def _fills(image: Image.Image, scale: _Scale, plot: Plot) -> None:
    """Mark the person's own trades: a green triangle below buys, a red one above sales."""
    begin = scale.bars[0].at
    for fill in plot.fills[-_MOST_FILLS:]:
        place = (fill.at - begin) // plot.timeframe.length
        if not 0 <= place < len(scale.bars):
            continue
        bar = scale.bars[place]
        if fill.side is Side.BUY:
            _triangle(image, (round(scale.x(place)), round(scale.y(bar.low)) + 7), is_up=True)
        else:
            _triangle(image, (round(scale.x(place)), round(scale.y(bar.high)) - 7), is_up=False)


def _triangle(image: Image.Image, tip: tuple[int, int], *, is_up: bool) -> None:
    width, height, sharp = 20, 18, 4
    outer = Image.new("L", (width * sharp, height * sharp), 0)
    inner = outer.copy()
    for mask, rim in ((outer, 0), (inner, 2.4)):
        far, near = (height - rim) * sharp, rim * 1.9 * sharp
        base, point = (far, near) if is_up else (near * 0.53, (height - rim * 1.9) * sharp)
        corners = [
            (rim * 1.5 * sharp, base),
            ((width - rim * 1.5) * sharp, base),
            (width / 2 * sharp, point),
        ]
        ImageDraw.Draw(mask).polygon(corners, 255)
    left = tip[0] - width // 2
    place = (left, tip[1] if is_up else tip[1] - height)
    image.paste(BRIGHT, place, outer.reduce(sharp))
    image.paste(UP if is_up else DOWN, place, inner.reduce(sharp))


def _title(pen: ImageDraw.ImageDraw, plot: Plot, scale: _Scale | None) -> None:
    pen.text((_LEFT, 44), plot.symbol, BRIGHT, font(36), anchor="lm", stroke_width=0.6)
    x = _LEFT + pen.textlength(plot.symbol, font(36)) + 20
    width = pen.textlength(plot.timeframe.value, font(20))
    pen.rounded_rectangle((x, 29, x + width + 22, 60), 8, GRID)
    pen.text((x + 11 + width / 2, 44), plot.timeframe.value, BRIGHT, font(20), anchor="mm")
    if scale is None:
        return
    x += width + 44
    change = (scale.last - scale.bars[0].open) / scale.bars[0].open * 100
    color = UP if change >= 0 else DOWN
    price = labels.price(_exact(scale.last), plot.texts)
    pen.text((x, 44), price, color, font(30), anchor="lm", stroke_width=0.4)
    x += pen.textlength(price, font(30)) + 16
    pen.text((x, 46), labels.percent(change, plot.texts), color, font(22), anchor="lm")
    _legend(pen, scale)


def _legend(pen: ImageDraw.ImageDraw, scale: _Scale) -> None:
    x = SIZE[0] - _RIGHT
    for length, color in reversed(list(zip(AVERAGES, _LINES, strict=True))[: len(scale.averages)]):
        label = f"EMA {length}"
        pen.text((x, 46), label, TEXT, font(18), anchor="rm")
        x -= round(pen.textlength(label, font(18))) + 10
        pen.line((x - 22, 46, x, 46), color, 3)
        x -= 46


def _exact(value: float) -> Decimal:
    """Return what a pixel price is written as: nine digits are more than a picture shows."""
    return money.wire(f"{value:.9g}" if value else "0")
