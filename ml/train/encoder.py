"""The network: MiniLM-L6 with mean pooling and three heads of three classes each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import torch
from transformers import AutoModel

CLASSES: Final = 3  # bearish, neutral, bullish
FROZEN_LAYERS: Final = 2  # of six; embeddings too: a third of the cost for nothing lost


class Network(torch.nn.Module):  # type: ignore[misc]
    """Gives texts x heads x classes logits."""

    def __init__(self, backbone: Path, heads: int) -> None:
        super().__init__()
        self.body: Any = AutoModel.from_pretrained(backbone, attn_implementation="sdpa")
        self.heads = torch.nn.Linear(self.body.config.hidden_size, heads * CLASSES)
        self.dropout = torch.nn.Dropout(0.1)
        self.head_count = heads

    def forward(self, input_ids: Any, attention_mask: Any) -> Any:
        hidden = self.body(
            input_ids=input_ids,
            attention_mask=attention_mask,
            token_type_ids=torch.zeros_like(input_ids),
        ).last_hidden_state
        weight = attention_mask.unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
        return self.heads(self.dropout(pooled)).view(-1, self.head_count, CLASSES)

    def freeze(self) -> None:
        """Keep embeddings and the lowest layers as they came."""
        for part in (self.body.embeddings, *self.body.encoder.layer[:FROZEN_LAYERS]):
            for weights in part.parameters():
                weights.requires_grad = False

    def trained(self) -> Iterator[Any]:
        """Yield the body's weights that learn."""
        return (weights for weights in self.body.parameters() if weights.requires_grad)
