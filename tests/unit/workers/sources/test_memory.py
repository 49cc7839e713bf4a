"""What a source remembers of its items."""

from desk.news.model import RawHeadline
from workers.sources.memory import _REMEMBERED, HandedOut, Links


def raw(links: Links, title: str) -> RawHeadline:
    return RawHeadline(source="press", url="/a", title=title, **links.identity("/a", title))


def test_a_link_stands_for_its_item_and_a_title_where_there_is_none() -> None:
    links = Links()
    links.look([("/a", "One"), ("/a", "One"), ("/b", "Two"), ("", "Three"), ("", "Four")])
    one, three = links.identity("/a", "One"), links.identity("", "Three")
    assert (one["guid"], one["is_shared"]) == ("/a", False)
    assert links.identity("/a", "One, edited")["guid"] == "/a"
    assert three == {"guid": "Three"}


def test_what_an_item_is_told_by_stays_when_its_link_becomes_another_ones_too() -> None:
    links = Links()
    alone = links.identity("/a", "One")
    links.look([("/a", "One"), ("/a", "Five")])
    one, five = links.identity("/a", "One"), links.identity("/a", "Five")
    assert one == alone | {"is_shared": True}
    assert (five["guid"], five["is_shared"]) == ("/a", True)
    assert len({one["apart"], five["apart"], "/a"}) == 3
    links.look([("/a", "One")])
    assert links.identity("/a", "One") == one
    assert links.identity("/b", "Two")["is_shared"] is False
    assert Links().identity("/a", "Five") == five | {"is_shared": False}, "after a restart"


def test_items_of_one_link_are_handed_out_once_each() -> None:
    links, handed_out = Links(), HandedOut()
    assert handed_out.is_news(raw(links, "One"))
    links.look([("/a", "One"), ("/a", "Five")])
    for _ in range(3):
        handed_out.is_news(raw(links, "One"))  # once more at first, and the store knows it
        handed_out.is_news(raw(links, "Five"))
    assert not handed_out.is_news(raw(links, "One"))
    assert not handed_out.is_news(raw(links, "Five"))


def test_a_guid_is_never_longer_than_what_is_kept() -> None:
    assert len(Links().identity("/" + "a" * 5000, "")["guid"]) == 64
    assert len(Links().identity("", "a" * 5000)["guid"]) == 64
    assert len(Links().identity("/a", "a" * 5000)["apart"]) == 64
    assert len(Links().identity("/a\0b", "One")["guid"]) == 64


def test_shared_links_are_remembered_up_to_a_bound() -> None:
    links = Links()
    for number in range(_REMEMBERED + 1):
        links.look([(f"/{number}", "One"), (f"/{number}", "Two")])
    assert not links.identity("/0", "One")["is_shared"]
    assert links.identity("/1", "One")["is_shared"]
