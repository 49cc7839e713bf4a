"""The Claude API: Messages, streamed (platform documentation, version 2023-06-01)."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import BaseModel, Field

from desk.errors import LlmFailed
from desk.questions.model import Piece, Problem, Prompt
from ml.llm.stream import Server, read

VERSION: Final = "2023-06-01"
_BUSY: Final = frozenset({"overloaded_error", "rate_limit_error"})
Count = Annotated[int, Field(ge=0, le=10**8)]


class _Usage(BaseModel):
    input_tokens: Count = 0
    output_tokens: Count = 0


class _Message(BaseModel):
    usage: _Usage = _Usage()


class _Delta(BaseModel):
    type: str = ""
    text: str = ""


class _Error(BaseModel):
    type: str = ""


class _Event(BaseModel):
    type: str
    message: _Message | None = None
    delta: _Delta | None = None
    usage: _Usage | None = None
    error: _Error | None = None


def headers(key: str) -> dict[str, str]:
    """Return what every request carries."""
    return {"x-api-key": key, "anthropic-version": VERSION}


@dataclass(frozen=True, slots=True)
class Claude:
    """Implements desk.ports.Llm."""

    server: Server
    model: str

    async def write(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """See the port."""
        body = {
            "model": self.model,
            "max_tokens": prompt.most_tokens,
            "system": prompt.system,
            "messages": [{"role": "user", "content": prompt.user}],
            "stream": True,
        }
        before = 0
        async with aclosing(self.server.events("/v1/messages", body)) as events:
            async for data in events:
                event = read(_Event, data)
                if event.type == "message_stop":
                    return
                if event.type == "error":
                    is_busy = event.error is not None and event.error.type in _BUSY
                    raise LlmFailed(Problem.BUSY if is_busy else Problem.DOWN)
                if event.message is not None:
                    before = event.message.usage.input_tokens
                    yield Piece(tokens=before)
                if event.delta is not None and event.delta.type == "text_delta":
                    yield Piece(text=event.delta.text)
                if event.usage is not None:
                    yield Piece(tokens=before + event.usage.output_tokens)
        raise LlmFailed(Problem.CUT)
