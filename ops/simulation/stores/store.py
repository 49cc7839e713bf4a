"""What every store is made of: rows as one transaction sees them, and waits for answers."""

from collections.abc import Awaitable, Callable

from ops.simulation.memory import Transaction

Pause = Callable[[], Awaitable[None]]


class Store:
    """Tables as one unit sees them; `pause` is every answer it waits for."""

    def __init__(self, rows: Transaction, pause: Pause) -> None:
        self._rows = rows
        self._pause = pause
