"""A person's open web sessions, kept under one name so that any of them can be ended at once."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final, Self

from desk import clock
from desk.accounts import auth
from desk.errors import NotFound, NotSignedIn
from desk.events import SessionsEnded
from desk.ports import Unit

MOST: Final = 50
SEEN_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSession:
    """One open session.

    It ends at `until` unless it is renewed; `device` is in the words of desk.accounts.devices.
    """

    id: str
    device: str
    made_at: datetime
    seen_at: datetime
    until: datetime

    def is_unseen(self, now: datetime) -> bool:
        """Tell whether it is time to write down that the session is in use."""
        return now - self.seen_at >= SEEN_EVERY

    def written(self) -> dict[str, str]:
        """Return the session as JSON values; its id is the name that it stands under."""
        made, seen, until = (at.isoformat() for at in (self.made_at, self.seen_at, self.until))
        return {"device": self.device, "made_at": made, "seen_at": seen, "until": until}

    @classmethod
    def read(cls, session_id: str, kept: Mapping[str, str]) -> Self:
        """Return the session that `written` wrote."""
        at = {n: datetime.fromisoformat(kept[n]) for n in ("made_at", "seen_at", "until")}
        return cls(id=session_id, device=kept["device"], **at)


async def opened(unit: Unit, account_id: int) -> list[WebSession]:
    """Return the sessions that are open now, the one last seen first."""
    now = clock.now()
    kept: dict[str, Any] = await unit.keeps.get(_name(account_id)) or {}
    found = [WebSession.read(name, value) for name, value in kept.items()]
    found = [session for session in found if session.until > now]
    return sorted(found, key=lambda session: session.seen_at, reverse=True)


async def begin(unit: Unit, account_id: int, device: str) -> WebSession:
    """Write a new session. Of more than `MOST` the one unseen for longest ends."""
    now = clock.now()
    made = WebSession(
        id=clock.new_id(), device=device, made_at=now, seen_at=now, until=now + auth.SESSION
    )
    await _lock(unit, account_id)
    others = await opened(unit, account_id)
    await _write(unit, account_id, [made, *others[: MOST - 1]])
    _tell(unit, account_id, others[MOST - 1 :])
    return made


async def prolong(unit: Unit, account_id: int, session_id: str) -> None:
    """Let a session last as long as a fresh one from now; raises `NotSignedIn` when it is over."""
    now = clock.now()
    until = now + auth.SESSION
    await _change(unit, account_id, session_id, lambda one: replace(one, seen_at=now, until=until))


async def seen(unit: Unit, account_id: int, session_id: str) -> None:
    """Note that a session is in use; raises `NotSignedIn` when it is over."""
    now = clock.now()
    await _change(unit, account_id, session_id, lambda one: replace(one, seen_at=now))


async def end(unit: Unit, account_id: int, session_id: str) -> None:
    """End one session; raises `NotFound` when the person has none of this id."""
    await _lock(unit, account_id)
    found = await opened(unit, account_id)
    ended = [session for session in found if session.id == session_id]
    if not ended:
        raise NotFound(what="session", id=session_id)
    await _end(unit, account_id, found, ended)


async def end_others(unit: Unit, account_id: int, session_id: str) -> int:
    """End every session but this one; return how many that were."""
    await _lock(unit, account_id)
    found = await opened(unit, account_id)
    ended = [session for session in found if session.id != session_id]
    await _end(unit, account_id, found, ended)
    return len(ended)


async def end_all(unit: Unit, account_id: int) -> None:
    """End every session, as for somebody who is turned away."""
    await _lock(unit, account_id)
    found = await opened(unit, account_id)
    await _end(unit, account_id, found, found)


async def _end(
    unit: Unit, account_id: int, found: Collection[WebSession], ended: Collection[WebSession]
) -> None:
    await _write(unit, account_id, [session for session in found if session not in ended])
    _tell(unit, account_id, ended)


def _tell(unit: Unit, account_id: int, ended: Collection[WebSession]) -> None:
    if ended:
        ids = tuple(session.id for session in ended)
        unit.publish(SessionsEnded(account_id=account_id, session_ids=ids))


async def _change(
    unit: Unit, account_id: int, session_id: str, change: Callable[[WebSession], WebSession]
) -> None:
    await _lock(unit, account_id)
    found = {session.id: session for session in await opened(unit, account_id)}
    if session_id not in found:
        raise NotSignedIn(why="revoked")
    found[session_id] = change(found[session_id])
    await _write(unit, account_id, found.values())


async def _lock(unit: Unit, account_id: int) -> None:
    """Nobody else changes the person's sessions until the unit ends."""
    await unit.accounts.get(account_id, lock=True)


async def _write(unit: Unit, account_id: int, sessions: Collection[WebSession]) -> None:
    if not sessions:
        await unit.keeps.take(_name(account_id))
        return
    kept = {session.id: session.written() for session in sessions}
    until = max(session.until for session in sessions)
    await unit.keeps.put(_name(account_id), kept, until=until)


def _name(account_id: int) -> str:
    return f"sessions:{account_id}"
