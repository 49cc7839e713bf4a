"""People, chats, and small things kept under a name."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, replace
from datetime import datetime, time
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ARRAY, Row, String, any_, bindparam, delete, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.base import table
from db.models.accounts import AccountRow, ChatRow, KeepRow, VenueAccountRow
from db.models.alerts import DeliveryRow, DigestRow, HabitsRow, HeldRow, MuteRow, RuleRow
from db.models.calls import BoardRow, CallRow, MemberRow
from db.models.price_alerts import FiringRow, PriceAlertRow
from desk import clock
from desk.accounts.model import OWN, Account, Chat, Preferences, Role, State
from desk.money import plain
from desk.risk.gate import HALT
from desk.risk.model import Halt
from desk.venues.profiles import PAPER

# Made once, for every update and every order asks them.
_ACCOUNTS = table(AccountRow)
_GET = select(_ACCOUNTS).where(_ACCOUNTS.c.id == bindparam("the_id"))
# Not against the rows that point at an account: what is filled meanwhile need not wait.
_LOCK = _GET.with_for_update(key_share=True)
_KEEPS = table(KeepRow)
_KEPT = select(_KEEPS.c.name, _KEEPS.c.value).where(
    _KEEPS.c.name == any_(bindparam("names", type_=ARRAY(String))),
    or_(_KEEPS.c.until.is_(None), _KEEPS.c.until >= bindparam("now")),
)


class AccountRepository:
    """Implements desk.ports.Accounts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, account_id: int, *, lock: bool = False) -> Account | None:
        """See the port."""
        wanted = _LOCK if lock else _GET
        row = (await self._connection.execute(wanted, {"the_id": account_id})).one_or_none()
        return _account(row) if row else None

    async def add(self, account: Account) -> bool:
        """See the port."""
        statement = insert(AccountRow).values(_account_values(account))
        added = await self._connection.execute(statement.on_conflict_do_nothing())
        return added.rowcount == 1

    async def save(self, account: Account) -> None:
        """See the port."""
        statement = update(AccountRow).where(AccountRow.id == account.id)
        await self._connection.execute(statement.values(_account_values(account)))

    async def admins(self) -> list[Account]:
        """See the port."""
        query = select(AccountRow.__table__).where(
            AccountRow.role == Role.ADMIN, AccountRow.state == State.ACTIVE
        )
        return [_account(row) for row in await self._connection.execute(query)]

    async def waiting(self, limit: int) -> list[Account]:
        """See the port."""
        query = select(AccountRow.__table__).where(AccountRow.state == State.PENDING)
        query = query.order_by(AccountRow.created_at, AccountRow.id).limit(limit)
        return [_account(row) for row in await self._connection.execute(query)]

    async def everyone(self) -> list[int]:
        """See the port."""
        query = select(AccountRow.id).where(AccountRow.state == State.ACTIVE)
        return list((await self._connection.scalars(query.order_by(AccountRow.id))).all())


_OF_A_CHAT: Final = (
    *(RuleRow, DeliveryRow, MuteRow, HabitsRow, HeldRow, DigestRow),
    *(BoardRow, MemberRow, CallRow, PriceAlertRow, FiringRow),
)


_TOLD: Final = (DeliveryRow, DigestRow, FiringRow)


class ChatRepository:
    """Implements desk.ports.Chats."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, chat_id: int) -> Chat | None:
        """See the port."""
        query = select(ChatRow.__table__).where(ChatRow.id == chat_id)
        row = (await self._connection.execute(query)).one_or_none()
        return rows.build(Chat, row) if row else None

    async def save(self, chat: Chat) -> None:
        """See the port."""
        found = rows.values(chat)
        statement = insert(ChatRow).values(found)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[ChatRow.id], set_=found)
        )

    async def migrate(self, old_id: int, new_id: int) -> None:
        """See the port."""
        old = await self.get(old_id)
        if old is None:
            return
        moved = {
            **rows.values(old),
            "id": new_id,
            "kind": "supergroup",
            "is_active": True,
            "moved_to": None,
        }
        statement = insert(ChatRow).values(moved)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[ChatRow.id], set_=moved)
        )
        await self._connection.execute(
            update(ChatRow).where(ChatRow.id == old_id).values(is_active=False, moved_to=new_id)
        )
        for told in _TOLD:
            # A supergroup counts its messages anew: an old number names another message there.
            await self._connection.execute(
                update(told).where(told.chat_id == old_id).values(message_id=None)
            )
        for moved_row in _OF_A_CHAT:
            await self._connection.execute(
                update(moved_row).where(moved_row.chat_id == old_id).values(chat_id=new_id)
            )


class KeepRepository:
    """Implements desk.ports.Keeps."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(self, name: str, *, until: datetime) -> bool:
        """See the port."""
        await self._connection.execute(
            delete(KeepRow).where(KeepRow.name == name, KeepRow.until < clock.now())
        )
        statement = insert(KeepRow).values(name=name, value={}, until=until)
        added = await self._connection.execute(statement.on_conflict_do_nothing())
        return added.rowcount == 1

    async def put(self, name: str, value: Mapping[str, Any], *, until: datetime | None) -> None:
        """See the port."""
        kept = {"name": name, "value": dict(value), "until": until}
        statement = insert(KeepRow).values(kept)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[KeepRow.name], set_=kept)
        )

    async def get(self, name: str) -> dict[str, Any] | None:
        """See the port."""
        return (await self.several([name])).get(name)

    async def several(self, names: Collection[str]) -> dict[str, dict[str, Any]]:
        """See the port."""
        wanted = {"names": list(names), "now": clock.now()}
        return {row.name: row.value for row in await self._connection.execute(_KEPT, wanted)}

    async def take(self, name: str) -> dict[str, Any] | None:
        """See the port."""
        statement = delete(KeepRow).where(KeepRow.name == name, _in_time())
        return await self._connection.scalar(statement.returning(KeepRow.value))

    async def halt(self) -> Halt | None:
        """See the port."""
        kept = await self.get(HALT)
        return Halt.read(kept) if kept else None


# Made once, for every order asks it.
_SEALED = select(VenueAccountRow.sealed).where(
    VenueAccountRow.account_id == bindparam("the_account_id"),
    VenueAccountRow.venue == bindparam("the_venue"),
)


class VenueAccountRepository:
    """Sealed credentials of people at venues; only the trade worker can open them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, account_id: int, venue: str) -> str | None:
        """Return the sealed credentials, None when the person has none at the venue."""
        return await self._connection.scalar(
            _SEALED, {"the_account_id": account_id, "the_venue": venue}
        )

    async def put(self, account_id: int, venue: str, sealed: str) -> None:
        """Write the sealed credentials, over older ones."""
        found = {"account_id": account_id, "venue": venue, "sealed": sealed}
        statement = insert(VenueAccountRow).values(**found, created_at=clock.now())
        await self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[VenueAccountRow.account_id, VenueAccountRow.venue],
                set_={"sealed": sealed},
            )
        )

    async def page(self, after: tuple[int, str], limit: int) -> list[tuple[int, str, str]]:
        """Return (account, venue, sealed credentials) behind `after`, in that order."""
        place = tuple_(VenueAccountRow.account_id, VenueAccountRow.venue)
        query = (
            select(VenueAccountRow.account_id, VenueAccountRow.venue, VenueAccountRow.sealed)
            .where(place > tuple_(*after))
            .order_by(VenueAccountRow.account_id, VenueAccountRow.venue)
            .limit(limit)
        )
        return [(r[0], r[1], r[2]) for r in await self._connection.execute(query)]

    async def replace(self, account_id: int, venue: str, *, old: str, new: str) -> bool:
        """Replace sealed credentials that are still `old`; tell whether they were."""
        statement = update(VenueAccountRow).where(
            VenueAccountRow.account_id == account_id,
            VenueAccountRow.venue == venue,
            VenueAccountRow.sealed == old,
        )
        return (await self._connection.execute(statement.values(sealed=new))).rowcount == 1


_PLAIN = Preferences()


def _in_time() -> Any:
    return or_(KeepRow.until.is_(None), KeepRow.until >= clock.now())


def _account_values(account: Account) -> dict[str, Any]:
    return {**rows.values(account), "preferences": _written(account.preferences)}


def _account(row: Row[Any]) -> Account:
    return rows.build(Account, row, preferences=_read(row._mapping["preferences"]))


def _written(preferences: Preferences) -> dict[str, Any]:
    found = asdict(preferences)
    return found | {
        "own": sorted(preferences.own),
        "presets": [plain(p) for p in preferences.presets],
        "quick_limit": plain(preferences.quick_limit),
        "quiet_from": preferences.quiet_from.isoformat() if preferences.quiet_from else None,
        "quiet_to": preferences.quiet_to.isoformat() if preferences.quiet_to else None,
    }


def _read(kept: Mapping[str, Any]) -> Preferences:
    read = Preferences(
        venue=kept.get("venue", PAPER),  # older rows have none, and no look of pictures
        pictures=kept.get("pictures", _PLAIN.pictures),
        came_with=kept.get("came_with", ""),
        language=kept["language"],
        time_zone=kept["time_zone"],
        presets=tuple(Decimal(p) for p in kept["presets"]),
        quick_limit=Decimal(kept["quick_limit"]),
        quiet_from=time.fromisoformat(kept["quiet_from"]) if kept["quiet_from"] else None,
        quiet_to=time.fromisoformat(kept["quiet_to"]) if kept["quiet_to"] else None,
    )
    # Older rows do not say what is the person's own: what differs may be.
    differing = [n for n in OWN if getattr(read, n) != getattr(_PLAIN, n)]
    return replace(read, own=frozenset(kept.get("own", differing)))
