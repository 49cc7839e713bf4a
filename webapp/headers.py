"""Security headers on every answer: deny by default, framed only by Telegram. Pure ASGI."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk.settings import Settings

# The chart library writes one fixed <style> for its attribution logo; this is its SHA-256. A
# browser test fails on any CSP violation, so a new version of the library cannot pass unseen.
CHART_STYLE: Final = "'sha256-3pRED1tOXas1FXFoPb9TGCjmYe9XQsmO9OV23khV2nY='"
_TELEGRAM: Final = "https://web.telegram.org https://*.telegram.org"


class SecurityHeaders:
    """Adds the policy to pages and JSON alike; nothing from other hosts is ever loaded."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._fixed = _fixed(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._fixed:
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _fixed(settings: Settings) -> tuple[tuple[str, str], ...]:
    return (
        ("content-security-policy", policy(settings)),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
        ("cross-origin-resource-policy", "same-origin"),
    )


def policy(settings: Settings) -> str:
    """Return the Content-Security-Policy; in the sandbox its chat page may frame us too."""
    port = settings.sandbox_port
    sandbox = f" http://127.0.0.1:{port} http://localhost:{port}" if settings.in_sandbox else ""
    socket = settings.web_url.replace("http", "ws", 1)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' {CHART_STYLE}",
            "img-src 'self' data:",
            "font-src 'self'",
            f"connect-src 'self' {socket}",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {_TELEGRAM}{sandbox}",
        )
    )
