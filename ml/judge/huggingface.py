"""Any local sentiment classifier in Hugging Face form (a FinBERT, a CryptoBERT) instead of ours.

The directory holds config.json, the tokenizer's files and either model.onnx (with inputs input_ids,
attention_mask and perhaps token_type_ids, first output logits), or weights that transformers
reads, for which torch must be installed. Nothing is ever downloaded. It costs what such models
cost: a BERT-base is about thirty times slower than the model that ships.
"""

import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml.judgement import Kind
from ml.metrics import softmax
from ml.registry import BadModel
from ml.runtime import Provider, open_session

BATCH: Final = 16
MAX_TOKENS: Final = 128
_WORDS: Final = {  # what publishers call the three classes
    "bearish": 0, "negative": 0, "neg": 0, "sell": 0,
    "neutral": 1, "hold": 1, "none": 1,
    "bullish": 2, "positive": 2, "pos": 2, "buy": 2,
}  # fmt: skip

Floats = NDArray[np.float64]
Inputs = Mapping[str, NDArray[np.int64]]
Run = Callable[[Inputs], Floats]


class Classifier:
    """Gives probabilities like the shipped encoder, from another's model. Not calibrated by us."""

    def __init__(self, run: Run, tokenizer: Any, columns: Sequence[int], version: str) -> None:
        self._run = run
        self._tokenizer = tokenizer
        self._columns = list(columns)
        self.version = version

    def read(self, texts: Sequence[str], kinds: Sequence[Kind]) -> Floats:
        """Return texts x (bearish, neutral, bullish); such models have one head for all kinds."""
        result = np.zeros((len(kinds), 3))
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            inputs = self._tokenizer(
                [texts[row] for row in rows],
                padding=True,
                truncation=True,
                max_length=MAX_TOKENS,
                return_tensors="np",
            )
            spread = np.zeros((len(rows), 3))
            np.add.at(spread.T, self._columns, softmax(self._run(inputs)).T)
            result[rows] = spread
        return result


def load_directory(directory: Path, *, provider: Provider = "auto", threads: int = 1) -> Classifier:
    """Open a local model directory; raises `BadModel` naming what is missing."""
    if not (directory / "config.json").is_file():
        raise BadModel(file=str(directory), problem="holds no config.json of a classifier")
    transformers = importlib.import_module("transformers")
    try:
        config = transformers.AutoConfig.from_pretrained(directory, local_files_only=True)
        tokenizer = transformers.AutoTokenizer.from_pretrained(directory, local_files_only=True)
    except (OSError, ValueError) as e:
        raise BadModel(file=str(directory), problem=f"cannot be read: {e}") from e
    columns = _columns(config.id2label, directory)
    onnx = directory / "model.onnx"
    run = (
        _onnx_run(onnx, provider, threads)
        if onnx.is_file()
        else _torch_run(transformers, directory, threads)
    )
    return Classifier(run, tokenizer, columns, directory.name)


def _columns(labels: Mapping[int, str], directory: Path) -> list[int]:
    """Return for each output of the model which of our three classes it is."""
    names = [labels[place].lower() for place in sorted(labels)]
    unknown = [name for name in names if name not in _WORDS]
    if unknown:
        problem = f"names classes {', '.join(unknown)}; id2label wants negative, neutral, positive"
        raise BadModel(file=str(directory / "config.json"), problem=problem)
    return [_WORDS[name] for name in names]


def _onnx_run(path: Path, provider: Provider, threads: int) -> Run:
    session = open_session(path.read_bytes(), provider=provider, threads=threads)
    wanted = [given.name for given in session.get_inputs()]

    def run(inputs: Inputs) -> Floats:
        feed = {name: np.asarray(inputs[name], dtype=np.int64) for name in wanted}
        return np.asarray(session.run(None, feed)[0], dtype=np.float64)

    return run


def _torch_run(transformers: Any, directory: Path, threads: int) -> Run:
    try:
        torch = importlib.import_module("torch")
    except ImportError as e:
        problem = "holds no model.onnx, and torch is not installed to read its weights"
        raise BadModel(file=str(directory), problem=problem) from e
    torch.set_num_threads(threads)
    model = transformers.AutoModelForSequenceClassification.from_pretrained(
        directory, local_files_only=True
    ).eval()

    def run(inputs: Inputs) -> Floats:
        with torch.inference_mode():
            logits = model(**{name: torch.as_tensor(array) for name, array in inputs.items()})
        return np.asarray(logits.logits.float().numpy(), dtype=np.float64)

    return run
