"""Detached tasks: their failures are counted, their siblings live, and none outlives its owner."""

import asyncio
from inspect import CORO_CLOSED, getcoroutinestate

from prometheus_client import REGISTRY

from desk.nursery import Nursery


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
