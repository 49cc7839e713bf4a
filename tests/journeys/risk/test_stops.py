"""The whole desk stops itself, a person, or everyone, and goes on when somebody says so."""

import asyncio
import json

from tests.stage import Stage, words_of


async def come_in(stage: Stage, name: str) -> int:
    person = await stage.person(name)
    await stage.ask(person, "/start", "Equity")
    return person


async def test_limits_breaker_and_panic_on_a_running_desk(stage: Stage) -> None:
    boss, ann = await come_in(stage, "Boss"), await come_in(stage, "Ann")
    said = next(line for line in stage.running.said if "/admin claim" in line)
    code = said.partition("/admin claim ")[2].split(" ")[0]
    await stage.ask(boss, f"/admin claim {code}", "admin")
    await meets_limits(stage, ann)
    await trips_the_breaker(stage, boss, ann)
    await panics(stage, ann)
    await panics_for_all(stage, boss, ann)
    verified = stage.running.command("verify", "--json")
    assert verified.returncode == 0, verified.stdout
    promises = json.dumps(json.loads(verified.stdout))
    assert all(f'"{name}"' in promises for name in ("I12", "I12b", "I12c"))


async def meets_limits(stage: Stage, ann: int) -> None:
    await stage.ask(ann, "/buy btc 1100", "1,100.00", "1,000.00", "24 hours")
    await stage.ask(ann, "/limits max-order 25", "yours")
    asked = await stage.ask(ann, "/buy btc 30", "Your own limit is 25.00", "30.00")
    await stage.press(ann, asked, "Buy anyway")
    await stage.said(ann, "Bought", after=asked["message_id"] - 1)
    await stage.ask(ann, "/limits max-order off", "One order: $5,000")


async def trips_the_breaker(stage: Stage, boss: int, ann: int) -> None:
    for number in range(5):
        await stage.ask(ann, f"/buy eth {20 + number}", "Bought", "ETH")
    notice = await stage.said(
        boss, "Trading has stopped itself", "on paper in one minute", "/resume"
    )
    assert "the limit is 5" in words_of(notice)
    await stage.ask(ann, "/buy eth 21", "stopped itself", "selling works")
    await stage.ask(ann, "/sell eth 50%", "Sold", "ETH")
    await stage.ask(boss, "/resume", "Trading is on")


async def panics(stage: Stage, ann: int) -> None:
    resting = await stage.ask(ann, "/buy btc 20 @ 30000", "waiting in the book")
    await stage.ask(ann, "/panic", "Stopped", "1 order is being cancelled")
    await stage.said(ann, "of BTC cancelled", after=resting["message_id"] - 1)
    await stage.ask(ann, "/buy btc 20", "You stopped your own trading")
    await asyncio.sleep(1.1)
    sure = await stage.ask(ann, "/unfreeze", "trade again?")
    await stage.press(ann, sure, "Yes, trade again")
    await stage.said(ann, "You can trade again", after=sure["message_id"] - 1)
    await stage.ask(ann, "/buy btc 20", "Bought", "BTC")


async def panics_for_all(stage: Stage, boss: int, ann: int) -> None:
    resting = await stage.ask(ann, "/buy btc 20 @ 30000", "waiting in the book")
    asked = await stage.ask(boss, "/panic all", "every open order")
    await stage.press(boss, asked, "Stop everything")
    await stage.said(ann, "of BTC cancelled", after=resting["message_id"] - 1)
    await stage.ask(ann, "/sell btc 50%", "stopped for everyone")
