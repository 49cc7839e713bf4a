"""How fast the float16 encoder is on this machine's GPU, with the card's name; or that none is."""

import subprocess
import time
from typing import Any, Final

import numpy as np

from ml import registry
from ml.half import FILE, halved
from ml.judge.sentiment import SHAPES
from ml.runtime import CPU, choose_providers, on_gpu, open_session
from ops.bench.figures import Figure, spread

BATCHES: Final = (1, 32, 512)
TOKENS: Final = 32  # most headlines are shorter
TARGETS_MS: Final = (10, 5, 8, 2)  # asked for when the product was first described
_RUNS: Final = 200
_WARM: Final = 20
_CARD: Final = ("nvidia-smi", "--query-gpu=name", "--format=csv,noheader")


def measure() -> list[Figure]:
    """Return milliseconds a batch and texts a second of each batch; one empty line without a GPU.

    Tokens go to the card and logits come back in every run, as they do in the worker.
    """
    if choose_providers("auto") == (CPU,):
        return [_nothing("not measured: no NVIDIA card that loads CUDA is here")]
    content = halved(registry.load_file(registry.load_card("sentiment"), FILE))
    session = open_session(content, shapes=SHAPES)
    if not on_gpu(session):
        return [_nothing("not measured: CUDA loads, and onnxruntime cannot start on it")]
    where = f"{card()}, {session.get_providers()[0].removesuffix('ExecutionProvider')}"
    return [figure(where, batch, timed_ms(session, batch)) for batch in BATCHES]


def card() -> str:
    """Return the name of the first card, `unnamed card` where its driver does not say."""
    try:
        done = subprocess.run(_CARD, capture_output=True, text=True, check=True, timeout=10)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return "unnamed card"
    return done.stdout.partition("\n")[0].strip() or "unnamed card"


def timed_ms(session: Any, batch: int, *, runs: int = _RUNS, warm: int = _WARM) -> list[float]:
    """Return what each run of a batch of texts of 32 tokens takes."""
    ids = np.random.default_rng(batch).integers(1000, 2000, (batch, TOKENS))
    inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
    spent = []
    for number in range(warm + runs):
        began = time.perf_counter()
        session.run(None, inputs)
        if number >= warm:
            spent.append((time.perf_counter() - began) * 1000)
    return spent


def figure(where: str, batch: int, spent: list[float]) -> Figure:
    """Return the line of one batch; which targets its median is under stands below it."""
    stats = spread(spent)
    kept = {f"under {target} ms": float(stats["p50"] < target) for target in TARGETS_MS}
    return Figure(
        bench="gpu",
        what=f"encoder, batch {batch}, {where}",
        unit="ms",
        n=len(spent),
        stats=stats,
        parts={"texts/s": batch * 1000 / stats["p50"], **kept},
    )


def _nothing(why: str) -> Figure:
    return Figure(bench="gpu", what=why, unit="", n=0, stats={})
