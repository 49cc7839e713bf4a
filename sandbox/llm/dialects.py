"""How the three kinds of server write a reply piece by piece, as their vendors document it."""

import json
from dataclasses import dataclass
from typing import Any, Final, Protocol

Json = dict[str, Any]
TOKENS_IN: Final = 120


class Dialect(Protocol):
    """One protocol; every method returns bytes as they travel. One of each `headers` is wanted."""

    @property
    def media_type(self) -> str: ...
    @property
    def headers(self) -> tuple[tuple[str, ...], ...]: ...
    @property
    def fields(self) -> tuple[str, ...]: ...
    def begin(self) -> bytes: ...
    def piece(self, text: str) -> bytes: ...
    def end(self, pieces: int) -> bytes: ...
    def error(self) -> bytes: ...
    def frame(self, junk: bytes, /) -> bytes: ...
    def refusal(self, status: int, words: str, /) -> Json: ...


def _event(kind: str, body: Json) -> bytes:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **body})}\n\n".encode()


def _data(body: Json) -> bytes:
    return f"data: {json.dumps(body)}\n\n".encode()


@dataclass(frozen=True, slots=True)
class Messages:
    """Claude's Messages API."""

    media_type: str = "text/event-stream"
    headers: tuple[tuple[str, ...], ...] = (("authorization", "x-api-key"), ("anthropic-version",))
    fields: tuple[str, ...] = ("model", "max_tokens", "messages")

    def begin(self) -> bytes:
        """See the protocol."""
        usage = {"input_tokens": TOKENS_IN, "output_tokens": 1}
        message = {"id": "msg_1", "type": "message", "role": "assistant", "content": []}
        start = _event("message_start", {"message": {**message, "usage": usage}})
        block = {"index": 0, "content_block": {"type": "text", "text": ""}}
        return start + _event("content_block_start", block) + _event("ping", {})

    def piece(self, text: str) -> bytes:
        """See the protocol."""
        delta = {"type": "text_delta", "text": text}
        return _event("content_block_delta", {"index": 0, "delta": delta})

    def end(self, pieces: int) -> bytes:
        """See the protocol."""
        over = {"delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": pieces}}
        stop = _event("content_block_stop", {"index": 0})
        return stop + _event("message_delta", over) + _event("message_stop", {})

    def error(self) -> bytes:
        """See the protocol."""
        return _event("error", {"error": {"type": "overloaded_error", "message": "Overloaded"}})

    def frame(self, junk: bytes, /) -> bytes:
        """See the protocol."""
        return b"event: content_block_delta\ndata: " + junk + b"\n\n"

    def refusal(self, status: int, words: str, /) -> Json:
        """See the protocol."""
        kinds = {401: "authentication_error", 429: "rate_limit_error", 500: "api_error"}
        kind = kinds.get(status, "invalid_request_error")
        return {"type": "error", "error": {"type": kind, "message": words}}


@dataclass(frozen=True, slots=True)
class Completions:
    """OpenAI's chat completions."""

    media_type: str = "text/event-stream"
    headers: tuple[tuple[str, ...], ...] = ()
    fields: tuple[str, ...] = ("model", "messages")

    def begin(self) -> bytes:
        """See the protocol."""
        return _data(_chunk({"role": "assistant", "content": ""}))

    def piece(self, text: str) -> bytes:
        """See the protocol."""
        return _data(_chunk({"content": text}))

    def end(self, pieces: int) -> bytes:
        """See the protocol."""
        usage = {"prompt_tokens": TOKENS_IN, "completion_tokens": pieces}
        usage["total_tokens"] = TOKENS_IN + pieces
        last = _data(_chunk({}, finish_reason="stop"))
        return last + _data({**_chunk(None), "usage": usage}) + b"data: [DONE]\n\n"

    def error(self) -> bytes:
        """See the protocol."""
        return _data({"error": {"message": "The server had an error", "type": "server_error"}})

    def frame(self, junk: bytes, /) -> bytes:
        """See the protocol."""
        return b"data: " + junk + b"\n\n"

    def refusal(self, status: int, words: str, /) -> Json:
        """See the protocol."""
        return {"error": {"message": words, "type": "error", "code": status}}


@dataclass(frozen=True, slots=True)
class Chat:
    """Ollama's chat API."""

    media_type: str = "application/x-ndjson"
    headers: tuple[tuple[str, ...], ...] = ()
    fields: tuple[str, ...] = ("model", "messages")

    def begin(self) -> bytes:
        """See the protocol."""
        return b""

    def piece(self, text: str) -> bytes:
        """See the protocol."""
        return _line({"message": {"role": "assistant", "content": text}, "done": False})

    def end(self, pieces: int) -> bytes:
        """See the protocol."""
        counts = {"prompt_eval_count": TOKENS_IN, "eval_count": pieces, "done_reason": "stop"}
        return _line({"message": {"role": "assistant", "content": ""}, "done": True, **counts})

    def error(self) -> bytes:
        """See the protocol."""
        return _line({"error": "an error was encountered while running the model"})

    def frame(self, junk: bytes, /) -> bytes:
        """See the protocol."""
        return junk + b"\n"

    def refusal(self, _status: int, words: str, /) -> Json:
        """See the protocol."""
        return {"error": words}


def _line(body: Json) -> bytes:
    return (json.dumps({"model": "stand-in", **body}) + "\n").encode()


def _chunk(delta: Json | None, *, finish_reason: str | None = None) -> Json:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    choices = [] if delta is None else [choice]
    return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "choices": choices}
