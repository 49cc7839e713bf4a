"""Calls in groups, /lb and /calls; whether a group tracks calls is its admins' business."""

from typing import Final

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.callbacks.calls import Ranking, Withdraw
from bot.filters import LeftGroup, MakesCall, Says
from bot.group_admins import GroupAdmins
from bot.handlers import screens
from bot.screen import Screen, answer, put
from bot.views import calls as view
from bot.visit import Visit, person_of
from bot.words import Command, coins
from desk import clock
from desk.accounts.model import Chat, ChatKind
from desk.calls.model import Span, Wanted
from desk.errors import NotAllowed, Stale

router = Router(name=__name__)
_SWITCH: Final = {"on": True, "off": False, "вкл": True, "выкл": False}
_SPANS: Final = {"": Span.WEEK, **{span.value: span for span in Span}, "7": Span.WEEK}


@router.message(MakesCall())
async def call(message: Message, called: Wanted, visit: Visit) -> None:
    """Write a call down and say so under the coin's card; without a fresh price say nothing."""
    if message.from_user is None:
        return
    person = person_of(message.from_user)
    made = await visit.desk.calls.make(message.chat.id, person, called)
    if made is None and not coins(message.text or ""):
        return
    card = await screens.group_card(called.symbol, visit)
    await answer(
        message, card if made is None else view.under(card, made, visit.t, now=clock.now())
    )


@router.callback_query(Withdraw.filter())
async def withdraw(query: CallbackQuery, callback_data: Withdraw, visit: Visit) -> None:
    """Take a call back: the card stays, the call under it goes."""
    gone = await visit.desk.calls.withdraw(query.from_user.id, callback_data.call)
    card = await screens.group_card(gone.symbol, visit)
    await put(query, card, toast=visit.t("call-withdrawn"))


@router.message(Says("lb"))
async def leaderboard(
    message: Message, command: Command, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Rank a group's calls, show a member's, or switch them on and off: `/lb 30d`, `/lb @ann`."""
    asked = command.words.strip().lower()
    if message.chat.type == "private":
        await answer(message, view.in_private(visit.t))
    elif asked in _SWITCH:
        await answer(message, await _switch(message, visit, group_admins, is_on=_SWITCH[asked]))
    elif asked in _SPANS:
        await answer(message, await _standing(message, visit, _SPANS[asked]))
    else:
        await answer(message, await _record(message, visit, command.words.strip()))


@router.callback_query(Ranking.filter())
async def choose(query: CallbackQuery, callback_data: Ranking, visit: Visit) -> None:
    """Show the ranking over another span."""
    if query.message is None:
        raise Stale(what="button", age_s=0, limit_s=0)
    chat_id = query.message.chat.id
    await visit.desk.calls.see(chat_id, person_of(query.from_user))
    found = await visit.desk.calls.standing(query.from_user.id, chat_id, callback_data.span)
    await put(query, view.standing(found, visit.t))


@router.message(Says("calls"))
async def mine(message: Message, command: Command, visit: Visit) -> None:
    """Show one's own calls: in a group those made there or a member's, in private all."""
    if message.chat.type == "private":
        found = await visit.desk.calls.own(visit.me.id, visit.me.name)
        await answer(message, view.own(found, visit.t, now=clock.now()))
    else:
        await answer(message, await _record(message, visit, command.words.strip()))


@router.message(LeftGroup())
async def left(message: Message, visit: Visit) -> None:
    """Show the group's calls to them no more."""
    if message.left_chat_member is not None:
        await visit.desk.calls.leave(message.chat.id, message.left_chat_member.id)


async def _switch(
    message: Message, visit: Visit, group_admins: GroupAdmins, *, is_on: bool
) -> Screen:
    bot, chat, me = message.bot, message.chat, visit.me
    if bot is None or not await group_admins.has(bot, chat.id, me.id):
        raise NotAllowed(what="group-calls")
    await visit.desk.accounts.meet(
        Chat(
            id=chat.id,
            kind=ChatKind(chat.type),
            title=(chat.title or "")[:128],
            language=visit.t.language,
        )
    )
    await visit.desk.calls.switch(chat.id, me.id, is_on=is_on)
    if message.from_user is not None:
        await visit.desk.calls.see(chat.id, person_of(message.from_user))
    hears_all = (await bot.me()).can_read_all_group_messages
    is_deaf = is_on and not hears_all and not await group_admins.has(bot, chat.id, bot.id)
    return view.switched(visit.t, is_on=is_on, is_deaf=is_deaf)


async def _standing(message: Message, visit: Visit, span: Span) -> Screen:
    viewer_id = await _seen(message, visit)
    if viewer_id is None:
        return view.off(visit.t)
    return view.standing(await visit.desk.calls.standing(viewer_id, message.chat.id, span), visit.t)


async def _record(message: Message, visit: Visit, name: str) -> Screen:
    viewer_id = await _seen(message, visit)
    if viewer_id is None:
        return view.off(visit.t)
    found = await visit.desk.calls.record(viewer_id, message.chat.id, name)
    return view.record(found, message.chat.title or "", visit.t, now=clock.now())


async def _seen(message: Message, visit: Visit) -> int | None:
    """Note that who asks is in the group; None where calls are not tracked."""
    user, chat_id = message.from_user, message.chat.id
    if user is None or not await visit.desk.calls.is_on(chat_id):
        return None
    await visit.desk.calls.see(chat_id, person_of(user))
    return user.id
