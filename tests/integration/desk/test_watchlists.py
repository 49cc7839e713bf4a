"""Watchlists on real tables: in order, each person's own, at most fifty coins."""

import asyncio

import pytest

from db.context import Context
from desk.errors import NotFound, Refused, UnknownMarket
from desk.venues.profiles import PAPER
from desk.watchlists.service import MOST_COINS
from tests.factories import ANN, BOB, furnish

COINS = tuple(f"C{number}" for number in range(MOST_COINS + 1))


async def test_coins_stay_in_the_order_in_which_they_came_and_are_priced(context: Context) -> None:
    await furnish(context)
    lists = context.desk.watchlists
    assert await lists.change(ANN.id, add=["eth", "$BTC", "ETH/USDT"]) == ["ETH", "BTC"]
    assert await lists.change(ANN.id, add=["eth"]) == ["ETH", "BTC"]
    await context.desk.accounts.enter(BOB)
    assert await lists.of(BOB.id) == []
    priced = await lists.page(ANN.id, PAPER)
    assert [(one.coin, bool(one.quote)) for one in priced] == [("ETH", True), ("BTC", True)]
    assert await lists.change(ANN.id, drop=["eth"]) == ["BTC"]


async def test_a_coin_that_is_unknown_or_not_there_changes_nothing(context: Context) -> None:
    await furnish(context)
    lists = context.desk.watchlists
    with pytest.raises(UnknownMarket):
        await lists.change(ANN.id, add=["btc", "nope"])
    with pytest.raises(NotFound):
        await lists.change(ANN.id, add=["btc"], drop=["eth"])
    assert await lists.of(ANN.id) == []


async def test_more_than_fifty_coins_are_refused_and_two_at_once_do_not_pass(
    context: Context,
) -> None:
    await furnish(context, *COINS)
    lists = context.desk.watchlists
    await lists.change(ANN.id, add=COINS[: MOST_COINS - 1])
    tried = await asyncio.gather(
        *(lists.change(ANN.id, add=[coin]) for coin in COINS[MOST_COINS - 1 :]),
        return_exceptions=True,
    )
    refused = [one for one in tried if isinstance(one, Refused)]
    assert len(refused) == 1
    assert (refused[0].values["what"], refused[0].values["limit"]) == ("watchlist-full", 50)
    assert len(await lists.of(ANN.id)) == MOST_COINS
