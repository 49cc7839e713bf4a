"""The one door between workers and memory: what a worker process opens."""

from db import queue, redis
from db.bus import Entry, RedisBus
from db.context import Context, open_desk
from db.store import Store

__all__ = ["Context", "Entry", "RedisBus", "Store", "open_desk", "queue", "redis"]
