"""Every refusal of the exchange, with the codes and the exact words of Binance Spot.

Clients such as ccxt choose their error class by these words, so they are part of the protocol
(the errors page of the Binance Spot API documentation is the source).
"""

from typing import Final

from prometheus_client import Counter

FAILURES: Final = Counter("tapewire_exchange_failures_total", "Requests that failed inside.")


class Refusal(Exception):
    """A request that is answered with an error body.

    Nothing was done, unless `data` tells what was.
    """

    def __init__(self, code: int, message: str, *, status: int = 400, data: object = None) -> None:
        super().__init__(f"{code} {message}")
        self.code = code
        self.message = message
        self.status = status
        self.data = data

    @property
    def body(self) -> dict[str, object]:
        """Return the error as it is answered."""
        told = {"code": self.code, "msg": self.message}
        return told if self.data is None else told | {"data": self.data}


NO_BALANCE: Final = "Account has insufficient balance for requested action."
DUPLICATE: Final = "Duplicate order sent."
WOULD_TRIGGER: Final = "Order would trigger immediately."
BAD_PRICES: Final = "The relationship of the prices for the orders is not correct."
WOULD_TAKE: Final = "Order would immediately match and take."
NO_LIQUIDITY: Final = "Order book liquidity is less than symbol minimum quantity."
SLICE_TOO_LARGE: Final = "IcebergQty exceeds QTY."
BAD_MIX: Final = "Unsupported order combination"
TOO_THIN: Final = "Order book liquidity is less than `LOT_SIZE` filter minimum quantity."


def rejected(message: str) -> Refusal:
    """Refuse a new order in the words of the matching engine."""
    return Refusal(-2010, message)


def filtered(name: str) -> Refusal:
    """Refuse an order that a filter of its market does not let pass."""
    return Refusal(-1013, f"Filter failure: {name}")


def missing(parameter: str) -> Refusal:
    """Refuse a request that lacks a parameter, or has it empty or malformed."""
    return Refusal(
        -1102, f"Mandatory parameter '{parameter}' was not sent, was empty/null, or malformed."
    )


def illegal(parameter: str, pattern: str) -> Refusal:
    """Refuse characters outside `pattern`."""
    return Refusal(
        -1100, f"Illegal characters found in parameter '{parameter}'; legal range is '{pattern}'."
    )


def invalid(parameter: str) -> Refusal:
    """Refuse a value that makes no sense for a parameter."""
    return Refusal(-1130, f"Data sent for parameter '{parameter}' is not valid.")


def unneeded(parameter: str) -> Refusal:
    """Refuse a parameter that this kind of order must not have."""
    return Refusal(-1106, f"Parameter '{parameter}' sent when not required.")


def unknown_symbol() -> Refusal:
    """Refuse a market that does not exist."""
    return Refusal(-1121, "Invalid symbol.")


def no_such_order() -> Refusal:
    """Answer a query for an order that the account never had."""
    return Refusal(-2013, "Order does not exist.")


def not_cancellable() -> Refusal:
    """Refuse to cancel what is not there or is over."""
    return Refusal(-2011, "Unknown order sent.")


def not_amendable(message: str) -> Refusal:
    """Refuse to amend an order in the words of the matching engine."""
    return Refusal(-2038, message)


def unauthorised(code: int, message: str) -> Refusal:
    """Refuse a key."""
    return Refusal(code, message, status=401)
