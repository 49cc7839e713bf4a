"""Reading feeds out of bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.sources.feed import MAX_ITEMS, BadFeed, decode, parse


def rss(items: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def test_rss_fields_are_read() -> None:
    (item,) = parse(
        rss(
            "<title>Feed</title><item><title>A &amp; B</title><link>https://e.com/a</link>"
            "<guid>g</guid><description><![CDATA[<p>text</p>]]></description>"
            "<pubDate>Tue, 10 Mar 2026 12:00:00 GMT</pubDate>"
            '<category>x</category><category domain="kind">social</category>'
            '<source url="u">tape</source></item>'
        )
    )
    assert (item.title, item.link, item.guid, item.summary) == (
        "A & B",
        "https://e.com/a",
        "g",
        "<p>text</p>",
    )
    assert (item.published, item.kind, item.origin) == (
        "Tue, 10 Mar 2026 12:00:00 GMT",
        "social",
        "tape",
    )


def test_atom_fields_are_read() -> None:
    (item,) = parse(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title type="xhtml">'
        b'<div xmlns="http://www.w3.org/1999/xhtml">Big <b>news</b></div></title>'
        b'<link rel="enclosure" href="/no"/><link href="https://e.com/a"/><id>urn:1</id>'
        b"<updated>2026-03-10T12:00:00Z</updated><summary>s</summary></entry></feed>"
    )
    assert (item.title, item.link, item.guid) == ("Big news", "https://e.com/a", "urn:1")
    assert (item.updated, item.summary) == ("2026-03-10T12:00:00Z", "s")


def test_rss_1_and_foreign_namespaces_are_read() -> None:
    (item,) = parse(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        b' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">'
        b"<item><media:title>no</media:title><title>T</title><dc:date>2026-03-10</dc:date></item></rdf:RDF>"
    )
    assert (item.title, item.published) == ("T", "2026-03-10")


def test_what_breaks_most_feeds_is_mended() -> None:
    (item,) = parse(rss("<item><title>AT&T &nbsp;&euro;5 &lt;b&gt; &bogus; a & b</title></item>"))
    assert item.title == "AT&T \xa0€5 <b> &bogus; a & b"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel/></rss>', "dtd"),
        (b'<?xml version="1.0"?><!doctype rss><rss/>', "dtd"),
        (b"<html><body>login</body></html>", "not_a_feed"),
        (b"<rss><channel><item></channel></rss>", "malformed"),
        (b"plain words", "malformed"),
        (rss("<a>" * 200_000), "too_deep"),
        ('<?xml version="1.0" encoding="utf-16"?><rss/>'.encode("utf-16-le"), "encoding"),
        (b'<?xml version="1.0" encoding="utf-7"?><rss/>', "encoding"),
        (b'<?xml version="1.0" encoding="cp037"?><rss/>', "encoding"),
        (b'<?xml version="1.0" encoding="nonsense"?><rss/>', "encoding"),
    ],
)
def test_what_is_no_safe_feed_is_refused_by_name(body: bytes, reason: str) -> None:
    with pytest.raises(BadFeed) as bad:
        parse(body)
    assert bad.value.reason == reason


def test_only_500_items_are_read() -> None:
    assert len(parse(rss("<item><title>x</title></item>" * 3000))) == MAX_ITEMS


def test_an_empty_body_has_no_items() -> None:
    assert parse(b"") == parse(b" \n") == []


def test_a_field_is_capped() -> None:
    (item,) = parse(rss(f"<item><title>{'x' * 100_000}</title></item>"))
    assert len(item.title) == 20_000


@pytest.mark.parametrize(
    ("body", "charset", "expected"),
    [
        ("é".encode("latin-1"), "iso-8859-1", "é"),
        ("привет".encode("cp1251"), "windows-1251", "привет"),
        (
            b'<?xml version="1.0" encoding="windows-1252"?>\x80',
            "",
            '<?xml version="1.0" encoding="windows-1252"?>€',
        ),
        ("é".encode("utf-16"), "", "é"),
        (b"\xef\xbb\xbf\xc3\xa9", "latin-1", "é"),
        (b"a\xff\xfeb", "", "a\ufffd\ufffdb"),
    ],
)
def test_texts_are_decoded_by_mark_header_and_declaration(
    body: bytes, charset: str, expected: str
) -> None:
    assert decode(body, charset) == expected


@given(
    st.binary(max_size=300) | st.text(alphabet="<>&;/ab \"'=![]?-", max_size=200).map(str.encode)
)
def test_whatever_comes_is_items_or_a_named_refusal(body: bytes) -> None:
    reason = ""
    try:
        parse(body)
    except BadFeed as bad:
        reason = bad.reason
    assert reason in {"", "dtd", "encoding", "malformed", "not_a_feed", "too_deep"}
