"""Looking through everything that was ever on the wire."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desk.news.clean import clean
from desk.news.model import Headline

MOST_TEXT: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for: words as a person writes them, all of which must occur.

    "Several words" in quotation marks stand side by side, `-word` must not occur, `or` is between
    two. Empty words find everything. `before` is exclusive.
    """

    words: str = ""
    coin: str | None = None
    before: datetime | None = None
    limit: int = 20

    @property
    def plain(self) -> str:
        """The words without anything that a database cannot take."""
        return clean(self.words[: 4 * MOST_TEXT], limit=MOST_TEXT)

    @property
    def folded(self) -> str:
        """The words in small letters, ё as е, as what is searched is written too."""
        return self.plain.lower().replace("ё", "е")


@dataclass(frozen=True, slots=True)
class Found:
    """A headline with the places in its title, as (start, end), that were looked for."""

    headline: Headline
    marks: tuple[tuple[int, int], ...] = ()


def marks_of(title: str, marked: str, *, opening: str, closing: str) -> tuple[tuple[int, int], ...]:
    """Return the places that signs in `marked` enclose, which is the title in any case of letters.

    None when the rest is not as long as the title: then nobody knows where the places are.
    """
    marks: list[tuple[int, int]] = []
    length, start = 0, 0
    for character in marked:
        if character == opening:
            start = length
        elif character == closing:
            marks.append((start, length))
        else:
            length += 1
    return tuple(marks) if length == len(title) else ()
