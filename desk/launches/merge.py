"""Reports of one launch into one event. Pure.

A source counts once, by its latest report, so a correction replaces what it said before. Of each
fact the value with the most sources stands, among equals the one told last; the others stay in
sight as a dispute. Dates of different exactness do not contradict each other: a day lies in its
month, and the exact one stands.
"""

from collections.abc import Sequence
from datetime import datetime
from math import prod
from typing import Final

from desk.launches.model import FACTS, Dispute, Event, Report, Value, Version, span_end
from desk.news.model import Certainty, Precision

MOST: Final = 0.99
_EXACT: Final = tuple(Precision)  # from the most exact to the vaguest
_SURE: Final = tuple(Certainty)
_SUFFIXES: Final = frozenset(
    ("network", "protocol", "labs", "finance", "foundation", "dao", "chain", "layer", "money",
     "exchange", "project", "the")
)  # fmt: skip


def project_key(project: str) -> str:
    """Return what a project is recognised by: "Flint Network" and "Flint" are one."""
    words = project.casefold().split()
    kept = [word for word in words if word not in _SUFFIXES]
    return " ".join(kept or words)


def merge(event_id: str, reports: Sequence[Report]) -> Event:
    """Return the event that the reports, at least one, tell together."""
    told = sorted(reports, key=lambda report: report.seen_at)
    latest = list({report.source: report for report in told}.values())
    versions = {fact: _versions(fact, latest) for fact in FACTS}
    whens = _whens(latest)
    disputes = [Dispute(f, v) for f, v in (*versions.items(), ("at", whens)) if len(v) > 1]
    stands = {fact: found[0].value for fact, found in versions.items() if found}
    venues = dict.fromkeys(venue for report in latest for venue in report.launch.venues)
    at, precision = _moment(latest, whens)
    doubt = prod(1 - report.launch.confidence for report in latest)
    return Event(
        id=event_id,
        **stands,  # type: ignore[arg-type]
        at=at,
        precision=precision,
        certainty=min((r.launch.certainty for r in latest), key=_SURE.index),
        venues=tuple(venues),
        confidence=round(min(1 - doubt, MOST), 2),
        sources=tuple(report.source for report in latest),
        first_seen_at=told[0].seen_at,
        last_seen_at=told[-1].seen_at,
        disputes=tuple(disputes),
    )


def _versions(fact: str, latest: Sequence[Report]) -> tuple[Version, ...]:
    said: dict[Value, list[Report]] = {}
    for report in latest:
        value = getattr(report.launch, fact)
        if value not in {None, ""}:
            said.setdefault(_same(fact, value, said), []).append(report)
    return _ranked(said)


def _same(fact: str, value: Value, said: dict[Value, list[Report]]) -> Value:
    """Two spellings of one project are no dispute: the first one is kept."""
    if fact != "project":
        return value
    key = project_key(str(value))
    return next((known for known in said if project_key(str(known)) == key), value)


def _whens(latest: Sequence[Report]) -> tuple[Version, ...]:
    """Dates that contradict each other, each with the sources whose date it agrees with."""
    said: dict[Value, list[Report]] = {}
    spans: dict[Value, Precision] = {}
    dated = [report for report in latest if report.launch.at and report.launch.precision]
    for report in sorted(dated, key=_vagueness):
        at, precision = report.launch.at, report.launch.precision
        assert at is not None and precision is not None  # noqa: S101, PT018 - filtered above
        known = next((k for k in said if _agree(k, spans[k], at, precision)), None)
        if known is None:
            known, spans[at] = at, precision
        said.setdefault(known, []).append(report)
    return _ranked(said)


def _vagueness(report: Report) -> int:
    precision = report.launch.precision
    return _EXACT.index(precision) if precision else len(_EXACT)


def _agree(known: Value, exact: Precision, at: datetime, precision: Precision) -> bool:
    """Tell whether the exacter date lies in the span of the vaguer one."""
    if not isinstance(known, datetime):
        return False
    if exact is precision:
        return known == at
    return at <= known < span_end(at, precision)


def _ranked(said: dict[Value, list[Report]]) -> tuple[Version, ...]:
    ranked = sorted(said.items(), key=lambda item: (-len(item[1]), -_last(item[1])))
    return tuple(Version(value, tuple(r.source for r in found)) for value, found in ranked)


def _last(reports: Sequence[Report]) -> float:
    return max(report.seen_at.timestamp() for report in reports)


def _moment(
    latest: Sequence[Report], whens: tuple[Version, ...]
) -> tuple[datetime | None, Precision | None]:
    if not whens or not isinstance(whens[0].value, datetime):
        return None, None
    at = whens[0].value
    same = (r.launch.precision for r in latest if r.launch.at == at and r.launch.precision)
    return at, min(same, key=_EXACT.index)


def is_same(event: Event, token: str, project: str) -> bool:
    """Tell whether a report of `token` and `project` is of the event.

    Two tokens that differ are two launches; without one of them the project decides.
    """
    if event.token and token:
        return event.token == token
    return bool(project) and project_key(event.project) == project_key(project)
