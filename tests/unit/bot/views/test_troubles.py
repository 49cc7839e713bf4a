"""What stops a plan is kept without words, and told later as it would have been told at once."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.views import errors, plans
from desk import i18n
from desk.errors import (
    BadAmount,
    DeskError,
    Frozen,
    Halted,
    InsufficientFunds,
    NoQuote,
    NotAllowed,
    Refused,
    RiskDenied,
    Stale,
    Unavailable,
    UnknownMarket,
)
from desk.money import show
from desk.orders.exits import Level
from desk.orders.model import Side
from desk.plans.advance import problem
from desk.plans.model import Exit, Kind, Plan, Problem, Status
from webapp import errors as pages
from webapp.schemas.plans import PlanOut

AT = datetime(2026, 11, 21, tzinfo=UTC)
D = Decimal
HALT = {"sales": "yes", "value": "", "limit": "", "where": ""}
ERRORS = (
    BadAmount(code="unit", text="5"),
    Frozen(wait_s=0),
    Frozen(wait_s=40),
    Halted(reason="maintenance", what="none", **HALT),
    Halted(reason="", sales="no", what="loss-hour", value=show(D("1234.5")), limit=show(D(1000)),
           where="live"),
    InsufficientFunds(currency="BTC", free=D("0.00000001"), needed=0),
    InsufficientFunds(currency="USDT", free=D("12345.5"), needed=D(25000)),
    NoQuote(symbol="BTC/USDT"),
    NotAllowed(what="trade"),
    Refused(what="not-connected", venue="Bybit"),
    RiskDenied(rule="max-day", value=show(D(2500)), limit=show(D(2000)), by="you", mode="live",
               room=show(D(12))),
    RiskDenied(rule="min-notional", value=show(D(3)), limit=show(D(5))),
    Stale(what="quote", age_s=41, limit_s=10),
    Unavailable(what="markets", venue="Bybit"),
    UnknownMarket(text="FLNT/USDT", suggestions=()),
)  # fmt: skip
NAMES = [f"{number}-{error.key}" for number, error in enumerate(ERRORS)]


def kept(error: DeskError) -> Problem:
    """Return what is left of an error once it has been to the database and back."""
    found = problem(error)
    return Problem(**json.loads(json.dumps({"key": found.key, "values": found.values})))


def stopped(found: Problem) -> Plan:
    return Plan(
        id="k7m2x9qf4t1z", account_id=7, venue="paper", symbol="BTC/USDT", kind=Kind.EXIT,
        side=Side.SELL, status=Status.ACTIVE, quantity=D("0.1"), problem=found,
        terms=Exit(stop=Level(D(5), is_percent=True), basis=D(60000)),
        key="k", created_at=AT, updated_at=AT,
    )  # fmt: skip


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("error", ERRORS, ids=NAMES)
def test_the_chat_says_what_it_would_have_said_at_once(error: DeskError, language: str) -> None:
    t = i18n.texts(language)
    plan, at_once = stopped(kept(error)), errors.refused(error, t).text
    assert at_once in plans.trouble(plan, t).text
    assert f"⚠️ {at_once}" in plans.card(plan, "UTC", t).text
    assert plans.page([plan, plan], [], t).text.count(at_once) == 1


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("error", ERRORS, ids=NAMES)
def test_the_pages_say_what_they_would_have_said_at_once(error: DeskError, language: str) -> None:
    shown = PlanOut.of(stopped(kept(error)), i18n.texts(language))
    assert (shown.problem, shown.problem_text) == (
        error.key,
        pages.problem(error, language)["detail"],
    )


@pytest.mark.parametrize("language", i18n.languages())
def test_a_price_that_stays_away_is_told_on_the_pages_too(language: str) -> None:
    t = i18n.texts(language)
    found = Problem(key="plan-blind", values={"symbol": "BTC/USDT", "age-s": 40})
    told = PlanOut.of(stopped(found), t).problem_text
    assert told
    assert told in plans.trouble(stopped(found), t).text


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize(
    "found",
    [
        Problem(key="plan-blind", values={"symbol": "BTC/USDT", "age-s": "40"}),
        Problem(key="stale", values={"what": "quote"}),
        Problem(key="unknown-market", values={"text": "FLNT/USDT", "suggestions": "()"}),
        Problem(key="gone-since", values={}),
    ],
    ids=lambda found: found.key,
)
def test_what_an_older_desk_has_kept_is_still_told(found: Problem, language: str) -> None:
    t = i18n.texts(language)
    for text in (plans.trouble(stopped(found), t).text, plans.card(stopped(found), "UTC", t).text):
        assert "gone-since" not in text
    assert PlanOut.of(stopped(found), t).problem_text
