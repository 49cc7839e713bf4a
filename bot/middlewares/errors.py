"""The loop edge: a DeskError becomes a polite answer, anything else an apology with a reference."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.types import TelegramObject, Update
from prometheus_client import Counter

from bot.screen import Screen, answer
from bot.views import errors as view
from desk import clock, i18n
from desk.errors import DeskError

log = structlog.get_logger(__name__)
FAILURES: Final = Counter("tapewire_handler_failures_total", "Handlers that raised.", ["error"])


class Errors(BaseMiddleware):
    """Nobody waits for an answer in vain, and nobody sees a traceback."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Run the handler and answer for what it raises."""
        try:
            return await handler(event, data)
        except DeskError as e:
            await _tell(event, view.refused(e, _texts(data)))
        except TelegramForbiddenError:
            log.info("the person closed the chat before the answer")
        except Exception as e:  # whatever it is, the person gets an answer
            reference = clock.new_id()
            FAILURES.labels(type(e).__name__).inc()
            log.exception("handler failed", reference=reference)
            await _tell(event, view.apology(reference, _texts(data)))
        return None


def _texts(data: dict[str, Any]) -> i18n.Texts:
    visit = data.get("visit")
    user = data.get("event_from_user")
    wanted = getattr(user, "language_code", None)
    return visit.t if visit else i18n.texts(i18n.choose(wanted))


async def _tell(event: TelegramObject, screen: Screen) -> None:
    if not isinstance(event, Update):
        return
    try:
        if event.callback_query:
            await event.callback_query.answer(view.toast(screen.text), show_alert=True)
        elif event.message:
            await answer(event.message, screen)
        elif event.inline_query:
            # There is no place for words: an empty list ends the wait.
            await event.inline_query.answer([], cache_time=1, is_personal=True)
    except TelegramAPIError as e:
        log.warning("could not tell of an error", why=type(e).__name__)
