"""Charts are pictures of the right size, small, and drawn without surprise from odd data."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PIL import ImageDraw

from bot.canvas import DARK, LIGHT, PALETTES, SIZE, Color, Palette
from bot.charts import draw
from bot.plots import AVERAGES, AXIS, Plot, Scale
from desk.accounts.model import PICTURES
from desk.alerts.model import Mark
from desk.market.model import Candle, Timeframe
from desk.orders.model import Fill, Side
from desk.signals.model import Tone
from tests.unit.bot.pictures import is_drawn, opened

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


def told(place: int, tone: Tone) -> Mark:
    return Mark(BEGIN + timedelta(minutes=15) * place + timedelta(minutes=4), tone)


def test_chart_is_a_png_of_1280_by_720_and_small() -> None:
    png = draw(Plot(symbol="BTC/USDT", timeframe=Timeframe.M15, candles=candles(200)))
    assert opened(png).size == SIZE
    assert opened(png).format == "PNG"
    assert len(png) < 60_000


@pytest.mark.parametrize("count", [0, 1, 2, 14, 15, 16, 19, 20, 21, 50, 51, 140])
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


def test_every_look_that_may_be_chosen_has_its_colours() -> None:
    assert tuple(PALETTES) == PICTURES
    plots = (
        Plot(symbol="BTC/USDT", timeframe=Timeframe.M15, candles=candles(200), palette=palette)
        for palette in PALETTES.values()
    )
    dark, light = (opened(draw(plot)).convert("L").getpixel((2, 2)) for plot in plots)
    assert isinstance(dark, int | float)
    assert isinstance(light, int | float)
    assert dark < 30
    assert light > 240


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_letters_stand_out_from_what_is_behind_them(palette: Palette) -> None:
    for letters in (palette.text, palette.bright, palette.up, palette.down, palette.strength):
        assert contrast(letters, palette.background) >= 4.5
    for behind in (palette.up, palette.down):
        assert contrast(palette.on_color, behind) >= 4.5
    assert contrast(palette.on_warn, palette.warn) >= 4.5


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""

    def luminance(color: Color) -> float:
        parts = [c / 255 for c in color]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_candles_before_those_shown_settle_the_indicators() -> None:
    every = candles(340)
    warm = Scale.of(Plot(symbol="BTC/USDT", timeframe=Timeframe.M15, candles=every))
    cold = Scale.of(Plot(symbol="BTC/USDT", timeframe=Timeframe.M15, candles=every[-140:]))
    assert [len(line) for line in (*warm.averages, warm.strength)] == [140] * 3
    assert [len(line) for line in cold.averages] == [141 - length for length in AVERAGES]
    assert len(cold.strength) == 140 - 14
    assert warm.averages[0][-1] == pytest.approx(cold.averages[0][-1], rel=1e-5)
    assert cold.first_of(cold.strength) == 14


def test_a_market_too_young_for_an_rsi_gives_its_room_to_the_price() -> None:
    young, old = (
        Scale.of(Plot(symbol="NEW/USDT", timeframe=Timeframe.M15, candles=candles(count)))
        for count in (14, 15)
    )
    assert young.strength == ()
    assert len(old.strength) == 1
    assert young.prices.height > old.prices.height


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_alerts_stand_on_the_line_of_time_in_the_colour_of_their_tone(palette: Palette) -> None:
    alerts = (
        told(20, Tone.BULLISH),
        told(60, Tone.NEUTRAL),
        told(60, Tone.BEARISH),
        told(-3, Tone.BULLISH),
        told(300, Tone.BULLISH),
    )
    plain = Plot(symbol="BTC/USDT", timeframe=Timeframe.M15, candles=candles(100), palette=palette)
    marked = opened(draw(replace(plain, alerts=alerts)))
    scale = Scale.of(plain)
    for place, color, other in ((20, palette.up, palette.down), (60, palette.down, palette.up)):
        x = round(scale.x(place))
        box = (x - 7, AXIS - 14, x + 7, AXIS + 14)
        assert is_drawn(marked, color, box)
        assert not is_drawn(marked, other, box)
        assert not is_drawn(opened(draw(plain)), color, box)


@pytest.mark.parametrize(
    ("frame", "days"),
    [(Timeframe.D1, ["20 Nov", "21 Nov"]), (Timeframe.M15, ["16:00", "16:00"])],
)
def test_the_candle_of_a_day_is_named_by_the_day_of_utc_in_every_zone(
    frame: Timeframe, days: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    text = ImageDraw.ImageDraw.text

    def heard(pen: ImageDraw.ImageDraw, xy: Any, said: str, *rest: Any, **options: Any) -> None:
        written.append(said)
        text(pen, xy, said, *rest, **options)

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", heard)
    found = [replace(_flat(0), at=BEGIN + timedelta(days=place)) for place in range(2)]
    draw(Plot(symbol="BTC/USDT", timeframe=frame, candles=tuple(found), zone="America/Los_Angeles"))
    assert [said for said in written if said in days] == days
