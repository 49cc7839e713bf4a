"""Who launches a token, by how headlines are built."""

import re
from collections.abc import Iterator
from typing import Final

from desk.news.vocabulary import CHAINS, NOT_PROJECTS, VENUES

_NAME: Final = r"[A-Z][\w.-]*(?:\s(?:[A-Z][\w.-]*|Two|II|[0-9]))*"
_S: Final = r"['’]s"
_ENDING: Final = r"(?:s|es|d|ed|ing)?\b"
_ACTS: Final = (
    r"(?:(?:will|to|its|likely|token|TGE|IDO|ICO|airdrop)\b|(?:announc|announce|confirm|set|schedul"
    r"|schedule|launch|unveil|reveal|open|debut|plan|pick|start|begin|releas|release|introduc"
    r"|introduce|roll|hold|delay|postpon|postpone|reschedul|reschedule|push|rais|raise|aim|target"
    rf"|expect|say|sell|host){_ENDING})"
)
_LEAD: Final = re.compile(
    r"^(?:Breaking|Just In|Update|Exclusive|Official|New listing|The|New)[:\s]+"
)
_KIND: Final = re.compile(
    r"^(?:[\w-]+-(?:based|native|backed|focused)|[A-Z]{2,5}|Rollup|Gaming|Oracle|Wallet|Appchain"
    r"|Modular|Restaking|Launchpad)\s+(?=[A-Z])"
)
_HOSTED: Final = (
    re.compile(
        rf"\b(?:hosts?|lists?|support|feature|picks?|project|run public sale for)\s+({_NAME})"
    ),
    re.compile(rf"\b(?:claim|sale|airdrop)\s+(?:for|of)\s+({_NAME})"),
)
_FORMS: Final = (
    re.compile(rf"\b({_NAME}){_S}\s+(?:[A-Z]|\w+\s)"),
    re.compile(rf"^({_NAME}):\s"),
    re.compile(rf"({_NAME}),\s(?:an?\s|backed\s)"),
    re.compile(rf"({_NAME})\s+(?:\([A-Z]+\)\s+)?{_ACTS}"),
    re.compile(rf"\bsays\s+({_NAME})"),
    re.compile(rf"\bof\s+(?:[a-z]+\s){{1,2}}({_NAME})\s+{_ACTS}"),
)
_PLACES: Final = frozenset((*VENUES, *CHAINS))


def find_project(text: str, sentence: str, token: str) -> str:
    """Return the project that launches `token`, empty when the text does not name one."""
    for name in _candidates(text, _LEAD.sub("", sentence), token):
        found = _trimmed(name)
        if found and found != token and found not in NOT_PROJECTS and found not in _PLACES:
            return found
    return ""


def _candidates(text: str, sentence: str, token: str) -> Iterator[str]:
    if token:
        yield from (m[1] for m in re.finditer(rf"({_NAME})\s+\(\$?{token}\)", text))
        yield from (m[1] for m in re.finditer(rf"({_NAME}){_S}\s+\$?{token}\b", text))
    if any(sentence.startswith(place) for place in VENUES):
        for pattern in _HOSTED:
            yield from (m[1] for m in pattern.finditer(sentence))
    for pattern in (*_FORMS, *_HOSTED):
        yield from (m[1] for m in pattern.finditer(sentence))


def _trimmed(name: str) -> str:
    """Drop what stands before and behind a name: "Monad-based DEX Kuru", "Nori on its"."""
    name = _LEAD.sub("", name)
    while (shorter := _KIND.sub("", name)) != name:
        name = shorter
    words = name.split()
    while words and words[-1] in NOT_PROJECTS:
        words.pop()
    return " ".join(words)
