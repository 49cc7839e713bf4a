"""Alerts are graded after each horizon by what the market did, and counted for all to see."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from db.context import Context
from desk import clock
from desk.errors import NotAllowed, NotFound
from desk.events import AlertGraded, MuteProposed
from desk.market.model import Candle, Timeframe
from desk.news.model import Headline, RawHeadline
from desk.settings import Settings
from desk.signals import muting
from desk.signals.model import HORIZONS, Score, Tone
from desk.signals.scorecard import By
from ops import score as scores
from tests.factories import ANN, BOB, furnish

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
    score = judged(headline, tone=tone, confidence=confidence)
    assert len(await context.desk.alerts.on_scored(score)) == 1
    return headline


def judged(headline: Headline, *, tone: Tone = Tone.BULLISH, confidence: float = 0.9) -> Score:
    """Return what a model says of a headline."""
    return Score(
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


async def test_the_scorecard_counts_calls_and_hits_and_says_when_they_are_too_few(
    context: Context, begun: datetime, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await alert(context, "Aurelia adds 1,201 $BTC to its treasury")
    await alert(context, "Borealis drops 77,402 $ETH at a loss", tone=Tone.BEARISH)
    await alert(context, "Cassini lists $SOL with 5,003 of depth", source="blog", confidence=0.2)
    await price(context, begun, BTC=10_000, ETH=10_000, SOL=10_000)
    at(begun + MINUTE)
    await price(context, begun + MINUTE, BTC=10_100, ETH=10_004, SOL=9_000)
    assert await context.desk.signals.grade_due() == 3
    rows = {r.key: r for r in await context.desk.signals.scorecard(begun)}
    wire, blog = rows["wire"], rows["blog"]
    assert (wire.alerts, wire.calls, wire.hits, wire.moved) == (2, 2, 1, 1)
    assert (wire.hit_rate, wire.interval, wire.chance, wire.way) == (None, None, None, None)
    assert (blog.alerts, blog.calls, blog.hits) == (1, 0, 0), "it was unsure"
    assert await context.desk.signals.scorecard(begun + 2 * MINUTE) == []
    assert {r.key for r in await context.desk.signals.scorecard(begun, By.COIN)} == {
        "BTC",
        "ETH",
        "SOL",
    }
    assert [r.key for r in await context.desk.signals.scorecard(begun, By.MODEL)] == ["test"]
    capsys.readouterr()
    await scores.run(settings, By.SOURCE, days=30, as_json=False)
    said = capsys.readouterr().out.splitlines()
    assert said[0].split()[:4] == ["horizon", "source", "alerts", "calls"]
    assert said[1].split() == ["1", "min", "wire", "2", "2", "too", "few"]
    assert said[2].split() == ["1", "min", "blog", "1", "0", "too", "few"]
    await scores.run(settings, By.SOURCE, days=30, as_json=True)
    found = json.loads(capsys.readouterr().out)
    assert [(r["key"], r["calls"], r["is_too_few"]) for r in found["rows"]] == [
        ("wire", 2, True),
        ("blog", 0, True),
    ]
    assert found["rows"][0]["hit_rate"] is None


async def test_rules_of_other_chats_are_nobody_elses_business(
    context: Context, begun: datetime
) -> None:
    signals = context.desk.signals
    await alert(context, "Aurelia adds 1,201 $BTC to its treasury")
    await price(context, begun, BTC=100)
    at(begun + MINUTE)
    await price(context, begun + MINUTE, BTC=101)
    assert await signals.grade_due() == 1
    (rule,) = await context.desk.alerts.rules(ANN.id)
    own = await signals.scorecard(begun, By.RULE, chat_id=ANN.id)
    assert [(row.key, row.hits) for row in own] == [(rule.id, 1)]
    assert await signals.scorecard(begun, By.RULE, chat_id=BOB.id) == []
    assert [row.key for row in await signals.scorecard(begun, By.RULE)] == [rule.id]


async def test_a_move_is_held_against_what_the_coin_usually_does(
    context: Context, begun: datetime
) -> None:
    headline = await alert(context, "Aurelia adds 1,201 $BTC to its treasury")
    await candles(context, "BTC", begun)
    await price(context, begun, BTC=10_000)
    at(begun + MINUTE * 5)
    await price(context, begun + MINUTE * 5, BTC=10_200)
    assert await context.desk.signals.grade_due() == 1
    (outcome,) = await context.desk.signals.outcomes(headline.id)
    assert outcome.volatility_bp is not None
    assert abs(outcome.volatility_bp - Decimal("99.5")) < 1, "one per cent up and down in turn"
    assert outcome.sigmas == 200 / outcome.volatility_bp
    record = await context.desk.signals.record(headline.id)
    assert (record.headline.id, record.sent_at, record.outcomes) == (headline.id, None, (outcome,))
    with pytest.raises(NotFound):
        await context.desk.signals.record("0" * 12)


async def candles(context: Context, base: str, until: datetime) -> None:
    """Write a day of five-minute candles that go up and down by one per cent in turn."""
    step = Timeframe.M5.length
    found = [
        Candle(until - step * (n + 1), close, close, close, close, Decimal(1))
        for n, close in enumerate([Decimal(10_000), Decimal(10_100)] * 100)
    ]
    async with context.desk.market.open() as unit:
        await unit.market.save_candles(f"{base}/USDT", Timeframe.M5, found)
        await unit.commit()


async def test_a_source_worse_than_a_coin_is_proposed_once_and_muted_by_an_admin_alone(
    context: Context, begun: datetime
) -> None:
    signals, alerts = context.desk.signals, context.desk.alerts
    (rule,) = await alerts.rules(ANN.id)
    async with alerts.open() as unit:
        await unit.alerts.save_rule(replace(rule, cool_down_s=0, daily_cap=1000))
        await unit.commit()
    await price(context, begun, BTC=10_000)
    for number in range(60):
        await alert(context, f"{WORDS[number % 20]} {number} sees {number * 7919} $BTC gains")
    for horizon in HORIZONS[1:4]:
        await price(context, begun + horizon, BTC=9_000)
        at(begun + horizon)
        assert await signals.grade_due() == 60
        assert await signals.propose_mutes() == (horizon == HORIZONS[3])
    assert await signals.propose_mutes() == 0, "admins were asked already"
    told = [t.event for t in await context.outbox.pending(500)]
    assert told.count(MuteProposed(source="wire")) == 1
    assert await heard(context, "Delphine mines 9,904 $BTC in a week")

    mark = muting.mark("wire")
    with pytest.raises(NotAllowed):
        await signals.mute(ANN.id, mark, is_muted=True)
    await context.desk.accounts.claim(ANN.id, await context.desk.accounts.offer_claim() or "")
    with pytest.raises(NotFound):
        await signals.mute(ANN.id, muting.mark("other"), is_muted=True)
    assert await signals.mute(ANN.id, mark, is_muted=True) == "wire"
    assert await signals.muted(["wire", "blog"]) == {"wire"}
    assert await signals.hopeless() == []
    assert not await heard(context, "Eosphor burns 3,141 $ETH at once")
    assert await signals.mute(ANN.id, mark, is_muted=False) == "wire"
    assert await heard(context, "Fornax locks 27,182 $SOL for a year")


WORDS = tuple(f"{a}{b}" for a in ("Alder", "Birch", "Cedar", "Dogwood", "Elm") for b in "wxyz")


async def heard(context: Context, title: str) -> bool:
    """Tell whether an alert of the source reaches Ann."""
    raw = RawHeadline(source="wire", guid=title, url="", title=title, published_at=clock.now())
    headline = await context.desk.news.take_in(raw)
    assert headline is not None
    return bool(await context.desk.alerts.on_scored(judged(headline)))


async def test_before_any_grade_the_command_says_when_one_comes(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await scores.run(settings, By.SOURCE, days=30, as_json=False)
    assert "a minute after an alert" in capsys.readouterr().out
