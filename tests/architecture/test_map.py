"""docs/map.md tells where each noun lives, and it is true."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAP = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.[a-z]+)?/?|[a-z]+\.py)`", MAP)))
NOUNS = re.findall(r"^\| \*\*([a-z]+)\*\*", MAP, re.MULTILINE)


@pytest.mark.parametrize("path", PATHS)
def test_every_path_of_the_map_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_noun_of_the_desk_is_on_the_map() -> None:
    rules = {
        "accounts",
        "market",
        "orders",
        "portfolio",
        "news",
        "signals",
        "alerts",
        "risk",
        "plans",
    }
    assert rules <= set(NOUNS)
    for noun in rules:
        assert (ROOT / "desk" / noun).is_dir() or (ROOT / "desk" / f"{noun}.py").is_file()


def test_every_room_is_on_the_map() -> None:
    for room in ("ops", "bot", "webapp", "workers", "ml", "exchange", "sandbox", "db", "desk"):
        assert f"`{room}/`" in MAP
