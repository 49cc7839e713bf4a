"""The public record over REST: scores with counts, one alert's times, tone, rank correlation."""

from datetime import timedelta
from decimal import Decimal

import httpx
import pytest

from desk import clock
from desk.accounts.model import Person
from desk.news.model import RawHeadline
from desk.signals.model import HORIZONS, Outcome, Score, Tone
from tests.integration.webapp.stage import Stage

SCORE, TONE = "/api/v1/signals/score", "/api/v1/signals/tone"
MATCH = "/api/v1/signals/correlation"


async def judged(
    stage: Stage, title: str, tone: Tone, sentiment: float, *, source: str = "gazette"
) -> str:
    """A headline that the models have judged; return its id."""
    raw = RawHeadline(source=source, guid=title, url="", title=title, published_at=clock.now())
    headline = await stage.context.desk.news.take_in(raw)
    assert headline is not None
    score = Score(
        headline_id=headline.id,
        sentiment=sentiment,
        tone=tone,
        confidence=0.9,
        impact=0.1,
        event="mining",
        manipulation=0.0,
        model="minilm",
        took_ms=1.0,
        scored_at=clock.now(),
    )
    await stage.context.desk.alerts.on_scored(score)
    return headline.id


async def graded(stage: Stage, headline_id: str, move_bp: int) -> None:
    async with stage.context.desk.market.open() as unit:
        await unit.signals.add_outcome(
            Outcome(
                headline_id=headline_id,
                symbol="LINK/USDT",
                horizon=HORIZONS[2],
                before=Decimal(10_000),
                after=Decimal(10_000 + move_bp),
                graded_at=clock.now(),
                volatility_bp=Decimal(40),
            )
        )
        await unit.commit()


async def test_scores_come_with_counts_and_without_figures_while_they_are_too_few(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    for number in range(20):
        title = f"Osprey {number * 7919} tells {number} things of $LINK"
        await graded(stage, await judged(stage, title, Tone.BULLISH, 0.5), 80)
        if number == 18:
            (few,) = await rows(ann)
            assert (few["calls"], few["is_too_few"], few["hit_percent"]) == (19, True, None)
            assert (few["hit_interval"], few["chance_percent"], few["way"]) == (None, None, None)
    (row,) = await rows(ann)
    assert (row["alerts"], row["calls"], row["hits"], row["horizon_s"]) == (20, 20, 20, 1800)
    assert (row["hit_percent"], row["chance_percent"]) == ("100", "50")
    assert row["hit_interval"] == {"low": "83.8875", "high": "100"}
    assert row["way"] == {"n": 20, "mean": "2", "low": "2", "high": "2", "median": "2"}
    by_coin = (await ann.get(SCORE, params={"by": "coin", "days": 1})).json()
    assert "LINK" in {found["key"] for found in by_coin}
    assert {found["name"] for found in by_coin} == {found["key"] for found in by_coin}
    assert (await ann.get(SCORE, params={"by": "rule"})).json() == [], "her chat has no rule"


async def rows(ann: httpx.AsyncClient) -> list[dict[str, object]]:
    found = (await ann.get(SCORE)).json()
    return [row for row in found if row["key"] == "gazette"]


async def test_a_rule_is_called_by_its_words_until_it_is_gone(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    desk = stage.context.desk
    rule = await desk.alerts.subscribe(ann_is.id, ann_is.id, min_impact=0.0)
    await graded(stage, await judged(stage, "Avocet finds 8,181 $LINK", Tone.BULLISH, 0.5), 80)
    (row,) = (await ann.get(SCORE, params={"by": "rule"})).json()
    assert (row["key"], row["name"]) == (rule.id, str(rule.condition))
    await desk.alerts.unsubscribe(ann_is.id, rule.id)
    (row,) = (await ann.get(SCORE, params={"by": "rule"})).json()
    assert (row["key"], row["name"]) == (rule.id, "")


async def test_what_was_said_is_held_against_the_move_and_few_alerts_tell_nothing(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    asked = {"horizon": "30m", "days": "1"}
    before = (await ann.get(MATCH, params=asked)).json()["n"]
    for number in range(40):
        title = f"Sandpiper {number * 6007} counts {number} bags of $LINK"
        sentiment = number / 20 - 1
        headline_id = await judged(stage, title, Tone.NEUTRAL, sentiment)
        await graded(stage, headline_id, int(sentiment * 100))
    found = (await ann.get(MATCH, params=asked)).json()
    assert (found["n"], found["horizon_s"], found["said"]) == (before + 40, 1800, "tone")
    assert found["is_too_few"] is False
    assert found["low"] < found["rho"] < found["high"]
    assert found["low"] > 0, "the market did what was said"
    assert len(found["points"]) == found["n"]
    assert found["points"][-1] == {"said": 0.95, "move": 2.375}
    assert [(one["low"], one["high"]) for one in found["bins"]][:2] == [(-1, -0.6), (-0.6, -0.2)]
    assert sum(one["n"] for one in found["bins"]) == found["n"]
    impact = (await ann.get(MATCH, params=asked | {"said": "impact"})).json()
    assert (impact["n"], impact["rho"]) == (found["n"], None), "all had the same impact"
    other = (await ann.get(MATCH, params={"horizon": "24h"})).json()
    assert (other["n"], other["is_too_few"], other["rho"], other["points"]) == (0, True, None, [])


async def test_one_alert_tells_its_times_and_prices(stage: Stage, ann: httpx.AsyncClient) -> None:
    headline_id = await judged(stage, "Heron names 4,242 sellers of $LINK", Tone.BEARISH, -0.7)
    await graded(stage, headline_id, -60)
    found = (await ann.get(f"/api/v1/signals/alerts/{headline_id}")).json()
    assert found["published_at"] <= found["seen_at"] <= found["scored_at"]
    assert (found["sent_at"], found["tone"], found["model"]) == (None, "bearish", "minilm")
    (outcome,) = found["outcomes"]
    assert (outcome["before"], outcome["after"]) == ("10000", "9940")
    assert (outcome["move_percent"], outcome["usual_move_percent"]) == ("-0.6", "0.4")
    assert outcome["sigmas"] == "-1.5"
    assert (await ann.get("/api/v1/signals/alerts/000000000000")).status_code == 404


async def test_tone_of_a_coin_has_a_count_beside_every_mean(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    now = clock.now()
    past = now - timedelta(hours=30)
    clock.set_clock(now=lambda: past)
    await judged(stage, "Plover opens 6,161 $AVAX nodes", Tone.BULLISH, 0.8)
    await judged(stage, "Curlew closes 9,393 $AVAX desks", Tone.BEARISH, -0.4)
    clock.set_clock(now=lambda: now)
    await judged(stage, "Dunlin counts 2,727 $AVAX wallets", Tone.NEUTRAL, 0.0)
    found = (await ann.get(TONE, params={"coin": "AVAX", "days": 2})).json()
    assert (found["coin"], found["days"], found["headlines"]) == ("AVAX", 2, 3)
    buckets = found["buckets"]
    assert [b["hours"] for b in buckets] == [1] * 49
    assert [b["at"] for b in buckets] == sorted(b["at"] for b in buckets)
    told = [b for b in buckets if b["headlines"]]
    assert [(b["headlines"], b["bullish"], b["neutral"], b["bearish"]) for b in told] == [
        (2, 1, 0, 1),
        (1, 0, 1, 0),
    ]
    assert [b["mean"] for b in told] == [0.2, 0.0]
    assert {b["mean"] for b in buckets if not b["headlines"]} == {None}
    week = (await ann.get(TONE, params={"coin": "AVAX"})).json()
    assert {b["hours"] for b in week["buckets"]} == {6}
    assert week["headlines"] == 3


@pytest.mark.parametrize(
    ("path", "params"),
    [
        (SCORE, {"by": "weather"}),
        (SCORE, {"days": "0"}),
        (SCORE, {"days": "366"}),
        (TONE, {}),
        (TONE, {"coin": "btc; drop"}),
        (TONE, {"coin": "BTC", "days": "91"}),
        (MATCH, {"horizon": "2h"}),
        (MATCH, {"said": "weather"}),
        (MATCH, {"days": "366"}),
        ("/api/v1/signals/alerts/../../x'", {}),
    ],
    ids=[
        "by",
        "no-days",
        "many-days",
        "no-coin",
        "odd-coin",
        "long-tone",
        "odd-horizon",
        "odd-said",
        "long-match",
        "odd-id",
    ],
)
async def test_odd_questions_are_refused_not_answered(
    ann: httpx.AsyncClient, path: str, params: dict[str, str]
) -> None:
    answer = await ann.get(path, params=params)
    assert 400 <= answer.status_code < 500


async def test_nobody_reads_the_record_without_a_session(nobody: httpx.AsyncClient) -> None:
    for path in (SCORE, MATCH, f"{TONE}?coin=BTC"):
        assert (await nobody.get(path)).status_code == 401
