"""The one rate-limited way out: every call to Telegram passes here, whoever makes it."""

import asyncio
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import TelegramMethod
from aiohttp import ClientConnectorError, ConnectionTimeoutError
from prometheus_client import Counter

from bot.pace import Crowded, Pace, Priority
from desk.accounts.service import Accounts

log = structlog.get_logger(__name__)
CALLS: Final = Counter("tapewire_telegram_calls_total", "Calls to Telegram.", ["method", "outcome"])
TRIES: Final = 5
LONGEST_WAIT_S: Final = 120
_PACED: Final = ("send", "edit", "copy", "forward")
_UNREACHED: Final = (ClientConnectorError, ConnectionTimeoutError)  # no connection, no request
_HARMLESS: Final = (
    "message is not modified",
    "query is too old",
    "message to delete not found",
)


@dataclass(frozen=True, slots=True)
class Way:
    """How a message travels. `is_once`: rather lost than sent twice when no answer comes.

    `is_spare`: rather not sent at all than in the way of another, or late.
    """

    priority: Priority = Priority.MONEY
    is_once: bool = False
    is_spare: bool = False


_way: ContextVar[Way] = ContextVar("way", default=Way())  # noqa: B039 - Way is frozen


@contextmanager
def sending(priority: Priority, *, is_once: bool = False, is_spare: bool = False) -> Iterator[None]:
    """Send everything in the body this way; the default is a reply, retried until it arrives.

    What `is_spare` raises `Crowded` in a chat that is busy.
    """
    token = _way.set(Way(priority, is_once, is_spare))
    try:
        yield
    finally:
        _way.reset(token)


class Sender(BaseRequestMiddleware):
    """Keeps the pace, waits as long as Telegram asks, follows migrated groups, notes departures.

    Money moves on this desk are idempotent, a message is not: without an answer a reply is sent
    again (twice is better than never), an alert only where nothing can have been sent.
    """

    def __init__(self, accounts: Accounts, pace: Pace) -> None:
        self._accounts = accounts
        self._pace = pace

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Any:
        """Send one call when its turn has come."""
        way, chat_id = _way.get(), _paced_chat(method)
        if chat_id is None:
            return await self._try(make_request, bot, method, way)
        if way.is_spare and not self._pace.has_room(chat_id):
            raise Crowded
        async with self._pace.turn(chat_id, way.priority):
            return await self._try(make_request, bot, method, way)

    async def _try(
        self,
        make_request: NextRequestMiddlewareType[Any],
        bot: Bot,
        method: TelegramMethod[Any],
        way: Way,
    ) -> Any:
        for attempt in itertools.count(1):
            try:
                result = await make_request(bot, method)
            except (TelegramBadRequest, TelegramForbiddenError) as e:
                return await self._refused(method, e)
            except TelegramMigrateToChat as e:
                method = await self._moved(method, e.migrate_to_chat_id)
            except TelegramRetryAfter as e:
                await self._slow_down(method, way, e, attempt)
            except (TelegramNetworkError, TelegramServerError) as e:
                _count(method, "unanswered")
                is_in_doubt = way.is_once and not is_unsent(e)
                if is_in_doubt or way.is_spare or attempt == TRIES:
                    raise
                await asyncio.sleep(0.2 * 2**attempt)
            else:
                _count(method, "ok")
                return result
        return None

    async def _slow_down(
        self, method: TelegramMethod[Any], way: Way, error: TelegramRetryAfter, attempt: int
    ) -> None:
        _count(method, "slowed")
        if way.is_spare or attempt == TRIES or error.retry_after > LONGEST_WAIT_S:
            raise error
        await self._wait(method, way, error.retry_after)

    async def _wait(self, method: TelegramMethod[Any], way: Way, after_s: float) -> None:
        chat_id = _paced_chat(method)
        if chat_id is None:
            await asyncio.sleep(after_s)
        else:
            await self._pace.again(chat_id, way.priority, after_s=after_s)

    async def _refused(self, method: TelegramMethod[Any], error: TelegramAPIError) -> bool:
        """Pass over refusals that say the wanted state is there already; raise the others.

        One about a message for one member alone says nothing of the group.
        """
        if any(words in error.message for words in _HARMLESS):
            return True
        _count(method, "refused")
        chat_id = _paced_chat(method)
        is_alone = getattr(method, "ephemeral_message_parameters", None) is not None
        if isinstance(error, TelegramForbiddenError) and chat_id is not None and not is_alone:
            log.info("chat is closed to us", chat_id=chat_id)
            await self._accounts.leave(chat_id)
        raise error

    async def _moved(self, method: TelegramMethod[Any], new_id: int) -> TelegramMethod[Any]:
        _count(method, "moved")
        old_id = _paced_chat(method)
        if old_id is not None:
            await self._accounts.migrate(old_id, new_id)
        return method.model_copy(update={"chat_id": new_id})


def is_unsent(error: Exception) -> bool:
    """Tell whether a call that raised this surely did nothing: later, or Telegram out of reach."""
    return isinstance(error, TelegramRetryAfter) or isinstance(error.__cause__, _UNREACHED)


def _paced_chat(method: TelegramMethod[Any]) -> int | None:
    name = method.__api_method__
    if not name.startswith(_PACED) or name == "sendChatAction":
        return None
    chat_id = getattr(method, "chat_id", None)
    return chat_id if isinstance(chat_id, int) else None


def _count(method: TelegramMethod[Any], outcome: str) -> None:
    CALLS.labels(method.__api_method__, outcome).inc()
