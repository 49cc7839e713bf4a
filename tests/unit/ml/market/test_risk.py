from dataclasses import replace

import numpy as np
import pytest

from ml.market.risk import RiskModel, TooShort, load_risk, portfolio_returns

SMALL = RiskModel(window_hours=720, memory_hours=72, degrees=4, horizon_hours=24, paths=6000)
CALM = np.random.default_rng(5).normal(0, 0.005, 2000)


def test_a_calm_normal_market_loses_about_what_a_normal_day_does() -> None:
    five, one = replace(SMALL, paths=60_000).losses(CALM)
    day = 0.005 * np.sqrt(24)
    assert five.value_at_risk == pytest.approx(1.645 * day, rel=0.15)
    assert one.value_at_risk > 1.2 * five.value_at_risk
    assert five.shortfall > five.value_at_risk


def test_a_storm_in_the_last_hours_raises_the_figure_though_the_window_is_calm() -> None:
    storm = np.concatenate([CALM[:-48], 5 * CALM[-48:]])
    assert SMALL.losses(storm)[0].value_at_risk > 1.5 * SMALL.losses(CALM)[0].value_at_risk


def test_twice_the_moves_are_about_twice_the_loss() -> None:
    once, twice = SMALL.losses(CALM)[0], SMALL.losses(2 * CALM)[0]
    assert twice.value_at_risk == pytest.approx(2 * once.value_at_risk, rel=0.06)


def test_equal_returns_and_seed_give_equal_figures() -> None:
    assert SMALL.losses(CALM, seed=3) == SMALL.losses(CALM, seed=3)
    assert SMALL.losses(CALM, seed=3) != SMALL.losses(CALM, seed=4)


def test_only_the_window_is_looked_at() -> None:
    older = np.concatenate([[9.0, -9.0], CALM])
    assert SMALL.losses(older) == SMALL.losses(CALM)


def test_too_few_returns_are_refused() -> None:
    with pytest.raises(TooShort, match="719 hourly returns, wanted 720"):
        SMALL.losses(CALM[:719])


def test_a_portfolio_returns_what_its_parts_do_and_cash_nothing() -> None:
    closes = {"BTC": np.array([100.0, 110.0, 99.0]), "ETH": np.array([10.0, 10.0, 12.0])}
    found = np.expm1(portfolio_returns(closes, {"BTC": 0.5, "ETH": 0.25}))
    assert found == pytest.approx([0.05, -0.05 + 0.05])


def test_coins_that_move_against_each_other_are_less_risky_together() -> None:
    up = 100 * np.exp(np.cumsum(CALM))
    closes = {"A": up, "B": 1e4 / up}
    alone = SMALL.losses(portfolio_returns(closes, {"A": 1.0}))[0].value_at_risk
    both = SMALL.losses(portfolio_returns(closes, {"A": 0.5, "B": 0.5}))[0].value_at_risk
    assert both < alone / 10


def test_the_model_that_ships_looks_back_half_a_year() -> None:
    assert load_risk().window_hours == 180 * 24
