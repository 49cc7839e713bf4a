"""The pulse of a loop tells being held up from holding itself up."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from desk import pulse
from desk.nursery import Nursery

HELD_S = 0.3


@pytest.fixture
async def watched() -> AsyncIterator[None]:
    async with Nursery() as nursery:
        nursery.spawn(pulse.watch(), name="pulse")
        await asyncio.sleep(0)
        yield


@pytest.mark.usefixtures("watched")
async def test_a_loop_that_sleeps_on_itself_is_late_and_not_busy() -> None:
    time.sleep(pulse.STEP_S + HELD_S)  # noqa: ASYNC251 - this is the mistake
    await asyncio.sleep(pulse.STEP_S)
    assert pulse.LAG._value.get() >= HELD_S * 0.9
    assert pulse.BUSY._value.get() < pulse.LAG._value.get()


@pytest.mark.usefixtures("watched")
async def test_a_loop_that_computes_is_late_by_its_own_work() -> None:
    until = time.thread_time() + pulse.STEP_S + HELD_S
    while time.thread_time() < until:
        continue
    await asyncio.sleep(pulse.STEP_S)
    assert HELD_S * 0.9 <= pulse.BUSY._value.get() <= pulse.LAG._value.get()
