"""Stores of people, their chats and lists, what is kept under a name, and accounts elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from desk.accounts.model import Account, Chat
    from desk.price_alerts.model import Firing, PriceAlert
    from desk.questions.model import Question, Used
    from desk.risk.model import Halt
    from desk.venues.model import Connection


class Accounts(Protocol):
    """People."""

    async def get(self, account_id: int, *, lock: bool = False) -> Account | None:
        """Return the account; with `lock` nobody else may change it until the unit ends."""
        ...

    async def add(self, account: Account) -> bool:
        """Write a new account; False when the id is taken."""
        ...

    async def save(self, account: Account) -> None:
        """Overwrite an existing account."""
        ...

    async def admins(self) -> list[Account]:
        """Return all active admins."""
        ...

    async def waiting(self, limit: int) -> list[Account]:
        """Return those whom no admin has let in or turned away yet, who came first in front."""
        ...

    async def everyone(self) -> list[int]:
        """Return the ids of all active accounts."""
        ...


class Chats(Protocol):
    """Chats the bot is in."""

    async def get(self, chat_id: int) -> Chat | None:
        """Return the chat or None."""
        ...

    async def save(self, chat: Chat) -> None:
        """Write or overwrite the chat."""
        ...

    async def migrate(self, old_id: int, new_id: int) -> None:
        """Move the chat and what hangs on it (rules, deliveries) to a new id.

        The old one keeps where it went; messages told before cannot be reached any more.
        """
        ...


class Keeps(Protocol):
    """Small things kept under a name: once-only claims, one-time links, the halt."""

    async def claim(self, name: str, *, until: datetime) -> bool:
        """Take `name` for the first time; False when somebody has."""
        ...

    async def put(self, name: str, value: Mapping[str, Any], *, until: datetime | None) -> None:
        """Keep a small value, for ever when `until` is None."""
        ...

    async def get(self, name: str) -> dict[str, Any] | None:
        """Return the value, None when absent or past its time."""
        ...

    async def several(self, names: Collection[str]) -> dict[str, dict[str, Any]]:
        """Return the values that are there and in time, by name."""
        ...

    async def take(self, name: str) -> dict[str, Any] | None:
        """Return the value and forget it, so that only one caller ever gets it."""
        ...

    async def halt(self) -> Halt | None:
        """Return the halt in force, None when trading is allowed."""
        ...


class Connections(Protocol):
    """People's accounts at venues; the keys among them are sealed."""

    async def get(self, account_id: int, venue: str, *, lock: bool = False) -> Connection | None:
        """Return the connection or None."""
        ...

    async def save(self, connection: Connection) -> None:
        """Write or overwrite the connection."""
        ...

    async def of(self, account_id: int) -> list[Connection]:
        """Return a person's connections by venue, those that are over included."""
        ...

    async def at_work(self) -> list[Connection]:
        """Return everyone's connections with keys to check, in force, or being left."""
        ...

    async def keep_keys(self, account_id: int, venue: str, sealed: str | None) -> None:
        """Put sealed keys into force; None forgets them."""
        ...


class Questions(Protocol):
    """People's questions to the language model."""

    async def add(self, question: Question) -> bool:
        """Write a new question; False when (account, key) exists."""
        ...

    async def get(self, question_id: str, *, lock: bool = False) -> Question | None:
        """Return the question; with `lock` nobody else may change it until the unit ends."""
        ...

    async def by_key(self, account_id: int, key: str) -> Question | None:
        """Return the question that was asked under a key."""
        ...

    async def save(self, question: Question) -> None:
        """Overwrite an existing question."""
        ...

    async def used(self, account_id: int, since: datetime, now: datetime) -> Used:
        """Return what a person has used since, what the desk itself failed at not counted."""
        ...

    async def overdue(self, before: datetime) -> list[Question]:
        """Return, and hold, the questions that had to be answered before and were not."""
        ...


class Watchlists(Protocol):
    """The coins that people follow."""

    async def of(self, account_id: int) -> list[str]:
        """Return a person's coins, the first added first."""
        ...

    async def add(self, account_id: int, coin: str, at: datetime) -> None:
        """Put a coin at the end of the list; nothing changes when it is on it."""
        ...

    async def remove(self, account_id: int, coin: str) -> None:
        """Take a coin off the list."""
        ...


class PriceAlerts(Protocol):
    """Prices that chats wait for, and each time one was crossed."""

    async def get(self, alert_id: str, *, lock: bool = False) -> PriceAlert | None:
        """Return the alert; with `lock` nobody else may change it until the unit ends."""
        ...

    async def save(self, alert: PriceAlert) -> None:
        """Write or overwrite an alert."""
        ...

    async def of(self, chat_id: int) -> list[PriceAlert]:
        """Return a chat's live alerts, oldest first."""
        ...

    async def count(self, created_by: int) -> int:
        """Return how many live alerts a person has set, in all chats."""
        ...

    async def changed(self, since: datetime | None) -> list[PriceAlert]:
        """Return alerts of any state changed since then; without a time, all live ones."""
        ...

    async def save_firing(self, firing: Firing) -> None:
        """Write or overwrite one crossing."""
        ...

    async def firing(self, alert_id: str, number: int) -> Firing | None:
        """Return one crossing, locked, so that only one sender takes it."""
        ...

    async def held(self, now: datetime) -> list[Firing]:
        """Return, and hold, the crossings that waited until now to be told."""
        ...
