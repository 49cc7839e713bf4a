"""A headless Chromium that loads a page through our own fetcher and nothing by itself.

Every request of the page is answered by `Fetcher`, so addresses are checked when they are
resolved and bytes are capped as everywhere; the browser has no way out of its own (no names, a
proxy that is none, no WebSocket, no service worker). Each look is a fresh browser without memory.
"""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

import structlog

from desk.errors import DeskError
from workers.fetch import Fetched, Fetcher, FetchFailed

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page, Route, WebSocketRoute

log = structlog.get_logger(__name__)
DEADLINE_S: Final = 30.0
MAX_BYTES: Final = 8 * 1024 * 1024  # of everything that one page loads
MAX_HTML: Final = 2 * 1024 * 1024
MAX_REQUESTS: Final = 80
_WAIT_MS: Final = 8_000
_CLOSE_S: Final = 5.0
_LOADED: Final = frozenset({"document", "script", "stylesheet", "xhr", "fetch"})
_PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome")
_NOWHERE: Final = "http://127.0.0.1:9"
_ARGUMENTS: Final = (
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--js-flags=--max-old-space-size=256",
)


def lacking() -> str:
    """Return what a browser needs and this machine lacks, "" when it is all there."""
    if find_spec("playwright") is None:
        return "Playwright is not installed: see requirements/browser.lock"
    return ""


class Browser:
    """Renders one page at a time; a browser runs only while it does."""

    def __init__(self, fetcher: Fetcher, program: str = "") -> None:
        self._fetcher = fetcher
        self._program = program or next(filter(None, map(shutil.which, _PROGRAMS)), None)
        self._turn = asyncio.Lock()

    async def html(self, url: str, selector: str) -> tuple[str, bytes]:
        """Return where a page is, and its HTML as scripts left it once `selector` was there.

        Within `DEADLINE_S`. Raises `AddressDenied`, and `FetchFailed` as the fetcher does, with
        the reason browser when none starts or it ends, too_big beyond 8 MiB loaded or 2 MiB HTML.
        """
        if lacking():
            raise FetchFailed(url=url, reason="browser")
        async with self._turn:
            try:
                async with asyncio.timeout(DEADLINE_S):
                    return await self._look(url, selector)
            except TimeoutError as e:
                raise FetchFailed(url=url, reason="timeout") from e

    async def _look(self, url: str, selector: str) -> tuple[str, bytes]:
        from playwright.async_api import Error  # noqa: PLC0415 - only where it is installed

        visit = _Visit(self._fetcher, url)
        try:
            async with _opened(self._program) as context:
                await context.route("**/*", visit.answer)
                await context.route_web_socket("**/*", _refuse)
                page = await context.new_page()
                await visit.go(page)
                with suppress(Error):  # what is not there is not found
                    await page.wait_for_selector(selector, state="attached", timeout=_WAIT_MS)
                html = (await page.content()).encode("utf-8", "replace")
        except Error as e:
            log.info("page not rendered", url=url.partition("?")[0], error=str(e)[:200])
            raise visit.failure or FetchFailed(url=url, reason="browser") from e
        if visit.is_spent or len(html) > MAX_HTML:
            raise FetchFailed(url=url, reason="too_big")
        return visit.place, html


class _Visit:
    """What one page asks for: answered by the fetcher, counted, capped."""

    def __init__(self, fetcher: Fetcher, url: str) -> None:
        self.place = url
        self.failure: DeskError | None = None
        self.is_spent = False
        self._fetcher = fetcher
        self._url = url
        self._requests = 0
        self._bytes = 0

    async def go(self, page: "Page") -> None:
        """Load the page's own document; raises what the fetcher raised."""
        from playwright.async_api import Error  # noqa: PLC0415 - only where it is installed

        try:
            await page.goto(self._url, wait_until="domcontentloaded")
        except Error:
            if self.failure is None:
                raise
        if self.failure is not None:
            raise self.failure

    async def answer(self, route: "Route") -> None:
        """Answer one request of the page, or refuse it."""
        request = route.request
        is_page = request.is_navigation_request() and request.frame.parent_frame is None
        self._requests += 1
        is_wanted = request.method == "GET" and request.resource_type in _LOADED
        is_frame = request.resource_type == "document" and not is_page
        if not is_wanted or is_frame or self._requests > MAX_REQUESTS or self.is_spent:
            await route.abort("blockedbyclient")
            return
        try:
            found = await self._fetcher.get(request.url, is_part=not is_page)
        except DeskError as e:
            if is_page:
                self.failure = e
            await route.abort("blockedbyclient")
            return
        await self._hand_over(route, found, is_page=is_page)

    async def _hand_over(self, route: "Route", found: Fetched, *, is_page: bool) -> None:
        self._bytes += len(found.body)
        if self._bytes > MAX_BYTES:
            self.is_spent = True
            await route.abort("blockedbyclient")
            return
        if is_page:
            self.place = found.url
        kind = found.content_type or "application/octet-stream"
        charset = f"; charset={found.charset}" if found.charset else ""
        # Nothing is secret here: no cookie and no credentials ever go along.
        headers = {"content-type": kind + charset, "access-control-allow-origin": "*"}
        await route.fulfill(status=200, headers=headers, body=found.body)


@asynccontextmanager
async def _opened(program: str | None) -> AsyncIterator["BrowserContext"]:
    """Open a fresh browser for one page, and end it come what may."""
    from playwright.async_api import ProxySettings, async_playwright  # noqa: PLC0415 - as above

    driver = await async_playwright().start()
    browser: Any = None
    with tempfile.TemporaryDirectory(prefix="tapewire-browser-") as home:
        try:
            browser = await driver.chromium.launch(
                executable_path=program,
                args=list(_ARGUMENTS),
                chromium_sandbox=os.geteuid() != 0,
                proxy=ProxySettings(server=_NOWHERE, bypass="<-loopback>"),
                # Nothing of ours goes along: who shows foreign pages has no secrets to lose.
                env={"PATH": os.environ.get("PATH", ""), "HOME": home},
                timeout=DEADLINE_S * 1000,
            )
            yield await browser.new_context(service_workers="block", accept_downloads=False)
        finally:
            if browser is not None:
                await _ended(browser.close())
            await _ended(driver.stop())


async def _ended(end: Awaitable[None]) -> None:
    try:
        async with asyncio.timeout(_CLOSE_S):
            await end
    except Exception as e:  # noqa: BLE001 - one that crashed fails in any way, and its page is read
        log.info("browser did not end", why=type(e).__name__)


async def _refuse(socket: "WebSocketRoute") -> None:
    await socket.close()
