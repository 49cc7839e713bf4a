"""Rules in words: what is written is what is meant, and what is wrong is said."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.alerts import grammar
from desk.alerts.measured import decisive, limits_of
from desk.alerts.terms import (
    AnyCoin,
    Coin,
    Compared,
    Either,
    Every,
    Facts,
    Gauged,
    Launches,
    Lean,
    Leans,
    Measure,
    Not,
    Says,
    Source,
    Term,
    Than,
    folded,
)
from desk.alerts.watched import gathered
from desk.errors import Misunderstood
from desk.market.measured import LEAST, UNITS, Gauge, Limit, Measured, Reading, Span, Unit
from desk.signals.model import Tone

COINS = ("BTC", "ETH", "1INCH", "ALL", "NOT", "BULL", "MOVE", "币安")
WORDS = ("etf", "price analysis", "and", "0.5", "a (b) < c", "Сбербанк", "not")
SOURCES = ("coindesk", "@elon", "r/bitcoin", "the block", "404", "decrypt.co", "wire")
AT = datetime(2026, 11, 29, 12, tzinfo=UTC)
SIZES = st.sampled_from((0, 1, 2, 5, 20, 50, 99, 10_000, 50_000)).map(Decimal)
READINGS = st.builds(Reading, SIZES, st.one_of(st.none(), SIZES))


@st.composite
def limits(draw: st.DrawFn) -> Limit:
    """Draw a limit that the words of a rule can ask for."""
    gauge = draw(st.sampled_from(list(Gauge)))
    unit = draw(st.sampled_from(UNITS[gauge]))
    more = draw(st.sampled_from((0, 1, Decimal("2.5"), 15, 40_000 if unit is Unit.MONEY else 50)))
    span = draw(st.sampled_from(list(Span))) if gauge is Gauge.MOVE else None
    return Limit(gauge, unit, LEAST[gauge, unit] + more, span)


@st.composite
def events(draw: st.DrawFn) -> Measured:
    """Draw what the market may do."""
    gauge = draw(st.sampled_from(list(Gauge)))
    return Measured(
        gauge=gauge,
        coin=draw(st.sampled_from(COINS)),
        reading=draw(READINGS),
        direction=draw(st.sampled_from((-1, 0, 1))),
        at=AT,
        span=draw(st.sampled_from(list(Span))) if gauge is Gauge.MOVE else None,
        told=draw(READINGS),
    )


LEAVES = st.one_of(
    limits().map(Gauged),
    st.just(AnyCoin()),
    st.just(Launches()),
    st.sampled_from(COINS).map(Coin),
    st.sampled_from(list(Lean)).map(Leans),
    st.sampled_from(WORDS).map(Says),
    st.sampled_from(SOURCES).map(Source),
    st.builds(
        Compared,
        st.sampled_from(list(Measure)),
        st.sampled_from(list(Than)),
        st.integers(0, 10**6).map(lambda millionths: Decimal(millionths).scaleb(-6)),
    ),
)
TERMS: st.SearchStrategy[Term] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda terms: Every(tuple(terms))),
        st.lists(inner, min_size=2, max_size=3).map(lambda terms: Either(tuple(terms))),
    ),
    max_leaves=12,
)
FACTS = st.builds(
    Facts,
    coins=st.frozensets(st.sampled_from(COINS), max_size=3),
    traded=st.frozensets(st.sampled_from(COINS), max_size=2),
    tone=st.sampled_from(list(Tone)),
    measures=st.fixed_dictionaries({m: st.floats(0, 1) for m in Measure}),
    source=st.sampled_from(("coindesk.com", "www.decrypt.co", "@elon", "wire", "wired", "404")),
    text=st.lists(st.sampled_from((*WORDS, "bitcoin falls")), max_size=4).map(
        lambda words: folded(" ".join(words))
    ),
    has_launch=st.booleans(),
    measured=st.one_of(st.none(), events()),
)


def known(word: str) -> str:
    """Know the coins of a small exchange."""
    name = word.removeprefix("$").upper()
    if name not in COINS:
        raise Misunderstood(what="alert-word", text=word)
    return name


@given(TERMS)
def test_what_is_written_reads_back_as_the_same_rule(term: Term) -> None:
    assert grammar.parse(str(term)) == term


def model(term: Term, facts: Facts) -> bool:  # noqa: C901, PLR0911, PLR0912 - a line a kind
    """Judge by the truth table of the whole tree, written apart from the product's own way."""
    match term:
        case AnyCoin():
            return len(facts.traded) > 0
        case Coin(symbol):
            return symbol in facts.coins
        case Leans(lean):
            fits = {Lean.DIRECTIONAL: {"bullish", "bearish"}}.get(lean, {lean.value})
            return facts.tone.value in fits
        case Compared(measure, than, share):
            found, asked = facts.measures[measure], float(share)
            return {
                Than.MORE: found > asked,
                Than.AT_LEAST: found >= asked,
                Than.LESS: found < asked,
                Than.AT_MOST: found <= asked,
            }[than]
        case Gauged(limit):
            event = facts.measured
            if event is None or event.gauge is not limit.gauge or event.span is not limit.span:
                return False
            now, then = (
                (r.times if limit.unit is Unit.TIMES else r.amount)
                for r in (event.reading, event.told)
            )
            return (now or 0) >= limit.value > (then or 0)
        case Source(name):
            own = facts.source.replace("www.", "", 1).split(".")
            return any(".".join(own[: i + 1]) == name for i in range(len(own)))
        case Says(words):
            text, asked_words = facts.text.split(), folded(words).split()
            places = range(len(text) - len(asked_words) + 1)
            return any(text[i : i + len(asked_words)] == asked_words for i in places)
        case Launches():
            return facts.has_launch
        case Not(inner):
            return not model(inner, facts)
        case Every(terms):
            return {model(inner, facts) for inner in terms} == {True}
        case Either(terms):
            return True in {model(inner, facts) for inner in terms}


@given(TERMS, FACTS)
def test_a_rule_admits_what_its_truth_table_says(term: Term, facts: Facts) -> None:
    assert term.admits(facts) is model(term, facts)


@given(TERMS, FACTS)
def test_an_event_of_the_market_reaches_whom_a_condition_outside_of_not_asks_for_it(
    term: Term, facts: Facts
) -> None:
    found = decisive(term, facts)
    without = replace(facts, measured=None, source="")
    assert found is None or (model(term, facts) and model(found, facts))
    assert not isinstance(found, Gauged) or facts.measured is not None
    assert not isinstance(decisive(term, without), Gauged)
    if isinstance(term, Not):
        assert found is None


@given(TERMS, events())
def test_whoever_is_told_of_an_event_had_it_watched_for(term: Term, event: Measured) -> None:
    facts = Facts(
        coins=frozenset({event.coin}),
        traded=frozenset({event.coin}),
        tone=Tone.NEUTRAL,
        measures=dict.fromkeys(Measure, 0.5),
        source="market",
        text="",
        has_launch=False,
        measured=event,
    )
    found = decisive(term, facts)
    if isinstance(found, Gauged):
        assert found.limit in gathered(limits_of(term)).of(event.coin)


@pytest.mark.parametrize(
    ("name", "source", "fits"),
    [
        ("decrypt.co", "www.decrypt.co", True),
        ("decrypt", "www.decrypt.co", True),
        ("www.decrypt.co", "www.decrypt.co", True),
        ("Decrypt.co", "decrypt.co", True),
        ("crypt.co", "www.decrypt.co", False),
        ("decrypt.co", "decrypt.com", False),
    ],
)
def test_a_source_is_known_with_and_without_its_www(name: str, source: str, fits: bool) -> None:
    facts = Facts(
        coins=frozenset(),
        traded=frozenset(),
        tone=Tone.NEUTRAL,
        measures={},
        source=source,
        text="",
        has_launch=False,
    )
    assert Source(name).admits(facts) is fits


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            'add btc and (bearish or impact > 0.7) not "price analysis" from coindesk',
            'BTC and (bearish or impact > 0.7) and not "price analysis" and from coindesk',
        ),
        ("btc eth bullish 50%", "(BTC or ETH) and bullish and impact >= 0.5"),
        ("btc, eth any 0%", "BTC or ETH"),
        ("", "all and directional and impact >= 0.3"),
        ("any 10%", "all and impact >= 0.1"),
        ("bull bear btc", "BTC and directional and impact >= 0.3"),
        ("btc impact > 50%", "BTC and impact > 0.5"),
        ("add btc", "BTC"),
        ("btc or tge", "BTC or tge"),
        ("btc eth or tge and bullish", "(BTC or ETH) or (tge and bullish)"),
        ("not btc eth and novelty ≥ 80%", "not (BTC or ETH) and novelty >= 0.8"),
        ("не btc и “ETF approval”", 'not BTC and "ETF approval"'),
        ('add 0,7 "a  b"', 'impact >= 0.7 and "a b"'),
        ("add $all or $bull", "$ALL or $BULL"),
        ('add from "The Block" or from r/bitcoin', 'from "The Block" or from r/bitcoin'),
        ("confidence 90 or neutral", "confidence >= 0.9 or neutral"),
        ("btc move > 5% 1h", "BTC and move > 5% 1h"),
        ("btc move 5% 15m bullish", "BTC and move > 5% 15m and bullish"),
        ("btc eth move >= 3x 1d", "(BTC or ETH) and move > 3x 24h"),
        ("add volume > 5x or whale > 1m", "volume > 5x or whale > 1000000"),
        ("whale > $50k and not whale > 100x", "whale > 50000 and not whale > 100x"),
        ("btc и движение > 2,5% или кит > 100х", "(BTC and move > 2.5% 1h) or whale > 100x"),
        ("funding > 0.1% or liquidation ≥ 500k", "funding > 0.1% or liquidation > 500000"),
        ("btc funding flip", "BTC and funding-flip > 0.005%"),
        ("add funding flip > 0.02% or eth", "funding-flip > 0.02% or ETH"),
        ("funding-flip and not btc", "funding-flip > 0.005% and not BTC"),
        ("btc фандинг разворот", "BTC and funding-flip > 0.005%"),
        ("add move and bullish", "$MOVE and bullish"),
        ("add $move move > 5%", "$MOVE and move > 5% 1h"),
    ],
)
def test_words_mean_one_rule(written: str, meant: str) -> None:
    assert str(grammar.read(written, known)) == meant


@pytest.mark.parametrize(
    ("written", "why", "read"),
    [
        ("btc and (bearish", "open", "btc and ("),
        ("btc and bearish)", "close", "btc and bearish)"),
        ('btc and "price', "quote", 'btc and "'),
        ('add ""', "empty", 'add ""'),
        ("btc and impact > bullish", "share", "btc and impact > bullish"),
        ("btc and impact", "share", "btc and impact"),
        ("btc and", "missing", "btc and"),
        ("or btc", "missing", "or"),
        ("add", "missing", "add"),
        ("btc and from", "source", "btc and from"),
        ("btc = 5", "sign", "btc ="),
        ("btc move < 5%", "below", "btc move <"),
        ("btc move > 5", "limit-move", "btc move > 5"),
        ("btc move > 1m", "limit-move", "btc move > 1m"),
        ("volume > 5%", "limit-volume", "volume > 5%"),
        ("whale > 5%", "limit-whale", "whale > 5%"),
        ("whale > big", "limit-whale", "whale > big"),
        ("funding > 101%", "limit-funding", "funding > 101%"),
        ("funding flip > 5x", "limit-funding-flip", "funding flip > 5x"),
        ("liquidation > 5x", "limit-liquidation", "liquidation > 5x"),
        ("btc move >", "share", "btc move >"),
    ],
)
def test_what_is_wrong_is_named_with_what_was_read(written: str, why: str, read: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        grammar.read(written, known)
    assert refused.value.values["why"] == why
    assert refused.value.values["read"] == read
    assert str(grammar.read(str(refused.value.values["example"]).removeprefix("/alerts "), known))


@pytest.mark.parametrize(
    ("written", "least"),
    [
        ("move > 0.4%", "0.5%"),
        ("volume 1x", "1.5x"),
        ("whale > 100", "10000"),
        ("whale 2x", "20x"),
        ("funding flip 0.004%", "0.005%"),
    ],
)
def test_a_limit_that_is_passed_all_the_time_is_refused_with_the_least_one(
    written: str, least: str
) -> None:
    with pytest.raises(Misunderstood) as refused:
        grammar.read(written, known)
    assert refused.value.values["least"] == least


@given(st.text(alphabet="btcorandeh ()\"'<>=%0.7,$fimpnvx", max_size=60))
def test_any_text_is_a_rule_or_a_refusal(text: str) -> None:
    try:
        term = grammar.read(text, known)
    except Misunderstood:
        return
    assert grammar.parse(str(term)) == term


@pytest.mark.parametrize("text", ["btc " * 101, "(" * 200 + "btc", "not " * 79 + "btc or eth"])
def test_a_rule_beyond_measure_is_refused(text: str) -> None:
    with pytest.raises(Misunderstood):
        grammar.read(text, known)
