"""Real processes, killed at random moments under people who trade; nothing is lost or doubled."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import aiohttp
import pytest

from tests import stage as stages
from tests.faults import crowd, truth
from tests.faults.killer import Killer, is_of
from tests.faults.tally import Tally
from tests.faults.weather import bad_weather
from tests.integration.exchange.clients import Exchange
from tests.journeys.witness import Witness, watching
from tests.stage import Running, Stage

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.timeout(900)]
SEED: Final = 20261
VICTIMS: Final = (
    *("bot", "webapp", "trade", "exchange", "redis"),
    *("market", "watch", "scrape", "ml", "upkeep"),
)
TIMES: Final = int(os.environ.get("FAULT_ROUNDS", "1"))
PEOPLE: Final = 10
EACH: Final = 10
SLOW_S: Final = 60.0
DEATH_S: Final = 10.0  # a killed process of many megabytes is not gone at once
STRAYS_PER_DEATH: Final = 3  # first receipts that may be on their way when a bot dies
# What was killed takes long to start on a busy machine; words may not grow old meanwhile either.
SLOW: Final = stages.PATIENT | {"TAPEWIRE_COMMAND_AGE_S": "600"}


@dataclass(slots=True)
class Desk:
    """The desk of these tests; after a kill of everything it is another one on the same data."""

    running: Running

    @asynccontextmanager
    async def visit(self) -> AsyncIterator[tuple[Stage, Witness]]:
        """Hands on the desk and eyes on its database."""
        async with stages.hands_on(self.running) as stage, watching(self.running) as witness:
            yield stage, witness

    def die(self) -> None:
        """Kill everything at once."""
        rooms = [self.running.pid(name) for name in ("bot", "trade", "exchange", "sandbox")]
        os.killpg(self.running.process.pid, signal.SIGKILL)
        stages.stop(self.running)
        until = time.monotonic() + DEATH_S
        while left := [pid for pid in rooms if lives(pid, self.running)]:
            assert time.monotonic() < until, left
            time.sleep(0.02)

    def verify(self, tally: Tally) -> None:
        """Fail unless `tapewire verify` finds every promise kept."""
        verified = self.running.command("verify")
        assert verified.returncode == 0, verified.stdout
        tally.verified += 1


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """One whole desk of processes for all tests of this file."""
    with stages.copied() as data_dir:
        found = Desk(stages.start(stages.environment(data_dir, **SLOW)))
        try:
            yield found
        finally:
            stages.stop(found.running)


async def test_every_order_happens_once_and_its_receipt_is_true_whoever_is_killed(
    desk: Desk, tally: Tally
) -> None:
    killer = Killer(desk.running, VICTIMS, times=TIMES, pause_s=1.5, seed=SEED)
    async with desk.visit() as (stage, witness):
        traders = crowd.crowd(stage, seed=SEED, people=PEOPLE, each=EACH, pause_s=1.5)
        await crowd.arrive(traders)
        async with bad_weather(stage.running.url("exchange"), seed=SEED):
            async with asyncio.TaskGroup() as group:
                group.create_task(crowd.trade(traders))
                group.create_task(killer.go())
            await killer.back()
        await sell_into(stage, witness, traders[0])
        await truth.quiet(stage, witness)
        assert killer.killed == dict.fromkeys(VICTIMS, TIMES)
        placed = sorted([o.created_at for t in traders for o in await truth.orders(witness, t.id)])
        assert min(killer.at) < placed[len(placed) // 2], "most orders came amid the kills"
        assert sum(at < placed[-1] for at in killer.at) >= len(VICTIMS)

        found = await truth.judge(stage, witness, [t.id for t in traders])
        refused = await truth.refusals(witness, [t.id for t in traders])
        assert found.intended == found.at_venue == EACH * PEOPLE, refused
        assert found.duplicates == found.lost == 0
        assert found.strays <= STRAYS_PER_DEATH * TIMES
        assert await truth.unanswered(witness, [t.id for t in traders]) > 0
        assert (await stage.call("GET", "/readyz", server="webapp"))["ready"]
        tally.kills += killer.killed.total()
        tally.orders(intended=found.intended, at_venue=found.at_venue)
        tally.ledger(await truth.ledger_off_by(witness))
    desk.verify(tally)


async def sell_into(stage: Stage, witness: Witness, trader: crowd.Trader) -> None:
    """Sell down to the trader's resting order and wait until the desk knows that it is filled."""
    (resting,) = [o for o in await truth.orders(witness, trader.id) if o.id == trader.filled_later]
    assert resting.limit_price is not None
    async with aiohttp.ClientSession() as session:
        exchange = Exchange(stage.running.url("exchange"), session)
        await exchange.sell_down_to(resting.symbol, resting.limit_price)

    async def filled() -> bool:
        (now,) = [o for o in await truth.orders(witness, trader.id) if o.id == resting.id]
        return bool(now.filled == resting.quantity)

    await stage.until(filled, what="the resting order is filled", timeout_s=60)


async def test_a_desk_killed_as_a_whole_starts_again_with_everything_it_had(
    desk: Desk, tally: Tally
) -> None:
    async with desk.visit() as (stage, witness):
        ann = await stage.person("Ann")
        await stage.ask(ann, "/start", "Equity")
        resting = await stage.ask(ann, "/buy eth 25 @ 500", "waiting in the book")
        await truth.quiet(stage, witness)
        await answer_slowly(stage.running.url("exchange"), seconds=SLOW_S)
        under_way = await stage.say(ann, "/buy btc 50")
        told = await stage.said(ann, "sending", "BTC", after=under_way)
        await kept(desk.running, f":{ann}/{told['message_id']}")
    desk.die()
    began = time.monotonic()
    desk.running = stages.start(desk.running.environment)
    assert desk.running.command("doctor").returncode == 0
    async with desk.visit() as (stage, witness):
        await truth.quiet(stage, witness)
        tally.recovered(time.monotonic() - began)
        desk.verify(tally)
        assert await stage.said(ann, "Bought", "BTC", after=under_way)
        await stage.press(ann, resting, "Cancel order")
        await stage.said(ann, "cancelled", after=resting["message_id"] - 1)
        await stage.ask(ann, "/buy eth 30", "Bought")
        await truth.quiet(stage, witness)
        found = await truth.orders(witness, ann)
        assert [str(o.status) for o in found] == ["cancelled", "filled", "filled"]
        assert found[0].filled == Decimal(0)
        await truth.match_the_exchange(stage, witness, ann)
        assert await truth.tell_the_truth(stage, witness, ann) == 0
        tally.orders(intended=len(found), at_venue=len(found))
    tally.kills += 1


async def kept(running: Running, message: str) -> None:
    """Wait until the sandbox has a message on its disk; it writes in its own time."""
    journal = running.data_dir / "sandbox" / "journal.jsonl"
    async with asyncio.timeout(stages.PATIENCE_S):
        while f'{message}"' not in journal.read_text():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def answer_slowly(exchange: str, *, seconds: float) -> None:
    """Let the exchange take orders as ever, and say so only much later."""
    slow = {"route": "POST /api/v3/order", "kind": "slow", "seconds": seconds}
    url = f"{exchange}/admin/faults"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, json={"rules": [slow]}) as answer,
    ):
        assert answer.status == 200, await answer.text()


def lives(pid: int, running: Running) -> bool:
    """Tell whether a process of the desk is still there."""
    try:
        return is_of(pid, running.data_dir)
    except OSError:
        return False
