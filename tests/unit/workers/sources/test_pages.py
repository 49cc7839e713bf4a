"""Items of a page that its selectors found, into headlines."""

from typing import Any

from workers.sources.feed import Item
from workers.sources.pages import PageSource

PLACE = "https://kite.example/changelog"


def test_items_that_share_a_link_are_items_of_their_own() -> None:
    unused: Any = None
    page = PageSource((PLACE, "li", ""), unused, unused, 1.0)
    found = [Item(title=title, link=link) for title, link in (("A", "#"), ("B", "#"), ("C", "/c"))]
    told = page._raws(found, PLACE)
    assert len({raw.apart for raw in told}) == 3
    assert [raw.is_shared for raw in told] == [True, True, False]
    assert told[2].guid == told[2].url == "https://kite.example/c"
