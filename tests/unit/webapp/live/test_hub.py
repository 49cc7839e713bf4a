"""The hub and its clients: who is told what, slow pages, pages that come back."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from desk.market.depth import Listing
from desk.market.service import Market
from tests.unit.webapp.live.page import Page
from webapp.live import client as clients
from webapp.live.client import BYE_BUSY, BYE_LEFT, BYE_SESSION, MAX_WAITING, Client
from webapp.live.frames import said
from webapp.live.hub import MAX_OF_ONE, Hub

ANN, BOB = 1, 2
FOREVER = float("inf")
BOOK = {"venue": "paper", "symbol": "ETH/USDT", "bids": [], "asks": [], "trades": [], "age_s": 0}


def come(
    hub: Hub, *topics: str, who: int = ANN, last_id: str | None = None
) -> tuple[Client, Page, dict[str, Any]]:
    """Open a page; return it with how it was greeted."""
    page = Page()
    client = Client(who, page, "session", expires_at=FOREVER)
    client.want(topics)
    id_, is_resumed = hub.join(client, last_id)
    client.open(said({"type": "ready", "id": id_, "is_resumed": is_resumed}))
    ready, *rest = page.heard()
    page.written += [said(one) for one in rest]
    return client, page, ready


async def order(hub: Hub, owner: int, name: str) -> None:
    body = {"account_id": owner, "order_id": name, "status": "filled"}
    await hub.spread("orders", body)


def orders(page: Page) -> list[str]:
    return [one["order_id"] for one in page.heard() if one["type"] == "order"]


async def test_past_the_most_pages_of_one_person_the_oldest_is_left_behind() -> None:
    hub = Hub()
    his, _, _ = come(hub, who=BOB)
    first, second, *_ = [come(hub)[0] for _ in range(MAX_OF_ONE)]
    hub.leave(second)
    hub.make_room(ANN)
    come(hub)
    assert len(hub.clients) == MAX_OF_ONE + 1, "there was room"
    hub.make_room(ANN)
    come(hub)
    assert len(hub.clients) == MAX_OF_ONE + 1
    assert await first.over() == BYE_LEFT
    assert first not in hub.clients
    assert his in hub.clients


async def test_one_frame_is_written_for_all_who_want_the_same_quotes() -> None:
    hub = Hub()
    pages = [come(hub, "quotes:*")[1] for _ in range(3)]
    _, other, _ = come(hub, "quotes:ETH/USDT")
    quotes = [
        {"venue": "paper", "symbol": "BTC/USDT", "last": "1"},
        {"venue": "paper", "symbol": "ETH/USDT", "last": "2"},
    ]
    await hub.spread("quotes", {"quotes": quotes})
    assert len({id(page.written[0]) for page in pages}) == 1
    assert pages[0].heard() == [{"type": "quotes", "quotes": quotes}]
    assert other.heard() == [{"type": "quotes", "quotes": quotes[1:]}]


async def test_of_quotes_that_a_page_is_too_slow_for_it_gets_the_latest() -> None:
    hub = Hub()
    _, slow, _ = come(hub, "quotes:*", "quotes:bybit:ETH/USDT")
    slow.is_free = False
    for last in ("1", "2"):
        await hub.spread("quotes", {"quotes": [
            {"venue": "paper", "symbol": "BTC/USDT", "last": last},
            {"venue": "bybit", "symbol": "ETH/USDT", "last": last},
            {"venue": "bybit", "symbol": "BTC/USDT", "last": last},
        ]})  # fmt: skip
    assert not slow.written
    slow.read_on()
    (told,) = slow.heard()
    found = {(q["venue"], q["symbol"]): q["last"] for q in told["quotes"]}
    assert found == {("paper", "BTC/USDT"): "2", ("bybit", "ETH/USDT"): "2"}


async def test_a_slow_page_gets_the_latest_book_and_none_of_the_market_before() -> None:
    hub = Hub()
    client, slow, _ = come(hub, "book:ETH/USDT")
    slow.is_free = False
    await hub.spread("depths", BOOK | {"age_s": 1})
    await hub.spread("depths", BOOK | {"age_s": 2})
    await hub.spread("depths", BOOK | {"symbol": "BTC/USDT"})
    slow.read_on()
    assert [told["age_s"] for told in slow.heard()] == [2]
    slow.is_free = False
    await hub.spread("depths", BOOK)
    client.want(["book:bybit:ETH/USDT"])
    slow.read_on()
    assert slow.heard() == []


@dataclass
class Books:
    """A market that lists every book, and remembers which it was asked for."""

    asked: set[Listing] = field(default_factory=set)

    async def look_into(self, listings: Collection[Listing]) -> set[Listing]:
        """See the market."""
        self.asked = set(listings)
        return set()


async def look(hub: Hub) -> set[str]:
    books = Books()
    await hub.look(cast("Market", books))
    return {one.symbol for one in books.asked}


async def test_of_one_person_the_two_books_that_were_turned_to_first_are_fetched() -> None:
    hub = Hub()
    first, page, _ = come(hub, "book:BTC/USDT")
    come(hub, "book:ETH/USDT")
    come(hub, "book:ETH/USDT")
    _, third, _ = come(hub, "book:SOL/USDT")
    come(hub, "book:TON/USDT", who=BOB)
    assert await look(hub) == {"BTC/USDT", "ETH/USDT", "TON/USDT"}
    assert await look(hub) == {"BTC/USDT", "ETH/USDT", "TON/USDT"}
    assert [told["type"] for told in third.heard()] == ["no-book"], "and said once"
    assert page.heard() == []
    first.drop(["book:BTC/USDT"])
    assert await look(hub) == {"ETH/USDT", "SOL/USDT", "TON/USDT"}
    await hub.spread("depths", BOOK | {"symbol": "SOL/USDT"})
    assert [told["type"] for told in third.heard()] == ["book"]


async def test_a_book_that_somebody_else_looks_at_counts_for_them() -> None:
    hub = Hub()
    for symbol in ("BTC/USDT", "ETH/USDT", "SOL/USDT"):
        _, last, _ = come(hub, f"book:{symbol}")
    come(hub, "book:SOL/USDT", who=BOB)
    assert await look(hub) == {"BTC/USDT", "ETH/USDT", "SOL/USDT"}
    assert last.heard() == []


async def test_a_page_that_lets_events_pile_up_is_told_to_load_afresh_and_goes_on_from_there() -> (
    None
):
    hub = Hub()
    _, slow, _ = come(hub, "orders")
    slow.is_free = False
    for number in range(MAX_WAITING + 3):
        await order(hub, ANN, str(number))
    slow.read_on()
    resync, *rest = slow.heard()
    assert resync["type"] == "resync"
    assert [one["order_id"] for one in rest] == [str(MAX_WAITING + 1), str(MAX_WAITING + 2)]
    _, again, ready = come(hub, "orders", last_id=resync["id"])
    assert ready["is_resumed"]
    assert again.heard() == rest


async def test_a_page_that_does_not_read_on_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "SEND_S", 0.01)
    hub = Hub()
    client, page, _ = come(hub, "orders")
    page.is_free = False
    await order(hub, ANN, "a")
    assert await client.over() == BYE_BUSY
    page.read_on()
    assert not page.written


async def test_a_page_that_reads_on_in_time_is_kept() -> None:
    hub = Hub()
    client, page, _ = come(hub, "orders")
    page.is_free = False
    await order(hub, ANN, "a")
    timer = client._stuck
    assert timer is not None
    page.read_on()
    assert timer.cancelled()
    assert orders(page) == ["a"]


async def test_who_comes_back_is_told_what_it_missed_and_nothing_of_others() -> None:
    hub = Hub()
    client, page, ready = come(hub, "orders", "news")
    assert not ready["is_resumed"], "a page that comes for the first time has nothing to resume"
    await order(hub, ANN, "heard")
    last_id = page.heard()[-1]["id"]
    hub.leave(client)
    await order(hub, ANN, "missed")
    await order(hub, BOB, "his")
    await hub.spread("news", {"headline_id": "h"})
    _, again, ready = come(hub, "orders", "news", last_id=last_id)
    assert (ready["is_resumed"], ready["id"]) == (True, last_id)
    told = again.heard()
    assert [one["type"] for one in told] == ["order", "news"]
    assert told[0]["order_id"] == "missed"
    _, his, ready = come(hub, "orders", who=BOB, last_id=last_id)
    assert ready["is_resumed"]
    assert orders(his) == ["his"]
    await order(hub, ANN, "now")
    assert orders(again) == ["now"]


async def test_a_page_that_heard_of_nothing_resumes_from_its_greeting() -> None:
    hub = Hub()
    client, _, ready = come(hub, "orders")
    hub.leave(client)
    await order(hub, ANN, "missed")
    _, again, _ = come(hub, "orders", last_id=ready["id"])
    assert orders(again) == ["missed"]


@pytest.mark.parametrize("last_id", ["", "another-1"])
async def test_who_was_away_for_too_long_is_told_to_load_afresh(last_id: str) -> None:
    hub = Hub()
    await order(hub, ANN, "before")
    _, page, ready = come(hub, "orders", last_id=last_id)
    (resync,) = page.heard()
    assert not ready["is_resumed"]
    assert resync == {"type": "resync", "id": ready["id"]}
    _, again, _ = come(hub, "orders", last_id=resync["id"])
    assert again.heard() == []


async def test_what_the_desk_said_while_it_was_not_heard_is_made_good_by_loading_afresh() -> None:
    hub = Hub()
    _, page, ready = come(hub, "orders")
    await hub.spread("subscribed", {})
    (resync,) = page.heard()
    assert resync["type"] == "resync"
    assert not come(hub, "orders", last_id=ready["id"])[2]["is_resumed"]
    assert come(hub, "orders", last_id=resync["id"])[2]["is_resumed"]


async def test_nothing_is_told_before_the_greeting_nor_after_the_end() -> None:
    hub, page = Hub(), Page()
    client = Client(ANN, page, "session", expires_at=FOREVER)
    client.want(["orders"])
    hub.join(client, None)
    await order(hub, ANN, "a")
    assert not page.written
    client.open(said({"type": "ready"}))
    assert [one["type"] for one in page.heard()] == ["ready", "order"]
    await hub.spread("sessions", {"account_id": ANN, "session_ids": ["session"]})
    assert await client.over() == BYE_SESSION
    await order(hub, ANN, "b")
    client.open(said({"type": "ready"}))
    assert not page.written


@pytest.mark.parametrize("told", [Client.beat, lambda client: client.show(b"book")])
async def test_a_session_that_is_over_is_told_nothing(told: Callable[[Client], None]) -> None:
    client, page, _ = come(Hub(), "orders")
    client.expires_at = 0.0
    told(client)
    assert await client.over() == BYE_SESSION
    assert not page.written


async def test_a_page_with_nothing_to_hear_hears_that_we_are_there() -> None:
    client, page, _ = come(Hub())
    client.beat()
    assert page.heard() == [{"type": "heartbeat"}]
