"""An event of the market as a headline: the same one for ever, in words, and judged by its size."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from desk.market.measured import Gauge, Measured, Reading, Span
from desk.news.measured import headline_of, score_of, weight
from desk.signals import fusion
from desk.signals.model import Tone
from workers.jobs.alerts import read_score

AT = datetime(2026, 11, 29, 12, tzinfo=UTC)
DOWN = Measured(
    gauge=Gauge.MOVE,
    coin="BTC",
    reading=Reading.of(Decimal("5.46"), Decimal(4)),
    direction=-1,
    at=AT,
    span=Span.H1,
)


def test_an_event_that_is_seen_again_after_a_crash_is_the_same_headline() -> None:
    later = datetime(2026, 11, 29, 13, tzinfo=UTC)
    assert headline_of(DOWN, AT).id == headline_of(DOWN, later).id
    assert headline_of(DOWN, AT).id != headline_of(replace(DOWN, at=later), later).id
    assert headline_of(DOWN, AT).id != headline_of(replace(DOWN, direction=1), AT).id


def test_the_tone_is_the_way_the_market_went_and_nothing_is_doubted() -> None:
    headline = headline_of(DOWN, AT)
    score = read_score(score_of(headline.id, DOWN))
    verdict = fusion.verdict(headline, score)
    assert (verdict.tone, verdict.doubts) == (Tone.BEARISH, ())
    assert verdict.event == "market-move"
    assert verdict.impact == weight(DOWN) == 0.75


@pytest.mark.parametrize(
    ("times", "share"), [(None, 0.5), ("0.2", 0.0), ("1", 0.0), ("2", 0.5), ("100", 0.99)]
)
def test_impact_is_the_share_that_is_more_than_usual(times: str | None, share: float) -> None:
    reading = Reading.of(Decimal(5), Decimal(times) if times else None)
    assert weight(replace(DOWN, reading=reading)) == share


@pytest.mark.parametrize(
    ("gauge", "amount", "title"),
    [
        (Gauge.MOVE, "5.46", "BTC down 5.5 % in 1h"),
        (Gauge.VOLUME, "9000", "BTC trades 4.0 times its usual volume"),
        (Gauge.WHALE, "1250000", "A whale sells BTC for 1,250,000 USDT"),
        (Gauge.FUNDING, "0.15", "BTC funding at 0.15 %, shorts pay"),
        (Gauge.FLIP, "0.012", "BTC funding flips to -0.012 %, shorts pay now"),
        (Gauge.LIQUIDATION, "600000", "A long in BTC is liquidated for 600,000 USDT"),
    ],
)
def test_the_archive_says_it_in_words_that_can_be_searched(
    gauge: Gauge, amount: str, title: str
) -> None:
    span = Span.H1 if gauge is Gauge.MOVE else None
    reading = Reading.of(Decimal(amount), Decimal(4))
    event = replace(DOWN, gauge=gauge, reading=reading, span=span)
    assert headline_of(event, AT).title == title
