"""Model cards beside the files they describe; a file whose checksum is wrong is refused."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final

from desk.errors import BadConfiguration

MODELS: Final = Path(__file__).parent / "models"


class BadModel(BadConfiguration):
    """A model file is missing, changed or without a card; `file` and `problem` say which."""

    key = "bad-model"


@dataclass(frozen=True, slots=True)
class Card:
    """What `<name>.card.json` says.

    `files` maps each file's name to its SHA-256; `parameters` are numbers the model needs besides
    its weights; `metrics` were measured on the very files, on rows they were not trained on.
    """

    name: str
    version: str
    files: Mapping[str, str]
    licence: str
    backbone: str
    data: Sequence[Mapping[str, Any]]
    made_with: Mapping[str, str]
    parameters: Mapping[str, Any]
    metrics: Mapping[str, Any]
    forbidden_claims: Sequence[str]

    @property
    def label(self) -> str:
        """Name and version as one word, for logs and stored scores."""
        return f"{self.name}-{self.version}"


def load_card(name: str, folder: Path = MODELS) -> Card:
    """Return the card of model `name`; raises `BadModel`."""
    path = folder / f"{name}.card.json"
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return Card(**values)
    except OSError as e:
        raise BadModel(file=str(path), problem=f"cannot be read ({e.strerror})") from e
    except (ValueError, TypeError) as e:
        wanted = ", ".join(field.name for field in fields(Card))
        raise BadModel(file=str(path), problem=f"is not a card with {wanted}: {e}") from e


def load_file(card: Card, file: str, folder: Path = MODELS) -> bytes:
    """Return the bytes of one of the card's files once their checksum is right; else `BadModel`."""
    path = folder / file
    try:
        content = path.read_bytes()
    except OSError as e:
        raise BadModel(file=str(path), problem=f"cannot be read ({e.strerror})") from e
    found, wanted = hashlib.sha256(content).hexdigest(), card.files.get(file, "")
    if found != wanted:
        problem = f"has SHA-256 {found[:12]}..., its card says {wanted[:12] or 'nothing'}..."
        raise BadModel(file=str(path), problem=problem + "; fetch the repository's file again")
    return content


def write_card(card: Card, folder: Path, files: Sequence[str]) -> None:
    """Write `card` with the checksums of `files` as they lie in `folder` now."""
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    values = asdict(card) | {"files": sums}
    text = json.dumps(values, indent=2, ensure_ascii=False) + "\n"
    (folder / f"{card.name}.card.json").write_text(text, encoding="utf-8")
