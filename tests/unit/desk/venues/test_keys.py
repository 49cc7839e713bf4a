"""API keys are read the ways people paste them, and nothing else is."""

import json

import pytest

from desk.venues import keys
from desk.venues.profiles import PROFILES

BYBIT, OKX = PROFILES["bybit"], PROFILES["okx"]
KEY, SECRET, WORD = "k7Gm2x9qf4t1zAB", "s3cr3tS3cr3tS3cr3tS3cr3t", "Pass-Word!9"
PEM = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\nIIrAoGCC==\n-----END EC PRIVATE KEY-----\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{KEY}\n{SECRET}",
        f"{KEY} {SECRET}",
        f"  {KEY}\t {SECRET}  ",
        f"API Key: {KEY}\nAPI Secret: {SECRET}",
        f"key={KEY}\nsecret = {SECRET}\n",
        f"Ключ: {KEY}\nСекрет: {SECRET}",
        json.dumps({"apiKey": KEY, "secret": SECRET}),
        json.dumps({"api_key": KEY, "secret_key": SECRET, "note": "mine"}),
    ],
)
def test_two_parts_are_read_however_they_are_pasted(text: str) -> None:
    found = keys.read(text, BYBIT)
    assert found is not None
    assert (found.key.reveal(), found.secret.reveal()) == (KEY, SECRET)
    assert found.hint == KEY[-4:]


@pytest.mark.parametrize(
    "text",
    [
        f"{KEY}\n{SECRET}\n{WORD}",
        f"{KEY} {SECRET} {WORD}",
        json.dumps({"apiKey": KEY, "secret": SECRET, "passphrase": WORD}),
    ],
)
def test_a_venue_with_a_passphrase_wants_three(text: str) -> None:
    found = keys.read(text, OKX)
    assert found is not None
    assert found.passphrase.reveal() == WORD
    assert json.loads(found.written().reveal()) == {
        "apiKey": KEY,
        "secret": SECRET,
        "password": WORD,
    }
    assert keys.read(f"{KEY}\n{SECRET}", OKX) is None


@pytest.mark.parametrize("block", [PEM, PEM.replace("\n", "\\n")])
def test_a_private_key_of_several_lines_is_one_part(block: str) -> None:
    name = "organizations/1b2c/apiKeys/3d4e"
    found = keys.read(f"{name}\n{block}", PROFILES["coinbase"])
    assert found is not None
    assert found.key.reveal() == name
    assert found.secret.reveal() == PEM


@pytest.mark.parametrize(
    "text",
    ["", "hello", "what is this?", KEY, f"{KEY}\n\n", "a b", f"{KEY} {SECRET} more", "[1, 2]"],
)
def test_what_is_no_pair_of_keys_is_not_read_as_one(text: str) -> None:
    assert keys.read(text, BYBIT) is None


MADE = {
    "binance": ("vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
                "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"),
    "bybit": ("kX9dQzLm2WvRtY7bNc", "Aq3sWd5rFt7gHy9jUk1lOp2zXc4vBn6mQw8e"),
    "okx": ("37c541a1-1f2e-4b9a-8d3f-5a6b7c8d9e0f", "A1B2C3D4E5F60718293A4B5C6D7E8F90"),
    "kucoin": ("64f1c0ab92d3e5f7081b2c3d", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"),
    "gate": ("1f3a5c7e9b0d2f4a6c8e0b1d3f5a7c9e",
             "9e7c5a3f1d0b8e6c4a2f0d9b7e5c3a1f9e7c5a3f1d0b8e6c4a2f0d9b7e5c3a1f"),
    "mexc": ("mx0vglQ2wErT5yUiOp", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"),
    "htx": ("bg5t6ygr6y-1a2b3c4d-5e6f7a8b-9c0d1", "1a2b3c4d-5e6f7a8b-9c0d1e2f-3a4b5"),
    "coinbase": ("organizations/1b2c3d4e/apiKeys/5f6a7b8c", "q83vEjRWeJCrze8SNFZ4kA/+x0a1b2c3=="),
}  # fmt: skip


@pytest.mark.parametrize("venue", MADE)
@pytest.mark.parametrize(
    "shape",
    ["{}\n{}", "{} {}", "{} {} Pass-Word!9", "API Key: {}\nAPI Secret: {}", "key={} secret={}",
     "вот мой ключ {} и секрет {}.", '{{"apiKey":"{}","secret":"{}"}}', "`{}`, `{}`"],
)  # fmt: skip
def test_keys_of_every_venue_are_seen_where_nobody_asked_for_them(venue: str, shape: str) -> None:
    assert keys.seem(shape.format(*MADE[venue]))


ALONE = [part for pair in MADE.values() for part in pair] + [
    "VGhpc0lzQUtleUZvclRlc3RzMDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6QUJDREVGRw==",
    PEM,
    PEM.replace("\n", "\\n"),
]  # fmt: skip
MINT, OTHER_MINT = (
    "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
    "JUPyiwrYJFskUPiHa7hkeR8VUtAeFoSYbKedZNsDvCN",
)
SIGNATURE = (
    "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"
)
HASH = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"


@pytest.mark.parametrize("part", ALONE)
@pytest.mark.parametrize(
    "shape",
    ["{}", " {}\n", "`{}`", "{}.", "API Secret: {}", "API secret={}", "API Secret\n{}",
     "my api secret {}", "here is now my api secret for it: {}", '{{"secret": "{}"}}',
     "Секретный ключ: {}", "мой секрет {}",
     "Clave secreta: {}", "Chave secreta: {}", "Segredo da API: {}", "API gizli anahtarı: {}",
     "API 密钥：{}", "密钥 {}", "المفتاح السري: {}", "المفتاح السري:\u200f {}", "okx: {}"],
)  # fmt: skip
def test_a_key_that_comes_alone_or_labelled_is_seen_too(part: str, shape: str) -> None:
    assert keys.seem(shape.format(part))


def test_a_short_key_has_to_look_it_unless_it_is_called_one() -> None:
    assert keys.seem("API key: 111abcdef222333abcdef444")
    assert not keys.seem("111abcdef222333abcdef444")


@pytest.mark.parametrize("word", [MINT, SIGNATURE, HASH])
def test_what_a_chain_writes_is_taken_for_a_key_alone_and_not_in_talk(word: str) -> None:
    assert keys.seem(word)
    assert keys.seem(f"CA: {word}")
    assert not keys.seem(f"buy {word}")
    assert not keys.seem(f"coin {word}")
    assert not keys.seem(f"what do you think of {word}?")
    assert not keys.seem(f"I have read about this one here: {word}")


@pytest.mark.parametrize(
    ("one", "other"),
    [(MINT, OTHER_MINT), (SIGNATURE, SIGNATURE[::-1])],
)
@pytest.mark.parametrize("shape", ["{} or {}?", "{}\n{}"])
def test_two_of_one_kind_on_a_chain_are_talk_unless_they_are_labelled(
    one: str, other: str, shape: str
) -> None:
    assert not keys.seem(shape.format(one, other))
    assert keys.seem(f"API key: {one}\nAPI secret: {other}")


@pytest.mark.parametrize(
    "text",
    [
        "https://api.bybit.com,kX9dQzLm2WvRtY7bNc,Aq3sWd5rFt7gHy9jUk1lOp2zXc4vBn6mQw8e",
        "https://x.example/?key=kX9dQzLm2WvRtY7bNc&secret=Aq3sWd5rFt7gHy9jUk1lOp2zXc4vBn6mQw8e",
    ],
)
def test_a_link_hides_no_keys(text: str) -> None:
    assert keys.seem(text)


def test_two_bare_hashes_are_keys_for_some_venues_have_such() -> None:
    assert keys.seem(f"{HASH}\n{HASH[::-1]}")


def test_a_mint_beside_a_hash_may_be_a_pair_of_keys() -> None:
    assert keys.seem(f"{MINT}\n{HASH}")


@pytest.mark.parametrize("block", [PEM, PEM.replace("\n", "\\n")])
def test_a_private_key_is_seen_whatever_stands_beside_it(block: str) -> None:
    assert keys.seem(f"here: {block}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thanks friend",
        "Bitcoin Ethereum",
        "Understandable! Congratulations",
        "internationalization\ninstitutionalization",
        "btc 100",
        "/buy btc 100",
        "buy bitcoin tomorrow, please",
        "61,250.50 0.00012345",
        "1234567890123456789 9876543210987654321",
        "BTC/USDT ETH/USDT SOL/USDT",
        "$BTC and $ETH over 61250 until 2026-12-01 18:30",
        "https://x.com/somebody/status/1780000000000000001 https://t.me/desk/12345678901234567",
        "somebody.long1234@example.com another.long5678@example.com",
        "0xdAC17F958D2ee523a2206206994597C13D831ec7 0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2",
        f"did {SIGNATURE} arrive?",
        f"0x{HASH}",
        f"tx: 0x{HASH}",
        f"0x{HASH} 0x{HASH[::-1]}",
        f"https://solscan.io/tx/{SIGNATURE}",
        f"https://explorer.example/?a={MINT}&b={HASH}",
        f"https://localhost/{HASH}",
        f"chart: https://dexscreener.com/solana/{MINT}",
        "k7m2p9q4r8s1",
        "k7m2p9q4r8s1 k7m2p9q4r8s2",
        "somebody_long1234567",
        "TradingViewIndicator2",
        "note: internationalization-institutionalization",
        "a" * 40 + "1 " + "b" * 40 + "2",
        "что там с биткоином сегодня?",
        "比特币今天怎么样？ 以太坊呢？",
        "iPhone15ProMax Windows11Pro",
        "why was my order k7m2p9q4r8s1 rejected?",
        "the screenshot is Screenshot_20261201-183000.png or Screenshot_20261201-183500.png",
    ],
)
def test_talk_prices_links_and_addresses_do_not_seem_to_be_keys(text: str) -> None:
    assert not keys.seem(text)


def test_nothing_of_it_can_be_printed() -> None:
    found = keys.read(f"{KEY}\n{SECRET}", BYBIT)
    assert SECRET not in f"{found!r} {found} {found and found.written()}"
