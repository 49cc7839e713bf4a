"""Lanes keep order within a key and none between keys."""

import asyncio

from bot.intake import lane_of
from bot.lanes import Lanes
from desk.nursery import Nursery


async def test_one_lane_runs_in_order_while_others_go_on() -> None:
    done: list[str] = []
    gate = asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        done.append("slow")

    async def quick(name: str) -> None:
        done.append(name)

    async with Nursery() as nursery:
        lanes = Lanes(nursery, name="test")
        lanes.put(1, slow)
        lanes.put(1, lambda: quick("after slow"))
        lanes.put(2, lambda: quick("other"))
        await asyncio.sleep(0.01)
        assert done == ["other"]
        gate.set()
        await lanes.idle()
        lanes.put(1, lambda: quick("again"))
        await lanes.idle()
    assert done == ["other", "slow", "after slow", "again"]


async def test_lane_goes_on_after_work_that_raised() -> None:
    done: list[str] = []

    async def broken() -> None:
        raise RuntimeError("broken")

    async def next_one() -> None:
        done.append("next")

    async with Nursery() as nursery:
        lanes = Lanes(nursery, name="test")
        lanes.put(1, broken)
        lanes.put(1, next_one)
        await lanes.idle()
    assert done == ["next"]


def test_a_persons_taps_and_commands_share_a_lane_and_members_of_a_group_do_not() -> None:
    private = {"message": {"chat": {"id": 7}, "from": {"id": 7}}}
    tap = {"callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -5}}}}
    other = {"callback_query": {"from": {"id": 8}, "message": {"chat": {"id": -5}}}}
    group = {"message": {"chat": {"id": -5}, "from": {"id": 7}}}
    assert lane_of(private) == lane_of(tap) == 7
    assert lane_of(other) == 8
    assert lane_of(group) == -5


def test_updates_without_a_sender_have_a_lane_too() -> None:
    assert lane_of({"update_id": 1}) == 0
    assert lane_of({"message": "nonsense"}) == 0
