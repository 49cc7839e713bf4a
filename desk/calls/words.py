"""Reads calls out of what people write in a group: `long BTC`, `$ETH short`, `$SOL`. Pure.

A call stands at the beginning of a message and names one coin beside one direction, or the message
is `$SOL` and nothing else. Everything else is talk: people say "long gone", "BTC long term" and
"short of ETH", and nobody wants to be held to that.
"""

import re
from collections.abc import Mapping
from typing import Final

from desk.calls.model import Direction, Wanted
from desk.market.coins import Rule, by_symbol
from desk.market.model import Instrument
from desk.market.service import QUOTE

MOST: Final = 280  # characters; longer texts are articles
_DIRECTIONS: Final = {
    Direction.LONG: ("long", "лонг", "лонгую", "做多", "开多", "لونج"),
    Direction.SHORT: ("short", "шорт", "шорчу", "做空", "开空", "شورت"),
}
_BY_WORD: Final = {word: way for way, words in _DIRECTIONS.items() for word in words}
_WAY: Final = "|".join(sorted(_BY_WORD, key=len, reverse=True))
_GAP: Final = r"(?:\s+|(?<=[多空])|(?=[做开]))"  # Chinese is written without spaces
_COIN: Final = r"\$?[A-Za-z0-9]{2,12}(?:[/-]USDT?)?"
_LEAD: Final = r"[^\w$?¿]*(?:(?:i['’]?m|i am|going|go|i go)\s+)?"
_CALL: Final = re.compile(
    rf"{_LEAD}(?:(?P<way>{_WAY}){_GAP}(?P<coin>{_COIN})|(?P<first>{_COIN}){_GAP}(?P<after>{_WAY}))"
    r"(?![\w$/'’-])",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(r"[^\w$?¿]*\$(?P<coin>[A-Za-z0-9]{2,12})[^\w$?]*")
# Behind a call comes a pause, a figure, or a word about where and how far: "here, tp 70k".
_REST: Final = re.compile(
    r"\s*(?:$|[^\w\s/&-]|-\s|\d"
    r"|(?:at|from|here|now|today|tp|sl|target|entry|stop|scalp|swing|until|till|to|for|x\d+)\b"
    r"|(?:от|сейчас|здесь|до|стоп|тейк|по|ahora|aquí|agora|aqui|desde|şimdi|现在|目标|止损|الآن))",
    re.IGNORECASE,
)
_ANY_WAY: Final = re.compile(rf"(?<!\w)(?:{_WAY})(?!\w)", re.IGNORECASE)
_OTHER: Final = re.compile(r"\$[A-Za-z][A-Za-z0-9]{1,11}\b|\b[A-Za-z0-9]{2,12}/USDT?\b")
_QUESTIONS: Final = frozenset("?？؟")


def may_be(text: str) -> bool:
    """Tell cheaply whether a text may be a call; which markets there are decides."""
    return len(text) <= MOST and (_CALL.match(text) or _ALONE.fullmatch(text)) is not None


def read(text: str, markets: Mapping[str, Instrument]) -> Wanted | None:
    """Return what a message calls, None for talk; a coin alone is called long."""
    if len(text) > MOST or not _QUESTIONS.isdisjoint(text):
        return None
    if alone := _ALONE.fullmatch(text):
        return _wanted(alone["coin"], Direction.LONG, markets)
    found = _CALL.match(text)
    if found is None or not _REST.match(text, found.end()):
        return None
    named, said = found["coin"] or found["first"], found["way"] or found["after"]
    if not _is_meant(named, shouted=said.isupper() and text.isupper()):
        return None
    wanted = _wanted(named, _way(said), markets)
    return None if wanted and _is_muddled(text[found.end() :], wanted) else wanted


def _way(word: str) -> Direction:
    return _BY_WORD[word.lower()]


def _wanted(coin: str, way: Direction, markets: Mapping[str, Instrument]) -> Wanted | None:
    symbol = f"{_base(coin)}/{QUOTE}"
    return Wanted(symbol, way) if symbol in markets else None


def _base(coin: str) -> str:
    return re.split("[/-]", coin.removeprefix("$").upper())[0]


def _is_meant(coin: str, *, shouted: bool) -> bool:
    """Tell whether a word means a coin: marked as one, known as nothing else, or in capitals.

    Where everything is in capitals they say nothing, so an ordinary word needs its mark there.
    """
    if coin.startswith("$") or _base(coin) != coin.upper():
        return True
    known = by_symbol().get(coin.upper())
    rule = known.ticker_rule if known else Rule.CONTEXT
    return rule is Rule.ANY or (coin.isupper() and not (shouted and rule is Rule.CONTEXT))


def _is_muddled(rest: str, wanted: Wanted) -> bool:
    """Tell whether another coin or the other way is named too: which is meant nobody can say."""
    others = (f"{_base(named)}/{QUOTE}" for named in _OTHER.findall(rest))
    ways = (_way(word) for word in _ANY_WAY.findall(rest))
    return any(o != wanted.symbol for o in others) or any(w is not wanted.direction for w in ways)
