"""New posts of subreddits, asked as an application (OAuth 2 client credentials)."""

from base64 import b64encode
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

import orjson

from desk import clock
from desk.news.model import Kind, RawHeadline
from desk.settings import Settings
from workers.fetch import Fetcher
from workers.sources.api import Api, BadAnswer
from workers.sources.dates import from_ms

NAME: Final = "reddit.com"
LOGIN: Final = "/api/v1/access_token"
# Reddit blocks clients that do not say who they are, in this form.
AGENT: Final = "server:tapewire:0.1 (self-hosted desk)"
_MARGIN: Final = timedelta(minutes=1)
_WORDS: Final = 600


class Login:
    """The application's token, asked for anew when it runs out or is refused."""

    def __init__(self, settings: Settings, fetcher: Fetcher) -> None:
        self._settings = settings
        self._fetcher = fetcher
        self._token = ""
        self._until = clock.now()

    async def credentials(self) -> Mapping[str, str]:
        """Return the headers of a call; raises `FetchFailed` when Reddit gives no token."""
        if not self._token or clock.now() >= self._until:
            await self._renew()
        return {"Authorization": f"Bearer {self._token}", "User-Agent": AGENT}

    def forget(self) -> None:
        """Ask for another token next time."""
        self._token = ""

    async def _renew(self) -> None:
        secret = self._settings.reddit_client_secret.reveal()
        pair = b64encode(f"{self._settings.reddit_client_id}:{secret}".encode()).decode()
        answer = await self._fetcher.post(
            self._settings.reddit_login_url + LOGIN,
            form={"grant_type": "client_credentials"},
            credentials={"Authorization": f"Basic {pair}", "User-Agent": AGENT},
        )
        try:
            told = orjson.loads(answer.body)
            self._token = str(told["access_token"])
            self._until = clock.now() + timedelta(seconds=float(told["expires_in"])) - _MARGIN
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as e:
            raise BadAnswer("login") from e


def apis(settings: Settings, fetcher: Fetcher) -> list[Api]:
    """Return one question over all subreddits of the settings; none without an application."""
    if not (settings.reddit_client_id and settings.subreddits):
        return []
    login = Login(settings, fetcher)
    together = "+".join(settings.subreddits)
    return [
        Api(
            name=NAME,
            url=f"{settings.reddit_url}/r/{together}/new?limit=100&raw_json=1",
            read=read,
            interval_s=settings.api_interval_s,
            credentials=login.credentials,
            forget_credentials=login.forget,
        )
    ]


def read(answer: Any) -> list[RawHeadline]:
    """Read a listing; each subreddit is a source of its own, pinned posts are left out."""
    now = clock.now()
    posts = [child["data"] for child in answer["data"]["children"] if child["kind"] == "t3"]
    return [
        RawHeadline(
            source=f"r/{post['subreddit']}"[:64],
            guid=str(post["name"]),
            url=f"https://www.reddit.com{post['permalink']}",
            title=str(post["title"]),
            summary=str(post.get("selftext") or "")[:_WORDS],
            published_at=from_ms(int(float(post["created_utc"]) * 1000), now),
            kind=Kind.SOCIAL,
        )
        for post in posts
        if not post.get("stickied")
    ]
