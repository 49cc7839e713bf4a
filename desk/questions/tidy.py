"""A model's answer made harmless: no addresses, no citations of what is not there. Pure."""

import re
from typing import Final

_LINK: Final = re.compile(r"!?\[([^\]\n]{0,300})\]\s?\([^)\n]{0,2000}\)")
_ADDRESS: Final = re.compile(
    r"<?(?:\b[a-z][a-z0-9+.-]{1,20}:)?//[^\s<>\"']+>?"
    r"|\bwww\.[^\s<>\"']+"
    r"|\b(?:javascript|data|tg|mailto|tel):[^\s<>\"']+"
    r"|\b(?:[a-z0-9-]+\.)+[a-z]{2,24}/[^\s<>\"']*",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[a-z][^>\n]{0,300}>", re.IGNORECASE)
_EMPHASIS: Final = re.compile(r"\*\*|__|`+|^#{1,6} ", re.MULTILINE)
_CITED: Final = re.compile(r"\[\s*(\d{1,9}(?:\s*[,;]\s*\d{1,9})*)\s*\]")
_BEGUN: Final = re.compile(r"!?\[[^\]\n]*\Z")
_GAPS: Final = re.compile(r"[ \t]{2,}|[ \t]+(?=[.,;:!?\n]|$)")
_LINES: Final = re.compile(r"\n{3,}")


def tidy(answer: str, sources: int) -> str:
    """Return plain text: addresses become `…`, what is cited but not among the sources goes.

    Citations are written one by one: `[1][2]`.
    """
    text = "".join(c for c in answer if c == "\n" or c.isprintable())
    text = _ADDRESS.sub("…", _TAG.sub("", _LINK.sub(r"\1", text)))
    text = _CITED.sub(lambda found: _kept(found[1], sources), _EMPHASIS.sub("", text))
    return _LINES.sub("\n\n", _GAPS.sub(_gap, text)).strip()


def tidy_so_far(answer: str, sources: int) -> str:
    """Return the same of an answer that is still written: a citation shows once it is whole."""
    return tidy(_BEGUN.sub("", answer), sources)


def cited(answer: str) -> list[int]:
    """Return the numbers that a tidy answer cites, each once, in order of appearance."""
    numbers = (int(n) for found in _CITED.findall(answer) for n in re.findall(r"\d+", found))
    return list(dict.fromkeys(numbers))


def _kept(numbers: str, sources: int) -> str:
    found = (int(n) for n in re.findall(r"\d+", numbers))
    return "".join(f"[{n}]" for n in dict.fromkeys(found) if 1 <= n <= sources)


def _gap(found: re.Match[str]) -> str:
    is_inside = found.end() < len(found.string) and found.string[found.end()] not in ".,;:!?\n"
    return " " if is_inside else ""
