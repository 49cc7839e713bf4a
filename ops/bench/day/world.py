"""The outside world of the day: one stand-in for feeds, under an address for each source."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Final

from desk import clock
from desk.nursery import Nursery
from ops.bench.day.stories import Fate, Post
from sandbox.feeds.app import FeedServer, create_app
from sandbox.feeds.store import Item
from sandbox.telegram.serving import bind, serve_app

FEEDS: Final = tuple(f"press-{number:02}" for number in range(14))
DEAD: Final = "press-down"  # answers with errors all day, and nothing else
_FIRST_HOST: Final = 11  # all of 127.0.0.0/8 is this machine
_OLD: Final = timedelta(hours=3)


def variables(port: int) -> dict[str, str]:
    """Return the settings of a desk that reads every source; each is a host of its own."""
    hosts = [f"{_host(number)}:{port}" for number in range(len(FEEDS) + 1)]
    kinds = ["atom" if number % 3 == 2 else "xml" for number in range(len(hosts))]
    pages = [
        f"http://{host}/feeds/{name}.{kind}"
        for host, name, kind in zip(hosts, (*FEEDS, DEAD), kinds, strict=True)
    ]
    return {
        "TAPEWIRE_FEEDS": ",".join(pages),
        "TAPEWIRE_FEED_HOSTS": ",".join(hosts),
        "TAPEWIRE_FEED_INTERVAL_S": "0.5",
    }


@asynccontextmanager
async def world(port: int) -> AsyncIterator[FeedServer]:
    """Serve the feeds of every source on `port` while the block runs."""
    server = FeedServer((*FEEDS, DEAD))
    server.faults.add(DEAD, "429", 1)
    server.faults.add(DEAD, "500", 999)
    app = create_app(server)
    async with Nursery() as nursery:
        for number in range(len(FEEDS) + 1):
            listener = bind(_host(number), port, "the day's port")
            serving = serve_app(app, listener, before_stop=server.feeds.close)
            nursery.spawn(serving, name="feeds")
        yield server


def publish(server: FeedServer, posts: Sequence[Post]) -> None:
    """Put posts on their feeds, in order."""
    now = clock.now()
    for post in posts:
        old = _OLD if post.fate is Fate.OLD else timedelta()
        server.feeds.add(_item(post, post.title, now - old))


def edit(server: FeedServer, posts: Sequence[Post]) -> None:
    """Change the titles of posts that are edited later, where they stand."""
    for post in posts:
        server.feeds.add(_item(post, post.edited, clock.now()))


def _item(post: Post, title: str, published: datetime) -> Item:
    return Item(
        guid=post.guid,
        feed=post.feed,
        title=title,
        url=post.url,
        summary=post.summary,
        kind="news",
        published=published,
    )


def _host(number: int) -> str:
    return f"127.0.0.{_FIRST_HOST + number}"
