"""Pages without a feed, by a real headless Chromium that cannot reach anything by itself."""

import asyncio
from collections.abc import AsyncIterator, Callable

import aiohttp
import pytest

from desk.environment import load
from desk.errors import BadConfiguration
from desk.settings import Settings
from desk.sources.model import State
from tests.integration.sources.hostile import Hostile, answer, hostile
from tests.integration.sources.test_sandbox_feeds import post
from workers.addresses import Allowed
from workers.fetch import Fetcher
from workers.sources import browser, registry
from workers.sources.browser import Browser
from workers.sources.pages import PageSource
from workers.sources.readers import Readers
from workers.sources.watch import Watch

pytestmark = pytest.mark.browser
ARTICLE = "<article><h2><a href='/a'>Bitcoin rises</a></h2></article>"
Look = Callable[..., PageSource]


@pytest.fixture
async def trap() -> AsyncIterator[Hostile]:
    """A server on this machine that nobody may reach."""
    async with hostile() as place:
        place.replies["/"] = answer(b"secret", "Content-Type: text/plain")
        yield place


@pytest.fixture
async def page(server: Hostile, readers: Readers) -> AsyncIterator[Look]:
    """Makes a source of a page of the hostile server, the one place that is allowed."""
    async with Fetcher(Allowed.of(server.url(""))) as fetcher:
        shared = Browser(fetcher)

        def make(path: str = "/news", item: str = "article", title: str = "h2") -> PageSource:
            url = path if path.startswith("http") else server.url(path)
            return PageSource((url, item, title), shared, readers, 0.2)

        yield make


def html(body: str) -> bytes:
    return answer(f"<!doctype html><body>{body}".encode(), "Content-Type: text/html")


async def test_a_page_drawn_by_script_is_told_as_headlines(
    sandbox: aiohttp.ClientSession, feed_settings: Settings, readers: Readers
) -> None:
    entry = f"{feed_settings.feeds_url}/pages/wire => article => h2"
    told = {"feeds_port": feed_settings.feeds_port, "browser": True, "pages": entry}
    settings = Settings.model_validate(
        told | {"feed_hosts": f"127.0.0.1:{feed_settings.feeds_port}"}
    )
    async with Fetcher(registry.allowed(settings)) as fetcher:
        watches = registry.watches(settings, fetcher, readers)
        (watch,) = [one for one in watches if isinstance(one.source, PageSource)]
        await post(
            sandbox, "wire", title="Bitcoin <b>rises</b> & more", url="https://e.example/1",
            published="2026-03-02T10:00:00Z",
        )  # fmt: skip
        (raw,) = await watch.look()
        assert raw.title == "Bitcoin &lt;b&gt;rises&lt;/b&gt; &amp; more"
        assert raw.url == raw.guid == "https://e.example/1"
        assert raw.published_at is not None
        assert raw.published_at.isoformat() == "2026-03-02T10:00:00+00:00"
        assert await watch.look() == []
        await post(sandbox, "wire", title="Ether follows", url="https://e.example/2")
        (new,) = await watch.look()
        assert new.title == "Ether follows"
        assert watch.health.state is State.OK


async def test_nothing_private_is_reached_by_whatever_way_a_page_tries(
    server: Hostile, page: Look, trap: Hostile
) -> None:
    there, socket = trap.url("/"), trap.url("/").replace("http", "ws")
    server.replies["/news"] = html(
        f"""{ARTICLE}
        <img src="{there}1"><iframe src="{there}2"></iframe><link rel="stylesheet" href="{there}3">
        <script src="{there}4"></script><link rel="prefetch" href="{there}5">
        <object data="{there}6"></object><video src="{there}7"></video>
        <script>
          fetch("{there}8").catch(() => 0);
          fetch("{there}9", {{method: "POST", body: "x"}}).catch(() => 0);
          navigator.sendBeacon("{there}10", "x"); new WebSocket("{socket}11");
          new EventSource("{there}12"); window.open("{there}13");
          fetch("/redirect").catch(() => 0); import("{there}15").catch(() => 0);
          new Worker(URL.createObjectURL(new Blob(["fetch('{there}16')"])));
          const ice = [{{urls: "stun:127.0.0.1:{trap.port}"}}];
          const peer = new RTCPeerConnection({{iceServers: ice}});
          peer.createDataChannel("x"); peer.createOffer().then((o) => peer.setLocalDescription(o));
          fetch("http://localhost:{trap.port}/17").catch(() => 0);
          fetch("http://[::ffff:127.0.0.1]:{trap.port}/18").catch(() => 0);
        </script>"""
    )
    server.replies["/redirect"] = answer(b"", f"Location: {there}14", status="302 Found")
    (raw,) = await page().fetch()
    assert raw.title == "Bitcoin rises"
    assert raw.url == server.url("/a")
    await asyncio.sleep(0.3)
    assert trap.asked == []
    assert {asked["path"] for asked in server.asked} <= {"/news", "/redirect"}


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (answer(b"", status="500 Broken"), "status 500"),
        (answer(b"", "Location: http://10.0.0.1/", status="302 Found"), "address-denied"),
        (answer(b"", "Location: file:///etc/passwd", status="302 Found"), "address-denied"),
        (html("<p>Sign in</p>"), "nothing"),
        (html("x" * (2 * 1024 * 1024)), "too_big"),
        (html(f"{ARTICLE}<script>document.body.append('y'.repeat(3e6))</script>"), "too_big"),
    ],
)
async def test_what_goes_wrong_is_said_in_a_word(
    reply: bytes, reason: str, server: Hostile, page: Look
) -> None:
    server.replies["/news"] = reply
    watch = Watch(page())
    assert await watch.look() == ()
    assert (watch.health.state, watch.health.last_error) == (State.DEGRADED, reason)
    server.replies["/news"] = html(ARTICLE)
    assert len(await watch.look()) == 1


async def test_a_page_that_never_rests_costs_its_deadline_and_no_more(
    server: Hostile, page: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "DEADLINE_S", 6.0)
    monkeypatch.setattr(browser, "_WAIT_MS", 1000)
    server.replies["/news"] = html("<script>setTimeout(() => { while (true) {} }, 100)</script>")
    watch = Watch(page())
    assert await watch.look() == ()
    assert watch.health.last_error == "timeout"
    server.replies["/news"] = html(ARTICLE)
    assert len(await watch.look()) == 1


async def test_a_page_may_load_only_so_much(
    server: Hostile, page: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "MAX_BYTES", 100_000)
    server.replies["/big.js"] = answer(b"//" + b"x" * 60_000, "Content-Type: text/javascript")
    scripts = "<script src='/big.js?1'></script><script src='/big.js?2'></script>"
    server.replies["/news"] = html(ARTICLE + scripts)
    watch = Watch(page())
    assert await watch.look() == ()
    assert watch.health.last_error == "too_big"
    monkeypatch.setattr(browser, "MAX_REQUESTS", 3)
    many = "<script>for (let i = 0; i < 50; i++) fetch('/x?' + i).catch(() => 0)</script>"
    server.replies["/news"] = html(ARTICLE + many)
    server.asked.clear()
    assert len(await watch.look()) == 1
    assert len(server.asked) <= 3


async def test_a_private_address_is_never_opened(page: Look, trap: Hostile) -> None:
    for url in (trap.url("/"), "http://169.254.169.254/latest/meta-data"):
        watch = Watch(page(url))
        assert await watch.look() == ()
        assert watch.health.last_error == "address-denied"
    assert trap.asked == []


async def test_without_a_browser_the_source_says_so(
    page: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "find_spec", lambda _: None)
    watch = Watch(page())
    assert await watch.look() == ()
    assert watch.health.last_error == "browser"


def test_pages_are_off_until_the_browser_is_on(readers: Readers) -> None:
    settings = Settings.model_validate({"pages": "https://e.example/news => article"})
    assert not [
        one
        for one in registry.watches(settings, Fetcher(), readers)
        if isinstance(one.source, PageSource)
    ]


@pytest.mark.parametrize(
    "entry", ["https://e.example", "ftp://e.example => a", "https://u:p@e.example => a", "=> a",
              "https://e.example => a => b => c", "https://e.example => "],
)  # fmt: skip
def test_an_entry_that_is_none_does_not_start(entry: str) -> None:
    with pytest.raises(BadConfiguration) as refused:
        load({"TAPEWIRE_PAGES": f"https://e.example/a => h2; {entry}"}, beside=False)
    assert "https://example.com/news => article => h2" in str(refused.value)
