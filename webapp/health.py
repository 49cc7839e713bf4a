"""Answers for machines: alive, ready, metrics."""

import asyncio
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Final

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST

from desk import clock
from desk.errors import NotAllowed
from desk.facade import Desk
from webapp.deps import DeskDep
from webapp.metrics import page

log = structlog.get_logger(__name__)
PATIENCE_S: Final = 2.0
_OF_PROXIES: Final = frozenset({"forwarded", "via", "x-real-ip"})
router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """Say that the process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def ready(desk: DeskDep) -> JSONResponse:
    """Say whether database and Redis answer and prices are fresh: 200, else 503 with the reason."""
    checks = {"database": await _database(desk), **await _quotes(desk)}
    is_ready = all(state == "ok" for state in checks.values())
    return JSONResponse({"ready": is_ready, "checks": checks}, 200 if is_ready else 503)


@router.get("/metrics")
async def metrics(request: Request, desk: DeskDep) -> Response:
    """Return every process's metrics for Prometheus; to loopback unless settings say otherwise."""
    if not (desk.settings.metrics_public or _is_from_here(request)):
        raise NotAllowed(what="metrics")
    others = await _others(request)
    return Response(await asyncio.to_thread(page, others), media_type=CONTENT_TYPE_LATEST)


async def _others(request: Request) -> Mapping[str, str]:
    try:
        async with asyncio.timeout(PATIENCE_S):
            found: Mapping[str, str] = await request.app.state.counted()
    except Exception as e:  # noqa: BLE001 - our own metrics are told without Redis too
        log.warning("redis does not answer", error=type(e).__name__)
        return {}
    return found


def _is_from_here(request: Request) -> bool:
    """Tell whether somebody on this machine asks for themselves.

    The peer alone does not say so: a proxy on this machine is one too, and asks for anybody. What
    headers say of where a request comes from is believed only where it speaks against it.
    """
    if any(name in _OF_PROXIES or name.startswith("x-forwarded-") for name in request.headers):
        return False
    host = request.headers.get("host", "").rsplit(":", 1)[0].strip("[]")
    return request.client is not None and all(map(_is_loopback, (request.client.host, host)))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


async def _database(desk: Desk) -> str:
    try:
        async with asyncio.timeout(PATIENCE_S):
            await desk.risk.halted()
    except Exception as e:  # noqa: BLE001 - whatever it is, the answer is "not ready"
        log.warning("database does not answer", error=type(e).__name__)
        return "away"
    return "ok"


async def _quotes(desk: Desk) -> dict[str, str]:
    try:
        async with asyncio.timeout(PATIENCE_S):
            found = (await desk.market.quotes.all()).values()
    except Exception as e:  # noqa: BLE001 - as above
        log.warning("redis does not answer", error=type(e).__name__)
        return {"redis": "away", "quotes": "unknown"}
    now = clock.now()
    is_fresh = any(q.age_s(now) <= desk.settings.quote_age_s for q in found)
    return {"redis": "ok", "quotes": "ok" if is_fresh else "stale"}
