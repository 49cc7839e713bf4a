"""An answer is text: nothing in it leads anywhere but to our own sources."""

import pytest

from desk.questions.tidy import cited, tidy, tidy_so_far
from tests.cases.rows import shows


@shows("BI-372")
@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("See [the page](https://evil.example/?q=secret) now.", "See the page now."),
        ("![chart](https://evil.example/x.png) Up.", "chart Up."),
        ("Go to https://evil.example/a?b=c today", "Go to … today"),
        ("<https://evil.example> it is", "it is"),
        ("//evil.example/x and www.evil.example.", "… and …"),
        ("evil.example/steal?x=1", "…"),
        ("tg://resolve?domain=evil javascript:alert(1) data:text/html,x", "… … …"),
        ('<a href="x">Tap</a> <script>x</script>', "Tap x"),
        ("**Bold** and `code` and __more__", "Bold and code and more"),
    ],
)
def test_addresses_pictures_and_markup_go(answer: str, left: str) -> None:
    assert tidy(answer, 3) == left


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("Fell [1], rose [2].", "Fell [1], rose [2]."),
        ("Fell [1, 3] and [2;3].", "Fell [1][3] and [2][3]."),
        ("Fell [9].", "Fell."),
        ("Fell [1, 9] today.", "Fell [1] today."),
        ("Fell [0] or [4] here", "Fell or here"),
        ("Fell [99999] [12345678]", "Fell"),
        ("Array [x] stays", "Array [x] stays"),
    ],
)
def test_citations_of_what_is_not_there_go(answer: str, left: str) -> None:
    assert tidy(answer, 3) == left


def test_hidden_and_turning_characters_go() -> None:
    assert tidy("a\u202eb\u200bc\x00d\ne", 0) == "abcd\ne"


def test_numbers_and_prices_stay() -> None:
    text = "BTC/USDT fell 3.5 % to 60,000.12 at 12:30, and/or later."
    assert tidy(text, 0) == text


def test_cited_numbers_come_once_in_order() -> None:
    assert cited("b [2] a [1] again [2][3]") == [2, 1, 3]
    assert cited("none") == []


def test_tidying_twice_changes_nothing_more() -> None:
    for text in ("![a](http://b.c) [1, 9]  **x** https://d.e/f .", "[[1]](http://x)", "[1](2)[3]"):
        once = tidy(text, 3)
        assert tidy(once, 3) == once


def test_a_citation_that_is_being_written_waits_until_it_is_whole() -> None:
    growing = [
        tidy_so_far(text, 2) for text in ("Fell [1] and", "Fell [1] and [", "Fell [1] and [9")
    ]
    assert set(growing) == {"Fell [1] and"}
    assert tidy_so_far("Fell [1] and [2]", 2) == "Fell [1] and [2]"
