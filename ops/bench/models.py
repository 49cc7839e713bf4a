"""Every gate of every model beside its naive baseline; a gate that is missed is a failure.

With TAPEWIRE_DATA_SETS (or a folder given) the shipped files are measured on the data sets; without
it their checksums and what they say to a fixed input are held against their cards.
"""

import os
from pathlib import Path
from typing import Final

from ml import gates, registry
from ml.datasets import MissingData
from ml.evaluate import VARIABLE
from ml.gates.gate import Gate, farthest, unmeasured
from ops.bench.figures import Budget, Figure, Floor

_ABSENT: Final = f"{VARIABLE} names no folder (docs/models.md)"


def measure(data: Path | None = None) -> list[Figure]:
    """Return the figures of every model, with the data sets that are there."""
    given = os.environ.get(VARIABLE)
    folder = data or (Path(given) if given else None)
    return [figure for model in gates.MODELS for figure in _of(model, folder)]


def _of(model: str, folder: Path | None) -> list[Figure]:
    try:
        checked = _golden(model)
    except registry.BadModel as e:
        return [_figure(model, _bad(e))]
    if folder is None:
        return [checked, _figure(model, unmeasured(_ABSENT))]
    try:
        found = gates.of(model).measured(folder)
    except MissingData as e:
        return [checked, _figure(model, unmeasured(str(e)))]
    return [checked, *(_figure(model, gate) for gate in found)]


def _golden(model: str) -> Figure:
    """Hold files and outputs against the card; raises `BadModel` for a file that is not its own."""
    offered = gates.of(model)
    card = registry.load_card(offered.NAME)
    for file in card.files:
        registry.load_file(card, file)
    outputs = offered.golden()
    return _figure(
        model,
        Gate(
            what=f"checksums right ({len(card.files)}), outputs off by",
            value=farthest(card, outputs),
            n=len(outputs),
            limit=offered.TOLERANCE,
            is_least=False,
        ),
    )


def _bad(e: registry.BadModel) -> Gate:
    what = f"{Path(str(e.values['file'])).name} {e.values['problem']}"
    return Gate(what=what, value=1.0, n=1, limit=0.0, is_least=False, unit="files")


def _figure(model: str, gate: Gate) -> Figure:
    budget = gate.limit is not None and Budget(
        of="value", limit=gate.limit, is_least=gate.is_least, is_reached=True, is_promise=True
    )
    return Figure(
        bench=model,
        what=gate.what,
        unit=gate.unit,
        n=gate.n,
        stats={"value": round(gate.value, 4)} if gate.n else {},
        budget=budget or None,
        floor=None if gate.naive is None else Floor(value=gate.naive, what=gate.naive_is),
        parts=gate.parts,
    )
