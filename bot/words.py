"""What a message says to us: a command with its words, or nothing."""

import re
from dataclasses import dataclass
from typing import Final

_COIN = re.compile(r"\$[A-Z0-9]{2,12}\b|\b[A-Z0-9]{2,12}/USDT?\b", re.IGNORECASE)
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{3,32}))?(?:[ \t]+|(?=\n)|$)")
ALIASES: Final = {
    "menu": "start",
    "home": "start",
    "order": "orders",
    "plan": "plans",
    "sl": "stop",
    "limit": "limits",
    "pricealert": "alert",
    "w": "watchlist",
    "watch": "watchlist",
}


@dataclass(frozen=True, slots=True)
class Command:
    """A command in lower case with the words behind it; `to` is the bot it was addressed to."""

    name: str
    words: str = ""
    to: str = ""

    def is_for(self, username: str) -> bool:
        """Tell whether the command is ours: addressed to us or to nobody."""
        return not self.to or self.to.lower() == username.lower()


def read(text: str) -> Command | None:
    """Return the command that begins a text, None when none does."""
    found = _COMMAND.match(text)
    if not found:
        return None
    name = found[1].lower()
    return Command(ALIASES.get(name, name), text[found.end() :].rstrip(), found[2] or "")


def coins(text: str) -> list[str]:
    """Return what means a coin even where people talk of other things: $BTC, btc/usdt."""
    return _COIN.findall(text)
