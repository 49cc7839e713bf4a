"""Which sources are on, by the settings."""

from typing import Final

from desk.settings import Settings
from workers.addresses import Allowed, is_local
from workers.fetch import Fetcher
from workers.sources import announcements, cryptopanic, discord, github, newsapi, pages, reddit, x
from workers.sources.api import Api, ApiSource
from workers.sources.model import Source
from workers.sources.readers import Readers
from workers.sources.rss import FeedOptions, RssSource
from workers.sources.watch import Watch

SANDBOX_FEED: Final = "/feeds/all.xml"
_SANDBOX_SHORTEST_S: Final = 0.01


def allowed(settings: Settings) -> Allowed:
    """Return the private places that may be fetched: those named, and the sandbox's own feeds."""
    local = [url for url in _vendors(settings) if is_local(url)]
    own = [f"http://{host}" for host in settings.feed_hosts]
    own += [url.replace("ws", "http", 1) if url.startswith("ws") else url for url in local]
    return Allowed.of(*own, *([settings.feeds_url] if settings.in_sandbox else []))


def watches(settings: Settings, fetcher: Fetcher, readers: Readers) -> list[Watch]:
    """Return a watch for every source that is on.

    In the sandbox one source reads all of its feeds at once, so a feed made by the first item
    posted to it is followed from that item on.
    """
    found: list[Source] = [
        _feed(settings, fetcher, readers, url) for url in dict.fromkeys(settings.feeds)
    ]
    found += [ApiSource(api, fetcher) for api in _apis(settings, fetcher)]
    found += pages.sources(settings, fetcher, readers)
    found += [*x.sources(settings, fetcher), *discord.sources(settings, fetcher)]
    if settings.in_sandbox:
        sandbox = FeedOptions(
            interval_s=min(settings.feed_interval_s, 2.0),
            shortest_s=_SANDBOX_SHORTEST_S,
            names_origins=True,
            name="sandbox",
        )
        url = settings.feeds_url + SANDBOX_FEED
        found.append(RssSource(url, fetcher, readers, sandbox))
    return [Watch(source, zone=settings.time_zone) for source in found]


def added(settings: Settings, fetcher: Fetcher, readers: Readers, url: str) -> Watch:
    """Return a watch for a feed that an admin added."""
    feed = _feed(settings, fetcher, readers, url)
    return Watch(feed, zone=settings.time_zone, is_added=True)


def _feed(settings: Settings, fetcher: Fetcher, readers: Readers, url: str) -> RssSource:
    options = FeedOptions(interval_s=settings.feed_interval_s)
    return RssSource(url, fetcher, readers, options)


def _apis(settings: Settings, fetcher: Fetcher) -> list[Api]:
    return [
        *cryptopanic.apis(settings),
        *newsapi.apis(settings),
        *github.apis(settings),
        *reddit.apis(settings, fetcher),
        *announcements.apis(settings),
    ]


def _vendors(settings: Settings) -> list[str]:
    """Return where the operator says that vendors are."""
    return [
        settings.cryptopanic_url,
        settings.newsapi_url,
        settings.github_url,
        settings.reddit_url,
        settings.reddit_login_url,
        settings.announcements_url,
        settings.x_url,
        settings.discord_url,
        settings.discord_api_url,
    ]
