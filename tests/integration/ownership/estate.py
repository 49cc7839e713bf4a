"""What somebody owns, who else is there, and how to tell that nothing of it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from db.base import Base
from db.context import Context
from desk import clock
from desk.accounts.model import Account, Chat, ChatKind, Person, State
from desk.alerts.model import Wanted as Tone
from desk.alerts.mutes import Wish
from desk.calls.model import Direction, Wanted
from desk.market.service import find
from desk.news.model import RawHeadline
from desk.orders.model import Kind
from desk.orders.origin import Origin
from desk.orders.ticket import Asked
from desk.plans.words import parse
from desk.price_alerts.words import parse as read_alert
from tests.factories import buy, instrument, quote
from tests.integration.webapp.stage import bullish

OWNER: Final = Person(id=770000501, first_name="Owner", username="owner", language="en")
OTHER: Final = Person(id=770000502, first_name="Other", username="other", language="en")
ADMIN: Final = Person(id=770000503, first_name="Admin", username="admin", language="en")
WAITING: Final = Person(id=770000504, first_name="Waiting", username="waiting", language="en")
TURNED_AWAY: Final = Person(id=770000505, first_name="Away", username="away", language="en")
STRANGER: Final = Person(id=770000506, first_name="Stranger", username="stranger", language="en")
GROUP_ADMIN: Final = Person(id=770000507, first_name="Chief", username="chief", language="en")
OTHER_ADMIN: Final = Person(id=770000508, first_name="Head", username="head", language="en")
MEMBER: Final = OTHER
GROUP, OTHER_GROUP = -1007700000001, -1007700000002
MARKETS: Final = ("BTC", "ETH")
Digest = Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Estate:
    """Ids of what the owner and the group have, and the world around them."""

    context: Context
    engine: AsyncEngine
    bought: str
    resting: str
    ticket: str
    plan: str
    draft: str
    rule: str
    mute: str
    question: str
    headline: str
    group_rule: str
    group_mute: str
    call: str
    group_alert: str
    session: str
    offer: str

    @property
    def named(self) -> dict[str, str]:
        """What the owner has, by what a route calls it."""
        return {
            "order_id": self.resting,
            "ticket_id": self.ticket,
            "plan_id": self.plan,
            "session_id": self.session,
            "offer_id": self.offer,
            "undo_id": self.offer,
        }

    async def everything(self) -> Digest:
        """Return count and checksum of every table."""
        return await self._digest("")

    async def owned(self) -> Digest:
        """Return the same of those rows alone that name the owner or the group."""
        return await self._digest(f"WHERE t::text ~ '{OWNER.id}|{GROUP}|{self.group_rule}'")

    async def _digest(self, where: str) -> Digest:
        rows_of = "md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))"
        each = (
            f"SELECT '{name}', count(*), {rows_of} FROM {name} t {where}"  # noqa: S608 - our own names
            for name in Base.metadata.tables
        )
        async with self.engine.connect() as connection:
            rows = await connection.execute(text(" UNION ALL ".join(each)))
            return {name: (count, checksum) for name, count, checksum in rows}


def changed(before: Digest, after: Digest) -> Sequence[str]:
    """Name the tables that are not what they were."""
    return [name for name in before if before[name] != after[name]]


async def settle(context: Context, engine: AsyncEngine) -> Estate:
    """Give the owner one of everything, the group a rule, and let the others in or not."""
    await _open_the_market(context)
    people = [OWNER, OTHER, ADMIN, WAITING, TURNED_AWAY, GROUP_ADMIN, OTHER_ADMIN]
    accounts = {person.id: await context.desk.accounts.enter(person) for person in people}
    for chat_id, title in ((GROUP, "Floor"), (OTHER_GROUP, "Other floor")):
        await context.desk.accounts.meet(Chat(id=chat_id, kind=ChatKind.SUPERGROUP, title=title))
    orders = await _trade(context)
    heard = await _hear(context, accounts[OWNER.id])
    kept = await _choose(context) | await _foretell(context)
    await bar(context, accounts[WAITING.id], State.PENDING)
    await bar(context, accounts[TURNED_AWAY.id], State.BLOCKED)
    return Estate(context=context, engine=engine, **orders, **heard, **kept)


async def bar(context: Context, account: Account, state: State) -> None:
    """Put an account into a state in which it may do nothing; its sessions stay as they are."""
    async with context.desk.accounts.open() as unit:
        await unit.accounts.save(replace(account, state=state))
        await unit.commit()


async def _open_the_market(context: Context) -> None:
    async with context.desk.market.open() as unit:
        await unit.market.save_instruments([instrument(base) for base in MARKETS])
        await unit.commit()
    await context.desk.market.quotes.put([quote(f"{base}/USDT") for base in MARKETS])


async def _trade(context: Context) -> dict[str, str]:
    desk = context.desk
    bought = await desk.orders.place(OWNER.id, buy("60"), _said("bought"))
    await desk.execution.execute(bought.id)
    low = replace(buy("60", "ETH/USDT"), kind=Kind.LIMIT, limit_price=Decimal(50_000))
    resting = await desk.orders.place(OWNER.id, low, _said("resting"))
    await desk.execution.execute(resting.id)
    asked = await desk.orders.request(OWNER.id, buy("400"), _said("asked"))
    assert isinstance(asked, Asked)
    markets = await desk.market.instruments()
    stop = parse("stop", "btc 10%", find=lambda words: find(words, markets))
    plan = await desk.plans.request(OWNER.id, stop, _said("plan"))
    (draft,) = await desk.plans.close(OWNER.id, [("paper", "BTC/USDT")], _said("draft"))
    return {
        "bought": bought.id,
        "resting": resting.id,
        "ticket": asked.ticket.id,
        "plan": plan.id,
        "draft": draft.id,
    }


def _said(key: str) -> Origin:
    return Origin(key=key, cause=key, source="chat", sent_at=clock.now(), chat_id=OWNER.id)


async def _hear(context: Context, owner: Account) -> dict[str, str]:
    desk = context.desk
    rule = await desk.alerts.subscribe(OWNER.id, OWNER.id, wanted=Tone.ANY, min_impact=0.2)
    shared = await desk.alerts.subscribe(GROUP, GROUP_ADMIN.id, wanted=Tone.ANY, min_impact=0.2)
    now = clock.now()
    headline = await desk.news.take_in(
        RawHeadline(
            source="coindesk",
            guid="estate",
            url="https://news.example/estate",
            title="Bitcoin gains after a bank adopts BTC",
            published_at=now,
        )
    )
    assert headline is not None
    for delivery in await desk.alerts.on_scored(bullish(headline.id)):
        await desk.alerts.delivered(delivery, message_id=1)
    mutes = [
        (await desk.less.lessen(chat, by, headline.id, Wish.SOURCE, zone="UTC")).mute.id
        for chat, by in ((OWNER.id, OWNER.id), (GROUP, GROUP_ADMIN.id))
    ]
    question = await desk.questions.ask(owner, "why did btc rise?", key="estate")
    return {
        "rule": rule.id,
        "group_rule": shared.id,
        "headline": headline.id,
        "mute": mutes[0],
        "group_mute": mutes[1],
        "question": question.id,
    }


async def _choose(context: Context) -> dict[str, str]:
    """Sign the owner in, with a file of settings compared and not yet applied."""
    desk = context.desk
    link = await desk.accounts.login_link(OWNER.id)
    await desk.accounts.open_link(link.partition("#")[2], "A phone")
    (session,) = await desk.accounts.sessions(OWNER.id)
    offer = await desk.choices.compare(OWNER.id, await desk.choices.export(OWNER.id))
    return {"session": session.id, "offer": offer.id}


async def _foretell(context: Context) -> dict[str, str]:
    """Have the owner make a call in the group, and the group wait for a price."""
    desk = context.desk
    await desk.calls.switch(GROUP, GROUP_ADMIN.id, is_on=True)
    made = await desk.calls.make(GROUP, OWNER, Wanted("BTC/USDT", Direction.LONG))
    assert made is not None
    markets = await desk.market.instruments()
    wish = read_alert("btc 90000", find=lambda words: find(words, markets))
    alert = await desk.price_alerts.add(GROUP, GROUP_ADMIN.id, wish)
    return {"call": made.shown.call.id, "group_alert": alert.id}
