"""Hashed word and character n-grams with TF-IDF weights, in numpy; training and judging share it.

The scheme is scikit-learn's (sublinear term frequency, smoothed inverse document frequency, each
block of L2 norm 1), with the vocabulary replaced by hashing so that a model is one small array.
"""

import html
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

MAX_CHARACTERS: Final = 1000
BITS: Final = 17
BUCKETS: Final = 2 << BITS  # one half for words, one for characters
LONGEST: Final = 5  # characters
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio (Knuth 6.4)
_STEP: Final = np.uint64(0x100000001B3)
_SPACE: Final = 32
_WORD = re.compile(r"\w\w+")
_DIGITS = re.compile(r"\d")

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counts:
    """A sparse texts x buckets matrix: at (`rows`, `buckets`) stands `value`; sorted by row."""

    rows: Places
    buckets: Places
    value: Floats
    texts: int


def clean(text: str) -> str:
    """Return `text` in lower case on one line, its digits as 0, cut, with a space at either end.

    Links and names stay: an invite to a group is what a pump looks like.
    """
    plain = " ".join(html.unescape(text[: 4 * MAX_CHARACTERS]).lower().split())
    return f" {_DIGITS.sub('0', plain)[:MAX_CHARACTERS]} "


def count(texts: Sequence[str]) -> Counts:
    """Return the sublinear term frequencies (1 + ln n) of every n-gram of every text."""
    cleaned = [clean(text) for text in texts]
    keys = np.concatenate([_words(cleaned), _characters(cleaned)])
    found, times = np.unique(keys, return_counts=True)
    return Counts(found // BUCKETS, found % BUCKETS, 1.0 + np.log(times), len(texts))


def weigh(counts: Counts, inverse_frequency: Floats) -> Counts:
    """Return the counts times inverse document frequency, each block of each text of norm 1."""
    value = counts.value * inverse_frequency[counts.buckets]
    block = 2 * counts.rows + (counts.buckets >> BITS)
    norm = np.sqrt(np.bincount(block, value * value, 2 * counts.texts))
    norm[norm == 0] = 1.0
    return Counts(counts.rows, counts.buckets, value / norm[block], counts.texts)


def inverse_frequency(counts: Counts) -> Floats:
    """Return ln((1 + texts) / (1 + texts with the n-gram)) + 1 of every bucket."""
    holding = np.bincount(counts.buckets, minlength=BUCKETS)
    return np.asarray(np.log((1 + counts.texts) / (1 + holding)) + 1.0)


def _words(cleaned: Sequence[str]) -> Places:
    numbers: list[int] = []
    owners: list[int] = []
    for row, text in enumerate(cleaned):
        words = [zlib.crc32(word.encode("utf-8", "replace")) for word in _WORD.findall(text)]
        numbers += words
        owners += [row] * len(words)
    single = np.array(numbers, dtype=np.uint64)
    row_of = np.array(owners, dtype=np.int64)
    pairs = single[:-1] * _STEP + single[1:] + np.uint64(1)
    together = row_of[:-1] == row_of[1:]
    return np.concatenate(
        [_keys(row_of, single, 0), _keys(row_of[:-1][together], pairs[together], 0)]
    )


def _characters(cleaned: Sequence[str]) -> Places:
    """Return the keys of runs of 2 to 5 characters that do not reach across a space."""
    codes = np.frombuffer("".join(cleaned).encode("utf-32-le", "replace"), dtype="<u4").astype(
        np.uint64
    )
    row_of = np.repeat(np.arange(len(cleaned)), [len(text) for text in cleaned])
    spaces = np.cumsum(codes == _SPACE)  # also parts texts: each begins and ends with one
    parts: list[Places] = []
    rolling = codes.copy()
    for length in range(2, LONGEST + 1):
        rolling = rolling[:-1] * _STEP + codes[length - 1 :]
        last = len(rolling)
        inside = spaces[length - 2 : length - 2 + last] - spaces[:last]
        whole = (inside == 0) & (row_of[:last] == row_of[length - 1 :])
        parts.append(_keys(row_of[:last][whole], rolling[whole] + np.uint64(length), 1))
    return np.concatenate(parts)


def _keys(rows: Places, hashes: NDArray[np.uint64], block: int) -> Places:
    bucket = (hashes * _MULTIPLIER >> np.uint64(64 - BITS)).astype(np.int64)
    return np.asarray(rows * BUCKETS + (block << BITS) + bucket)
