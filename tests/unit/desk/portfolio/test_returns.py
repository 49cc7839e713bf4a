"""The return of a curve is what the market did, whatever was paid in or out."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desk.portfolio.returns import Snapshot, index, performance, sample

D = Decimal
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def curve(*points: tuple[int, int]) -> list[Snapshot]:
    """Snapshots a minute apart: value, and the flow in it."""
    return [
        Snapshot(BEGIN + timedelta(minutes=i), D(value), D(flow))
        for i, (value, flow) in enumerate(points)
    ]


def test_sub_periods_between_flows_are_linked() -> None:
    # 1000 grows by 10 % to 1100, 900 come in, 2000 lose 5 %: 1.1 x 0.95 - 1 = 4.5 %.
    found = performance(curve((1000, 1000), (1100, 0), (2000, 900), (1900, 0)))
    assert found.time_weighted == D("0.045")
    assert [found.begin, found.end, found.flows, found.profit] == [1000, 1900, 900, 0]
    assert found.drawdown == D("0.05")


def test_a_withdrawal_is_no_loss_and_a_deposit_into_nothing_no_gain() -> None:
    assert performance(curve((1000, 0), (400, -600), (0, -400), (500, 500))).time_weighted == 0
    assert performance([]).time_weighted == 0
    assert performance(curve((0, 0), (100, 100), (150, 0))).time_weighted == D("0.5")


growth = st.lists(st.tuples(st.integers(50, 200), st.integers(-50, 500)), min_size=1, max_size=30)


@given(growth)
def test_the_return_is_the_product_of_the_markets_moves_whatever_flowed(
    moves: list[tuple[int, int]],
) -> None:
    value, expected = D(1000), D(1)
    found = [Snapshot(BEGIN, value)]
    for i, (percent, share) in enumerate(moves, start=1):
        value, expected = value * percent / 100, expected * percent / 100
        flow = value * share / 100
        value += flow
        found.append(Snapshot(BEGIN + timedelta(minutes=i), value, flow))
    assert abs(index(found)[-1] - expected) < expected * D("1e-60")
    kept = [s for i, s in enumerate(found) if s.flow or i in {0, len(found) - 1}]
    assert abs(index(kept)[-1] - expected) < expected * D("1e-60")  # thinning changes nothing


def test_a_sample_keeps_both_ends_and_every_flow() -> None:
    whole = curve(*[(1000 + i, 5 if i == 77 else 0) for i in range(1000)])
    picked = sample(whole, 100)
    assert len(picked) <= 103
    assert picked[0] == whole[0]
    assert picked[-1] == whole[-1]
    assert whole[77] in picked
    assert sample([], 10) == []
