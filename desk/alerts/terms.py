"""What a rule asks of a headline: a tree of conditions, judged and written without effects."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desk import money
from desk.market.measured import Gauge, Limit, Measured
from desk.news.confusables import skeleton
from desk.news.keywords import fold
from desk.news.model import Headline
from desk.signals.model import Tone, Verdict


class Lean(StrEnum):
    """Which way a headline leans."""

    BULLISH = "bullish"
    BEARISH = "bearish"
    NEUTRAL = "neutral"
    DIRECTIONAL = "directional"  # bullish or bearish


class Measure(StrEnum):
    """What is measured from 0 to 1: the verdict's weight, how new the words are, how sure it is."""

    IMPACT = "impact"
    NOVELTY = "novelty"
    CONFIDENCE = "confidence"


class Than(StrEnum):
    """How a measure is compared."""

    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="


RESERVED: Final = frozenset(
    {
        *("and", "or", "not", "from", "tge", "all", "any", "everything", "add", "on", "for"),
        *("about", "bull", "bear", "и", "или", "не", "от", "все"),
        *("движение", "объём", "объем", "кит", "фандинг", "ликвидация"),
        *(lean.value for lean in Lean),
        *(measure.value for measure in Measure),
        *(gauge.value for gauge in Gauge),
    }
)


_SIGNS: Final = frozenset(' (),"“”„«»<>=≥≤')


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may ask about. `traded` are coins of `coins` that trade here; `text` is folded.

    `measures` holds impact, novelty and confidence, each 0 to 1; `measured` is the event of the
    market that it tells, None for what others have written.
    """

    coins: frozenset[str]
    traded: frozenset[str]
    tone: Tone
    measures: dict[Measure, float]
    source: str
    text: str
    has_launch: bool
    measured: Measured | None = None

    @classmethod
    def of(cls, headline: Headline, verdict: Verdict, tradable: frozenset[str]) -> "Facts":
        """Collect the facts of a judged headline."""
        coins = frozenset(headline.coins)
        return cls(
            coins=coins,
            traded=coins & tradable,
            tone=verdict.tone,
            measures={
                Measure.IMPACT: verdict.impact,
                Measure.NOVELTY: headline.novelty,
                Measure.CONFIDENCE: verdict.confidence,
            },
            source=headline.source.casefold(),
            text=folded(headline.text),
            has_launch=headline.tge is not None,
            measured=headline.measured,
        )


def folded(text: str) -> str:
    """Return words in small letters between single spaces, so that whole words can be found."""
    return f" {' '.join(fold(skeleton(text)).split())} "


@dataclass(frozen=True, slots=True)
class AnyCoin:
    """Some coin that trades here is named."""

    def admits(self, facts: Facts) -> bool:
        """Tell whether the headline fits."""
        return bool(facts.traded)

    def __str__(self) -> str:
        return "all"


@dataclass(frozen=True, slots=True)
class Coin:
    """The coin with this base symbol is named."""

    symbol: str

    def admits(self, facts: Facts) -> bool:
        """Tell whether the headline fits."""
        return self.symbol in facts.coins

    def __str__(self) -> str:
        is_plain = self.symbol.isalpha() and self.symbol.lower() not in RESERVED
        return self.symbol if is_plain else f"${self.symbol}"


@dataclass(frozen=True, slots=True)
class Leans:
    """The headline leans this way."""

    lean: Lean

    def admits(self, facts: Facts) -> bool:
        """Tell whether the headline fits."""
        if self.lean is Lean.DIRECTIONAL:
            return facts.tone is not Tone.NEUTRAL
        return facts.tone.value == self.lean.value

    def __str__(self) -> str:
        return self.lean.value


@dataclass(frozen=True, slots=True)
class Compared:
    """A measure lies on one side of `share`, which runs from 0 to 1."""

    measure: Measure
    than: Than
    share: Decimal

    def admits(self, facts: Facts) -> bool:
        """Tell whether the headline fits."""
        found, asked = facts.measures[self.measure], float(self.share)
        if found == asked:
            return self.than in {Than.AT_LEAST, Than.AT_MOST}
        return (found > asked) is (self.than in {Than.MORE, Than.AT_LEAST})

    def __str__(self) -> str:
        return f"{self.measure.value} {self.than.value} {money.plain(self.share)}"


@dataclass(frozen=True, slots=True)
class Gauged:
    """The market itself has just passed a limit; of no other headline is this true."""

    limit: Limit

    def admits(self, facts: Facts) -> bool:
        """Tell whether the headline fits."""
        return facts.measured is not None and facts.measured.crosses(self.limit)

    def __str__(self) -> str:
        return str(self.limit)


@dataclass(frozen=True, slots=True)
class Source:
    """The headline is from this source; `coindesk` is `coindesk.com` too. Case does not matter."""

    name: str

    def admits(self, facts: Facts) -> bool:
        """Tell whether the headline fits."""
        asked, source = self.name.casefold(), facts.source
        bare = source.removeprefix("www.")
        return asked in {source, bare} or bare.startswith(f"{asked}.")

    def __str__(self) -> str:
        is_plain = not self.name[:1].isdigit() and not set(self.name) & _SIGNS
        return f"from {self.name}" if is_plain else f'from "{self.name}"'


@dataclass(frozen=True, slots=True)
class Says:
    """Title or summary holds these words, whole and in this order; case does not matter."""

    words: str

    def admits(self, facts: Facts) -> bool:
        """Tell whether the headline fits."""
        return folded(self.words) in facts.text

    def __str__(self) -> str:
        return f'"{self.words}"'


@dataclass(frozen=True, slots=True)
class Launches:
    """The headline tells of a token launch."""

    def admits(self, facts: Facts) -> bool:
        """Tell whether the headline fits."""
        return facts.has_launch

    def __str__(self) -> str:
        return "tge"


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    term: "Term"

    def admits(self, facts: Facts) -> bool:
        """Tell whether the headline fits."""
        return not self.term.admits(facts)

    def __str__(self) -> str:
        return f"not {_inner(self.term)}"


@dataclass(frozen=True, slots=True)
class Every:
    """All of at least two conditions."""

    terms: tuple["Term", ...]

    def admits(self, facts: Facts) -> bool:
        """Tell whether the headline fits."""
        return all(term.admits(facts) for term in self.terms)

    def __str__(self) -> str:
        return " and ".join(map(_inner, self.terms))


@dataclass(frozen=True, slots=True)
class Either:
    """Any of at least two conditions."""

    terms: tuple["Term", ...]

    def admits(self, facts: Facts) -> bool:
        """Tell whether the headline fits."""
        return any(term.admits(facts) for term in self.terms)

    def __str__(self) -> str:
        return " or ".join(map(_inner, self.terms))


Term = AnyCoin | Coin | Leans | Compared | Gauged | Source | Says | Launches | Not | Every | Either


def _inner(term: Term) -> str:
    return f"({term})" if isinstance(term, Every | Either) else str(term)


def coins_of(term: Term) -> tuple[str, ...]:
    """Return the coins that a rule asks for, in order; those behind a `not` are none of them."""
    match term:
        case Coin(symbol):
            return (symbol,)
        case Every(terms) | Either(terms):
            return tuple(coin for inner in terms for coin in coins_of(inner))
    return ()


def joined(terms: list[Term]) -> Term:
    """Return all of the terms as one; a single one is itself."""
    return terms[0] if len(terms) == 1 else Every(tuple(terms))


def simple(
    coins: tuple[str, ...] = (), lean: Lean | None = Lean.DIRECTIONAL, impact: Decimal = Decimal(0)
) -> Term:
    """Return the rule of the buttons: any of these coins (none is all), a tone, an impact."""
    asked: list[Term] = [Coin(coin) for coin in dict.fromkeys(coins)]
    terms: list[Term] = [AnyCoin()] if not asked else [_any_of(asked)]
    if lean is not None:
        terms.append(Leans(lean))
    if impact:
        terms.append(Compared(Measure.IMPACT, Than.AT_LEAST, impact))
    return joined(terms)


def _any_of(terms: list[Term]) -> Term:
    return terms[0] if len(terms) == 1 else Either(tuple(terms))
