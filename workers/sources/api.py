"""Headlines out of a JSON API that is asked again and again."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson
from yarl import URL

from desk.errors import Unavailable
from desk.news.model import RawHeadline
from workers.fetch import Fetcher, FetchFailed, Validators
from workers.sources.memory import HandedOut

_ACCEPT: Final = "application/json"
_MAX_ITEMS: Final = 500
Read = Callable[[Any], list[RawHeadline]]


class BadAnswer(Unavailable):
    """An answer that is not what the API's documentation says; `reason` is one word."""

    key = "bad-answer"

    def __init__(self, reason: str = "shape") -> None:
        super().__init__(reason=reason)
        self.reason = reason


async def _open_to_all() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """One question to a JSON API, and how its answer is read, newest item first.

    `credentials` are the headers that say who asks; they go to this server alone. The query of
    `url` is never logged or shown.
    """

    name: str
    url: str
    read: Read
    interval_s: float
    credentials: Callable[[], Awaitable[Mapping[str, str]]] = _open_to_all
    forget_credentials: Callable[[], None] = lambda: None


class ApiSource:
    """Asks one API; conditionally where it gives an ETag."""

    def __init__(self, api: Api, fetcher: Fetcher) -> None:
        self.name = api.name
        self.url = str(URL(api.url).with_query(None))
        self._api = api
        self._fetcher = fetcher
        self._validators = Validators()
        self._handed_out = HandedOut()
        self._chance = random.Random()  # noqa: S311

    def resume(self, cursor: str) -> None:
        """What it shows is all there is."""

    async def fetch(self) -> list[RawHeadline]:
        """Return items that are new or were edited, oldest first.

        Raises `FetchFailed`, `AddressDenied` or `BadAnswer`.
        """
        try:
            page = await self._fetcher.get(
                self._api.url,
                accept=_ACCEPT,
                validators=self._validators,
                credentials=await self._api.credentials(),
            )
        except FetchFailed as e:
            if e.reason in {"status 401", "status 403"}:
                self._api.forget_credentials()
            # Without the query, in which some APIs want to be told who asks.
            raise FetchFailed(
                url=self.url, reason=e.reason, retry_after_s=e.retry_after_s
            ) from None
        if page.is_unchanged:
            return []
        try:
            found = self._api.read(orjson.loads(page.body))[:_MAX_ITEMS]
        except orjson.JSONDecodeError as e:
            raise BadAnswer("json") from e
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as e:
            raise BadAnswer from e
        self._validators = page.validators
        return [raw for raw in reversed(found) if raw.title and self._handed_out.is_news(raw)]

    async def close(self) -> None:
        """Nothing is held open."""

    async def rest(self) -> None:
        """Wait for the interval, give or take a tenth."""
        await asyncio.sleep(self._api.interval_s * self._chance.uniform(0.9, 1.1))
