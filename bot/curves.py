"""The equity curve as PNG, drawn with Pillow: worth over time, deposits and withdrawals marked.

Numbers become floats here because they become pixels; nothing read off a picture is money.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
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
    mix,
    ticks,
)
from desk import i18n, money
from desk.i18n import Texts
from desk.money import Figure
from desk.portfolio.returns import Snapshot, performance, sample

_TOP, _BOTTOM, _LEFT, _RIGHT = 104, 52, 28, 132
_POINTS: Final = 600
_ENGLISH: Final = i18n.texts(i18n.DEFAULT)
_SHARP: Final = 2  # lines are drawn on a mask twice the size, then reduced


def draw(curve: Sequence[Snapshot], *, zone: str = "UTC", texts: Texts = _ENGLISH) -> bytes:
    """Return the curve, oldest snapshot first, as a PNG of 1280 x 720.

    Numbers and days are written as in the language of `texts`. The picture says nothing in words:
    its font has Latin letters only (see bot.labels), so words stand under it.
    """
    image = Image.new("RGB", SIZE, BACKGROUND)
    pen = ImageDraw.Draw(image)
    scale = _Scale.of(sample(curve, _POINTS))
    _area(image, scale)
    _grid(pen, scale, texts)
    _times(pen, scale, zone, texts)
    _line(image, scale)
    _flows(pen, scale)
    _last(pen, scale, texts)
    _title(pen, curve, texts)
    return encode(image)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps moments and sums to pixels."""

    points: tuple[Snapshot, ...]
    begin: datetime
    length: timedelta
    low: float
    high: float

    @classmethod
    def of(cls, points: Sequence[Snapshot]) -> "_Scale":
        values = [float(point.value) for point in _stepped(points)]
        low, high = min(values), max(values)
        room = (high - low) * 0.08 or abs(high) * 0.01 or 1.0
        length = points[-1].at - points[0].at or timedelta(seconds=1)
        return cls(tuple(points), points[0].at, length, low - room, high + room)

    @property
    def floor(self) -> int:
        return SIZE[1] - _BOTTOM

    def x(self, at: datetime) -> float:
        return _LEFT + (at - self.begin) / self.length * (SIZE[0] - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.floor - share * (self.floor - _TOP)

    @property
    def is_up(self) -> bool:
        return performance(self.points).time_weighted >= 0


def _grid(pen: ImageDraw.ImageDraw, scale: _Scale, t: Texts) -> None:
    right, last = SIZE[0] - _RIGHT, scale.y(float(scale.points[-1].value))
    decimals = 0 if scale.high - scale.low >= 20 else 2
    for value in ticks(scale.low, scale.high, 7):
        y = round(scale.y(value))
        pen.line((_LEFT, y, right, y), GRID)
        if abs(y - last) > 29:
            label = labels.number(value, decimals, t)
            pen.text((right + 14, y), label, TEXT, font(19), anchor="lm")


def _times(pen: ImageDraw.ImageDraw, scale: _Scale, zone: str, t: Texts) -> None:
    shape = "" if scale.length > timedelta(days=4) else " %H:%M"
    for part in range(1, 12, 2):
        at = scale.begin + scale.length * part / 12
        x = round(scale.x(at))
        pen.line((x, _TOP, x, scale.floor), GRID)
        local = at.astimezone(ZoneInfo(zone))
        label = labels.day(local, t) + local.strftime(shape)
        pen.text((x, scale.floor + 26), label, TEXT, font(18), anchor="mm")


def _area(image: Image.Image, scale: _Scale) -> None:
    places, floor = _places(scale), scale.floor * _SHARP
    mask = Image.new("L", (SIZE[0] * _SHARP, SIZE[1] * _SHARP), 0)
    ImageDraw.Draw(mask).polygon([(places[0][0], floor), *places, (places[-1][0], floor)], 255)
    image.paste(mix(_color(scale), 0.13), (0, 0), mask.reduce(_SHARP))


def _line(image: Image.Image, scale: _Scale) -> None:
    mask = Image.new("L", (SIZE[0] * _SHARP, SIZE[1] * _SHARP), 0)
    ImageDraw.Draw(mask).line(_places(scale), 255, 5, joint="curve")
    image.paste(_color(scale), (0, 0), mask.reduce(_SHARP))


def _places(scale: _Scale) -> list[tuple[float, float]]:
    return [
        (scale.x(p.at) * _SHARP, scale.y(float(p.value)) * _SHARP) for p in _stepped(scale.points)
    ]


def _color(scale: _Scale) -> Color:
    return UP if scale.is_up else DOWN


def _stepped(points: Sequence[Snapshot]) -> list[Snapshot]:
    """Let the curve jump where value came in or went out, for it did not grow on the way."""
    found: list[Snapshot] = []
    for point in points:
        if point.flow and found:
            found.append(Snapshot(point.at, point.value - point.flow))
        found.append(point)
    return found


def _flows(pen: ImageDraw.ImageDraw, scale: _Scale) -> None:
    """Mark deposits with a plus and withdrawals with a minus at the foot of the picture."""
    for point in scale.points[1:]:
        if not point.flow:
            continue
        x, y = round(scale.x(point.at)), scale.floor - 16
        pen.line((x, _TOP, x, y - 12), mix(BRIGHT, 0.25))
        pen.ellipse((x - 12, y - 12, x + 12, y + 12), GRID, mix(BRIGHT, 0.6))
        pen.line((x - 6, y, x + 6, y), BRIGHT, 2)
        if point.flow > 0:
            pen.line((x, y - 6, x, y + 6), BRIGHT, 2)


def _last(pen: ImageDraw.ImageDraw, scale: _Scale, t: Texts) -> None:
    y, right = round(scale.y(float(scale.points[-1].value))), SIZE[0] - _RIGHT
    color = _color(scale)
    pen.ellipse((right - 6, y - 6, right + 6, y + 6), color)
    pen.rounded_rectangle((right + 10, y - 17, SIZE[0] - 6, y + 17), 6, color)
    text = labels.figure(money.show(scale.points[-1].value), t)
    size = 19 if len(text) <= 10 else 15
    middle = (right + 10 + SIZE[0] - 6) / 2
    pen.text((middle, y), text, BACKGROUND, font(size), anchor="mm", stroke_width=0.3)


def _title(pen: ImageDraw.ImageDraw, curve: Sequence[Snapshot], t: Texts) -> None:
    found = performance(curve)
    worth = labels.figure(Figure(f"{money.show(found.end)} USDT"), t)
    pen.text((_LEFT, 48), worth, BRIGHT, font(36), anchor="lm", stroke_width=0.6)
    x = _LEFT + pen.textlength(worth, font(36)) + 24
    percent = labels.percent(float(found.time_weighted) * 100, t)
    color = UP if found.time_weighted >= 0 else DOWN
    pen.text((x, 50), percent, color, font(28), anchor="lm", stroke_width=0.4)
