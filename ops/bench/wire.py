"""The wire: from a headline's being seen to its alert, at three paces; and documents a minute."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from db.timings import AlertTimes, hops_ms
from desk import clock
from desk.alerts.terms import Says
from desk.nursery import Nursery
from ml.batching import MicroBatcher
from ml.judge.service import Judge, load
from ml.judgement import Headline
from ops.bench.beside import another
from ops.bench.cpu import Meter
from ops.bench.figures import Budget, Figure, Floor, median, spread
from ops.bench.headlines import Teller, headlines
from ops.bench.rig import Person, Rig
from workers.sources.registry import SANDBOX_FEED

PACES: Final = ((1, 30), (10, 200), (50, 500))  # headlines a second, and how many
PEOPLE: Final = 20
MOST_ALERTS_S: Final = 10  # one chat takes one message a second, Telegram thirty in all
BATCH: Final = 40  # fewer than a feed shows at once
BATCHES: Final = 10
PROBES: Final = 50
_BUDGET: Final = Budget(of="p95", limit=100)
_WHOLE: Final = Budget(of="p95", limit=1000)
_WIRE: Final = Budget(of="value", limit=1000, is_least=True)
_LOOK_S: Final = 0.005
_NOTED_S: Final = 20.0
_SCORED_S: Final = 60.0
_MILLISECOND: Final = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Follower:
    """A person who hears of whatever says a word that nobody else follows."""

    person: Person
    word: str


@dataclass(frozen=True, slots=True)
class Paced:
    """What was posted at a pace: when each was, and which were wanted by somebody."""

    posted: Mapping[str, datetime]
    wanted: frozenset[str]
    cpu_ms: Mapping[str, float]


async def measure(
    rig: Rig,
    *,
    paces: Sequence[tuple[int, int]] = PACES,
    people: int = PEOPLE,
    batches: int = BATCHES,
) -> list[Figure]:
    """Return the way of a headline at each pace, and what one and two ml workers get through."""
    markets = await rig.context.desk.market.instruments()
    coins = sorted(i.base for i in markets.values())
    titles = (title for _, title in headlines(coins, clock.epoch_ms()))
    judge = await asyncio.to_thread(load, rig.settings)
    seen, whole = await _floors(rig, judge, titles)
    found: list[Figure] = []
    async with _followers(rig, people) as followers:
        for pace, count in paces:
            paced = await _at_pace(rig, followers, titles, pace, count)
            alerts = await _times(rig, followers, paced.wanted)
            found += [_stored(alerts, paced, pace, seen), _whole(alerts, paced, pace, whole)]
    return [*found, *await _documents(rig, judge, titles, batches)]


@asynccontextmanager
async def _followers(rig: Rig, count: int) -> AsyncIterator[list[Follower]]:
    alerts, teller = rig.context.desk.alerts, Teller(random.Random())  # noqa: S311 - not a secret
    found: list[Follower] = []
    rules: list[tuple[int, str]] = []
    try:
        for number in range(count):
            follower = Follower(await rig.person(f"Reader {number}"), teller.word())
            chat = follower.person.id
            rule = await alerts.add(chat, chat, Says(follower.word))
            rules.append((chat, rule.id))
            async with alerts.open() as unit:
                await unit.alerts.save_rule(replace(rule, cool_down_s=0, daily_cap=1_000_000))
                await unit.commit()
            found.append(follower)
        yield found
    finally:
        for chat, rule_id in rules:
            await alerts.unsubscribe(chat, rule_id)


async def _at_pace(
    rig: Rig, followers: Sequence[Follower], titles: Iterator[str], pace: int, count: int
) -> Paced:
    """Post headlines at a pace; so many are wanted that chats may hear of them right away."""
    every = max(1, pace // MOST_ALERTS_S)
    posted: dict[str, datetime] = {}
    wanted: set[str] = set()
    meter, began = Meter(rig.settings), time.perf_counter()
    for number, title in enumerate(islice(titles, count)):
        await asyncio.sleep(began + number / pace - time.perf_counter())
        is_wanted = number % every == 0
        follower = followers[number // every % len(followers)]
        at = clock.now()
        guid = await _post(rig, title, f"Filed under {follower.word}." if is_wanted else "")
        posted[guid] = at
        if is_wanted:
            wanted.add(guid)
    with suppress(TimeoutError):
        async with asyncio.timeout(_NOTED_S):
            while len(await _times(rig, followers, wanted)) < len(wanted):  # noqa: ASYNC110
                await asyncio.sleep(_LOOK_S)
    return Paced(posted, frozenset(wanted), meter.each_ms(count))


async def _times(
    rig: Rig, followers: Sequence[Follower], wanted: Collection[str]
) -> list[AlertTimes]:
    found = await rig.timings.alerts([follower.person.id for follower in followers])
    return [alert for alert in found if alert.guid in wanted]


async def _post(rig: Rig, title: str, summary: str = "") -> str:
    body = {"title": title, "summary": summary}
    made = await rig.post(f"{rig.settings.feeds_url}/feeds/bench/items", body)
    return str(made["guid"])


def _stored(heard: Sequence[AlertTimes], paced: Paced, pace: int, floor: Floor) -> Figure:
    def taken(first: str, last: str) -> list[float]:
        return [(getattr(a, last) - getattr(a, first)) / _MILLISECOND for a in heard]

    return Figure(
        bench="wire",
        what=f"headline seen -> alert acknowledged, {pace}/s",
        unit="ms",
        n=len(heard),
        stats=spread(taken("seen_at", "sent_at")),
        budget=_BUDGET,
        floor=floor,
        parts={
            "of which p50: seen to scored": median(taken("seen_at", "scored_at")),
            "scored to claimed": median(taken("scored_at", "claimed_at")),
            "claimed to acknowledged": median(taken("claimed_at", "sent_at")),
            "not heard": float(len(paced.wanted) - len(heard)),
        },
    )


def _whole(heard: Sequence[AlertTimes], paced: Paced, pace: int, floor: Floor) -> Figure:
    return Figure(
        bench="wire",
        what=f"posted to the feed -> alert acknowledged, {pace}/s",
        unit="ms",
        n=len(heard),
        stats=spread([(a.sent_at - paced.posted[a.guid]) / _MILLISECOND for a in heard]),
        budget=_WHOLE,
        floor=floor,
        parts=paced.cpu_ms,
    )


async def _floors(rig: Rig, judge: Judge, titles: Iterator[str]) -> tuple[Floor, Floor]:
    """Measure what no desk can do without once it has seen a headline, and from its being posted:

    a commit, two hops, a judgement and a message; and before these, an item and a look at the feed.
    """
    hop = median(await hops_ms(rig.redis, PROBES))
    commit = median(await rig.timings.commits_ms(PROBES))
    judged = median(await _judgements_ms(judge, islice(titles, PROBES)))
    sent = median(await rig.messages_ms(PROBES))
    fed = median(await _looks_ms(rig, islice(titles, PROBES)))
    value = commit + 2 * hop + judged + sent
    what = (
        f"commit {commit:.1f} + 2 hops of {hop:.1f} + judging {judged:.1f} + sendMessage {sent:.1f}"
    )
    whole = Floor(value=value + fed, what=f"post and feed {fed:.1f} + {value:.1f} as above")
    return Floor(value=value, what=what), whole


async def _looks_ms(rig: Rig, titles: Iterator[str]) -> list[float]:
    spent = []
    for title in titles:
        began = time.perf_counter()
        await _post(rig, title)
        async with rig.http.get(rig.settings.feeds_url + SANDBOX_FEED) as answer:
            await answer.read()
        spent.append((time.perf_counter() - began) * 1000)
    return spent


async def _judgements_ms(judge: Judge, titles: Iterator[str]) -> list[float]:
    spent = []
    async with Nursery() as nursery:
        batcher = MicroBatcher(judge)
        nursery.spawn(batcher.run(), name="judge")
        for title in titles:
            began = time.perf_counter()
            await batcher.score([Headline(title, "news")])
            spent.append((time.perf_counter() - began) * 1000)
    return spent


async def _documents(rig: Rig, judge: Judge, titles: Iterator[str], batches: int) -> list[Figure]:
    """Return documents a minute from feed to score, by one ml worker and by two."""
    texts = list(islice(titles, batches * BATCH))
    alone = await _judged_a_minute(judge, texts)
    one = await _through(rig, texts)
    async with another(rig.settings, "ml", says=b"models ready"):
        two = await _through(rig, list(islice(titles, batches * BATCH)))
    floor = Floor(value=alone, what="the models alone, same documents")
    return [_rate(1, one, len(texts), floor), _rate(2, two, len(texts), floor)]


def _rate(workers: int, value: float, count: int, floor: Floor) -> Figure:
    return Figure(
        bench="wire",
        what=f"documents from feed to score, ml workers: {workers}",
        unit="/min",
        n=count,
        stats={"value": value},
        budget=_WIRE,
        floor=floor,
    )


async def _through(rig: Rig, texts: Sequence[str]) -> float:
    """Post as fast as the feed can show; return how many a minute had their scores."""
    guids: list[str] = []
    began = time.perf_counter()
    async with asyncio.timeout(_SCORED_S):
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            guids += await asyncio.gather(*(_post(rig, title) for title in batch))
            while await rig.timings.taken(guids) < len(guids):  # noqa: ASYNC110 - a table is asked
                await asyncio.sleep(_LOOK_S)
        while await rig.timings.scored(guids) < len(guids):  # noqa: ASYNC110
            await asyncio.sleep(_LOOK_S)
    return len(texts) / ((time.perf_counter() - began) / 60)


async def _judged_a_minute(judge: Judge, texts: Sequence[str]) -> float:
    async with Nursery() as nursery:
        batcher = MicroBatcher(judge)
        nursery.spawn(batcher.run(), name="judge")
        began = time.perf_counter()
        for start in range(0, len(texts), BATCH):
            await batcher.score([Headline(text, "news") for text in texts[start : start + BATCH]])
        return len(texts) / ((time.perf_counter() - began) / 60)
