"""Our client order id in the forms that venues take: 26 of [a-z2-7], always the same way."""

from collections.abc import Callable
from hashlib import sha256
from typing import Final
from uuid import UUID


def known_as(venue: str, client_order_id: str) -> str:
    """Return the word under which `venue` knows the order of a client order id of ours.

    It is the id itself but on Gate, which wants a prefix, and on Coinbase, which wants a UUID.
    """
    form = _FORMS.get(venue)
    return form(client_order_id) if form else client_order_id


def _prefixed(client_order_id: str) -> str:
    # Always: ccxt leaves the prefix out before an id that begins with t by itself.
    return f"t-{client_order_id}"


def _uuid(client_order_id: str) -> str:
    return str(UUID(bytes=sha256(client_order_id.encode()).digest()[:16], version=4))


_FORMS: Final[dict[str, Callable[[str], str]]] = {"gate": _prefixed, "coinbase": _uuid}
