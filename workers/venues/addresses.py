"""Where venues are: at their own addresses, or all of them at one exchange of ours for trying."""

from typing import Any
from urllib.parse import urlsplit

from desk.settings import Settings
from desk.venues.profiles import PAPER


def base(settings: Settings, venue: str) -> str:
    """Return where a venue is served instead of at its own address, "" for its own."""
    if venue == PAPER:
        return settings.paper_url
    if not settings.venues_url:
        return ""
    root = settings.venues_url.rstrip("/")
    return root if venue == "binance" else f"{root}/{venue}"


def move(client: Any, venue: str, to: str) -> None:
    """Let a ccxt client talk to `to`; only hosts change, in every address that it has."""
    if venue == "htx":  # it signs the host, and has it apart
        host = urlsplit(to).netloc
        client.urls["hostnames"] = dict.fromkeys(client.urls["hostnames"], host)
    client.urls["api"] = _moved(client.urls["api"], to)


def _moved(urls: Any, to: str) -> Any:
    if isinstance(urls, dict):
        return {name: _moved(url, to) for name, url in urls.items()}
    return to + urlsplit(urls).path
