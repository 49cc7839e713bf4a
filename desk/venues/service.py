"""What a person may do about exchanges: connect, choose where orders go, revoke."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Final

from desk import clock, sealing
from desk.errors import BadSetting, NotFound, Refused, Unavailable
from desk.events import ConnectionChanged
from desk.ports import OpenUnit, Unit
from desk.venues import keys
from desk.venues.keys import Keys
from desk.venues.model import Connection, State
from desk.venues.profiles import LIVE, PAPER, profile

PUBLIC_KEY: Final = "sealing-key"
CHECK: Final = "check_connection"
WAIT: Final = timedelta(minutes=10)
REMEMBERED: Final = timedelta(hours=24)  # of a wait that is over
UNREADABLE: Final = "unreadable"
LOOK: Final = timedelta(seconds=30)  # a check that is not over by then was lost
MOST_AN_HOUR: Final = 20  # times that one person may hand keys in
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A chat whose next message is taken for the keys of `venue`; the prompt is `message_id`.

    One that is not `is_open` was asked within `REMEMBERED`: keys may come late, or a second time.
    """

    venue: str
    message_id: int | None
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Venues:
    """Each call names the account it acts for; nothing here ever returns a secret."""

    open: OpenUnit

    async def page(self, account_id: int) -> list[Connection]:
        """Return what the person has connected or tried to, by venue."""
        async with self.open() as unit:
            return await unit.connections.of(account_id)

    async def get(self, account_id: int, venue: str) -> Connection:
        """Return one connection; raises `NotFound`."""
        async with self.open() as unit:
            return await _known(unit, account_id, venue)

    # -- handing keys in

    async def check(self, account_id: int, venue: str) -> None:
        """Raise `Refused` unless orders of the account may go to this venue."""
        if venue != PAPER:
            async with self.open() as unit:
                await check_connected(unit, account_id, venue)

    async def check_ready(self) -> None:
        """Raise `Unavailable` while no trade worker has said how to seal for it."""
        async with self.open() as unit:
            await _public_key(unit)

    async def ask(self, account_id: int, venue: str, *, message_id: int | None) -> None:
        """Take the person's next message for keys, for ten minutes; raises `NotFound`."""
        _check_live(venue)
        async with self.open() as unit:
            await _public_key(unit)
            await _await(unit, account_id, venue, message_id)
            await unit.commit()

    async def prompted(self, account_id: int, message_id: int) -> None:
        """Note which message asks for the keys, while they are still awaited."""
        async with self.open() as unit:
            waiting = await _waiting(unit, account_id)
            if waiting is not None and waiting.is_open:
                await _await(unit, account_id, waiting.venue, message_id)
                await unit.commit()

    async def stop_asking(self, account_id: int) -> None:
        """Take the person's messages for what they say again."""
        async with self.open() as unit:
            waiting = await _waiting(unit, account_id)
            if waiting is not None:
                await _remember(unit, account_id, waiting.venue)
                await unit.commit()

    async def awaited(self, account_ids: Collection[int]) -> dict[int, Awaited]:
        """Return who was asked for keys of late, by account, and whose are still awaited."""
        names = {_wait(account_id): account_id for account_id in account_ids}
        async with self.open(reads=True) as unit:
            found = await unit.keeps.several(list(names))
        return {names[name]: _read(kept) for name, kept in found.items()}

    async def hand_in(self, account_id: int, venue: str, text: str, *, handle: str) -> None:
        """Seal what was pasted before anything else is stored, under a name to connect by.

        What cannot be read as keys is not kept at all; `connect` says so.
        """
        found = keys.read(text, profile(venue))
        async with self.open() as unit:
            kept = {"venue": venue, "hint": "", "envelope": ""}
            if found is not None:
                kept |= {
                    "hint": found.hint,
                    "envelope": await _sealed(unit, account_id, venue, found),
                }
            await unit.keeps.put(_handed(account_id, handle), kept, until=clock.now() + WAIT)
            await unit.commit()

    async def connect(self, account_id: int, handle: str, *, message_id: int | None) -> Connection:
        """Ask the trade worker to look at the keys handed in under `handle`, once.

        Raises `NotFound` when there are none, `BadSetting` when what was pasted was no keys,
        `Refused` while others are being looked at or after too many: none of these are kept.
        """
        async with self.open() as unit:
            kept = await unit.keeps.take(_handed(account_id, handle))
            if kept is None:
                raise NotFound(what="keys", id=handle[:16])
            venue = kept["venue"]
            if not kept["envelope"]:
                await unit.commit()
                raise BadSetting(what="keys", id=venue, venue=profile(venue).title)
            waiting = await _waiting(unit, account_id)
            shown = message_id or (waiting.message_id if waiting else None)
            try:
                await _take_turn(unit, account_id, venue)
            except Refused:
                await unit.commit()
                raise
            await _remember(unit, account_id, venue)
            made = await _handed_over(
                unit, account_id, venue, kept["envelope"], hint=kept["hint"], message_id=shown
            )
            await unit.commit()
        return made

    async def connect_with(self, account_id: int, venue: str, found: Keys) -> Connection:
        """Seal keys and ask the trade worker to look at them: the way of pages.

        Raises `Refused` while others are being looked at or after too many within an hour.
        """
        _check_live(venue)
        async with self.open() as unit:
            await unit.accounts.get(account_id, lock=True)
            await _take_turn(unit, account_id, venue)
            envelope = await _sealed(unit, account_id, venue, found)
            made = await _handed_over(
                unit, account_id, venue, envelope, hint=found.hint, message_id=None
            )
            await unit.commit()
        return made

    async def shown(self, account_id: int, venue: str, message_id: int) -> None:
        """Note which message tells of the connection."""
        async with self.open() as unit:
            known = await _known(unit, account_id, venue, lock=True)
            await unit.connections.save(replace(known, message_id=message_id))
            await unit.commit()

    # -- choosing and leaving

    async def choose(self, account_id: int, venue: str) -> None:
        """Send the person's orders to a venue from now on; raises `NotFound`, `Refused`."""
        profile(venue)
        async with self.open() as unit:
            account = await unit.accounts.get(account_id, lock=True)
            if account is None:
                raise NotFound(what="account", id=account_id)
            if venue != PAPER:
                await check_connected(unit, account_id, venue)
            chosen = replace(account.preferences, venue=venue)
            await unit.accounts.save(replace(account, preferences=chosen))
            await unit.commit()

    async def still_open(self, account_id: int, venue: str) -> int:
        """Return how many of the desk's own orders are not over at a venue."""
        async with self.open() as unit:
            return len(await unit.books.still_open(account_id, venue))

    async def revoke(
        self, account_id: int, venue: str, *, cancel_orders: bool = False
    ) -> Connection:
        """Forget the keys of a venue; raises `Refused` while orders are open there.

        With `cancel_orders` they are cancelled first: the keys are forgotten once the venue has
        confirmed the last one, and no new order is taken meanwhile.
        """
        async with self.open() as unit:
            account = await unit.accounts.get(account_id, lock=True)
            known = await _known(unit, account_id, venue, lock=True)
            still_open = await unit.books.still_open(account_id, venue)
            if still_open and not cancel_orders:
                raise Refused(what="open-orders", count=len(still_open), venue=profile(venue).title)
            if account is not None and account.preferences.venue == venue:
                on_paper = replace(account.preferences, venue=PAPER)
                await unit.accounts.save(replace(account, preferences=on_paper))
            known = await _left(unit, known) if not still_open else _leaving(known)
            await unit.connections.save(known)
            unit.publish(changed(known))
            unit.enqueue(CHECK, f"{account_id}:{venue}")
            await unit.commit()
        return known


async def check_connected(unit: Unit, account_id: int, venue: str) -> None:
    """Raise `Refused` unless new orders of the account may go to this live venue."""
    known = await unit.connections.get(account_id, venue)
    if known is None or not known.may_trade:
        raise Refused(what="not-connected", venue=profile(venue).title)


def changed(connection: Connection) -> ConnectionChanged:
    """Return the event that tells of the connection as it is now."""
    return ConnectionChanged(
        account_id=connection.account_id, venue=connection.venue, state=connection.state.value
    )


async def forget(unit: Unit, connection: Connection) -> Connection:
    """Forget the keys of a connection that has no open orders; the caller saves and commits."""
    return await _left(unit, connection)


async def _left(unit: Unit, connection: Connection) -> Connection:
    await unit.connections.keep_keys(connection.account_id, connection.venue, None)
    return replace(
        connection,
        state=State.REVOKED,
        envelope="",
        new_hint="",
        trouble="",
        detail="",
        updated_at=clock.now(),
    )


def _leaving(connection: Connection) -> Connection:
    return replace(connection, state=State.LEAVING, updated_at=clock.now())


async def _take_turn(unit: Unit, account_id: int, venue: str) -> None:
    """Count keys that are handed in, or raise `Refused`; whoever calls holds the account.

    Each asks a venue in the desk's name, and is work that others' orders wait behind.
    """
    now = clock.now()
    known = await unit.connections.get(account_id, venue)
    if known is not None and known.envelope and now < known.updated_at + LOOK:
        wait_s = ceil((known.updated_at + LOOK - now).total_seconds())
        raise Refused(what="keys-checking", venue=profile(venue).title, wait_s=wait_s)
    kept = await unit.keeps.get(_turns(account_id)) or {"at": []}
    turns = [at for at in kept["at"] if datetime.fromisoformat(at) > now - _HOUR]
    if len(turns) >= MOST_AN_HOUR:
        wait = datetime.fromisoformat(turns[0]) + _HOUR - now
        raise Refused(
            what="keys-often",
            value=len(turns) + 1,
            limit=MOST_AN_HOUR,
            wait_min=ceil(wait / timedelta(minutes=1)),
        )
    await unit.keeps.put(_turns(account_id), {"at": [*turns, now.isoformat()]}, until=now + _HOUR)


async def _handed_over(
    unit: Unit, account_id: int, venue: str, envelope: str, *, hint: str, message_id: int | None
) -> Connection:
    """Keys that work stay in force until the new ones are known to."""
    now = clock.now()
    known = await unit.connections.get(account_id, venue, lock=True)
    if known is None:
        known = Connection(account_id=account_id, venue=venue, created_at=now, updated_at=now)
    state = known.state if known.is_live else State.CHECKING
    made = replace(
        known,
        state=state,
        envelope=envelope,
        new_hint=hint,
        message_id=message_id,
        trouble="",
        detail="",
        updated_at=now,
    )
    await unit.connections.save(made)
    unit.enqueue(CHECK, f"{account_id}:{venue}")
    return made


async def _sealed(unit: Unit, account_id: int, venue: str, found: Keys) -> str:
    bound = keys.belongs(account_id, venue)
    return sealing.seal(found.written(), bound, public_key=await _public_key(unit))


async def _public_key(unit: Unit) -> str:
    kept = await unit.keeps.get(PUBLIC_KEY)
    if kept is None:
        raise Unavailable(what="sealing-key")
    return str(kept["public_key"])


async def _known(unit: Unit, account_id: int, venue: str, *, lock: bool = False) -> Connection:
    found = await unit.connections.get(account_id, venue, lock=lock)
    if found is None:
        raise NotFound(what="connection", id=venue[:16])
    return found


def _check_live(venue: str) -> None:
    if venue not in LIVE:
        raise NotFound(what="venue", id=venue[:16])


async def _waiting(unit: Unit, account_id: int) -> Awaited | None:
    """Return the wait; whoever calls holds the account, so that no two change it at once."""
    await unit.accounts.get(account_id, lock=True)
    kept = await unit.keeps.get(_wait(account_id))
    return None if kept is None else _read(kept)


async def _await(unit: Unit, account_id: int, venue: str, message_id: int | None) -> None:
    now = clock.now()
    kept = {"venue": venue, "message_id": message_id, "until": (now + WAIT).isoformat()}
    await unit.keeps.put(_wait(account_id), kept, until=now + REMEMBERED)


async def _remember(unit: Unit, account_id: int, venue: str) -> None:
    """End the wait, and keep in mind that there was one."""
    now = clock.now()
    kept = {"venue": venue, "message_id": None, "until": now.isoformat()}
    await unit.keeps.put(_wait(account_id), kept, until=now + REMEMBERED)


def _read(kept: Mapping[str, Any]) -> Awaited:
    """Read a wait; one without `until` was written before waits were remembered."""
    until = kept.get("until")
    is_open = until is None or clock.now() < datetime.fromisoformat(until)
    return Awaited(venue=kept["venue"], message_id=kept["message_id"], is_open=is_open)


def _wait(account_id: int) -> str:
    return f"await-keys:{account_id}"


def _turns(account_id: int) -> str:
    return f"keys-turns:{account_id}"


def _handed(account_id: int, handle: str) -> str:
    return f"handed-keys:{account_id}:{handle}"
