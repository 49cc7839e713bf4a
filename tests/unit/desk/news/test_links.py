"""Addresses out of foreign text."""

import pytest

from desk.news.links import canonical_url, is_denied, safe_link


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.com/a?utm_source=x&utm_medium=y", "https://example.com/a"),
        ("http://www.example.com/a/#top", "https://example.com/a"),
        ("https://m.example.com/a?b=2&a=1", "https://example.com/a?a=1&b=2"),
        ("https://example.com/read.php?42", "https://example.com/read.php?42"),
        ("https://example.com/read.php?b=&43&amp&a=1=", "https://example.com/read.php?43&a=1%3D&b"),
        ("https://example.com/a?", "https://example.com/a"),
        ("https://amp.example.com/a/amp/", "https://example.com/a"),
        ("HTTPS://EXAMPLE.com:443/A", "https://example.com/A"),
        ("https://example.com:8443/a", "https://example.com:8443/a"),
        ("https://example.com/%7Euser/caf%c3%a9", "https://example.com/~user/caf%C3%A9"),
        ("https://m.com/x", "https://m.com/x"),
        ("not an address", "not an address"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_one_article_has_one_address(url: str, expected: str) -> None:
    assert canonical_url(url) == expected
    assert canonical_url(expected) == expected


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.com/",
        "https://user:pw@example.com/",
        "https://exa mple.com/",
        "https://example.com/\r\nSet-Cookie: a",
        "https://example.com/\u202egpj.exe",
        "//example.com/",
        "https://" + "a" * 3000,
        "https://t.me/+AbCdEf",
        "https://t.me/joinchat/AbC",
        "https://discord.gg/abc",
        "https://metamask-support.com/verify",
        "https://uniswap.claim-now.io/",
        "https://token-airdrop.net/",
        "http://[::1",
        "",
    ],
)
def test_a_dangerous_address_becomes_no_link(url: str) -> None:
    assert safe_link(url) == ""


@pytest.mark.parametrize(
    "url",
    ["https://example.com/a?b=1", "http://127.0.0.1:8083/articles/abc", "https://t.me/channel/5"],
)
def test_an_ordinary_address_stays(url: str) -> None:
    assert safe_link(url) == url


@pytest.mark.parametrize(
    "host", ["binance.com", "support.ledger.com", "app.uniswap.org", "coindesk.com"]
)
def test_the_real_homes_of_brands_are_not_denied(host: str) -> None:
    assert not is_denied(host)
