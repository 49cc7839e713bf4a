"""A GET that a stranger's server cannot abuse: checked addresses, capped bytes, one deadline."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Final, Self

import aiohttp
from aiohttp import ClientResponse, ClientSession
from yarl import URL

from desk import clock
from desk.errors import Unavailable
from workers.addresses import AddressDenied, Allowed, CheckedResolver, admitted
from workers.manners import Manners

MAX_BYTES: Final = 2 * 1024 * 1024
DEADLINE_S: Final = 10.0
MAX_REDIRECTS: Final = 3
_MAX_RETRY_AFTER_S: Final = 3600
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_HEADERS: Final = {"User-Agent": "Tapewire/0.1 (+feed reader)", "Accept-Encoding": "gzip, deflate"}
_CHUNK: Final = 64 * 1024
_TOLD: Final = frozenset({200, 201, 202})
MAX_MESSAGE: Final = 1024 * 1024
_PLAIN: Final = {"ws": "http", "wss": "https"}
_ENDLESS: Final = aiohttp.ClientTimeout(total=None, sock_connect=DEADLINE_S)


class FetchFailed(Unavailable):
    """A fetch gave nothing to use; `reason` says why, `retry_after_s` what the server asks."""

    key = "fetch-failed"

    def __init__(self, *, url: str, reason: str, retry_after_s: float | None = None) -> None:
        super().__init__(url=url, reason=reason)
        self.reason = reason
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed?" with."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        """Return the request headers for a conditional GET."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in pairs.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came back: 2xx with its decoded bytes, or 304 without any."""

    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    charset: str = ""
    validators: Validators = field(default_factory=Validators)
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_unchanged(self) -> bool:
        """True when the server says nothing has changed."""
        return self.status == 304


class Fetcher:
    """Fetches public pages; use as an async context manager, one for a process.

    No cookies, no proxy from the environment, no redirect unchecked, and every connection goes
    to an address that was checked. `allowed` lists private places that may be reached by name,
    and need no politeness unless `manners` say so.
    """

    def __init__(self, allowed: Allowed | None = None, manners: Manners | None = None) -> None:
        self._allowed = allowed or Allowed()
        self._manners = manners or Manners(is_free=self._allowed.admits)
        self._session: ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=CheckedResolver(self._allowed), use_dns_cache=False, limit_per_host=8
        )
        self._session = ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            headers=_HEADERS,
            trace_configs=[_unfollowed()],
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def get(
        self,
        url: str,
        *,
        accept: str = "*/*",
        validators: Validators | None = None,
        credentials: Mapping[str, str] | None = None,
        deadline_s: float = DEADLINE_S,
        is_part: bool = False,
    ) -> Fetched:
        """Return what `url` holds, within `deadline_s` seconds in all, at most 2 MiB decoded.

        `credentials` are headers for the server asked alone: a redirect elsewhere goes without.
        A part of a page does not wait for a turn; nobody asks a host that wants to be left alone,
        which is status 429 as if it had said so again.
        Raises `AddressDenied` for an address that must not be reached, also behind a redirect,
        and `FetchFailed` for all else: timeout, network, status, too_big, encoding, redirects.
        """
        headers = {"Accept": accept} | (validators or Validators()).headers()
        place = admitted(url, self._allowed)
        host, port = place.raw_host or "", place.port or 0
        if held_s := self._manners.held_s(host):
            raise FetchFailed(url=url, reason="status 429", retry_after_s=held_s)
        if not is_part:
            await self._manners.turn(host, port)
        try:
            with _told(url):
                async with asyncio.timeout(deadline_s):
                    return await self._follow(url, headers, credentials or {})
        except FetchFailed as e:
            if e.retry_after_s:
                self._manners.hold(host, port, e.retry_after_s)
            raise

    async def post(
        self,
        url: str,
        *,
        credentials: Mapping[str, str],
        form: Mapping[str, str] | None = None,
        json: object = None,
        deadline_s: float = DEADLINE_S,
    ) -> Fetched:
        """Return the answer to a form or to JSON; no redirect is followed. Raises as `get` does."""
        place = admitted(url, self._allowed)
        sent = self._open().post(
            place, data=form, json=json, headers=credentials, allow_redirects=False
        )
        with _told(url):
            async with asyncio.timeout(deadline_s), sent as response:
                return await _read(response)

    @asynccontextmanager
    async def lines(
        self, url: str, *, credentials: Mapping[str, str], idle_s: float
    ) -> AsyncIterator[AsyncIterator[bytes]]:
        """Hold an answer that does not end for its lines, empty ones too, once it has begun.

        Raises what `get` does, also from within: timeout when nothing came for `idle_s`, network
        when it ended.
        """
        place = admitted(url, self._allowed)
        with _told(url):
            async with asyncio.timeout(DEADLINE_S):
                response = await self._open().get(
                    place, headers=credentials, allow_redirects=False, timeout=_ENDLESS
                )
        async with response:
            if response.status != 200:
                with _told(url):
                    async with asyncio.timeout(DEADLINE_S):
                        await _read(response)
                raise FetchFailed(url=url, reason=f"status {response.status}")
            yield _lines(response, url, idle_s)

    async def socket(self, url: str) -> aiohttp.ClientWebSocketResponse:
        """Open a WebSocket (ws or wss), whose messages are at most 1 MiB.

        No redirect is followed. Raises as `get` does.
        """
        scheme, _, rest = url.partition("://")
        place = admitted(f"{_PLAIN.get(scheme, scheme)}://{rest}", self._allowed)
        with _told(url):
            async with asyncio.timeout(DEADLINE_S):
                return await self._open().ws_connect(place, max_msg_size=MAX_MESSAGE)

    def _open(self) -> ClientSession:
        if self._session is None:
            raise RuntimeError("use the fetcher as an async context manager")
        return self._session

    async def _follow(
        self, url: str, headers: dict[str, str], credentials: Mapping[str, str]
    ) -> Fetched:
        session = self._open()
        first = place = admitted(url, self._allowed)
        for _ in range(MAX_REDIRECTS + 1):
            sent = headers | dict(credentials) if place.origin() == first.origin() else headers
            async with session.get(place, headers=sent, allow_redirects=False) as response:
                if response.status not in _REDIRECTS:
                    return await _read(response)
                location = response.headers.get("Location", "")
            place = admitted(str(_joined(place, location)), self._allowed)
        raise FetchFailed(url=url, reason="redirects")


def _unfollowed() -> aiohttp.TraceConfig:
    """Let the session itself follow no redirect: for WebSockets aiohttp offers no other way."""
    config = aiohttp.TraceConfig()
    config.on_request_redirect.append(_redirected)
    return config


async def _redirected(
    _session: ClientSession, _context: object, asked: aiohttp.TraceRequestRedirectParams
) -> None:
    asked.response.close()
    raise FetchFailed(url=str(asked.url), reason="redirects")


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Say of everything that can go wrong on a network that `url` could not be fetched."""
    try:
        yield
    except TimeoutError as e:
        raise FetchFailed(url=url, reason="timeout") from e
    except (aiohttp.ClientError, OSError, ValueError) as e:
        raise FetchFailed(url=url, reason=f"network: {type(e).__name__}") from e


def _joined(place: URL, location: str) -> URL:
    if not location:
        raise FetchFailed(url=str(place), reason="redirects")
    try:
        return place.join(URL(location))
    except ValueError as e:
        raise AddressDenied(url=location[:80], problem="cannot be read") from e


async def _lines(response: ClientResponse, url: str, idle_s: float) -> AsyncIterator[bytes]:
    while True:
        with _told(url):
            async with asyncio.timeout(idle_s):
                line = await response.content.readline()
        if not line:
            raise FetchFailed(url=url, reason="network: ended")
        yield line.strip()


async def _read(response: ClientResponse) -> Fetched:
    url = str(response.url)
    if response.status not in {*_TOLD, 204, 304}:
        wait_s = retry_after_s(response.headers.get("Retry-After", ""), clock.now())
        raise FetchFailed(url=url, reason=f"status {response.status}", retry_after_s=wait_s)
    if (response.content_length or 0) > MAX_BYTES:
        raise FetchFailed(url=url, reason="too_big")
    body = await _body(response, url) if response.status in _TOLD else b""
    return Fetched(
        url=url,
        status=response.status,
        body=body,
        content_type=response.content_type if "Content-Type" in response.headers else "",
        charset=response.charset or "",
        validators=Validators(
            response.headers.get("ETag", "")[:256], response.headers.get("Last-Modified", "")[:64]
        ),
        links={
            rel: str(link["url"])
            for rel, link in response.links.items()
            if isinstance(rel, str) and "url" in link
        },
    )


async def _body(response: ClientResponse, url: str) -> bytes:
    """Read and decode; both what came over the wire and what it unfolds to are capped."""
    unfold = _decoder(response.headers.getall("Content-Encoding", []), url)
    received, body = 0, bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        received += len(chunk)
        body += unfold.feed(chunk, MAX_BYTES + 1 - len(body))
        if received > MAX_BYTES or len(body) > MAX_BYTES:
            raise FetchFailed(url=url, reason="too_big")
    if not unfold.is_complete:
        raise FetchFailed(url=url, reason="encoding")
    return bytes(body)


class _Plain:
    is_complete = True

    def feed(self, data: bytes, room: int) -> bytes:
        return data[:room]


class _Zipped:
    """gzip or deflate, one layer, never unfolding more than the room that is left."""

    def __init__(self, url: str, window: int) -> None:
        self._url = url
        self._inflate = zlib.decompressobj(window)
        self._is_deflate = window == zlib.MAX_WBITS
        self._has_begun = False

    @property
    def is_complete(self) -> bool:
        return self._inflate.eof or not self._has_begun

    def feed(self, data: bytes, room: int) -> bytes:
        try:
            return self._feed(data, room)
        except zlib.error as e:
            raise FetchFailed(url=self._url, reason="encoding") from e

    def _feed(self, data: bytes, room: int) -> bytes:
        is_first, self._has_begun = not self._has_begun, True
        try:
            return self._inflate.decompress(self._inflate.unconsumed_tail + data, max(room, 1))
        except zlib.error:
            if not (is_first and self._is_deflate):
                raise
        # Many servers mean raw deflate where the standard (RFC 9110, 8.4.1.2) means zlib.
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._inflate.decompress(data, max(room, 1))


def _decoder(encodings: list[str], url: str) -> _Plain | _Zipped:
    names = [name.strip().lower() for line in encodings for name in line.split(",")]
    names = [name for name in names if name and name != "identity"]
    if not names:
        return _Plain()
    windows = {
        "gzip": zlib.MAX_WBITS | 16,
        "x-gzip": zlib.MAX_WBITS | 16,
        "deflate": zlib.MAX_WBITS,
    }
    if len(names) > 1 or names[0] not in windows:
        raise FetchFailed(url=url, reason="encoding")
    return _Zipped(url, windows[names[0]])


def retry_after_s(value: str, now: datetime) -> float | None:
    """Return the seconds a Retry-After header asks for, at most an hour; None for nonsense."""
    text = value.strip()
    if text.isascii() and text.isdigit() and len(text) <= 9:
        seconds = float(text)
    else:
        try:
            at = parsedate_to_datetime(text)
        except (ValueError, TypeError):
            return None
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        seconds = (at - now).total_seconds()
    return min(seconds, _MAX_RETRY_AFTER_S) if seconds > 0 else None
