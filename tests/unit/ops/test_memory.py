"""Transactions in memory behave as those of PostgreSQL at read committed."""

import asyncio

import pytest

from ops.simulation.memory import Database, Deadlock

ROW, OTHER = ("t", 1), ("t", 2)


async def seeded() -> Database:
    database = Database()
    first = database.begin()
    await first.insert({ROW: 1, OTHER: 2})
    first.commit()
    return database


async def test_what_is_not_committed_is_seen_by_nobody_else_and_a_crash_undoes_it() -> None:
    database = await seeded()
    mine, theirs = database.begin(), database.begin()
    await mine.update(ROW, 10)
    await mine.insert({("t", 3): 3})
    assert (mine.read(ROW), theirs.read(ROW)) == (10, 1)
    assert list(mine.scan("t")) == [10, 2, 3]
    mine.end()
    assert list(theirs.scan("t")) == [1, 2]


async def test_who_waited_for_a_row_sees_what_the_other_has_committed() -> None:
    database = await seeded()
    mine, theirs = database.begin(), database.begin()
    assert await mine.lock(ROW) == 1
    waiting = asyncio.create_task(theirs.lock(ROW))
    await asyncio.sleep(0)
    await mine.update(ROW, 10)
    assert not waiting.done()
    mine.commit()
    assert await waiting == 10


async def test_a_second_insert_of_a_key_waits_and_is_refused_only_if_the_first_commits() -> None:
    for commits in (True, False):
        database = await seeded()
        mine, theirs = database.begin(), database.begin()
        assert await mine.insert({("t", 3): 3})
        waiting = asyncio.create_task(theirs.insert({("t", 3): 4}))
        await asyncio.sleep(0)
        assert not waiting.done()
        mine.commit() if commits else mine.end()
        assert await waiting is not commits


async def test_two_that_wait_for_each_other_are_a_deadlock_for_the_second() -> None:
    database = await seeded()
    mine, theirs = database.begin(), database.begin()
    await mine.lock(ROW)
    await theirs.lock(OTHER)
    waiting = asyncio.create_task(mine.lock(OTHER))
    await asyncio.sleep(0)
    with pytest.raises(Deadlock):
        await theirs.lock(ROW)
    theirs.end()
    assert await waiting == 2
    assert database.deadlocks == 1


async def test_a_row_goes_on_to_the_next_when_who_waited_first_has_died() -> None:
    database = await seeded()
    mine, dying, last = database.begin(), database.begin(), database.begin()
    await mine.lock(ROW)
    first = asyncio.create_task(dying.lock(ROW))
    second = asyncio.create_task(last.lock(ROW))
    await asyncio.sleep(0)
    first.cancel()
    mine.commit()
    assert await second == 1
    dying.end()
