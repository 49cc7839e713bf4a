"""Reads the labelled sets and splits each one way for ever, so that no test row is trained on.

The sets are not ours to ship (docs/models.md names sources and licences): they are read from a
folder given by `--data` or TAPEWIRE_DATA_SETS, and only training and evaluation need them.
"""

import hashlib
import importlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from numpy.typing import NDArray

from ml.judgement import Kind
from ml.text import normalise

Part = Literal["train", "validation", "test"]
Columns = dict[str, NDArray[Any]]


class MissingData(Exception):
    """A file of the data folder is not there, or nothing here can read it; the text says which."""


@dataclass(frozen=True, slots=True)
class Example:
    """A cleaned text, its label (-1 bearish, 0 neutral, 1 bullish) and the head that judges it."""

    text: str
    label: int
    head: Kind
    part: Part


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of `<folder>/<name>.parquet`; raises `MissingData`."""
    rows: list[dict[str, Any]] = _table(folder, name).to_pylist()
    return rows


def columns(folder: Path, name: str) -> Columns:
    """Return the columns of `<folder>/<name>.parquet` as arrays, times in UTC; `MissingData`."""
    table = _table(folder, name)
    return {field: table[field].to_numpy() for field in table.schema.names}


def _table(folder: Path, name: str) -> Any:
    path = folder / f"{name}.parquet"
    if not path.is_file():
        raise MissingData(f"{path} is not there; docs/models.md says where the sets come from")
    try:
        parquet = importlib.import_module("pyarrow.parquet")
    except ImportError as e:
        raise MissingData("pyarrow is not installed; it comes with the extra `dev`") from e
    return parquet.read_table(path)


def share(text: str) -> float:
    """Return a number in [0, 1) that depends on the text alone, so equal texts stay together."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return float(int.from_bytes(digest)) / 2**64


def cryptolin(folder: Path) -> list[Example]:
    """Crypto news headlines 2018-07 to 2022-01; the newest 20 % by date are the test."""
    rows = sorted(read(folder, "text_cryptolin"), key=lambda row: str(row["date"]))
    cut = int(0.8 * len(rows))
    return [
        _example(row, "news", "test" if place >= cut else None) for place, row in enumerate(rows)
    ]


def cbr(folder: Path) -> list[Example]:
    """Crypto tweets; a fifth chosen by the hash of the text is the test."""
    return [
        _example(row, "social", "test" if share("test:" + normalise(row["text"])) < 0.2 else None)
        for row in read(folder, "text_cbr")
    ]


def tfns(folder: Path) -> list[Example]:
    """Financial tweets; the official validation split is the test."""
    return [
        _example(row, "finance", "test" if row["split"] == "valid" else None)
        for row in read(folder, "text_tfns")
    ]


def surge_stock(folder: Path) -> list[Example]:
    """Stock posts labelled by Surge AI; trained on whole, never a test."""
    return [_example(row, "finance", None) for row in read(folder, "text_surge_stock")]


def surge_reddit(folder: Path) -> list[Example]:
    """Crypto comments labelled by Surge AI, positive or negative; never trained on at all."""
    return [
        Example(normalise(row["text"]), int(row["label"]), "social", "test")
        for row in read(folder, "text_surge_reddit")
    ]


def headlines(file: Path) -> list[dict[str, Any]]:
    """Return the rows of our own labelled headlines; raises `MissingData`.

    Each has id, text, kind, label (-1, 0, 1; None where a scam has no honest one), event and
    manipulative. Written by us for this purpose, from events of public record.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as e:
        raise MissingData(f"{file} cannot be read ({e.strerror})") from e
    return [json.loads(line) for line in lines if line]


def sentiment(folder: Path, *, permissive_only: bool = False) -> list[Example]:
    """Return every sentiment example; `permissive_only` keeps the MIT-licensed sets alone."""
    loaders = (tfns, surge_stock) if permissive_only else (cryptolin, cbr, tfns, surge_stock)
    return [example for loader in loaders for example in loader(folder)]


def _example(row: dict[str, Any], head: Kind, part: Part | None) -> Example:
    text = normalise(row["text"])
    if part is None:
        part = "validation" if share("validation:" + text) < 0.06 else "train"
    return Example(text, int(row["label"]), head, part)


def select(examples: Sequence[Example], part: Part, head: Kind | None = None) -> list[Example]:
    """Return the examples of one part, and of one head when given."""
    return [e for e in examples if e.part == part and head in (None, e.head)]


@dataclass(frozen=True, slots=True)
class Post:
    """A text, whether it is what is asked for (1 or 0), and the group that must not be split."""

    text: str
    label: int
    group: str
    part: Part


def scams(folder: Path) -> list[Post]:
    """X posts, 1 for a scam; a fifth chosen by the hash of the text is the test."""
    return [
        Post(row["text"], int(row["label"]), "", _fifth(row["text"]))
        for row in read(folder, "manip_janitr")
    ]


def pumps(folder: Path) -> list[Post]:
    """Telegram messages, 1 for the call to a pump, by channel; the newest fifth are the test."""
    rows = sorted(read(folder, "manip_tgpump"), key=lambda row: str(row["date"]))
    cut = int(0.8 * len(rows))
    return [
        Post(row["text"], int(row["label"] == 1), row["channel"], "test" if n >= cut else "train")
        for n, row in enumerate(rows)
    ]


def ordinary(folder: Path) -> list[Post]:
    """News headlines, none of which is a scam or a pump; split as `cryptolin`."""
    return [Post(e.text, 0, "", "test" if e.part == "test" else "train") for e in cryptolin(folder)]


def _fifth(text: str) -> Part:
    return "test" if share("test:" + normalise(text)) < 0.2 else "train"
