"""Detached tasks: their failures are counted, their siblings live, and none outlives its owner."""

import asyncio
from contextlib import suppress
from inspect import CORO_CLOSED, getcoroutinestate

import pytest
from prometheus_client import REGISTRY

from desk.nursery import Nursery, is_ending, within


def failures(task: str) -> float:
    return REGISTRY.get_sample_value("tapewire_task_failures_total", {"task": task}) or 0.0


async def test_a_task_that_raises_is_counted_and_harms_no_sibling() -> None:
    done = asyncio.Event()

    async def bad() -> None:
        raise ValueError("no")

    async def good() -> None:
        await asyncio.sleep(0.01)
        done.set()

    before = failures("bad")
    async with Nursery() as nursery:
        await nursery.spawn(bad(), name="bad")
        nursery.spawn(good(), name="good")
        await asyncio.wait_for(done.wait(), 5)
    assert failures("bad") == before + 1


async def test_a_loop_goes_on_after_a_round_that_raised() -> None:
    rounds: list[int] = []
    third = asyncio.Event()

    async def make() -> None:
        rounds.append(len(rounds))
        if len(rounds) == 3:
            third.set()
        raise OSError("again")

    before = failures("loop")
    async with Nursery() as nursery:
        nursery.forever(make, name="loop", pause_s=0.0)
        await asyncio.wait_for(third.wait(), 5)
    assert failures("loop") >= before + 3


async def test_a_loop_that_fails_at_once_each_time_rests_longer_and_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rests: list[float] = []
    over = asyncio.Event()
    sleep = asyncio.sleep

    async def rest(seconds: float) -> None:
        is_its = asyncio.current_task() is loop  # whoever else lives here sleeps as ever
        if is_its:
            rests.append(seconds)
        await sleep(0 if is_its else seconds)

    async def make() -> None:
        if len(rests) == 8:
            over.set()
        if len(rests) != 6:
            raise OSError("away")

    monkeypatch.setattr(asyncio, "sleep", rest)
    async with Nursery() as nursery:
        loop = nursery.forever(make, name="loop", pause_s=0.0)
        await asyncio.wait_for(over.wait(), 5)
    assert rests[:8] == [0.05, 0.1, 0.2, 0.4, 0.8, 1.0, 0.0, 0.05]


async def test_leaving_cancels_every_task_and_waits_for_its_end() -> None:
    ended: list[str] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.01)
            ended.append("cleaned up")

    async with Nursery() as nursery:
        task = nursery.spawn(work(), name="work")
        await asyncio.sleep(0)
    assert ended == ["cleaned up"]
    assert task.cancelled()


async def test_a_task_that_is_cancelled_before_it_began_leaves_no_work_behind() -> None:
    work = asyncio.sleep(1)
    async with Nursery() as nursery:
        nursery.spawn(work, name="work")
    assert getcoroutinestate(work) == CORO_CLOSED  # else it is complained of as never awaited


async def test_what_is_in_time_gives_its_result_or_its_failure() -> None:
    async def answer() -> int:
        return 7

    async def fail() -> int:
        raise LookupError("gone")

    assert await within(5, answer()) == 7
    with pytest.raises(LookupError, match="gone"):
        await within(5, fail())


async def test_who_does_not_let_itself_be_cancelled_is_not_waited_for() -> None:
    ends, was_cancelled = asyncio.Event(), asyncio.Event()

    async def stubborn() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            was_cancelled.set()
        await ends.wait()
        raise OSError("too late for anybody")

    with pytest.raises(TimeoutError):
        await within(0.01, stubborn())
    await asyncio.wait_for(was_cancelled.wait(), 5)
    ends.set()
    await asyncio.sleep(0)


async def test_who_waits_and_is_cancelled_takes_the_work_along() -> None:
    ended = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    waiting = asyncio.ensure_future(within(60, work()))
    await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await asyncio.wait_for(ended.wait(), 5)


async def test_a_loop_whose_round_swallows_the_cancellation_ends_all_the_same() -> None:
    began = asyncio.Event()

    async def deaf() -> None:
        began.set()
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(60)

    async with asyncio.timeout(5):
        async with Nursery() as nursery:
            nursery.forever(deaf, name="deaf", pause_s=0)
            await began.wait()


async def test_a_cancellation_that_is_not_the_nurserys_ends_no_loop() -> None:
    rounds, third = iter(range(3)), asyncio.Event()

    async def careless() -> None:
        if next(rounds, None) is None:
            third.set()
        me = asyncio.current_task()
        assert me is not None
        me.cancel()  # as a client's deadline does that forgets to take it back
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(60)
        assert not is_ending()

    async with asyncio.timeout(5), Nursery() as nursery:
        nursery.forever(careless, name="careless", pause_s=0)
        await third.wait()
