"""/start /help /settings /id /web, files of settings, and the screens reached by `Go`."""

from datetime import timedelta
from io import BytesIO
from typing import Final

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message

from bot.callbacks.accounts import Bring, Set, Setting
from bot.callbacks.screens import Go
from bot.filters import InPrivate, Says, SettingsFile
from bot.handlers import orders, risk, screens
from bot.preferences import changed, named
from bot.screen import Screen, answer, put
from bot.views import accounts as view
from bot.views import choices as choices_view
from bot.visit import Visit
from bot.words import Command
from desk import clock, i18n
from desk.accounts.model import Chat, ChatKind
from desk.choices.model import Chosen
from desk.choices.portable import MOST_BYTES
from desk.errors import BadFile, DeskError, NotAllowed, NotYours, Stale

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
    """Show the settings, change one, or send them: `/settings lang ru`, `/settings export`."""
    word, _, value = command.words.partition(" ")
    word, value = word.lower(), value.strip()
    if not word:
        await answer(message, await screens.settings(visit, visit.me.id))
    elif word == "export" and message.bot:
        await _export(message.bot, visit)
    elif word == "limits":
        await answer(message, await screens.limits(visit, visit.me.id))
    elif word in risk.RULES:
        await answer(message, await risk.limit(word, value, visit))
    elif value:
        await answer(message, await _prefer(named(word), value, visit))
    else:
        await answer(message, await _offered(named(word), visit))


@router.callback_query(Set.filter())
async def choose(query: CallbackQuery, callback_data: Set, visit: Visit) -> None:
    """Show what a setting may be, or set it."""
    if callback_data.value:
        value = callback_data.value.replace(".", ":")
        screen = await _prefer(callback_data.name, value, visit)
        await put(query, screen, toast="✓")
    else:
        await put(query, await _offered(callback_data.name, visit))


async def _offered(name: Setting, visit: Visit) -> Screen:
    choices = visit.desk.choices
    shown = choices.shown(await choices.of(visit.me.id))
    return choices_view.choices(name, shown[choices_view.MEANT[name]], visit.t)


async def _prefer(name: Setting, value: str, visit: Visit) -> Screen:
    me, choices, setting = visit.me, visit.desk.choices, choices_view.MEANT[name]
    if value.lower() == choices_view.DEFAULT:
        return _shown(await choices.reset(me.id, setting), visit)
    wanted = Chosen(preferences=changed(me.preferences, name, value))
    return _shown(await choices.change(me.id, {setting: wanted.value(setting)}), visit)


def _shown(chosen: Chosen, visit: Visit) -> Screen:
    texts = i18n.texts(chosen.preferences.language)
    return choices_view.settings(visit.desk.choices.shown(chosen), texts)


@router.message(SettingsFile(), InPrivate())
async def settings_file(message: Message, document: Document, visit: Visit, bot: Bot) -> None:
    """Show what a file of settings would change; nothing is changed until it is applied."""
    if (document.file_size or 0) > MOST_BYTES:
        raise BadFile(what="size", limit=MOST_BYTES // 1024)
    held = BytesIO()
    await bot.download(document, held)
    offer = await visit.desk.choices.compare(visit.me.id, held.getvalue())
    await answer(message, choices_view.compared(offer, visit.t))


@router.callback_query(Bring.filter())
async def bring(query: CallbackQuery, callback_data: Bring, visit: Visit) -> None:
    """Send the settings as a file; apply one that was sent, drop it, or take it back."""
    me, choices = visit.me, visit.desk.choices
    if query.bot is None or query.message is None or query.message.chat.id != me.id:
        raise NotYours(what="button")
    match callback_data.action:
        case "export":
            await query.answer()
            await _export(query.bot, visit)
        case "apply":
            done = await choices.apply(me.id, callback_data.id)
            language = done.comparison.after.preferences.language
            await put(query, choices_view.applied(done, i18n.texts(language)), toast="✓")
        case "cancel":
            await choices.dismiss(me.id, callback_data.id)
            await put(query, Screen(visit.t("file-cancelled")))
        case "undo":
            await put(query, _shown(await choices.undo(me.id, callback_data.id), visit), toast="✓")


async def _export(bot: Bot, visit: Visit) -> None:
    data = await visit.desk.choices.export(visit.me.id)
    name = f"tapewire-settings-{clock.now():%Y-%m-%d}.json"
    document = BufferedInputFile(data, filename=name)
    await bot.send_document(visit.me.id, document, caption=visit.t("settings-exported"))


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
