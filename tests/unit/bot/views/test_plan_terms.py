"""How far a plan has come is the same number on its card and in the list."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.views import plan_terms, plans
from desk import i18n
from desk.orders.model import Side
from desk.plans.model import Exit, Kind, Plan

AT = datetime(2026, 11, 21, tzinfo=UTC)
D = Decimal


def plan(**changes: object) -> Plan:
    values: dict[str, object] = {
        "id": "0002B4",
        "account_id": 1,
        "symbol": "BTC/USDT",
        "kind": Kind.EXIT,
        "side": Side.SELL,
        "terms": Exit(is_whole=True),
        "key": "k",
        "created_at": AT,
        "updated_at": AT,
    }
    return Plan(**values | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "percent"),
    [
        ({}, 0),
        ({"quantity": D(4)}, 0),
        ({"quantity": D(4), "filled": D(1), "cost": D(90)}, 25),
        ({"quantity": D(4), "filled": D(4), "cost": D(360)}, 100),
        ({"spend": D(200), "filled": D(1), "cost": D(50)}, 25),
        ({"spend": D(200), "filled": D(1), "cost": D("200.02")}, 100),
        ({"filled": D(1), "cost": D(90)}, 100),  # of all that is held
    ],
)
def test_card_and_list_tell_the_same_share(changes: dict[str, object], percent: int) -> None:
    found = plan(**changes)
    t = i18n.texts("en")
    assert plan_terms.share(found) == percent
    card = str(plans.card(found, "UTC", t).text)
    listed = str(plans.page([found], (), t).text)
    assert f" · {percent}%" in listed
    assert f" · {percent}%" in card or not found.filled
