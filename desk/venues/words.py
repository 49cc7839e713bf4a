"""Where an order or a plan is to go, as people write it: `/stop btc 50% 58000 on bybit`."""

import re
from typing import Final

from desk.errors import Misunderstood
from desk.venues.profiles import PROFILES

_ON: Final = re.compile(r"\s+(?:on|на)\s+([^\W\d_]\S*)(?=\s|$)", re.IGNORECASE)
_NAMES: Final = {
    name.lower(): profile.name
    for profile in PROFILES.values()
    for name in (profile.name, profile.title)
}


def take(text: str) -> tuple[str, str | None]:
    """Return the words without the venue that they name, and its name; None when they name none.

    Raises `Misunderstood` for a venue that is none and for two.
    """
    found = _ON.findall(text)
    if not found:
        return text, None
    name = _NAMES.get(found[0].lower())
    if name is None or len(found) > 1:
        offered = ", ".join(PROFILES)
        raise Misunderstood(
            what="venue", text=found[-1][:40], offered=offered, example="/stop btc 50% 58000 on okx"
        )
    return _ON.sub("", text), name
