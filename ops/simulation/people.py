"""People who order, plan, tap twice, confirm on two devices and cancel; an inbox keeps each act."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final

from desk import clock
from desk.errors import DeskError
from desk.facade import Desk
from desk.orders.intent import Intent
from desk.orders.model import Order
from desk.orders.origin import Origin
from desk.orders.ticket import Asked
from desk.plans.model import Kind, Plan, Status
from desk.plans.wanted import Wanted
from ops.simulation import wishes
from ops.simulation.process import Died, Process

ORDERS: Final = 4
PLANS: Final = 2
ACTIVE_S: Final = 9.0
Lane = tuple[int, str]


@dataclass(slots=True)
class Act:
    """One update: what a person did, and what the bot answered once it is done.

    `key` is the button or message, `cause` this very update: two taps share the key alone.
    """

    lane: Lane
    at_s: float
    key: str
    cause: str
    intent: Intent | None = None
    wanted: Wanted | None = None
    plan_id: str = ""
    ticket_id: str = ""
    is_dismissal: bool = False
    is_done: bool = False
    placed: str = ""
    answer: str = ""

    @property
    def person(self) -> int:
        """Who acts."""
        return self.lane[0]


@dataclass(slots=True)
class Inbox:
    """Every update there was, as the database keeps them."""

    rng: Random
    acts: list[Act] = field(default_factory=list)
    added: asyncio.Event = field(default_factory=asyncio.Event)

    def fill(self, people: Sequence[int]) -> None:
        """Write down what everybody is going to do."""
        for person in people:
            for number in range(ORDERS):
                self._write(person, number, intent=wishes.order(self.rng))
            for number in range(ORDERS, ORDERS + PLANS):
                self._write(person, number, wanted=wishes.plan(self.rng))

    def ask(self, act: Act, ticket_id: str) -> None:
        """Let the person answer a ticket: confirm it, on both devices, or dismiss it too."""
        now_s = asyncio.get_running_loop().time()
        device = self.rng.choice(("one", "other"))
        for name in ("one", "other") if self.rng.random() < 0.5 else (device,):
            at_s = now_s + self.rng.uniform(0.3, 1.2)
            cause = f"{act.cause}-{name}"
            self.add(Act((act.person, name), at_s, "confirm", cause, ticket_id=ticket_id))
        if self.rng.random() < 0.3:
            at_s = now_s + self.rng.uniform(0.3, 1.2)
            lane = (act.person, "third")
            self.add(Act(lane, at_s, "", "", ticket_id=ticket_id, is_dismissal=True))

    def cancel(self, person: int, order_id: str, at_s: float) -> None:
        """Let the person press the cancel button of an order."""
        self.add(Act((person, "cancels"), at_s, f"cancel:{order_id}", ""))

    def confirm_plan(self, act: Act, plan_id: str) -> None:
        """Let the person confirm a draft, on one device or on both."""
        now_s = asyncio.get_running_loop().time()
        for name in ("one", "other") if self.rng.random() < 0.5 else ("one",):
            at_s = now_s + self.rng.uniform(0.3, 1.2)
            self.add(Act((act.person, name), at_s, "confirm", act.cause, plan_id=plan_id))

    def cancel_plan(self, person: int, plan_id: str, at_s: float) -> None:
        """Let the person end a plan."""
        self.add(Act((person, "cancels"), at_s, "", "", plan_id=plan_id))

    def recall(self, found: Order | Plan, at_s: float) -> None:
        """Let the person take back what they asked for."""
        cancel = self.cancel_plan if isinstance(found, Plan) else self.cancel
        cancel(found.account_id, found.id, at_s)

    def add(self, act: Act) -> None:
        """Write an update down and tell the bot."""
        self.acts.append(act)
        self.added.set()

    def lanes(self) -> dict[Lane, list[Act]]:
        """Return what is not done yet, each lane in order."""
        found: dict[Lane, list[Act]] = defaultdict(list)
        for act in self.acts:
            if not act.is_done:
                found[act.lane].append(act)
        return found

    def _write(
        self,
        person: int,
        number: int,
        *,
        intent: Intent | None = None,
        wanted: Wanted | None = None,
    ) -> None:
        """Let the person write something, now and then twice at once."""
        at_s = self.rng.uniform(0, ACTIVE_S)
        key = f"msg:{person}:{number}"
        for tap in range(2 if self.rng.random() < 0.2 else 1):
            lane = (person, "one" if tap == 0 else "other")
            self.add(Act(lane, at_s, key, f"{key}/{tap}", intent, wanted))


class Bot:
    """One life of the bot: handles what is in the inbox, each lane in order."""

    def __init__(self, desk: Desk, inbox: Inbox) -> None:
        self._desk = desk
        self._inbox = inbox

    async def run(self, process: Process) -> None:
        """Handle for ever; what a life before has not finished is handled again."""
        busy: set[Lane] = set()
        while True:
            self._inbox.added.clear()
            for lane in self._inbox.lanes():
                if lane not in busy:
                    busy.add(lane)
                    process.spawn(self._drive(lane, busy))
            await self._inbox.added.wait()

    async def _drive(self, lane: Lane, busy: set[Lane]) -> None:
        while acts := self._inbox.lanes().get(lane):
            act = min(acts, key=lambda a: a.at_s)
            await asyncio.sleep(max(0.0, act.at_s - asyncio.get_running_loop().time()))
            await self._handle(act)
        busy.discard(lane)

    async def _handle(self, act: Act) -> None:
        """Answer, well or with what went wrong; an update that its bot does not survive waits."""
        try:
            found = await self._do(act)
        except DeskError as e:
            act.answer = e.key
        except Died:
            raise
        except Exception as e:  # noqa: BLE001 - as the bot's intake: told, and over
            act.answer = type(e).__name__
        else:
            self._go_on(act, found)
        act.is_done = True

    def _go_on(self, act: Act, found: Order | Plan | Asked | None) -> None:
        """Note what was promised, and let the person react to it."""
        act.answer = "asked" if found is None or isinstance(found, Asked) else "placed"
        match found:
            case Asked(ticket=ticket):
                self._inbox.ask(act, ticket.id)
            case Plan(status=Status.DRAFT):
                self._inbox.confirm_plan(act, found.id)
            case Order() | Plan() if act.cause:
                act.placed = found.id
                if self._inbox.rng.random() < 0.25:
                    at_s = asyncio.get_running_loop().time() + self._inbox.rng.uniform(0, 6)
                    self._inbox.recall(found, at_s)

    async def _do(self, act: Act) -> Order | Plan | Asked | None:
        orders = self._desk.orders
        origin = Origin(
            key=act.key, cause=act.cause, source="chat", sent_at=clock.now(), chat_id=act.person
        )
        if act.wanted is not None:
            return await self._plan(act.person, act.wanted, origin)
        if act.plan_id:
            return await self._answer_plan(act, origin)
        if act.intent is not None:
            return await orders.request(act.person, act.intent, origin)
        if act.is_dismissal:
            await orders.dismiss(act.person, act.ticket_id)
            return None
        if act.ticket_id:
            return await orders.confirm(act.person, act.ticket_id, origin)
        return await orders.cancel(act.person, act.key.removeprefix("cancel:"))

    async def _plan(self, person: int, wanted: Wanted, origin: Origin) -> Plan:
        if wanted.kind is Kind.CLOSE:
            return (await self._desk.plans.close(person, [(wanted.venue, wanted.symbol)], origin))[
                0
            ]
        return await self._desk.plans.request(person, wanted, origin)

    async def _answer_plan(self, act: Act, origin: Origin) -> Plan:
        if act.key:
            return (await self._desk.plans.confirm(act.person, act.plan_id, origin))[0]
        return await self._desk.plans.cancel(act.person, act.plan_id)
