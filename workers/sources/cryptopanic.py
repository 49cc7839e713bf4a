"""Posts of CryptoPanic (developer API v2): links to stories of many outlets, under their names."""

from typing import Any, Final

from yarl import URL

from desk import clock
from desk.news.model import Kind, RawHeadline
from desk.settings import Settings
from workers.sources.api import Api
from workers.sources.dates import believable_date

NAME: Final = "cryptopanic"
PATH: Final = "/api/developer/v2/posts/"


def apis(settings: Settings) -> list[Api]:
    """Return the question to CryptoPanic; none without a token."""
    token = settings.cryptopanic_token.reveal()
    if not token:
        return []
    url = URL(settings.cryptopanic_url + PATH).with_query(auth_token=token, public="true")
    return [Api(name=NAME, url=str(url), read=read, interval_s=settings.api_interval_s)]


def read(answer: Any) -> list[RawHeadline]:
    """Read a page of posts; a post counts as said by the outlet that it links to."""
    now = clock.now()
    return [
        RawHeadline(
            source=str((post.get("source") or {}).get("domain") or NAME)[:64].removeprefix("www."),
            guid=f"{NAME}:{post['id']}",
            url=str(post.get("original_url") or post.get("url") or ""),
            title=str(post["title"]),
            summary=str(post.get("description") or ""),
            published_at=believable_date(str(post.get("published_at") or ""), now),
            kind=Kind.NEWS if post.get("kind", "news") == "news" else Kind.SOCIAL,
        )
        for post in answer["results"]
    ]
