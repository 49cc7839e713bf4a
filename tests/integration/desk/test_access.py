"""Who is let in, who becomes an admin, and what is no longer told to whom."""

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import SendMessage
from aiogram.types import Chat, Message

from bot.notices import Notices
from db.context import Context, open_desk
from desk import clock
from desk.accounts.model import Preferences, State
from desk.errors import NotAllowed, NotSignedIn
from desk.events import AlertRaised, DigestMade, PriceAlertFired
from desk.price_alerts.words import parse
from desk.settings import Settings
from tests.conftest import TOKEN
from tests.factories import ANN, BOB, furnish, instrument
from tests.integration.desk.test_alerts import hear
from tests.integration.desk.test_digests import NIGHT, QUIET


class Spoken(Bot):
    """Telegram, as far as the notices see it: remembers which chats were written to."""

    def __init__(self) -> None:
        super().__init__(TOKEN)
        self.to: list[int] = []

    async def me(self) -> Any:
        """Nobody asks who this is."""
        return type("Me", (), {"username": "desk_bot"})

    async def __call__(self, method: Any, request_timeout: int | None = None) -> Any:
        """Take a message and say that it is there."""
        assert isinstance(method, SendMessage)
        self.to.append(int(method.chat_id))
        chat = Chat(id=int(method.chat_id), type="private")
        return Message(message_id=len(self.to), date=datetime.now(UTC), chat=chat)


async def admin(context: Context) -> None:
    """Make Ann the first admin, and let Bob in."""
    await furnish(context)
    await context.desk.accounts.claim(ANN.id, await context.desk.accounts.offer_claim() or "")
    await context.desk.accounts.enter(BOB)


# -- the first admin


async def test_a_code_counts_once_and_not_while_there_is_an_admin(context: Context) -> None:
    await furnish(context)
    accounts = context.desk.accounts
    await accounts.enter(BOB)
    code = await accounts.offer_claim() or ""
    with pytest.raises(NotAllowed):
        await accounts.claim(ANN.id, "0" * 16)
    tried = await asyncio.gather(
        accounts.claim(ANN.id, code), accounts.claim(BOB.id, code), return_exceptions=True
    )
    assert [type(one) for one in tried].count(NotAllowed) == 1
    assert len(await accounts.admins()) == 1
    assert await accounts.offer_claim() is None


async def test_a_code_dies_with_the_first_admin_that_the_settings_name(
    context: Context, settings: Settings
) -> None:
    await furnish(context)
    code = await context.desk.accounts.offer_claim() or ""
    await context.desk.accounts.enter(BOB)
    named = settings.model_copy(update={"admin_ids": (str(BOB.id),)})
    async with open_desk(named, process="test") as again:
        accounts = again.desk.accounts
        assert (await accounts.enter(BOB)).is_admin, "named after he had come"
        with pytest.raises(NotAllowed):
            await accounts.claim(ANN.id, code)
        assert await accounts.offer_claim() is None


async def test_where_the_settings_name_admins_no_code_is_offered_and_an_old_one_is_void(
    context: Context, settings: Settings
) -> None:
    await furnish(context)
    code = await context.desk.accounts.offer_claim() or ""
    named = settings.model_copy(update={"admin_ids": (str(BOB.id),)})
    async with open_desk(named, process="test") as again:
        assert await again.desk.accounts.offer_claim() is None
    with pytest.raises(NotAllowed):
        await context.desk.accounts.claim(ANN.id, code)


async def test_who_was_turned_away_claims_nothing_and_the_settings_do_not_let_them_in(
    context: Context, settings: Settings
) -> None:
    await admin(context)
    accounts = context.desk.accounts
    await accounts.decide(ANN.id, BOB.id, is_granted=False)
    async with accounts.open() as unit:
        ann = await accounts.get(ANN.id)
        await unit.accounts.save(type(ann)(id=ann.id, name=ann.name, created_at=ann.created_at))
        await unit.commit()
    code = await accounts.offer_claim() or ""
    with pytest.raises(NotAllowed):
        await accounts.claim(BOB.id, code)
    named = settings.model_copy(update={"admin_ids": (str(BOB.id),)})
    async with open_desk(named, process="test") as again:
        assert (await again.desk.accounts.enter(BOB)).state is State.BLOCKED
    assert (await accounts.claim(ANN.id, code)).is_admin


# -- turning somebody away


async def test_turning_somebody_away_ends_every_session_of_theirs(context: Context) -> None:
    await admin(context)
    accounts = context.desk.accounts
    opened = [
        await accounts.open_link((await accounts.login_link(BOB.id)).partition("#")[2])
        for _ in range(2)
    ]
    assert len(await accounts.sessions(BOB.id)) == 2
    await accounts.decide(ANN.id, BOB.id, is_granted=False)
    assert await accounts.sessions(BOB.id) == []
    for session in opened:
        with pytest.raises(NotSignedIn):
            await accounts.check(session.token)


@pytest.mark.parametrize("is_granted", [True, False])
async def test_only_who_may_act_hears_alerts_prices_and_digests(
    context: Context, *, is_granted: bool
) -> None:
    clock.set_clock(now=lambda: NIGHT)
    await admin(context)
    desk = context.desk
    await desk.accounts.prefer(BOB.id, QUIET)
    await desk.alerts.subscribe(BOB.id, BOB.id, min_impact=0.0)
    await hear(context, "Aurelia adds 1,201 $BTC to its treasury")
    clock.set_clock(now=lambda: NIGHT + timedelta(hours=8))
    await furnish(context)
    await desk.digests.gather()
    await desk.accounts.prefer(BOB.id, Preferences())
    await hear(context, "Cassini lists $ETH with 5,003 of depth")
    wish = parse("btc 70000", find=lambda text: instrument(text.upper()))
    alert = await desk.price_alerts.add(BOB.id, BOB.id, wish)
    await desk.price_alerts.hear(alert.id, Decimal(70001))
    await desk.accounts.decide(ANN.id, BOB.id, is_granted=is_granted)
    bot = Spoken()
    notices = Notices(desk, bot)
    told = [one.event for one in await context.outbox.pending(100)]
    ours = [e for e in told if isinstance(e, AlertRaised | DigestMade | PriceAlertFired)]
    assert {type(event) for event in ours} == {AlertRaised, DigestMade, PriceAlertFired}
    for event in ours:
        await notices.tell(event)
    assert bot.to == ([BOB.id] * 3 if is_granted else [])
