"""/start /help /settings /id /web, and the screens that are reached by `Go`."""

from datetime import timedelta
from typing import Final

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.callbacks import Go, Set, Setting
from bot.filters import InPrivate, Says
from bot.handlers import orders, risk, screens
from bot.preferences import changed, named
from bot.screen import Screen, answer, put
from bot.views import accounts as view
from bot.visit import Visit
from bot.words import Command
from desk import i18n
from desk.accounts.model import Chat, ChatKind
from desk.errors import DeskError, NotAllowed, Stale

router = Router(name=__name__)
NEW: Final = timedelta(seconds=30)


@router.message(Says("start"), InPrivate())
async def start(message: Message, command: Command, visit: Visit) -> None:
    """Open the home, or what a deep link leads to; a payload that means nothing is dropped."""
    me = visit.me
    chat = Chat(id=me.id, kind=ChatKind.PRIVATE, title=me.name, account_id=me.id)
    await visit.desk.accounts.meet(chat)
    try:
        screen = await _linked(command.words, visit)
    except DeskError:
        screen = None
    await answer(message, screen or await screens.home(visit, me.id))


async def _linked(payload: str, visit: Visit) -> Screen | None:
    kind, _, rest = payload.partition("_")
    if kind == "a" and rest.isalnum():
        return await orders.from_alert(rest, visit)
    if kind == "b" and rest.isalnum():
        return await screens.card(rest, visit)
    return None


@router.message(Says("help"))
async def help_(message: Message, visit: Visit) -> None:
    """Tell what the bot can do."""
    await answer(message, view.help_topics(visit.t))


@router.message(Says("id"))
async def identity(message: Message, visit: Visit) -> None:
    """Tell the numeric ids of the person and the chat."""
    user_id = message.from_user.id if message.from_user else 0
    await answer(message, view.identity(visit.account, user_id, message.chat.id, visit.t))


@router.message(Says("web"), InPrivate())
async def web(message: Message, visit: Visit) -> None:
    """Give a one-time link into the web app."""
    if visit.desk.settings.mini_app == "off":
        await answer(message, Screen(visit.t("web-off")))
        return
    url = await visit.desk.accounts.login_link(visit.me.id)
    await answer(message, view.login(url, visit.t))


@router.message(Says("settings"), InPrivate())
async def settings(message: Message, command: Command, visit: Visit) -> None:
    """Show the preferences, or change one: `/settings lang ru`."""
    word, _, value = command.words.partition(" ")
    word, value = word.lower(), value.strip()
    if not word:
        await answer(message, view.settings(visit.me, visit.t))
    elif word == "limits":
        await answer(message, await screens.limits(visit, visit.me.id))
    elif word in risk.RULES:
        await answer(message, await risk.limit(word, value, visit))
    elif value:
        await answer(message, await _prefer(named(word), value, visit))
    else:
        await answer(message, view.choices(named(word), visit.me, visit.t))


@router.callback_query(Set.filter())
async def choose(query: CallbackQuery, callback_data: Set, visit: Visit) -> None:
    """Show what a setting may be, or set it."""
    if callback_data.value:
        value = callback_data.value.replace(".", ":")
        screen = await _prefer(callback_data.name, value, visit)
        await put(query, screen, toast="✓")
    else:
        await put(query, view.choices(callback_data.name, visit.me, visit.t))


async def _prefer(name: Setting, value: str, visit: Visit) -> Screen:
    me = visit.me
    wanted = changed(me.preferences, name, value)
    account = await visit.desk.accounts.prefer(me.id, wanted)
    return view.settings(account, i18n.texts(account.preferences.language))


@router.callback_query(Go.filter())
async def go(query: CallbackQuery, callback_data: Go, visit: Visit) -> None:
    """Put a screen in place of the message; what is personal never appears in a group."""
    place, chat_id = callback_data.place, query.from_user.id
    if query.message and query.message.chat.type != "private":
        chat_id = query.message.chat.id
        if place not in screens.PUBLIC:
            raise NotAllowed(what="private")
    kind, _, topic = place.partition("-")
    if kind == "help" and topic in view.TOPICS:
        await put(query, view.help_topic(topic, visit.t))
    elif place in screens.BY_NAME:
        await put(query, await screens.BY_NAME[place](visit, chat_id))
    else:
        raise Stale(what="button", age_s=0, limit_s=0)
