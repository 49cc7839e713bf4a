"""The exchange's own time: a venue does not read its clients' clocks, in one process neither."""

import time


def epoch_ms() -> int:
    """Return the current time as whole milliseconds since 1970."""
    return time.time_ns() // 1_000_000
