"""How fast headlines are judged, beside bare onnxruntime on the very same batches."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

from desk import clock
from desk.news import model as news
from desk.nursery import Nursery
from ml import registry
from ml.batching import BATCH, MicroBatcher
from ml.half import FILE
from ml.judge.manipulation import load_manipulation
from ml.judge.sentiment import load_sentiment
from ml.judge.service import Judge
from ml.judgement import Headline
from ml.runtime import open_session
from ml.text import normalise
from ml.tokenize import encode, load_tokenizer, pad
from ops.bench import pipeline
from ops.bench.figures import Budget, Figure, Floor, spread
from sandbox.feeds.app import DAY

TEXTS: Final = 512
ROUNDS: Final = 5
ONES: Final = 200
SHARE: Final = 0.85  # of bare onnxruntime, at least
_WAIT: Final = Budget(of="p50", limit=5, is_above_floor=True)  # the longest anybody waits


def measure(*, texts: int = TEXTS, rounds: int = ROUNDS, ones: int = ONES) -> list[Figure]:
    """Return texts a second of CPU in batches, and the wall time of one through the batcher.

    Throughput is per second of CPU, which other programs on the machine disturb least.
    """
    judge = Judge(load_sentiment(provider="cpu"), load_manipulation())
    rows = _headlines(texts)
    batches = [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]
    bare = _bare(batches)
    best = _cpu_s(
        {
            "bare": bare,
            "judge": lambda: [judge.score(batch) for batch in batches],
            "batcher": lambda: _through(judge, rows),
        },
        rounds,
    )
    floor = Floor(value=len(rows) / best["bare"], what="bare onnxruntime, same batches")
    return [
        _rate("judge, texts per CPU second", len(rows), best["judge"], floor),
        _rate("through the micro-batcher, texts per CPU second", len(rows), best["batcher"], floor),
        _one(judge, rows[:: max(1, len(rows) // ones)][:ones]),
        _beside_a_pipeline(rows, best["judge"], rounds),
    ]


def _beside_a_pipeline(rows: Sequence[Headline], judge_s: float, rounds: int) -> Figure:
    """Return how many times as fast we are as a Hugging Face pipeline, or what it lacks here."""
    lacking = pipeline.missing()
    if lacking:
        what = f"beside a Hugging Face pipeline: not measured, no {lacking}"
        return Figure(bench="inference", what=what, unit="", n=0, stats={})
    spent_s = pipeline.cpu_s([headline.text for headline in rows], rounds)
    return Figure(
        bench="inference",
        what="judge, times a Hugging Face pipeline",
        unit="x",
        n=len(rows),
        stats={"value": spent_s / judge_s},
        budget=Budget(of="value", limit=1, is_least=True),
        floor=Floor(value=1, what=f"the pipeline, {len(rows) / spent_s:.0f} texts per CPU second"),
    )


def _headlines(count: int) -> list[Headline]:
    """Return headlines of the bundled day as the desk has them judged, shortest first.

    Batches of like length come that way.
    """
    told = [json.loads(line) for line in DAY.read_text(encoding="utf-8").splitlines() if line]
    rows = [Headline(_judged(row), row["kind"]) for row in told]
    repeated = (rows * (count // len(rows) + 1))[:count]
    return sorted(repeated, key=lambda headline: len(headline.text))


def _judged(row: dict[str, Any]) -> str:
    told = news.Headline(
        id="",
        source=row["feed"],
        guid="",
        url="",
        title=row["title"],
        summary=row["summary"],
        kind=news.Kind(row["kind"]),
        coins=(),
        published_at=None,
        seen_at=clock.now(),
        fingerprint=0,
    )
    return told.judged


def _bare(batches: Sequence[Sequence[Headline]]) -> Callable[[], object]:
    card = registry.load_card("sentiment", registry.MODELS)
    content = registry.load_file(card, FILE, registry.MODELS)
    session = open_session(content, provider="cpu")
    tokenizer = load_tokenizer(registry.MODELS / "vocab.txt")
    padded = [
        pad(sorted(encode(tokenizer, [normalise(h.text) for h in batch]), key=len))
        for batch in batches
    ]

    def run() -> None:
        for ids, mask in padded:
            session.run(None, {"input_ids": ids, "attention_mask": mask})

    return run


def _rate(what: str, count: int, cpu_s: float, floor: Floor) -> Figure:
    return Figure(
        bench="inference",
        what=what,
        unit="texts/s",
        n=count,
        stats={"value": count / cpu_s},
        budget=Budget(of="value", limit=SHARE * floor.value, is_least=True),
        floor=floor,
    )


def _one(judge: Judge, headlines: Sequence[Headline]) -> Figure:
    bare = _bare([[headline] for headline in headlines])
    began = time.perf_counter()
    bare()
    alone = (time.perf_counter() - began) * 1000 / len(headlines)
    return Figure(
        bench="inference",
        what="one headline through the batcher, wall",
        unit="ms",
        n=len(headlines),
        stats=spread(asyncio.run(_awaited_ms(judge, headlines))),
        budget=_WAIT,
        floor=Floor(value=alone, what="bare onnxruntime, one by one"),
    )


def _through(judge: Judge, headlines: Sequence[Headline]) -> None:
    async def work() -> None:
        async with Nursery() as nursery:
            batcher = MicroBatcher(judge)
            nursery.spawn(batcher.run(), name="batches")
            await batcher.score(headlines)

    asyncio.run(work())


async def _awaited_ms(judge: Judge, headlines: Sequence[Headline]) -> list[float]:
    spent = []
    async with Nursery() as nursery:
        batcher = MicroBatcher(judge)
        nursery.spawn(batcher.run(), name="batches")
        for headline in headlines:
            began = time.perf_counter()
            await batcher.score([headline])
            spent.append((time.perf_counter() - began) * 1000)
    return spent


def _cpu_s(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the best of some rounds of each, taken in turn so that all meet the same weather."""
    best = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            began = time.process_time()
            work()
            best[name] = min(best[name], time.process_time() - began)
    return best
