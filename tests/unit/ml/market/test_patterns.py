from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml.market import charts, geometry, shapes
from ml.market.geometry import NAMES, WINDOW, pivots
from ml.market.patterns import load_patterns, named
from tests.unit.ml.market.waves import candles

SHAPES = {
    "double top": (0, 1, 0.5, 0.97, 0.1),
    "double bottom": (1, 0, 0.5, 0.03, 0.9),
    "head and shoulders": (0, 0.7, 0.4, 1, 0.42, 0.72, 0.1),
    "inverse head and shoulders": (1, 0.3, 0.6, 0, 0.58, 0.28, 0.9),
    "ascending triangle": (0, 1, 0.3, 0.98, 0.55, 1),
    "descending triangle": (1, 0, 0.7, 0.02, 0.45, 0),
    "symmetric triangle": (0, 1, 0.2, 0.8, 0.35, 0.65),
}


def drawn(heights: tuple[float, ...]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.interp(np.linspace(0, len(heights) - 1, WINDOW), range(len(heights)), heights)


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_by_the_book_has_its_name_at_any_price(name: str) -> None:
    assert NAMES[geometry.name(drawn(SHAPES[name]))] == name
    assert NAMES[geometry.name(4.6 + 0.03 * drawn(SHAPES[name]))] == name


def test_a_steep_rise_that_leans_back_is_a_flag() -> None:
    pole, lean = np.linspace(0, 1, 30), np.linspace(1, 0.7, WINDOW - 30)
    assert NAMES[geometry.name(np.concatenate([pole, lean]))] == "bull flag"


@pytest.mark.parametrize(
    "heights",
    [(0, 1), (0, 1, 0.5, 0.7, 0.1), (0, 1, 0.9, 1, 0), (0, 1, 0.5, 0.97, 0.9), (0.5, 1, 0, 1, 0)],
    ids=["a line", "unequal tops", "a shallow middle", "no way down", "a deep middle"],
)
def test_what_misses_a_rule_has_no_name(heights: tuple[float, ...]) -> None:
    assert NAMES[geometry.name(drawn(heights))] == "none"


def test_still_prices_have_no_name() -> None:
    assert geometry.name(np.ones(WINDOW)) == 0


def test_turns_smaller_than_the_reversal_are_none() -> None:
    assert pivots(np.array([0, 0.5, 0.45, 1, 0.3, 0.35])) == ([0, 1, 0.3], [0, 3, 4])
    assert pivots(np.array([0.1, 0, 0.05, 0.9])) == ([0, 0.9], [1, 3])
    assert pivots(np.array([0.9, 1, 0.95, 0.1])) == ([1, 0.1], [1, 3])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=WINDOW, max_size=WINDOW))
def test_pivots_alternate_and_a_mirrored_window_has_the_mirrored_name(steps: list[float]) -> None:
    path = np.cumsum(np.array(steps) - 0.5)
    turns, places = pivots((path - path.min()) / (np.ptp(path) or 1.0))
    assert (np.diff(places) >= 0).all()
    moves = np.diff(turns)
    assert (moves[1:] * moves[:-1] < 0).all()
    mirrored = {1: 2, 2: 1, 3: 4, 4: 3, 5: 6, 6: 5}
    place = geometry.name(path)
    if place in mirrored:
        assert geometry.name(-path) == mirrored[place]


def test_drawings_without_noise_are_what_they_are_called_and_seeds_repeat() -> None:
    closes = np.log(candles(2000).close)
    windows, labels = shapes.draw(closes, 400, 0.0, np.random.default_rng(3))
    rules = np.array([geometry.name(window) for window in windows])
    named_so = rules == labels
    assert named_so[labels == 1].mean() > 0.7
    assert set(labels) == set(range(len(NAMES)))
    again, _ = shapes.draw(closes, 400, 0.0, np.random.default_rng(3))
    assert np.array_equal(windows, again)


def test_the_network_sees_closes_and_the_lines_between_their_turns() -> None:
    heights = drawn(SHAPES["double top"])
    closes, lines = geometry.seen(4.6 + 0.03 * heights[None])[0]
    assert closes.mean() == pytest.approx(0, abs=1e-5)
    assert closes.std() == pytest.approx(1, abs=1e-5)
    assert lines == pytest.approx(2 * heights - 1, abs=0.1)
    assert (lines.min(), lines.max()) == (-1, 1)


def test_a_window_is_followed_by_what_came_after_its_last_close() -> None:
    known = candles(1000)
    found = charts.charts(known, stride=50)
    price = np.log(known.close)
    assert np.array_equal(found.windows[0], price[:WINDOW])
    end = WINDOW - 1
    assert found.after[0] == pytest.approx(price[end + charts.AHEAD] - price[end])
    changed = replace(known, close=np.concatenate([known.close[:WINDOW], known.close[WINDOW:] * 9]))
    assert np.array_equal(charts.charts(changed, 50).windows[0], found.windows[0])


def test_windows_of_a_market_that_stands_still_are_left_out() -> None:
    known = candles(600)
    still = replace(known, close=np.repeat(known.close[::10], 10))
    assert len(charts.charts(still, 10).windows) < len(charts.charts(known, 10).windows) / 2


def test_dates_cut_candles_into_years_that_do_not_meet() -> None:
    known = candles(600)
    early = charts.between(known, "2024-01-01", "2024-01-10")
    late = charts.between(known, "2024-01-10", "2025-01-01")
    assert len(early) == 9 * 24
    assert len(early) + len(late) == 600
    assert early.opened[-1] < np.datetime64("2024-01-10") <= late.opened[0]


def test_a_name_below_the_limit_is_none() -> None:
    chances = np.array([[0.1, 0.6, 0.3], [0.1, 0.2, 0.7], [0.9, 0.05, 0.05]])
    assert named(chances, 0.65).tolist() == [0, 2, 0]


def test_the_network_names_a_clear_double_top_and_a_line_nothing() -> None:
    model = load_patterns()
    wobble = 0.01 * np.sin(np.arange(WINDOW))
    look = model.read(np.exp(drawn(SHAPES["double top"]) / 20 + wobble / 20))
    assert look.name == "double top"
    assert look.confidence >= model.limit
    assert model.read(np.exp(np.linspace(0, 0.1, WINDOW) + wobble / 20)).name == "none"
