"""Prints figures as they come, or one JSON document at the end."""

import json
from collections.abc import Sequence
from typing import Any

import typer

from ops.bench.figures import Figure, machine


class Report:
    """Collects the figures of a run."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._machine = machine()
        self._figures: list[Figure] = []
        self._desk = ""
        self._say(
            f"{self._machine['cores']} cores, {self._machine['processor']}, "
            f"Python {self._machine['python']}, {self._machine['at']}"
        )

    def on(self, desk: str) -> None:
        """Say which desk is measured."""
        self._desk = desk
        self._say(f"measuring {desk}")

    def add(self, figures: Sequence[Figure]) -> None:
        """Print figures; with JSON they wait for the end."""
        self._figures += figures
        for figure in figures:
            self._say("\n".join(figure.lines()))

    def end(self) -> bool:
        """Print what is over its budget, or everything as JSON; True when promises were kept."""
        over = [f"{f.bench}: {f.what}" for f in self._figures if f.verdict == "over"]
        self._say(f"over: {'; '.join(over)}" if over else "every budget is kept")
        if self._as_json:
            found: dict[str, Any] = {
                "machine": self._machine,
                "desk": self._desk,
                "over": len(over),
                "figures": [figure.as_json() for figure in self._figures],
            }
            typer.echo(json.dumps(found, indent=2))
        return not any(f.is_broken for f in self._figures)

    def _say(self, text: str) -> None:
        if not self._as_json:
            typer.echo(text)
