"""One story, told once."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk.news.dedup import RecentHeadlines, headline_id
from desk.news.fingerprints import Said, fingerprint, near
from desk.news.intake import headline_from
from desk.news.model import Headline, Kind, RawHeadline

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
DAY = Path(__file__).parents[4] / "sandbox" / "feeds" / "day.jsonl"


def headline(title: str, *, source: str = "tape", url: str = "", at: datetime = NOW) -> Headline:
    raw = RawHeadline(source=source, guid=f"{title}{at}", url=url, title=title, published_at=at)
    return headline_from(raw, at)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "SEC approves spot Solana ETFs in landmark move",
            "SEC approves spot Solana ETF in landmark ruling",
        ),
        (
            "Spot bitcoin ETFs draw $412 million in a day",
            "US spot BTC ETFs draw $412M, most in a month",
        ),
        (
            "Ripple buys custody company for $180 million",
            "Ripple to acquire custody firm for $180M",
        ),
        ("Bitcoin rises", "BITCOIN RISES"),
        ("Fed cuts rates by 25 bps", "Federal Reserve cuts rates by 25 bps"),
        ("FEDERAL RESERVE CUTS RATES BY 25 BPS", "Fed Cuts Rates by 25 bps"),
        ("MicroStrategy buys 1,045 BTC", "Strategy buys 1,045 bitcoin"),
        ("Bybit confirms $1.4 billion hack", "Bybit loses $1.4 billion in hack"),
        ("SEC denies Grayscale bid for Solana ETF", "SEC rejects Grayscale bid for Solana ETF"),
        ("Acme raises $12 million in seed round", "Acme closes seed round of $12 million"),
        ("BlackRock and Fidelity file for Solana ETF", "BlackRock Files for Solana ETF"),
        ("Kraken opens SOL deposits", "Kraken opens deposits of SOL"),
        (
            "Strategy buys 1,045 Bitcoin for $110 million",
            "Michael Saylor buys another 1,045 Bitcoin for $110 million",
        ),
        (
            "Circle mints 250 million USDC on Solana",
            "Whale Alert: 250 million USDC minted on Solana",
        ),
        (
            "Binance halts withdrawals of 12 tokens after $40 million exploit",
            "CZ says exchange halts withdrawals of 12 tokens after $40 million exploit",
        ),
        (
            "Binance Halts Withdrawals of 12 Tokens After $40 Million Exploit",
            "Exchange halts withdrawals of 12 tokens after $40 million exploit, says Zhao",
        ),
    ],
)
def test_the_same_story_in_other_words_is_known(a: str, b: str) -> None:
    assert Said.of(a).tells_same(Said.of(b))
    assert Said.of(b).tells_same(Said.of(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Bitcoin tops $70,000 as ETF inflows accelerate",
            "Bitcoin tops $71,000 as ETF inflows accelerate",
        ),
        ("Northgate lists ARB perpetuals", "Northgate lists OP perpetuals"),
        (
            "Aave lists new collateral on its Avalanche market",
            "Aave lists new collateral on its Arbitrum market",
        ),
        ("Bitcoin price climbs above $100,000", "Bitcoin price slips below $100,000"),
        ("Tidewater exchange halts withdrawals", "Tidewater exchange resumes withdrawals"),
        ("Kraken acquired by Deutsche Boerse", "Kraken denies being acquired by Deutsche Boerse"),
        ("Fed raises rates by 25 bps", "Fed cuts rates by 25 bps"),
        ("Fed raises rates by 25 bps", "ECB raises rates by 25 bps"),
        ("Bithumb opens SOL deposits", "Bithumb suspends SOL deposits"),
        ("Bithumb opens SOL deposits again", "Bithumb closed SOL deposits again"),
        ("Binance adds SOL, XRP margin pairs", "Binance removes SOL, XRP margin pairs"),
        ("Kraken to Delist Monero on Friday", "Binance to Delist Monero on Friday"),
        ("KRAKEN TO DELIST MONERO ON FRIDAY", "BINANCE TO DELIST MONERO ON FRIDAY"),
        ("Strategy buys 1,045 BTC", "Metaplanet buys 1,045 BTC"),
        (
            "Strategy buys 1,045 Bitcoin for $110 million",
            "Japan's Metaplanet buys another 1,045 Bitcoin for $110 million",
        ),
        (
            "Kraken halts withdrawals of 12 tokens after $40 million exploit",
            "Users say Binance halts withdrawals of 12 tokens after $40 million exploit",
        ),
        ("Whale deposits 1,045 BTC to Kraken", "Whale withdraws 1,045 BTC from Kraken"),
        ("BlackRock Files for Spot Solana ETF", "Fidelity Files for Spot Solana ETF"),
        ("President signs stablecoin bill", "President vetoes stablecoin bill"),
        ("Regulator grants Acme a custody licence", "Regulator revokes Acme custody licence"),
        ("Ripple wins appeal in SEC case", "Ripple loses appeal in SEC case"),
        ("Bitcoin rises", "Ether falls"),
        ("", ""),
    ],
)
def test_stories_that_differ_in_figure_name_or_direction_stay_apart(a: str, b: str) -> None:
    assert not Said.of(a).tells_same(Said.of(b))


def test_fingerprints_are_stable_fit_a_signed_column_and_are_near_for_alike_titles() -> None:
    a = fingerprint("Stablecoin bill passes committee with votes of both parties")
    b = fingerprint("Committee passes stablecoin bill with votes of both parties")
    other = fingerprint("Dogecoin jumps after payments pilot at cinema chain")
    assert a == -3223166358372548047
    assert -(2**63) <= a < 2**63
    assert near(a, b)
    assert not near(a, other)
    assert fingerprint("") == 0


def test_a_short_title_borrows_from_its_summary() -> None:
    assert fingerprint("Breaking", "Bitcoin rises") != fingerprint("Breaking", "Ether falls")


def test_a_second_source_is_a_duplicate_and_confirms() -> None:
    recent = RecentHeadlines()
    first = recent.add(headline("Ripple buys custody company for $180 million"))
    second = recent.add(headline("Ripple to acquire custody firm for $180M", source="wire"))
    assert (first.duplicate_of, first.reports, first.is_confirmed) == (None, 1, False)
    assert (second.duplicate_of, second.reports, second.is_confirmed) == (first.id, 2, True)
    assert second.story == first.id


def test_the_same_source_twice_does_not_confirm() -> None:
    recent = RecentHeadlines()
    first = recent.add(headline("SEC grants approval"))
    again = recent.add(headline("SEC grants approval", at=NOW + timedelta(minutes=1)))
    assert again.duplicate_of == first.id
    assert not again.is_confirmed


def test_one_address_is_one_story_whatever_the_title() -> None:
    recent = RecentHeadlines()
    first = recent.add(headline("Markets wrap", url="https://example.com/a?utm_source=x"))
    second = recent.add(headline("What moved today", url="http://m.example.com/a", source="wire"))
    assert second.duplicate_of == first.id


def test_items_of_one_source_are_not_one_story_for_their_address() -> None:
    recent = RecentHeadlines()
    page = "https://kite.example/changelog"
    first = recent.add(headline("Kite wallet reads hardware keys", url=f"{page}#2026-03-02"))
    second = recent.add(headline("Fees are shown before a swap", url=f"{page}#2026-03-09"))
    assert (first.duplicate_of, second.duplicate_of) == (None, None)
    elsewhere = recent.add(headline("Validators get a new dashboard", source="wire", url=page))
    assert elsewhere.duplicate_of is None, "it may be any of them"
    retold = recent.add(headline("Fees are shown before a swap", source="wire", url=page))
    assert retold.duplicate_of == second.id


def test_an_address_is_forgotten_with_its_last_headline() -> None:
    recent = RecentHeadlines()
    url = "https://example.com/a"
    recent.add(headline("Markets wrap", url=url))
    recent.add(headline("What moved today", source="wire", url=url, at=NOW + timedelta(hours=24)))
    third = headline("A day in review", source="blog", url=url, at=NOW + timedelta(hours=49))
    assert recent.add(third).duplicate_of is not None
    late = headline("All is said", source="mill", url=url, at=NOW + timedelta(hours=150))
    assert recent.add(late).duplicate_of is None


def test_an_edited_headline_keeps_its_place() -> None:
    recent = RecentHeadlines()
    first = recent.add(headline("Harborswap drained of $18.4 million"))
    edited = replace(
        first, title="Harborswap drained of $21 million", fingerprint=fingerprint("x y")
    )
    assert recent.add(edited).duplicate_of is None
    assert len(recent) == 1
    late = recent.add(headline("Harborswap drained of $21 million in attack", source="wire"))
    assert late.duplicate_of == first.id


def test_after_48_hours_a_story_is_news_again() -> None:
    recent = RecentHeadlines()
    recent.add(headline("Solana validators pass vote to raise limits"))
    late = headline("Solana validators pass vote to raise limits", at=NOW + timedelta(hours=49))
    assert recent.add(late).duplicate_of is None
    assert len(recent) == 1


def test_memory_is_bounded() -> None:
    recent = RecentHeadlines(capacity=50)
    for number in range(400):
        recent.add(
            headline(
                f"Whale moves {number * 1003} ETH to cold storage", url=f"https://e.com/{number}"
            )
        )
    assert len(recent) == 50
    assert recent.find(headline(f"Whale moves {399 * 1003} ETH to cold storage")) is not None
    assert recent.find(headline(f"Whale moves {1 * 1003} ETH to cold storage")) is None


def test_reports_of_an_unknown_story_are_none() -> None:
    assert RecentHeadlines().reports("nothing") == 0


def test_ids_follow_from_source_and_guid() -> None:
    assert headline_id("tape", "1") == headline_id("tape", "1") != headline_id("wire", "1")
    assert len(headline_id("tape", "1")) == 12


def test_the_bundled_day_has_its_planned_duplicates_and_no_false_one() -> None:
    recent, seen = RecentHeadlines(), {}
    rows = [json.loads(line) for line in DAY.read_text(encoding="utf-8").splitlines()]
    duplicates = []
    for number, row in enumerate(rows):
        at = NOW + timedelta(seconds=row["offset_s"])
        raw = RawHeadline(
            source=row["feed"], guid=str(number), url=f"https://e.com/{number}", title=row["title"],
            summary=row["summary"], kind=Kind(row["kind"]), published_at=at,
        )  # fmt: skip
        told = recent.add(headline_from(raw, at))
        seen[told.id] = (told, row)
        if told.duplicate_of:
            duplicates.append((seen[told.duplicate_of], (told, row)))
    assert len(duplicates) == 40
    for (first, a), (second, b) in duplicates:
        # Planned pairs stand on the two feeds within a few minutes.
        assert a["feed"] != b["feed"]
        assert second.seen_at - first.seen_at < timedelta(minutes=8), (first.title, second.title)


def test_novelty_is_what_the_likest_title_of_two_days_lacks() -> None:
    recent = RecentHeadlines()
    first = recent.add(headline("Aurelia adds copper to its treasury"))
    assert first.novelty == 1.0
    other = recent.add(headline("Borealis halts withdrawals", source="tape"))
    assert other.novelty == 1.0
    again = recent.add(headline("Aurelia adds copper to its treasury", source="wire"))
    assert (again.novelty, again.duplicate_of) == (0.0, first.id)
    akin = recent.add(headline("Aurelia adds copper and tin to its vaults", source="wire"))
    assert 0.0 < akin.novelty < 1.0
    edited = recent.add(headline("Borealis halts withdrawals", source="tape"))
    assert edited.novelty == 1.0, "a headline is not like itself"
