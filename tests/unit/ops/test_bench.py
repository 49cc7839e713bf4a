"""Benches that need no desk run small and return their fields; figures know their budgets."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from desk import clock
from desk.news.dedup import RecentHeadlines
from desk.news.intake import headline_from
from desk.news.model import Kind, RawHeadline
from desk.settings import Settings
from ml.runtime import CPU, CUDA
from ops import bench
from ops.bench import engine, gpu, inference, matching, pictures, validation
from ops.bench.figures import Budget, Figure, Floor, number, spread
from ops.bench.headlines import headlines


def figure(value: float, budget: Budget, floor: Floor | None = None) -> Figure:
    return Figure(
        bench="b", what="w", unit="ms", n=1, stats={"p95": value}, budget=budget, floor=floor
    )


def test_percentiles_are_samples_by_nearest_rank() -> None:
    assert spread([float(n) for n in range(1, 201)]) == {"p50": 100, "p95": 190, "p99": 198}
    assert spread([7.0]) == {"p50": 7, "p95": 7, "p99": 7}
    assert spread([]) == {}


@pytest.mark.parametrize(
    ("value", "budget", "verdict"),
    [
        (99, Budget(of="p95", limit=100), "ok"),
        (100, Budget(of="p95", limit=100), "over"),
        (99, Budget(of="p95", limit=100, is_least=True), "over"),
        (101, Budget(of="p95", limit=100, is_least=True), "ok"),
        (14, Budget(of="p95", limit=10, is_above_floor=True), "ok"),
        (16, Budget(of="p95", limit=10, is_above_floor=True), "over"),
        (1, Budget(of="p99", limit=10), ""),
    ],
)
def test_verdict_follows_from_the_budget(value: float, budget: Budget, verdict: str) -> None:
    assert figure(value, budget, Floor(value=5, what="f")).verdict == verdict


def test_line_shows_figure_budget_floor_load_and_verdict() -> None:
    budget = Budget(of="p95", limit=100)
    [line] = figure(123.4, budget, Floor(value=1.234, what="the least")).lines()
    for words in ("p95 123 ms", "n 1", "budget p95 < 100 ms", "floor 1.23 ms (the least)", "load"):
        assert words in line
    assert line.endswith("over")


def test_numbers_keep_three_digits() -> None:
    written = {0: "0", 0.01234: "0.0123", 12.34: "12.3", 123.4: "123", 12_345.6: "12,346"}
    assert {value: number(value) for value in written} == written


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param(lambda: engine.measure(steps=2000, orders=300, rounds=1), id="engine"),
        pytest.param(lambda: matching.measure(texts=2, rounds=1), id="matching"),
        pytest.param(lambda: inference.measure(texts=5, rounds=1, ones=5), id="inference"),
        pytest.param(lambda: pictures.measure(draws=2), id="pictures"),
        pytest.param(lambda: [validation.in_memory(n=5)], id="validation"),
    ],
)
def test_bench_runs_small_and_returns_its_fields(figures: object) -> None:
    assert callable(figures)
    found = figures()
    assert found
    for each in found:
        if not each.n:
            assert "not measured, no torch" in each.what
            continue
        assert each.stats
        assert each.budget, each.what
        assert each.floor, each.what
        assert all(value >= 0 for value in each.stats.values())
        assert set(each.as_json()) >= {"bench", "what", "unit", "n", "stats", "load", "verdict"}
        json.dumps(each.as_json())


def test_without_a_card_the_bench_of_the_gpu_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpu, "choose_providers", lambda _: (CPU,))
    [line] = gpu.measure()
    assert line.what == "not measured: no NVIDIA card that loads CUDA is here"
    assert (line.n, line.verdict, line.is_broken) == (0, "", False)


def test_a_card_is_measured_at_three_batches_against_the_targets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs: list[int] = []

    class Card:
        def get_providers(self) -> list[str]:
            return [CUDA, CPU]

        def run(self, _: None, inputs: dict[str, Any]) -> None:
            runs.append(len(inputs["input_ids"]))

    monkeypatch.setattr(gpu, "choose_providers", lambda _: (CUDA, CPU))
    monkeypatch.setattr(gpu, "open_session", lambda _, **__: Card())
    monkeypatch.setattr(gpu, "card", lambda: "Card X")
    found = gpu.measure()
    assert [f.what for f in found] == [
        f"encoder, batch {batch}, Card X, CUDA" for batch in (1, 32, 512)
    ]
    assert set(runs) == {1, 32, 512}
    for each in found:
        assert {f"under {target} ms" for target in (10, 5, 8, 2)} < set(each.parts)
        assert each.parts["texts/s"] > 0


def test_headlines_of_the_bench_are_stories_of_their_own_about_their_coin() -> None:
    told = RecentHeadlines()
    for place, (coin, title) in enumerate(
        itertools.islice(headlines(("BTC", "ETH", "SOL", "LINK"), seed=3), 300)
    ):
        raw = RawHeadline(
            source="bench",
            guid=str(place),
            url=f"http://127.0.0.1/{place}",
            title=title,
            summary="",
            published_at=clock.now(),
            kind=Kind.NEWS,
        )
        kept = told.add(headline_from(raw, clock.now()))
        assert kept.duplicate_of is None, title
        assert coin in kept.coins, title


def test_unknown_bench_is_named_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.run(Settings(data_dir=tmp_path), "speed", as_json=False) == 2
    said = capsys.readouterr().err
    assert "speed" in said
    assert all(name in said for name in bench.NAMES)


def test_report_for_machines_is_one_json_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.run(Settings(data_dir=tmp_path), "matching", as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["machine"]["cores"] >= 1
    assert {f["bench"] for f in found["figures"]} == {"matching"}
    assert all(f["budget"] and f["floor"] for f in found["figures"])
