"""Named places on an order's way where a test may end the process; disarmed they cost a look-up."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

NAMES: Final = (
    "inbox.accepting",
    "inbox.accepted",
    "order.placing",
    "unit.committed",  # before the hints leave
    "order.placed",
    "sending.committing",
    "sending.committed",
    "venue.asking",
    "venue.answered",
    "outcome.committing",
    "outcome.committed",
    "lookup.asking",
    "lookup.answered",
    "receipt.putting",
    "receipt.put",
    "receipt.noted",
    "inbox.done",
)
EVERYWHERE: Final = "*"
EXAMPLE: Final = "sending.committed:0.05:1"
_RULE = re.compile(r"\A(\*|[a-z]+\.[a-z]+):(0(?:\.[0-9]{1,6})?|1):([0-9]{1,9})\Z")
_armed: dict[str, Callable[[], None]] = {}


@dataclass(frozen=True, slots=True)
class Rule:
    """How likely the process ends each time it passes a place; the seed makes it repeatable."""

    name: str
    probability: float
    seed: int


def passing(name: str) -> None:
    """Say that a step is being taken; what is armed there may not return."""
    strike = _armed.get(name)
    if strike is not None:
        strike()


def arm(strikes: Mapping[str, Callable[[], None]]) -> None:
    """Have these called at their places from now on, and nothing anywhere else."""
    _armed.clear()
    _armed.update(strikes)


def strikes(
    rules: tuple[Rule, ...], *, salt: str, end: Callable[[str], None]
) -> dict[str, Callable[[], None]]:
    """Return what to arm: `end` is called with the name of the place that struck.

    `salt` tells the lives of a process apart, so that it does not die at the same step each time.
    """
    found: dict[str, Callable[[], None]] = {}
    for rule in rules:
        for name in NAMES if rule.name == EVERYWHERE else (rule.name,):
            found[name] = _strike(name, rule, salt, end)
    return found


def _strike(name: str, rule: Rule, salt: str, end: Callable[[str], None]) -> Callable[[], None]:
    chance = Random(f"{rule.seed}:{name}:{salt}")  # noqa: S311 - not a secret

    def strike() -> None:
        if chance.random() < rule.probability:
            end(name)

    return strike


def parse(words: tuple[str, ...]) -> tuple[Rule, ...]:
    """Read rules written `name:probability:seed`; raises `ValueError`."""
    found = []
    for text in words:
        match = _RULE.match(text)
        if match is None or match[1] not in {EVERYWHERE, *NAMES}:
            raise ValueError(f"holds what is no name:probability:seed, for example {EXAMPLE}")
        found.append(Rule(match[1], float(match[2]), int(match[3])))
    return tuple(found)
