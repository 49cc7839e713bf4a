"""Headlines out of an RSS, Atom or JSON feed, by real HTTP."""

import asyncio
import random
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from urllib.parse import urljoin

import structlog
from prometheus_client import Counter
from yarl import URL

from desk import clock
from desk.errors import DeskError
from desk.news.model import Kind, RawHeadline
from desk.sources.model import host_of
from workers.fetch import DEADLINE_S, Fetched, Fetcher, FetchFailed, Validators
from workers.sources.dates import believable_date
from workers.sources.feed import Item
from workers.sources.memory import MAX_GUID, HandedOut, Identity, Links
from workers.sources.readers import Readers

log = structlog.get_logger(__name__)
UNREADABLE: Final = Counter(
    "tapewire_source_unreadable_total", "Characters that were wrong in their encoding.", ["source"]
)
_ACCEPT: Final = (
    "application/rss+xml, application/atom+xml, application/feed+json,"
    " application/xml;q=0.9, text/xml;q=0.8, application/json;q=0.7"
)
_TYPES: Final = frozenset(
    {
        *("application/xml", "text/xml", "application/rdf+xml"),
        *("application/json", "application/feed+json"),
    }
)
_VAGUE_TYPES: Final = frozenset({"", "text/plain", "application/octet-stream"})
_WAIT_S: Final = 25
_WAIT_GRACE_S: Final = 5.0
_MAX_TITLE: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedOptions:
    """How a feed is read.

    `name` is what the source is called, its host where it has none. `names_origins` trusts the
    feed's <source> elements to say who spoke; only for a feed of our own, since "confirmed by two
    sources" counts them. `shortest_s` is the least time between two looks where the feed offers to
    hold a request until there is news (Link: rel="wait").
    """

    interval_s: float = 30.0
    shortest_s: float = 1.0
    names_origins: bool = False
    name: str = ""
    deadline_s: float = DEADLINE_S


class RssSource:
    """One feed. Asks with ETag and Last-Modified, remembers what it has handed out."""

    def __init__(self, url: str, fetcher: Fetcher, readers: Readers, options: FeedOptions) -> None:
        self.url = url
        self.name = options.name or host_of(url)
        self._fetcher = fetcher
        self._readers = readers
        self._options = options
        self._validators = Validators()
        self._handed_out = HandedOut()
        self._links = Links()
        self._newest = ""
        self._wait_url = ""
        self._chance = random.Random()  # noqa: S311

    def resume(self, cursor: str) -> None:
        """What it shows is all there is."""

    async def fetch(self) -> list[RawHeadline]:
        """Return items that are new or were edited, oldest first.

        Raises `FetchFailed`, `AddressDenied` or `BadFeed`.
        """
        page = await self._fetcher.get(
            self.url,
            accept=_ACCEPT,
            validators=self._validators,
            deadline_s=self._options.deadline_s,
        )
        if page.is_unchanged:
            return []
        _check_type(page)
        items = await self._readers.read(page.body, page.charset)
        self._validators = page.validators
        self._wait_url = _same_place(page.links.get("wait", ""), self.url)
        unreadable = sum((item.title + item.summary).count("\ufffd") for item in items)
        UNREADABLE.labels(self.name).inc(unreadable)
        self._links.look((item.link, item.title) for item in items if not item.guid)
        raws = [raw for item in items if (raw := self._raw(item)) is not None]
        self._newest = items[0].guid if items else ""
        return [raw for raw in reversed(raws) if self._handed_out.is_news(raw)]

    async def close(self) -> None:
        """Nothing is held open."""

    async def rest(self) -> None:
        """Wait until the feed says there is news, else for its interval, give or take a tenth."""
        if self._wait_url:
            await asyncio.sleep(self._options.shortest_s)
            try:
                await self._wait()
            except DeskError as e:
                log.info("wait refused", source=self.name, reason=str(e))
            else:
                return
        await asyncio.sleep(self._options.interval_s * self._chance.uniform(0.9, 1.1))

    async def _wait(self) -> None:
        url = URL(self._wait_url).update_query(after=self._newest, timeout_s=str(_WAIT_S))
        await self._fetcher.get(str(url), deadline_s=_WAIT_S + _WAIT_GRACE_S)

    def _raw(self, item: Item) -> RawHeadline | None:
        title = item.title[:_MAX_TITLE]
        if not title.strip():
            return None
        link = _joined(self.url, item.link)
        published_at = believable_date(item.published or item.updated, clock.now())
        source = item.origin[:64] if self._options.names_origins and item.origin else self.name
        return RawHeadline(
            source=source,
            **self._identity(item, source, published_at),
            url=link,
            title=title,
            summary=item.summary or item.content,
            published_at=published_at,
            kind=Kind.SOCIAL if item.kind == Kind.SOCIAL else Kind.NEWS,
        )

    def _identity(self, item: Item, source: str, published_at: datetime | None) -> Identity:
        if given := item.guid:
            is_short = len(given) <= MAX_GUID
            return Identity(guid=given if is_short else sha256(given.encode()).hexdigest())
        if item.link:
            return self._links.identity(item.link, item.title)
        day = (published_at or clock.now()).date().isoformat()
        told = f"{source}\0{item.title}\0{day}".encode(errors="replace")
        return Identity(guid=sha256(told).hexdigest())


def _joined(base: str, link: str) -> str:
    """Return a link as seen from the feed; "" for none, and for what no address can be."""
    try:
        return urljoin(base, link) if link else ""
    except ValueError:  # such as http://[x, which urllib takes for half an IPv6 address
        return ""


def _check_type(page: Fetched) -> None:
    """Refuse what is not a feed: a login page with status 200 is the common case."""
    kind = page.content_type
    if kind in _TYPES or (kind.endswith("+xml") and kind != "application/xhtml+xml"):
        return
    if not page.body.strip() or (kind in _VAGUE_TYPES and page.body.lstrip()[:1] in {b"<", b"{"}):
        return
    raise FetchFailed(url=page.url, reason="content_type")


def _same_place(link: str, url: str) -> str:
    """The wait address when it is on the feed's own server, else none."""
    if not link:
        return ""
    there, here = URL(link), URL(url)
    return link if (there.scheme, there.authority) == (here.scheme, here.authority) else ""
