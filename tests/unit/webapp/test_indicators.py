"""The lines over the chart, as the page's own script computes them."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
SCRIPT = ROOT / "webapp" / "frontend" / "indicators.ts"
# Closes of the worked example of J. Welles Wilder's index at StockCharts' ChartSchool, and what it
# says that the index is from the fifteenth close on.
CLOSES = (
    *(44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826),
    *(45.8931, 46.0328, 45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439),
)
STRENGTH = (70.53, 66.32, 66.55, 69.41, 66.36, 57.97)


def line(name: str, closes: list[float], length: int) -> list[Any]:
    """Return what the script says."""
    built = subprocess.run(
        [ROOT / "node_modules" / ".bin" / "esbuild", SCRIPT, "--format=esm"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    call = f"{built}\nconsole.log(JSON.stringify({name}({json.dumps(closes)}, {length})))"
    run = subprocess.run(
        ["node", "--input-type=module", "-e", call], capture_output=True, check=True, text=True
    )
    found: list[Any] = json.loads(run.stdout)
    return found


pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="the pages were built elsewhere")


def test_the_strength_is_that_of_the_worked_example() -> None:
    found = line("rsi", list(CLOSES), 14)
    assert found[:14] == [None] * 14
    assert found[14:] == pytest.approx(STRENGTH, abs=0.02)


def test_the_strength_of_a_market_that_stands_still_or_only_rises() -> None:
    assert line("rsi", [5.0] * 16, 14)[14:] == [50, 50]
    assert line("rsi", [float(n) for n in range(16)], 14)[14:] == [100, 100]


def test_the_average_begins_with_the_plain_mean_and_leans_to_the_newest() -> None:
    assert line("ema", [1.0, 2.0, 6.0, 7.0, 3.0], 3) == [None, None, 3, 5, 4]


def test_too_few_closes_are_no_line() -> None:
    assert line("ema", [1.0, 2.0], 20) == [None, None]
    assert line("rsi", [], 14) == []
