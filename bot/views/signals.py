"""The scorecard, and what admins are asked about sources that do badly. Pure."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final

from aiogram.types import InlineKeyboardButton

from bot.callbacks.signals import Mute, Score
from bot.screen import Row as RowOfButtons
from bot.screen import Screen, apart, button, grid, keyboard, lines
from bot.views import figures
from desk import money
from desk.gauges.model import Edge
from desk.i18n import Html, Texts, span
from desk.signals.model import HORIZONS
from desk.signals.muting import mark
from desk.signals.scorecard import By, Row
from desk.signals.statistics import Sample

SPANS: Final = (1, 7, 30, 90)
SHOWN: Final = 10
HORIZONS_BY_NAME: Final = {figures.horizon(h): h for h in HORIZONS}


def scorecard(
    rows: Sequence[Row],
    asked: Score,
    t: Texts,
    *,
    names: Mapping[str, str],
    muted: Collection[str] = (),
    is_admin: bool = False,
    edge: Edge | None = None,
) -> Screen:
    """Return who or what was how right at one horizon, best first.

    `names` says what to call a key that is not a name itself; admins can let muted sources back in.
    """
    horizon = span(HORIZONS_BY_NAME[asked.horizon], t)
    title = t("score-title", by=asked.by.value, horizon=horizon, days=asked.days)
    back = [_mute(source, t, is_muted=False) for source in sorted(muted)] if is_admin else []
    buttons = keyboard(*_choices(asked, t), *grid(back, 2))
    told_of = _edge(edge, t)
    if not rows:
        return Screen(apart(title, t("score-none", days=asked.days), told_of), buttons)
    told = [
        _line(place, row, names.get(row.key, row.key), t, is_muted=row.key in muted)
        for place, row in enumerate(rows[:SHOWN], 1)
    ]
    rest = len(rows) - SHOWN
    more = t("score-more", count=rest) if rest > 0 else None
    return Screen(apart(title, *told, more, told_of, t("score-note")), buttons)


def _edge(edge: Edge | None, t: Texts) -> Html | None:
    """Tell how the models of direction did, which are measured apart from alerts."""
    if edge is None:
        return None
    return t(
        "score-edge-found" if edge.has_edge else "score-edge",
        right=money.show(edge.right * 100, decimals=1),
        reversal=money.show(edge.reversal * 100, decimals=1),
        hours=str(edge.hours),
        trades=str(edge.trades),
        net=figures.signed(edge.net_bp, decimals=1),
    )


def _line(place: int, row: Row, name: str, t: Texts, *, is_muted: bool) -> Html:
    found, chance = row.interval, row.chance
    head = t(
        "score-line",
        place=str(place),
        name=name,
        muted="yes" if is_muted else "no",
        alerts=row.alerts,
    )
    if row.hit_rate is None or found is None or chance is None:
        return lines(head, t("score-too-few", calls=row.calls))
    rate = t(
        "score-rate",
        rate=_percent(row.hit_rate),
        low=_percent(found.low),
        high=_percent(found.high),
        hits=str(row.hits),
        calls=str(row.calls),
        chance=_percent(chance),
    )
    return lines(head, rate, _way(row.way, t))


def _way(way: Sample | None, t: Texts) -> Html:
    if way is None:
        return t("score-no-measure")
    return t(
        "score-way",
        mean=figures.signed(way.mean),
        low=figures.signed(way.interval.low),
        high=figures.signed(way.interval.high),
        median=figures.signed(way.median),
        count=str(way.n),
    )


def _percent(share: Decimal) -> str:
    return money.show(share * 100, decimals=0)


def _choices(asked: Score, t: Texts) -> list[RowOfButtons]:
    by = [
        button(
            t("button-score-by", by=by.value, is_shown=_is(by is asked.by)),
            asked.model_copy(update={"by": by}),
        )
        for by in By
    ]
    horizons = [
        button(
            t("button-score-horizon", horizon=span(h, t), is_shown=_is(name == asked.horizon)),
            asked.model_copy(update={"horizon": name}),
        )
        for name, h in HORIZONS_BY_NAME.items()
    ]
    spans = [
        button(
            t("button-report-days", days=days, is_shown=_is(days == asked.days)),
            asked.model_copy(update={"days": days}),
        )
        for days in SPANS
    ]
    return [by[:3], by[3:], horizons, spans]


def _is(shown: bool) -> str:  # noqa: FBT001 - a word for a truth
    return "yes" if shown else "no"


def proposal(row: Row, t: Texts) -> Screen:
    """Return what an admin decides: a source whose calls stay worse than a thrown coin."""
    found, chance = row.interval, row.chance
    text = t(
        "mute-proposed",
        source=row.key,
        hits=str(row.hits),
        calls=str(row.calls),
        high=_percent(found.high) if found else "none",
        chance=_percent(chance) if chance else "none",
        horizon=span(row.horizon, t),
    )
    return Screen(text, keyboard([_mute(row.key, t, is_muted=True)]))


def decided(source: str, t: Texts, *, is_muted: bool) -> Screen:
    """Return what was done about a source, and the way back."""
    key = "source-muted" if is_muted else "source-unmuted"
    return Screen(t(key, source=source), keyboard([_mute(source, t, is_muted=not is_muted)]))


def _mute(source: str, t: Texts, *, is_muted: bool) -> InlineKeyboardButton:
    key = "button-mute-source" if is_muted else "button-unmute-source"
    return button(
        t(key, source=figures.source(source)), Mute(source=mark(source), is_muted=is_muted)
    )


def span_of(name: str) -> timedelta:
    """Return the horizon that a button names."""
    return HORIZONS_BY_NAME[name]
