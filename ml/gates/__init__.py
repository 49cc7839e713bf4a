"""What each model must show, one module a model: measured on data, or by golden outputs without."""

from importlib import import_module
from typing import Final, cast

from ml.gates.gate import Gates

MODELS: Final = (
    "sentiment",
    "manipulation",
    "risk",
    "pumps",
    "band",
    "direction",
    "patterns",
    "quick",
)


def of(model: str) -> Gates:
    """Return the gates of one of `MODELS`."""
    return cast(Gates, import_module(f"ml.gates.{model}"))
