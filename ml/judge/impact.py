"""What kind of event a headline tells of, and how much such events tend to matter: a prior.

Text does not forecast the size of a move (docs/models.md shows what was measured), so nothing here
is learnt and nothing here is an accuracy: each kind of event has a base between 0 and 1 set by
hand, raised by large sums and great names, lowered when the headline hedges or only comments.
Order matters: the first kind whose pattern is found wins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ml.judgement import Kind

LARGE: Final = 0.12  # a hundred million dollars or more is named
GREAT: Final = 0.08  # a name that the whole market watches
HEDGED: Final = 0.7  # may, could, reportedly: it has not happened
OTHER: Final = 0.2
COMMENTARY: Final = 0.1
OPENING: Final = 200  # characters of a post: what it is about is said there


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of event: the words that mean it and its base impact, 0 to 1."""

    name: str
    base: float
    pattern: re.Pattern[str]


def _event(name: str, base: float, words: str) -> Event:
    return Event(name, base, re.compile(rf"\b(?:{words})"))


# fmt: off
EVENTS: Final = (
    _event("commentary", COMMENTARY,
        r"what (?:is|are|to know)\b|how (?:to|do|does|can)\b|why\b|opinion\b|podcast\b|"
        r"interview\b|(?:beginner'?s )?guide\b|explain(?:ed|er)\b|"
        r"price (?:analysis|prediction|forecast)\b|"
        r"(?:three|four|five|six|seven|ten|\d{1,2}) (?:things|reasons|ways|charts|coins)\b|"
        r"weekly (?:recap|review)|daily (?:recap|digest)|things to watch|gm\b|"
        r"anyone (?:know|else)\b|what (?:is|are) (?:everyone|you)"),
    _event("earnings", 0.45,
        r"(?:third|second|first|fourth)[- ]quarter|quarterly (?:profit|loss|results)|"
        r"(?:beats?|miss(?:es)?|tops?) (?:\w+ )?(?:estimates|expectations|forecasts)|"
        r"earnings\b|"
        r"(?:up|down)grade[sd]? .{1,60}\bto (?:buy|sell|hold|neutral|outperform)|"
        r"price target\b|lifts? target|target (?:to|cut|raised)|(?:under|over)weight\b|"
        r"weak guidance|shares (?:jump|sink|fall|rise|drop|soar|slide|surge|tumble)|"
        r"stock (?:jumps|sinks|falls|rises|drops|soars)|investor conference"),
    _event("delisting", 0.75,
        r"delist\w*|"
        r"(?:suspend|end|halt|remove)s? (?:trading|support|\w+ (?:spot|trading) pairs|\w+ "
        r"support)|"
        r"to (?:suspend|halt|end) (?:spot )?trading|"
        r"(?:removes?|to remove) [\w ]{1,30}pairs"),
    _event("insolvency", 0.9,
        r"chapter 11|bankrupt\w*|insolven\w*|creditors?\b|mt\.? ?gox|restructuring\b|"
        r"(?:paus|halt|suspend|freez|block)(?:es|s|ed|ing)? (?:all |customer |user "
        r")?(?:deposits and )?(?:withdrawals|redemptions|deposits)|"
        r"into liquidation\b|run out of cash"),
    _event("depeg", 0.85,
        r"de-?peg\w*|"
        r"(?:loses?|regains?|restores?|slips? from|breaks?|off)(?: its)? (?:\w+ )?peg\b|"
        r"(?:usdc|usdt|tether|ust|terrausd|dai|usde|fdusd|busd)\b.{0,30}\b(?:below|to) "
        r"(?:\$0\.\d|\d{2} cents)"),
    _event("hack", 0.85,
        r"hack(?:s|ed|er|ers|ing)?\b|exploit(?:s|ed|er)?\b|drain(?:s|ed|er|ing)\b|stolen\b|"
        r"steals?\b|flash[- ]loan attack|attackers?\b|private keys? (?:of|leak|compromis)|"
        r"compromised\b|phishing\b|rug[- ]?pull\w*|breach(?:ed)?\b"),
    _event("etf", 0.8,
        r"etfs?\b|etps?\b|exchange[- ]traded|(?:amended )?s-1\b|19b-4|"
        r"(?:grayscale|blackrock|fidelity|ishares|vaneck|bitwise)\b.{0,40}\b(?:fund|trust|"
        r"outflows?|inflows?)"),
    _event("enforcement", 0.65,
        r"sues?\b|sued\b|lawsuit\b|charge[sd]\b|indict\w*|arrest\w*|sentence[sd]?\b|"
        r"plead\w* guilty|plea deal|subpoena\w*|wells notice|"
        r"settle[sd]? (?:with|charges|case)|fine[sd]\b|detain\w*|extradit\w*|court\b|"
        r"judge\b|"
        r"(?:closes?|drops?|opens?) (?:its |an |the )?(?:investigation|probe|case|lawsuit)|"
        r"probe\b|sanction(?:s|ed)\b|crackdown\b|fraud\b|seize[sd]?\b"),
    _event("macro", 0.7,
        r"fed(?:eral reserve)?\b|fomc\b|powell\b|"
        r"(?:interest )?rates? (?:cut|hike|decision|unchanged)|inflation\b|cpi\b|ppi\b|"
        r"consumer prices|payrolls?\b|unemployment\b|gdp\b|tariffs?\b|recession\b|ecb\b|"
        r"bank of (?:japan|england)|treasury yields?|quantitative (?:easing|tightening)|"
        r"debt ceiling"),
    _event("regulation", 0.6,
        r"regulat\w+|ban(?:s|ned)?\b|legal tender|licen[cs]e[sd]?\b|mica\b|"
        r"stablecoin (?:bill|law|act|rules)|"
        r"(?:passes|approves|signs|adopts|backs) .{0,30}\b(?:bill|law|act|rules)\b|"
        r"lawmakers?\b|senate\b|congress\b|parliament\b|central bank\b|cbdc\b|"
        r"(?:crypto|capital gains|\d+ ?%) tax\b|tax on\b|sec\b|cftc\b|fca\b|consultation\b|"
        r"legislation\b"),
    _event("outage", 0.55,
        r"outages?\b|network (?:is )?(?:down|halted|stall\w*)|"
        r"(?:down|offline) for \w+ (?:hours?|minutes)|"
        r"(?:stops?|halts?|stalls?) (?:producing blocks|block production)|"
        r"sequencer (?:down|stall\w*|fail\w*)|validators? prepare restart|"
        r"degraded performance"),
    _event("treasury", 0.55,
        r"(?:buys?|bought|purchases?|acquires?|adds?|sells?|sold|moves?|holds?) (?:another |"
        r"more |\d{1,3} ?% of |its |all )*(?:\$?[\d,.]+ ?(?:k|m|bn|million|billion|thousand)? "
        r")?(?:worth of |in )?(?:bitcoins?|btc|ether(?:eum)?|eth|sol)\b|"
        r"bitcoin (?:purchase|holdings|reserve|treasury)|treasury (?:company|reserve|firm)|"
        r"to its treasury|strategic (?:bitcoin )?reserve"),
    _event("listing", 0.7,
        r"(?:to |will )?lists?\b|listing\b|listed on\b|"
        r"adds? .{1,40}\b(?:to its|offering|trading|support)|"
        r"(?:opens?|launch(?:es)?|announces?|enables?|starts?) (?:\w+ ){0,2}(?:spot |krw |usd "
        r"|futures )?trading\b|"
        r"trading (?:in|for|of|support)\b.{0,30}|perpetual (?:contract|futures) "),
    _event("liquidation", 0.45,
        r"liquidat(?:ed|ions?)\b|margin calls?|short squeeze|open interest"),
    _event("supply", 0.5,
        r"unlock(?:s|ed|ing)?\b|burn(?:s|ed|ing)?\b|buy-?backs?\b|halving\b|token supply|"
        r"emissions?\b|vesting\b|fee switch"),
    _event("launch", 0.45,
        r"airdrop\w*|token generation event|tge\b|ico\b|ido\b|token sale|presale\b|"
        r"snapshot date|token launch|launches (?:its |new )?(?:\w+ )?token\b|claims? open"),
    _event("upgrade", 0.45,
        r"upgrade[sd]?\b|hard[- ]?fork\w*|soft[- ]?fork\w*|testnet\b|mainnet\b|the merge\b|"
        r"eip-\d+|activates?\b|goes live|rollout\b|shards?\b|sharding\b"),
    _event("funding", 0.3,
        r"raises? \$|raised \$|series [a-e]\b|seed round|funding round|valuation\b|"
        r"(?:closes|launches) \$?[\d.]+ ?(?:m|bn|million|billion) .{0,30}fund|venture\b|"
        r"acquires?\b|acquisition\b|merger\b|ipo\b"),
    _event("partnership", 0.35,
        r"partner(?:s|ed|ship|ships)?\b|collaborat\w+|integrat(?:es?|ed|ion)\b|teams? up|"
        r"joins forces|picks?\b|selects?\b|expands?\b|(?:now )?accepts?\b|adopts?\b|"
        r"adoption\b"),
    _event("product", 0.3,
        r"launch(?:es|ed)?\b|unveils?\b|debuts?\b|introduc(?:es|ed)\b|rolls? out\b|"
        r"to (?:launch|offer)\b|gone live"),
    _event("price", 0.25,
        r"all[- ]time high|ath\b|"
        r"(?:surg|soar|jump|ralli|rally|climb|ris|gain|pump)(?:es|s|e|ed|ing)?\b|"
        r"(?:plung|slid|tumbl|crash|fall|fell|drop|slump|sink|dip|los)(?:es|s|e|ed|ped|"
        r"ing)?\b|"
        r"(?:highest|lowest) (?:level|since)|(?:month|week|year)-?(?:high|low)|sell-?off|"
        r"holds? (?:near|above|below)|breakout\b|dominance\b"),
)
# fmt: on
_HAPPENED = tuple(event for event in EVENTS if event.name != "commentary")
_HEDGE = re.compile(
    r"\b(?:may|might|could|reportedly|rumou?r\w*|considers?|considering|weighs?|plans?|eyes|mulls?|"
    r"expected to|in talks|proposes?|seeks?|calls for)\b|\?$"
)
_LARGE = re.compile(
    r"[$€£]\s?(?:\d{3,}(?:\.\d+)?\s?(?:m|mn|million)\b|\d+(?:\.\d+)?\s?(?:b|bn|billion|tn|trillion)\b)"
)
_GREAT = re.compile(
    r"\b(?:binance|coinbase|tether|usdt|usdc|blackrock|fidelity|sec|fed|federal reserve|china|"
    r"white house|congress|senate|microstrategy|bybit|okx|bitcoin|btc|ethereum|ether|eth)\b"
)


def classify(text: str, kind: Kind = "news") -> tuple[str, float]:
    """Return (kind of event, impact in 0..1) of a text that has been cleaned already.

    A post that names no event is comment; a headline that names none is `other`. Of a long post
    its opening decides; a "why" further down makes no comment of it.
    """
    event, told = _event_in(text.lower(), kind)  # lower-case patterns run twice as fast
    if event is None and kind != "social":
        return "other", OTHER
    name, base = (event.name, event.base) if event else ("commentary", COMMENTARY)
    if name == "commentary":
        return name, base
    impact = base + LARGE * bool(_LARGE.search(told)) + GREAT * bool(_GREAT.search(told))
    if _HEDGE.search(told):
        impact *= HEDGED
    return name, round(min(impact, 1.0), 3)


def _event_in(text: str, kind: Kind) -> tuple[Event | None, str]:
    """Return the event that a text tells of, and the part of the text that does."""
    if kind != "social" or len(text) <= OPENING:
        return _first(text, EVENTS), text
    opening = text[:OPENING].rpartition(" ")[0] or text[:OPENING]
    event = _first(opening, EVENTS)
    return (event, opening) if event else (_first(text, _HAPPENED), text)


def _first(text: str, among: Sequence[Event]) -> Event | None:
    return next((event for event in among if event.pattern.search(text)), None)
