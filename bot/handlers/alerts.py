"""/alerts: what a chat wants to hear; a group's rules are its admins' business."""

import re
from datetime import time
from functools import partial
from typing import Final

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message

from bot.callbacks.alerts import (
    Draft,
    Gauges,
    Less,
    Lessen,
    Lift,
    Muted,
    Passed,
    Pause,
    PauseAll,
    Rehearse,
    Remove,
    Restore,
    Subscribe,
)
from bot.filters import Says
from bot.group_admins import GroupAdmins
from bot.handlers import screens
from bot.screen import Screen, answer, put
from bot.views import alerts as view
from bot.views import digest as digest_view
from bot.views import less as less_view
from bot.views import measured as measured_view
from bot.visit import Visit
from bot.words import Command
from desk.alerts import grammar, limits
from desk.alerts.terms import Coin, Gauged, Term, joined
from desk.errors import BadSetting, Misunderstood, NotAllowed, Stale, UnknownMarket
from desk.market.model import Instrument
from desk.market.service import find, nearest

router = Router(name=__name__)
_SHOW = frozenset({"", "list", "show"})
_OFF = frozenset({"off", "pause", "stop", "mute", "выкл", "пауза", "стоп"})
_ON = frozenset({"on", "resume", "unmute", "вкл"})
_HOUR = re.compile(r"([01]?\d|2[0-3])(?::([0-5]\d))?")
EXAMPLE = "/alerts btc eth bullish 50%"


def _coin(markets: dict[str, Instrument], word: str) -> str:
    try:
        return find(word, markets).base
    except UnknownMarket as e:
        if not word.isascii():
            raise
        near = ", ".join(nearest(word, markets))
        raise Misunderstood(what="alert-word", text=word, near=near, example=EXAMPLE) from e


async def _digest(chat_id: int, value: str, visit: Visit) -> Screen:
    habits = await visit.desk.digests.schedule(chat_id, _hour(value), zone=visit.zone)
    return digest_view.scheduled(habits, visit.t)


async def _languages(chat_id: int, value: str, visit: Visit) -> Screen:
    chosen = () if value in _OFF else value.replace(",", " ").split()
    return digest_view.spoken(await visit.desk.digests.speak(chat_id, chosen), visit.t)


_HABITS: Final = {
    "digest": _digest,
    "сводка": _digest,
    "language": _languages,
    "languages": _languages,
    "языки": _languages,
}


def _hour(text: str) -> time | None:
    """Read the local time of a digest; None for `off`. Raises `BadSetting`."""
    if text in _OFF:
        return None
    found = _HOUR.fullmatch(text)
    if not found:
        raise BadSetting(what="digest", text=text)
    return time(int(found[1]), int(found[2] or 0))


@router.message(Says("alerts"))
async def alerts(
    message: Message, command: Command, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Show a chat's rules, pause or resume all of them, or add the one that is written."""
    asked, chat_id = command.words.lower(), message.chat.id
    if asked in _SHOW:
        await answer(message, await screens.alerts(visit, chat_id))
        return
    if asked in _OFF | _ON:
        await check(visit, group_admins, message.bot, chat_id)
        await answer(message, await _switch(chat_id, visit, is_paused=asked in _OFF))
        return
    habit, _, value = asked.partition(" ")
    if habit in _HABITS:
        await check(visit, group_admins, message.bot, chat_id)
        await answer(message, await _HABITS[habit](chat_id, value.strip(), visit))
        return
    markets = await visit.desk.market.instruments()
    condition = grammar.read(command.words, partial(_coin, markets))
    await check(visit, group_admins, message.bot, chat_id)
    rule = await visit.desk.alerts.add(chat_id, visit.me.id, condition)
    await answer(message, view.subscribed(rule, visit.t))


async def _switch(chat_id: int, visit: Visit, *, is_paused: bool) -> Screen:
    changed = await visit.desk.alerts.pause_all(chat_id, is_paused=is_paused)
    found = await visit.desk.alerts.rules(chat_id)
    if not found:
        return view.rules(found, visit.t, is_group=chat_id < 0)
    return view.switched(found, changed, visit.t, is_paused=is_paused)


async def check(visit: Visit, group_admins: GroupAdmins, bot: Bot | None, chat_id: int) -> None:
    """Let a person change the rules of their own chat, or of a group they administer."""
    if chat_id == visit.me.id:
        return
    if bot is None or not await group_admins.has(bot, chat_id, visit.me.id):
        raise NotAllowed(what="group-admin")


async def chat_of(query: CallbackQuery, visit: Visit, group_admins: GroupAdmins) -> int:
    """Return the chat of a button about its alerts; raises `NotAllowed`, `Stale`."""
    if query.message is None:
        raise Stale(what="button", age_s=0, limit_s=0)
    chat_id = query.message.chat.id
    await check(visit, group_admins, query.bot, chat_id)
    return chat_id


@router.callback_query(Draft.filter())
async def draft(
    query: CallbackQuery, callback_data: Draft, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Ask the next question of a rule: which coin, which tone, how much impact."""
    await chat_of(query, visit, group_admins)
    quotes = await visit.desk.market.movers(11)
    await put(query, view.draft(callback_data.base, callback_data.wanted, quotes, visit.t))


@router.callback_query(Subscribe.filter())
async def subscribe(
    query: CallbackQuery, callback_data: Subscribe, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Add the rule that the buttons made."""
    chat_id = await chat_of(query, visit, group_admins)
    coins = () if callback_data.base == "*" else (callback_data.base,)
    rule = await visit.desk.alerts.subscribe(
        chat_id,
        visit.me.id,
        coins=coins,
        wanted=callback_data.wanted,
        min_impact=callback_data.impact / 100,
    )
    await put(query, view.subscribed(rule, visit.t))


@router.callback_query(Gauges.filter())
async def gauges(
    query: CallbackQuery, callback_data: Gauges, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Ask the next question of a rule about the market itself: what of it, from where on."""
    await chat_of(query, visit, group_admins)
    base, gauge = callback_data.base, callback_data.gauge
    if gauge is None:
        await put(query, measured_view.gauges(base, visit.t))
    else:
        await put(query, measured_view.limits(base, gauge, visit.t))


@router.callback_query(Passed.filter())
async def passed(
    query: CallbackQuery, callback_data: Passed, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Add the rule about the market itself that the buttons made."""
    chat_id = await chat_of(query, visit, group_admins)
    base, gauge = callback_data.base, callback_data.gauge
    asked: Term = Gauged(limits.OFFERS[gauge][callback_data.offer])
    condition = asked if base == "*" else joined([Coin(base), asked])
    rule = await visit.desk.alerts.add(chat_id, visit.me.id, condition)
    await put(query, view.subscribed(rule, visit.t))


@router.callback_query(Rehearse.filter())
async def rehearse(
    query: CallbackQuery, callback_data: Rehearse, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Show the last headline that a rule would have told, below the rules."""
    chat_id = await chat_of(query, visit, group_admins)
    bulletin = await visit.desk.alerts.rehearse(chat_id, callback_data.rule)
    if bulletin is None:
        await query.answer(visit.t("alert-no-match"), show_alert=True)
        return
    await query.answer()
    if isinstance(query.message, Message):
        preferences = visit.me.preferences if chat_id == visit.me.id else None
        await answer(query.message, view.rehearsed(bulletin, preferences, visit.t))


@router.callback_query(Pause.filter())
async def pause(
    query: CallbackQuery, callback_data: Pause, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Pause a rule or let it go on."""
    chat_id = await chat_of(query, visit, group_admins)
    paused = callback_data.is_paused
    await visit.desk.alerts.pause(chat_id, callback_data.rule, is_paused=paused)
    await put(query, await screens.alerts(visit, chat_id))


@router.callback_query(PauseAll.filter())
async def pause_all(
    query: CallbackQuery, callback_data: PauseAll, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Undo what /alerts off or on did to the rules of then; other rules are let be."""
    chat_id = await chat_of(query, visit, group_admins)
    only = view.marked(await visit.desk.alerts.rules(chat_id), callback_data.rules)
    await visit.desk.alerts.pause_all(chat_id, is_paused=callback_data.is_paused, only=only)
    await put(query, await screens.alerts(visit, chat_id))


@router.callback_query(Remove.filter())
async def remove(
    query: CallbackQuery, callback_data: Remove, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Remove a rule and offer to put it back."""
    chat_id = await chat_of(query, visit, group_admins)
    rule = await visit.desk.alerts.unsubscribe(chat_id, callback_data.rule)
    await put(query, view.removed(rule, visit.t))


@router.callback_query(Restore.filter())
async def restore(query: CallbackQuery, visit: Visit, group_admins: GroupAdmins) -> None:
    """Put a removed rule back; the message, which only we can write, says what it was."""
    chat_id = await chat_of(query, visit, group_admins)
    text = query.message.text if isinstance(query.message, Message) else None
    written = view.undone_by(text or "")
    if not written:
        raise Stale(what="button", age_s=0, limit_s=0)
    rule = await visit.desk.alerts.add(chat_id, visit.me.id, grammar.parse(written))
    await put(query, view.subscribed(rule, visit.t))


@router.callback_query(Less.filter())
async def less(
    query: CallbackQuery, callback_data: Less, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Offer what there may be less of, below the alert, which stays."""
    chat_id = await chat_of(query, visit, group_admins)
    matter = await visit.desk.less.offer(chat_id, callback_data.headline)
    await query.answer()
    if isinstance(query.message, Message):
        await answer(query.message, less_view.offer(callback_data.headline, matter, visit.t))


@router.callback_query(Lessen.filter())
async def lessen(
    query: CallbackQuery, callback_data: Lessen, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Mute what the button names."""
    chat_id = await chat_of(query, visit, group_admins)
    made = await visit.desk.less.lessen(
        chat_id, visit.me.id, callback_data.headline, callback_data.wish, zone=visit.zone
    )
    await put(query, less_view.lessened(made, visit.t, zone=visit.zone))


@router.callback_query(Lift.filter())
async def lift(
    query: CallbackQuery, callback_data: Lift, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Undo a mute."""
    chat_id = await chat_of(query, visit, group_admins)
    mute = await visit.desk.less.lift(chat_id, callback_data.mute, before=callback_data.before)
    await put(query, less_view.lifted(mute, visit.t, zone=visit.zone))


@router.callback_query(Muted.filter())
async def muted(query: CallbackQuery, visit: Visit, group_admins: GroupAdmins) -> None:
    """Show everything the chat wants less of."""
    chat_id = await chat_of(query, visit, group_admins)
    found = await visit.desk.less.of(chat_id)
    await put(query, less_view.muted(found, visit.t, zone=visit.zone))
