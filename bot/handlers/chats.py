"""Chats themselves: being added, removed, upgraded; and what groups get for private commands."""

from aiogram import Bot, Router
from aiogram.types import ChatMemberUpdated, Message

from bot.commands import ALONE
from bot.filters import MigratedGroup, Says
from bot.screen import Screen, answer, keyboard, link
from bot.visit import Visit
from desk import i18n
from desk.accounts.model import Chat, ChatKind

router = Router(name=__name__)
_IN = frozenset({"member", "administrator", "creator", "restricted"})


@router.my_chat_member()
async def membership(event: ChatMemberUpdated, visit: Visit, bot: Bot) -> None:
    """Remember a chat we are in, forget one that we were removed from."""
    accounts = visit.desk.accounts
    if event.new_chat_member.status not in _IN:
        await accounts.leave(event.chat.id)
        return
    kind = ChatKind(event.chat.type)
    is_private = kind is ChatKind.PRIVATE
    language = i18n.choose(event.from_user.language_code)
    chat = Chat(
        id=event.chat.id,
        kind=kind,
        title=(event.chat.title or event.chat.first_name or "")[:128],
        language=language,
        account_id=event.chat.id if is_private else None,
    )
    await accounts.meet(chat)
    if not is_private and event.old_chat_member.status not in _IN:
        t = i18n.texts(language)
        await bot.send_message(event.chat.id, t("group-hello", bot=visit.bot_name))


@router.message(MigratedGroup())
async def migrated(message: Message, visit: Visit) -> None:
    """Follow a group that became a supergroup, with its rules."""
    if message.migrate_to_chat_id:
        await visit.desk.accounts.migrate(message.chat.id, message.migrate_to_chat_id)


@router.message(Says(*ALONE))
async def privately(message: Message, visit: Visit) -> None:
    """Send people from a group to their own chat: nothing personal is shown or done here."""
    where = f"https://t.me/{visit.bot_name}"
    row = [link(visit.t("button-open-chat"), where)]
    await answer(message, Screen(visit.t("private-only"), keyboard(row)))
