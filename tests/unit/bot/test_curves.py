"""The equity curve is a picture of the right size, small, and drawn from odd data too."""

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.canvas import DARK, LIGHT, SIZE, Palette
from bot.curves import draw
from desk.portfolio.returns import Snapshot
from tests.unit.bot.pictures import opened

BEGIN = datetime(2026, 11, 1, tzinfo=UTC)
D = Decimal


def wandering(count: int, *, drift: float = 0.0004) -> list[Snapshot]:
    source, value, found = random.Random(3), 10_000.0, []
    for place in range(count):
        value *= 1 + source.gauss(drift, 0.004)
        flow = {count // 3: 1500, count * 2 // 3: -1200}.get(place, 0)
        value += flow
        at = BEGIN + timedelta(hours=place)
        found.append(Snapshot(at, D(f"{value:.2f}"), D(flow)))
    return found


@pytest.mark.parametrize(
    "curve",
    [
        wandering(720),
        wandering(9000),
        [Snapshot(BEGIN, D(0))],
        [Snapshot(BEGIN, D(9)), Snapshot(BEGIN + timedelta(hours=1), D(900), D(9000))],
        [Snapshot(BEGIN, D(5)), Snapshot(BEGIN, D(5))],
        [Snapshot(BEGIN, D(0)), Snapshot(BEGIN + timedelta(days=3660), D(10) ** 15)],
        [Snapshot(BEGIN, D("0.00001")), Snapshot(BEGIN + timedelta(seconds=1), D("0.00002"))],
    ],
    ids=["month", "long", "nothing", "flow beyond", "one moment", "huge", "tiny"],
)
def test_a_curve_is_a_small_png_of_one_size(curve: list[Snapshot]) -> None:
    png = draw(curve, zone="Asia/Tokyo")
    assert opened(png).size == SIZE
    assert len(png) < 120_000


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_a_loss_is_red_and_a_gain_green(palette: Palette) -> None:
    def colors(drift: float) -> set[tuple[int, ...]]:
        png = draw(wandering(300, drift=drift), palette=palette)
        image = opened(png).convert("RGB")
        return {color for _, color in image.getcolors(1 << 20) or []}  # type: ignore[misc]

    def near(found: set[tuple[int, ...]], wanted: tuple[int, int, int]) -> bool:
        return any(
            sum(abs(a - b) for a, b in zip(color, wanted, strict=True)) < 24 for color in found
        )

    won, lost = colors(0.002), colors(-0.002)
    assert near(won, palette.up)
    assert not near(won, palette.down)
    assert near(lost, palette.down)
    assert not near(lost, palette.up)
