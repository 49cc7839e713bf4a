"""Command to reply: from writing to the bot until its answer stands in the chat."""

import asyncio
import time
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final

from desk import clock
from desk.nursery import Nursery
from ops.bench.cpu import Meter
from ops.bench.figures import Budget, Figure, Floor, median, spread
from ops.bench.rig import Person, Rig, Silent

ROUNDS: Final = 20
PROBES: Final = 60
COMMANDS: Final = (
    "/start", "/help", "/price btc", "$eth", "/portfolio", "/orders", "/alerts", "/news",
    "/settings",
)  # fmt: skip
PICTURE: Final = "/chart btc"
_BUDGET: Final = Budget(of="p95", limit=50)
_CEILING: Final = Budget(of="p95", limit=200, is_ceiling=True)
_ECHO_TOKEN: Final = "7099999999:TheLeastBotThereCanBeForMeasuring"  # noqa: S105 - the sandbox's
_MILLISECOND: Final = timedelta(milliseconds=1)


async def measure(rig: Rig, *, rounds: int = ROUNDS) -> list[Figure]:
    """Return the time to reply over all commands, and of a chart."""
    person = await rig.person("Asker")
    await timed(person, PICTURE)
    spent: dict[str, list[float]] = {command: [] for command in (*COMMANDS, PICTURE)}
    meter = Meter(rig.settings)
    for _ in range(rounds):
        for command, samples in spent.items():
            with suppress(Silent):
                samples.append(await timed(person, command))
    used = meter.each_ms(rounds * len(spent))
    pictures = spent.pop(PICTURE)
    texts = [ms for samples in spent.values() for ms in samples]
    floor = Floor(
        value=median(await echoes_ms(rig, min(PROBES, 3 * rounds))),
        what="a bot that only echoes",
    )
    return [
        Figure(
            bench="replies",
            what="command -> reply in the chat",
            unit="ms",
            n=len(texts),
            stats=spread(texts),
            budget=_BUDGET,
            floor=floor,
            parts={f"p50 of {name}": median(samples) for name, samples in spent.items()},
        ),
        Figure(
            bench="replies",
            what=f"{PICTURE} -> picture in the chat",
            unit="ms",
            n=len(pictures),
            stats=spread(pictures),
            budget=_CEILING,
            floor=floor,
            parts=used,
        ),
    ]


async def timed(person: Person, command: str) -> float:
    """Say a command; return milliseconds until the first answer. Raises `Silent`."""
    began = clock.now()
    heard = await person.ask(command, lambda _: True)
    return (heard.at - began) / _MILLISECOND


async def echoes_ms(rig: Rig, count: int) -> list[float]:
    """Return what a bot of four lines takes: one poll, one message."""
    person = await rig.person("Listener")
    url = f"{rig.sandbox_url}/bot{_ECHO_TOKEN}"
    me = (await rig.post(f"{url}/getMe", {}))["result"]["id"]
    sent_at: asyncio.Queue[float] = asyncio.Queue()
    spent: list[float] = []
    async with Nursery() as nursery:
        nursery.spawn(_echo(rig, url, sent_at), name="echo")
        for number in range(count):
            body = {"chat_id": person.id, "user_id": person.id, "text": str(number), "bot": me}
            began = time.perf_counter()
            await rig.post(f"{rig.sandbox_url}/sim/messages", body)
            spent.append(await sent_at.get() - began)
    return [s * 1000 for s in spent]


async def _echo(rig: Rig, url: str, sent_at: asyncio.Queue[float]) -> None:
    offset = 0
    while True:
        question: dict[str, Any] = {"offset": offset, "timeout": 20}
        for update in (await rig.post(f"{url}/getUpdates", question))["result"]:
            offset = update["update_id"] + 1
            message = update["message"]
            body = {"chat_id": message["chat"]["id"], "text": message["text"]}
            await rig.post(f"{url}/sendMessage", body)
            sent_at.put_nowait(time.perf_counter())
