"""Coins in texts."""

from itertools import pairwise

import pytest

from desk.news.keywords import Matcher, fold, matcher
from desk.news.model import Mention


def symbols(text: str) -> list[str]:
    return list(dict.fromkeys(mention.symbol for mention in matcher().match(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bitcoin Cash and Bitcoin rise", ["BCH", "BTC"]),
        ("BTC/USDT tops $70,000", ["BTC"]),
        ("btcusdt perp funding flips", ["BTC"]),
        ("$one to the moon", ["ONE"]),
        ("NEAR token jumps 12%", ["NEAR"]),
        ("Near Protocol upgrades", ["NEAR"]),
        ("SOL, LINK and NEAR lead altcoin rally", ["SOL", "LINK", "NEAR"]),
        ("ARB and OP unlock $80M this week", ["ARB", "OP"]),
        ("Avalanche (AVAX) adds subnet", ["AVAX"]),
        ("Optimism (OP) ships fault proofs", ["OP"]),
        ("Story Protocol's IP surges", ["IP"]),
        ("LINK/USDT breaks out", ["LINK"]),
        ("#SUN listing", ["SUN"]),
        ("Ripple wins appeal", ["XRP"]),
        ("Toncoin's TON hits $3", ["TON"]),
        ("0x6982508145454Ce325dDbE47a25d4ec3d2311933 pumps", ["PEPE"]),
        ("JUPyiwrYJFskUPiHa7hkeR8VUtAeFoSYbKedZNsDvCN listed", ["JUP"]),
        ("Биткоин растет, эфир падает", ["BTC", "ETH"]),
        ("BTC’s “Ether” moment", ["BTC", "ETH"]),
        ("$DOGE is awake", ["DOGE"]),
        ("DOGE/USDT breaks out", ["DOGE"]),
        ("BTC, ETH and DOGE close higher", ["BTC", "ETH", "DOGE"]),
        ("DOGE rallies 12%", ["DOGE"]),
        ("Second DOGE ETF opens", ["DOGE"]),
        ("DOGE price nears a dollar", ["DOGE"]),
        ("Grayscale opens a DOGE trust", ["DOGE"]),
        ("Cinema chain takes DOGE payments", ["DOGE"]),
        ("Dogecoin overtakes a rival, and DOGE is awake", ["DOGE"]),
    ],
)
def test_coins_are_found_however_people_write_them(text: str, expected: list[str]) -> None:
    assert symbols(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Near-term risks weigh on markets",
        "Optimism returns to crypto markets",
        "Ripple effects hit banks",
        "Click link in bio for gas prices",
        "One of the funds opens to the public at a high",
        "Natural gas and the sun",
        "A ton of money moves",
        "President Trump says crypto matters",
        "NO ONE LINKS GAS TO THE SUN",
        "Judge blocks DOGE access to Treasury data",
        "Musk says DOGE found savings at three agencies",
        "DOGE, the Department of Government Efficiency, lists its cuts",
        "The SEC met the core team",
        "soluble solstice arbitrary pepper",
        "",
    ],
)
def test_ordinary_words_are_no_coins(text: str) -> None:
    assert symbols(text) == []


def test_a_name_inside_a_longer_name_is_not_told() -> None:
    assert symbols("Ethereum Classic forks") == ["ETC"]
    assert symbols("Tether Gold supply grows") == ["XAUT"]


def test_a_base58_address_counts_only_in_its_own_case() -> None:
    assert symbols("jupyiwryjfskupiha7hker8vutaefosybkedznsdvcn") == []


def test_places_are_those_of_the_text_given_even_with_strange_letters() -> None:
    text = "İstanbul’da “Ethereum” и ВТС"
    mentions = matcher().match(text)
    assert [text[m.start : m.end] for m in mentions] == ["Ethereum", "ВТС"]


def test_certainty_falls_from_cashtag_to_name_to_company() -> None:
    cashtag, name, company = (
        matcher().match(text)[0].confidence
        for text in ("$OP", "OP Mainnet", "OP rallies on volume")
    )
    assert cashtag == 1.0 > name > company >= 0.75


def test_capitals_say_nothing_in_a_line_that_shouts() -> None:
    assert symbols("EVERY ONE HITS A HIGH PRICE") == []
    assert symbols("SUI FALLS\nOP rallies") == ["SUI", "OP"]


def test_there_are_at_least_2000_patterns() -> None:
    assert matcher().size >= 2000


def test_an_empty_gazetteer_matches_nothing() -> None:
    assert Matcher(()).match("Bitcoin") == ()


def test_the_fold_never_changes_the_length() -> None:
    for text in ("İİ ß ﬁ BTC", "naïve CAFÉ №1 ½", "𝐁𝐓𝐂 ＢＴＣ", "ǅ ŉ ΐ"):
        assert len(fold(text)) == len(text)


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    found: tuple[Mention, ...] = matcher().match(
        "ETH, SOL and Bitcoin Cash vs Wrapped Bitcoin, ETH"
    )
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [m.symbol for m in found] == ["ETH", "SOL", "BCH", "WBTC", "ETH"]


def test_launch_words_are_seen_in_the_same_pass() -> None:
    assert matcher().scan("Monad confirms TGE").has_launch_words
    assert not matcher().scan("Bitcoin rises").has_launch_words
