"""What every venue tells of its prices, by number: to the desk, and to watchers of plans."""

from decimal import Decimal

from desk import clock
from tests.contracts.stand import Hall, Stand
from workers.listings import quote_of
from workers.prices import read
from workers.venues import quotes, streams


async def test_v62_prices_tell_both_sides_of_the_book(at: Stand) -> None:
    client = await at.clients.public(at.name)
    found = await quotes.tickers(at.row, client, ["BTC/USDT", "ETH/USDT"])
    told = {s: quote_of(t, at.name, clock.now()) for s, t in found.items()}
    assert set(told) == {"BTC/USDT", "ETH/USDT"}
    bid, ask = await at.prices()
    for quote in told.values():
        assert quote is not None, found
        assert 0 < quote.bid < quote.ask
    near = told["BTC/USDT"]
    assert near is not None
    assert abs(near.bid / bid - 1) < Decimal("0.02")
    assert abs(near.ask / ask - 1) < Decimal("0.02")


async def test_v63_whoever_watches_for_a_plan_asks_the_venue_where_it_is_served(
    at: Stand, hall: Hall
) -> None:
    client = await streams.public(hall.settings, at.name)
    try:
        found = await quotes.tickers(at.row, client, [at.market])
    finally:
        await client.close()
    quote = read(found[at.market])
    assert quote is not None
    assert 0 < quote.bid < quote.ask
