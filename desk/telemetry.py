"""Structured logs without secrets, metrics, and optional error reports."""

import json
import logging
import sys
from collections.abc import Iterable, MutableMapping
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import structlog
from prometheus_client import Histogram

from desk.secret import MASK, Secret
from desk.settings import Settings

_QUIET: Final = (
    "httpx", "httpcore", "aiohttp.access", "aiogram.event", "uvicorn.access", "ccxt", "alembic",
    "arq", "anthropic", "httpx2", "httpcore2",
)  # fmt: skip
_HIDDEN_KEYS: Final = frozenset(
    {"authorization", "cookie", "init_data", "password", "secret", "signature", "token", "api_key"}
)
_SHORTEST: Final = 8  # a shorter text stands anywhere by accident
LATENCY: Final = Histogram(
    "tapewire_seconds",
    "Seconds spent in a named step.",
    ["step"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


def start(settings: Settings, *, process: str) -> None:
    """Set up logs (and Sentry when configured) for a process; call once, first thing."""
    level = getattr(logging, settings.log_level.upper())
    found = known(settings)
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        hide_secrets,
    ]
    if settings.sentry_dsn:
        shared.append(_reporter(settings, found))
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(settings, shared, found))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.contextvars.bind_contextvars(process=process)


def _formatter(
    settings: Settings, shared: list[structlog.typing.Processor], hidden: tuple[str, ...]
) -> structlog.stdlib.ProcessorFormatter:
    is_json = settings.log_format == "json"
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(default=str)
        if is_json
        else structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            *([structlog.processors.format_exc_info] if is_json else []),
            renderer,
            lambda _logger, _method, line: scrub(str(line), hidden),
        ],
    )


def _reporter(settings: Settings, hidden: tuple[str, ...]) -> structlog.typing.Processor:
    """Start Sentry; return what sends each logged error there, with its traceback."""
    import sentry_sdk  # noqa: PLC0415 - a quarter of a second that most desks never need
    from sentry_sdk.integrations.logging import LoggingIntegration  # noqa: PLC0415

    def cleaned(event: Any, _hint: Any) -> Any:
        return json.loads(scrub(json.dumps(event, default=str), hidden))

    sentry_sdk.init(
        dsn=settings.sentry_dsn.reveal(),
        include_local_variables=False,
        send_default_pii=False,
        max_request_body_size="never",
        before_send=cleaned,
        before_breadcrumb=cleaned,
        trace_propagation_targets=[],  # else every venue is told the key and the trace
        # Its own look at log records sees structlog's dictionary and no exception.
        integrations=[LoggingIntegration(level=None, event_level=None)],
    )

    def report(
        logger: object, method: str, event: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        if event.get("level") in {"error", "critical"}:
            info = event.get("exc_info")
            error = sys.exc_info()[1] if info is True else info
            with sentry_sdk.new_scope() as scope:
                told = {n: str(v) for n, v in event.items() if n[0] != "_" and n != "exc_info"}
                scope.set_context("log", told)
                if error:
                    sentry_sdk.capture_exception(error)
                else:
                    sentry_sdk.capture_message(str(event.get("event")), level="error")
        return event

    return report


def known(settings: Settings) -> tuple[str, ...]:
    """Return the process's own secrets, as they stand in settings and addresses."""
    values = [getattr(settings, name) for name in type(settings).model_fields]
    found = {v.reveal() for v in values if isinstance(v, Secret)}
    for address in (settings.database_url, settings.redis_url):
        password = urlsplit(address).password or ""
        found |= {password, unquote(password)}
    found |= {json.dumps(f)[1:-1] for f in found}
    return tuple(sorted((f for f in found if len(f) >= _SHORTEST), key=len, reverse=True))


def scrub(text: str, hidden: Iterable[str]) -> str:
    """Mask known secrets wherever they stand: in a library's message, an address, a traceback."""
    for secret in hidden:
        text = text.replace(secret, MASK)
    return text


def hide_secrets(
    logger: object, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Mask values that are secrets by type or stand under a name that means one."""
    for name, value in event.items():
        if isinstance(value, Secret) or name.lower() in _HIDDEN_KEYS:
            event[name] = MASK
    return event
