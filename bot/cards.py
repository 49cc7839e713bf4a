"""The card to share as PNG, drawn with Pillow: what a coin, or everything, brought in percent.

Numbers become floats here because they become pixels; nothing read off a picture is money.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from bot import labels
from bot.canvas import DARK, Color, Palette, Point, area, curve, encode, font, rounded
from bot.plots import ENGLISH
from desk import money
from desk.i18n import Texts
from desk.money import Figure

SIZE: Final = (1200, 630)  # what previews of links are made for (Open Graph)
_EDGE: Final = 64
_LINE: Final = (424, 522)  # the curve, from its highest to its lowest
_BRAND: Final = (79, 108, 240)
_PULSE: Final = ((7, 29), (14, 29), (19, 16), (26, 35), (31, 23), (34, 29), (41, 29))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What stands on a card: nobody's name, and a `profit` in USDT only if it is to be seen.

    `line` begins at the price or the worth to which `percent` compares, and says no sum; `place`
    is an exchange, empty on paper. `entry` and `price` are of a coin, `symbol` is empty for all.
    """

    symbol: str = ""
    place: str = ""
    percent: Decimal
    profit: Decimal | None = None
    entry: Decimal | None = None
    price: Decimal | None = None
    line: tuple[float, ...] = ()
    begin: datetime
    until: datetime
    zone: str = "UTC"
    texts: Texts = ENGLISH
    palette: Palette = DARK


def draw(card: Card) -> bytes:
    """Return the card as a PNG of 1200 x 630.

    The picture says nothing in words but PAPER or LIVE: its font has Latin letters only (see
    bot.labels), so words stand under it.
    """
    image = Image.new("RGB", SIZE, card.palette.background)
    pen = ImageDraw.Draw(image)
    color = _color(card)
    _line(image, card)
    _brand(image, card.palette)
    _place(image, card)
    _head(pen, card)
    percent = labels.percent(float(card.percent), card.texts)
    size = labels.fitting(percent, SIZE[0] - 2 * _EDGE, 156)
    pen.text((_EDGE - 4, 282), percent, color, font(size), anchor="lm", stroke_width=2)
    if card.profit is not None:
        text = labels.figure(Figure(f"{_signed(card.profit)} USDT"), card.texts)
        pen.text((_EDGE, 388), text, card.palette.bright, font(42), anchor="lm", stroke_width=0.5)
    _prices(pen, card)
    return encode(image)


def _color(card: Card) -> Color:
    """Return the colour of a gain or a loss; what is written as nothing is neither."""
    if not round(card.percent, 2):
        return card.palette.text
    return card.palette.way(is_up=card.percent > 0)


def _line(image: Image.Image, card: Card) -> None:
    """Draw the way there, from edge to edge, and where it began as a row of dashes."""
    if len(card.line) < 2:
        return
    palette, color = card.palette, _color(card)
    low, high = min(card.line), max(card.line)
    room = high - low or abs(high) or 1.0

    def height(value: float) -> float:
        return _LINE[1] - (value - low) / room * (_LINE[1] - _LINE[0])

    step = SIZE[0] / (len(card.line) - 1)
    points: list[Point] = [(step * n, height(value)) for n, value in enumerate(card.line)]
    box = (0, _LINE[0] - 8, SIZE[0], SIZE[1])
    area(image, points, palette.mix(color, 0.14), box)
    pen, begin = ImageDraw.Draw(image), round(height(card.line[0]))
    for x in range(0, SIZE[0], 16):
        pen.line((x, begin, x + 7, begin), palette.mix(palette.text, 0.6), 2)
    curve(image, points, color, box, width=4)


def _brand(image: Image.Image, palette: Palette) -> None:
    side, top = 48, 48
    rounded(image, (_EDGE, top, _EDGE + side, top + side), 14, _BRAND)
    box = (_EDGE, top, _EDGE + side, top + side)
    curve(image, [(_EDGE + x, top + y) for x, y in _PULSE], (255, 255, 255), box, width=3.5)
    pen = ImageDraw.Draw(image)
    where = (_EDGE + side + 16, top + side // 2)
    pen.text(where, "Tapewire", palette.bright, font(30), anchor="lm", stroke_width=0.5)


def _place(image: Image.Image, card: Card) -> None:
    """Say on paper or live, so that nobody can take the one for the other."""
    text = f"LIVE · {card.place}" if card.place else "PAPER"
    pen, palette = ImageDraw.Draw(image), card.palette
    width = round(pen.textlength(text, font(28))) + 44
    right, top = SIZE[0] - _EDGE, 46
    live, paper = (palette.down, palette.on_color), (palette.warn, palette.on_warn)
    color, ink = live if card.place else paper
    rounded(image, (right - width, top, right, top + 52), 14, color)
    middle = (right - width / 2, top + 26)
    pen.text(middle, text, ink, font(28), anchor="mm", stroke_width=0.7)


def _head(pen: ImageDraw.ImageDraw, card: Card) -> None:
    palette, x = card.palette, float(_EDGE)
    if card.symbol:
        pen.text((x, 168), card.symbol, palette.bright, font(44), anchor="lm", stroke_width=0.7)
        x += pen.textlength(card.symbol, font(44)) + 26
    color, size = (palette.text, 30) if card.symbol else (palette.bright, 40)
    pen.text((x, 170), _period(card), color, font(size), anchor="lm")


def _period(card: Card) -> str:
    zone = ZoneInfo(card.zone)
    first, last = (labels.day(at.astimezone(zone), card.texts) for at in (card.begin, card.until))
    return first if first == last else f"{first} - {last}"  # the font has no longer dash


def _prices(pen: ImageDraw.ImageDraw, card: Card) -> None:
    """Write what a unit had cost, an arrow, and what it fetches."""
    if card.entry is None or card.price is None:
        return
    palette, y, x = card.palette, 584, float(_EDGE)
    begin, end = (labels.price(each, card.texts) for each in (card.entry, card.price))
    pen.text((x, y), begin, palette.bright, font(34), anchor="lm")
    x += pen.textlength(begin, font(34)) + 22
    pen.line((x, y, x + 40, y), palette.text, 3)
    pen.line(((x + 28, y - 10), (x + 40, y), (x + 28, y + 10)), palette.text, 3, joint="curve")
    pen.text((x + 62, y), end, palette.bright, font(34), anchor="lm", stroke_width=0.6)


def _signed(value: Decimal) -> str:
    shown = money.show(value)
    return f"+{shown}" if value > 0 and shown.strip("0.") else shown
