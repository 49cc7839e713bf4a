"""The peer engine over the same stream of orders; run by the interpreter of its environment.

Its two `type` statements need Python 3.12. On an older one they are read as the assignments
that they are; nothing else of it is touched, and nothing that is measured.
"""

import gc
import importlib.abc
import importlib.machinery
import json
import re
import sys
import time
from collections.abc import Sequence
from types import ModuleType


class _Aliases(importlib.machinery.SourceFileLoader):
    """Reads `type X = Y` as `X = Y`."""

    def get_data(self, path: str) -> bytes:
        """Return the content of a file."""
        data = super().get_data(path)
        return re.sub(rb"(?m)^type (\w+) =", rb"\1 =", data) if path.endswith(".py") else data


class _Finder(importlib.abc.MetaPathFinder):
    """Lets the peer's modules be loaded so."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find a module of the peer."""
        if name.partition(".")[0] != "matching_engine":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec and spec.origin:
            spec.loader = _Aliases(name, spec.origin)
        return spec


def measure(steps: list[tuple[str, int, int, int, int]], rounds: int) -> float:
    """Return operations per second of CPU, the best of some rounds."""
    if sys.version_info < (3, 12):
        sys.meta_path.insert(0, _Finder())
    return max(_round(steps) for _ in range(rounds))


def _round(steps: list[tuple[str, int, int, int, int]]) -> float:
    domain = __import__("matching_engine.domain", fromlist=["domain"])
    engine = __import__("matching_engine.engine", fromlist=["engine"]).MatchingEngine()
    sequenced, cancelled, new = domain.SequencedCommand, domain.CancelOrder, domain.NewOrder
    buy, sell, none = domain.Side.BUY, domain.Side.SELL, domain.SelfTradePrevention.NONE
    limit, at_market = domain.OrderType.LIMIT, domain.OrderType.MARKET
    stays, at_once = domain.TimeInForce.GTC, domain.TimeInForce.IOC
    process, number = engine.process, 0
    gc.collect()
    gc.freeze()
    began = time.process_time()
    for what, id_, side, price, lots in steps:
        number += 1
        if what == "cancel":
            process(sequenced(number, 0, cancelled(id_, 1)))
            continue
        kind, force = (limit, stays) if price else (at_market, at_once)
        side_ = buy if side > 0 else sell
        order = new(id_, 1, side_, price, lots, kind, force, False, none)  # noqa: FBT003
        process(sequenced(number, 0, order))
    return len(steps) / (time.process_time() - began)


if __name__ == "__main__":
    stream, times = json.load(sys.stdin)
    print(measure(stream, times))  # noqa: T201
