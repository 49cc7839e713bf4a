"""F1: the bot and two trade workers die at every step of an order's way, under bad weather."""

import asyncio
import itertools
import os
from contextlib import suppress
from typing import Final

import pytest

from desk.failpoints import NAMES
from tests.faults import crowd
from tests.faults.fire.conftest import Fire
from tests.faults.weather import bad_weather

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.timeout(1500)]
IS_LONG: Final = int(os.environ.get("FAULT_ROUNDS", "3")) >= 20
SEEDS: Final = 50 if IS_LONG else 3
PEOPLE, EACH = (20, 10) if IS_LONG else (12, 5)
CURIOUS: Final = 6
DEATH: Final = 0.02
ROUND_S: Final = 6.0  # by then what was ordered has passed every step, or waits for a patrol
SURE: Final = 0.4  # where no process has died yet
STRAYS_PER_DEATH: Final = 3  # first receipts that may be on their way when a bot dies


@pytest.mark.parametrize("seed", range(1, SEEDS + 1))
async def test_every_order_happens_once_at_whatever_step_a_process_dies(
    fire: Fire, seed: int
) -> None:
    before = fire.rig.deaths()
    await fire.rig.arm(f"*:{DEATH}:{seed}")
    traders = crowd.crowd(fire.stage, seed=seed, people=PEOPLE, each=EACH, pause_s=0.4)
    async with fire.explained(), bad_weather(fire.rig.place.url("exchange"), seed=seed):
        await crowd.trade(traders)
    await fire.rig.arm("")
    died = fire.rig.deaths() - before
    fire.tally.seeds += 1
    fire.tally.struck |= died.keys()
    found = await fire.over([t.id for t in traders], each=EACH, kills=died.total())
    assert found.strays <= STRAYS_PER_DEATH * died.total()
    assert died.total() >= PEOPLE


async def test_no_step_is_left_at_which_no_process_has_died(fire: Fire) -> None:
    """Strike what the seeds before did not, round after round."""
    people = await fire.people(CURIOUS)
    before = fire.rig.deaths()
    async with bad_weather(fire.rig.place.url("exchange"), seed=1):
        for number in itertools.count(1):
            left = [name for name in NAMES if name not in fire.rig.deaths()]
            if not left:
                break
            await fire.rig.arm(",".join(f"{name}:{SURE}:{number}" for name in left))
            await fire.order(people, "eth", times=2)
            with suppress(TimeoutError):
                await _struck(fire, left)
    await fire.rig.arm("")
    died = fire.rig.deaths()
    await fire.over(people, each=None, kills=(died - before).total())
    fire.tally.struck |= died.keys()


async def _struck(fire: Fire, names: list[str]) -> None:
    """Wait until a process has died at each of these places, for one round."""
    async with asyncio.timeout(ROUND_S):
        while not fire.rig.deaths().keys() >= set(names):  # noqa: ASYNC110 - logs tell
            await asyncio.sleep(0.1)
