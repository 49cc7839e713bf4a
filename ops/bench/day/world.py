"""The outside world of the day: a stand-in for feeds and vendors, and a Telegram channel.

Each feed is under an address of its own; the vendors are under one, each in its folder.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, Self

from desk import clock
from desk.nursery import Nursery
from ops.bench.day import outlets
from ops.bench.day.outlets import CHANNEL, OUTLETS, PRESS
from ops.bench.day.stories import Fate, Post
from ops.bench.rig import Rig
from sandbox.feeds.app import FeedServer, create_app
from sandbox.feeds.store import Item
from sandbox.feeds.streams import CHANNEL as DISCORD_CHANNEL
from sandbox.telegram.serving import bind, serve_app

DEAD: Final = "press-down"  # answers with errors all day, and nothing else
_KINDS: Final = ("xml", "json", "atom")
_HERE: Final = "127.0.0.1"
_FIRST_HOST: Final = 11  # all of 127.0.0.0/8 is this machine
_OLD: Final = timedelta(hours=3)
_HOSTS: Final = tuple(f"127.0.0.{_FIRST_HOST + number}" for number in range(len(PRESS) + 1))


def variables(port: int) -> dict[str, str]:
    """Return the settings of a desk that reads every source."""
    names = [*(outlet.name for outlet in PRESS), DEAD]
    pages = [
        f"http://{host}:{port}/feeds/{name}.{_KINDS[number % len(_KINDS)]}"
        for number, (host, name) in enumerate(zip(_HOSTS, names, strict=True))
    ]
    return {
        "TAPEWIRE_FEEDS": ",".join(pages),
        "TAPEWIRE_FEED_HOSTS": ",".join(f"{host}:{port}" for host in _HOSTS),
        "TAPEWIRE_FEED_INTERVAL_S": "0.5",
        **_vendors(f"{_HERE}:{port}/vendors"),
    }


def _vendors(place: str) -> dict[str, str]:
    base = f"http://{place}"
    return {
        "TAPEWIRE_API_INTERVAL_S": "0.5",
        "TAPEWIRE_CRYPTOPANIC_TOKEN": "token",
        "TAPEWIRE_CRYPTOPANIC_URL": f"{base}/cryptopanic",
        "TAPEWIRE_NEWSAPI_KEY": "key",
        "TAPEWIRE_NEWSAPI_URL": f"{base}/newsapi",
        "TAPEWIRE_NEWSAPI_INTERVAL_S": "0.5",
        "TAPEWIRE_GITHUB_REPOS": outlets.REPOSITORY,
        "TAPEWIRE_GITHUB_URL": f"{base}/github",
        "TAPEWIRE_GITHUB_INTERVAL_S": "0.5",
        "TAPEWIRE_REDDIT_CLIENT_ID": "id",
        "TAPEWIRE_REDDIT_CLIENT_SECRET": "secret",
        "TAPEWIRE_REDDIT_URL": f"{base}/reddit",
        "TAPEWIRE_REDDIT_LOGIN_URL": f"{base}/reddit",
        "TAPEWIRE_ANNOUNCEMENTS": ",".join(outlets.VENUES),
        "TAPEWIRE_ANNOUNCEMENTS_URL": f"{base}/notices",
        "TAPEWIRE_X_TOKEN": "token",
        "TAPEWIRE_X_QUERY": "from:herald",
        "TAPEWIRE_X_URL": f"{base}/x",
        "TAPEWIRE_DISCORD_TOKEN": "token",
        "TAPEWIRE_DISCORD_CHANNELS": DISCORD_CHANNEL,
        "TAPEWIRE_DISCORD_URL": f"ws://{place}/discord",
        "TAPEWIRE_DISCORD_API_URL": f"{base}/discord",
        "TAPEWIRE_TELEGRAM_CHANNELS": f"@{CHANNEL}",
    }


@asynccontextmanager
async def world(port: int) -> AsyncIterator[FeedServer]:
    """Serve the feeds and vendors on `port` while the block runs."""
    server = FeedServer((*(outlet.name for outlet in OUTLETS if outlet.name != CHANNEL), DEAD))
    server.faults.add(DEAD, "429", 1)
    server.faults.add(DEAD, "500", 999)
    app = create_app(server)
    async with Nursery() as nursery:
        for host in (_HERE, *_HOSTS):
            listener = bind(host, port, "the day's port")
            serving = serve_app(app, listener, before_stop=server.feeds.close)
            nursery.spawn(serving, name="feeds")
        yield server


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Says posts where they belong, and knows each by the guid that the desk gives it."""

    rig: Rig
    server: FeedServer
    channel: int
    author: int
    posts: dict[str, Post] = field(default_factory=dict)
    _guids: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def open(cls, rig: Rig, server: FeedServer) -> Self:
        """Found the channel, with a person who writes in it."""
        author = (await rig.person("Editor")).id
        channel = {"type": "channel", "title": "Wire", "username": CHANNEL, "members": [author]}
        made = await rig.post(f"{rig.sandbox_url}/sim/chats", channel)
        return cls(rig, server, int(made["id"]), author)

    def guids(self, posts: Sequence[Post]) -> list[str]:
        """Return what the desk calls posts that were said."""
        return [self._guids[post.guid] for post in posts]

    async def publish(self, posts: Sequence[Post]) -> None:
        """Say posts for the first time, in order."""
        for post in posts:
            guid = await self._said(post, post.title)
            self._guids[post.guid], self.posts[guid] = guid, post

    async def edit(self, posts: Sequence[Post]) -> None:
        """Change the titles of posts that are edited later, where they stand."""
        for post in posts:
            await self._said(post, post.edited)

    async def _said(self, post: Post, title: str) -> str:
        said = outlets.words(post, title)
        if post.feed == CHANNEL:
            return await self._written(post, f"{said.title}\n{said.summary}")
        item = Item(
            guid=post.guid,
            feed=post.feed,
            title=said.title,
            url=post.url,
            summary=said.summary,
            kind="news",
            published=clock.now() - _age(post),
        )
        return outlets.guid(self.server.feeds.add(item))

    async def _written(self, post: Post, text: str) -> str:
        body = {"chat_id": self.channel, "user_id": self.author, "text": text}
        if (known := self._guids.get(post.guid)) is not None:
            place = {"message_id": int(known.rpartition(":")[2])}
            await self.rig.post(f"{self.rig.sandbox_url}/sim/edits", body | place)
            return known
        aged = {"date_offset_s": -int(_age(post).total_seconds())}
        made = await self.rig.post(f"{self.rig.sandbox_url}/sim/messages", body | aged)
        return f"{self.channel}:{made['message_id']}"


def _age(post: Post) -> timedelta:
    return _OLD if post.fate is Fate.OLD else timedelta()
