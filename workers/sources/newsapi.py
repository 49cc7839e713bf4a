"""Articles of NewsAPI (v2/everything) for a query, under the names of their outlets."""

from collections.abc import Mapping
from typing import Any, Final

from yarl import URL

from desk import clock
from desk.news.model import RawHeadline
from desk.settings import Settings
from workers.sources.api import Api, BadAnswer
from workers.sources.dates import believable_date

NAME: Final = "newsapi"
PATH: Final = "/v2/everything"
_GONE: Final = "[Removed]"


def apis(settings: Settings) -> list[Api]:
    """Return the question to NewsAPI; none without a key."""
    if not settings.newsapi_key:
        return []

    async def credentials() -> Mapping[str, str]:
        return {"X-Api-Key": settings.newsapi_key.reveal()}

    url = URL(settings.newsapi_url + PATH).with_query(
        q=settings.newsapi_query, sortBy="publishedAt", language="en", pageSize="100"
    )
    return [
        Api(
            name=NAME,
            url=str(url),
            read=read,
            interval_s=settings.newsapi_interval_s,
            credentials=credentials,
        )
    ]


def read(answer: Any) -> list[RawHeadline]:
    """Read a page of articles; those withdrawn by their outlet are left out."""
    if answer.get("status") != "ok":
        raise BadAnswer(str(answer.get("code", "status"))[:32])
    now = clock.now()
    return [
        RawHeadline(
            source=(URL(str(found["url"])).host or NAME).removeprefix("www.")[:64],
            guid=str(found["url"])[:512],
            url=str(found["url"]),
            title=str(found["title"]),
            summary=str(found.get("description") or ""),
            published_at=believable_date(str(found.get("publishedAt") or ""), now),
        )
        for found in answer["articles"]
        if found.get("title") not in {None, "", _GONE}
    ]
