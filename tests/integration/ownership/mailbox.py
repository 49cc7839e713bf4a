"""A bot whose Telegram is a list: what it would send is kept, and answered as Telegram does."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any, Final

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.enums import ChatMemberStatus
from aiogram.methods import GetChatMember, GetMe, TelegramMethod
from aiogram.types import Chat, ChatMemberMember, ChatMemberOwner, Message, User

from desk import clock
from tests.conftest import TOKEN
from tests.integration.ownership.estate import GROUP, GROUP_ADMIN, OTHER_ADMIN, OTHER_GROUP

ME: Final = User(
    id=int(TOKEN.partition(":")[0]), is_bot=True, first_name="Desk", username="DeskBot"
)
_ADMINS: Final = {(GROUP, GROUP_ADMIN.id), (OTHER_GROUP, OTHER_ADMIN.id)}


@dataclass(frozen=True, slots=True)
class Sent:
    """One call of the Bot API; a message that one person alone sees is in that person's chat."""

    method: str
    chat_id: int | None
    text: str


@dataclass
class Mailbox(BaseSession):
    """Keeps what is sent."""

    sent: list[Sent] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> Any:
        """Keep a call and answer it."""
        if isinstance(method, GetMe):
            return ME
        if isinstance(method, GetChatMember):
            return _member(int(method.chat_id), method.user_id)
        words = getattr(method, "text", None) or getattr(method, "caption", None) or ""
        alone = getattr(method, "ephemeral_message_parameters", None)
        chat_id = alone.receiver_user_id if alone else getattr(method, "chat_id", None)
        self.sent.append(Sent(method.__api_method__, chat_id, str(words)))
        is_message = method.__api_method__.startswith(("send", "editMessage"))
        return _message(int(chat_id or 1), str(words)).as_(bot) if is_message else True

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        """See the base; nothing is ever downloaded."""
        yield b""

    async def close(self) -> None:
        """See the base."""


def _member(chat_id: int, user_id: int) -> ChatMemberMember | ChatMemberOwner:
    user = User(id=user_id, is_bot=False, first_name="Somebody")
    if (chat_id, user_id) in _ADMINS:
        return ChatMemberOwner(status=ChatMemberStatus.CREATOR, user=user, is_anonymous=False)
    return ChatMemberMember(status=ChatMemberStatus.MEMBER, user=user)


def _message(chat_id: int, words: str) -> Message:
    kind = "private" if chat_id > 0 else "supergroup"
    chat = Chat(id=chat_id, type=kind)
    return Message(message_id=900, date=clock.now(), chat=chat, from_user=ME, text=words or "-")
