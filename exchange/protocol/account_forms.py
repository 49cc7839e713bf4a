"""What an account holds, pays and has traded."""

from exchange.ledger import Account
from exchange.markets import Market
from exchange.orders import AccountFill
from exchange.protocol.body import ZERO, Json
from exchange.units import UNIT, write


def account_trade(market: Market, fill: AccountFill, listed: int) -> Json:
    """Describe one fill of an account, as myTrades does; `listed` is its order's list, or -1."""
    return {
        "symbol": market.symbol,
        "id": fill.trade_id,
        "orderId": fill.order_id,
        "orderListId": listed,
        "price": write(market.price(fill.price)),
        "qty": write(market.quantity(fill.lots)),
        "quoteQty": write(fill.price * fill.lots * market.cell),
        "commission": write(fill.fee),
        "commissionAsset": market.base if fill.is_buyer else market.quote,
        "time": fill.at_ms,
        "isBuyer": fill.is_buyer,
        "isMaker": fill.is_maker,
        "isBestMatch": True,
    }


def account_info(account: Account, now_ms: int, *, skip_zero: bool) -> Json:
    """Describe an account and its balances."""
    return {
        "makerCommission": account.maker_ppm // 100,
        "takerCommission": account.taker_ppm // 100,
        "buyerCommission": 0,
        "sellerCommission": 0,
        "commissionRates": commission(account),
        "canTrade": True,
        "canWithdraw": False,
        "canDeposit": False,
        "brokered": False,
        "requireSelfTradePrevention": False,
        "preventSor": False,
        "updateTime": now_ms,
        "accountType": "SPOT",
        "balances": [
            {"asset": asset, "free": write(free), "locked": write(account.locked.get(asset, 0))}
            for asset, free in sorted(account.free.items())
            if not skip_zero or free or account.locked.get(asset)
        ],
        "permissions": ["SPOT"],
        "uid": account.uid,
    }


def commission(account: Account | None) -> Json:
    """Write fee rates as fractions; without an account, none."""
    maker, taker = (account.maker_ppm, account.taker_ppm) if account else (0, 0)
    million = 1_000_000
    rates = {"maker": write(maker * UNIT // million), "taker": write(taker * UNIT // million)}
    return {**rates, "buyer": ZERO, "seller": ZERO}


def trade_fee(account: Account, market: Market) -> Json:
    """Write the fee rates of an account in one market, as asset/tradeFee does."""
    rates = commission(account)
    return {
        "symbol": market.symbol,
        "makerCommission": rates["maker"],
        "takerCommission": rates["taker"],
    }


def coin(name: str, title: str, account: Account) -> Json:
    """Describe an asset, as capital/config/getall does; nothing leaves a paper exchange."""
    return {
        "coin": name,
        "name": title,
        "depositAllEnable": False,
        "withdrawAllEnable": False,
        "free": write(account.free.get(name, 0)),
        "locked": write(account.locked.get(name, 0)),
        "freeze": ZERO,
        "withdrawing": ZERO,
        "ipoing": ZERO,
        "ipoable": ZERO,
        "storage": ZERO,
        "isLegalMoney": False,
        "trading": True,
        "networkList": [],
    }
