"""What a person would want to copy has one button for it, and never more than one."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.screen import MOST_COPIED, Screen, copies
from bot.views.accounts import login
from bot.views.errors import refused
from bot.views.orders import history
from desk import i18n
from desk.errors import (
    BadAmount,
    BadSetting,
    DeskError,
    Misunderstood,
    NotAllowed,
    RiskDenied,
    Stale,
    UnknownMarket,
    Used,
)
from desk.orders.model import Order, Side, Status

EN = i18n.texts("en")
AT = datetime(2026, 11, 21, tzinfo=UTC)
TOKEN = "k" * 32
ORDER = Order(
    id="k7m2x9qf4t1z",
    account_id=7,
    venue="paper",
    symbol="BTC/USDT",
    side=Side.BUY,
    spend=Decimal(60),
    key="k",
    created_at=AT,
    updated_at=AT,
)


def copied(screen: Screen) -> list[str]:
    rows = screen.keyboard.inline_keyboard if screen.keyboard else []
    return [button.copy_text.text for row in rows for button in row if button.copy_text]


@pytest.mark.parametrize("base", ["http://127.0.0.1:8080", "https://desk.example"])
def test_the_way_into_the_web_desk_is_copied_whole(base: str) -> None:
    url = f"{base}/login#{TOKEN}"
    screen = login(url, EN)
    assert copied(screen) == [url]
    assert screen.keyboard is not None
    opens = [b.url for b in screen.keyboard.inline_keyboard[0] if b.url]
    assert opens == ([url] if base.startswith("https") else [])


def test_a_link_that_telegram_would_not_copy_has_no_button() -> None:
    assert copied(login("http://" + "x" * MOST_COPIED, EN)) == []
    assert copies("Copy", "") == []
    assert len(copies("Copy", "x" * MOST_COPIED)) == 1


@pytest.mark.parametrize("status", [Status.OPEN, Status.FILLED, Status.REJECTED])
def test_the_card_of_an_order_copies_its_id(status: Status) -> None:
    assert copied(history(replace(ORDER, status=status), [], "UTC", EN)) == [ORDER.id]


@pytest.mark.parametrize(
    ("error", "example"),
    [
        (Misunderstood(what="flag", text="x", example="/buy btc 100 ioc"), "/buy btc 100 ioc"),
        (
            Misunderstood(what="search", example='/news search "spot etf"'),
            '/news search "spot etf"',
        ),
        (BadAmount(code="missing", text=""), "/buy btc 100"),
        (BadAmount(code="percent", text="120%"), "/sell btc 25%"),
        (BadAmount(code="missing", text="<code>/sell btc all</code>"), "/buy btc 100"),
        (BadSetting(what="language", offered="en", text="xx"), "/settings lang ru"),
        (Misunderstood(what="terms-price", text="x", example='"price": "60000"'), None),
        (BadAmount(code="too_large", text="9" * 40), None),
        (Used(order_id="k7m2x9qf4t1z"), None),
        (NotAllowed(what="trade"), None),
        (Stale(what="button", age_s=0, limit_s=0), None),
        (RiskDenied(rule="min-notional", value="1", limit="5"), None),
        (UnknownMarket(text="BTX", suggestions=("BTC",)), None),
    ],
)
def test_a_refusal_copies_the_command_that_would_work(
    error: DeskError, example: str | None
) -> None:
    assert copied(refused(error, EN)) == ([example] if example else [])


@pytest.mark.parametrize("language", i18n.languages())
def test_the_command_to_copy_is_the_same_in_every_language(language: str) -> None:
    t = i18n.texts(language)
    assert copied(refused(BadAmount(code="missing", text=""), t)) == ["/buy btc 100"]
    assert copied(refused(BadSetting(what="quiet", text="x"), t))[0].startswith("/settings quiet")
