"""Which addresses a fetch may reach."""

import socket

import pytest

from workers.addresses import AddressDenied, Allowed, CheckedResolver, admitted, is_public
from workers.fetch import Fetcher

FORMS = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.1:6379/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0/",
    "http://localhost/",
    "http://localhost./",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[0:0:0:0:0:ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://①②⑦.⓪.⓪.①/",
    "http://169.254.169.254/latest/meta-data",
    "http://[fd00::1]/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://user@127.0.0.1/",
    "https://user:pw@example.com/",
    "http://example.com@127.0.0.1/",
    "http://127.0.0.1#@example.com/",
    "http://127.0.0.1:6379/\r\nSET x 1",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://0.0.0.0/",
    "http://224.0.0.1/",
    "http://[ff02::1]/",
    "http://255.255.255.255/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_x",
    "ftp://example.com/feed",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://exa\tmple.com/",
    "http:///x",
    "//127.0.0.1/",
    "127.0.0.1",
    "http://[::]/",
    "http://[fe80::1%25eth0]/",
    "http://[::1",
    "http://8.8.8.8:22/",
    "http://8.8.8.8:6379/",
    "http://8.8.8.8:99999/",
    "https://example.com/" + "a" * 3000,
    "javascript:alert(1)",
    "",
]


@pytest.mark.parametrize("url", FORMS)
async def test_no_form_of_a_private_or_odd_address_is_fetched(url: str) -> None:
    async with Fetcher() as fetcher:
        with pytest.raises(AddressDenied) as denied:
            await fetcher.get(url, deadline_s=5)
    assert denied.value.status == 422
    assert denied.value.values["problem"]


def test_there_are_more_forms_than_the_34_that_were_measured() -> None:
    assert len(set(FORMS)) >= 34


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url", ["https://example.com/feed", "http://8.8.8.8:8080/x", "https://bücher.example/"]
)
def test_public_looking_addresses_are_admitted(url: str) -> None:
    assert admitted(url, Allowed()).host


def test_only_the_very_host_and_port_listed_are_excepted() -> None:
    allowed = Allowed.of("http://127.0.0.1:8083")
    assert admitted("http://127.0.0.1:8083/feeds/tape.xml", allowed)
    for url in (
        "http://127.0.0.1:8082/",
        "http://localhost:8083/",
        "http://127.0.0.2:8083/",
        "http://u@127.0.0.1:8083/",
    ):
        with pytest.raises(AddressDenied):
            admitted(url, allowed)


async def test_one_private_answer_among_public_ones_refuses_the_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def both(*_: object, **__: object) -> list[tuple[object, ...]]:
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, ("8.8.8.8", 80)), (*kind, ("127.0.0.1", 80))]

    monkeypatch.setattr("asyncio.base_events.BaseEventLoop.getaddrinfo", both)
    with pytest.raises(AddressDenied):
        await CheckedResolver(Allowed()).resolve("rebind.example", 80)
