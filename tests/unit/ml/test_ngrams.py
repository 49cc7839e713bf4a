from collections import Counter

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer

from ml import ngrams

TEXTS = [
    "Pump starts in 5 minutes on KuCoin, hold hold hold",
    "Fed leaves rates unchanged",
    "🚀🚀 Привет, to the moon 🚀",
    "a",
    "",
]


def frequencies(counts: ngrams.Counts, row: int, *, characters: bool) -> Counter[int]:
    chosen = (counts.rows == row) & ((counts.buckets >> ngrams.BITS) == int(characters))
    return Counter(np.round(np.exp(counts.value[chosen] - 1)).astype(int).tolist())


@pytest.mark.parametrize("row", range(len(TEXTS)))
def test_words_and_pairs_of_words_are_those_of_scikit_learn(row: int) -> None:
    analyze = CountVectorizer(ngram_range=(1, 2)).build_analyzer()
    theirs = Counter(Counter(analyze(ngrams.clean(TEXTS[row]))).values())
    assert frequencies(ngrams.count(TEXTS), row, characters=False) == theirs


@pytest.mark.parametrize("row", range(len(TEXTS)))
def test_runs_of_characters_do_not_reach_across_a_space(row: int) -> None:
    text = ngrams.clean(TEXTS[row])
    runs = [
        text[start : start + length]
        for length in range(2, ngrams.LONGEST + 1)
        for start in range(len(text) - length + 1)
        if " " not in text[start + 1 : start + length - 1]
    ]
    wanted = Counter(Counter(runs).values())
    assert frequencies(ngrams.count(TEXTS), row, characters=True) == wanted


def test_weights_of_each_block_of_a_text_have_norm_one() -> None:
    counts = ngrams.count(TEXTS)
    weighed = ngrams.weigh(counts, ngrams.inverse_frequency(counts))
    block = 2 * weighed.rows + (weighed.buckets >> ngrams.BITS)
    norms = np.bincount(block, weighed.value**2, 2 * len(TEXTS))
    assert np.allclose(norms[norms > 0], 1.0)


def test_a_text_has_the_same_ngrams_in_any_company() -> None:
    alone, together = ngrams.count(TEXTS[1:2]), ngrams.count(TEXTS)
    there = together.rows == 1
    assert np.array_equal(alone.buckets, together.buckets[there])
    assert np.array_equal(alone.value, together.value[there])


def test_digits_do_not_matter_but_links_do() -> None:
    assert ngrams.clean("Target 300%") == ngrams.clean("target 950%")
    assert "t.me/joinchat" in ngrams.clean("https://t.me/joinchat/AAAA")


def test_lone_surrogates_are_survived() -> None:
    assert ngrams.count(["free \ud800 coins"]).texts == 1
