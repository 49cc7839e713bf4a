from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from transformers import BertTokenizer

from ml.registry import MODELS
from ml.tokenize import MAX_TOKENS, encode, load_tokenizer, pad


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tokenizer(MODELS / "vocab.txt")


def test_tokens_are_those_of_transformers_bert_tokenizer(
    tokenizer: Tokenizer, tmp_path: Path
) -> None:
    (tmp_path / "vocab.txt").write_bytes((MODELS / "vocab.txt").read_bytes())
    theirs = BertTokenizer.from_pretrained(tmp_path)
    texts = [
        "Bitcoin surges past $70,000 to new all-time high",
        "Ünïcode, emoji 🚀🚀 and 漢字",
        "unbelievablylongcompoundwordthatisnotinthevocabulary",
        "",
        "SEC v. Ripple: court's ruling — what's next?",
    ]
    assert encode(tokenizer, texts) == [theirs(text)["input_ids"] for text in texts]


def test_a_long_text_is_cut_to_the_most_tokens(tokenizer: Tokenizer) -> None:
    (tokens,) = encode(tokenizer, ["bitcoin " * 500])
    assert len(tokens) == MAX_TOKENS


def test_a_batch_is_padded_to_its_longest_text_and_masked() -> None:
    ids, mask = pad([[101, 7, 102], [101, 102]])
    assert np.array_equal(ids, [[101, 7, 102], [101, 102, 0]])
    assert np.array_equal(mask, [[1, 1, 1], [1, 1, 0]])
