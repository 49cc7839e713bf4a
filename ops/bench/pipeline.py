"""What a Hugging Face pipeline does with the same headlines, where torch is installed."""

import importlib
import importlib.util
import time
from collections.abc import Sequence
from typing import Any, Final

from ml import registry
from ml.batching import BATCH
from ml.tokenize import MAX_TOKENS

_NEEDS: Final = ("transformers", "torch")
# The shape of the encoder that ships (all-MiniLM-L6-v2); what weights say changes no cost.
_SHAPE: Final = {
    "hidden_size": 384,
    "num_hidden_layers": 6,
    "num_attention_heads": 12,
    "intermediate_size": 1536,
    "num_labels": 3,
}


def missing() -> str:
    """Return which of the packages that a pipeline needs is not there, "" when all are."""
    return next((name for name in _NEEDS if importlib.util.find_spec(name) is None), "")


def cpu_s(texts: Sequence[str], rounds: int) -> float:
    """Return the least CPU seconds that a text-classification pipeline needed, on one thread.

    Its model has the shape of ours in float32, as it would be downloaded, and random weights.
    """
    torch, transformers = (importlib.import_module(name) for name in reversed(_NEEDS))
    torch.set_num_threads(1)
    judge = _pipeline(transformers)
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        judge(list(texts), batch_size=BATCH, truncation=True, max_length=MAX_TOKENS)
        best = min(best, time.process_time() - began)
    return best


def _pipeline(transformers: Any) -> Any:
    vocabulary = registry.MODELS / "vocab.txt"
    tokenizer = transformers.BertTokenizer(str(vocabulary))
    config = transformers.BertConfig(vocab_size=len(tokenizer), **_SHAPE)
    model = transformers.BertForSequenceClassification(config).eval()
    return transformers.pipeline("text-classification", model=model, tokenizer=tokenizer)
