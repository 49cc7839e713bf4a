"""Which language a headline is in: by its script, and for Latin letters by its small words.

A guess that says nothing rather than something wrong: names, tickers and figures are in no
language, and a mark on a headline that everybody can read would be noise.
"""

import re
from collections import Counter
from typing import Final

_SCRIPTS: Final = {
    "ja": re.compile(r"[\u3040-\u30ff]"),  # kana stands in every Japanese title, Han may not
    "ko": re.compile(r"[\uac00-\ud7af\u1100-\u11ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
}
_UKRAINIAN: Final = re.compile(r"[іїєґІЇЄҐ]")
_PERSIAN: Final = re.compile(r"[پچژگ]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LINK: Final = re.compile(r"https?://\S*")
_MOST: Final = 600
_ENOUGH: Final = 2
_SHARE: Final = 0.3  # of the letters, for a script: "Сбер launches BTC bonds" is English

# Small words of each language; what is an English word too speaks for English alone.
_SMALL: Final = {
    "en": "the of to and in is for on with as at by from that after over its will has are was an "
    "be it not this what why how could into up down more than says new amid his their",
    "de": "der die das und ist im den von für mit auf nicht ein eine nach bei wird sich dem des zu "
    "über aus als auch vor zum zur werden wie gegen mehr unter",
    "es": "el la los las de del y en que por para con una un se al su como más sobre tras entre "
    "según ante hasta desde ya lo es",
    "fr": "le la les des du de et en une un est pour dans sur avec au aux par ce qui que ne pas "
    "plus après selon entre sous son sa",
    "pt": "o os as da do das dos de e em um uma para com no na nos nas por que não mais ao após "
    "sobre pela pelo são se",
    "it": "il lo la gli le di del della dei e in un una per con che non è sono al alla nel nella "
    "dopo più da sul sulla",
    "nl": "de het een van en op voor met niet naar bij is dat te zijn aan door om uit over wordt "
    "na tot meer",
    "pl": "w i na z do się nie o że jest przez po za od dla oraz są jak przed ale",
    "tr": "ve bir bu için ile da de çok daha olarak sonra göre kadar yeni ne en olan oldu",
    "id": "yang dan di ke dari untuk dengan ini itu pada adalah akan dalam tidak oleh telah",
    "vi": "và của là có được cho với trong các một này đã không người từ khi về",
}
_ENGLISH: Final = frozenset(_SMALL["en"].split())
_ALSO_ENGLISH: Final = _ENGLISH | {
    *("a", "no", "do", "me", "per", "sea", "die", "an", "go", "so", "o", "i", "en")
}
_WORDS: Final = {
    code: _ENGLISH if code == "en" else frozenset(words.split()) - _ALSO_ENGLISH
    for code, words in _SMALL.items()
}
LANGUAGES: Final = frozenset(_WORDS) | frozenset(_SCRIPTS) | {"uk", "fa"}


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, empty when there is too little to tell."""
    head = _LINK.sub(" ", text[:_MOST])
    letters = len(_LETTER.findall(head))
    for code, script in _SCRIPTS.items():
        found = len(script.findall(head))
        # A sign of Han or kana is a word, not a letter.
        if found * (3 if code in {"ja", "zh", "ko"} else 1) > letters * _SHARE:
            return _nearer(code, head)
    return _latin(head)


def _nearer(code: str, text: str) -> str:
    if code == "ru" and _UKRAINIAN.search(text):
        return "uk"
    return "fa" if code == "ar" and _PERSIAN.search(text) else code


def _latin(text: str) -> str:
    # A word in capitals is a ticker or an abbreviation, and says nothing.
    written = {word for word in _WORD.findall(text) if len(word) == 1 or not word.isupper()}
    found: Counter[str] = Counter()
    for word in {word.lower() for word in written}:
        found.update(code for code, small in _WORDS.items() if word in small)
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH:
        return ""
    is_tied = len(ranked) > 1 and ranked[1][1] == ranked[0][1]
    return "" if is_tied else ranked[0][0]
