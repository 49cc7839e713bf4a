"""/admin: claim, stats, halt, resume, broadcast, who waits, and letting people in."""

from contextlib import suppress
from typing import Final

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from bot import commands
from bot.callbacks.operations import Decide, Operate
from bot.filters import InPrivate, Says
from bot.handlers import screens
from bot.screen import Screen, answer, put, send_below
from bot.views import accounts as accounts_view
from bot.views import operations as view
from bot.visit import Visit
from bot.words import Command
from desk.errors import BadSetting, Misunderstood, NotAllowed, Stale

router = Router(name=__name__)
ALL: Final = frozenset({"all", "все", "всё"})
WORDS = ("claim", "stats", "waiting", "approve", "deny", "halt", "resume", "broadcast")


@router.message(Says("admin"), InPrivate())
async def admin(message: Message, command: Command, visit: Visit) -> None:
    """Do what an admin asks; everybody else is refused by the desk."""
    word, _, rest = command.words.partition(" ")
    word, rest = word.lower(), rest.strip()
    if word == "claim":
        await _claim(message, rest, visit)
        return
    if not visit.me.is_admin:
        raise NotAllowed(what="admin")
    await answer(message, await _ordered(word, rest, visit))


async def _claim(message: Message, code: str, visit: Visit) -> None:
    """Make the person an admin; the code is used up, so the message may go."""
    admin = await visit.desk.accounts.claim(visit.me.id, code)
    with suppress(TelegramBadRequest):
        await message.delete()
    if message.bot is not None:
        await commands.for_admin(message.bot, admin)
    await message.answer(visit.t("admin-claimed"))
    if found := await visit.desk.accounts.waiting(admin.id):
        await answer(message, accounts_view.waiting(found, visit.t, zone=visit.zone))


async def _ordered(word: str, rest: str, visit: Visit) -> Screen:
    me, risk = visit.me, visit.desk.risk
    match word:
        case "waiting":
            found = await visit.desk.accounts.waiting(me.id)
            return accounts_view.waiting(found, visit.t, zone=visit.zone)
        case "halt":
            return await halt(rest, visit)
        case "broadcast":
            return _draft(rest, visit)
        case "approve" | "deny":
            return await _decide(rest, visit, is_granted=word == "approve")
        case "resume":
            await risk.resume(me.id)
        case "panic":
            await visit.desk.panic.stop_everyone(me.id, visit.t("panic-reason"))
        case "" | "stats":
            pass
        case _:
            raise Misunderstood(
                what="admin", text=word, offered=", ".join(WORDS), example="/admin halt maintenance"
            )
    return await screens.panel(visit)


async def halt(words: str, visit: Visit) -> Screen:
    """Stop purchases; with `all` in front sales too."""
    first, _, rest = words.partition(" ")
    is_total = first.lower() in ALL
    reason = rest.strip() if is_total else words
    await visit.desk.risk.halt(visit.me.id, reason or visit.t("halt-no-reason"), is_total=is_total)
    return await screens.panel(visit)


def _draft(text: str, visit: Visit) -> Screen:
    if not text:
        raise BadSetting(what="broadcast", limit=2000)
    return view.broadcast_draft(text, visit.t)


async def _decide(text: str, visit: Visit, *, is_granted: bool) -> Screen:
    if not text.isascii() or not text.isdigit():
        raise Misunderstood(what="account", text=text, example="/admin approve 123456789")
    account = await visit.desk.accounts.decide(visit.me.id, int(text), is_granted=is_granted)
    key = "access-granted-by-you" if is_granted else "access-denied-by-you"
    return Screen(visit.t(key, name=account.name, id=str(account.id)))


@router.message(Says("halt", "resume"), InPrivate())
async def switch(message: Message, command: Command, visit: Visit) -> None:
    """Stop or resume trading for everyone: what `/admin halt` and `/admin resume` do."""
    if not visit.me.is_admin:
        raise NotAllowed(what="admin")
    await answer(message, await _ordered(command.name, command.words.strip(), visit))


@router.callback_query(Decide.filter())
async def decide(query: CallbackQuery, callback_data: Decide, visit: Visit) -> None:
    """Let a newcomer in or turn them away."""
    granted = callback_data.is_granted
    decided = await _decide(str(callback_data.account), visit, is_granted=granted)
    await put(query, decided)
    if callback_data.goes_on and (found := await visit.desk.accounts.waiting(visit.me.id)):
        await send_below(query, accounts_view.waiting(found, visit.t, zone=visit.zone))


@router.callback_query(Operate.filter())
async def operate(query: CallbackQuery, callback_data: Operate, visit: Visit) -> None:
    """Do what an admin's button says."""
    if not visit.me.is_admin:
        raise NotAllowed(what="admin")
    if callback_data.action == "broadcast":
        await _broadcast(query, visit)
    elif callback_data.action == "close":
        await put(query, Screen(visit.t("ticket-dismissed")))
    else:
        await put(query, await _ordered(callback_data.action, "", visit))


async def _broadcast(query: CallbackQuery, visit: Visit) -> None:
    """Send what the message quotes, once, however often it is tapped."""
    message = query.message
    if not isinstance(message, Message):
        raise Stale(what="button", age_s=0, limit_s=0)
    quoted = [e for e in message.entities or [] if e.type == "blockquote"]
    if not quoted:
        raise Stale(what="button", age_s=0, limit_s=0)
    text = quoted[0].extract_from(message.text or "")
    key = f"broadcast:{message.chat.id}:{message.message_id}"
    count = await visit.desk.operations.broadcast(visit.me.id, text, key=key)
    await put(query, Screen(visit.t("broadcast-sent", count=count)))
