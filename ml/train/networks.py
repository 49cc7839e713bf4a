"""The small networks over hours and windows, and how they are fitted and written as ONNX."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch

from ml.market.hours import CHANNELS, WINDOW

OPSET: Final = 17
WINDOW_STEPS: Final = 12  # that a chart of 96 closes is pooled to
BATCH: Final = 256


class Attention(torch.nn.Module):  # type: ignore[misc]
    """One Transformer layer, normalised first, with four heads."""

    def __init__(self, width: int, heads: int = 4, inner: int = 64, dropout: float = 0.2) -> None:
        super().__init__()
        self.heads = heads
        self.first, self.second = torch.nn.LayerNorm(width), torch.nn.LayerNorm(width)
        self.asked, self.given = torch.nn.Linear(width, 3 * width), torch.nn.Linear(width, width)
        self.inner = torch.nn.Sequential(
            torch.nn.Linear(width, inner),
            torch.nn.GELU(),
            torch.nn.Dropout(dropout),
            torch.nn.Linear(inner, width),
        )
        self.dropout = torch.nn.Dropout(dropout)

    def forward(self, rows: Any) -> Any:
        batch, steps, width = rows.shape
        parts = self.asked(self.first(rows)).view(batch, steps, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        weight = torch.softmax(query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5, -1)
        mixed = (weight @ value).transpose(1, 2).reshape(batch, steps, width)
        rows = rows + self.dropout(self.given(mixed))
        return rows + self.dropout(self.inner(self.second(rows)))


class DirectionNetwork(torch.nn.Module):  # type: ignore[misc]
    """LSTM(32) and one Transformer layer: hours to (falls, rises)."""

    def __init__(self, width: int = 32) -> None:
        super().__init__()
        self.memory = torch.nn.LSTM(CHANNELS, width, batch_first=True)
        self.place = torch.nn.Parameter(torch.randn(1, WINDOW, width) * 0.02)
        self.attention = Attention(width)
        self.answer = torch.nn.Linear(2 * width, 2)

    def forward(self, hours: Any) -> Any:
        rows = self.attention(self.memory(hours)[0] + self.place)
        return self.answer(torch.cat([rows.mean(1), rows[:, -1]], 1))


class BandNetwork(torch.nn.Module):  # type: ignore[misc]
    """LSTM(32) with attention beside a table of price and text: a logit a horizon."""

    def __init__(self, table: int, horizons: int, width: int = 32) -> None:
        super().__init__()
        self.memory = torch.nn.LSTM(CHANNELS, width, batch_first=True)
        self.weight = torch.nn.Linear(width, 1)
        self.answer = torch.nn.Sequential(
            torch.nn.Dropout(0.3), torch.nn.Linear(2 * width + table, horizons)
        )

    def forward(self, hours: Any, table: Any) -> Any:
        rows = self.memory(hours)[0]
        seen = (rows * torch.softmax(self.weight(rows), 1)).sum(1)
        return self.answer(torch.cat([seen, rows[:, -1], table], 1))


def fit(
    model: Any,
    loss: Callable[[Any, Any], Any],
    train: Any,
    validation: Any,
    *,
    epochs: int,
    seed: int,
) -> float:
    """Train on the places `train`, keep the epoch of least loss on `validation`; return that.

    `loss(model, places)` is a mean over places.
    """
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.05)
    best, kept = float("inf"), copy.deepcopy(model.state_dict())
    random = np.random.default_rng(seed)
    for epoch in range(epochs):
        model.train()
        order = random.permutation(train)
        for places in np.array_split(order, max(1, len(order) // BATCH)):
            optimizer.zero_grad()
            loss(model, places).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
        model.eval()
        with torch.no_grad():
            parts = np.array_split(validation, max(1, len(validation) // BATCH))
            found = sum(len(p) * loss(model, p).item() for p in parts) / len(validation)
        print(f"epoch {epoch + 1} of {epochs}: {found:.5f} on the validation", flush=True)
        if found < best:
            best, kept = found, copy.deepcopy(model.state_dict())
    model.load_state_dict(kept)
    model.eval()
    return best


def write_onnx(model: Any, inputs: dict[str, Any], output: str, path: Path) -> None:
    """Write a model whose first axis of every input is free."""
    axes = {name: {0: "rows"} for name in (*inputs, output)}
    torch.onnx.export(
        model.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=[output],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
    onnx.checker.check_model(str(path))


class PatternNetwork(torch.nn.Module):  # type: ignore[misc]
    """Four convolutions over closes and the lines between their turns, to a logit a pattern."""

    def __init__(self, patterns: int) -> None:
        super().__init__()
        self.layers = torch.nn.Sequential(
            *_convolution(2, 32, 1),
            *_convolution(32, 32, 2),
            torch.nn.MaxPool1d(2),
            *_convolution(32, 64, 2),
            *_convolution(64, 64, 4),
            torch.nn.AvgPool1d(4),
            torch.nn.Flatten(),
            torch.nn.Dropout(0.2),
            torch.nn.Linear(64 * WINDOW_STEPS, patterns),
        )

    def forward(self, charts: Any) -> Any:
        return self.layers(charts)


def _convolution(inside: int, outside: int, dilation: int) -> list[Any]:
    return [
        torch.nn.Conv1d(inside, outside, 7, padding=3 * dilation, dilation=dilation),
        torch.nn.BatchNorm1d(outside),
        torch.nn.ReLU(),
    ]
