"""What every body is made of: JSON, and sums that are nought."""

from typing import Any, Final, TypeAlias

import orjson

from exchange.units import write

Json: TypeAlias = dict[str, Any]
ZERO: Final = write(0)


def encode(value: object) -> bytes:
    """Write a body."""
    return orjson.dumps(value)
