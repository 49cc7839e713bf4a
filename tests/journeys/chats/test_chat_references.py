"""The price of a coin that does not trade here: who says so, how old it is, nothing to buy."""

from datetime import timedelta
from decimal import Decimal

from desk import clock
from desk.market.model import Reference
from tests.journeys.chats.stage import Stage, labels
from tests.stage import words_of


async def tell(stage: Stage, source: str, price: str, minutes: int, change: str | None) -> None:
    told = Reference(
        source=source,
        symbol="WIF",
        name="dogwifhat",
        price=Decimal(price),
        change_percent=None if change is None else Decimal(change),
        at=clock.now() - timedelta(minutes=minutes),
    )
    btc = Reference(
        source=source, symbol="BTC", name="Bitcoin", price=Decimal(1), change_percent=None,
        at=clock.now(),
    )  # fmt: skip
    await stage.context.desk.market.references.put(source, [told, btc])


async def test_a_coin_that_does_not_trade_here_is_shown_for_reading(stage: Stage) -> None:
    await tell(stage, "CoinGecko", "0.41234", 2, "-3.2")
    await tell(stage, "CoinMarketCap", "0.4133", 90, None)
    ann = await stage.newcomer()
    said = await stage.say(ann, "/price wif")
    card = await stage.heard(ann, "dogwifhat", after=said)
    told = words_of(card)
    assert "0.41234 USD ▼ \u22123.20 % in 24 h · CoinGecko · 2 min ago" in told
    assert "0.41330 USD · CoinMarketCap · ⚠ 1 h ago" in told
    assert told.index("CoinGecko") < told.index("CoinMarketCap"), "the latest first"
    assert "nothing to buy" in told
    assert labels(card) == ["Refresh"]
    await tell(stage, "CoinGecko", "0.5", 0, "4")
    await stage.press(ann, card, "Refresh")
    fresh = await stage.heard(ann, "0.50000 USD ▲ +4.00 %", after=said)
    assert fresh["message_id"] == card["message_id"]
    said = await stage.say(ann, "/buy wif 10")
    await stage.heard(ann, "“wif” does not trade here", after=said)
    assert await stage.orders(ann) == []
    said = await stage.say(ann, "/price btc")
    assert "Buy" in labels(await stage.heard(ann, "60,000", after=said))[0], "the exchange counts"
    said = await stage.say(ann, "/price wiff")
    await stage.heard(ann, lambda text: "wiff" in text and "USD" not in text, after=said)
    bob = await stage.newcomer("Боб", "ru")
    floor = await stage.group(ann, bob)
    said = await stage.say(bob, "/price WIF", chat_id=floor)
    assert labels(await stage.heard(floor, "не торгуется", after=said)) == ["Обновить"]
