"""What became of a press under a group's message, said to the presser alone."""

from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, EphemeralMessageParameters, Message

from bot.pace import Crowded, Priority
from bot.screen import keyboard, link
from bot.sender import sending
from bot.views.errors import toast
from bot.visit import Visit
from desk.i18n import Html


async def whisper(query: CallbackQuery, text: Html, visit: Visit) -> None:
    """Answer by a message that only the presser sees, with the way to the private chat.

    A toast takes its place where Telegram refuses it or the group is busy: the group's own messages
    go first. Telegram does not promise that it arrives, nor do old servers keep it from the others,
    so it holds nothing that matters or is not said elsewhere.
    """
    await query.answer(None if await _sent(query, text, visit) else toast(text))


async def _sent(query: CallbackQuery, text: Html, visit: Visit) -> bool:
    message = query.message
    if not isinstance(message, Message) or message.chat.type not in {"group", "supergroup"}:
        return False
    alone = EphemeralMessageParameters(
        receiver_user_id=query.from_user.id, callback_query_id=query.id
    )
    way = link(visit.t("button-open-chat"), f"https://t.me/{visit.bot_name}")
    try:
        with sending(Priority.NOTICE, is_once=True, is_spare=True):
            await message.answer(
                text, reply_markup=keyboard([way]), ephemeral_message_parameters=alone
            )
    except (TelegramAPIError, Crowded):
        return False
    return True
