"""Words to a rule: `btc and (bearish or impact > 0.7) not "price analysis" from coindesk`.

    rule      = both { "or" both }
    both      = condition { ["and"] condition }
    condition = "not" condition | "(" rule ")" | coin { coin } | tone | "all" | "tge"
              | [measure] [than] share | "from" source | '"' words '"'
              | gauge [">" | ">="] limit [span] | "funding" "flip" [[">" | ">="] limit]

Conditions side by side must all hold; coins side by side are a list, any of which will do. `not`
binds closest, then `and`. Commas are blanks. A share is `0.7` or `70%`; more than 1 is percent.
A gauge is one of the market's own (`btc move > 5% 1h`, `volume > 5x`, `whale > 1m`): its limit is
percent, a multiple of what is usual or money, and reaching it is passing it. A flip may leave
it out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, NoReturn

from desk import money
from desk.alerts import limits
from desk.alerts.terms import (
    RESERVED,
    AnyCoin,
    Coin,
    Compared,
    Either,
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
    joined,
    simple,
)
from desk.errors import Misunderstood
from desk.market.measured import Gauge, Limit, Span

FindCoin = Callable[[str], str]
EXAMPLE: Final = '/alerts add btc and (bearish or impact > 0.7) not "price analysis" from coindesk'
MOST_TEXT: Final = 400
MOST_TOKENS: Final = 80
_QUOTES: Final = '"“”„«»'
_TOKEN: Final = re.compile(
    rf"(?P<paren>[()])|[{_QUOTES}](?P<quote>[^{_QUOTES}]*)[{_QUOTES}]"
    r"|(?P<than>>=|<=|=>|=<|[><≥≤])"
    rf"|(?P<share>\d{{1,3}}(?:[.,]\d{{1,6}})?%?)(?![^\s(),<>=≥≤{_QUOTES}])"
    rf"|(?P<word>[^\s(),<>=≥≤{_QUOTES}]+)"
)
_BLANK: Final = re.compile(r"[\s,]*")
_THAN: Final = {"=>": Than.AT_LEAST, "=<": Than.AT_MOST, "≥": Than.AT_LEAST, "≤": Than.AT_MOST}
_SAME: Final = {
    "и": "and",
    "или": "or",
    "не": "not",
    "от": "from",
    "все": "all",
    "*": "all",
    "any": "all",
    "everything": "all",
    "bull": "bullish",
    "bear": "bearish",
} | limits.SAME
_LEANS: Final = {lean.value: lean for lean in Lean}
_MEASURES: Final = {measure.value: measure for measure in Measure}
_FILLERS: Final = frozenset({"on", "for", "about"})
_LINKS: Final = frozenset({"and", "or"})
_SHORT: Final = frozenset({"all", *_FILLERS, *_LEANS})
_DEFAULT_IMPACT: Final = Decimal("0.3")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    end: int

    @property
    def name(self) -> str:
        """What a word means: small, in English; a `$coin` and what is quoted mean nothing else."""
        small = self.text.lower()
        return _SAME.get(small, small) if self.kind == "word" else ""

    @property
    def is_closing(self) -> bool:
        return self.kind == "paren" and self.text == ")"

    @property
    def is_coin(self) -> bool:
        return self.kind == "word" and self.text.lower() not in RESERVED and self.text != "*"


def read(text: str, coin: FindCoin) -> Term:
    """Read a rule as a person writes it; `coin` names the base symbol of a word or raises.

    Behind `add` the words are taken exactly. Without it, where they are but coins, tones and a
    share, what they leave out is filled in: all coins, bullish or bearish, impact from 0.3.
    Raises `Misunderstood`.
    """
    if len(text) > MOST_TEXT:
        raise Misunderstood(what="alert-long", limit=MOST_TEXT, example=EXAMPLE)
    tokens = _split(text)
    if len(tokens) > MOST_TOKENS:
        raise Misunderstood(what="alert-long", limit=MOST_TEXT, example=EXAMPLE)
    if tokens and tokens[0].name == "add":
        return _Reader(text, tokens[1:], coin).whole()
    if _is_short(tokens):
        return _short(tokens, coin)
    return _Reader(text, tokens, coin).whole()


@lru_cache(maxsize=4096)
def parse(text: str) -> Term:
    """Read a rule that `str` of a term wrote, exactly; coins are not looked up."""
    return _Reader(text, _split(text), lambda word: word.removeprefix("$")).whole()


def _split(text: str) -> list[_Token]:
    tokens, at = [], 0
    while (at := _after_blank(text, at)) < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            why = "quote" if text[at] in _QUOTES else "sign"
            _refuse(why, text[at], text[: at + 1])
        kind = found.lastgroup or ""
        tokens.append(_Token(kind, found[kind], found.end()))
        at = found.end()
    return tokens


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _is_short(tokens: list[_Token]) -> bool:
    """Tell whether these are the words of the short form, in any order."""
    return all(
        (token.kind == "word" and (token.is_coin or token.name in _SHORT)) or token.kind == "share"
        for token in tokens
    )


def _short(tokens: list[_Token], coin: FindCoin) -> Term:
    coins: list[str] = []
    leans: list[Lean | None] = []
    impact = _DEFAULT_IMPACT
    for token in tokens:
        if token.kind == "share":
            impact = _share(token.text)
        elif token.name in _LEANS:
            leans.append(_LEANS[token.name])
        elif token.text.lower() == "any":
            leans.append(None)
        elif token.is_coin:
            coins.append(coin(token.text))
    return simple(tuple(coins), _one_lean(leans), impact)


def _one_lean(leans: list[Lean | None]) -> Lean | None:
    """Both ways are directional; a way and neutral, or `any`, is every tone."""
    asked = set(leans)
    if not asked or asked == {Lean.BULLISH, Lean.BEARISH}:
        return Lean.DIRECTIONAL
    return leans[0] if len(asked) == 1 else None


def _than(token: _Token) -> Than:
    return _THAN.get(token.text) or Than(token.text)


def _share(text: str) -> Decimal:
    number = money.wire(text.removesuffix("%").replace(",", "."))
    share = number / 100 if text.endswith("%") or number > 1 else number
    if share > 1:
        raise Misunderstood(what="impact", text=text, example=EXAMPLE)
    return share


def _refuse(why: str, text: str, before: str, example: str = EXAMPLE) -> NoReturn:
    """Say what is wrong, and how far the words were understood."""
    read_ = before if len(before) <= 60 else f"…{before[-60:]}"
    raise Misunderstood(what="alert-rule", why=why, text=text, read=read_, example=example)


@dataclass(slots=True)
class _Reader:
    """Reads tokens from left to right, one method for each line of the grammar."""

    text: str
    tokens: list[_Token]
    coin: FindCoin
    at: int = 0

    def whole(self) -> Term:
        """Read everything."""
        term = self.rule()
        if (left := self.next()) is not None:
            self.refuse("close", left)
        return term

    def rule(self) -> Term:
        terms = [self.both()]
        while self.takes("or"):
            terms.append(self.both())
        return terms[0] if len(terms) == 1 else Either(tuple(terms))

    def both(self) -> Term:
        terms = [self.condition()]
        while self.takes("and") or self.is_at_condition():
            terms.append(self.condition())
        return joined(terms)

    def condition(self) -> Term:
        while (token := self.next()) is not None and token.name in _FILLERS:
            self.at += 1
        if token is None or token.is_closing or token.name in _LINKS:
            self.refuse("missing", token)
        self.at += 1
        if token.name == "not":
            return Not(self.condition())
        if token.kind == "paren":
            return self.inside(token)
        if token.kind in {"share", "than"} or token.name in _MEASURES:
            return self.compared(token)
        if token.name == Gauge.FLIP or (token.name == Gauge.FUNDING and self.takes(limits.FLIP)):
            return self.gauged(Gauge.FLIP) if self.is_at_limit() else Gauged(limits.ANY_FLIP)
        if token.name in limits.GAUGES and self.is_at_limit():
            return self.gauged(limits.GAUGES[token.name])
        return self.named(token)

    def inside(self, opened: _Token) -> Term:
        term = self.rule()
        closing = self.next()
        if closing is None or not closing.is_closing:
            self.refuse("open", opened)
        self.at += 1
        return term

    def compared(self, token: _Token) -> Term:
        measure = _MEASURES.get(token.name, Measure.IMPACT)
        than = Than.AT_LEAST
        if token.kind == "word":
            token = self.must("share", "than")
        if token.kind == "than":
            than, token = _than(token), self.must("share")
        return Compared(measure, than, _share(token.text))

    def is_at_limit(self) -> bool:
        """Tell a gauge from a coin of its name: MOVE is both."""
        token = self.next()
        return token is not None and (token.kind in {"share", "than"} or limits.is_one(token.text))

    def gauged(self, gauge: Gauge) -> Term:
        example = limits.EXAMPLES[gauge]
        token = self.must("share", "than", "word")
        if token.kind == "than":
            if _than(token) not in {Than.MORE, Than.AT_LEAST}:
                self.refuse("below", token, example)
            token = self.must("share", "word")
        found = limits.read(gauge, token.text)
        if found is None:
            self.refuse(f"limit-{gauge.value}", token, example)
        return Gauged(Limit(gauge, *found, self.span() if gauge is Gauge.MOVE else None))

    def span(self) -> Span:
        token = self.next()
        span = limits.SPANS.get(token.text.lower()) if token else None
        self.at += span is not None
        return span or Span.H1

    def named(self, token: _Token) -> Term:
        if token.kind == "quote":
            return Says(self.quoted(token))
        if token.name in _LEANS:
            return Leans(_LEANS[token.name])
        if token.name == "from":
            return Source(self.quoted(self.must("word", "quote")))
        if token.name == "tge":
            return Launches()
        return AnyCoin() if token.name == "all" else self.listed(token)

    def listed(self, token: _Token) -> Term:
        coins: list[Term] = [Coin(self.coin(token.text))]
        while (more := self.next()) is not None and more.is_coin:
            coins.append(Coin(self.coin(more.text)))
            self.at += 1
        return coins[0] if len(coins) == 1 else Either(tuple(coins))

    def quoted(self, token: _Token) -> str:
        words = " ".join(token.text.split())
        if not folded(words).strip() and token.kind == "quote":
            self.refuse("empty", token)
        return words

    def next(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def takes(self, name: str) -> bool:
        token = self.next()
        is_next = token is not None and token.name == name
        self.at += is_next
        return is_next

    def is_at_condition(self) -> bool:
        token = self.next()
        return token is not None and token.name not in _LINKS and not token.is_closing

    def must(self, *kinds: str) -> _Token:
        token = self.next()
        if token is None or token.kind not in kinds:
            self.refuse("source" if "quote" in kinds else "share", token)
        self.at += 1
        return token

    def refuse(self, why: str, token: _Token | None, example: str = EXAMPLE) -> NoReturn:
        read_ = self.text[: token.end] if token else self.text
        _refuse(why, token.text if token else "", read_, example)
