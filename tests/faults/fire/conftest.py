"""The one desk of this package, hands on it, and what must be true once a fault is over."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest

from tests.faults import truth
from tests.faults.rig import Rig, running_rig
from tests.faults.tally import Tally
from tests.faults.truth import Count
from tests.journeys.witness import Witness, watching
from tests.stage import Stage, copied, hands_on, words_of

RECOVERY_S: Final = 60.0
PATIENCE_S: Final = 240.0  # of people whose seven hundred orders a slow machine takes in turn


@dataclass(slots=True)
class Fire:
    """A desk to set faults on; `over` judges what they left behind."""

    rig: Rig
    stage: Stage
    witness: Witness
    tally: Tally

    async def people(self, count: int) -> list[int]:
        """Let people in who have bought something already: their account at the venue is open."""
        found = [await self.stage.person(f"Ann {number}") for number in range(count)]
        await asyncio.gather(*(self.ask(person, "/start", "Equity") for person in found))
        await asyncio.gather(*(self.ask(person, "/buy btc 90", "Bought") for person in found))
        return found

    async def ask(self, person: int, text: str, *words: str) -> dict[str, Any]:
        """Say something and wait for the answer however long a fault holds it up."""
        said = await self.stage.say(person, text)
        return await self.stage.said(person, *words, after=said, timeout_s=PATIENCE_S)

    async def order(self, people: Sequence[int], coin: str, *, times: int = 1) -> None:
        """Let everybody order and walk away."""
        for number in range(times):
            for person in people:
                await self.stage.say(person, f"/buy {coin} {20 + number}")

    async def over(self, people: Sequence[int], *, each: int | None, kills: int = 0) -> Count:
        """Wait until nothing is under way, and hold all sides against each other.

        `each` is how many orders everybody must have; None where some may have been refused.
        """
        began = time.monotonic()
        await self.rig.serving()
        await self.rig.priced()
        await self.all_in(people, each)
        await truth.quiet(self.stage, self.witness)
        recovery_s = time.monotonic() - began
        found = await truth.judge(self.stage, self.witness, people)
        self.tally.kills += kills
        self.tally.recovered(recovery_s)
        self.tally.ledger(await truth.ledger_off_by(self.witness))
        self.tally.orders(
            intended=found.intended,
            at_venue=found.at_venue,
            duplicates=found.duplicates,
            lost=found.lost,
        )
        assert found.intended == found.at_venue, found.differing
        refused = await truth.refusals(self.witness, people)
        assert each is None or found.intended == each * len(people), refused
        assert found.duplicates == found.lost == 0
        assert recovery_s < RECOVERY_S
        await self.verify()
        return found

    async def all_in(self, people: Sequence[int], each: int | None) -> None:
        """Wait until everybody has as many orders; or, for None, an answer to each message."""
        await self.stage.until(
            lambda: self.has_all(people, each), what="all is answered", timeout_s=PATIENCE_S
        )

    @asynccontextmanager
    async def explained(self) -> AsyncIterator[None]:
        """Print what is under way should the body fail: afterwards it is gone."""
        try:
            yield
        except BaseException:
            sys.stdout.write("\n".join(await truth.under_way(self.witness)))
            raise

    async def verify(self) -> None:
        """Fail unless `tapewire verify` finds every promise kept."""
        code, said = await self.rig.command("verify")
        assert code == 0, said
        self.tally.verified += 1

    async def has_all(self, people: Sequence[int], each: int | None) -> bool:
        """Tell what `all_in` waits for."""
        if each is None:  # then every message must have brought one of the bot's
            said = [await self.stage.messages(person) for person in people]
            return all(2 * sum(m["from"]["is_bot"] for m in many) >= len(many) for many in said)
        query = "SELECT count(*) AS orders FROM orders WHERE account_id = ANY(:people)"
        (found,) = await self.witness.rows(query, people=list(people))
        return bool(found["orders"] >= each * len(people))

    async def says(self, person: int) -> list[str]:
        """Return what the bot said to a person, oldest first."""
        return [words_of(m) for m in await self.stage.messages(person) if m["from"]["is_bot"]]

    async def venue_faults(self, *rules: dict[str, Any]) -> None:
        """Have the exchange behave by these rules from now on, or well when there is none."""
        url = f"{self.rig.place.url('exchange')}/admin/faults"
        async with aiohttp.ClientSession() as session:
            async with session.delete(url) as answer:
                assert answer.status == 200
            if rules:
                async with session.post(url, json={"rules": rules, "seed": 1}) as answer:
                    assert answer.status == 200, await answer.text()


@pytest.fixture(scope="package")
def data_dir() -> Iterator[Path]:
    """Data of a desk that has run before."""
    with copied() as found:
        yield found


@pytest.fixture(scope="package")
async def rig(data_dir: Path) -> AsyncIterator[Rig]:
    """One desk for all tests of this package."""
    async with running_rig(data_dir) as found:
        yield found


@pytest.fixture
async def fire(rig: Rig, tally: Tally) -> AsyncIterator[Fire]:
    """The desk, healthy again afterwards."""
    async with hands_on(rig.place) as stage, watching(rig.place) as witness:
        found = Fire(rig, stage, witness, tally)
        yield found
        for line in rig.lines.values():
            line.heal()
        await rig.disarm()
        await found.venue_faults()
