"""The command replays a source twice alike, as figures, JSON and CSV; odd terms are refused."""

import csv
import io
import json
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from db.context import Context
from desk import clock
from desk.errors import Misunderstood
from desk.market.model import Candle, Timeframe
from desk.news.model import RawHeadline
from desk.replays.model import Terms
from desk.settings import Settings
from desk.signals.model import HORIZONS, Outcome, Score, Tone
from ops import replay
from ops.replay import Form
from tests.factories import ANN, furnish

MINUTE = timedelta(minutes=1)
TERMS = Terms(
    target=Decimal("0.05"), stop=Decimal("0.03"), hold=timedelta(hours=2), tone=Tone.BULLISH
)


@pytest.fixture
async def then(context: Context) -> datetime:
    """Two days ago two alerts went out, one of them bearish; the archive has the hours after."""
    now = clock.now()
    sent = now - timedelta(days=2)
    clock.set_clock(now=lambda: sent)
    await furnish(context, "BTC", "ETH")
    await context.desk.alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    first = sent.replace(second=0, microsecond=0)
    for title, tone in (
        ("Aurelia adds 1,201 $BTC", Tone.BULLISH),
        ("Borealis drops 77,402 $ETH", Tone.BEARISH),
    ):
        await alert(context, title, tone)
    candles = [
        Candle(first + MINUTE * n, price, price + 30, price - 30, price, Decimal(1))
        for n, price in enumerate(Decimal(60_000) + 41 * n for n in range(180))
    ]
    async with context.desk.market.open() as unit:
        for symbol in ("BTC/USDT", "ETH/USDT"):
            await unit.market.save_candles(symbol, Timeframe.M1, candles)
        await unit.commit()
    clock.set_clock(now=lambda: now)
    return now


async def alert(context: Context, title: str, tone: Tone) -> None:
    raw = RawHeadline(source="Wire", guid=title, url="", title=title, published_at=clock.now())
    headline = await context.desk.news.take_in(raw)
    assert headline is not None
    score = Score(
        headline_id=headline.id,
        sentiment=0.5,
        tone=tone,
        confidence=0.9,
        impact=0.9,
        event="listing",
        manipulation=0.0,
        model="test",
        took_ms=1.0,
        scored_at=clock.now(),
    )
    (told,) = await context.desk.alerts.on_scored(score)
    async with context.desk.market.open() as unit:
        outcome = Outcome(
            headline_id=headline.id,
            symbol=told.symbol,
            horizon=HORIZONS[0],
            before=Decimal(1),
            after=Decimal(1),
            graded_at=clock.now(),
        )
        await unit.signals.add_outcome(outcome)
        await unit.commit()


async def said(
    settings: Settings, capsys: pytest.CaptureFixture[str], form: Form, until: str = ""
) -> str:
    capsys.readouterr()
    await replay.run(settings, "wire", TERMS, days=30, until=until, form=form)
    return capsys.readouterr().out


async def test_the_command_prints_the_same_result_twice_in_every_form(
    then: datetime, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    until = then.isoformat()
    for form in Form:
        assert await said(settings, capsys, form, until) == await said(
            settings, capsys, form, until
        )
    found = json.loads(await said(settings, capsys, Form.JSON, until))
    assert (found["source"], found["n"], found["wins"], found["is_too_few"]) == ("Wire", 1, 1, True)
    assert found["without_result"] == {"no-price": 0, "gap": 0, "open": 0}
    sums = {name: Decimal(found[name]) for name in ("gross", "spread", "fees", "net")}
    assert sums["net"] == sums["gross"] - sums["spread"] - sums["fees"]
    text = await said(settings, capsys, Form.CSV, until)
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["market"], row["ending"], row["entered_by"]) == ("BTC/USDT", "target", "candle")
    assert Decimal(row["net"]) == sums["net"]
    told = await said(settings, capsys, Form.TEXT, until)
    assert "wins    1 of 1 (too few to tell)" in told
    assert f"fingerprint {found['fingerprint']}" in told


async def test_a_span_that_ended_before_the_exit_knows_nothing_of_it(
    then: datetime, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    early = then - timedelta(days=2) + timedelta(minutes=30)
    found = json.loads(await said(settings, capsys, Form.JSON, early.isoformat()))
    assert (found["n"], found["without_result"]["open"], found["net"]) == (0, 1, "0")


@pytest.mark.parametrize(
    ("terms", "until"),
    [
        (Terms(stop=Decimal(1)), ""),
        (Terms(spend=Decimal("0.5")), ""),
        (Terms(delay=timedelta(hours=1)), ""),
        (Terms(fee_bps=Decimal(2000)), ""),
        (Terms(), "tomorrow"),
    ],
    ids=["stop", "preset", "delay", "fee", "until"],
)
async def test_terms_out_of_reason_are_refused(
    settings: Settings, terms: Terms, until: str
) -> None:
    with pytest.raises(Misunderstood):
        await replay.run(settings, "wire", terms, days=30, until=until, form=Form.TEXT)


async def test_a_source_that_told_nothing_is_named(settings: Settings) -> None:
    with pytest.raises(Misunderstood, match="nowhere"):
        await replay.run(settings, "nowhere", Terms(), days=30, until="", form=Form.TEXT)
