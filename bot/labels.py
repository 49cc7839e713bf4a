"""Numbers and days as pictures write them: in a person's language, with the letters there are.

Pillow's own font has no more than Latin letters, and joins none as Arabic must be. A month whose
name it cannot write stands as a number, in the order of its language; a picture says no words.
"""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Final

from bot.canvas import font
from desk import money
from desk.i18n import Texts
from desk.money import Figure

_LEAST: Final = 11  # no smaller letters than these can be read
_ABSENT: Final = "\uffff"
# The font has no such blank and no such minus; marks of direction are nothing to draw.
_PLAIN: Final = {0xA0: " ", 0x2212: "-", 0x200E: None, 0x2066: None, 0x2069: None}


def figure(text: Figure, t: Texts) -> str:
    """Write figures in a language."""
    return t.figure(text).translate(_PLAIN)


def percent(change: float, t: Texts) -> str:
    """Write a change in percent with its sign: +1.20 %."""
    value = money.wire(f"{change:.2f}") + 0  # without a minus before nothing
    shown = figure(Figure(f"{'+' if value > 0 else ''}{money.show(value)}"), t)
    return _written(t("percent-change", value=shown).translate(_PLAIN), f"{shown}%")


def number(value: float, decimals: int, t: Texts) -> str:
    """Write what stands beside a line of the grid."""
    return figure(money.show(money.wire(f"{value:.{decimals}f}"), decimals=decimals), t)


def price(value: Decimal, t: Texts) -> str:
    """Write a price."""
    return figure(money.show_price(value), t)


def day(at: datetime, t: Texts) -> str:
    """Write a day: 21 Nov, or 21.11 where the name of the month cannot be drawn."""
    name = t("moment", day=str(at.day), month=at.month, time="").rstrip()
    return _written(name, t.digits(at.day, at.month))


def fitting(text: str, width: int, size: int) -> int:
    """Return the size of letters at which a text is no wider than `width`, at most `size`."""
    return next((s for s in range(size, _LEAST, -1) if font(s).getlength(text) <= width), _LEAST)


def _written(text: str, instead: str) -> str:
    return text if all(_is_known(character) for character in text) else instead


@lru_cache(maxsize=512)
def _is_known(character: str) -> bool:
    drawn = font(18).getmask(character)
    return character == " " or bytes(drawn) != bytes(font(18).getmask(_ABSENT))
