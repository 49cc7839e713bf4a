"""Reading items out of a page's HTML by selectors."""

import pytest

from workers.sources.feed import MAX_ITEMS, BadFeed
from workers.sources.html_page import parse


def test_titles_links_and_dates_are_read_by_selectors() -> None:
    page = b"""
      <article><h2><a href="/a">Bitcoin <b>rises</b>\n  again</a></h2><a href="/x">more</a>
        <time datetime="2026-03-01T10:00:00Z">today</time></article>
      <article><p>no headline</p></article>
      <article><a href="https://e.com/b"><h2>A &amp; &lt;B&gt;</h2></a></article>
      <article><h2>Ether</h2><p><a href="c">read</a></p></article>
    """
    first, second, third = parse(page, "article", "h2")
    assert (first.title, first.link) == ("Bitcoin rises again", "/a")
    assert first.published == "2026-03-01T10:00:00Z"
    assert (second.title, second.link) == ("A &amp; &lt;B&gt;", "https://e.com/b")
    assert (third.title, third.link, third.published) == ("Ether", "c", "")


def test_without_a_title_selector_the_item_is_its_own_title() -> None:
    (item,) = parse(b"<li><a class=story href=/a>SEC sues</a></li>", "a.story")
    assert (item.title, item.link) == ("SEC sues", "/a")


@pytest.mark.parametrize("selector", ["article[", "::::", "", "h2 >"])
def test_a_selector_that_is_none_is_said_to_be_one(selector: str) -> None:
    with pytest.raises(BadFeed) as refused:
        parse(b"<article><h2>x</h2></article>", selector)
    assert refused.value.reason == "selector"
    with pytest.raises(BadFeed):
        parse(b"<article><h2>x</h2></article>", "article", selector or "[")


@pytest.mark.parametrize("page", [b"", b"<p>x</p>", b"<article></article>", b"\xff\xfe\x00", b"<"])
def test_a_page_without_such_items_is_a_failure_and_no_silence(page: bytes) -> None:
    with pytest.raises(BadFeed) as refused:
        parse(page, "article", "h2")
    assert refused.value.reason == "nothing"


def test_items_and_titles_are_capped_and_depth_does_no_harm() -> None:
    many = parse(b"<article><h2>x</h2></article>" * (MAX_ITEMS + 9), "article", "h2")
    assert len(many) == MAX_ITEMS
    (long,) = parse(b"<h2>" + b"x" * 5000 + b"</h2>", "h2")
    assert len(long.title) == 1000
    (deep,) = parse(b"<b>" * 50_000 + b"x", "b:first-child")[:1]
    assert deep.title == "x"
