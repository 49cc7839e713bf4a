"""The watchlist over HTTP: follow, let go, refusals, and nobody sees another's."""

import httpx

from tests.integration.webapp.stage import Stage

URL = "/api/v1/watchlist"


async def test_coins_are_followed_and_let_go_each_persons_own(
    stage: Stage, ann: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    assert (await ann.get(URL)).json() == {"coins": [], "limit": 50}
    for coin in ("ETH", "BTC", "ETH"):
        answer = await ann.put(f"{URL}/{coin}")
        assert answer.status_code == 200, answer.text
    assert (await ann.get(URL)).json()["coins"] == ["ETH", "BTC"]
    assert (await bob.get(URL)).json()["coins"] == []
    assert (await bob.delete(f"{URL}/ETH")).status_code == 404
    assert (await ann.delete(f"{URL}/ETH")).json()["coins"] == ["BTC"]


async def test_what_is_no_coin_or_does_not_trade_is_refused_with_words(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    unknown = await ann.put(f"{URL}/NOPE")
    assert (unknown.status_code, unknown.json()["key"]) == (422, "unknown-market")
    gone = await ann.delete(f"{URL}/BTC")
    assert gone.status_code == 404
    assert "not on your watchlist" in gone.json()["detail"]
    for bad in ("btc", "BTC%2FUSDT", "B" * 21, "%D0%92TC"):
        assert (await ann.put(f"{URL}/{bad}")).status_code in {404, 422}
