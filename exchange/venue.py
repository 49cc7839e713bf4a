"""The parts of a running exchange that the request handlers work with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from exchange.engine import Engine
from exchange.faults import Faults
from exchange.journal import Journal
from exchange.outbox import Outbox
from exchange.streams import Streams
from exchange.tape import Tapes
from exchange.user_streams import UserStreams


@dataclass(frozen=True, slots=True)
class Venue:
    """Everything a handler may touch; `source` describes where prices come from."""

    engine: Engine
    tapes: Tapes
    journal: Journal
    faults: Faults
    source: Callable[[], Mapping[str, object]]
    streams: Streams
    users: UserStreams
    rates: dict[str, str] = field(default_factory=dict)  # funding, where the operator set it
    sockets: set[Outbox] = field(default_factory=set)  # of every client that is connected
