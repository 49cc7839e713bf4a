"""What stands between a client and the exchange: it records requests and spoils answers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

Spoil = Callable[[str], str]
_HOP = frozenset({"transfer-encoding", "content-encoding", "content-length", "connection"})


@dataclass(frozen=True)
class Seen:
    """A request as it went over the wire."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: str

    @property
    def json(self) -> Any:
        """Return the body's JSON."""
        return json.loads(self.body)

    @property
    def text(self) -> str:
        """Return everything of it in one text."""
        return f"{self.path}?{self.query} {dict(self.headers)} {self.body}"


@dataclass
class Rule:
    """One accident: what happens to the next `times` requests that fit."""

    fits: Callable[[Seen], bool]
    status: int = 200
    body: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    is_carried_out: bool = True
    is_cut: bool = False
    is_truncated: bool = False
    spoil: Spoil | None = None
    times: int = 1


@dataclass
class Wire:
    """Passes everything on to `exchange` under the host name that the client used."""

    exchange: str
    url: str = ""
    seen: list[Seen] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    session: aiohttp.ClientSession | None = None
    change: Callable[[Seen], bool] | None = None

    def spoil(self, fits: Callable[[Seen], bool], **accident: Any) -> None:
        """Let something happen to the next request that fits."""
        self.rules.append(Rule(fits, **accident))

    def orders(self) -> list[Seen]:
        """Return the requests that may have changed something."""
        return [s for s in self.seen if s.method != "GET"]

    async def relay(self, request: web.Request) -> web.StreamResponse:
        """Serve one request."""
        seen = Seen(
            request.method,
            request.path,
            request.rel_url.raw_query_string,
            dict(request.headers),
            (await request.read()).decode(),
        )
        self.seen.append(seen)
        rule = next((r for r in self.rules if r.times and r.fits(seen)), None)
        if self.change is not None and self.change(seen):
            return await self._pass(request, is_changed=True)
        if rule is None:
            return await self._pass(request)
        rule.times -= 1
        return await self._spoiled(request, rule)

    async def _spoiled(self, request: web.Request, rule: Rule) -> web.StreamResponse:
        answer = await self._pass(request) if rule.is_carried_out else None
        if rule.is_cut:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        text = rule.body if rule.body is not None else (answer.text if answer else "") or ""
        if rule.spoil is not None:
            text = rule.spoil(text)
        status = answer.status if answer and rule.body is None else rule.status
        kind = "text/html" if text.startswith("<") else "application/json"
        if rule.is_truncated:
            return await _half(request, text)
        return web.Response(text=text, status=status, content_type=kind, headers=rule.headers)

    async def _pass(self, request: web.Request, *, is_changed: bool = False) -> web.Response:
        assert self.session is not None
        path, body = request.raw_path, await request.read()
        if is_changed:  # ten times as much, of whatever was to be bought
            path, body = path.replace("0.001", "0.010"), body.replace(b"0.001", b"0.010")
        headers = {k: v for k, v in request.headers.items() if k.lower() not in _HOP}
        async with self.session.request(
            request.method,
            self.exchange + path,
            headers=headers,
            data=body or None,
            skip_auto_headers={"User-Agent", "Content-Type", "Accept", "Accept-Encoding"},
        ) as answer:
            return web.Response(
                body=await answer.read(),
                status=answer.status,
                content_type=answer.content_type,
            )


async def _half(request: web.Request, text: str) -> web.StreamResponse:
    """Promise a whole answer and cut it in the middle."""
    answer = web.StreamResponse(headers={"Content-Type": "application/json"})
    answer.content_length = len(text.encode())
    await answer.prepare(request)
    await answer.write(text.encode()[: len(text) // 2])
    assert request.transport is not None
    request.transport.close()
    return answer
