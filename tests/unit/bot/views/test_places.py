"""Whatever tells of an order or a plan says whether real money moves, and where."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.views import figures, plans, receipts
from desk import i18n
from desk.orders.exits import Level
from desk.orders.model import Order, Side
from desk.orders.model import Status as OrderStatus
from desk.plans.model import Exit, Kind, Plan, Problem, Status
from desk.venues.profiles import PROFILES, profile

TOPICS = ("card", "trouble", "outcome", "let-go")
AT = datetime(2026, 11, 21, tzinfo=UTC)
LANGUAGES = i18n.languages()
TEXTS = [i18n.texts(language) for language in LANGUAGES]


def is_marked(text: str, venue: str, t: i18n.Texts) -> bool:
    """True when it is named where it happens, and LIVE stands there for real money alone."""
    where = figures.place(venue, t)
    is_live = profile(venue).is_live
    return where in text and ("LIVE" in text) == is_live == (profile(venue).title in where)


@pytest.mark.parametrize("venue", PROFILES)
@pytest.mark.parametrize("t", TEXTS, ids=LANGUAGES)
def test_every_receipt_says_live_or_paper(venue: str, t: i18n.Texts) -> None:
    for status in OrderStatus:
        order = Order(
            id="k7m2x9qf4t1z", account_id=7, venue=venue, symbol="BTC/USDT", side=Side.SELL,
            quantity=Decimal("0.1"), status=status, key="k", created_at=AT, updated_at=AT,
        )  # fmt: skip
        assert is_marked(receipts.receipt(order, [], t).text, venue, t), status


@pytest.mark.parametrize("venue", PROFILES)
@pytest.mark.parametrize("t", TEXTS, ids=LANGUAGES)
def test_every_message_of_a_plan_says_live_or_paper(venue: str, t: i18n.Texts) -> None:
    found = Problem(key="plan-blind", values={"symbol": "BTC/USDT", "age-s": "40"})
    for status in Status:
        for problem in (None, found):
            plan = Plan(
                id="k7m2x9qf4t1z", account_id=7, venue=venue, symbol="BTC/USDT", kind=Kind.EXIT,
                side=Side.SELL, status=status, quantity=Decimal("0.1"), problem=problem,
                terms=Exit(stop=Level(Decimal(5), is_percent=True), basis=Decimal(60000)),
                key="k", expires_at=AT + timedelta(seconds=30), created_at=AT, updated_at=AT,
            )  # fmt: skip
            told = [plans.of_topic(plan, n, "UTC", t) for n in TOPICS]
            told.append(plans.ticket(plan, "UTC", t, ttl_s=30))
            assert [one.text for one in told if not is_marked(one.text, venue, t)] == []
