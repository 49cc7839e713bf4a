"""How long one document takes to match against the whole gazetteer, beside the bare automaton."""

import random
import time
from collections.abc import Callable
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from desk.market.coins import coins
from desk.news.confusables import skeleton
from desk.news.keywords import Matcher, fold
from ops.bench.figures import Budget, Figure, Floor, median, spread

LENGTHS: Final = (12, 300, 2000)
TEXTS: Final = 20
ROUNDS: Final = 5
_BUDGET: Final = Budget(of="p99", limit=1)
_TALK: Final = (
    "the market said that analysts expect one more week of flows as traders move into the core of"
    " a new cycle while open interest at the exchange rose to a high and the fund may link prime"
    " brokers form a safe act of the sun near record gas fees not win or step back from the hype"
)


def document(words: int, seed: int) -> str:
    """Return a text of `words` words, two in a hundred of them coins, with typographic quotes."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    names = [name.text for coin in coins() for name in coin.names]
    tickers = [coin.symbol for coin in coins()]
    talk = _TALK.split()
    said = [chance.choice(talk) for _ in range(words)]
    for place in range(0, words, 50):
        said[place] = chance.choice((chance.choice(names), f"“{chance.choice(tickers)}”"))
    return " ".join(said)


def measure(*, texts: int = TEXTS, rounds: int = ROUNDS) -> list[Figure]:
    """Return CPU milliseconds a document of each length takes; CPU, for that repeats."""
    matcher = Matcher()
    return [_figure(matcher, words, texts, rounds) for words in LENGTHS]


def _figure(matcher: Matcher, words: int, texts: int, rounds: int) -> Figure:
    documents = [document(words, seed) for seed in range(texts)]
    return Figure(
        bench="matching",
        what=f"{matcher.size:,} patterns over {words:,} words, CPU",
        unit="ms",
        n=texts * rounds,
        stats=spread(_cpu_ms(matcher.match, documents, rounds)),
        budget=_BUDGET,
        floor=Floor(value=median(_cpu_ms(_bare(), documents, rounds)), what="the bare automaton"),
    )


def _bare() -> Callable[[str], object]:
    known = {fold(skeleton(name.text)) for coin in coins() for name in coin.names}
    automaton = AhoCorasick(sorted(known), implementation=Implementation.DFA)
    return lambda text: automaton.find_matches_as_indexes(text.lower())


def _cpu_ms(work: Callable[[str], object], texts: list[str], rounds: int) -> list[float]:
    for text in texts:
        work(text)
    spent = []
    for text in texts * rounds:
        began = time.process_time_ns()
        work(text)
        spent.append((time.process_time_ns() - began) / 1e6)
    return spent
