"""What every process of the desk has counted, as one page for Prometheus."""

from collections.abc import Iterator, Mapping
from typing import Final

from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.registry import Collector

OURS: Final = "webapp"


def page(others: Mapping[str, str]) -> bytes:
    """Return our own metrics and those of other processes, told apart by the label `process`."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Merged({OURS: generate_latest().decode(), **others}))
    return generate_latest(registry)


class _Merged(Collector):
    """Families of several pages, each family once."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self._pages = pages

    def collect(self) -> Iterator[Metric]:
        """Yield each family with the samples of every process."""
        families: dict[str, Metric] = {}
        for process, text in self._pages.items():
            for found in text_string_to_metric_families(text):
                known = Metric(found.name, found.documentation, found.type)
                family = families.setdefault(found.name, known)
                for sample in found.samples:
                    labels = {**sample.labels, "process": process}
                    family.add_sample(sample.name, labels, sample.value)
        yield from families.values()
