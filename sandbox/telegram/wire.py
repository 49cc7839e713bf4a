"""Requests as Bot API clients send them: query, form, multipart or JSON, one flat set of names."""

from collections.abc import AsyncGenerator
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.files import UPLOAD_LIMIT_BYTES, Upload

BODY_LIMIT_BYTES = UPLOAD_LIMIT_BYTES + (1 << 20)
_PARTS = 1000


async def read_arguments(request: Request) -> dict[str, Any]:
    """Return the arguments; a value is text, an `Upload`, or whatever JSON held."""
    arguments = _form(request.scope["query_string"])
    if request.method == "POST":
        body = await _body(request)
        arguments.update(await parse_body(request.headers.get("content-type", ""), body))
    return arguments


async def _body(request: Request) -> bytes:
    size = 0
    chunks = []
    async for chunk in request.stream():
        size += len(chunk)
        if size > BODY_LIMIT_BYTES:
            raise ApiError(413, "Request Entity Too Large")
        chunks.append(chunk)
    return b"".join(chunks)


async def parse_body(content_type: str, body: bytes) -> dict[str, Any]:
    """Return what a body of this type holds; refuse what cannot be read."""
    kind = content_type.partition(";")[0].strip().lower()
    if not body:
        return {}
    if kind == "application/json":
        return _json(body)
    if kind == "multipart/form-data":
        return await _multipart(content_type, body)
    if kind == "application/x-www-form-urlencoded":
        return _form(body)
    return {}


def _json(body: bytes) -> dict[str, Any]:
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise bad_request("can't parse request body as JSON") from None
    if not isinstance(value, dict):
        raise bad_request("request body must be a JSON object")
    return value


def _form(raw: bytes) -> dict[str, Any]:
    if not raw:
        return {}
    try:
        return dict(parse_qsl(raw.decode(), keep_blank_values=True, errors="strict"))
    except ValueError:  # also UnicodeDecodeError
        raise bad_request("strings must be encoded in UTF-8") from None


async def _multipart(content_type: str, body: bytes) -> dict[str, Any]:
    async def whole() -> AsyncGenerator[bytes, None]:
        yield body

    headers = Headers({"content-type": content_type})
    parser = MultiPartParser(
        headers, whole(), max_files=_PARTS, max_fields=_PARTS, max_part_size=BODY_LIMIT_BYTES
    )
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError):
        raise bad_request("can't parse the multipart body") from None
    arguments: dict[str, Any] = {}
    for name, part in form.multi_items():
        if isinstance(part, UploadFile):
            data = await part.read()
            kind = part.content_type or "application/octet-stream"
            arguments[name] = Upload(part.filename or "file", kind, data)
        else:
            arguments[name] = part
    await form.close()
    return arguments
