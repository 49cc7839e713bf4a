"""Fine-tunes the sentiment encoder once per seed; about 7 minutes of one core each.

The same seed, data and versions of the libraries give the same weights. Run from the root for the
seeds 0 and 1, then let ml.train.export average the two:

    python -m ml.train.sentiment --data DATA --backbone MINILM --seed 0 --weights var/s0.pt
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from ml import datasets
from ml.datasets import Example
from ml.judgement import KINDS
from ml.tokenize import Tokens, encode, load_tokenizer, pad
from ml.train import phrases
from ml.train.encoder import CLASSES, Network

EPOCHS: Final = 3
BATCH: Final = 32
TRAIN_TOKENS: Final = 64
LEARNING_RATE: Final = 8e-5
HEAD_LEARNING_RATE: Final = 1e-3
WARM_UP: Final = 0.06
SMOOTHING: Final = 0.05


def main() -> None:
    """Read the arguments, train, save the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="the file to write")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--without-phrases", action="store_true", help="public sets alone")
    parser.add_argument("--permissive-only", action="store_true", help="MIT-licensed sets alone")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    examples = datasets.sentiment(options.data, permissive_only=options.permissive_only)
    if not options.without_phrases:
        examples += phrases.headlines()
    model = Network(options.backbone, len(KINDS))
    train(model, examples, options.backbone / "vocab.txt", options.seed)
    torch.save(model.state_dict(), options.weights)


def train(model: Network, examples: Sequence[Example], vocabulary: Path, seed: int) -> None:
    """Fine-tune `model` on the training part; the crypto sets, being small, are seen twice."""
    chosen = datasets.select(examples, "train")
    chosen += [e for e in chosen if e.head != "finance"]
    tokens = [
        t[:TRAIN_TOKENS] for t in encode(load_tokenizer(vocabulary), [e.text for e in chosen])
    ]
    target = torch.tensor([e.label + 1 for e in chosen])
    head = torch.tensor([KINDS.index(e.head) for e in chosen])
    weight = _class_weights(target, head)
    model.freeze()
    steps = EPOCHS * -(-len(chosen) // BATCH)
    optimizer, schedule = _optimizer(model, steps)
    generator = np.random.default_rng(seed)
    started, step = time.process_time(), 0
    for epoch in range(EPOCHS):
        model.train()
        for rows in _batches(tokens, generator):
            loss = _loss(model, [tokens[r] for r in rows], target[rows], head[rows], weight)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 100 == 0:
                spent = time.process_time() - started
                print(f"{step}/{steps} loss {loss.item():.3f} {spent:.0f} cpu-s", flush=True)
        print(f"epoch {epoch + 1} of {EPOCHS} done", flush=True)


def _loss(model: Network, batch: list[Tokens], target: Any, head: Any, weight: Any) -> Any:
    ids, mask = (torch.from_numpy(array) for array in pad(batch))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(ids, mask)[torch.arange(len(batch)), head]
    each = torch.nn.functional.cross_entropy(
        logits.float(), target, label_smoothing=SMOOTHING, reduction="none"
    )
    by = weight[head, target]
    return (each * by).sum() / by.sum()


def _class_weights(target: Any, head: Any) -> Any:
    weight = torch.ones(len(KINDS), CLASSES)
    for number in range(len(KINDS)):
        count = torch.bincount(target[head == number], minlength=CLASSES)
        if count.min() > 0:
            weight[number] = (count.sum() / (CLASSES * count)).sqrt()
    return weight


def _optimizer(model: Network, steps: int) -> tuple[Any, Any]:
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.trained()), "lr": LEARNING_RATE},
            {"params": model.heads.parameters(), "lr": HEAD_LEARNING_RATE},
        ],
        weight_decay=0.01,
    )
    warm = int(WARM_UP * steps)

    def share(step: int) -> float:
        return step / max(1, warm) if step < warm else (steps - step) / max(1, steps - warm)

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, share)


def _batches(tokens: Sequence[Tokens], generator: np.random.Generator) -> Iterator[list[int]]:
    """Yield batches of texts of like length, in random order."""
    lengths = np.array([len(t) for t in tokens])
    order = generator.permutation(len(tokens))
    batches = []
    for start in range(0, len(order), BATCH * 32):
        chunk = order[start : start + BATCH * 32]
        chunk = chunk[np.argsort(lengths[chunk], kind="stable")]
        batches += [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
    for place in generator.permutation(len(batches)):
        yield batches[place].tolist()


if __name__ == "__main__":
    main()
