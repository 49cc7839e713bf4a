"""A model's server: one request, its lines as they come, and what goes wrong in one word."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import aiohttp
import orjson
from aiohttp.http import HttpProcessingError
from pydantic import BaseModel, ValidationError

from desk.errors import LlmFailed
from desk.questions.model import Problem
from desk.settings import Settings

CONNECT_S: Final = 5.0
LONGEST_RETRY_S: Final = 60.0
_BUSY: Final = frozenset({408, 429, 503, 529})
M = TypeVar("M", bound=BaseModel)


def open_http(settings: Settings) -> aiohttp.ClientSession:
    """Return a client for one model's server; no line may be longer than 64 KiB."""
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S),
        connector=aiohttp.TCPConnector(limit=settings.llm_at_once),
        auto_decompress=False,
        read_bufsize=2**15,  # a line may be twice as long
    )


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model is, and how long it may be silent."""

    http: aiohttp.ClientSession
    address: str
    headers: Mapping[str, str] = field(repr=False)  # the key is among them
    silence_s: float

    async def lines(self, path: str, body: Mapping[str, Any]) -> AsyncGenerator[bytes, None]:
        """Yield the lines of the answer without their ends; raises `LlmFailed`.

        Redirects are not followed: the key is for this address alone.
        """
        response = await self._answered(path, body)
        try:
            while line := await self._within(response.content.readline()):
                yield line.rstrip(b"\r\n")
        finally:
            response.close()

    async def events(self, path: str, body: Mapping[str, Any]) -> AsyncGenerator[bytes, None]:
        """Yield the data of each server-sent event; none of ours spans lines."""
        async with aclosing(self.lines(path, body)) as lines:
            async for line in lines:
                if line.startswith(b"data:"):
                    yield line[5:].strip()

    async def _answered(self, path: str, body: Mapping[str, Any]) -> aiohttp.ClientResponse:
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        asked = self.http.post(
            self.address + path,
            data=orjson.dumps(body),
            headers=headers | dict(self.headers),
            allow_redirects=False,
        )
        response: aiohttp.ClientResponse = await self._within(asked)
        if response.status != 200:
            response.close()
            raise refusal(response.status, response.headers)
        if response.content_type == "text/html" or "Content-Encoding" in response.headers:
            response.close()
            raise LlmFailed(Problem.GARBLED)
        return response

    async def _within(self, work: Any) -> Any:
        try:
            async with asyncio.timeout(self.silence_s):
                return await work
        except TimeoutError as e:
            raise LlmFailed(Problem.SLOW) from e
        except aiohttp.ClientPayloadError as e:
            raise LlmFailed(Problem.CUT) from e
        except (aiohttp.ClientConnectionError, OSError) as e:
            raise LlmFailed(Problem.DOWN) from e
        except (aiohttp.ClientError, HttpProcessingError, ValueError) as e:
            raise LlmFailed(Problem.GARBLED) from e


def read(kind: type[M], data: bytes) -> M:
    """Return one message of a protocol; raises `LlmFailed` (GARBLED)."""
    try:
        return kind.model_validate_json(data)
    except ValidationError as e:
        raise LlmFailed(Problem.GARBLED) from e


def refusal(status: int, headers: Mapping[str, str]) -> LlmFailed:
    """Return why a server refused; a busy one may say how long it wants to be left alone."""
    if status in _BUSY:
        wait = headers.get("Retry-After", "")
        wait_s = min(float(wait), LONGEST_RETRY_S) if wait.isascii() and wait.isdigit() else 1.0
        return LlmFailed(Problem.BUSY, retry_after_s=wait_s)
    return LlmFailed(Problem.DOWN if status >= 500 else Problem.REFUSED)
