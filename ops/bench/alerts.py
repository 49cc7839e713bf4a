"""Headline to alert: posted to the feed, judged, and told to the chat that asked for it."""

import asyncio
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from db.timings import AlertTimes, hops_ms
from desk import clock
from desk.nursery import Nursery
from desk.settings import Settings
from ml.batching import MicroBatcher
from ml.judge.service import load
from ml.judgement import Headline
from ops.bench.cpu import Meter
from ops.bench.figures import Budget, Figure, Floor, median, spread
from ops.bench.rig import Person, Rig, Silent, shared_out
from workers.sources.registry import SANDBOX_FEED

HEADLINES: Final = 200
GAP_S: Final = (0.05, 0.15)  # long enough that no headline waits for another
BATCH: Final = 40  # fewer than a feed shows at once
BATCHES: Final = 5
PROBES: Final = 50
_BUDGET: Final = Budget(of="p95", limit=100)
_WHOLE: Final = Budget(of="p95", limit=1000)
_WIRE: Final = Budget(of="value", limit=1000, is_least=True)
_LOOK_S: Final = 0.005
_NOTED_S: Final = 10
_MILLISECOND: Final = timedelta(milliseconds=1)
_TELLS: Final = (
    "{name} adds {figure} {coin} to its treasury",
    "{name} halts {coin} withdrawals after {figure} deposits fail",
    "{name} lists {coin} with {figure} of depth on the first day",
    "Court lets {name} sell {figure} {coin} seized last year",
    "{name} files for a {coin} fund with {figure} in seed money",
    "Validators blame {name} for {figure} missed {coin} blocks",
)


def headlines(coins: Sequence[str], seed: int) -> Iterator[tuple[str, str]]:
    """Yield (coin, title) without end; no two titles tell the same story."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    while True:
        coin = coins[chance.randrange(len(coins))]
        name = "".join(chance.choice(("ba", "ko", "ri", "nu", "le", "vo")) for _ in range(4))
        figure = f"{chance.randrange(10_000, 9_999_999):,}"
        tells = chance.choice(_TELLS)
        yield coin, tells.format(name=name.title(), figure=figure, coin=f"${coin}")


async def measure(rig: Rig, *, n: int = HEADLINES, batches: int = BATCHES) -> list[Figure]:
    """Return headline-to-alert, and documents a minute from feed to score."""
    markets = await rig.context.desk.market.instruments()
    coins = sorted(i.base for i in markets.values())
    people = [await rig.person(f"Reader {i}") for i in range(shared_out(n, len(coins)))]
    rules: list[tuple[int, str]] = []
    meter = Meter(rig.settings)
    try:
        posted = await _tell_all(rig, people, coins, n, rules)
        used = meter.each_ms(n)
        found = await rig.timings.alerts([p.id for p in people])
    finally:
        for chat_id, rule_id in rules:
            await rig.context.desk.alerts.unsubscribe(chat_id, rule_id)
    heard = [a for a in found if a.guid in posted]
    floor = await _floor(rig, min(n, PROBES))
    fed = await _fed(rig, coins, floor, min(n, PROBES))
    lines = [_stored(heard, floor, missed=n - len(heard)), _whole(heard, posted, used, fed)]
    return [*lines, await _wire(rig, coins, batches)]


async def _tell_all(
    rig: Rig, people: list[Person], coins: list[str], n: int, rules: list[tuple[int, str]]
) -> dict[str, datetime]:
    """Post headlines one by one, each wanted by one person; return when each was posted."""
    titles = headlines(coins, clock.epoch_ms())
    posted: dict[str, datetime] = {}
    heard = 0
    for number in range(n):
        # The rules of those who have heard of a coin are cooling down: one chat hears each.
        coin, person = coins[number % len(coins)], people[number // len(coins)]
        title = next(title for about, title in titles if about == coin)
        rule = await rig.context.desk.alerts.subscribe(
            person.id, person.id, coins=(coin,), min_impact=0.0
        )
        rules.append((person.id, rule.id))
        await asyncio.sleep(random.uniform(*GAP_S))  # noqa: S311
        at = clock.now()
        posted[await _post(rig, title)] = at
        words = title.partition("$")[0].strip()
        try:
            await person.hear(lambda heard, words=words: words in heard.text)  # type: ignore[misc]
        except Silent:
            continue
        heard += 1
    await _noted(rig, people, heard)
    return posted


async def _noted(rig: Rig, people: Sequence[Person], heard: int) -> None:
    """Wait until all that was heard is noted as sent: a message is seen a little before that."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_NOTED_S):
            while len(await rig.timings.alerts([p.id for p in people])) < heard:  # noqa: ASYNC110
                await asyncio.sleep(_LOOK_S)


async def _post(rig: Rig, title: str) -> str:
    made = await rig.post(f"{rig.settings.feeds_url}/feeds/bench/items", {"title": title})
    return str(made["guid"])


def _stored(heard: Sequence[AlertTimes], floor: Floor, *, missed: int) -> Figure:
    def taken(first: str, last: str) -> list[float]:
        return [(getattr(a, last) - getattr(a, first)) / _MILLISECOND for a in heard]

    return Figure(
        bench="alerts",
        what="headline seen -> alert acknowledged",
        unit="ms",
        n=len(heard),
        stats=spread(taken("seen_at", "sent_at")),
        budget=_BUDGET,
        floor=floor,
        parts={
            "of which p50: seen to scored": median(taken("seen_at", "scored_at")),
            "scored to claimed": median(taken("scored_at", "claimed_at")),
            "claimed to acknowledged": median(taken("claimed_at", "sent_at")),
            "not heard": float(missed),
        },
    )


def _whole(
    heard: Sequence[AlertTimes],
    posted: Mapping[str, datetime],
    used: Mapping[str, float],
    floor: Floor,
) -> Figure:
    return Figure(
        bench="alerts",
        what="headline posted to the feed -> acknowledged",
        unit="ms",
        n=len(heard),
        stats=spread([(a.sent_at - posted[a.guid]) / _MILLISECOND for a in heard]),
        budget=_WHOLE,
        floor=floor,
        parts=used,
    )


async def _floor(rig: Rig, count: int) -> Floor:
    """Measure what no desk can do without: a commit, two hops, one judgement, one message."""
    hop = median(await hops_ms(rig.redis, count))
    commit = median(await rig.timings.commits_ms(count))
    judged = median(await _judgements_ms(rig.settings, count))
    sent = median(await rig.messages_ms(count))
    what = (
        f"commit {commit:.1f} + 2 hops of {hop:.1f} + judging {judged:.1f} + sendMessage {sent:.1f}"
    )
    return Floor(value=commit + 2 * hop + judged + sent, what=what)


async def _fed(rig: Rig, coins: Sequence[str], rest: Floor, count: int) -> Floor:
    """Measure posting an item and reading the feed; with the rest, what the whole way costs."""
    spent = []
    titles = headlines(coins, clock.epoch_ms() + 2)
    for _, (_, title) in zip(range(count), titles, strict=False):
        began = time.perf_counter()
        await _post(rig, title)
        async with rig.http.get(rig.settings.feeds_url + SANDBOX_FEED) as answer:
            await answer.read()
        spent.append((time.perf_counter() - began) * 1000)
    fed = median(spent)
    return Floor(
        value=rest.value + fed, what=f"post and feed {fed:.1f} + {rest.value:.1f} as above"
    )


async def _judgements_ms(settings: Settings, count: int) -> list[float]:
    spent = []
    async with Nursery() as nursery:
        batcher = MicroBatcher(load(settings))
        nursery.spawn(batcher.run(), name="judge")
        for _, (_, title) in zip(range(count), headlines(("BTC", "SOL"), 1), strict=False):
            began = time.perf_counter()
            await batcher.score([Headline(title, "news")])
            spent.append((time.perf_counter() - began) * 1000)
    return spent


async def _wire(rig: Rig, coins: Sequence[str], batches: int) -> Figure:
    """Post headlines as fast as the feed shows them; return documents scored a minute."""
    titles = headlines(coins, clock.epoch_ms() + 1)
    chosen = [[next(titles)[1] for _ in range(BATCH)] for _ in range(batches)]
    began = time.perf_counter()
    for batch in chosen:
        guids = await asyncio.gather(*(_post(rig, title) for title in batch))
        async with asyncio.timeout(30):
            while await rig.timings.scored(guids) < BATCH:  # noqa: ASYNC110 - the table is asked
                await asyncio.sleep(_LOOK_S)
    minutes = (time.perf_counter() - began) / 60
    return Figure(
        bench="alerts",
        what="documents from feed to score",
        unit="/min",
        n=batches * BATCH,
        stats={"value": batches * BATCH / minutes},
        budget=_WIRE,
        floor=await _judged_a_minute(rig.settings, chosen),
    )


async def _judged_a_minute(settings: Settings, batches: Sequence[Sequence[str]]) -> Floor:
    async with Nursery() as nursery:
        batcher = MicroBatcher(load(settings))
        nursery.spawn(batcher.run(), name="judge")
        began = time.perf_counter()
        for batch in batches:
            await batcher.score([Headline(title, "news") for title in batch])
        minutes = (time.perf_counter() - began) / 60
    done = sum(map(len, batches))
    return Floor(value=done / minutes, what="the models alone, same documents")
