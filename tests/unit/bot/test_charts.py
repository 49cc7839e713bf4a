"""Charts are pictures of the right size, small, and drawn without surprise from odd data."""

import io
import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PIL import Image

from bot.canvas import SIZE
from bot.charts import Plot, draw
from desk.market.model import Candle, Timeframe
from desk.orders.model import Fill, Side

BEGIN = datetime(2026, 11, 20, tzinfo=UTC)


def candles(count: int, price: float = 64000, *, spread: float = 0.002) -> tuple[Candle, ...]:
    source, found = random.Random(7), []
    for place in range(count):
        close = price * (1 + source.gauss(0, spread))
        high, low = max(price, close) * (1 + spread / 2), min(price, close) * (1 - spread / 2)
        values = [Decimal(f"{v:.10f}") for v in (price, high, low, close, source.random() * 9)]
        found.append(Candle(BEGIN + timedelta(minutes=15) * place, *values))
        price = close
    return tuple(found)


def _flat(place: int) -> Candle:
    five = Decimal(5)
    return Candle(BEGIN + timedelta(minutes=15) * place, five, five, five, five, Decimal(0))


def fill(place: int, side: Side) -> Fill:
    return Fill(
        venue="paper",
        symbol="BTC/USDT",
        trade_id=f"{place}",
        order_id="o",
        account_id=1,
        side=side,
        price=Decimal(1),
        quantity=Decimal(1),
        at=BEGIN + timedelta(minutes=15) * place,
    )


def opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    image.load()
    return image


def test_chart_is_a_png_of_1280_by_720_and_small() -> None:
    png = draw(Plot(symbol="BTC/USDT", timeframe=Timeframe.M15, candles=candles(200)))
    assert opened(png).size == SIZE
    assert opened(png).format == "PNG"
    assert len(png) < 60_000


@pytest.mark.parametrize("count", [0, 1, 2, 19, 20, 21, 50, 140])
def test_few_candles_are_drawn_too(count: int) -> None:
    plot = Plot(symbol="NEW/USDT", timeframe=Timeframe.D1, candles=candles(count))
    assert opened(draw(plot)).size == SIZE


@pytest.mark.parametrize("price", [0.0000000123, 0.5, 64000, 123456789])
def test_prices_of_any_size_are_drawn(price: float) -> None:
    plot = Plot(symbol="X/USDT", timeframe=Timeframe.H4, candles=candles(60, price))
    assert opened(draw(plot)).size == SIZE


def test_flat_market_without_volume_is_drawn() -> None:
    flat = tuple(_flat(i) for i in range(30))
    assert opened(draw(Plot(symbol="F/USDT", timeframe=Timeframe.M1, candles=flat))).size == SIZE


def test_own_fills_leave_marks() -> None:
    plain = Plot(symbol="BTC/USDT", timeframe=Timeframe.M15, candles=candles(100))
    fills = (fill(40, Side.BUY), fill(80, Side.SELL), fill(-9, Side.BUY), fill(900, Side.SELL))
    marked = Plot(symbol="BTC/USDT", timeframe=Timeframe.M15, candles=candles(100), fills=fills)
    assert (
        opened(draw(plain)).convert("RGB").tobytes()
        != opened(draw(marked)).convert("RGB").tobytes()
    )
