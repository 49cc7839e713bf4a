"""Places that a search found, read out of a marked title."""

from hypothesis import given
from hypothesis import strategies as st

from desk.news.search import MOST_TEXT, Sought, marks_of

PIECES = st.lists(st.tuples(st.text("ab <", max_size=4), st.text("cd", min_size=1, max_size=4)))


@given(PIECES, st.text("ab", max_size=3))
def test_marked_places_are_found_again(pieces: list[tuple[str, str]], tail: str) -> None:
    title = "".join(plain + found for plain, found in pieces) + tail
    marked = "".join(f"{plain}[{found}]" for plain, found in pieces) + tail
    marks = marks_of(title, marked, opening="[", closing="]")
    assert [title[start:end] for start, end in marks] == [found for _, found in pieces]


def test_a_marked_text_that_is_not_the_title_marks_nothing() -> None:
    assert marks_of("one two", "one [three]", opening="[", closing="]") == ()


@given(st.text())
def test_what_is_looked_for_is_plain_and_short(words: str) -> None:
    plain = Sought(words=words).plain
    assert len(plain) <= MOST_TEXT
    assert not set(plain) & {"\x00", "\x02", "\x03", "\n"}
    plain.encode()
