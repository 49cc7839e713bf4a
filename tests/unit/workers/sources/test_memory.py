"""What a source remembers of its items."""

from workers.sources.memory import _REMEMBERED, Links


def test_a_link_stands_for_its_item_until_it_is_another_ones_too() -> None:
    links = Links()
    links.look([("/a", "One"), ("/a", "One"), ("/b", "Two"), ("", "Three"), ("", "Four")])
    assert [links.guid("/a", "One"), links.guid("", "Three")] == ["/a", "Three"]
    links.look([("/a", "One"), ("/a", "Five")])
    one, five = links.guid("/a", "One"), links.guid("/a", "Five")
    assert len({one, five, "/a"}) == 3
    links.look([("/a", "One")])
    assert links.guid("/a", "One") == one
    assert links.guid("/b", "Two") == "/b"


def test_a_guid_is_never_longer_than_what_is_kept() -> None:
    assert len(Links().guid("/" + "a" * 5000, "")) == 64
    assert len(Links().guid("", "a" * 5000)) == 64


def test_shared_links_are_remembered_up_to_a_bound() -> None:
    links = Links()
    for number in range(_REMEMBERED + 1):
        links.look([(f"/{number}", "One"), (f"/{number}", "Two")])
    assert links.guid("/0", "One") == "/0"
    assert links.guid("/1", "One") != "/1"
