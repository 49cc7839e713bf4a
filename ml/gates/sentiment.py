"""Does the sentiment encoder still read what it read, and better than VADER and the majority?"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ml import evaluate, registry
from ml.gates.gate import Gate, unmeasured
from ml.judge.sentiment import load_sentiment
from ml.judgement import KINDS, Kind

NAME: Final = "sentiment"
TOLERANCE: Final = 0.1  # of a probability; int8 rounds otherwise on other processors
AGREEMENT: Final = 0.96
_TEXTS: Final[tuple[tuple[str, Kind], ...]] = (
    ("Exchange hacked, customer funds stolen", "news"),
    ("Bitcoin soars to a new record", "news"),
    ("feels like it bottomed, buying more", "social"),
    ("Shares fall after weak guidance", "finance"),
)


def golden() -> Sequence[float]:
    """Return the probabilities of four texts."""
    texts, kinds = zip(*_TEXTS, strict=True)
    return [float(value) for value in load_sentiment(provider="cpu").read(texts, kinds).ravel()]


def measured(folder: Path) -> list[Gate]:
    """Return every gated figure of the sets that are there, and agreement with fp32 as recorded."""
    rows, missing = evaluate.tone_rows(folder)
    found = [gate for row in rows for gate in gates_of(row)]
    return [*told(), *found, *(unmeasured(why) for why in missing)]


def told() -> list[Gate]:
    """Return what was measured when the int8 file was made: fp32 weights do not ship."""
    recorded = registry.load_card(NAME).metrics
    return [
        Gate(
            what=f"int8 agrees with fp32, {head}, recorded",
            value=recorded[head]["agreement_with_fp32"],
            n=int(recorded[head]["rows"]),
            limit=AGREEMENT,
        )
        for head in KINDS
    ]


def gates_of(row: evaluate.Row) -> list[Gate]:
    """Return the gates of one measured set beside the better of its two baselines."""
    found = []
    for (name, figure), bound in evaluate.GATES.items():
        if name != row.name or figure not in row.model:
            continue
        naive = {
            who: figures[figure]
            for who, figures in (("VADER", row.vader), ("majority", row.majority))
            if figure in figures
        }
        best = max(naive, key=lambda who: naive[who], default="")
        found.append(
            Gate(
                what=f"{figure.replace('_', ' ')}, {name}",
                value=row.model[figure],
                n=int(row.model["rows"]),
                limit=bound,
                is_least=figure != "calibration_error",
                naive=naive.get(best, row.model.get("base_rate")),
                naive_is=best or ("base rate" if "base_rate" in row.model else ""),
            )
        )
    return found
