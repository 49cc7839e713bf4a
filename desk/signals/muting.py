"""A source that an admin has muted: known by a name among the things kept. Pure but for a look."""

from collections.abc import Collection
from hashlib import sha256

from desk.ports import Unit


def name(source: str) -> str:
    """Return the name under which it is kept that a source is muted."""
    return f"muted:{source}"


def mark(source: str) -> str:
    """Return twelve characters that stand for a source where its name would be too long."""
    return sha256(source.encode()).hexdigest()[:12]


async def among(unit: Unit, sources: Collection[str]) -> frozenset[str]:
    """Return those of the sources whose alerts are to reach nobody."""
    kept = await unit.keeps.several([name(source) for source in sources])
    return frozenset(source for source in sources if name(source) in kept)
