"""Token launches: reports of several sources become one event that can be listed and found."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from db.context import Context
from desk import clock
from desk.errors import NotFound
from desk.launches.model import Event, Wanted
from desk.news.model import RawHeadline
from tests.factories import furnish

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def day(number: int, month: int = 3) -> datetime:
    return datetime(2026, month, number, tzinfo=UTC)


@pytest.fixture
async def wire(context: Context) -> Context:
    """A desk on a Monday in March that has read nothing yet."""
    await furnish(context, "BTC")
    clock.set_clock(now=lambda: NOW)
    return context


async def tell(context: Context, source: str, title: str, *, minutes: int = 0) -> None:
    clock.set_clock(now=lambda: NOW + timedelta(minutes=minutes))
    raw = RawHeadline(source=source, guid=title, url="", title=title, published_at=clock.now())
    await context.desk.news.take_in(raw)


async def listed(context: Context, **wanted: object) -> list[Event]:
    return await context.desk.launches.page(Wanted(**wanted))  # type: ignore[arg-type]


async def test_three_sources_with_different_dates_are_one_event_with_a_dispute(
    wire: Context,
) -> None:
    await tell(wire, "coindesk", "Flint Network (FLNT) sets token launch for March 15 on Base")
    await tell(wire, "decrypt", "FLNT token TGE confirmed for 16 March at 10:00 UTC", minutes=5)
    await tell(
        wire,
        "theblock",
        "Flint Network announces TGE on March 15, 12% unlocked, $50M FDV, lists on Coinbase",
        minutes=9,
    )
    (event,) = await listed(wire)
    assert event.name == "Flint Network (FLNT)"
    assert event.sources == ("coindesk", "decrypt", "theblock")
    assert (event.at, event.chain, event.venues) == (day(15), "Base", ("Coinbase",))
    assert (event.fdv_usd, event.unlocked_percent) == (50_000_000, Decimal(12))
    assert event.confidence == 0.99
    (dispute,) = event.disputes
    assert [(v.value, v.sources) for v in dispute.versions] == [
        (day(15), ("coindesk", "theblock")),
        (day(16) + timedelta(hours=10), ("decrypt",)),
    ]
    _, reports = await wire.desk.launches.get(event.id)
    assert [r.source for r in reports] == ["coindesk", "decrypt", "theblock"]
    assert reports[0].title.startswith("Flint Network (FLNT)")


async def test_a_source_that_repeats_itself_is_one_report(wire: Context) -> None:
    title = "Orbita Protocol (ORBT) confirms TGE for March 18"
    await tell(wire, "a", title)
    await tell(wire, "b", title, minutes=1)
    clock.set_clock(now=lambda: NOW + timedelta(minutes=2))
    await wire.desk.news.take_in(RawHeadline(source="a", guid="other", url="", title=title))
    (event,) = await listed(wire)
    _, reports = await wire.desk.launches.get(event.id)
    assert [r.source for r in reports] == ["a", "b"]


async def test_the_same_item_again_and_a_story_without_names_change_nothing(wire: Context) -> None:
    text = "Orbita Protocol (ORBT) confirms TGE for March 18"
    await tell(wire, "a", text)
    before = await listed(wire)
    await tell(wire, "a", text, minutes=3)
    await tell(wire, "b", "The token generation event is confirmed for March 20", minutes=4)
    assert await listed(wire) == before


async def test_what_is_not_sure_enough_waits_for_a_second_source(wire: Context) -> None:
    await tell(wire, "a", "Marrow Labs plans token launch in May")
    assert await listed(wire) == []
    await tell(wire, "b", "Marrow Labs will hold its TGE in Q2", minutes=1)
    (event,) = await listed(wire)
    assert event.confidence > 0.85
    assert event.disputes == ()
    assert (event.at, event.certainty) == (day(1, 5), "firm")


async def test_a_delay_moves_the_event(wire: Context) -> None:
    await tell(wire, "a", "Sable Chain (SBL) confirms TGE for March 12")
    await tell(wire, "a", "Sable Chain (SBL) postpones TGE to April 14", minutes=60)
    (event,) = await listed(wire)
    assert event.at == day(14, 4)
    assert event.disputes == ()


async def test_the_calendar_is_in_order_and_can_be_filtered_and_paged(wire: Context) -> None:
    told = [
        "Cinder (CNDR) confirms TGE for 24 March on Solana, lists on Bybit",
        "Quarry (QRY) confirms TGE for March 9 on Base, lists on OKX and Bybit",
        "Basalt (BSLT) confirms TGE for April 4 on Solana",
        "Almanac (ALMN) announces TGE, lists on Kraken soon, it will be official",
    ]
    for minute, text in enumerate(told):
        await tell(wire, f"s{minute}", text, minutes=minute)
        await tell(wire, f"t{minute}", f"{text} says team", minutes=minute)
    everything = await listed(wire)
    assert [e.token for e in everything] == ["QRY", "CNDR", "BSLT", "ALMN"]
    assert [e.token for e in await listed(wire, since=day(10))] == ["CNDR", "BSLT"]
    assert [e.token for e in await listed(wire, until=day(31))] == ["QRY", "CNDR"]
    assert [e.token for e in await listed(wire, chain="solana")] == ["CNDR", "BSLT"]
    assert [e.token for e in await listed(wire, venue="okx")] == ["QRY"]
    assert [e.token for e in await listed(wire, words="basa")] == ["BSLT"]
    assert await listed(wire, words="100%") == []
    pages: list[str] = []
    after = ""
    while found := await listed(wire, limit=1, after=after):
        pages.append(found[0].token)
        after = found[0].id
    assert pages == [e.token for e in everything]
    assert await listed(wire, after="nobody") == []


async def test_an_event_lasts_until_the_end_of_its_month(wire: Context) -> None:
    await tell(wire, "a", "Coral (CORL) announces TGE, set for March")
    await tell(wire, "b", "Coral (CORL) will hold its TGE in March", minutes=1)
    clock.set_clock(now=lambda: day(30))
    assert [e.token for e in await wire.desk.launches.upcoming()] == ["CORL"]
    clock.set_clock(now=lambda: day(1, 4))
    assert await wire.desk.launches.upcoming() == []


async def test_an_event_that_is_not_there(wire: Context) -> None:
    with pytest.raises(NotFound):
        await wire.desk.launches.get("nobody")
