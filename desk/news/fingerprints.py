"""What makes two titles one story: their words, and a hash that stays close when words do.

A fingerprint is a 64-bit simhash (M. Charikar, "Similarity estimation techniques from rounding
algorithms", 2002) over the words and word pairs of a title, to compare across processes and in
the database. Titles are short, so where the words are at hand, `Said` decides by the words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Final, Self

import numpy as np

from desk.market.coins import Rule, coins
from desk.news.confusables import skeleton
from desk.news.vocabulary import ACTORS, ALSO_CALLED, DENIALS, NEGATIVE, OPPOSITES, STOP

_MASK: Final = (1 << 64) - 1
_NEAR_BITS: Final = 12
_ENOUGH_WORDS: Final = 5
_TOKEN: Final = re.compile(
    r"\$?\d+(?:[.,:]\d+)*\s?"
    r"(?:%|[kmbt]\b|[mb]n\b|(?:thousand|million|billion|trillion|percent)\b)?"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?"
)
_CAPITALISED: Final = re.compile(r"(?<![\w’'-])[A-Z][\w]*")
_ALSO_CALLED: Final = re.compile(rf"\b(?:{'|'.join(ALSO_CALLED)})\b", re.IGNORECASE)
_UNITS: Final = {
    "thousand": "k",
    "million": "m",
    "mn": "m",
    "billion": "b",
    "bn": "b",
    "trillion": "t",
    "percent": "%",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A title taken apart: its words, its figures in one form, the names it mentions, who acts."""

    words: frozenset[str]
    figures: frozenset[str]
    names: frozenset[str]
    actors: frozenset[str]

    @classmethod
    def of(cls, title: str) -> Self:
        """Take `title` apart."""
        said = words(title)
        figures = frozenset(word for word in said if word[0].isdigit())
        return cls(frozenset(said) - figures, figures, *_names_and_actors(title))

    @property
    def telling_figures(self) -> frozenset[str]:
        """Figures that seldom occur twice: with a unit, a fraction, or three digits and more."""
        return frozenset(
            f for f in self.figures if (len(f) >= 3 and not f.endswith("%")) or "." in f
        )

    def tells_same(self, other: Self) -> bool:
        """Return True when both tell the same story.

        A telling figure and two words in common are enough, or half of all words. However alike
        the rest, titles are different stories when they disagree in figures (70,000 is not
        71,000), in names ("lists ARB" is not "lists OP"), in direction, or when one denies.
        """
        # The cheapest question first: a headline is held against hundreds.
        return (
            not self._is_of_others(other)
            and self._is_like(other)
            and not self._says_the_opposite(other)
        )

    def likeness(self, other: Self) -> float:
        """Return the share of all their words and figures that both have, 0 to 1."""
        own, others = self.words | self.figures, other.words | other.figures
        return len(own & others) / max(1, len(own | others))

    def _is_like(self, other: Self) -> bool:
        common = len(self.words & other.words)
        if common >= 2 and self.telling_figures & other.telling_figures:
            return True
        likeness = common / max(1, len(self.words | other.words))
        return likeness >= (0.5 if common >= 4 else 0.6 if common == 3 else 1.0)

    def _is_of_others(self, other: Self) -> bool:
        # A name may be an ordinary first word in the other title. An actor is none there and says
        # nothing against an ordinary name: others tell the same of a person, or quote a watcher.
        return (
            _clash(self.figures, other.figures)
            or bool(self.names - other.words and other.names - self.words)
            or bool(self.actors - other.words and other.actors - self.words)
        )

    def _says_the_opposite(self, other: Self) -> bool:
        return (
            _are_opposite(self.words - other.words, other.words - self.words)
            or _denies(self.words, other.words)
            or _denies(other.words, self.words)
        )


def words(text: str) -> tuple[str, ...]:
    """Return the words that carry a title's meaning: folded, singular, amounts in one form."""
    found = (_word(token) for token in _TOKEN.findall(_as_called(text).lower()))
    return tuple(word for word in found if word and word not in STOP)


def fingerprint(title: str, summary: str = "") -> int:
    """Return the simhash of a headline as a signed 64-bit integer, the same in every process.

    The summary counts only below five meaningful title words: outlets that share a title
    seldom share a summary.
    """
    said = words(title)
    if len(said) < _ENOUGH_WORDS:
        said += words(summary)[: 2 * _ENOUGH_WORDS]
    return _simhash(said)


def near(a: int, b: int) -> bool:
    """Return True when two fingerprints differ in at most 12 of their 64 bits."""
    return ((a ^ b) & _MASK).bit_count() <= _NEAR_BITS


def _word(token: str) -> str:
    if token[0].isdigit() or token[0] == "$":
        return _amount(token)
    word = token.replace("’", "'").removesuffix("'s").replace("'", "")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _one_name().get(word, word)


@cache
def _one_name() -> Mapping[str, str]:
    """Names and tickers of one word to the symbol: bitcoin and btc are one word here."""
    return {
        text.lower(): coin.symbol.lower()
        for coin in coins()
        for text, rule in ((coin.symbol, coin.ticker_rule), *((n.text, n.rule) for n in coin.names))
        if rule is not Rule.CONTEXT and text.isalpha()
    }


def _names_and_actors(title: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return capitalised words but the first, and, wherever they stand, those who act in many.

    Where most words are capitalised only tickers are names.
    """
    plain = _as_called(title)
    found = [word for match in _CAPITALISED.finditer(plain) if (word := match.group())]
    actors = [word for word in found if word.lower() in ACTORS]
    return _folded(_names(plain, found)), _folded(actors)


def _names(plain: str, found: Sequence[str]) -> Sequence[str]:
    first = plain.split(" ", 1)[0]
    if len(found) * 5 > len(plain.split()) * 3:
        return [] if plain.isupper() else [word for word in found if word.isupper()]
    return found[1:] if found and found[0] == first and not first.isupper() else found


def _folded(names: Sequence[str]) -> frozenset[str]:
    return frozenset(_word(name.lower()) for name in names if len(name) > 1) - STOP


def _as_called(title: str) -> str:
    """Return a title's skeleton with one name for each who has two."""
    return _ALSO_CALLED.sub(_called, skeleton(title))


def _called(found: re.Match[str]) -> str:
    name = ALSO_CALLED[found[0].lower()]
    return name.upper() if found[0].isupper() else name


def _amount(token: str) -> str:
    text = token.lstrip("$").replace(",", "")
    number = text.rstrip("abcdefghijklmnopqrstuvwxyz% ")
    unit = text[len(number) :].strip()
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return number + _UNITS.get(unit, unit)


def _clash(a: frozenset[str], b: frozenset[str]) -> bool:
    """True when each says something that the other does not."""
    return bool(a - b and b - a)


def _are_opposite(a: frozenset[str], b: frozenset[str]) -> bool:
    """True when words that only one of two titles has point in opposite ways."""
    return any(
        (bool(a & up) - bool(a & down)) * (bool(b & up) - bool(b & down)) < 0
        for up, down in OPPOSITES
    )


def _denies(denial: frozenset[str], story: frozenset[str]) -> bool:
    return not denial.isdisjoint(DENIALS) and story.isdisjoint(NEGATIVE)


@lru_cache(maxsize=16_384)
def _hash(feature: str) -> int:
    return int.from_bytes(blake2b(feature.encode(), digest_size=8).digest(), "big")


def _simhash(said: Sequence[str]) -> int:
    if not said:
        return 0
    single = [_hash(word) for word in said]
    pairs = [_hash(f"{a} {b}") for a, b in pairwise(said)]
    hashes = single + single + pairs  # a word weighs as much as two pairs
    octets = np.array(hashes, dtype=">u8").view(np.uint8).reshape(len(hashes), 8)
    ones = np.unpackbits(octets, axis=1).sum(axis=0, dtype=np.int32)
    return int.from_bytes(np.packbits(2 * ones > len(hashes)).tobytes(), "big", signed=True)
