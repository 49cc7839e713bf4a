"""Who is asking: people in their own name pass, with their account and language; others do not.

Dropped in silence: bots, Telegram's service accounts, messages forwarded or sent through another
bot, group talk that neither is a command of ours nor names or calls a coin. Refused by name:
commands of anonymous admins and channels, for nobody could be held to them.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiogram import BaseMiddleware, Bot
from aiogram.types import CallbackQuery, InlineQuery, Message, TelegramObject, Update, User

from bot.callbacks.groups import IN_PRIVATE
from bot.redaction import REDACTED
from bot.screen import Screen, answer
from bot.visit import Visit, person_of
from bot.words import Command, coins, read
from desk import i18n
from desk.accounts.model import Account, State
from desk.calls.words import may_be
from desk.errors import NotFound, NotYours, Stale
from desk.facade import Desk

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
SERVICE_ACCOUNTS: Final = frozenset({777000, 1087968824, 136817688})


class Identity(BaseMiddleware):
    """Puts `visit` and `command` into what handlers receive."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Let the update through to its handler, or end it here."""
        if not isinstance(event, Update):
            return None
        desk: Desk = data["desk"]
        bot_name = await _bot_name(data["bot"])
        found = event.message or event.callback_query or event.inline_query
        if found is None or (event.message and event.message.left_chat_member):
            data["visit"] = _visit(desk, event, None, i18n.DEFAULT, bot_name)
            return await handler(event, data)
        command = _command(event.message, bot_name)
        if event.message and not _is_for_us(event.message, command):
            return None
        user = _person(found)
        if user is None:
            return await _refuse_nobody(event.message, command)
        account = await _account(desk, found, user)
        wanted = account.preferences.language if account else user.language_code
        visit = _visit(desk, event, account, wanted, bot_name)
        may_act = account is None or account.state is State.ACTIVE or _is_claim(command)
        if account is not None and not may_act:
            return await _keep_waiting(account, found, visit)
        data.update(visit=visit, command=command)
        _check_place(event.callback_query)
        return await handler(event, data)


def _check_place(query: CallbackQuery | None) -> None:
    """Refuse among others a private button, and one that does not stand under the message.

    What a private one shows or does concerns its presser alone. None of either stands there, but a
    client of somebody's own making may claim that one does, and an edit may have taken it away
    under a finger. Under a message by inline mode, which no chat is told of, answers go to the
    presser; of one too old to be seen nobody can say what stood there.
    """
    if query is None or not query.data or query.message is None or is_private(query):
        return
    if query.data.partition(":")[0] in IN_PRIVATE:
        raise NotYours(what="button")
    if isinstance(query.message, Message) and query.data not in _buttons(query.message):
        raise Stale(what="button", age_s=0, limit_s=0)


def _buttons(message: Message) -> set[str | None]:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    return {button.callback_data for row in rows for button in row}


def _visit(
    desk: Desk, event: Update, account: Account | None, wanted: str | None, bot_name: str
) -> Visit:
    return Visit(
        desk=desk,
        account=account,
        t=i18n.texts(i18n.choose(wanted)),
        update_id=event.update_id,
        bot_name=bot_name,
    )


async def _account(
    desk: Desk, found: Message | CallbackQuery | InlineQuery, user: User
) -> Account | None:
    """Return the account; only a private message makes one."""
    if is_private(found):
        return await desk.accounts.enter(person_of(user))
    try:
        return await desk.accounts.get(user.id)
    except NotFound:
        return None


def is_private(found: Message | CallbackQuery | InlineQuery) -> bool:
    """Tell whether a person is alone with the bot."""
    message = found.message if isinstance(found, CallbackQuery) else found
    chat = None if message is None or isinstance(message, InlineQuery) else message.chat
    return chat is not None and chat.type == "private"


async def _bot_name(bot: Bot) -> str:
    return (await bot.me()).username or ""


def _command(message: Message | None, bot_name: str) -> Command | None:
    command = read(message.text) if message and message.text else None
    if command and command.to and not command.is_for(bot_name):
        return Command("", to=command.to)
    return command


def _is_for_us(message: Message, command: Command | None) -> bool:
    if message.forward_origin or message.via_bot or (command and not command.name):
        return False
    if message.chat.type == "private" or message.migrate_to_chat_id:
        return True
    if command is not None or _is_reply_to_bot(message):
        return True
    text = message.text or ""
    return text == REDACTED or bool(coins(text)) or may_be(text)


def _is_reply_to_bot(message: Message) -> bool:
    replied = message.reply_to_message
    return bool(replied and replied.from_user and replied.from_user.is_bot)


def _person(found: Message | CallbackQuery | InlineQuery) -> User | None:
    """Return who speaks in their own name; None for bots, channels and anonymous admins."""
    user = found.from_user
    if user is None or user.is_bot or user.id in SERVICE_ACCOUNTS:
        return None
    return None if isinstance(found, Message) and found.sender_chat else user


def _is_claim(command: Command | None) -> bool:
    return command is not None and command.name == "admin" and command.words.startswith("claim")


async def _refuse_nobody(message: Message | None, command: Command | None) -> None:
    """Tell anonymous admins and channels why; bots and Telegram's own posts get no answer."""
    if message is None or not message.sender_chat or message.is_automatic_forward:
        return
    writing = {"admin", "alert", "alerts", "settings", "buy", "sell", "lb", "calls"}
    if command and command.name in writing:
        await answer(message, Screen(i18n.texts(i18n.DEFAULT)("anonymous-sender")))


async def _keep_waiting(
    account: Account, found: Message | CallbackQuery | InlineQuery, visit: Visit
) -> None:
    if account.state is State.BLOCKED or isinstance(found, InlineQuery):
        return
    text = visit.t("access-waiting")
    if isinstance(found, CallbackQuery):
        await found.answer(str(text)[:200], show_alert=True)
    elif is_private(found):
        await answer(found, Screen(text))
