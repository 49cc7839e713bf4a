"""Posts of the channels that the operator named, handed on as headlines; others are not read.

Anybody can make the bot a member of a channel of theirs: without the list anybody could write
the desk's news.
"""

from typing import Final

from aiogram import Router
from aiogram.types import Message

from bot.visit import Visit
from desk.news.model import Kind, RawHeadline
from desk.settings import Settings

router = Router(name=__name__)
_MAX_TITLE: Final = 300


@router.channel_post()
@router.edited_channel_post()
async def post(message: Message, visit: Visit) -> None:
    """Hand a post on; an edit has the same id and only changes the words."""
    if _is_named(message, visit.desk.settings) and (raw := headline(message)) is not None:
        await visit.desk.news.pass_on(raw)


def headline(message: Message) -> RawHeadline | None:
    """Return a post as a headline, None for one without words."""
    title, _, rest = (message.text or message.caption or "").strip().partition("\n")
    if not title:
        return None
    chat = message.chat
    public = f"https://t.me/{chat.username}/{message.message_id}" if chat.username else ""
    return RawHeadline(
        source=f"t.me/{chat.username or chat.id}",
        guid=f"{chat.id}:{message.message_id}",
        url=public,
        title=title[:_MAX_TITLE],
        summary=rest.strip(),
        published_at=message.date,
        kind=Kind.SOCIAL,
    )


def _is_named(message: Message, settings: Settings) -> bool:
    names = {str(message.chat.id), f"@{message.chat.username or ''}".lower()}
    return any(name.lower() in names for name in settings.telegram_channels)
