"""Token launches told by a text: what, when, where; by rules that prefer silence to a guess."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from desk.news import amounts
from desk.news.dates import find_date
from desk.news.model import Certainty, Launch, Precision
from desk.news.projects import find_project
from desk.news.vocabulary import CHAINS, NOT_TOKENS, VENUES

_I: Final = re.IGNORECASE
_TICKER: Final = r"[A-Z][A-Z0-9]{1,9}"
_LAUNCHES: Final = (
    (re.compile(r"\b(?:token generation(?: event)?|TGE)\b", _I), 0.55),
    (re.compile(r"\b(?:IDO|IEO|ICO)\b|\binitial (?:DEX|exchange|coin) offering\b"), 0.45),
    (
        re.compile(r"\b(?:Launchp(?:oo|a)[ld]|Megadrop)\b.*\b(?:list|launch|sale|project)", _I),
        0.4,
    ),
    (re.compile(r"\b(?:public|community|token) sale\b", _I), 0.4),
    (re.compile(r"\btoken (?:launch|debut|claims?|airdrop)\b", _I), 0.45),
    (
        re.compile(
            r"\b(?:launch|debut|introduc|unveil|releas|issu|roll(?:s|ed|ing)? out)\w*\s+"
            r"(?:(?:\w+\s+){0,2}?(?:its|their|a|the)\s+)?(?:[\w$-]+\s+){0,3}?"
            r"(?:token|stablecoin)\b(?=\s*(?:$|[,.;:(]|[A-Z$])|\s(?:on|in|at|with|via|by|for|to|and"
            r"|before|after|today|tomorrow|next|this|later|launch|sale)\b)",
            _I,
        ),
        0.45,
    ),
    (
        re.compile(
            rf"\b(?:\$?{_TICKER}|token)(?:\s+token|\s+\({_TICKER}\))?"
            r"\s+(?:goes|will go|is)\s+live\b"
        ),
        0.5,
    ),
    (re.compile(rf"\b(?:to|will|set to)\s+(?:launch|debut)\s+\$?{_TICKER}\b"), 0.45),
    (
        re.compile(
            r"\b(?:genesis )?(?:airdrop|claim)s?\s+(?:claims?\s+|window\s+|registration\s+)?"
            r"(?:opens?|go(?:es)? live|begins?|starts?|will open|set for|for|on)\b",
            _I,
        ),
        0.45,
    ),
)
_DOUBT: Final = re.compile(
    r"^(?:how|what|why)\b|\bguide\b|\bexplained\b"
    r"|\brumou?r|\balleged|\breportedly\b|\bunconfirmed\b|\bspeculat|\bno plans?\b|\bdenie[sd]\b"
    r"|\bdeny\b|\brules? out\b|\bfake\b|\bphishing\b|\bscam|\bimpersonat|\bodds\b|\bbets?\b"
    r"|\bprediction market|\bhints? at\b|\bteases?\b|\bmull(?:s|ing)\b|\bweigh(?:s|ing)\b"
    r"|\bconsider(?:s|ing)\b|\bexplor(?:es|ing)\b|\bcancel|\bscraps?\b|\bscrapped\b|\babandon"
    r"|\bshelve[sd]?\b"
    r"|\b(?:could|might|may)\s+(?:soon\s+)?(?:launch|hold|issue|release|conduct|be)\b",
    _I,
)
_PAST: Final = re.compile(
    r"\b(?:since|after|following)\s+(?:(?:its|the|a|their|last)\s+)?(?:[\w'’]+\s+){0,3}?"
    r"(?:TGE|token (?:launch|generation|sale|debut)|airdrop|ICO|IDO)\b"
    r"|\bpost[- ](?:TGE|launch)\b|\b(?:months?|years?|weeks?) (?:after|since)\b"
    r"|\blast (?:month|year|week)\b|\b(?:IC|ID|IE)Os? (?:era|boom|craze|mania)\b"
    r"|\btoken[- ]launch(?:es)? (?:platform|activity|service|volumes?|fell|rose)\b",
    _I,
)
_DELAY: Final = re.compile(r"\b(?:delay|postpone|push(?:es|ed)? back|reschedul)", _I)
_PUT_OFF: Final = re.compile(r"\s+from\s+[^,;]{3,40}?\s+to\s+", _I)
_FIRM: Final = re.compile(
    r"\b(?:confirm|announc|schedul|set (?:for|to)|sets\b|will\b|official|reveals?|opens?"
    r"|goes live)",
    _I,
)
_HOPED: Final = re.compile(
    r"\b(?:plans?|planned|planning|aims?|expect(?:s|ed)?|targets?|likely|hopes?|ahead of"
    r"|by the end of|later this|eyes)\b",
    _I,
)
_TOKENS: Final = (
    re.compile(rf"\$({_TICKER})\b"),
    re.compile(rf"\(({_TICKER})\)"),
    re.compile(
        rf"\b({_TICKER})\s+(?:governance |native |utility )?(?:token|TGE|airdrop|IDO|ICO|claims?)\b"
    ),
    re.compile(rf"\b({_TICKER})\s+(?:to|will)\s+(?:list|debut|trade|launch)\b"),
    re.compile(
        r"\b(?i:token|stablecoin|ticker|symbol|TGE of|IDO of|called|named|selling|token launch)"
        rf"[,:]?\s+({_TICKER})\b"
    ),
)
_VENUE: Final = re.compile(rf"\b({'|'.join(re.escape(name) for name in VENUES)})\b(?!\.\w)")
_CHAIN_NAMES: Final = "|".join(re.escape(name) for name in CHAINS)
_CHAIN: Final = re.compile(
    rf"\bon (?:the )?({_CHAIN_NAMES})\b|\b({_CHAIN_NAMES})[- ](?:based|native|mainnet)\b"
    rf"|\b[Cc]hain: ({_CHAIN_NAMES})\b|^(?!Bitcoin)({_CHAIN_NAMES}) [a-z]"
)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z$\"“])|\n+")
_OVER: Final = timedelta(days=2)
_ENOUGH: Final = 0.5
_MOST: Final = 0.95
_OWN: Final = 0.5  # what a phrase of the operator's counts
DISTANCE: Final = 400


@dataclass(frozen=True, slots=True)
class Grammar:
    """What an operator adds to the rules, as plain words whose case does not matter.

    `phrases` tell a launch too, `exclusions` rule one out; date, token and venues are looked for
    within `distance` characters of the phrase.
    """

    phrases: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    distance: int = DISTANCE

    def has_cue(self, text: str) -> bool:
        """Tell whether a phrase of the operator's occurs."""
        return _first(self.phrases, text) is not None

    def around(self, text: str, sentence: str) -> str:
        """Return what is near enough to the sentence that tells the launch."""
        at = text.find(sentence)
        return text[max(0, at - self.distance) : at + len(sentence) + self.distance]


RULES: Final = Grammar()


def find_launch(text: str, seen_at: datetime, grammar: Grammar = RULES) -> Launch | None:
    """Return the token launch that `text` tells, or None.

    None for rumours, denials, cancelled launches, launches that are over, and when too little
    says so. Confidence adds up: the phrase 0.4 to 0.55, a date 0.2 (0.1 when vague), a token
    0.15, a venue 0.1, firm words 0.1; at least 0.5 is needed.
    """
    if _DOUBT.search(text) or _first(grammar.exclusions, text):
        return None
    sentence, phrase, score = _cue(text, grammar)
    if not sentence or _PAST.search(sentence):
        return None
    text = grammar.around(text, sentence)
    is_late = _DELAY.search(text)
    moment = find_date(_later(sentence) if is_late else sentence, seen_at)
    moment = moment or find_date(text, seen_at)
    if moment is None and is_late:
        return None
    at, precision = moment or (None, None)
    if at and precision in {Precision.DAY, Precision.MINUTE} and at < seen_at - _OVER:
        return None
    token = _token(text)
    venues = tuple(dict.fromkeys(found[1] for found in _VENUE.finditer(text)))
    score += _date_score(precision) + 0.15 * bool(token) + 0.1 * bool(venues)
    score += 0.1 * bool(_FIRM.search(sentence))
    if score < _ENOUGH:
        return None
    project = find_project(text, sentence, token)
    return Launch(
        token=token,
        project=project,
        at=at,
        precision=precision,
        venues=tuple(venue for venue in venues if venue != project),
        chain=_chain(text),
        raised_usd=amounts.raised_usd(text),
        fdv_usd=amounts.fdv_usd(text),
        unlocked_percent=amounts.unlocked_percent(text),
        certainty=_certainty(sentence, precision),
        phrase=phrase,
        confidence=round(min(score, _MOST), 2),
    )


def _first(phrases: tuple[str, ...], text: str) -> str | None:
    """Return the first of the phrases that occurs as whole words."""
    found = (re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, _I) for phrase in phrases)
    return next((match.group() for match in found if match), None)


def _cue(text: str, grammar: Grammar) -> tuple[str, str, float]:
    """The sentence that tells a launch, the words that do, and how clearly they do."""
    best = ("", "", 0.0)
    for sentence in _SENTENCE.split(text):
        own = _first(grammar.phrases, sentence)
        if own and best[2] < _OWN:
            best = (sentence, own, _OWN)
        for pattern, weight in _LAUNCHES:
            found = pattern.search(sentence)
            if found and weight > best[2]:
                best = (sentence, found.group(), weight)
    return best


def _later(sentence: str) -> str:
    """From a delay "from March 12 to March 26" keep what it is put off to."""
    return _PUT_OFF.sub(" to ", sentence)


def _date_score(precision: Precision | None) -> float:
    if precision is None:
        return 0.0
    return 0.2 if precision in {Precision.DAY, Precision.MINUTE} else 0.1


def _certainty(sentence: str, precision: Precision | None) -> Certainty:
    is_hoped = _HOPED.search(sentence) and precision is not Precision.MINUTE
    return Certainty.EXPECTED if is_hoped else Certainty.FIRM


def _token(text: str) -> str:
    for pattern in _TOKENS:
        for found in pattern.finditer(text):
            if found[1] not in NOT_TOKENS:
                return found[1]
    return ""


def _chain(text: str) -> str:
    found = _CHAIN.search(text)
    return next((name for name in found.groups() if name), "") if found else ""
