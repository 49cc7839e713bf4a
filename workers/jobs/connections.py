"""Jobs about connections; what names no account and venue is ignored, for the queue is a hint."""

import re
from typing import Any, Protocol

_WHICH = re.compile(r"\A([1-9][0-9]{0,18}):([a-z]{2,20})\Z")


class Looks(Protocol):
    """Looks at connections."""

    async def look(self, account_id: int, venue: str) -> None:
        """Look at one connection now."""
        ...


async def check_connection(ctx: dict[str, Any], which: str) -> None:
    """Look at a connection whose keys were handed in or revoked."""
    connections: Looks = ctx["connections"]
    found = _WHICH.match(which) if isinstance(which, str) else None
    if found:
        await connections.look(int(found[1]), found[2])
