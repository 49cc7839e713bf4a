"""Headlines out of web pages without a feed, by a headless browser and CSS selectors."""

import asyncio
import random
from collections.abc import Sequence
from urllib.parse import urljoin

import structlog

from desk import clock
from desk.news.model import RawHeadline
from desk.settings import Settings
from desk.sources.model import host_of
from workers.fetch import Fetcher
from workers.sources import browser
from workers.sources.browser import Browser
from workers.sources.dates import believable_date
from workers.sources.feed import Item
from workers.sources.memory import HandedOut, Links
from workers.sources.readers import Readers

log = structlog.get_logger(__name__)


def sources(settings: Settings, fetcher: Fetcher, readers: Readers) -> list["PageSource"]:
    """Return the pages of the settings; none while the browser is off, which the log says."""
    if settings.pages and not settings.browser:
        log.warning("pages are listed and the browser is off", setting="TAPEWIRE_BROWSER=true")
    if not (settings.pages and settings.browser):
        return []
    if missing := browser.lacking():
        log.warning("the browser is on and cannot start", why=missing)
    shared = Browser(fetcher, settings.browser_program)
    return [
        PageSource(selectors, shared, readers, settings.page_interval_s)
        for selectors in map(split, settings.pages)
    ]


def split(entry: str) -> tuple[str, str, str]:
    """Return address, item selector and title selector of an entry; the last may be empty."""
    url, item, *title = (part.strip() for part in entry.split("=>"))
    return url, item, title[0] if title else ""


class PageSource:
    """One page; remembers what it has handed out."""

    def __init__(
        self, page: tuple[str, str, str], shared: Browser, readers: Readers, interval_s: float
    ) -> None:
        self.url, self._item, self._title = page
        self.name = host_of(self.url)
        self._browser = shared
        self._readers = readers
        self._interval_s = interval_s
        self._handed_out = HandedOut()
        self._links = Links()
        self._chance = random.Random()  # noqa: S311

    def resume(self, cursor: str) -> None:
        """What it shows is all there is."""

    async def fetch(self) -> list[RawHeadline]:
        """Return items that are new or were edited, oldest first.

        Raises `FetchFailed`, `AddressDenied` or `BadFeed`.
        """
        place, html = await self._browser.html(self.url, self._item)
        items = await self._readers.read(html, selectors=(self._item, self._title))
        found = self._raws(items, place)
        return [raw for raw in reversed(found) if self._handed_out.is_news(raw)]

    async def rest(self) -> None:
        """Wait for the interval, give or take a tenth."""
        await asyncio.sleep(self._interval_s * self._chance.uniform(0.9, 1.1))

    async def close(self) -> None:
        """Nothing is held open."""

    def _raws(self, items: Sequence[Item], place: str) -> list[RawHeadline]:
        now = clock.now()
        told = [(item, _joined(place, item.link)) for item in items]
        self._links.look((link, item.title) for item, link in told)
        return [
            RawHeadline(
                source=self.name,
                **self._links.identity(link, item.title),
                url=link,
                title=item.title,
                published_at=believable_date(item.published, now),
            )
            for item, link in told
        ]


def _joined(place: str, link: str) -> str:
    try:
        return urljoin(place, link) if link else ""
    except ValueError:  # such as http://[x, which urllib takes for half an IPv6 address
        return ""
