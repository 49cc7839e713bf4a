"""A whale moves the price of the paper exchange; who asked for that hears of it and may buy."""

from tests.journeys.witness import Witness
from tests.stage import Stage, buttons, words_of
from tests.whale import pumped


async def test_a_whale_moves_the_price_and_who_asked_for_it_hears_once_with_buy_buttons(
    stage: Stage, seen: Witness
) -> None:
    ann, bob = await stage.person("Ann"), await stage.person("Bob", "ru")
    await stage.ask(ann, "/start", "Equity")
    await stage.ask(bob, "/start", "Капитал")
    await stage.ask(ann, "/alerts add arb and move > 6% 5m", "ARB and move > 6% 5m")
    await stage.ask(bob, "/alerts arb any 0%", "ARB")
    await stage.ask(bob, "/alerts add eth and whale > 20k", "whale > 20000")

    async with pumped(stage.running.url("exchange"), "ARB", "8"):
        alert = await stage.said(ann, "ARB is up", "your limit 6 %", timeout_s=120)
    words = words_of(alert)
    assert "ARB and move > 6% 5m" in words
    assert "in 5 min" in words
    assert buttons(alert)[0]["text"] == "Buy $25"
    await stage.press(ann, alert, "Buy $25")
    await stage.said(ann, "Bought", "ARB")
    told = [words_of(m) for m in await stage.messages(ann)]
    assert sum("ARB is up" in text for text in told) == 1
    assert not any("ARB вырос" in words_of(m) for m in await stage.messages(bob))
