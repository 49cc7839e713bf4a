"""Alerts are graded after each horizon by what the market did, and counted for all to see."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from db.context import Context
from desk import clock
from desk.events import AlertGraded
from desk.news.model import Headline, RawHeadline
from desk.settings import Settings
from desk.signals.model import HORIZONS, Score, Tone
from ops import score as scores
from tests.factories import ANN, furnish

MINUTE = timedelta(minutes=1)


def at(moment: datetime) -> None:
    clock.set_clock(now=lambda: moment)


async def alert(
    context: Context,
    title: str,
    *,
    tone: Tone = Tone.BULLISH,
    source: str = "wire",
    confidence: float = 0.9,
) -> Headline:
    """Take a headline in, score it and claim its alert for Ann."""
    raw = RawHeadline(source=source, guid=title, url="", title=title, published_at=clock.now())
    headline = await context.desk.news.take_in(raw)
    assert headline is not None
    score = Score(
        headline_id=headline.id,
        sentiment=0.5,
        tone=tone,
        confidence=confidence,
        impact=0.9,
        event="listing",
        manipulation=0.0,
        model="test",
        took_ms=1.0,
        scored_at=clock.now(),
    )
    assert len(await context.desk.alerts.on_scored(score)) == 1
    return headline


@pytest.fixture
async def begun(context: Context) -> datetime:
    """Ann hears of everything; the price of each minute from now on is known."""
    await furnish(context, "BTC", "ETH", "SOL")
    await context.desk.alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    now = clock.now()
    at(now)
    return now


async def price(context: Context, moment: datetime, **mids: int) -> None:
    await context.store.save_prices(moment, {f"{b}/USDT": Decimal(m) for b, m in mids.items()})


async def test_each_horizon_is_graded_once_when_it_has_passed(
    context: Context, begun: datetime
) -> None:
    headline = await alert(context, "Aurelia adds 1,201 $BTC to its treasury")
    await price(context, begun, BTC=100)
    assert await context.desk.signals.grade_due() == 0
    for number, horizon in enumerate(HORIZONS, 1):
        at(begun + horizon)
        assert await context.desk.signals.grade_due() == 0, "the price then is not known yet"
        await price(context, begun + horizon, BTC=100 + number)
        assert await context.desk.signals.grade_due() == 1
        assert await context.desk.signals.grade_due() == 0
    outcomes = await context.desk.signals.outcomes(headline.id)
    assert [o.horizon for o in outcomes] == list(HORIZONS)
    assert [o.move_bp for o in outcomes] == [100, 200, 300, 400, 500]
    told = [t.event for t in await context.outbox.pending(50)]
    assert told.count(AlertGraded(headline_id=headline.id)) == len(HORIZONS)


async def test_without_a_price_of_then_nothing_is_made_up_and_it_is_given_up_later(
    context: Context, begun: datetime
) -> None:
    headline = await alert(context, "Aurelia adds 1,201 $BTC to its treasury")
    await price(context, begun, BTC=100)
    at(begun + 3 * timedelta(hours=24))
    await price(context, clock.now(), BTC=500)
    assert await context.desk.signals.grade_due() == 0
    assert await context.desk.signals.outcomes(headline.id) == []


async def test_the_scorecard_counts_calls_hits_and_the_median_move_of_each_source(
    context: Context, begun: datetime, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await alert(context, "Aurelia adds 1,201 $BTC to its treasury")
    await alert(context, "Borealis drops 77,402 $ETH at a loss", tone=Tone.BEARISH)
    await alert(context, "Cassini lists $SOL with 5,003 of depth", source="blog", confidence=0.2)
    await price(context, begun, BTC=10_000, ETH=10_000, SOL=10_000)
    at(begun + MINUTE)
    await price(context, begun + MINUTE, BTC=10_100, ETH=10_004, SOL=9_000)
    assert await context.desk.signals.grade_due() == 3
    rows = {r.source: r for r in await context.desk.signals.scorecard(begun)}
    wire, blog = rows["wire"], rows["blog"]
    assert (wire.alerts, wire.calls, wire.hits) == (2, 2, 1)
    assert wire.median_move_bp == 52
    assert wire.hit_rate == Decimal("0.5")
    assert (blog.alerts, blog.calls, blog.hits, blog.hit_rate) == (1, 0, 0, None), "it was unsure"
    assert await context.desk.signals.scorecard(begun + 2 * MINUTE) == []
    capsys.readouterr()
    await scores.run(settings)
    said = capsys.readouterr().out.splitlines()
    assert said[0].split() == ["horizon", "source", "alerts", "calls", "hits", "move"]
    assert said[1].split() == ["1", "min", "wire", "2", "2", "50%", "52.0", "bp"]
    assert said[2].split() == ["1", "min", "blog", "1", "0", "-", "-1,000.0", "bp"]


async def test_before_any_grade_the_command_says_when_one_comes(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await scores.run(settings)
    assert "a minute after an alert" in capsys.readouterr().out
