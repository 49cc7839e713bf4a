"""A month of headlines with scores and grades, and launches to come: invented, always the same."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import insert

from db import engine as engines
from db.models.news import HeadlineRow
from db.models.signals import OutcomeRow, ScoreRow
from desk.news.dedup import headline_id
from desk.news.model import Kind
from desk.signals.model import HORIZONS, Tone

STORIES: Final = 640
# How often a source tells a story, how much of the move it foresees, how soon it is there.
SOURCES: Final = {
    "coindesk": (30, 0.42, 4),
    "theblock": (26, 0.34, 11),
    "decrypt": (18, 0.12, 45),
    "cointelegraph": (14, 0.02, 70),
    "messages": (9, -0.4, 160),
    "gazette": (3, 0.2, 300),
}
COINS: Final = {"BTC": 34, "ETH": 24, "SOL": 16, "XRP": 9, "DOGE": 8, "LINK": 5, "AVAX": 4}
EVENTS: Final = ("listing", "regulation", "etf-flow", "hack", "partnership", "upgrade")
_GRADED: Final = 0.62  # of the stories; the others reached nobody


async def keep(database_url: str, now: datetime) -> None:
    """Write the month that ends two hours before `now`."""
    chooser = random.Random(30)
    headlines: list[dict[str, Any]] = []
    scores: list[dict[str, Any]] = []
    outcomes: list[dict[str, Any]] = []
    for number in range(STORIES):
        at = now - timedelta(hours=2 + 718 * (number / STORIES) ** 1.3, seconds=number % 50)
        coin, first, *others = _cast(chooser)
        origin = _headline(number, first, coin, at, None)
        score = _score(origin, SOURCES[first][1], chooser)
        headlines += [origin, *_echoes(number, others, coin, origin, chooser)]
        scores.append(score)
        if chooser.random() < _GRADED:
            outcomes += _outcomes(score, f"{coin}/USDT", SOURCES[first][1], now, chooser)
    engine = engines.connect(database_url, pool_size=1)
    async with engine.begin() as connection:
        await connection.execute(insert(HeadlineRow), headlines)
        await connection.execute(insert(ScoreRow), scores)
        await connection.execute(insert(OutcomeRow), outcomes)
    await engine.dispose()


def launches(now: datetime) -> tuple[tuple[str, str], ...]:
    """Return (source, title) of headlines that tell of launches; two sources differ on one."""
    day, other, late = (f"{now + timedelta(days=n):%Y-%m-%d}" for n in (6, 7, 19))
    return (
        ("coindesk", f"Ember Network (EMBR) sets token launch for {day} on Base"),
        ("decrypt", f"EMBR token TGE confirmed for {other}"),
        ("theblock", f"Quartz Labs announces TGE of QRTZ on {late}, $80M FDV, lists on Coinbase"),
    )


def _cast(chooser: random.Random) -> list[str]:
    """Return the coin of a story and who tells it, soonest first: the usual ones, mostly."""
    (coin,) = chooser.choices(list(COINS), weights=list(COINS.values()))
    weights = [weight for weight, _, _ in SOURCES.values()]
    told = dict.fromkeys(chooser.choices(list(SOURCES), weights=weights, k=chooser.choice((1, 3))))
    return [coin, *sorted(told, key=lambda name: SOURCES[name][2] * chooser.lognormvariate(0, 1))]


def _headline(
    number: int, source: str, coin: str, at: datetime, duplicate_of: str | None
) -> dict[str, Any]:
    guid = f"record-{number}"
    return {
        "id": headline_id(source, guid),
        "source": source,
        "guid": guid,
        "url": f"https://{source}.example/{number}",
        "title": f"{coin} desk counts {number} reasons, says {source}",
        "summary": "",
        "kind": Kind.NEWS,
        "coins": [coin],
        "published_at": at,
        "seen_at": at,
        "fingerprint": number,
        "duplicate_of": duplicate_of,
        "reports": 1,
        "novelty": 1.0,
        "tge": None,
        "is_suspicious": False,
        "measured": None,
        "is_scored": duplicate_of is None,
    }


def _echoes(
    number: int, sources: list[str], coin: str, origin: dict[str, Any], chooser: random.Random
) -> Iterator[dict[str, Any]]:
    at = origin["seen_at"]
    for source in sources:
        at += timedelta(seconds=SOURCES[source][2] * chooser.lognormvariate(0, 0.7))
        yield _headline(number, source, coin, at, origin["id"])


def _score(headline: dict[str, Any], skill: float, chooser: random.Random) -> dict[str, Any]:
    wave = 0.25 if headline["seen_at"].day % 9 < 5 else -0.2
    sentiment = max(-0.99, min(0.99, chooser.gauss(wave, 0.55)))
    tone = Tone.NEUTRAL if abs(sentiment) < 0.2 else Tone.BULLISH if sentiment > 0 else Tone.BEARISH
    return {
        "headline_id": headline["id"],
        "scored_at": headline["seen_at"] + timedelta(milliseconds=40),
        "sentiment": sentiment,
        "tone": tone,
        "confidence": chooser.uniform(0.55, 0.97),
        "impact": chooser.betavariate(2, 3),
        "event": chooser.choice(EVENTS),
        "manipulation": 0.7 if skill < 0 and chooser.random() < 0.2 else 0.03,
        "model": "minilm",
        "took_ms": 3.0,
    }


def _outcomes(
    score: dict[str, Any], symbol: str, skill: float, now: datetime, chooser: random.Random
) -> Iterator[dict[str, Any]]:
    drift = chooser.gauss(0, 1)
    for place, horizon in enumerate(HORIZONS):
        graded_at = score["scored_at"] + horizon
        if graded_at > now:
            continue
        usual = 6 * (horizon.total_seconds() / 60) ** 0.5
        fades = (0.4, 0.9, 1.0, 0.9, 0.3)[place]
        size = 0.6 + 0.9 * score["impact"]
        sigmas = skill * 2 * fades * score["sentiment"] + size * (
            0.6 * drift + chooser.gauss(0, 0.8)
        )
        yield {
            "headline_id": score["headline_id"],
            "symbol": symbol,
            "horizon_s": int(horizon.total_seconds()),
            "before": Decimal(10_000),
            "after": Decimal(10_000) + Decimal(f"{sigmas * usual:.4f}"),
            "graded_at": graded_at,
            "volatility_bp": Decimal(f"{usual:.6f}"),
        }
