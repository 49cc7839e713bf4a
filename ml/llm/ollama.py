"""Ollama's own chat API: one JSON object a line."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, Field

from desk.errors import LlmFailed
from desk.questions.model import Piece, Problem, Prompt
from desk.questions.reply import SCHEMA
from ml.llm.stream import Server, read

Count = Annotated[int, Field(ge=0, le=10**8)]


class _Message(BaseModel):
    content: str = ""


class _Line(BaseModel):
    message: _Message = _Message()
    done: bool = False
    prompt_eval_count: Count = 0
    eval_count: Count = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class Ollama:
    """Implements desk.ports.Llm."""

    server: Server
    model: str

    async def write(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """See the port."""
        body = {
            "model": self.model,
            "messages": [
                {"role": "system", "content": prompt.system},
                {"role": "user", "content": prompt.user},
            ],
            "format": SCHEMA,
            "options": {"num_predict": prompt.most_tokens},
            "stream": True,
        }
        async with aclosing(self.server.lines("/api/chat", body)) as lines:
            async for data in lines:
                line = read(_Line, data)
                if line.error:
                    raise LlmFailed(Problem.DOWN)
                if line.message.content:
                    yield Piece(text=line.message.content)
                if line.done:
                    yield Piece(tokens=line.prompt_eval_count + line.eval_count)
                    return
        raise LlmFailed(Problem.CUT)
