"""What the tables count of alerts is what somebody counts who has them on paper, digit by digit."""

import random
from collections import defaultdict
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from statistics import mean, median, variance
from typing import Any

import pytest
from sqlalchemy import insert

from db.context import Context
from db.models.alerts import DeliveryRow
from db.models.news import HeadlineRow
from db.models.signals import OutcomeRow, ScoreRow
from desk import clock
from desk.signals.fusion import SURE, SUSPECT, shown
from desk.signals.model import FLAT_BP, HORIZONS, Tone, in_sigmas, is_way, move_of
from desk.signals.scorecard import By, Counted
from desk.signals.statistics import Spread

ALERTS = 300
FINE = Decimal("1e-20")
SINCE = timedelta(days=1)
Alert = dict[str, Any]


def alerts(chooser: random.Random) -> list[Alert]:
    """Alerts on the edges of every rule: doubts, five basis points, no volatility, old ones."""
    found = []
    for number in range(ALERTS):
        before = Decimal(chooser.randrange(1, 10_000_000)) / 1000
        move = Decimal(chooser.choice(["-5", "5", "5.0001", "-5.0001", "0", "40", "-33"]))
        alert: Alert = {
            "id": f"{number:012}",
            "source": chooser.choice("abc"),
            "symbol": chooser.choice(["BTC/USDT", "ETH/USDT"]),
            "horizon": chooser.choice(HORIZONS[1:3]),
            "model": chooser.choice(["m1", "m2"]),
            "event": chooser.choice(["listing", "hack"]),
            "tone": chooser.choice(list(Tone)),
            "confidence": chooser.choice([SURE, 0.49, 0.9]),
            "manipulation": chooser.choice([SUSPECT, 0.49, 0.0]),
            "is_seen": chooser.random() < 0.2,
            "before": before,
            "after": before * (1 + move / 10_000),
            "volatility_bp": chooser.choice([None, Decimal(0), Decimal("7.3"), Decimal("51.13")]),
            "is_old": chooser.random() < 0.05,
            "chats": [(chat, f"r{chooser.randrange(2)}{chat}") for chat in (1, 2)],
        }
        found.append(alert)
    return found


async def keep(context: Context, found: list[Alert]) -> None:
    now = clock.now()
    async with context.desk.market.open() as unit:
        rows: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        for one in found:
            at = now - 2 * SINCE if one["is_old"] else now
            rows[HeadlineRow].append(_headline(one, now))
            told = ("model", "event", "tone", "confidence", "manipulation")
            score = {name: one[name] for name in told} | {"headline_id": one["id"]}
            rows[ScoreRow].append(
                score | {"scored_at": now, "sentiment": 0.1, "impact": 0.5, "took_ms": 1.0}
            )
            moved = {n: one[n] for n in ("symbol", "before", "after", "volatility_bp")}
            seconds = int(one["horizon"].total_seconds())
            rows[OutcomeRow].append(
                moved | {"headline_id": one["id"], "horizon_s": seconds, "graded_at": at}
            )
            told_of = {"headline_id": one["id"], "symbol": one["symbol"], "because": ""}
            rows[DeliveryRow] += [
                told_of | {"chat_id": c, "rule_id": r, "state": "sent", "raised_at": now}
                for c, r in one["chats"]
            ]
        for table, values in rows.items():
            await unit.signals._connection.execute(insert(table), values)  # type: ignore[attr-defined]
        await unit.commit()


def _headline(one: Alert, now: Any) -> dict[str, Any]:
    return {
        "id": one["id"], "source": one["source"], "guid": one["id"], "url": "", "title": "t",
        "summary": "", "kind": "news", "coins": [], "published_at": now, "seen_at": now,
        "fingerprint": 0, "reports": 1, "novelty": 1.0, "is_suspicious": False, "is_scored": True,
        "measured": {"gauge": "move"} if one["is_seen"] else None,
    }  # fmt: skip


def keys(one: Alert, by: By, chat_id: int | None) -> list[str]:
    match by:
        case By.RULE:
            return [rule for chat, rule in one["chats"] if chat_id in {None, chat}]
        case By.COIN:
            return [one["symbol"].removesuffix("/USDT")]
    return [one[by.value]]


def on_paper(found: list[Alert], by: By, chat_id: int | None) -> dict[Any, Counted]:
    groups = defaultdict(list)
    for one in found:
        if not one["is_old"]:
            for key in keys(one, by, chat_id):
                groups[key, one["horizon"]].append(one)
    return {(key, horizon): _counted(key, horizon, all_) for (key, horizon), all_ in groups.items()}


def _counted(key: str, horizon: timedelta, found: list[Alert]) -> Counted:
    calls, hits, moved, ways, sizes = 0, 0, 0, [], []
    for one in found:
        doubts = one["confidence"], one["manipulation"]
        tone = shown(one["tone"], *doubts, is_seen=one["is_seen"])
        move = move_of(one["before"], one["after"])
        sigmas = in_sigmas(move, one["volatility_bp"])
        if sigmas is not None:
            sizes.append(abs(sigmas))
        if tone is not Tone.NEUTRAL:
            up = tone is Tone.BULLISH
            calls, hits = calls + 1, hits + is_way(move, up=up)
            moved += abs(move) > FLAT_BP
            ways += [] if sigmas is None else [sigmas if up else -sigmas]
    spread = Spread(n=len(ways), mean=mean(ways), variance=variance(ways), median=median(ways))
    return Counted(
        key=key, horizon=horizon, alerts=len(found), calls=calls, hits=hits, moved=moved,
        ways=spread, sized=len(sizes), size=median(sizes),
    )  # fmt: skip


def figures(found: Counted) -> list[Any]:
    assert found.ways is not None
    spread, size = found.ways, found.size
    sums = [spread.mean, spread.variance, spread.median, *([] if size is None else [size])]
    rounded = [one.quantize(FINE, ROUND_HALF_EVEN) for one in sums]
    counts = [found.alerts, found.calls, found.hits, found.moved, spread.n, found.sized]
    return [*counts, *rounded]


@pytest.mark.parametrize(("by", "chat_id"), [*((by, None) for by in By), (By.RULE, 1)], ids=str)
async def test_the_tables_count_as_the_rules_say(
    context: Context, by: By, chat_id: int | None
) -> None:
    found = alerts(random.Random(7))
    await keep(context, found)
    wanted = on_paper(found, by, chat_id)
    async with context.desk.market.open(reads=True) as unit:
        counted = await unit.signals.counted(clock.now() - SINCE, by, chat_id)
    assert {(one.key, one.horizon): figures(one) for one in counted} == {
        place: figures(one) for place, one in wanted.items()
    }
    assert len(wanted) >= 4


async def test_one_call_has_no_spread_and_no_alert_is_no_row(context: Context) -> None:
    one = next(a for a in alerts(random.Random(7)) if not a["is_old"] and a["volatility_bp"])
    call = {"tone": Tone.BULLISH, "confidence": 0.9, "manipulation": 0.0}
    await keep(context, [one | call])
    async with context.desk.market.open(reads=True) as unit:
        (row,) = await unit.signals.counted(clock.now() - SINCE, By.SOURCE, None)
        assert (row.calls, row.ways, row.sized) == (1, None, 1)
        assert await unit.signals.counted(clock.now() + SINCE, By.SOURCE, None) == []
