"""The gazetteer."""

from eth_utils.address import is_checksum_address
from solders.pubkey import Pubkey

from desk.market.coins import Rule, by_symbol, coins, name_of

PAPER = "BTC ETH SOL BNB XRP DOGE ADA AVAX LINK TON SUI PEPE ARB OP LTC UNI"


def test_there_are_at_least_300_coins_and_all_of_the_paper_exchange() -> None:
    assert len(coins()) >= 300
    assert set(PAPER.split()) <= by_symbol().keys()


def test_no_symbol_and_no_name_means_two_coins() -> None:
    owner: dict[str, str] = {}
    for coin in coins():
        for text in (coin.symbol, *(name.text for name in coin.names)):
            assert owner.setdefault(text.lower(), coin.symbol) == coin.symbol, text


def test_every_contract_is_a_valid_address() -> None:
    contracts = [contract for coin in coins() for contract in coin.contracts]
    assert len(contracts) > 30
    for contract in contracts:
        if contract.startswith("0x"):
            assert is_checksum_address(contract), contract
        elif contract.startswith("T"):
            assert len(contract) == 34
        else:
            assert str(Pubkey.from_string(contract)) == contract


def test_ticker_like_words_need_company() -> None:
    for symbol in ("ONE", "NEAR", "OP", "LINK", "APE", "GAS", "SUN", "MASK", "MOVE", "OPEN"):
        assert by_symbol()[symbol].ticker_rule is Rule.CONTEXT, symbol


def test_a_name_is_found_for_display_and_an_unknown_symbol_is_its_own() -> None:
    assert name_of("btc") == "Bitcoin"
    assert name_of("POL") == "Polygon"
    assert name_of("NOSUCH") == "NOSUCH"
