import re
from pathlib import Path

import pytest

from ml import gates, registry

PAGE = (Path(__file__).parents[3] / "docs" / "models.md").read_text(encoding="utf-8")


def test_the_page_shows_the_figures_of_the_cards() -> None:
    for head in registry.load_card("sentiment").metrics.values():
        assert f"{head['accuracy']:.3f} / {head['macro_f1']:.3f}" in PAGE
        assert f"{head['calibration_error']:.3f}" in PAGE
    for question in registry.load_card("manipulation").metrics.values():
        assert f"{question['average_precision']:.3f}" in PAGE
        assert f"{question['recall_at_precision_0.9']:.3f}" in PAGE


def test_the_page_shows_how_often_value_at_risk_was_breached() -> None:
    for figures in registry.load_card("risk").metrics.values():
        assert f"{figures['days']:,.0f} | **{figures['breached_5']:.3f}**" in PAGE
        assert f"| {figures['breached_1']:.3f} |" in PAGE


def test_the_page_shows_how_many_pumps_were_caught() -> None:
    for figures in registry.load_card("pumps").metrics.values():
        assert f"{figures['recall']:.2f}" in PAGE
        assert f"{figures['false_alarms_a_coin_day']:.3f}" in PAGE


def test_the_page_shows_what_the_network_that_reads_news_reached() -> None:
    metrics = registry.load_card("band").metrics
    for who in ("regression", "network with text", "network without text"):
        assert f"{metrics[who]['mean']:.3f}" in PAGE
    assert f"{-metrics['difference']['mean']:.3f} (standard error" in PAGE


def test_the_page_shows_what_guessing_the_direction_costs() -> None:
    metrics = registry.load_card("direction").metrics
    for who in ("network", "regression"):
        assert f"| {metrics[who]['right']:.3f} | {metrics[who]['trades']:,.0f} |" in PAGE
        assert f"| {metrics[who]['net_bp']:.1f} bp |" in PAGE
    for rule in ("majority", "reversal"):
        assert f"| {metrics['rules'][rule]:.3f} |" in PAGE


def test_the_page_shows_the_figures_of_the_fast_tier() -> None:
    for figures in registry.load_card("quick").metrics.values():
        assert f"{figures['accuracy']:.3f} / {figures['macro_f1']:.3f}" in PAGE
        assert f"| {figures['majority']:.3f} | {figures['calibration_error']:.3f} |" in PAGE


def test_the_page_shows_what_charts_are_called_and_what_followed() -> None:
    metrics = registry.load_card("patterns").metrics
    for figure in ("agreement", "never"):
        assert f"{metrics['2019'][figure]:.3f}" in PAGE
    assert f"**{metrics['drawings']['noise x1']:.3f}**" in PAGE
    for name, found in metrics["after"].items():
        row = f"| {name} | {found['windows']:,} | {found['bp']:+.1f} | {found['error']:.1f} |"
        assert row in PAGE


@pytest.mark.parametrize("name", gates.MODELS)
def test_the_page_and_the_card_name_a_licence_for_every_set(name: str) -> None:
    for row in registry.load_card(name).data:
        word = re.split(r"[\s,]", row["name"])[0]
        assert word in PAGE
        assert row["licence"].split()[0].lower() in PAGE.lower()
