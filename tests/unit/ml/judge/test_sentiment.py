import numpy as np
import pytest

from ml.judge.sentiment import BATCH, Encoder
from ml.judgement import Kind

PLAIN = [
    ("Hackers drain $200 million from exchange in overnight attack", "news", 0),
    ("Crypto lender halts withdrawals and files for bankruptcy", "news", 0),
    ("Bitcoin surges 10% to a new record after ETF approval", "news", 2),
    ("Major bank partners with blockchain firm to expand payments", "news", 2),
    ("$ETH breakout, buying more, this is going much higher", "social", 2),
    ("Company misses earnings estimates, shares plunge", "finance", 0),
    ("Quarterly report to be published on Thursday", "finance", 1),
]


@pytest.mark.parametrize(("text", "kind", "label"), PLAIN)
def test_a_plain_text_is_read_as_a_person_would(
    sentiment: Encoder, text: str, kind: Kind, label: int
) -> None:
    (given,) = sentiment.read([text], [kind])
    assert given.argmax() == label


def test_probabilities_sum_to_one_and_answer_in_the_order_asked(sentiment: Encoder) -> None:
    texts = [text * (1 + n % 5) for n in range(3) for text, _, _ in PLAIN] * 3
    kinds: list[Kind] = ["news"] * len(texts)
    together = sentiment.read(texts, kinds)
    assert len(texts) > BATCH
    assert np.allclose(together.sum(axis=1), 1)
    alone = np.concatenate([sentiment.read([text], ["news"]) for text in texts])
    # int8 activations are scaled by batch: company may move a probability, not the reading of it.
    assert np.abs(together - alone).max() < 0.15
    assert np.median(np.abs(together - alone)) < 0.03


def test_the_same_batch_gives_the_same_numbers(sentiment: Encoder) -> None:
    texts, kinds = [t for t, _, _ in PLAIN], [k for _, k, _ in PLAIN]
    first = sentiment.read(texts, kinds)  # type: ignore[arg-type]
    assert np.array_equal(first, sentiment.read(texts, kinds))  # type: ignore[arg-type]


def test_the_kind_of_source_chooses_the_head(sentiment: Encoder) -> None:
    kinds: list[Kind] = ["news", "social", "finance"]
    given = sentiment.read([PLAIN[0][0]] * 3, kinds)
    assert not np.allclose(given[0], given[1])
    assert not np.allclose(given[1], given[2])


def test_no_texts_give_no_rows(sentiment: Encoder) -> None:
    assert sentiment.read([], []).shape == (0, 3)
