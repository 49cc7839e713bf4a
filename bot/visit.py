"""Who is asking, in which language, and the desk they ask: what every handler receives."""

from dataclasses import dataclass
from datetime import UTC, datetime

from aiogram.types import CallbackQuery, Message, User

from desk import clock
from desk.accounts.model import Account, Person
from desk.errors import NotAllowed, NotYours
from desk.facade import Desk
from desk.i18n import Texts
from desk.orders.origin import Origin
from desk.venues import words
from desk.venues.profiles import PAPER


@dataclass(frozen=True, slots=True)
class Visit:
    """One update of one person; `account` is None for a group member who never came in."""

    desk: Desk
    account: Account | None
    t: Texts
    update_id: int
    bot_name: str

    @property
    def me(self) -> Account:
        """The account that asks; raises `NotAllowed` when there is none."""
        if self.account is None:
            raise NotAllowed(what="account")
        return self.account

    @property
    def venue(self) -> str:
        """Where this person's orders go; on paper for who never came in."""
        return self.account.preferences.venue if self.account else PAPER

    @property
    def zone(self) -> str:
        """This person's time zone; the desk's for who never came in."""
        return self.account.preferences.time_zone if self.account else self.desk.settings.time_zone

    async def named(self, text: str) -> tuple[str, str]:
        """Return words without `on bybit`, and that venue, empty when they name none.

        Raises `Misunderstood` for a venue that is none, `Refused` for one not connected.
        """
        rest, named = words.take(text)
        if named is not None:
            await self.desk.venues.check(self.me.id, named)
        return rest, named or ""

    def said(self, message: Message) -> Origin:
        """Return the origin of an order that was typed; its receipt is a new message."""
        return Origin(
            key=f"msg:{message.chat.id}:{message.message_id}",
            cause=str(self.update_id),
            source="chat",
            sent_at=message.date,
            chat_id=self.me.id,
        )

    def tapped(
        self, query: CallbackQuery, *, headline_id: str | None = None, in_place: bool = False
    ) -> Origin:
        """Return the origin of an order that was tapped.

        A tap has no time of its own: it is as old as what the person saw, the message. With
        `in_place` the receipt takes that message's place. Raises `NotYours` outside the
        presser's own chat: what trades is only ever sent there.
        """
        message = query.message
        chat_id, message_id = (message.chat.id, message.message_id) if message else (self.me.id, 0)
        if chat_id != self.me.id:
            raise NotYours(what="button")
        own = in_place and is_text(query)
        return Origin(
            key=f"tap:{chat_id}:{message_id}:{query.data}",
            cause=str(self.update_id),
            source="alert" if headline_id else "chat",
            sent_at=shown_at(query),
            chat_id=self.me.id,
            message_id=message_id if own else None,
            headline_id=headline_id,
        )


def person_of(user: User) -> Person:
    """Return a person as the desk knows one; they need no account."""
    return Person(
        id=user.id,
        first_name=user.first_name,
        username=user.username or "",
        language=user.language_code or "",
    )


def shown_at(query: CallbackQuery) -> datetime:
    """Return when the tapped message came to say what it says; long ago when that is unknown."""
    message = query.message
    if not isinstance(message, Message):
        return datetime.fromtimestamp(0, UTC)
    if message.edit_date:
        return datetime.fromtimestamp(message.edit_date, UTC)
    return min(message.date, clock.now())


def is_text(query: CallbackQuery) -> bool:
    """Tell whether the tapped message is text of ours that can be edited in place."""
    return isinstance(query.message, Message) and bool(query.message.text)
