"""Turns at a venue, counted in a real Redis for all processes together."""

import asyncio

from redis.asyncio import Redis

from db import redis as redises
from db.budget import BURST, RedisBudget
from tests.servers import Servers

PER_SECOND = 10.0


async def take(budget: RedisBudget, name: str = "okx:orders", patience_s: float = 1.0) -> float:
    return await budget.take(name, per_second=PER_SECOND, patience_s=patience_s)


async def test_a_few_turns_are_free_and_then_they_come_one_by_one(redis: Redis) -> None:
    budget = RedisBudget(redis)
    waits = [await take(budget) for _ in range(BURST + 3)]
    assert waits[:BURST] == [0.0] * BURST
    assert 0 < waits[BURST] <= 0.1
    assert waits[BURST] < waits[BURST + 1] < waits[BURST + 2] <= 0.3


async def test_two_processes_share_one_budget(redis: Redis, clean: Servers) -> None:
    other = redises.connect(clean.redis_url)
    both = [RedisBudget(redis), RedisBudget(other)]
    waits = await asyncio.gather(*(take(both[n % 2]) for n in range(BURST * 2)))
    assert sorted(waits)[: BURST - 1] == [0.0] * (BURST - 1)
    assert max(waits) > 0.3
    await other.aclose()


async def test_orders_do_not_wait_behind_questions(redis: Redis) -> None:
    budget = RedisBudget(redis)
    for _ in range(BURST * 2):
        await take(budget, "okx:reads", 9)
    assert await take(budget, "okx:orders") == 0


async def test_a_turn_that_is_too_far_away_is_not_taken(redis: Redis) -> None:
    budget = RedisBudget(redis)
    for _ in range(BURST):
        await take(budget)
    first = await take(budget, patience_s=0.0)
    again = await take(budget, patience_s=0.0)
    assert again <= first
    assert first > 0


async def test_a_pause_holds_everybody_back_until_it_ends(redis: Redis) -> None:
    budget = RedisBudget(redis)
    await budget.pause("okx:orders", seconds=0.3)
    await budget.pause("okx:orders", seconds=0.1)  # a shorter one takes nothing back
    assert 0.2 < await take(budget, patience_s=0.0) <= 0.3
    await asyncio.sleep(0.31)
    assert await take(budget, patience_s=0.0) == 0


async def test_without_redis_nobody_is_held_back() -> None:
    gone = Redis(host="127.0.0.1", port=1)
    budget = RedisBudget(gone)
    assert await take(budget) == 0
    await budget.pause("okx:orders", seconds=5)
    await gone.aclose()
