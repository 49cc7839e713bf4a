"""The command menu by scope and language, and the button beside the input field."""

from collections.abc import Sequence
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)

from bot.views.accounts import offers_mini_app
from desk import i18n
from desk.accounts.model import Account
from desk.facade import Desk
from desk.i18n import Texts
from desk.settings import Settings

log = structlog.get_logger(__name__)
IN_PRIVATE: Final = (
    "start",
    "buy",
    "sell",
    "price",
    "chart",
    "portfolio",
    "report",
    "pnl",
    "orders",
    "plans",
    "stop",
    "tp",
    "trail",
    "dca",
    "twap",
    "ladder",
    "edit",
    "close",
    "connect",
    "venues",
    "watchlist",
    "alert",
    "alerts",
    "news",
    "sources",
    "tge",
    "ask",
    "explain",
    "score",
    "calls",
    "replay",
    "why",
    "settings",
    "limits",
    "web",
    "id",
    "help",
)
FOR_ADMINS: Final = (*IN_PRIVATE, "admin", "halt", "resume")
IN_GROUPS: Final = (
    *("price", "chart", "lb", "calls", "alert", "alerts", "news", "sources", "tge", "score"),
    "help",
)
UNLISTED: Final = ("balance", "panic", "unfreeze")  # in no menu, told by other texts
ALONE: Final = tuple(n for n in (*FOR_ADMINS, *UNLISTED) if n not in IN_GROUPS)


async def publish(bot: Bot, desk: Desk) -> None:
    """Tell Telegram the commands; a failure costs the menu, nothing else."""
    try:
        for language in i18n.languages():
            await _menu(bot, language)
        for admin in await desk.accounts.admins():
            await for_admin(bot, admin)
        await bot.set_chat_menu_button(menu_button=_button(desk.settings))
    except TelegramAPIError as e:
        log.warning("command menu not set", why=str(e)[:200])


async def for_admin(bot: Bot, admin: Account) -> None:
    """Show an admin the command that only admins have, in their own chat."""
    try:
        texts = i18n.texts(i18n.choose(admin.preferences.language))
        scope = BotCommandScopeChat(chat_id=admin.id)
        await bot.set_my_commands(_commands(FOR_ADMINS, texts), scope=scope)
    except TelegramAPIError as e:
        log.warning("admin menu not set", why=str(e)[:200])


async def _menu(bot: Bot, language: str) -> None:
    """Set both menus; English stands for every language without texts of its own."""
    code = None if language == i18n.DEFAULT else i18n.root(language)
    texts = i18n.texts(language)
    for names, scope in (
        (IN_PRIVATE, BotCommandScopeAllPrivateChats()),
        (IN_GROUPS, BotCommandScopeAllGroupChats()),
    ):
        await bot.set_my_commands(_commands(names, texts), scope=scope, language_code=code)


def _commands(names: Sequence[str], texts: Texts) -> list[BotCommand]:
    return [BotCommand(command=n, description=texts(f"command-{n}")) for n in names]


def _button(settings: Settings) -> MenuButtonWebApp | MenuButtonCommands:
    if not offers_mini_app(settings):
        return MenuButtonCommands()
    where = WebAppInfo(url=settings.web_url + "/")
    return MenuButtonWebApp(text=settings.instance, web_app=where)
