"""The word-piece tokeniser of the encoder, built from `vocab.txt` alone, and padded batches."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import BertProcessing

UNKNOWN: Final = "[UNK]"
MAX_TOKENS: Final = 96  # trained on 64; longer only helps social posts, and costs in proportion

Tokens = list[int]
Integers = NDArray[np.int64]


def load_tokenizer(vocabulary: Path) -> Tokenizer:
    """Return the uncased BERT tokeniser over `vocabulary`, cutting at `MAX_TOKENS`."""
    pieces = vocabulary.read_text(encoding="utf-8").splitlines()
    numbers = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(numbers, unk_token=UNKNOWN))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = BertProcessing(
        ("[SEP]", numbers["[SEP]"]), ("[CLS]", numbers["[CLS]"])
    )
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Tokens]:
    """Return the token numbers of each text, unpadded."""
    return [encoding.ids for encoding in tokenizer.encode_batch_fast(list(texts))]


def pad(batch: Sequence[Tokens]) -> tuple[Integers, Integers]:
    """Return (input_ids, attention_mask), each texts x longest text; 0 pads both."""
    width = max(len(tokens) for tokens in batch)
    ids = np.zeros((len(batch), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, tokens in enumerate(batch):
        ids[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
    return ids, mask
