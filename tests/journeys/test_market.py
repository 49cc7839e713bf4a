"""A whale moves the price of the paper exchange; who asked for that hears of it and may buy."""

from tests.faults.killer import Killer
from tests.stage import Stage, buttons, words_of
from tests.whale import pumped

VICTIMS = ("market", "scrape", "bot")


async def test_a_whale_moves_the_price_and_who_asked_for_it_hears_once_whoever_is_killed(
    stage: Stage,
) -> None:
    ann, bob = await stage.person("Ann"), await stage.person("Bob", "ru")
    await stage.ask(ann, "/start", "Equity")
    await stage.ask(bob, "/start", "Капитал")
    await stage.ask(ann, "/alerts add arb and move > 6% 5m", "ARB and move > 6% 5m")
    await stage.ask(ann, "/alerts add op and whale > 20k", "whale > 20000")
    await stage.ask(bob, "/alerts arb op any 0%", "ARB")
    # More than whoever else trades on this exchange ever does at once.
    await stage.ask(bob, "/alerts add eth and whale > 4m", "whale > 4000000")
    exchange = stage.running.url("exchange")

    async with pumped(exchange, "ARB", "8"):
        alert = await stage.said(ann, "ARB is up", "your limit 6 %", timeout_s=120)
        killer = Killer(stage.running, VICTIMS, times=1, pause_s=0.1, seed=6)
        await killer.go()
        await killer.back()
        # Once a worker that has just started tells of another market, it has looked at this one.
        async with pumped(exchange, "OP", "3"):
            whale = await stage.said(
                ann, "A whale", "OP for $", "your limit $20,000", timeout_s=120
            )
        await stage.press(ann, alert, "Buy ARB $25")  # while somebody still sells
        await stage.said(ann, "Bought", "ARB")

    words = words_of(alert)
    assert "ARB and move > 6% 5m" in words
    assert "in 5 min" in words
    assert buttons(alert)[0]["text"] == "Buy ARB $25"
    assert buttons(whale)[0]["text"] == "Buy OP $25"
    told = [words_of(m) for m in await stage.messages(ann)]
    assert sum("ARB is up" in text for text in told) == 1
    assert sum("A whale" in text for text in told) == 1
    for message in await stage.messages(bob):
        assert "ARB вырос" not in words_of(message)
        assert "Кит" not in words_of(message)
