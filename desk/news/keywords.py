"""Coins and launch words in a text, found in one pass of one automaton.

The automaton (A. Aho, M. Corasick, "Efficient string matching", 1975) runs over a folded copy of
the text in which everything but letters, digits and $ is a space; every pattern begins and ends
with a space, so word boundaries cost nothing. Case and company are checked on the hits only.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from desk.market.coins import Coin, Rule, coins
from desk.news.confusables import skeleton
from desk.news.model import Mention
from desk.news.vocabulary import BEFORE_TICKER, COMPANY, LAUNCH_CUES

QUOTES: Final = ("USDT", "USDC", "USD")
_QUOTE_SYMBOLS: Final = frozenset(QUOTES)
_FOLD: Final = {c: chr(c).lower() if chr(c).isalnum() or chr(c) == "$" else " " for c in range(128)}
_NOT_A_WORD: Final = re.compile(r"[^\w$ ]|_")
_PAIR: Final = re.compile(r"[/-](?:USDT?|USDC|BTC|ETH|EUR|BNB|PERP)\b")
_LIST_GAP: Final = r"(?:\s?[,/&]\s?(?:and\s)?|\sand\s|\sund\s|\sи\s)"
_GAP_AFTER: Final = re.compile(_LIST_GAP)
_GAP_BEFORE: Final = re.compile(_LIST_GAP + "$")
_NEXT_WORDS: Final = re.compile(r"(?:['’]s)?[\s\-]+([^\W_]+)(?:[\s\-]+([^\W_]+))?")
_LAST_WORD: Final = re.compile(r"([^\W_]+)[\s\-:]+$")


class _Sort(Enum):
    CASHTAG = auto()
    CONTRACT = auto()
    PAIR = auto()
    TICKER = auto()
    NAME = auto()
    VOID = auto()
    CUE = auto()


@dataclass(frozen=True, slots=True)
class _Pattern:
    sort: _Sort
    symbol: str = ""
    rule: Rule = Rule.ANY
    written: str = ""


class _Hit(NamedTuple):  # made by the hundred: a tuple costs a third of a frozen dataclass
    pattern: _Pattern
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass found: coins, and whether words of a token launch occur."""

    mentions: tuple[Mention, ...]
    has_launch_words: bool


class _Voids:
    """Places where a coin's name means something else."""

    def __init__(self) -> None:
        self._places: set[tuple[str, int]] = set()

    def add(self, hit: _Hit) -> None:
        symbol = hit.pattern.symbol
        self._places.update((symbol, place) for place in range(hit.start, hit.end))

    def covers(self, symbol: str, start: int, end: int) -> bool:
        places = self._places
        return bool(places) and ((symbol, start) in places or (symbol, end - 1) in places)

    def without(self, mentions: list[Mention]) -> list[Mention]:
        """Drop covered mentions; a $TICKER, a pair and a contract mean what they say."""
        if not self._places:
            return mentions
        return [
            m for m in mentions if m.confidence == 1.0 or not self.covers(m.symbol, m.start, m.end)
        ]


class Matcher:
    """Finds coins in text. Building one takes tens of milliseconds: use `matcher()`."""

    def __init__(self, known: Iterable[Coin] | None = None) -> None:
        table = _patterns(coins() if known is None else known)
        self._meanings = list(table.values())
        self._needs_capital = [
            all(pattern.rule is not Rule.ANY for pattern in patterns) for patterns in self._meanings
        ]
        self._automaton = AhoCorasick(
            [f" {text} " for text in table], implementation=Implementation.DFA
        )

    @property
    def size(self) -> int:
        """How many patterns are looked for at once."""
        return len(self._meanings)

    def match(self, text: str) -> tuple[Mention, ...]:
        """Return the coins mentioned in `text` in order of place, none inside a longer one."""
        return self.scan(text).mentions

    def scan(self, text: str) -> Scan:
        """Return the coins of `text` and whether it needs a look for a token launch."""
        plain = skeleton(text)
        sure: list[Mention] = []
        doubtful: list[_Hit] = []
        voids = _Voids()
        has_cue = False
        for hit in self._hits(plain):
            sort = hit.pattern.sort
            if sort is _Sort.CUE:
                has_cue = True
            elif sort is _Sort.VOID:
                voids.add(hit)
            elif hit.pattern.rule is Rule.CONTEXT:
                doubtful.append(hit)
            else:
                _add(sure, hit, _confidence(hit, plain))
        sure = voids.without(sure)
        doubtful = [hit for hit in doubtful if _is_written_as_coin(hit, plain, voids)]
        return Scan(_without_contained(sure + _kept_by_company(doubtful, sure, plain)), has_cue)

    def _hits(self, plain: str) -> Iterator[_Hit]:
        meanings, needs_capital = self._meanings, self._needs_capital
        found = self._automaton.find_matches_as_indexes(f" {fold(plain)} ", overlapping=True)
        # Most hits are ordinary words in lower case: they leave first, in the cheapest way.
        worth = [hit for hit in found if not needs_capital[hit[0]] or plain[hit[1]].isupper()]
        for index, start, end in worth:
            for pattern in meanings[index]:
                if pattern.rule is Rule.ANY or plain[start].isupper():
                    yield _Hit(pattern, start, end - 2)


@cache
def matcher() -> Matcher:
    """Return the process's one matcher over the whole gazetteer."""
    return Matcher()


def fold(plain: str) -> str:
    """Return `plain` (a skeleton) in lower case with spaces for all but letters, digits and $."""
    if plain.isascii():
        return plain.translate(_FOLD)
    lower = plain.lower()
    if len(lower) != len(plain):  # İ and a few more grow in lower case
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return _NOT_A_WORD.sub(" ", lower)


def _patterns(known: Iterable[Coin]) -> dict[str, list[_Pattern]]:
    table: dict[str, list[_Pattern]] = {}
    listed = list(known)
    for coin in listed:
        for text, pattern in _own(coin):
            table.setdefault(" ".join(fold(skeleton(text)).split()), []).append(pattern)
    for coin in listed:
        for quote in QUOTES:
            pair = f"{coin.symbol}{quote}".lower()
            if coin.symbol not in _QUOTE_SYMBOLS and len(coin.symbol) > 1 and pair not in table:
                table[pair] = [_Pattern(_Sort.PAIR, coin.symbol)]
    for cue in LAUNCH_CUES:
        table.setdefault(cue, []).append(_Pattern(_Sort.CUE))
    return table


def _own(coin: Coin) -> Iterator[tuple[str, _Pattern]]:
    symbol = coin.symbol
    yield f"${symbol}", _Pattern(_Sort.CASHTAG, symbol)
    if len(symbol) > 1:  # one letter is a ticker only behind its $
        yield symbol, _Pattern(_Sort.TICKER, symbol, coin.ticker_rule)
    for name in coin.names:
        if name.text.upper() != symbol or name.rule is not coin.ticker_rule:
            yield name.text, _Pattern(_Sort.NAME, symbol, name.rule)
    for void in coin.voids:
        yield void, _Pattern(_Sort.VOID, symbol)
    for contract in coin.contracts:
        yield contract, _Pattern(_Sort.CONTRACT, symbol, written=contract)


def _confidence(hit: _Hit, plain: str) -> float:
    """Confidence of a hit that needs no company; 0 when its case or place speaks against it."""
    pattern, word = hit.pattern, plain[hit.start : hit.end]
    if pattern.sort is _Sort.TICKER:
        return _ticker_confidence(hit, word, plain)
    if pattern.sort is _Sort.NAME:
        return 0.95 if pattern.rule is Rule.ANY else 0.9
    if pattern.sort is _Sort.CONTRACT:
        # Base58 says different things in different case; hexadecimal does not.
        return float(word == pattern.written or word.lower().startswith("0x"))
    return 1.0


def _ticker_confidence(hit: _Hit, word: str, plain: str) -> float:
    if hit.pattern.symbol in _QUOTE_SYMBOLS and plain[hit.start - 1 : hit.start] in {"/", "-"}:
        return 0.0  # the quote of a pair, BTC/USDT, is not what the text is about
    if not word.isupper():
        return 0.85 if hit.pattern.rule is Rule.ANY else 0.0
    if hit.pattern.rule is Rule.ANY or not _shouts(plain, hit.start):
        return 0.95
    return 0.7


def _is_written_as_coin(hit: _Hit, plain: str, voids: _Voids) -> bool:
    if hit.pattern.sort is _Sort.TICKER and not plain[hit.start : hit.end].isupper():
        return False
    return not voids.covers(hit.pattern.symbol, hit.start, hit.end)


def _kept_by_company(doubtful: list[_Hit], sure: list[Mention], plain: str) -> list[Mention]:
    """Ordinary words that their company makes coins; lists carry it from one to the next."""
    if not doubtful:
        return []
    kept: list[Mention] = []
    for hit in doubtful:
        _add(kept, hit, _company(hit, plain))
    known = {mention.symbol for mention in sure + kept}
    starts = {mention.start for mention in sure + kept}
    ends = {mention.end for mention in sure + kept}
    waiting = [hit for hit in doubtful if hit.start not in starts]
    for hit in (*waiting, *reversed(waiting)):
        if hit.start in starts:
            continue
        if hit.pattern.symbol in known:
            confidence = 0.85
        elif _is_in_list(hit, starts, ends, plain):
            confidence = 0.75
        else:
            continue
        _add(kept, hit, confidence)
        known.add(hit.pattern.symbol)
        starts.add(hit.start)
        ends.add(hit.end)
    return kept


def _company(hit: _Hit, plain: str) -> float:
    before, after = plain[hit.start - 1 : hit.start], plain[hit.end : hit.end + 1]
    is_ticker = hit.pattern.sort is _Sort.TICKER
    if is_ticker and (_PAIR.match(plain, hit.end) or (before == "(" and after == ")")):
        return 0.95
    if is_ticker and before == "#":
        return 0.9
    if is_ticker and _shouts(plain, hit.start):
        return 0.0
    following = _NEXT_WORDS.match(plain, hit.end)
    if following and any(word and word.lower() in COMPANY for word in following.groups()):
        return 0.8
    preceding = _LAST_WORD.search(plain, max(0, hit.start - 24), hit.start)
    return 0.75 if preceding and is_ticker and preceding[1].lower() in BEFORE_TICKER else 0.0


def _is_in_list(hit: _Hit, starts: set[int], ends: set[int], plain: str) -> bool:
    """True right beside an accepted coin: "SOL, LINK and NEAR"."""
    if hit.pattern.sort is not _Sort.TICKER or _shouts(plain, hit.start):
        return False
    after = _GAP_AFTER.match(plain, hit.end)
    if after and after.end() in starts:
        return True
    before = _GAP_BEFORE.search(plain, max(0, hit.start - 8), hit.start)
    return bool(before and before.start() in ends)


def _shouts(plain: str, place: int) -> bool:
    """True when the line around `place` is in capitals throughout, so capitals say nothing."""
    start = plain.rfind("\n", 0, place) + 1
    end = plain.find("\n", place)
    return plain[start : end if end >= 0 else len(plain)].isupper()


def _add(mentions: list[Mention], hit: _Hit, confidence: float) -> None:
    if confidence:
        mentions.append(Mention(hit.pattern.symbol, hit.start, hit.end, confidence))


def _without_contained(mentions: list[Mention]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, -m.confidence)):
        if not kept or mention.end > kept[-1].end:
            kept.append(mention)
    return tuple(kept)
