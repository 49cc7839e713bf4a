"""How long each picture that the bot sends takes to draw, beside an empty one of its size."""

import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from PIL import Image

from bot import canvas, cards, charts, curves
from bot.plots import Plot
from desk.alerts.model import Mark
from desk.market.model import Candle, Timeframe
from desk.orders.model import Fill, Side
from desk.portfolio.returns import Snapshot
from desk.signals.model import Tone
from ops.bench.figures import Budget, Figure, Floor, median, spread

DRAWS: Final = 60
_BUDGET: Final = Budget(of="p95", limit=100)
_BEGIN: Final = datetime(2026, 11, 1, tzinfo=UTC)
_FRAME: Final = Timeframe.M15


def measure(*, draws: int = DRAWS) -> list[Figure]:
    """Return wall milliseconds a drawing, PNG included; each kind is drawn once before."""
    return [_figure(what, draw, size, draws) for what, (draw, size) in _kinds().items()]


def _kinds() -> Mapping[str, tuple[Callable[[], bytes], tuple[int, int]]]:
    dark, curve, card = _plot(canvas.DARK), _curve(), _card()
    light = _plot(canvas.LIGHT)
    return {
        "chart, dark": (partial(charts.draw, dark), canvas.SIZE),
        "chart, light": (partial(charts.draw, light), canvas.SIZE),
        "equity curve": (partial(curves.draw, curve), canvas.SIZE),
        "card to share": (partial(cards.draw, card), cards.SIZE),
    }


def _figure(what: str, draw: Callable[[], bytes], size: tuple[int, int], draws: int) -> Figure:
    def empty() -> bytes:
        return canvas.encode(Image.new("RGB", size, canvas.DARK.background))

    return Figure(
        bench="pictures",
        what=f"{what}, {len(draw()) / 1024:.0f} KB",
        unit="ms",
        n=draws,
        stats=spread(_spent_ms(draw, draws)),
        budget=_BUDGET,
        floor=Floor(value=median(_spent_ms(empty, draws)), what="an empty one as PNG"),
    )


def _spent_ms(draw: Callable[[], bytes], draws: int) -> list[float]:
    draw()
    spent = []
    for _ in range(draws):
        began = time.perf_counter()
        draw()
        spent.append((time.perf_counter() - began) * 1000)
    return spent


def _plot(palette: canvas.Palette) -> Plot:
    """A full chart: 140 of 340 candles, as many fills as are drawn, an alert every third candle."""
    found = _candles(340)
    shown = found[-140:]
    return Plot(
        symbol="BTC/USDT",
        timeframe=_FRAME,
        candles=found,
        fills=tuple(_fill(candle.at, place) for place, candle in enumerate(shown[::2])),
        alerts=tuple(
            Mark(candle.at, tuple(Tone)[n % len(Tone)]) for n, candle in enumerate(shown[::3])
        ),
        palette=palette,
    )


def _candles(count: int) -> tuple[Candle, ...]:
    found, price = [], 64_000.0
    for place, change in enumerate(_steps(count)):
        close = price * (1 + change)
        edges = (max(price, close) * 1.001, min(price, close) * 0.999)
        values = (Decimal(f"{v:.2f}") for v in (price, *edges, close, abs(change) * 1e5))
        found.append(Candle(_BEGIN + _FRAME.length * place, *values))
        price = close
    return tuple(found)


def _steps(count: int) -> list[float]:
    chance = random.Random(7)  # noqa: S311 - not a secret
    return [chance.gauss(0, 0.003) for _ in range(count)]


def _fill(at: datetime, place: int) -> Fill:
    return Fill(
        venue="paper",
        symbol="BTC/USDT",
        trade_id=f"{place}",
        order_id="bench",
        account_id=1,
        side=Side.SELL if place % 2 else Side.BUY,
        price=Decimal(64_000),
        quantity=Decimal(1),
        at=at,
    )


def _curve() -> list[Snapshot]:
    """A month of snapshots an hour apart."""
    found, worth = [], 10_000.0
    for hour, change in enumerate(_steps(720)):
        worth *= 1 + change
        found.append(Snapshot(_BEGIN + timedelta(hours=hour), Decimal(f"{worth:.2f}")))
    return found


def _card() -> cards.Card:
    line = tuple(float(snapshot.value) for snapshot in _curve()[:300])
    return cards.Card(
        symbol="BTC/USDT",
        percent=Decimal("12.84"),
        profit=Decimal("1284.21"),
        entry=Decimal("57412.33"),
        price=Decimal("64785.20"),
        line=line,
        begin=_BEGIN,
        until=_BEGIN + timedelta(days=17),
    )
