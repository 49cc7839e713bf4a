"""Connections to PostgreSQL."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import asyncpg
from sqlalchemy import event, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from desk.errors import BadConfiguration

CONNECT_S = 10  # a process that has just started may not get to it at once
COMMAND_S = 15
AGAIN_S = 0.1  # and then more and more rarely: each try costs the server a process
RARELY_S = 1.0
_BUSY = (asyncpg.TooManyConnectionsError, asyncpg.CannotConnectNowError)


def connect(database_url: str, *, pool_size: int = 8, application: str = "tapewire") -> AsyncEngine:
    """Return an engine; nothing is connected until it is used.

    Raises `BadConfiguration` for an address that is not PostgreSQL's.
    """
    if urlsplit(database_url).scheme not in {"postgresql", "postgres", "postgresql+asyncpg"}:
        problem = "is not a PostgreSQL address, for example postgresql://user@host/tapewire"
        raise BadConfiguration(variable="DATABASE_URL", problem=problem)
    engine = create_async_engine(
        make_url(database_url).set(drivername="postgresql+asyncpg"),
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=CONNECT_S,
        hide_parameters=True,  # people's words do not belong into logs
        connect_args={
            "async_creator_fn": _patient,
            "timeout": CONNECT_S,
            "command_timeout": COMMAND_S,
            "server_settings": {"application_name": application},
        },
    )
    event.listen(engine.sync_engine, "checkout", _refuse_closed)
    return engine


def single(engine: AsyncEngine) -> AsyncEngine:
    """Return the same pool for single statements, each a transaction by itself.

    One round trip instead of three: nothing has to be begun and committed around it.
    """
    return engine.execution_options(isolation_level="AUTOCOMMIT")


async def _patient(*arguments: Any, **named: Any) -> Any:
    """Connect; a server that has no connection to give, or starts, is asked for `CONNECT_S`."""
    loop = asyncio.get_running_loop()
    until, pause_s = loop.time() + CONNECT_S, AGAIN_S
    while True:
        try:
            return await asyncpg.connect(*arguments, **named)
        except _BUSY:
            if loop.time() > until:
                raise
        await asyncio.sleep(pause_s)
        pause_s = min(2 * pause_s, RARELY_S)


def _refuse_closed(connection: Any, _record: Any, _proxy: Any) -> None:
    """Have the pool connect anew when the server has gone since; raises to say so.

    The driver knows at once when its socket closes. Asking the server before each transaction
    (`pool_pre_ping`) finds no more, and costs a round trip of every transaction.
    """
    if connection.driver_connection.is_closed():
        raise DisconnectionError
