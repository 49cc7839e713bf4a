"""/limits /panic /unfreeze and their buttons."""

from typing import Final

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.callbacks.risk import Limit, Thaw
from bot.filters import InPrivate, Says
from bot.handlers import operations, screens
from bot.screen import Screen, answer, put
from bot.views import operations as operations_view
from bot.views import risk as view
from bot.visit import Visit
from bot.words import Command
from desk import clock, money
from desk.errors import BadSetting, Frozen, NotAllowed, NotYours
from desk.risk.model import Rule

router = Router(name=__name__)
RULES: Final = {rule.value: rule for rule in Rule}
OFF: Final = frozenset({view.OFF, "none", "нет", "выкл"})


@router.message(Says("limits"), InPrivate())
async def limits(message: Message, command: Command, visit: Visit) -> None:
    """Show every limit, or set one of one's own: `/limits max-day 2000`."""
    name, _, value = command.words.strip().partition(" ")
    if not name:
        await answer(message, await screens.limits(visit, visit.me.id))
        return
    await answer(message, await limit(name.lower(), value.strip(), visit))


async def limit(name: str, value: str, visit: Visit) -> Screen:
    """Set or drop one limit as the words say; without any show what there is to choose."""
    rule = RULES.get(name)
    if rule is None:
        raise BadSetting(what="limit-name", text=name, offered=", ".join(RULES))
    if not value:
        return view.choices(rule, await visit.desk.risk.limits(visit.me.id), visit.t)
    amount = None if value.lower() in OFF else money.parse(value).value
    await visit.desk.risk.limit(visit.me.id, {rule: amount})
    return await screens.limits(visit, visit.me.id)


@router.callback_query(Limit.filter())
async def choose(query: CallbackQuery, callback_data: Limit, visit: Visit) -> None:
    """Show what a limit may be, or set it."""
    _check_private(query, visit)
    screen = await limit(callback_data.rule, callback_data.value, visit)
    await put(query, screen, toast="✓" if callback_data.value else "")


@router.message(Says("panic"), InPrivate())
async def panic(message: Message, command: Command, visit: Visit) -> None:
    """Stop everything of the person at once; `/panic all` of everyone, after one confirmation."""
    if command.words.strip().lower() in operations.ALL:
        if not visit.me.is_admin:
            raise NotAllowed(what="admin")
        await answer(message, operations_view.panic_draft(visit.t))
        return
    me = visit.me
    freeze = await visit.desk.panic.stop_me(me.id)
    cancelled = await visit.desk.panic.recall(me.id)
    zone = me.preferences.time_zone
    await answer(message, view.stopped(freeze, cancelled, zone, visit.t))


@router.message(Says("unfreeze"), InPrivate())
async def unfreeze(message: Message, visit: Visit) -> None:
    """Ask whether trading is to go on, once the wait is over."""
    freeze = await visit.desk.panic.frozen(visit.me.id)
    if freeze is None:
        await answer(message, Screen(visit.t("unfreeze-none")))
        return
    if wait_s := freeze.wait_s(clock.now()):
        raise Frozen(wait_s=wait_s)
    await answer(message, view.thaw(visit.t))


@router.callback_query(Thaw.filter())
async def thaw(query: CallbackQuery, visit: Visit) -> None:
    """Let the person trade again."""
    _check_private(query, visit)
    await visit.desk.panic.thaw(visit.me.id)
    await put(query, Screen(visit.t("unfrozen")))


def _check_private(query: CallbackQuery, visit: Visit) -> None:
    """Refuse a tap outside the person's own chat: limits concern nobody else."""
    if query.message is None or query.message.chat.id != visit.me.id:
        raise NotYours(what="button")
