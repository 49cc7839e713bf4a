"""The stand-in for language models, below /llm of the sandbox feeds.

POST /llm/claude/v1/messages          Claude's Messages API: TAPEWIRE_LLM_URL is <feeds>/llm/claude
POST /llm/openai/v1/chat/completions  OpenAI's chat completions:                 /llm/openai/v1
POST /llm/ollama/api/chat             Ollama's chat:                             /llm/ollama
POST /llm/replies  {"text"}          what the next request is answered; else sources are read back
POST /llm/faults   {"kind", "times"} what goes wrong next: see KINDS
POST /llm/pace     {"seconds"}       time between two words
GET  /llm/asked                      what was asked, how many words were written, who went away
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from sandbox.llm import replies
from sandbox.llm.dialects import Chat, Completions, Dialect, Json, Messages

KINDS: Final = ("429", "500", "401", "html", "garbage", "slow", "stall", "cut", "error", "huge")
PATHS: Final[dict[str, Dialect]] = {
    "/claude/v1/messages": Messages(),
    "/openai/v1/chat/completions": Completions(),
    "/ollama/api/chat": Chat(),
}
_LONG_S: Final = 60.0
_HUGE: Final = 1024 * 1024
_MOST: Final = 200
_MAX_BODY: Final = 256 * 1024


@dataclass(slots=True)
class Asked:
    """One request and how far its answer came."""

    path: str
    body: Json
    written: int = 0
    outcome: str = "open"


@dataclass(slots=True)
class Models:
    """The routes over one queue of replies and faults."""

    pace_s: float = 0.03
    replies: deque[str] = field(default_factory=lambda: deque(maxlen=_MOST))
    faults: deque[str] = field(default_factory=lambda: deque(maxlen=_MOST))
    asked: deque[Asked] = field(default_factory=lambda: deque(maxlen=_MOST))

    def routes(self) -> Mount:
        """Return the routes below /llm."""
        spoken = [
            Route(path, self._model(path, dialect), methods=["POST"], name=path)
            for path, dialect in PATHS.items()
        ]
        return Mount(
            "/llm",
            routes=[
                *spoken,
                Route("/replies", self.add_reply, methods=["POST"]),
                Route("/faults", self.add_faults, methods=["POST"]),
                Route("/pace", self.set_pace, methods=["POST"]),
                Route("/asked", self.show_asked),
            ],
        )

    async def add_reply(self, request: Request) -> Response:
        """Answer one of the next requests with this text."""
        body = await _json(request)
        if not isinstance(body.get("text"), str):
            return _wrong('text is needed, e.g. {"text": "{\\"answer\\": \\"Hello\\"}"}')
        self.replies.append(body["text"])
        return JSONResponse({"waiting": len(self.replies)}, status_code=201)

    async def add_faults(self, request: Request) -> Response:
        """Let the next requests go wrong."""
        body = await _json(request)
        kind, times = body.get("kind"), body.get("times", 1)
        if kind not in KINDS or not isinstance(times, int) or not 1 <= times <= _MOST:
            return _wrong(f"kind is one of {', '.join(KINDS)}; times is 1 to {_MOST}")
        self.faults.extend([str(kind)] * times)
        return JSONResponse({"waiting": len(self.faults)}, status_code=201)

    async def set_pace(self, request: Request) -> Response:
        """Write faster or slower from now on."""
        seconds = (await _json(request)).get("seconds")
        if not isinstance(seconds, int | float) or not 0 <= seconds <= _LONG_S:
            return _wrong('seconds is a number from 0 to 60, e.g. {"seconds": 0.1}')
        self.pace_s = float(seconds)
        return JSONResponse({"seconds": self.pace_s})

    async def show_asked(self, _: Request) -> Response:
        """Tell what was asked, newest last; keys are not kept."""
        return JSONResponse(
            [
                {"path": a.path, "body": a.body, "written": a.written, "outcome": a.outcome}
                for a in self.asked
            ]
        )

    def _model(self, path: str, dialect: Dialect) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            body = await _json(request)
            asked = Asked(path, body)
            self.asked.append(asked)
            wrong = _lacking(request, body, dialect)
            if wrong is not None:
                return wrong
            fault = self.faults.popleft() if self.faults else ""
            refused = await _refused(fault, dialect)
            if refused is not None:
                return refused
            text = self.replies.popleft() if self.replies else replies.made_up(body)
            written = self._write(asked, dialect, text, fault)
            return StreamingResponse(written, media_type=dialect.media_type)

        return answer

    async def _write(
        self, asked: Asked, dialect: Dialect, text: str, fault: str
    ) -> AsyncIterator[bytes]:
        """Write word by word; whoever goes away is noted."""
        words = replies.pieces(text)
        broken_at = len(words) // 2 if fault else len(words) + 1
        try:
            yield dialect.begin()
            for number, word in enumerate(words):
                if number == broken_at:
                    async for last in _broken(fault, dialect):
                        yield last
                    asked.outcome = fault
                    return
                yield dialect.piece(word)
                asked.written += 1
                await asyncio.sleep(self.pace_s)
            yield dialect.end(len(words))
            asked.outcome = "done"
        except (asyncio.CancelledError, GeneratorExit):
            asked.outcome = "abandoned"
            raise


def _lacking(request: Request, body: Json, dialect: Dialect) -> Response | None:
    """Refuse what the vendor would: no key, or a field that is missing."""
    for names in dialect.headers:
        if not any(request.headers.get(name) for name in names):
            problem = f"{' or '.join(names)} is required"
            return JSONResponse(dialect.refusal(401, problem), status_code=401)
    for name in dialect.fields:
        if name not in body:
            return JSONResponse(dialect.refusal(400, f"{name}: field required"), status_code=400)
    return None


async def _refused(fault: str, dialect: Dialect) -> Response | None:
    """Return the answer that is none; `slow` is silent first."""
    if fault == "slow":
        await asyncio.sleep(_LONG_S)
    if fault == "html":
        return HTMLResponse("<!doctype html><title>Sign in</title>")
    if fault in {"429", "500", "401"}:
        body = dialect.refusal(int(fault), "broken on request")
        headers = {"Retry-After": "1"} if fault == "429" else None
        return JSONResponse(body, status_code=int(fault), headers=headers)
    return None


async def _broken(fault: str, dialect: Dialect) -> AsyncIterator[bytes]:
    """What follows the first half of a reply that goes wrong."""
    match fault:
        case "garbage":
            yield dialect.frame(b"{{{ \xff\xfe not json")
        case "error":
            yield dialect.error()
        case "huge":
            yield dialect.frame(b"x" * _HUGE)
        case "stall":
            await asyncio.sleep(_LONG_S)
        case _:  # cut: nothing more comes
            return


async def _json(request: Request) -> dict[str, Any]:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk[: _MAX_BODY - len(body)]
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _wrong(problem: str) -> Response:
    return JSONResponse({"error": problem}, status_code=422)
