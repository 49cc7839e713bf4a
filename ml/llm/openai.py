"""Chat completions as OpenAI documents them, spoken by vLLM, llama.cpp, LM Studio and many more."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import BaseModel, Field

from desk.errors import LlmFailed
from desk.questions.model import Piece, Problem, Prompt
from desk.questions.reply import SCHEMA
from ml.llm.stream import Server, read

_END: Final = b"[DONE]"
_VENDOR: Final = "api.openai.com"
Count = Annotated[int, Field(ge=0, le=10**8)]


class _Delta(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    delta: _Delta = _Delta()
    finish_reason: str | None = None


class _Usage(BaseModel):
    total_tokens: Count = 0


class _Chunk(BaseModel):
    choices: list[_Choice] = []
    usage: _Usage | None = None
    error: Any = None


def headers(key: str) -> dict[str, str]:
    """Return what every request carries; a server of one's own may need no key."""
    return {"Authorization": f"Bearer {key}"} if key else {}


@dataclass(frozen=True, slots=True)
class OpenAi:
    """Implements desk.ports.Llm."""

    server: Server
    model: str

    async def write(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """See the port; servers that close without [DONE] have ended with a finish reason."""
        is_finished = False
        async with aclosing(self.server.events("/chat/completions", self._body(prompt))) as events:
            async for data in events:
                if data == _END:
                    return
                chunk = read(_Chunk, data)
                if chunk.error is not None:
                    raise LlmFailed(Problem.DOWN)
                for choice in chunk.choices[:1]:
                    is_finished = is_finished or choice.finish_reason is not None
                    if choice.delta.content:
                        yield Piece(text=choice.delta.content)
                if chunk.usage is not None and chunk.usage.total_tokens:
                    yield Piece(tokens=chunk.usage.total_tokens)
        if not is_finished:
            raise LlmFailed(Problem.CUT)

    def _body(self, prompt: Prompt) -> dict[str, Any]:
        is_vendor = urlsplit(self.server.address).hostname == _VENDOR
        limit = "max_completion_tokens" if is_vendor else "max_tokens"
        return {
            "model": self.model,
            limit: prompt.most_tokens,
            "messages": [
                {"role": "system", "content": prompt.system},
                {"role": "user", "content": prompt.user},
            ],
            "stream": True,
            "stream_options": {"include_usage": True},
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "reply", "strict": True, "schema": SCHEMA},
            },
        }
