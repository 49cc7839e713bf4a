"""Do the two linear models still find scams and calls to pumps among honest posts?"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ml import evaluate
from ml.gates.gate import Gate, unmeasured
from ml.gates.sentiment import gates_of
from ml.judge.manipulation import load_manipulation

NAME: Final = "manipulation"
TOLERANCE: Final = 0.001  # of a probability
_TEXTS: Final = (
    "The pump is in 30 minutes! Next post is the coin, buy fast and hold",
    "Claim your free airdrop now, connect your wallet",
    "Fed holds rates",
)


def golden() -> Sequence[float]:
    """Return the probabilities of three texts."""
    return [float(value) for value in load_manipulation().read(_TEXTS).ravel()]


def measured(folder: Path) -> list[Gate]:
    """Return average precision beside the share of posts that are what is asked for."""
    rows, missing = evaluate.post_rows(folder)
    found = [gate for row in rows for gate in gates_of(row)]
    return [*found, *(unmeasured(why) for why in missing)]
