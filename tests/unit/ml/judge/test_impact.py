import pytest

from ml.judge.impact import EVENTS, HEDGED, LARGE, classify


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Binance will list Sei", "listing"),
        ("Exchange to delist three privacy coins", "delisting"),
        ("DeFi protocol exploited for millions", "hack"),
        ("Lender files for bankruptcy", "insolvency"),
        ("Stablecoin loses its dollar peg", "depeg"),
        ("SEC approves spot ETF", "etf"),
        ("Prosecutors indict exchange founder", "enforcement"),
        ("Parliament passes stablecoin law", "regulation"),
        ("Fed cuts rates", "macro"),
        ("Chain halted: network down for two hours", "outage"),
        ("Firm buys another 500 BTC", "treasury"),
        ("Startup raises $12 million in seed round", "funding"),
        ("Bank partners with blockchain company", "partnership"),
        ("Ether surges 8%", "price"),
        ("What is staking? A guide", "commentary"),
        ("Ripple names new engineering head", "other"),
    ],
)
def test_a_headline_is_filed_under_its_event(text: str, event: str) -> None:
    assert classify(text)[0] == event


def test_case_does_not_matter() -> None:
    assert classify("BINANCE WILL LIST SEI") == classify("binance will list sei")


def test_what_may_happen_weighs_less_than_what_has() -> None:
    did, may = classify("Kraken delists Monero")[1], classify("Kraken may delist Monero")[1]
    assert may == pytest.approx(did * HEDGED)


def test_a_large_sum_weighs_more() -> None:
    small, large = (
        classify(f"Protocol drained of ${sum_} million in exploit")[1] for sum_ in (3, 300)
    )
    assert large == pytest.approx(small + LARGE)


def test_a_post_that_names_no_event_is_comment() -> None:
    assert classify("still holding my bag", "social")[0] == "commentary"
    assert classify("still holding my bag", "news")[0] == "other"


LONG = "It was announced today, and here is all that I have found so far. " * 4


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (f"Kraken will list SEI next week. {LONG} Why would anybody sell now?", "listing"),
        (f"{LONG} Why would anybody sell now? The bridge was exploited.", "hack"),
        (f"Why I hold SEI. {LONG} Kraken may list it.", "commentary"),
        (f"{LONG} Why would anybody sell now?", "commentary"),
    ],
)
def test_a_long_post_is_filed_by_its_opening_and_is_no_comment_for_a_word_below(
    text: str, event: str
) -> None:
    assert classify(text, "social")[0] == event


def test_what_a_long_post_doubts_below_its_opening_does_not_hedge_it() -> None:
    told = "Kraken will list SEI next week."
    assert classify(f"{told} {LONG} It could rise.", "social") == classify(told, "social")


def test_every_impact_is_between_zero_and_one_and_no_name_stands_twice() -> None:
    assert all(0 < event.base < 1 for event in EVENTS)
    assert len({event.name for event in EVENTS}) == len(EVENTS)
    assert classify("SEC, Fed: Binance hacked, $9 billion stolen, bitcoin bankrupt")[1] <= 1
