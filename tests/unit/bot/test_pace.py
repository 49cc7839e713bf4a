"""The pace keeps Telegram's limits, and money goes first."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.pace import Bucket, Limits, Pace, Priority, Rate, Turnstile


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


async def send(pace: Pace, clock: Clock, chats: list[int]) -> list[float]:
    """Send one message to each chat in turn and return when each left."""
    left = []
    for chat in chats:
        async with pace.turn(chat, Priority.ALERT):
            left.append(clock.now)
    return left


def busiest(times: list[float], window_s: float) -> int:
    return max(sum(start <= t < start + window_s for t in times) for start in times)


async def test_never_more_than_thirty_messages_in_a_second() -> None:
    clock = Clock()
    times = await send(Pace(Limits(), now=clock, sleep=clock.sleep), clock, list(range(1, 200)))
    assert busiest(times, 1.0) <= 30
    assert times[-1] - times[0] < 199 / 24


async def test_never_more_than_twenty_messages_a_minute_in_a_group() -> None:
    clock = Clock()
    times = await send(Pace(Limits(), now=clock, sleep=clock.sleep), clock, [-5] * 60)
    assert busiest(times, 60.0) <= 20


async def test_a_private_chat_takes_a_burst_and_then_one_a_second() -> None:
    clock = Clock()
    times = await send(Pace(Limits(), now=clock, sleep=clock.sleep), clock, [7] * 10)
    assert times[4] - times[0] < 0.5
    assert times[9] - times[4] >= 4.5


async def test_retry_after_silences_the_chat_for_as_long_as_telegram_asks() -> None:
    clock = Clock()
    pace = Pace(Limits(), now=clock, sleep=clock.sleep)
    async with pace.turn(7, Priority.MONEY):
        await pace.again(7, Priority.MONEY, after_s=12)
        assert clock.now >= 1012


async def test_waiting_money_overtakes_waiting_alerts_and_equals_keep_their_order() -> None:
    turnstile, left = Turnstile(), list[str]()

    async def one(name: str, priority: Priority) -> None:
        async with turnstile.turn(priority):
            left.append(name)
            await asyncio.sleep(0)

    async with turnstile.turn(Priority.ALERT), asyncio.TaskGroup() as group:
        for name, priority in (
            ("notice", Priority.NOTICE),
            ("alert 1", Priority.ALERT),
            ("alert 2", Priority.ALERT),
            ("receipt", Priority.MONEY),
        ):
            group.create_task(one(name, priority))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        group.create_task(_leave(turnstile))
    assert left == ["receipt", "alert 1", "alert 2", "notice"]


async def _leave(turnstile: Turnstile) -> None:
    turnstile._leave()


async def test_a_cancelled_waiter_does_not_take_the_turn_with_it() -> None:
    turnstile = Turnstile()
    release = asyncio.Event()

    async def hold(until: Callable[[], Awaitable[object]]) -> None:
        async with turnstile.turn(Priority.ALERT):
            await until()

    first = asyncio.create_task(hold(release.wait))
    await asyncio.sleep(0)
    second = asyncio.create_task(hold(release.wait))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    release.set()
    await first
    async with asyncio.timeout(1), turnstile.turn(Priority.NOTICE):
        assert not turnstile.is_idle
    assert turnstile.is_idle


def test_a_bucket_fills_up_to_its_burst_only() -> None:
    bucket = Bucket(Rate(1, 3), 0.0)
    for _ in range(3):
        assert bucket.delay_s(0.0) == 0
        bucket.take()
    assert bucket.delay_s(0.0) == 1
    for _ in range(3):
        assert bucket.delay_s(100.0) == 0
        bucket.take()
    assert bucket.delay_s(100.0) == 1


async def test_what_may_be_left_out_leaves_room_for_two_and_waits_for_nobody() -> None:
    clock = Clock()
    pace = Pace(Limits(), now=clock, sleep=clock.sleep)
    sent = 0
    while pace.has_room(-5):
        await send(pace, clock, [-5])
        sent += 1
    assert sent == 3
    before = clock.now
    await send(pace, clock, [-5, -5])
    assert clock.now == before
    clock.now += 4
    assert not pace.has_room(-5)
    clock.now += 12
    assert pace.has_room(-5)
    async with pace.turn(-5, Priority.ALERT):
        assert not pace.has_room(-5), "somebody is about to send"


def test_there_is_no_room_while_telegram_asks_for_silence() -> None:
    bucket = Bucket(Rate(1, 5), 0.0)
    assert bucket.room(0.0) == 5
    bucket.block(60.0)
    assert [bucket.room(at) for at in (59.0, 60.0, 62.0)] == [0, 1, 3]
