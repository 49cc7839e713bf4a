"""Amounts as the exchange counts them: whole units of 1e-8, written with eight decimals."""

import re
from typing import Final

UNIT: Final = 10**8
_DECIMAL: Final = re.compile(r"\A([0-9]{0,12})(?:\.([0-9]{0,20}))?\Z", re.ASCII)


class TooPrecise(ValueError):
    """More than eight decimals that are not zero."""


def read(text: str) -> int:
    """Read a plain decimal ("0.5", "12", ".25") into units of 1e-8.

    Raises `TooPrecise` for digits beyond the eighth decimal and `ValueError` for anything that
    is not an unsigned decimal of at most twelve digits before the point.
    """
    shape = _DECIMAL.match(text)
    if not shape or not (shape[1] or shape[2]):
        raise ValueError(text)
    decimals = (shape[2] or "").rstrip("0")
    if len(decimals) > 8:
        raise TooPrecise(text)
    return int(shape[1] or "0") * UNIT + int(decimals.ljust(8, "0"))


def write(units: int) -> str:
    """Write units of 1e-8 with exactly eight decimals, as Binance does."""
    sign, size = ("-", -units) if units < 0 else ("", units)
    return f"{sign}{size // UNIT}.{size % UNIT:08d}"
