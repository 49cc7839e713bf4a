"""What a browser says of itself, in the few words that a person knows it by. Pure."""

import re
from typing import Final

MOST: Final = 400
# The first that is found counts: each browser names those it descends from as well.
_BROWSERS: Final = (
    ("Telegram", "Telegram"),
    ("Edge", r"Edg(?:A|iOS|e)?/"),
    ("Opera", r"OPR/|Opera"),
    ("Yandex Browser", "YaBrowser/"),
    ("Samsung Internet", "SamsungBrowser/"),
    ("Firefox", "Firefox/|FxiOS/"),
    ("Chrome", "Chrome/|CriOS/|Chromium/"),
    ("Safari", "Safari/"),
    ("curl", "curl/"),
    ("Python", "python|aiohttp"),
)
_SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("macOS", "Macintosh|Mac OS X"),
    ("ChromeOS", "CrOS"),
    ("Linux", "Linux|X11"),
)


def words(user_agent: str) -> str:
    """Return such as `Chrome · Windows`; empty for what names neither browser nor system."""
    text = user_agent[:MOST]
    found = (_first(_BROWSERS, text), _first(_SYSTEMS, text))
    return " · ".join(filter(None, found))


def _first(known: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for name, mark in known if re.search(mark, text, re.IGNORECASE)), "")
