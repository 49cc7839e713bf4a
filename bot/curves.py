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
from bot.canvas import DARK, SIZE, Palette, Point, area, curve, encode, font, rounded, ticks
from desk import i18n, money
from desk.i18n import Texts
from desk.money import Figure
from desk.portfolio.returns import Snapshot, performance, sample

_TOP, _BOTTOM, _LEFT, _RIGHT = 104, 52, 28, 132
_POINTS: Final = 600
_ENGLISH: Final = i18n.texts(i18n.DEFAULT)


def draw(
    snapshots: Sequence[Snapshot],
    *,
    zone: str = "UTC",
    texts: Texts = _ENGLISH,
    palette: Palette = DARK,
) -> bytes:
    """Return the curve, oldest snapshot first, as a PNG of 1280 x 720.

    Numbers and days are written as in the language of `texts`. The picture says nothing in words:
    its font has Latin letters only (see bot.labels), so words stand under it.
    """
    image = Image.new("RGB", SIZE, palette.background)
    pen = ImageDraw.Draw(image)
    scale = _Scale.of(sample(snapshots, _POINTS))
    color, line = palette.way(is_up=scale.is_up), scale.line
    box = (0, _TOP - 8, SIZE[0], scale.floor)
    area(image, line, palette.mix(color, 0.13), box)
    _grid(pen, scale, texts, palette)
    _times(pen, scale, zone, texts, palette)
    curve(image, line, color, box, width=2.5)
    _flows(pen, scale, palette)
    _last(image, scale, texts, palette)
    _title(pen, snapshots, texts, palette)
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
    def line(self) -> list[Point]:
        return [(self.x(p.at), self.y(float(p.value))) for p in _stepped(self.points)]

    @property
    def is_up(self) -> bool:
        return performance(self.points).time_weighted >= 0


def _grid(pen: ImageDraw.ImageDraw, scale: _Scale, t: Texts, palette: Palette) -> None:
    right, last = SIZE[0] - _RIGHT, scale.y(float(scale.points[-1].value))
    decimals = 0 if scale.high - scale.low >= 20 else 2
    for value in ticks(scale.low, scale.high, 7):
        y = round(scale.y(value))
        pen.line((_LEFT, y, right, y), palette.grid)
        if abs(y - last) > 29:
            label = labels.number(value, decimals, t)
            pen.text((right + 14, y), label, palette.text, font(19), anchor="lm")


def _times(pen: ImageDraw.ImageDraw, scale: _Scale, zone: str, t: Texts, palette: Palette) -> None:
    shape = "" if scale.length > timedelta(days=4) else " %H:%M"
    for part in range(1, 12, 2):
        at = scale.begin + scale.length * part / 12
        x = round(scale.x(at))
        pen.line((x, _TOP, x, scale.floor), palette.grid)
        local = at.astimezone(ZoneInfo(zone))
        label = labels.day(local, t) + local.strftime(shape)
        pen.text((x, scale.floor + 26), label, palette.text, font(18), anchor="mm")


def _stepped(points: Sequence[Snapshot]) -> list[Snapshot]:
    """Let the curve jump where value came in or went out, for it did not grow on the way."""
    found: list[Snapshot] = []
    for point in points:
        if point.flow and found:
            found.append(Snapshot(point.at, point.value - point.flow))
        found.append(point)
    return found


def _flows(pen: ImageDraw.ImageDraw, scale: _Scale, palette: Palette) -> None:
    """Mark deposits with a plus and withdrawals with a minus at the foot of the picture."""
    for point in scale.points[1:]:
        if not point.flow:
            continue
        x, y = round(scale.x(point.at)), scale.floor - 16
        pen.line((x, _TOP, x, y - 12), palette.mix(palette.bright, 0.25))
        pen.ellipse(
            (x - 12, y - 12, x + 12, y + 12), palette.grid, palette.mix(palette.bright, 0.6)
        )
        pen.line((x - 6, y, x + 6, y), palette.bright, 2)
        if point.flow > 0:
            pen.line((x, y - 6, x, y + 6), palette.bright, 2)


def _last(image: Image.Image, scale: _Scale, t: Texts, palette: Palette) -> None:
    pen = ImageDraw.Draw(image)
    y, right = round(scale.y(float(scale.points[-1].value))), SIZE[0] - _RIGHT
    color = palette.way(is_up=scale.is_up)
    rounded(image, (right - 6, y - 6, right + 6, y + 6), 6, color)
    rounded(image, (right + 10, y - 17, SIZE[0] - 6, y + 17), 6, color)
    text = labels.figure(money.show(scale.points[-1].value), t)
    size = labels.fitting(text, SIZE[0] - right - 26, 19)
    middle = (right + 10 + SIZE[0] - 6) / 2
    pen.text((middle, y), text, palette.on_color, font(size), anchor="mm", stroke_width=0.3)


def _title(
    pen: ImageDraw.ImageDraw, snapshots: Sequence[Snapshot], t: Texts, palette: Palette
) -> None:
    found = performance(snapshots)
    worth = labels.figure(Figure(f"{money.show(found.end)} USDT"), t)
    pen.text((_LEFT, 48), worth, palette.bright, font(36), anchor="lm", stroke_width=0.6)
    x = _LEFT + pen.textlength(worth, font(36)) + 24
    percent = labels.percent(float(found.time_weighted) * 100, t)
    color = palette.way(is_up=found.time_weighted >= 0)
    pen.text((x, 50), percent, color, font(28), anchor="lm", stroke_width=0.4)
