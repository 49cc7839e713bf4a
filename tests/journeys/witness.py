"""What a running desk wrote and logged, seen from outside."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from db import engine as engines
from tests.stage import Place, Stage, words_of

_COUNTS = (
    "SELECT (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM tickets) AS tickets,"
    " (SELECT count(*) FROM alert_rules) AS rules"
)
LONGEST = 350  # characters of an answer to something that went wrong


class Witness:
    """Looks into the database without being able to write."""

    def __init__(self, running: Place, engine: AsyncEngine) -> None:
        self._engine = engine
        self._logs = running.data_dir / "logs"
        self._read = {path: path.stat().st_size for path in self._logs.glob("*.log")}

    async def rows(self, query: str, **values: Any) -> list[dict[str, Any]]:
        """Return what a query finds."""
        async with self._engine.connect() as plain:
            connection = await plain.execution_options(postgresql_readonly=True)
            found = await connection.execute(text(query), values)
            return [dict(row) for row in found.mappings()]

    async def counts(self) -> dict[str, int]:
        """Return how many orders, tickets and rules there are."""
        (found,) = await self.rows(_COUNTS)
        return found

    async def orders(self, person: int) -> list[dict[str, Any]]:
        """Return a person's orders, oldest first."""
        query = "SELECT * FROM orders WHERE account_id = :id ORDER BY created_at"
        return await self.rows(query, id=person)

    async def tickets(self, person: int) -> list[dict[str, Any]]:
        """Return a person's tickets, oldest first."""
        query = "SELECT * FROM tickets WHERE account_id = :id ORDER BY created_at"
        return await self.rows(query, id=person)

    def complaints(self, *, but: str = "") -> list[str]:
        """Return log lines since the last look that tell of an error, but for those with `but`."""
        return [
            line
            for path in sorted(self._logs.glob("*.log"))
            for line in self._fresh(path)
            if _is_bad(line) and not (but and but in line)
        ]

    def _fresh(self, path: Path) -> Iterator[str]:
        with path.open("rb") as log:
            log.seek(self._read.get(path, 0))
            found = log.read()
            self._read[path] = log.tell()
        yield from found.decode("utf-8", "replace").splitlines()


def _is_bad(line: str) -> bool:
    if "Traceback" in line:
        return True
    try:
        entry = json.loads(line)
    except ValueError:
        return False
    return isinstance(entry, dict) and entry.get("level") in {"error", "critical"}


@asynccontextmanager
async def watching(running: Place) -> AsyncIterator[Witness]:
    """A witness with a connection of its own."""
    url = running.settings().database_url
    engine = engines.connect(url, pool_size=1, application="tapewire-witness")
    try:
        yield Witness(running, engine)
    finally:
        await engine.dispose()


async def as_bot(stage: Stage, method: str, body: dict[str, Any] | None = None) -> Any:
    """Call the Bot API with the desk's own token and return the result."""
    token = stage.running.settings().telegram_bot_token.reveal()
    return (await stage.call("POST", f"/bot{token}/{method}", body or {}))["result"]


async def answers(stage: Stage, person: int, text_: str, **how: Any) -> list[dict[str, Any]]:
    """Say something and return every answer there will be, deleted messages left out.

    A chat is handled in order, so once a later question is answered nothing is left to come.
    """
    chat = how.get("chat") or person
    said = await stage.say(person, text_, **how)
    await stage.ask(person, "/id", "You: ", chat=chat)
    found = await stage.messages(chat, after=said)
    return [m for m in found if m["from"]["is_bot"] and not words_of(m).startswith("You: ")]


def is_clear(words: str) -> bool:
    """Tell whether an answer is fit for a person: short, and without a glimpse of our insides."""
    inside = ("Traceback", "failed on our side", "Error:", "object at 0x")
    return 10 <= len(words) <= LONGEST and not any(part in words for part in inside)
