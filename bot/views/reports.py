"""What a span of time brought, under its equity curve. Pure."""

from operator import attrgetter
from typing import Final

from bot.callbacks.portfolio import Export, Report
from bot.callbacks.screens import Go
from bot.screen import Row, Screen, button, keyboard, lines
from bot.views import figures
from desk import money
from desk.i18n import Html, Texts
from desk.money import Figure
from desk.portfolio.reports import Report as Found
from desk.portfolio.trips import Day, RoundTrip

SPANS: Final = (7, 30, 365)
SHOWN: Final = 4
_PROFIT: Final = attrgetter("profit")


def caption(report: Found, days: int, t: Texts, *, venue: str) -> Screen:
    """Return the figures of the span, the best and worst round trips, the last active days."""
    text = lines(_head(report, days, t, venue), _trips(report, t), *_days(report, t))
    return Screen(text, keyboard(_spans(days, t), _rest(days, t)))


def _head(report: Found, days: int, t: Texts, venue: str) -> Html:
    found = report.performance
    return t(
        "report",
        place=figures.place(venue, t),
        days=days,
        equity=figures.usd(found.end),
        mark=figures.mark(found.profit),
        profit=figures.signed(found.profit),
        percent=figures.signed(found.time_weighted * 100),
        drawdown=figures.usd(found.drawdown * 100),
        flows=figures.signed(found.flows) if found.flows else "none",
    )


def _trips(report: Found, t: Texts) -> Html:
    trips = report.trips
    if not trips:
        return t("report-no-trips")
    best, worst = max(trips, key=_PROFIT), min(trips, key=_PROFIT)
    return t(
        "report-trips",
        count=len(trips),
        won=sum(trip.profit > 0 for trip in trips),
        realised=figures.signed(sum((trip.profit for trip in trips), money.ZERO)),
        fees=figures.usd(sum((day.fees for day in report.days), money.ZERO)),
        best=_trip(best),
        worst=_trip(worst),
        has_both="no" if best is worst else "yes",
    )


def _trip(trip: RoundTrip) -> str:
    return Figure(f"{trip.symbol.partition('/')[0]} {figures.signed(trip.profit)}")


def _days(report: Found, t: Texts) -> list[Html]:
    active = [day for day in report.days if day.trades][-SHOWN:]
    return [t("report-days"), *(_day(day, t) for day in reversed(active))] if active else []


def _day(day: Day, t: Texts) -> Html:
    return t(
        "report-day",
        date=figures.date_of(t, day.date),
        trades=day.trades,
        turnover=t.short(day.turnover),
        realised=figures.signed(day.realised),
    )


def _spans(days: int, t: Texts) -> Row:
    return [
        button(
            t("button-report-days", days=span, is_shown="yes" if span == days else "no"),
            Report(days=span, is_new=False),
        )
        for span in SPANS
    ]


def _rest(days: int, t: Texts) -> Row:
    return [
        button(t("button-export"), Export(days=days)),
        button(t("button-portfolio"), Go(place="portfolio")),
    ]
