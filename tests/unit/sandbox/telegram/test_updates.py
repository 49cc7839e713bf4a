"""The queue of updates: order, confirmation, ids that never repeat."""

import asyncio
from pathlib import Path

import pytest

from sandbox.telegram import updates
from sandbox.telegram.errors import ApiError
from sandbox.telegram.journal import Journal
from sandbox.telegram.updates import UpdateQueue


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    made = Journal(tmp_path / "journal.jsonl")
    list(made.load())
    return made


async def ids(queue: UpdateQueue, offset: int = 0, limit: int = 0) -> list[int]:
    return [u["update_id"] for u in await queue.poll(offset=offset, limit=limit, timeout_s=0)]


async def test_updates_stay_until_a_higher_offset_confirms_them(journal: Journal) -> None:
    queue = UpdateQueue(7, journal)
    for _ in range(3):
        queue.push("message", {}, lane=1)
    first, second, third = await ids(queue)
    assert await ids(queue, second) == [second, third]
    assert await ids(queue, limit=1) == [second]
    assert await ids(queue, third + 1) == []
    assert first < second < third


async def test_at_most_a_hundred_are_given_at_once(journal: Journal) -> None:
    queue = UpdateQueue(7, journal)
    for _ in range(150):
        queue.push("message", {}, lane=1)
    assert len(await ids(queue, limit=1000)) == 100


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(
    journal: Journal,
) -> None:
    queue = UpdateQueue(7, journal)
    for _ in range(5):
        queue.push("message", {}, lane=1)
    all_ids = await ids(queue)
    assert await ids(queue, -2) == all_ids[-2:]
    assert await ids(queue) == all_ids[-2:]
    assert await ids(queue, -9) == all_ids[-2:]


async def test_a_waiting_poller_wakes_for_the_first_update(journal: Journal) -> None:
    queue = UpdateQueue(7, journal)
    waiting = asyncio.create_task(queue.poll(offset=0, limit=0, timeout_s=50))
    await asyncio.sleep(0)
    queue.push("message", {"text": "x"}, lane=1)
    assert (await waiting)[0]["message"] == {"text": "x"}


async def test_two_pollers_are_a_conflict_for_the_older(journal: Journal) -> None:
    queue = UpdateQueue(7, journal)
    older = asyncio.create_task(queue.poll(offset=0, limit=0, timeout_s=50))
    await asyncio.sleep(0)
    newer = asyncio.create_task(queue.poll(offset=0, limit=0, timeout_s=50))
    with pytest.raises(ApiError, match="terminated by other getUpdates"):
        await older
    queue.stop()
    assert await newer == []


def test_only_allowed_kinds_are_queued(journal: Journal) -> None:
    queue = UpdateQueue(7, journal)
    queue.push("chat_member", {}, lane=1)
    assert len(queue) == 0
    queue.allow(["chat_member", "nonsense"])
    queue.push("chat_member", {}, lane=1)
    queue.push("message", {}, lane=1)
    assert len(queue) == 1
    queue.allow(None)
    assert queue.allowed == {"chat_member"}


async def test_a_crash_never_makes_an_id_come_twice(journal: Journal) -> None:
    queue = UpdateQueue(7, journal)
    queue.push("message", {}, lane=1)
    journal.flush()
    for _ in range(50):  # these reach the bot, then the process dies before the next flush
        queue.push("message", {}, lane=1)
    last = (await ids(queue))[-1]
    records = {(t, k): v for t, k, v in Journal(journal._path).load()}
    after = UpdateQueue(7, journal)
    after.load(records["queues", "7"])
    after.push("message", {}, lane=1)
    assert (await ids(after))[0] > last


def test_a_bot_that_never_fetches_does_not_fill_the_memory(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "MAX_PENDING", 10)
    queue = UpdateQueue(7, journal)
    for _ in range(25):
        queue.push("message", {}, lane=1)
    assert len(queue) == 10
