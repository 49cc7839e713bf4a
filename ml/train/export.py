"""Turns trained weights into what ships: int8 ONNX, vocabulary, temperatures and the model card.

    python -m ml.train.export --data DATA --backbone MINILM --weights var/s0.pt var/s1.pt

Weights of several seeds are averaged (model soup, Wortsman et al. 2022): one model's cost, less of
one seed's luck.
"""

import argparse
import importlib.metadata
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic

from ml import datasets, metrics
from ml.datasets import Example
from ml.half import FILE
from ml.judge.sentiment import VOCABULARY, Encoder
from ml.judgement import KINDS
from ml.registry import Card, write_card
from ml.runtime import open_session
from ml.tokenize import load_tokenizer
from ml.train.encoder import Network

VERSION: Final = "1.0.0"
NAME: Final = "sentiment"
OPSET: Final = 17
_TEMPERATURES: Final = np.exp(np.linspace(np.log(0.5), np.log(4.0), 200))


def main() -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("ml/models"))
    parser.add_argument("--work", type=Path, default=Path("var"), help="for the fp32 file")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(options.backbone / "vocab.txt", options.out / "vocab.txt")
    model = Network(options.backbone, len(KINDS))
    model.load_state_dict(_average([torch.load(w, weights_only=True) for w in options.weights]))
    full = options.work / "sentiment.fp32.onnx"
    small = options.out / FILE
    _to_onnx(model.eval(), full)
    quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True)
    _write_card(datasets.sentiment(options.data), small, full)


def _average(states: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    first = states[0]
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(first[name].dtype)
        for name in first
    }


def _to_onnx(model: Network, path: Path) -> None:
    model.body.set_attn_implementation("eager")
    ids = torch.randint(1000, 2000, (2, 16))
    axes = {0: "texts", 1: "tokens"}
    torch.onnx.export(
        model,
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["logits"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": {0: "texts"}},
        opset_version=OPSET,
        dynamo=False,
    )
    onnx.checker.check_model(str(path))


def _write_card(examples: Sequence[Example], small: Path, full: Path) -> None:
    vocabulary = small.parent / "vocab.txt"
    judge, reference = _judge(small, vocabulary), _judge(full, vocabulary)
    temperatures = {
        head: fit_temperature(judge, datasets.select(examples, "validation", head))
        for head in KINDS
    }
    card = Card(
        name=NAME,
        version=VERSION,
        files={},
        licence="Weights Apache-2.0, as the backbone's; see `data` for what they learnt from",
        backbone="sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)",
        data=DATA,
        made_with=_versions(),
        parameters={"temperature": temperatures},
        metrics={
            head: _measure(judge, reference, datasets.select(examples, "test", head), temperature)
            for head, temperature in temperatures.items()
        },
        forbidden_claims=FORBIDDEN,
    )
    write_card(card, small.parent, [VOCABULARY])


def _judge(path: Path, vocabulary: Path) -> Encoder:
    session = open_session(path.read_bytes(), provider="cpu", threads=1)
    return Encoder(session, load_tokenizer(vocabulary), {}, path.stem)


def fit_temperature(judge: Encoder, examples: Sequence[Example]) -> float:
    """Return the temperature of least negative log-likelihood on examples never trained on."""
    logits = _logits(judge, examples)
    truth = np.array([e.label + 1 for e in examples])
    rows = np.arange(len(truth))
    losses = [
        -np.log(metrics.softmax(logits / t)[rows, truth] + 1e-12).mean() for t in _TEMPERATURES
    ]
    return round(float(_TEMPERATURES[int(np.argmin(losses))]), 3)


def _logits(judge: Encoder, examples: Sequence[Example]) -> NDArray[np.float64]:
    return judge.logits([e.text for e in examples], [e.head for e in examples])


def _measure(
    judge: Encoder, reference: Encoder, examples: Sequence[Example], temperature: float
) -> dict[str, float]:
    logits, truth = _logits(judge, examples), np.array([e.label for e in examples])
    probabilities = metrics.softmax(logits / temperature)
    said = probabilities.argmax(1) - 1
    full = _logits(reference, examples).argmax(1) - 1
    figures = metrics.scores(truth, said) | {
        "calibration_error": metrics.calibration_error(probabilities, truth + 1),
        "agreement_with_fp32": float((said == full).mean()),
        "fp32_macro_f1": metrics.scores(truth, full)["macro_f1"],
    }
    return {name: round(value, 4) for name, value in figures.items()}


def _versions() -> dict[str, str]:
    names = ("torch", "transformers", "tokenizers", "onnx", "onnxruntime")
    return {name: importlib.metadata.version(name) for name in names}


DATA: Final[list[dict[str, Any]]] = [
    {"name": "CryptoLin", "used": "oldest 80 % by date", "licence": "none stated"},
    {"name": "cryptobertRefined tweets", "used": "80 % by hash", "licence": "none stated"},
    {"name": "twitter-financial-news-sentiment", "used": "train split", "licence": "MIT"},
    {"name": "Surge AI stock sentiment", "used": "all", "licence": "MIT"},
    {
        "name": "ml/train/phrases.tsv, written by us",
        "used": "all, each filled 4 times",
        "licence": "Apache-2.0",
    },
]
FORBIDDEN: Final = [
    "an accuracy without the name of the set it was measured on",
    "state of the art, or any figure above the ones in `metrics`",
    "prediction of prices: a headline mostly reports a move that has happened",
]


if __name__ == "__main__":
    main()
