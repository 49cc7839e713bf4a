"""Letters that look like others: folded for matching, and a reason to be wary.

The table is our own choice of the pairs that matter for Latin tickers and names (the idea of a
"skeleton" is Unicode Technical Standard 39, section 4; the full table there is far larger).
"""

import re
import unicodedata
from typing import Final

_CYRILLIC: Final = dict(
    zip("АВЕЅІЈКМНОРСТУХЬаеѕіјкорсухԁһԛԝьүӏ", "ABESIJKMHOPCTYXbaesijkopcyxdhqwbyl", strict=True)
)
_GREEK: Final = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορυχ", "ABEZHIKMNOPTYXayikvopux", strict=True))
_OTHER: Final = dict(zip("ıłøđħſ’‘ʼ＇“”«»—–‑−…", "iłodhs''''\"\"\"\"----.", strict=True))
_LOOK_ALIKES: Final = _CYRILLIC | _GREEK
_FOLDS: Final = {ord(strange): plain for strange, plain in (_LOOK_ALIKES | _OTHER).items()}
_FOREIGN: Final = re.compile(r"[Ͱ-Ͽἀ-῿Ѐ-ԯ]")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_STRANGE: Final = re.compile(r"[^\x00-\x7f]+")
_MATHEMATICAL: Final = re.compile(r"[\U0001d400-\U0001d7ff]")


class _Table(dict[int, str]):
    """Fills itself: one character in, one character out, so that positions stay true."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char)
        base = unicodedata.normalize("NFKD", folded)[:1] if len(folded) == 1 else char
        # Accents go (café, Łódź) only where what stays is plain ASCII; й must not become и.
        plain = base if base.isascii() and base else (folded if len(folded) == 1 else char)
        self[code] = plain
        return plain


_TABLE: Final = _Table(_FOLDS)


def skeleton(text: str) -> str:
    """Return `text` with look-alike letters in their Latin form, of the very same length.

    Case stays. Text written mainly in Cyrillic or Greek keeps its letters, because there they
    are themselves; patterns of such words pass through the same fold and still match.
    """
    if text.isascii():
        return text
    return _STRANGE.sub(_fold, text)


def is_suspicious(text: str) -> bool:
    """Return True when letters of two alphabets meet in one word, or one poses as the other.

    Mathematical letters count too; they are how filters are dodged.
    """
    if text.isascii():
        return False
    if _MATHEMATICAL.search(text):
        return True
    if not _FOREIGN.search(text):
        return False
    words = [word.group() for word in _WORD.finditer(text)]
    foreign = [word for word in words if _FOREIGN.search(word)]
    if any(_is_mixed(word) for word in foreign):
        return True
    # A whole word in look-alike letters among Latin ones: ВТС written in Cyrillic.
    is_latin = len(foreign) * 2 < len(words)
    return is_latin and any(all(c in _LOOK_ALIKES for c in word) for word in foreign)


def _is_mixed(word: str) -> bool:
    return any(c.isascii() for c in word)


def _fold(found: re.Match[str]) -> str:
    return found.group().translate(_TABLE)
