"""Headlines."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.base import table
from db.models.news import SEARCH, HeadlineRow, small
from desk import money
from desk.market.measured import Gauge, Measured, Reading, Span
from desk.news.model import Certainty, Headline, Launch, Precision
from desk.news.search import Found, Sought, marks_of

_COLUMNS: Final = tuple(c for c in table(HeadlineRow).columns if c.name != "words")
HEADLINES: Final = select(*_COLUMNS)  # what is searched is large and never read
_OPENING, _CLOSING = "\x02", "\x03"  # no title holds them: desk.news.clean takes them out
_MARKING: Final = f"HighlightAll=true, StartSel={_OPENING}, StopSel={_CLOSING}"


class NewsRepository:
    """Implements desk.ports.News."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, headline: Headline) -> bool:
        """See the port."""
        found = rows.values(headline) | {
            "coins": list(headline.coins),
            "tge": _written(headline.tge),
            "measured": _noted(headline.measured),
            "is_scored": False,
        }
        statement = insert(HeadlineRow).values(found).on_conflict_do_nothing()
        return (await self._connection.execute(statement)).rowcount == 1

    async def get(self, headline_id: str) -> Headline | None:
        """See the port."""
        found = await self._connection.execute(HEADLINES.where(HeadlineRow.id == headline_id))
        row = found.one_or_none()
        return headline_of(row) if row else None

    async def latest(self, *, limit: int, coin: str | None = None) -> list[Headline]:
        """See the port."""
        query = HEADLINES.where(HeadlineRow.duplicate_of.is_(None))
        if coin is not None:
            query = query.where(HeadlineRow.coins.contains([coin]))
        query = query.order_by(HeadlineRow.seen_at.desc()).limit(limit)
        return [headline_of(row) for row in await self._connection.execute(query)]

    async def search(self, sought: Sought) -> list[Found]:
        """See the port; PostgreSQL reads every text as some query, be it the empty one."""
        query, words = HEADLINES.where(HeadlineRow.duplicate_of.is_(None)), sought.folded
        if words:
            asked = func.websearch_to_tsquery(SEARCH, words)
            marked = func.ts_headline(SEARCH, text(small("headlines.title")), asked, _MARKING)
            query = query.add_columns(marked.label("marked"))
            query = query.where(HeadlineRow.words.op("@@")(asked))
        if sought.coin is not None:
            query = query.where(HeadlineRow.coins.contains([sought.coin]))
        if sought.before is not None:
            query = query.where(HeadlineRow.seen_at < sought.before)
        query = query.order_by(HeadlineRow.seen_at.desc()).limit(sought.limit)
        return [_found(row) for row in await self._connection.execute(query)]

    async def since(self, at: datetime) -> list[Headline]:
        """See the port."""
        query = HEADLINES.where(HeadlineRow.seen_at >= at).order_by(HeadlineRow.seen_at)
        return [headline_of(row) for row in await self._connection.execute(query)]

    async def reword(self, headline: Headline) -> None:
        """See the port."""
        statement = update(HeadlineRow).where(HeadlineRow.id == headline.id)
        await self._connection.execute(
            statement.values(
                title=headline.title, summary=headline.summary, fingerprint=headline.fingerprint
            )
        )

    async def unscored(self, after: datetime, before: datetime) -> list[Headline]:
        """See the port."""
        query = HEADLINES.where(
            HeadlineRow.seen_at >= after,
            HeadlineRow.seen_at < before,
            ~HeadlineRow.is_scored,
            HeadlineRow.duplicate_of.is_(None),
        )
        found = await self._connection.execute(query.order_by(HeadlineRow.seen_at))
        return [headline_of(row) for row in found]

    async def count_report(self, headline_id: str, reports: int) -> bool:
        """See the port."""
        statement = update(HeadlineRow).where(HeadlineRow.id == headline_id)
        counted = statement.values(reports=func.greatest(HeadlineRow.reports, reports))
        return (await self._connection.execute(counted)).rowcount == 1


def headline_of(row: Row[Any]) -> Headline:
    """Return the headline of a row that holds the table's columns."""
    kept = row._mapping
    return rows.build(
        Headline,
        row,
        coins=tuple(kept["coins"]),
        tge=launch_of(kept["tge"]),
        measured=_measured(kept["measured"]),
    )


def _found(row: Row[Any]) -> Found:
    headline, marked = headline_of(row), row._mapping.get("marked", "")
    return Found(headline, marks_of(headline.title, marked, opening=_OPENING, closing=_CLOSING))


def launch_of(kept: Mapping[str, Any] | None) -> Launch | None:
    """Return the launch that a headline's `tge` column holds; what it lacks is not known."""
    if kept is None:
        return None
    share = kept.get("unlocked_percent")
    read = {
        "at": datetime.fromisoformat(kept["at"]) if kept["at"] else None,
        "venues": tuple(kept["venues"]),
        "precision": Precision(kept["precision"]) if kept["precision"] else None,
        "certainty": Certainty(kept.get("certainty", Certainty.FIRM)),
        "unlocked_percent": money.wire(share) if share else None,
    }
    return Launch(**{**kept, **read})


def _written(launch: Launch | None) -> dict[str, Any] | None:
    if launch is None:
        return None
    share = launch.unlocked_percent
    return asdict(launch) | {
        "at": launch.at.isoformat() if launch.at else None,
        "venues": list(launch.venues),
        "unlocked_percent": None if share is None else format(share, "f"),
    }


def _noted(event: Measured | None) -> dict[str, Any] | None:
    if event is None:
        return None
    return asdict(event) | {
        "at": event.at.isoformat(),
        "reading": _sums(event.reading),
        "told": _sums(event.told),
    }


def _measured(kept: Mapping[str, Any] | None) -> Measured | None:
    if kept is None:
        return None
    return Measured(
        gauge=Gauge(kept["gauge"]),
        coin=kept["coin"],
        reading=_reading(kept["reading"]),
        direction=kept["direction"],
        at=datetime.fromisoformat(kept["at"]),
        span=Span(kept["span"]) if kept["span"] else None,
        told=_reading(kept["told"]),
    )


def _sums(reading: Reading) -> list[str | None]:
    times = reading.times
    return [money.plain(reading.amount), None if times is None else money.plain(times)]


def _reading(kept: Sequence[str | None]) -> Reading:
    amount, times = kept
    return Reading(money.wire(amount or "0"), None if times is None else money.wire(times))
