"""An HTTP server that answers exactly the bytes a test wants, however wrong."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from tests.ports import free_port

Reply = Callable[[asyncio.StreamWriter], Awaitable[None]]


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Return a whole HTTP response; Content-Type is RSS unless a header says otherwise."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    if not any(line.lower().startswith("content-type") for line in headers):
        lines.append("Content-Type: application/rss+xml")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass
class Hostile:
    """Where the server is, what it answers, and what it was asked."""

    port: int
    replies: dict[str, bytes | Reply] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            lines = head.split("\r\n")
            path = lines[0].split(" ")[1].partition("?")[0]
            pairs = (line.partition(": ") for line in lines[1:] if line)
            self.asked.append({"path": path} | {name: value for name, _, value in pairs})
            reply = self.replies.get(path, answer(b"", status="404 Not Found"))
            if isinstance(reply, bytes):
                writer.write(reply)
                await writer.drain()
            else:
                await reply(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def hostile() -> AsyncIterator[Hostile]:
    """Serve on a loopback port while the block runs."""
    place = Hostile(free_port())
    server = await asyncio.start_server(place.handle, "127.0.0.1", place.port)
    try:
        yield place
    finally:
        server.close()
        server.close_clients() if hasattr(server, "close_clients") else None
