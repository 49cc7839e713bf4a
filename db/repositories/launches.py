"""Token launches."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.launches import LaunchReportRow, LaunchRow
from db.models.news import HeadlineRow
from db.repositories.news import launch_of
from desk.launches.merge import project_key
from desk.launches.model import Event, Report, Wanted


class LaunchRepository:
    """Implements desk.ports.Launches."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def candidates(self, token: str, project: str, since: datetime) -> list[str]:
        """See the port."""
        key = project_key(project)
        named = or_(
            and_(LaunchRow.token == token, LaunchRow.token != ""),
            and_(LaunchRow.project_key == key, LaunchRow.project_key != ""),
        )
        query = select(LaunchRow.id).where(named, LaunchRow.last_seen_at >= since)
        query = query.order_by(LaunchRow.last_seen_at.desc()).with_for_update()
        return list((await self._connection.scalars(query)).all())

    async def save(self, event: Event, headline_id: str) -> None:
        """See the port."""
        row = {
            "id": event.id,
            "token": event.token,
            "project": event.project,
            "project_key": project_key(event.project),
            "chain": event.chain,
            "at": event.at,
            "ends_at": event.ends_at,
            "precision": event.precision,
            "venues": list(event.venues),
            "confidence": event.confidence,
            "first_seen_at": event.first_seen_at,
            "last_seen_at": event.last_seen_at,
        }
        statement = insert(LaunchRow).values(row)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[LaunchRow.id], set_=row)
        )
        report = insert(LaunchReportRow).values(headline_id=headline_id, launch_id=event.id)
        await self._connection.execute(report.on_conflict_do_nothing())

    async def reports(self, event_ids: Collection[str]) -> dict[str, list[Report]]:
        """See the port."""
        query = (
            select(
                LaunchReportRow.launch_id,
                HeadlineRow.id,
                HeadlineRow.source,
                HeadlineRow.title,
                HeadlineRow.url,
                HeadlineRow.seen_at,
                HeadlineRow.tge,
            )
            .join(HeadlineRow, HeadlineRow.id == LaunchReportRow.headline_id)
            .where(LaunchReportRow.launch_id.in_(event_ids))
            .order_by(HeadlineRow.seen_at)
        )
        found: dict[str, list[Report]] = defaultdict(list)
        for event_id, *told, kept in await self._connection.execute(query):
            if (launch := launch_of(kept)) is not None:
                headline_id, source, title, url, seen_at = told
                found[event_id].append(
                    Report(
                        headline_id=headline_id,
                        source=source,
                        title=title,
                        url=url,
                        seen_at=seen_at,
                        launch=launch,
                    )
                )
        return found

    async def page(self, wanted: Wanted) -> list[str]:
        """See the port."""
        query = select(LaunchRow.id).where(*_conditions(wanted))
        if wanted.after:
            last = select(LaunchRow.at, LaunchRow.id).where(LaunchRow.id == wanted.after)
            row = (await self._connection.execute(last)).one_or_none()
            if row is None:
                return []
            query = query.where(_behind(*row))
        query = query.order_by(LaunchRow.at.asc().nulls_last(), LaunchRow.id).limit(wanted.limit)
        return list((await self._connection.scalars(query)).all())


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    held: list[ColumnElement[bool]] = [LaunchRow.confidence >= wanted.min_confidence]
    if wanted.since is not None:
        held.append(LaunchRow.ends_at > wanted.since)
    if wanted.until is not None:
        held.append(LaunchRow.at <= wanted.until)
    if wanted.chain:
        held.append(func.lower(LaunchRow.chain) == wanted.chain.lower())
    if wanted.venue:
        held.append(func.lower(func.array_to_string(LaunchRow.venues, "\n")).contains(
            wanted.venue.lower(), autoescape=True
        ))  # fmt: skip
    for word in wanted.words.split():
        fields = func.concat_ws(" ", LaunchRow.token, LaunchRow.project)
        held.append(fields.icontains(word, autoescape=True))
    return held


def _behind(at: datetime | None, event_id: str) -> ColumnElement[bool]:
    """What comes behind an event in the order of the page."""
    undated = LaunchRow.at.is_(None)
    if at is None:
        return and_(undated, LaunchRow.id > event_id)
    return or_(LaunchRow.at > at, and_(LaunchRow.at == at, LaunchRow.id > event_id), undated)
