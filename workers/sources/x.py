"""Posts on X (API v2): a filtered stream, and a search for what was said while it was away.

https://docs.x.com/x-api/posts/filtered-stream, .../search: reading is paid by the post, so the
query in the settings is also the bill.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import orjson
from yarl import URL

from desk import clock
from desk.news.model import Kind, RawHeadline
from desk.settings import Settings
from workers.fetch import Fetcher
from workers.sources.api import BadAnswer
from workers.sources.dates import believable_date
from workers.sources.stream import Messages, StreamSource

NAME: Final = "x.com"
TAG: Final = "tapewire"
_SEARCH: Final = "/2/tweets/search"
_FIELDS: Final = {
    "tweet.fields": "created_at", "expansions": "author_id", "user.fields": "username",
}  # fmt: skip
_IDLE_S: Final = 40.0  # an empty line comes every 20 s
_MOST: Final = "100"
_BEGAN_MS: Final = 1_288_834_974_657  # of the clock in the ids of posts
_SEARCHED: Final = timedelta(days=6)  # the search goes back seven


def sources(settings: Settings, fetcher: Fetcher) -> list[StreamSource]:
    """Return the stream of the query in the settings; none without a token."""
    if not (settings.x_token and settings.x_query):
        return []
    return [StreamSource(NAME, settings.x_url, Posts(settings, fetcher))]


class Posts:
    """The posts that fit one query, from the last one seen on, which is `last`."""

    def __init__(self, settings: Settings, fetcher: Fetcher) -> None:
        self._settings = settings
        self._fetcher = fetcher
        self.last = ""

    async def messages(self) -> Messages:
        """Yield what was missed, then what comes, for as long as the connection lasts."""
        await self._agree_on_rules()
        asked = self._fetcher.lines(
            self._url("/stream", _FIELDS), credentials=self._credentials(), idle_s=_IDLE_S
        )
        async with asked as stream:
            yield await self._missed()
            async for line in stream:
                if line:
                    yield self._read([_parsed(line)])

    async def _missed(self) -> list[RawHeadline]:
        """Return posts since the last one seen; none where it is too long ago or there is none."""
        if clock.now() - _posted_at(self.last) > _SEARCHED:
            return []
        query = {**_FIELDS, "query": self._settings.x_query, "since_id": self.last}
        page = await self._fetcher.get(
            self._url("/recent", query | {"max_results": _MOST}), credentials=self._credentials()
        )
        answer = _parsed(page.body)
        included = answer.get("includes", {})
        told = [{"data": post, "includes": included} for post in answer.get("data", [])]
        return self._read(told[::-1])

    async def _agree_on_rules(self) -> None:
        """Have exactly one rule of ours in force: the query of the settings."""
        url = self._url("/stream/rules", {})
        page = await self._fetcher.get(url, credentials=self._credentials())
        ours = [r for r in _parsed(page.body).get("data", []) if r.get("tag") == TAG]
        if any(rule["value"] == self._settings.x_query for rule in ours):
            return
        if ours:
            old = {"delete": {"ids": [rule["id"] for rule in ours]}}
            await self._fetcher.post(url, json=old, credentials=self._credentials())
        new = {"add": [{"value": self._settings.x_query, "tag": TAG}]}
        await self._fetcher.post(url, json=new, credentials=self._credentials())

    def _read(self, told: list[Any]) -> list[RawHeadline]:
        try:
            found = [_raw(one) for one in told]
        except (KeyError, TypeError, AttributeError, ValueError) as e:
            raise BadAnswer from e
        self.last = max([self.last, *(raw.guid for raw in found)], key=_age)
        return found

    def _url(self, path: str, query: Mapping[str, str]) -> str:
        return str(URL(self._settings.x_url + _SEARCH + path).with_query(query))

    def _credentials(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self._settings.x_token.reveal()}"}


def _age(post_id: str) -> int:
    """Ids grow with time and are longer than a float is exact."""
    return int(post_id or 0)


def _posted_at(post_id: str) -> datetime:
    return datetime.fromtimestamp(((_age(post_id) >> 22) + _BEGAN_MS) / 1000, UTC)


def _raw(told: Any) -> RawHeadline:
    post = told["data"]
    users = {user["id"]: user["username"] for user in told.get("includes", {}).get("users", [])}
    author = users.get(post.get("author_id"), "i")
    return RawHeadline(
        source=f"@{author}"[:64],
        guid=str(int(post["id"])),
        url=f"https://x.com/{author}/status/{int(post['id'])}",
        title=str(post["text"]),
        published_at=believable_date(str(post.get("created_at", "")), clock.now()),
        kind=Kind.SOCIAL,
    )


def _parsed(body: bytes) -> Any:
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as e:
        raise BadAnswer("json") from e
    if not isinstance(found, dict):
        raise BadAnswer
    return found
