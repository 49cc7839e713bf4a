"""The Claude API through its vendor's SDK: Messages, streamed.

Loaded where Claude is asked and nowhere else, for what the SDK costs to import.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Final

import httpx2
from anthropic import APIConnectionError, APIStatusError, APITimeoutError, AsyncAnthropic
from anthropic.resources.messages import AsyncMessages
from anthropic.types import RawMessageStreamEvent

from desk.errors import LlmFailed
from desk.questions.model import Piece, Problem, Prompt
from desk.settings import Settings
from ml.llm.stream import CONNECT_S, refusal

MOST_BYTES: Final = 4 * 1024 * 1024  # of an answer as it travels
LONGEST_EVENT: Final = 64 * 1024
_BUSY: Final = frozenset({"overloaded_error", "rate_limit_error"})
_MOST_TOKENS: Final = 10**8


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator["Claude"]:
    """Hold a client that tries nothing again and goes nowhere else: the key is for one address."""
    http = httpx2.AsyncClient(
        transport=_Bounded(trust_env=False),
        timeout=httpx2.Timeout(settings.llm_first_s, connect=CONNECT_S),
        headers={"Accept-Encoding": "identity"},
        follow_redirects=False,
        trust_env=False,
    )
    async with AsyncAnthropic(
        api_key=settings.llm_key.reveal(),
        base_url=settings.llm_address,
        max_retries=0,
        open_telemetry=False,
        http_client=http,
    ) as client:
        yield Claude(client.messages, settings.llm_model)


@dataclass(frozen=True, slots=True)
class Claude:
    """Implements desk.ports.Llm."""

    messages: AsyncMessages
    model: str

    async def write(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """See the port."""
        before = 0
        with _named():
            stream = await self.messages.create(
                model=self.model,
                max_tokens=prompt.most_tokens,
                system=prompt.system,
                messages=[{"role": "user", "content": prompt.user}],
                stream=True,
            )
            async with stream:
                _check(stream.response)
                async for event in stream:
                    if event.type == "message_stop":
                        return
                    piece = _piece(event, before)
                    if event.type == "message_start":
                        before = piece.tokens or 0
                    yield piece
        raise LlmFailed(Problem.CUT)


def _piece(event: RawMessageStreamEvent, before: int) -> Piece:
    """Return what an event adds; one that is new to us adds nothing."""
    if event.type == "message_start":
        return Piece(tokens=_count(event.message.usage.input_tokens))
    if event.type == "message_delta":
        return Piece(tokens=before + _count(event.usage.output_tokens))
    if event.type == "content_block_delta" and event.delta.type == "text_delta":
        return Piece(text="" + event.delta.text)
    return Piece()


def _count(tokens: int) -> int:
    """Return a count that can be one: the SDK checks no values."""
    if not 0 <= tokens <= _MOST_TOKENS:
        raise LlmFailed(Problem.GARBLED)
    return int(tokens)


def _check(response: httpx2.Response) -> None:
    is_stream = response.headers.get("Content-Type", "").startswith("text/event-stream")
    if not is_stream or "Content-Encoding" in response.headers:
        raise LlmFailed(Problem.GARBLED)


@contextmanager
def _named() -> Iterator[None]:
    """Raise `LlmFailed` for whatever the SDK raises, or trips over in what it did not check."""
    try:
        yield
    except (APITimeoutError, httpx2.TimeoutException) as e:
        raise LlmFailed(Problem.SLOW) from e
    except APIConnectionError as e:
        raise LlmFailed(Problem.DOWN) from e
    except APIStatusError as e:
        raise _refused(e) from e
    except httpx2.TransportError as e:
        raise LlmFailed(Problem.CUT) from e
    except (AttributeError, TypeError, ValueError) as e:
        raise LlmFailed(Problem.GARBLED) from e


def _refused(error: APIStatusError) -> LlmFailed:
    """Return why it was refused, or what broke it in the middle."""
    if error.status_code == 200:
        return LlmFailed(Problem.BUSY if error.type in _BUSY else Problem.DOWN)
    return refusal(error.status_code, error.response.headers)


class _Bounded(httpx2.AsyncHTTPTransport):
    """Ends an answer that is too long: the SDK gathers an event without a limit, and slowly."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request."""
        response = await super().handle_async_request(request)
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Bytes(response.stream)
        return response


class _Bytes(httpx2.AsyncByteStream):
    """The body of an answer; raises `LlmFailed` (GARBLED) where it exceeds what is sound."""

    def __init__(self, body: httpx2.AsyncByteStream) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        whole = event = 0
        async for some in self._body:
            end = max(some.rfind(b"\n\n"), some.rfind(b"\n\r\n"))
            event = len(some) - end if end >= 0 else event + len(some)
            whole += len(some)
            if whole > MOST_BYTES or event > LONGEST_EVENT:
                raise LlmFailed(Problem.GARBLED)
            yield some

    async def aclose(self) -> None:
        """Let go of the connection."""
        await self._body.aclose()
