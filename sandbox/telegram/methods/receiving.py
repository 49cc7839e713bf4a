"""How a bot hears of things: long polling or a webhook."""

import re
from typing import Any, Final
from urllib.parse import urlsplit

from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.formatting.links import LOOPBACK
from sandbox.telegram.journal import Json

_SECRET: Final = re.compile(r"\A[A-Za-z0-9_-]*\Z")
_PORTS: Final = (443, 80, 88, 8443)
_CONNECTIONS: Final = 40


async def get_updates(call: Call) -> object:
    call.bot.updates.allow(_allowed(call.value("allowed_updates")))
    return await call.bot.updates.poll(
        offset=call.integer("offset"),
        limit=call.integer("limit"),
        timeout_s=call.integer("timeout"),
    )


def _allowed(kinds: Any) -> list[str] | None:
    if kinds is None:
        return None
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        raise bad_request("can't parse allowed updates JSON object")
    return kinds


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise bad_request("bad webhook: invalid URL specified") from None
    if not host:
        raise bad_request("bad webhook: invalid URL specified")
    if host in LOOPBACK:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port is not None and port not in _PORTS:
        text = "Webhook can be set up only on ports 80, 88, 443 or 8443"
        raise bad_request(f"bad webhook: {text}")


async def set_webhook(call: Call) -> object:
    url, secret = call.text("url"), call.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.match(secret):
        raise bad_request("secret token contains unallowed characters")
    if url:
        _check_url(url)
    updates = call.bot.updates
    updates.allow(_allowed(call.value("allowed_updates")))
    if call.flag("drop_pending_updates"):
        updates.clear()
    connections = call.integer("max_connections")
    updates.webhook = {}
    if url:
        updates.webhook = {
            "url": url,
            "secret": secret,
            "max_connections": connections if 1 <= connections <= 100 else _CONNECTIONS,
        }
        updates.stop()
    updates.save()
    call.world.webhook_changed(call.bot)
    return True


async def delete_webhook(call: Call) -> object:
    if call.flag("drop_pending_updates"):
        call.bot.updates.clear()
    call.bot.updates.webhook = {}
    call.bot.updates.save()
    call.world.webhook_changed(call.bot)
    return True


async def get_webhook_info(call: Call) -> object:
    updates = call.bot.updates
    info: Json = {
        "url": updates.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(updates),
    }
    shown = ("max_connections", "last_error_date", "last_error_message")
    info |= {k: updates.webhook[k] for k in shown if k in updates.webhook}
    if updates.webhook:
        info["allowed_updates"] = sorted(updates.allowed)
    return info


ANSWERS: Final = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
