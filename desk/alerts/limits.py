"""Words to the limits of market events: `5%`, `5x`, `1m`, and the span of a move."""

import re
from decimal import Decimal
from typing import Final

from desk import money
from desk.errors import BadAmount, Misunderstood
from desk.market.measured import LEAST, UNITS, Gauge, Limit, Span, Unit

GAUGES: Final = {gauge.value: gauge for gauge in Gauge}
SPANS: Final = {span.value: span for span in Span} | {"60m": Span.H1, "1d": Span.D1}
SAME: Final = {
    "движение": "move",
    "объём": "volume",
    "объем": "volume",
    "кит": "whale",
    "фандинг": "funding",
    "разворот": "flip",
    "ликвидация": "liquidation",
}
EXAMPLES: Final = {
    Gauge.MOVE: "/alerts add btc and move > 5% 1h",
    Gauge.VOLUME: "/alerts add btc and volume > 5x",
    Gauge.WHALE: "/alerts add btc and whale > 1m",
    Gauge.FUNDING: "/alerts add btc and funding > 0.1%",
    Gauge.FLIP: "/alerts add btc and funding flip",
    Gauge.LIQUIDATION: "/alerts add btc and liquidation > 500k",
}
_MOVES: Final = (
    (Unit.PERCENT, 3, Span.M15),
    (Unit.PERCENT, 5, Span.H1),
    (Unit.PERCENT, 10, Span.D1),
    (Unit.TIMES, 4, Span.H1),
)
OFFERS: Final = {  # what the buttons ask
    Gauge.MOVE: tuple(Limit(Gauge.MOVE, unit, Decimal(n), span) for unit, n, span in _MOVES),
    Gauge.VOLUME: tuple(Limit(Gauge.VOLUME, Unit.TIMES, Decimal(n)) for n in (3, 5, 10, 20)),
    Gauge.WHALE: (
        *(Limit(Gauge.WHALE, Unit.MONEY, Decimal(n)) for n in (100_000, 500_000, 1_000_000)),
        Limit(Gauge.WHALE, Unit.TIMES, Decimal(100)),
    ),
    Gauge.FUNDING: tuple(
        Limit(Gauge.FUNDING, Unit.PERCENT, Decimal(n)) for n in ("0.05", "0.1", "0.2", "0.5")
    ),
    Gauge.FLIP: tuple(
        Limit(Gauge.FLIP, Unit.PERCENT, Decimal(n)) for n in ("0.005", "0.01", "0.02", "0.05")
    ),
    Gauge.LIQUIDATION: tuple(
        Limit(Gauge.LIQUIDATION, Unit.MONEY, Decimal(n))
        for n in (100_000, 500_000, 1_000_000, 5_000_000)
    ),
}
FLIP: Final = "flip"  # behind `funding`
ANY_FLIP: Final = Limit(Gauge.FLIP, Unit.PERCENT, LEAST[Gauge.FLIP, Unit.PERCENT])
_LIMIT: Final = re.compile(r"\$?\d[\d.,]*(%|[xх×]|[kmb]|usdt?)?", re.IGNORECASE)
_TIMES: Final = frozenset("xх×")  # the Russian letter is on the same key


def is_one(text: str) -> bool:
    """Tell whether a word has the shape of a limit."""
    return _LIMIT.fullmatch(text) is not None


def read(gauge: Gauge, text: str) -> tuple[Unit, Decimal] | None:
    """Return what a limit counts and its value; None for words that are no limit of the gauge.

    Raises `Misunderstood` for one so low that it would be passed all the time.
    """
    found = _LIMIT.fullmatch(text)
    ending = (found[1] or "").lower() if found else ""
    unit = Unit.PERCENT if ending == "%" else Unit.TIMES if ending in _TIMES else Unit.MONEY
    if found is None or unit not in UNITS[gauge]:
        return None
    try:
        value = money.parse(text[:-1] if unit is Unit.TIMES else text).value
    except BadAmount:
        return None
    least = LEAST[gauge, unit]
    if value < least:
        shown = f"{money.plain(least)}{unit.value}"
        raise Misunderstood(
            what="alert-least",
            gauge=gauge.value,
            text=text,
            least=shown,
            example=EXAMPLES[gauge],
        )
    return unit, value
