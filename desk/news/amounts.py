"""Sums and shares that headlines tell of a launch: what was raised, the valuation, what unlocks."""

import re
from decimal import Decimal
from typing import Final

_I: Final = re.IGNORECASE
_SCALES: Final = {"k": 10**3, "m": 10**6, "b": 10**9}
_SUM: Final = (
    r"(?:\$\s?(\d{1,4}(?:\.\d{1,3})?)\s?(thousand|million|billion|mn|bn|k|m|b)\b"
    r"|\b(\d{1,4}(?:\.\d{1,3})?)\s(million|billion)\s(?:US\s)?dollars\b)"
)
_SHARE: Final = r"(\d{1,2}(?:\.\d{1,2})?)\s?(?:%|percent\b|per cent\b)"
_VALUED: Final = r"(?:FDV|fully[- ]diluted(?:\s+(?:valuation|value))?)"
_FDV: Final = (
    re.compile(rf"{_SUM}\s+(?:{_VALUED}|valuation)\b", _I),
    re.compile(rf"\b{_VALUED}(?:\s+of|\s+at|:)?\s+{_SUM}", _I),
    re.compile(rf"\bvaluation\s+of\s+{_SUM}", _I),
)
_RAISED: Final = (
    re.compile(rf"\b(?:rais(?:e|es|ed|ing)|hard\s?cap(?:\s+of)?:?)\s+{_SUM}", _I),
    re.compile(rf"{_SUM}\s+(?:raise|round|hard\s?cap)\b", _I),
)
_UNLOCKED: Final = (
    re.compile(
        rf"{_SHARE}\s+(?:of\s+(?:the\s+)?(?:total\s+)?supply\s+)?(?:is\s+|to be\s+)?"
        r"(?:unlocked|unlocks|circulating|liquid|float|claimable)\b",
        _I,
    ),
    re.compile(rf"{_SHARE}\s+initial\s+(?:unlock|float|circulation|supply)\b", _I),
    re.compile(rf"\b(?:initial\s+(?:unlock|float)|unlock)\s+of\s+{_SHARE}", _I),
)


def raised_usd(text: str) -> int | None:
    """Return what a sale or round brought or is to bring, in whole US dollars."""
    return _sum(_RAISED, text)


def fdv_usd(text: str) -> int | None:
    """Return the fully diluted valuation that `text` names, in whole US dollars."""
    return _sum(_FDV, text)


def unlocked_percent(text: str) -> Decimal | None:
    """Return how much of the supply can be traded from the launch on, in percent."""
    for pattern in _UNLOCKED:
        if found := pattern.search(text):
            return Decimal(found[1])
    return None


def _sum(patterns: tuple[re.Pattern[str], ...], text: str) -> int | None:
    for pattern in patterns:
        if found := pattern.search(text):
            number, scale = [part for part in found.groups() if part]
            return int(Decimal(number) * _SCALES[_letter(scale)])
    return None


def _letter(scale: str) -> str:
    return "k" if scale[0] in "tT" else scale[0].lower()
