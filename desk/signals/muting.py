"""A source that an admin has muted: known by a name among the things kept. Pure but for a look."""

from hashlib import sha256

from desk.ports import Unit


def name(source: str) -> str:
    """Return the name under which it is kept that a source is muted."""
    return f"muted:{source}"


def mark(source: str) -> str:
    """Return twelve characters that stand for a source where its name would be too long."""
    return sha256(source.encode()).hexdigest()[:12]


async def is_muted(unit: Unit, source: str) -> bool:
    """Tell whether alerts of a source are to reach nobody."""
    return await unit.keeps.get(name(source)) is not None
