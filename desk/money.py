"""Exact amounts: the only parser of what people and venues write, and the only rounding.

Amounts are `Decimal`, never float. `Decimal` itself accepts `NaN`, `1E+400000000`, `1_000` and
digits of any script, so nothing outside this page may build one from foreign text. Arithmetic
runs in a context of 80 digits in which an inexact sum of money cannot happen at the sizes that
`parse` lets in (30 digits before the point, 18 behind it).
"""

import decimal
import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal
from enum import StrEnum
from typing import Final

from desk.errors import BadAmount

ZERO: Final = Decimal(0)
MAX_TEXT: Final = 64
MAX_WHOLE: Final = 30
MAX_DECIMALS: Final = 18

_CONTEXT: Final = decimal.Context(prec=80, rounding=ROUND_DOWN)
decimal.DefaultContext.prec = _CONTEXT.prec
decimal.setcontext(_CONTEXT.copy())

_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
_SEPARATORS = {"\u066b": ".", "\u066c": ",", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
_PERCENT = frozenset("\uff05\u066a")  # full-width, Arabic
_FACTOR = {"": 1, "k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "B": 10**9}
_FOREIGN_SIGNS = "€£¥₽₹₩₺₿"
_CANONICAL = re.compile(r"\A(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,18})?\Z")
_WIRE = re.compile(r"\A-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][-+]?[0-9]{1,2})?\Z")


class Unit(StrEnum):
    """What an amount counts: the quote currency, the base asset, or percent of what is held."""

    QUOTE = "quote"
    BASE = "base"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Amount:
    """A positive amount as a person wrote it; `unit` is None when they named none."""

    value: Decimal
    unit: Unit | None = None


class Figure(str):
    """Figures written for people as in English, units beside them: 64,210.50 or 0.5 BTC.

    Texts of desk.i18n write them as their own language does. What is to be copied into a command
    is a plain `str`, and is left alone.
    """

    __slots__ = ()


def parse(text: str, *, base: str = "", quote: str = "USDT") -> Amount:
    """Read what a person typed: `100`, `1 000,50`, `$50`, `50USDT`, `0.1 btc`, `1.5k`, `25%`.

    The percent sign may stand in front, as in Turkish. Raises `BadAmount` with code `missing`,
    `format`, `ambiguous`, `not_positive`, `precision`, `too_large`, `unit` or `percent`; never
    guesses (`1,000` may be one or a thousand).
    """
    number, unit = _split_unit(_plain_characters(text), base.upper(), quote.upper(), text)
    value = _positive(number, text)
    if unit is Unit.PERCENT and value > 100:
        raise BadAmount(code="percent", text=text)
    return Amount(value, unit)


def exact(text: str) -> Decimal:
    """Read the one canonical form that the API takes: no sign, exponent, blank or spare zero.

    Raises `BadAmount` with code `format`.
    """
    if not _CANONICAL.match(text):
        raise BadAmount(code="format", text=text)
    return Decimal(text)


def wire(value: str | int | Decimal) -> Decimal:
    """Read a number that a venue or the database sent: finite, bounded, as text or integer.

    Raises `BadAmount` with code `format` for anything else, floats included.
    """
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, bool | float) or not _WIRE.match(text):
        raise BadAmount(code="format", text=text)
    return Decimal(text)


def floor_to(value: Decimal, step: Decimal) -> Decimal:
    """Round down to a multiple of `step`: quantities of an order, what may be sold."""
    return (value / step).to_integral_value(ROUND_DOWN) * step


def ceil_to(value: Decimal, step: Decimal) -> Decimal:
    """Round up to a multiple of `step`: what must be reserved or paid."""
    return (value / step).to_integral_value(ROUND_CEILING) * step


def ratio(part: Decimal, whole: Decimal) -> Decimal:
    """Divide to 18 decimals, towards zero; the one division whose result is not an amount."""
    return (part / whole).quantize(Decimal(1).scaleb(-MAX_DECIMALS), ROUND_DOWN)


def plain(value: Decimal) -> str:
    """Write all digits without exponent and without spare zeros: the form that travels."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def show(value: Decimal, *, decimals: int = 2) -> Figure:
    """Write for people: grouped thousands, exactly `decimals` digits behind the point."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), decimal.ROUND_HALF_EVEN)
    return Figure(format(rounded, ",f"))


def show_price(price: Decimal) -> Figure:
    """Write a price with as many decimals as its size deserves: 64,210.50 and 0.00001234."""
    if not price:
        return Figure("0")
    magnitude = price.adjusted()
    return show(price, decimals=2 if magnitude >= 1 else min(MAX_DECIMALS, 4 - magnitude))


def show_quantity(quantity: Decimal) -> Figure:
    """Write a quantity in full up to eight decimals, thousands grouped, spare zeros dropped."""
    text = show(quantity, decimals=8)
    return Figure(text.rstrip("0").rstrip(".") or "0")


def _plain_characters(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise BadAmount(code="too_large", text=text)
    stripped = text.translate(_ZERO_WIDTH)
    if "\n" in stripped:
        raise BadAmount(code="format", text=text)
    out = "".join(_plain_character(c, text) for c in stripped.strip(" \t"))
    if not out:
        raise BadAmount(code="missing", text=text)
    scripts = {ord(c) - unicodedata.digit(c) for c in stripped if c.isdecimal()}
    if len(scripts) > 1:  # 1٢3 is a spoof, not a typo
        raise BadAmount(code="format", text=text)
    return out


def _plain_character(character: str, text: str) -> str:
    if character.isascii():
        return character
    if character in _FOREIGN_SIGNS:
        raise BadAmount(code="unit", text=text)
    if unicodedata.category(character) == "Nd" and ord(character) <= 0xFFFF:
        return str(unicodedata.digit(character))
    if character in _PERCENT:
        return "%"
    if character in _SEPARATORS:
        return _SEPARATORS[character]
    raise BadAmount(code="format", text=text)


def _split_unit(text: str, base: str, quote: str, original: str) -> tuple[str, Unit | None]:
    upper = text.upper()
    if upper in {"ALL", "MAX"}:
        return "100", Unit.PERCENT
    if text.startswith("$") or text.endswith("$"):
        return text.strip("$") if text.count("$") == 1 else text, Unit.QUOTE
    if text.startswith("%") or text.endswith("%"):  # Turkish writes it in front
        share = text[1:] if text.startswith("%") else text[:-1]
        if share.startswith("-"):
            raise BadAmount(code="percent", text=original)
        return share.strip(" "), Unit.PERCENT
    for name, unit in ((quote, Unit.QUOTE), (base, Unit.BASE)):
        if name and upper.endswith(name):
            return text[: -len(name)].rstrip(" "), unit
    return text, None


def _positive(text: str, original: str) -> Decimal:
    if re.fullmatch(r"-[0-9.,' ]+[kKmMB]?", text):
        raise BadAmount(code="not_positive", text=original)
    shape = re.fullmatch(r"\+?([0-9.,' ]+)([kKmMB]?)", text)
    if not shape:
        raise BadAmount(code="format", text=original)
    whole, _, decimals = _ungroup(shape[1].rstrip(" "), original).partition(".")
    whole = whole.lstrip("0") or "0"
    if len(whole) > MAX_WHOLE:
        raise BadAmount(code="too_large", text=original)
    if len(decimals.rstrip("0")) > MAX_DECIMALS:
        raise BadAmount(code="precision", text=original)
    value = Decimal(f"{whole}.{decimals or '0'}") * _FACTOR[shape[2]]
    if not value:
        raise BadAmount(code="not_positive", text=original)
    return Decimal(plain(value))


def _ungroup(number: str, original: str) -> str:
    """Take thousands separators out of `number` and make its decimal sign a point."""
    spaced = number.replace("'", " ")
    if " " in spaced:
        return _only(r"\d{1,3}( \d{3})+([.,]\d+)?", spaced, original, drop=" ")
    if "," in number and "." in number:
        english = number.rindex(".") > number.rindex(",")
        pattern = r"\d{1,3}(,\d{3})+\.\d*" if english else r"\d{1,3}(\.\d{3})+,\d*"
        return _only(pattern, number, original, drop="," if english else ".")
    if number.count(",") == 1:
        whole, decimals = number.split(",")
        if len(decimals) == 3 and 0 < len(whole) <= 3 and not whole.startswith("0"):
            raise BadAmount(code="ambiguous", text=original)
        return _only(r"\d*,\d*", number, original, drop="")
    for sign in (",", "."):
        if number.count(sign) > 1:
            pattern = rf"\d{{1,3}}(\{sign}\d{{3}})+"
            return _only(pattern, number, original, drop=sign)
    return _only(r"\d*\.?\d*", number, original, drop="")


def _only(pattern: str, number: str, original: str, *, drop: str) -> str:
    if not re.fullmatch(pattern, number) or not re.search(r"\d", number):
        raise BadAmount(code="format", text=original)
    return (number.replace(drop, "") if drop else number).replace(",", ".")
