"""Wishes for books in a real Redis: shared, bounded, and gone when nobody renews them."""

import asyncio

from redis.asyncio import Redis

from db import redis as redises
from db.depth import RedisDepths
from desk.market.depth import Listing

BTC, ETH, SOL = (Listing("paper", f"{base}/USDT") for base in ("BTC", "ETH", "SOL"))
ABROAD = Listing("bybit", "BTC/USDT")


async def test_a_wish_is_there_for_everybody_until_it_lapses(redis: Redis) -> None:
    depths = RedisDepths(redis, lasts_s=1)
    assert await depths.want([BTC, ABROAD]) == set()
    assert await RedisDepths(redis).wanted() == {BTC, ABROAD}
    async with asyncio.timeout(10):
        while await depths.wanted():  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        while await redis.exists(redises.DEPTHS_WANTED):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_there_is_room_for_so_many_and_whoever_has_a_place_keeps_it(redis: Redis) -> None:
    depths = RedisDepths(redis, most=2)
    assert await depths.want([BTC, ETH]) == set()
    assert await depths.want([ETH, SOL]) == {SOL}
    assert await depths.wanted() == {BTC, ETH}
    assert await depths.want([]) == set()


async def test_a_place_that_was_left_is_given_away(redis: Redis) -> None:
    short, depths = RedisDepths(redis, most=1, lasts_s=1), RedisDepths(redis, most=1)
    await short.want([BTC])
    assert await depths.want([ETH]) == {ETH}
    async with asyncio.timeout(10):
        while await depths.want([ETH]):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert await depths.wanted() == {ETH}
