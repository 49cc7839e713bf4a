"""Notices of exchanges about listings, from the JSON behind their announcement pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from desk import clock
from desk.news.model import RawHeadline
from desk.settings import Settings
from workers.sources.api import Api
from workers.sources.dates import from_ms

Notice = tuple[str, str, str, object]  # id, title, address, milliseconds


@dataclass(frozen=True, slots=True)
class _Board:
    """Where an exchange announces, and how its answer is taken apart."""

    url: str
    path: str
    notices: Callable[[Any], list[Notice]]


def _binance(answer: Any) -> list[Notice]:
    return [
        (
            str(article["id"]),
            article["title"],
            f"https://www.binance.com/en/support/announcement/{article['code']}",
            article["releaseDate"],
        )
        for catalogue in answer["data"]["catalogs"]
        for article in catalogue["articles"]
    ]


def _bybit(answer: Any) -> list[Notice]:
    found = answer["result"]["list"]
    return [(n["url"], n["title"], n["url"], n["dateTimestamp"]) for n in found]


def _okx(answer: Any) -> list[Notice]:
    found = [notice for page in answer["data"] for notice in page["details"]]
    return [(n["url"], n["title"], n["url"], n["pTime"]) for n in found]


def _kucoin(answer: Any) -> list[Notice]:
    found = answer["data"]["items"]
    return [(str(n["annId"]), n["annTitle"], n["annUrl"], n["cTime"]) for n in found]


BOARDS: Final[Mapping[str, _Board]] = {
    "binance": _Board(
        "https://www.binance.com",
        "/bapi/composite/v1/public/cms/article/list/query?type=1&catalogId=48&pageNo=1&pageSize=20",
        _binance,
    ),
    "bybit": _Board(
        "https://api.bybit.com",
        "/v5/announcements/index?locale=en-US&type=new_crypto&limit=20",
        _bybit,
    ),
    "okx": _Board(
        "https://www.okx.com",
        "/api/v5/support/announcements?annType=announcements-new-listings",
        _okx,
    ),
    "kucoin": _Board(
        "https://api.kucoin.com",
        "/api/v3/announcements?annType=new-listings&lang=en_US&pageSize=20",
        _kucoin,
    ),
}


def apis(settings: Settings) -> list[Api]:
    """Return a question to each exchange of the settings."""
    return [
        Api(
            name=f"{venue} notices",
            url=_place(settings, venue) + BOARDS[venue].path,
            read=partial(read, venue),
            interval_s=settings.api_interval_s,
        )
        for venue in settings.announcements
    ]


def read(venue: str, answer: Any) -> list[RawHeadline]:
    """Read an exchange's notices."""
    now = clock.now()
    return [
        RawHeadline(
            source=venue,
            guid=guid[:512],
            url=url,
            title=str(title),
            published_at=from_ms(at, now),
        )
        for guid, title, url, at in BOARDS[venue].notices(answer)
    ]


def _place(settings: Settings, venue: str) -> str:
    """Return the exchange's own address, or its folder at the one that the settings name."""
    own = settings.announcements_url
    return f"{own}/{venue}" if own else BOARDS[venue].url
