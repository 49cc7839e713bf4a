"""Fetching from servers that mean no good."""

import asyncio
import gzip
import zlib
from datetime import UTC, datetime

import pytest

from tests.integration.sources.hostile import Hostile, answer
from workers.addresses import AddressDenied
from workers.fetch import MAX_BYTES, Fetcher, FetchFailed, Validators, retry_after_s


async def refused(fetcher: Fetcher, url: str, *, deadline_s: float = 5.0) -> str:
    with pytest.raises(FetchFailed) as failed:
        await fetcher.get(url, deadline_s=deadline_s)
    return failed.value.reason


async def test_a_page_comes_with_what_is_needed_to_ask_again(
    server: Hostile, fetcher: Fetcher
) -> None:
    server.replies["/a"] = answer(
        b"<rss/>", 'ETag: "1"', "Last-Modified: Mon, 09 Mar 2026 10:00:00 GMT",
        "Content-Type: text/xml; charset=latin1", 'Link: </wait>; rel="wait"',
    )  # fmt: skip
    page = await fetcher.get(server.url("/a"))
    assert (page.status, page.body, page.content_type, page.charset) == (
        200,
        b"<rss/>",
        "text/xml",
        "latin1",
    )
    assert page.links == {"wait": server.url("/wait")}
    server.replies["/a"] = answer(b"", status="304 Not Modified")
    again = await fetcher.get(server.url("/a"), validators=page.validators)
    assert again.is_unchanged
    assert server.asked[-1]["If-None-Match"] == '"1"'
    assert server.asked[-1]["If-Modified-Since"] == "Mon, 09 Mar 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        pytest.param("gzip", gzip.compress(b"news" * 1000), id="gzip"),
        pytest.param("x-gzip", gzip.compress(b"news" * 1000), id="x-gzip"),
        pytest.param("deflate", zlib.compress(b"news" * 1000), id="zlib"),
        pytest.param("deflate", zlib.compress(b"news" * 1000, wbits=-15), id="deflate"),
        pytest.param("identity", b"news" * 1000, id="identity"),
    ],
)
async def test_one_layer_of_compression_is_undone(
    server: Hostile, fetcher: Fetcher, encoding: str, packed: bytes
) -> None:
    server.replies["/z"] = answer(packed, f"Content-Encoding: {encoding}")
    assert (await fetcher.get(server.url("/z"))).body == b"news" * 1000


@pytest.mark.parametrize("encoding", ["gzip, gzip, gzip", "gzip, deflate", "br", "zstd", "exi"])
async def test_nested_and_unknown_encodings_are_refused(
    server: Hostile, fetcher: Fetcher, encoding: str
) -> None:
    server.replies["/z"] = answer(gzip.compress(b"x"), f"Content-Encoding: {encoding}")
    assert await refused(fetcher, server.url("/z")) == "encoding"


@pytest.mark.parametrize(
    "body", [b"not gzip at all", gzip.compress(b"news" * 999)[:-20]], ids=["none", "cut"]
)
async def test_broken_compression_is_refused(
    server: Hostile, fetcher: Fetcher, body: bytes
) -> None:
    server.replies["/z"] = answer(body, "Content-Encoding: gzip")
    assert await refused(fetcher, server.url("/z")) == "encoding"


async def test_a_bomb_is_refused_before_it_unfolds(server: Hostile, fetcher: Fetcher) -> None:
    bomb = gzip.compress(bytes(64 * 1024 * 1024), compresslevel=9)
    assert len(bomb) < 100_000
    server.replies["/bomb"] = answer(bomb, "Content-Encoding: gzip")
    assert await refused(fetcher, server.url("/bomb")) == "too_big"


async def test_a_body_over_2_mib_is_refused_declared_or_not(
    server: Hostile, fetcher: Fetcher
) -> None:
    async def undeclared(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n")
        for _ in range(48):
            writer.write(bytes(64 * 1024))
            await writer.drain()

    server.replies["/declared"] = answer(bytes(MAX_BYTES + 1))
    server.replies["/undeclared"] = undeclared
    server.replies["/fits"] = answer(bytes(MAX_BYTES))
    assert await refused(fetcher, server.url("/declared")) == "too_big"
    assert await refused(fetcher, server.url("/undeclared")) == "too_big"
    assert len((await fetcher.get(server.url("/fits"))).body) == MAX_BYTES


async def test_a_server_that_drips_meets_the_deadline_for_the_whole(
    server: Hostile, fetcher: Fetcher
) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n")
        while not writer.is_closing():
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.02)

    server.replies["/drip"] = drip
    assert await refused(fetcher, server.url("/drip"), deadline_s=0.4) == "timeout"


async def test_redirects_are_followed_three_times_and_not_a_fourth(
    server: Hostile, fetcher: Fetcher
) -> None:
    for hop in range(4):
        server.replies[f"/{hop}"] = answer(b"", f"Location: /{hop + 1}", status="302 Found")
    server.replies["/4"] = answer(b"here")
    assert (await fetcher.get(server.url("/1"))).body == b"here"
    assert await refused(fetcher, server.url("/0")) == "redirects"


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:6379/",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "http://[::1]/",
        "//10.0.0.1/",
        "http://127.1:8080/",
    ],
)
async def test_a_redirect_into_the_private_network_is_refused(
    server: Hostile, fetcher: Fetcher, target: str
) -> None:
    server.replies["/r"] = answer(b"", f"Location: {target}", status="302 Found")
    with pytest.raises(AddressDenied):
        await fetcher.get(server.url("/r"))


async def test_a_redirect_to_nowhere_is_refused(server: Hostile, fetcher: Fetcher) -> None:
    server.replies["/r"] = answer(b"", status="302 Found")
    assert await refused(fetcher, server.url("/r")) == "redirects"


@pytest.mark.parametrize(
    "status", ["404 Not Found", "500 Broken", "403 Forbidden", "206 Partial Content"]
)
async def test_other_states_are_failures(server: Hostile, fetcher: Fetcher, status: str) -> None:
    server.replies["/s"] = answer(b"x", status=status)
    assert await refused(fetcher, server.url("/s")) == f"status {status[:3]}"


async def test_a_server_that_hangs_up_or_is_away_is_a_failure(
    server: Hostile, fetcher: Fetcher
) -> None:
    server.replies["/cut"] = b""
    assert (await refused(fetcher, server.url("/cut"))).startswith("network")
    server.replies["/junk"] = b"SSH-2.0-OpenSSH\r\n\r\n"
    assert (await refused(fetcher, server.url("/junk"))).startswith("network")


async def test_no_cookie_is_kept(server: Hostile, fetcher: Fetcher) -> None:
    server.replies["/c"] = answer(b"x", "Set-Cookie: a=b")
    await fetcher.get(server.url("/c"))
    await fetcher.get(server.url("/c"), validators=Validators())
    assert "Cookie" not in server.asked[-1]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("5", 5.0),
        ("99999", 3600.0),
        ("-5", None),
        ("0", None),
        ("", None),
        ("soon", None),
        ("1e9", None),
        ("٥", None),
        ("9" * 400, None),
        ("Tue, 10 Mar 2026 12:00:30 GMT", 30.0),
        ("Tue, 10 Mar 2026 11:00:00 GMT", None),
    ],
)
def test_retry_after_is_read_with_sense(value: str, expected: float | None) -> None:
    assert retry_after_s(value, datetime(2026, 3, 10, 12, tzinfo=UTC)) == expected


async def test_an_endless_answer_is_let_go_of_even_when_nobody_read_a_line(
    server: Hostile, fetcher: Fetcher
) -> None:
    is_gone = asyncio.Event()

    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        try:
            while True:
                writer.write(b"1\r\n\n\r\n")
                await writer.drain()
                await asyncio.sleep(0.01)
        finally:
            is_gone.set()

    server.replies["/stream"] = endless
    async with fetcher.lines(server.url("/stream"), credentials={}, idle_s=5) as lines:
        assert lines is not None
    await asyncio.wait_for(is_gone.wait(), 10)


async def test_lines_come_as_they_are_sent_and_the_end_is_a_failure(
    server: Hostile, fetcher: Fetcher
) -> None:
    server.replies["/stream"] = answer(b"one\r\n\r\ntwo\n")
    async with fetcher.lines(server.url("/stream"), credentials={}, idle_s=5) as lines:
        assert [await anext(lines) for _ in range(3)] == [b"one", b"", b"two"]
        with pytest.raises(FetchFailed) as failed:
            await anext(lines)
    assert failed.value.reason == "network: ended"


async def test_an_endless_answer_that_is_refused_says_so(server: Hostile, fetcher: Fetcher) -> None:
    server.replies["/stream"] = answer(b"", status="429 Slow Down")
    with pytest.raises(FetchFailed) as failed:
        await fetcher.lines(server.url("/stream"), credentials={}, idle_s=5).__aenter__()
    assert failed.value.reason == "status 429"


async def test_a_websocket_follows_no_redirect(server: Hostile, fetcher: Fetcher) -> None:
    server.replies["/gateway"] = answer(
        b"", f"Location: {server.url('/elsewhere')}", status="307 Temporary Redirect"
    )
    with pytest.raises(FetchFailed) as failed:
        await fetcher.socket(server.url("/gateway").replace("http", "ws", 1))
    assert failed.value.reason == "redirects"
    assert [asked["path"] for asked in server.asked] == ["/gateway"]
