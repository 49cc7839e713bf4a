"""Every failure as one shape: problem+json (RFC 9457) in the language of who asked.

A malformed body is never echoed: it may be 64 KiB, or a secret pasted into the wrong field.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from html import unescape
from typing import Any, Final

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from prometheus_client import Counter
from starlette.exceptions import HTTPException

from desk import i18n, money
from desk.errors import DeskError
from desk.i18n import MissingText, Texts
from webapp.deps import language_of

log = structlog.get_logger(__name__)
CRASHES: Final = Counter("tapewire_http_crashes_total", "Requests that ended in a bug.")
MEDIA_TYPE: Final = "application/problem+json"
_MOST_FIELDS: Final = 10


class BadRequest(DeskError):
    """The request itself is malformed: header, cursor, JSON syntax."""

    key, status = "bad-request", 400


class TooLarge(DeskError):
    """The body, or a field of it, is over its limit."""

    key, status = "too-large", 413


class Invalid(DeskError):
    """A body, path or query that is not what the route takes; `fields` names where."""

    key, status = "invalid", 422


class NoRoute(DeskError):
    """Nothing is served at this address."""

    key, status = "no-route", 404


class NoMethod(DeskError):
    """The address exists and does not take this method."""

    key, status = "no-method", 405


class Crash(DeskError):
    """A bug of ours; the log knows more."""


def plain_text(texts: Texts, key: str, **values: object) -> str:
    """Return a text of `locales/*/web.ftl` for JSON and scripts, where HTML escapes are wrong."""
    return unescape(str(texts(key, **values)))


def problem(error: DeskError, language: str) -> dict[str, object]:
    """Return the JSON of an error; `values` hold text only, amounts in canonical form."""
    texts = i18n.texts(language)
    values = {name: _as_text(value) for name, value in error.values.items()}
    shown = {name: _shown(value) for name, value in error.values.items()}
    return {
        "type": f"/about#error-{error.key}",
        "title": plain_text(texts, f"web-problem-{error.key}"),
        "detail": detail(texts, error.key, shown),
        "key": error.key,
        "status": error.status,
        "values": values,
    }


def respond(error: DeskError, language: str) -> JSONResponse:
    """Return the answer for an error, with Retry-After where waiting helps."""
    headers = {}
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if error.status == 429:
        headers["Retry-After"] = _as_text(error.values.get("retry_after_s", 1))
    body = problem(error, language)
    return JSONResponse(body, error.status, headers=headers, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Give the app its handlers for refused, malformed, unknown and crashed requests."""
    app.add_exception_handler(DeskError, _on_desk_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Exception, _on_crash)


async def _on_desk_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, DeskError)  # noqa: S101 - registered for this type alone
    if error.status >= 500 and error.status != 503:
        CRASHES.inc()
        log.error("desk call failed", key=error.key, path=request.url.path, exc_info=error)
    return respond(error, language_of(request))


async def _on_invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
    found = error.errors()
    body = problem(Invalid(fields=_fields(found)), language_of(request))
    body["errors"] = _described(found)
    return JSONResponse(body, 422, media_type=MEDIA_TYPE)


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as above
    if error.status_code == 404 and _is_for_eyes(request):
        page = request.app.state.pages.page("missing", language_of(request))
        return HTMLResponse(page.body, 404)
    kinds: dict[int, type[DeskError]] = {404: NoRoute, 405: NoMethod, 413: TooLarge}
    return respond(kinds.get(error.status_code, BadRequest)(), language_of(request))


def _is_for_eyes(request: Request) -> bool:
    """Tell a browser that opens an address from a program that asks the API."""
    accepted = request.headers.get("accept", "")
    return "text/html" in accepted and not request.url.path.startswith("/api/")


async def _on_crash(request: Request, error: Exception) -> JSONResponse:
    CRASHES.inc()
    log.error("request failed", path=request.url.path, method=request.method, exc_info=error)
    return respond(Crash(), language_of(request))


def _fields(found: Iterable[Mapping[str, Any]]) -> str:
    names = dict.fromkeys(_where(one) for one in found)
    return ", ".join(list(names)[:_MOST_FIELDS])


def _described(found: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return place and rule of each finding; never its input, and never the context."""
    lines = [{"field": _where(one), "problem": str(one["msg"])[:200]} for one in found]
    return lines[:_MOST_FIELDS]


def _where(one: Mapping[str, Any]) -> str:
    path = [str(part) for part in one["loc"] if part not in {"body", "query", "path", "header"}]
    text = ".".join(path)[:80].encode("ascii", "backslashreplace").decode()
    return text or "body"


def detail(texts: Texts, key: str, values: Mapping[str, object]) -> str:
    """Return the most exact text whose values are all there; an error is told in any case."""
    for name in _detail_keys(key, values):
        if texts.has(name):
            with suppress(MissingText):
                return plain_text(texts, name, **values)
    title = f"web-problem-{key}"
    return plain_text(texts, title if texts.has(title) else "web-problem-refused")


def _detail_keys(key: str, values: Mapping[str, object]) -> list[str]:
    """Return the keys of the text, most exact first: by rule, by code, by subject, by error."""
    words = [values.get(name) for name in ("rule", "code", "what", "why")]
    exact = [f"web-detail-{key}-{word}" for word in words if isinstance(word, str)]
    return [*exact, f"web-detail-{key}"]


def _shown(value: object) -> str:
    """Write an amount for people, as the language of the text does; all else as it is sent."""
    return money.show_quantity(value) if isinstance(value, Decimal) else _as_text(value)


def _as_text(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(_as_text(part) for part in value)
    if isinstance(value, money.Figure):
        return value
    text = money.plain(value) if hasattr(value, "as_tuple") else str(value)  # type: ignore[arg-type]
    return text[:160].encode("utf-8", "replace").decode()
