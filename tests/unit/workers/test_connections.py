"""Keys are looked at once however often they are handed in, and one person holds up nobody."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from desk import clock
from desk.venues.model import Connection, Reading, State
from desk.venues.statement import Permissions
from workers import connections
from workers.connections import ASK_AGAIN, AT_ONCE, Connections

VENUE = "binance"
ANN, BOB = 7, 8


@dataclass
class Custody:
    """Keeps connections, and forgets keys that are refused unless others have come meanwhile."""

    rows: dict[int, Connection] = field(default_factory=dict)
    refused: list[int] = field(default_factory=list)

    async def publish_key(self, public_key: str) -> None: ...

    async def get(self, account_id: int, venue: str) -> Connection | None:
        return self.rows.get(account_id)

    async def at_work(self) -> list[Connection]:
        return list(self.rows.values())

    async def readings(self) -> list[Reading]:
        return []

    async def reading(self, account_id: int, venue: str) -> Reading | None:
        return None

    async def refuse(self, seen: Connection, trouble: str, detail: str = "") -> None:
        if self.rows[seen.account_id].envelope != seen.envelope:
            return
        self.refused.append(seen.account_id)
        self.rows[seen.account_id] = replace(seen, envelope="", state=State.REFUSED)


@dataclass
class Slow:
    """A venue that tells of Ann's keys when it is let, and of all others at once."""

    asked: list[int] = field(default_factory=list)
    is_let: asyncio.Event = field(default_factory=asyncio.Event)

    async def permissions(self, account_id: int) -> Permissions:
        self.asked.append(account_id)
        if account_id == ANN:
            await self.is_let.wait()
        return Permissions(can_withdraw=True)


@dataclass
class House:
    """The worker's connections with everything around them made up."""

    custody: Custody
    venue: Slow
    connections: Connections

    def hand_in(self, account_id: int, envelope: str = "sealed") -> None:
        now = clock.now()
        made = Connection(account_id=account_id, venue=VENUE, created_at=now, updated_at=now)
        self.custody.rows[account_id] = replace(made, envelope=envelope)

    def look(self, account_id: int) -> asyncio.Task[None]:
        return asyncio.ensure_future(self.connections.look(account_id, VENUE))


@pytest.fixture
async def house(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    monkeypatch.setattr(connections, "read_keys", lambda opened: {"apiKey": opened})
    custody, venue = Custody(), Slow()
    opener = SimpleNamespace(public_key="p", open=lambda envelope, _: envelope)
    made = Connections(
        cast("Any", SimpleNamespace(custody=custody)),
        cast("Any", SimpleNamespace(opener=opener)),
        cast("Any", None),
        cast("Any", SimpleNamespace(trial=lambda *_: venue, forget=lambda *_: None)),
    )
    yield House(custody, venue, made)
    venue.is_let.set()


async def test_looks_of_one_person_take_one_place_from_others(house: House) -> None:
    house.hand_in(ANN)
    waiting = [house.look(ANN) for _ in range(2 * AT_ONCE)]
    await asyncio.sleep(0.01)
    house.hand_in(BOB)
    await asyncio.wait_for(house.look(BOB), 1)
    assert house.custody.refused == [BOB]
    house.venue.is_let.set()
    await asyncio.gather(*waiting)


async def test_keys_that_were_dealt_with_meanwhile_are_not_looked_at_again(house: House) -> None:
    house.hand_in(ANN)
    waiting = [house.look(ANN) for _ in range(5)]
    await asyncio.sleep(0.01)
    house.venue.is_let.set()
    await asyncio.gather(*waiting)
    assert house.venue.asked == house.custody.refused == [ANN]


async def test_who_waits_sees_the_keys_that_came_last_and_the_rest_need_not_wait(
    house: House,
) -> None:
    house.hand_in(ANN, "first")
    first = house.look(ANN)
    await asyncio.sleep(0.01)
    second = house.look(ANN)
    await asyncio.sleep(0.01)
    await asyncio.wait_for(house.look(ANN), 1)  # the second will see what this one would have
    assert not second.done()
    house.hand_in(ANN, "last")
    house.venue.is_let.set()
    await asyncio.gather(first, second)
    assert house.venue.asked == [ANN, ANN]
    assert not house.custody.rows[ANN].envelope


async def test_a_round_does_not_wait_for_a_look_that_is_under_way(house: House) -> None:
    house.hand_in(ANN)
    house.hand_in(BOB)
    looking = house.look(ANN)
    await asyncio.sleep(0.01)
    later = clock.now() + 2 * ASK_AGAIN
    clock.set_clock(now=lambda: later)
    await asyncio.wait_for(house.connections.round(), 1)
    assert house.custody.refused == [BOB]
    house.venue.is_let.set()
    await looking
