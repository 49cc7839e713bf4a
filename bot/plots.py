"""What a chart shows, and where on the picture each price, strength and moment lies.

Numbers become floats here because they become pixels; nothing read off a picture is money.
"""

import itertools
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, Self

from bot.canvas import DARK, SIZE, Palette
from desk import i18n
from desk.alerts.model import Mark
from desk.i18n import Texts
from desk.market import indicators
from desk.market.model import Candle, Timeframe
from desk.orders.model import Fill

AVERAGES: Final = (20, 50)
ENGLISH: Final = i18n.texts(i18n.DEFAULT)
TOP, LEFT, RIGHT = 96, 28, SIZE[0] - 124  # where prices begin, and the time from and to
AXIS: Final = SIZE[1] - 55  # the line of time, on which alerts stand
_FOOT: Final = AXIS - 17
_STRENGTH: Final = 80
_HEAD: Final = 32  # above the strength, where its name stands
_GAP: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """What is drawn: the last `shown` candles; earlier ones only settle the indicators.

    `alerts` are those that the chat was told. Numbers and days are written as in the language of
    `texts`.
    """

    symbol: str
    timeframe: Timeframe
    candles: tuple[Candle, ...]
    shown: int = 140
    fills: tuple[Fill, ...] = ()
    alerts: tuple[Mark, ...] = ()
    last: Decimal | None = None
    zone: str = "UTC"
    texts: Texts = ENGLISH
    palette: Palette = DARK

    @property
    def is_drawable(self) -> bool:
        """True when there are candles enough for a chart."""
        return len(self.candles) > 1

    @property
    def marks(self) -> str:
        """What is marked on what is shown: fills, alerts, both, or nothing (empty)."""
        if not self.is_drawable:
            return ""
        begin = self.candles[-self.shown :][0].at
        has_fills = any(fill.at >= begin for fill in self.fills)
        has_alerts = any(mark.at >= begin for mark in self.alerts)
        if has_fills and has_alerts:
            return "both"
        return "fills" if has_fills else "alerts" if has_alerts else ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A candle in floats."""

    at: datetime
    open: float
    high: float
    low: float
    close: float
    volume: float

    @classmethod
    def of(cls, candle: Candle) -> Self:
        """Return a candle for drawing."""
        return cls(
            candle.at,
            float(candle.open),
            float(candle.high),
            float(candle.low),
            float(candle.close),
            float(candle.volume),
        )

    @property
    def is_up(self) -> bool:
        """True for a candle that did not fall."""
        return self.close >= self.open


@dataclass(frozen=True, slots=True)
class Panel:
    """A strip of the picture, in pixels from the top."""

    top: int
    bottom: int

    @property
    def height(self) -> int:
        """How high it is."""
        return self.bottom - self.top

    def y(self, share: float) -> float:
        """Return where a share of its height lies, 0 at the bottom."""
        return self.bottom - share * self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Maps places and prices to pixels.

    `averages` and `strength` (the RSI, 0 to 100) end at the last bar; they are shorter than the
    bars, or empty, where candles were too few.
    """

    bars: tuple[Bar, ...]
    averages: tuple[tuple[float, ...], ...]
    strength: tuple[float, ...]
    low: float
    high: float
    last: float

    @classmethod
    def of(cls, plot: Plot) -> Self:
        """Return the scale of what is shown."""
        every = [Bar.of(candle) for candle in plot.candles]
        bars = tuple(every[-plot.shown :])
        closes = [bar.close for bar in every]
        found = [indicators.ema(closes, length) for length in AVERAGES]
        averages = tuple(tuple(line[-len(bars) :]) for line in found)
        last = float(plot.last) if plot.last is not None else bars[-1].close
        low = min(last, *(bar.low for bar in bars), *itertools.chain(*averages))
        high = max(last, *(bar.high for bar in bars), *itertools.chain(*averages))
        room = (high - low) * 0.06 or abs(high) * 0.01 or 1.0
        return cls(
            bars=bars,
            averages=averages,
            strength=tuple(indicators.rsi(closes)[-len(bars) :]),
            low=low - room,
            high=high + room,
            last=last,
        )

    @property
    def step(self) -> float:
        """How wide a bar is, with the room beside it."""
        return (RIGHT - LEFT) / len(self.bars)

    @property
    def strengths(self) -> Panel:
        """Where the RSI is drawn when there is one."""
        return Panel(_FOOT - _STRENGTH, _FOOT)

    @property
    def volumes(self) -> Panel:
        """Where volume is drawn: lower without an RSI, whose room it takes."""
        bottom = self.strengths.top - _HEAD if self.strength else _FOOT
        return Panel(bottom - (72 if self.strength else 100), bottom)

    @property
    def prices(self) -> Panel:
        """Where candles and averages are drawn."""
        return Panel(TOP, self.volumes.top - _GAP)

    @property
    def is_up(self) -> bool:
        """True when the price is not below where the picture begins."""
        return self.last >= self.bars[0].open

    def x(self, place: float) -> float:
        """Return the middle of a bar by its place."""
        return LEFT + self.step * (place + 0.5)

    def y(self, price: float) -> float:
        """Return where a price lies."""
        return self.prices.y((price - self.low) / (self.high - self.low))

    def place(self, at: datetime, timeframe: Timeframe) -> int | None:
        """Return the place of the bar that a moment falls into, None outside the picture."""
        found = (at - self.bars[0].at) // timeframe.length
        return found if 0 <= found < len(self.bars) else None

    def first_of(self, values: tuple[float, ...]) -> int:
        """Return the place of the bar that the first of these values belongs to."""
        return len(self.bars) - len(values)
