"""What rules ask of the market itself: which limits, and which one an event has passed. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from desk.alerts.terms import Coin, Either, Every, Facts, Gauged, Not, Source, Term
from desk.market.measured import Limit

Asked = tuple[frozenset[str], Limit]


def decisive(term: Term, facts: Facts) -> Gauged | Source | None:
    """Return the condition by which a rule asks for this event of the market, None for none.

    A limit that it passes or, for want of one, the source; what stands behind `not` never is.
    """
    match term:
        case Gauged() | Source():
            return term if term.admits(facts) else None
        case Every(terms):
            return _best(terms, facts) if term.admits(facts) else None
        case Either(terms):
            return _best(terms, facts)
    return None


def _best(terms: Sequence[Term], facts: Facts) -> Gauged | Source | None:
    found = [one for term in terms if (one := decisive(term, facts)) is not None]
    return next((one for one in found if isinstance(one, Gauged)), found[0] if found else None)


def limits_of(term: Term, coins: frozenset[str] = frozenset()) -> Iterator[Asked]:
    """Return every limit that a rule waits for, with the coins it is for: none is all."""
    match term:
        case Gauged(limit):
            yield coins, limit
        case Every(terms):
            named = frozenset(coin for inner in terms for coin in _named(inner))
            for inner in terms:
                yield from limits_of(inner, named or coins)
        case Either(terms):
            for inner in terms:
                yield from limits_of(inner, coins)
        case Not():
            return


def _named(term: Term) -> Iterable[str]:
    """Return the coins of a condition that is nothing but coins."""
    match term:
        case Coin(symbol):
            return (symbol,)
        case Either(terms) if all(isinstance(inner, Coin) for inner in terms):
            return (inner.symbol for inner in terms if isinstance(inner, Coin))
    return ()
