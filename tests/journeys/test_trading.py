"""People trade on a whole running desk: bot, workers, exchange, real stores, over HTTP."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Any

import aiohttp

from tests.integration.exchange.clients import TIMEOUT, Exchange
from tests.stage import Stage, buttons, words_of


@asynccontextmanager
async def at_the_exchange(stage: Stage) -> AsyncIterator[Exchange]:
    """Hands on the desk's paper exchange, past the desk."""
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        yield Exchange(stage.running.url("exchange"), session)


def price_in(message: dict[str, Any]) -> Decimal:
    """The first number with two decimals in a message."""
    found = re.search(r"[\d,]+\.\d+", words_of(message))
    assert found is not None, words_of(message)
    return Decimal(found[0].replace(",", ""))


async def test_a_first_start_gives_paper_money_and_starting_again_changes_nothing(
    stage: Stage,
) -> None:
    ann = await stage.person("Ann")
    home = await stage.ask(ann, "/start", "10,000.00")
    assert "Ann" in words_of(home)
    assert 1 <= len(buttons(home)) <= 6
    again = await stage.ask(ann, "/start", "10,000.00")
    assert "paper" in words_of(home).lower()
    assert again["message_id"] != home["message_id"]


async def test_buying_and_selling_by_text_ends_in_one_receipt_each(
    stage: Stage,
) -> None:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    asked = await stage.say(ann, "/buy btc 100")
    bought = await stage.said(ann, "Bought", "BTC", "PAPER", after=asked)
    heard = [m for m in await stage.messages(ann, after=asked) if m["from"]["is_bot"]]
    assert [m["message_id"] for m in heard] == [bought["message_id"]], "one order, one message"

    sold = await stage.ask(ann, "/sell btc 50%", "Sold", "BTC")
    assert "slippage" in words_of(sold)
    portfolio = await stage.ask(ann, "/portfolio", "BTC")
    assert "USDT" in words_of(portfolio)


async def test_a_ticker_gives_a_card_and_one_tap_buys_once(stage: Stage) -> None:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    card = await stage.ask(ann, "$eth", "ETH/USDT")
    await stage.press(ann, card, "Buy ETH")
    receipt = await stage.said(ann, "Bought", "ETH", after=card["message_id"])

    second = await stage.press(ann, card, "Buy ETH")
    assert second["show_alert"]
    order_id = re.search(r"[0-9a-z]{12}", words_of(receipt))
    assert order_id is not None
    assert order_id[0][:4] in second["text"]
    orders = await stage.ask(ann, "/orders", "ETH")
    assert words_of(orders).count("ETH") == words_of(orders).count("✅") == 1


async def test_buying_and_selling_by_taps_alone(stage: Stage) -> None:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    card = await stage.ask(ann, "ltc", "LTC/USDT")
    await stage.press(ann, card, "Buy LTC")
    receipt = await stage.said(ann, "Bought", "LTC", after=card["message_id"])
    await stage.press(ann, receipt, "100%")
    await stage.said(ann, "Sold", "LTC", after=receipt["message_id"])
    orders = words_of(await stage.ask(ann, "/orders", "LTC"))
    assert orders.count("✅") == 2
    assert re.search(r"buy [0-9.]+ LTC", orders)
    assert re.search(r"sell [0-9.]+ LTC", orders)


async def test_above_the_quick_limit_a_ticket_asks_first_and_cancel_wins(stage: Stage) -> None:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    ticket = await stage.ask(ann, "/buy sol 500", "quick limit")
    await stage.press(ann, ticket, "Cancel")
    await stage.said(ann, "Cancelled", after=ticket["message_id"] - 1)
    ticket = await stage.ask(ann, "/buy sol 500", "quick limit")
    await stage.press(ann, ticket, "Confirm")
    receipt = await stage.said(ann, "Bought", "SOL", after=ticket["message_id"] - 1)
    assert receipt["message_id"] == ticket["message_id"], "the ticket became the receipt"


async def test_a_limit_order_rests_fills_later_or_is_cancelled(stage: Stage) -> None:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    resting = await stage.ask(ann, "/buy btc 50 @ 30000", "waiting")
    await stage.press(ann, resting, "Cancel order")
    await stage.said(ann, "ancelled", after=resting["message_id"] - 1)
    free = await stage.ask(ann, "/portfolio", "Equity")
    assert "10,000.00 free" in words_of(free)

    price = price_in(await stage.ask(ann, "/price doge", "DOGE/USDT", "in 24 h"))
    limit = (price * Decimal("0.997")).quantize(
        Decimal("0.00001")
    )  # below the whole spread, within reach
    waiting = await stage.ask(ann, f"/buy doge 20 @ {limit:f}", "waiting")
    async with at_the_exchange(stage) as exchange:
        await exchange.sell_down_to("DOGE/USDT", limit)
    receipt = await stage.said(ann, "Bought", "DOGE", after=waiting["message_id"] - 1)
    assert receipt["message_id"] == waiting["message_id"], "the receipt was edited in place"
    assert f"{limit:f}" in words_of(receipt)
    assert "waiting" not in words_of(receipt)


async def test_every_refusal_names_what_was_read_and_an_example(stage: Stage) -> None:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    for text, *words in (
        ("/buy btc -5", "-5", "/buy btc 100"),
        ("/buy nope 5", "nope"),
        ("/buy btc 6000", "5,000.00", "6,000.00"),
        ("/buy btc 1", "5.00"),
        ("/sell eth all", "ETH"),
        ("/buy btc 100 @ 999999", "10.00"),
    ):
        answer = await stage.ask(ann, text, *words)
        assert len(words_of(answer)) <= 350
        assert "Traceback" not in words_of(answer)
    portfolio = await stage.ask(ann, "/portfolio", "Equity")
    assert "10,000.00 free" in words_of(portfolio)


async def test_why_tells_every_step_with_its_time(stage: Stage) -> None:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    receipt = await stage.ask(ann, "/buy btc 25", "Bought")
    found = re.search(r"[0-9a-z]{12}", words_of(receipt))
    assert found is not None
    why = await stage.ask(ann, f"/why {found[0]}", "accepted", "sending", "filled")
    assert "ms" in words_of(why)
    bob = await stage.person("Bob")
    await stage.ask(bob, "/start", "Equity")
    other = await stage.ask(bob, f"/why {found[0]}")
    assert "filled" not in words_of(other)


async def test_a_halt_refuses_everybody_with_its_reason(stage: Stage) -> None:
    admin, ann = await stage.person("Root"), await stage.person("Ann")
    await stage.ask(admin, "/start", "Equity")
    await stage.ask(ann, "/start", "Equity")
    said = next((line for line in stage.running.said if "/admin claim" in line), "")
    code = said.partition("/admin claim ")[2].split(" ")[0]
    await stage.ask(admin, f"/admin claim {code}", "admin")
    await stage.ask(admin, "/admin halt venue maintenance")
    refused = await stage.ask(ann, "/buy btc 50", "venue maintenance")
    assert "Bought" not in words_of(refused)
    await stage.ask(admin, "/admin resume")
    await stage.ask(ann, "/buy btc 50", "Bought")
    not_admin = await stage.ask(ann, "/admin halt me")
    assert "admin" in words_of(not_admin).lower()


async def test_the_language_switches_and_stays(stage: Stage) -> None:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    await stage.ask(ann, "/settings lang ru")
    home = await stage.ask(ann, "/start")
    assert re.search("[а-яё]", words_of(home))
    receipt = await stage.ask(ann, "/buy btc 25", "Куплено")
    assert "BTC" in words_of(receipt)
    boris = await stage.person("Борис", "ru")
    assert re.search("[а-яё]", words_of(await stage.ask(boris, "/start")))


async def test_twenty_taps_at_once_are_one_order(stage: Stage) -> None:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    card = await stage.ask(ann, "sol", "SOL/USDT")
    answers = await asyncio.gather(*(stage.press(ann, card, "Buy SOL") for _ in range(20)))
    assert sum(bool(a["show_alert"]) for a in answers) >= 19
    await stage.said(ann, "Bought", "SOL", after=card["message_id"])
    orders = await stage.ask(ann, "/orders", "SOL")
    assert words_of(orders).count("✅") == 1
