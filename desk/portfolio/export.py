"""The history of an account as CSV for taxes (RFC 4180, UTF-8). Pure.

One row a fill, deposit or withdrawal, oldest first; docs/export.md describes the columns. Text
that a spreadsheet would run as a formula is disarmed as OWASP advises ("CSV Injection"): a single
quote goes before it. Numbers are written by us and stay numbers, negative ones included.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Final

from desk.money import MAX_DECIMALS, plain
from desk.portfolio import history
from desk.portfolio.history import Move
from desk.portfolio.pnl import Method, Sale
from desk.portfolio.returns import Flow

if TYPE_CHECKING:
    from desk.orders.model import Fill

COLUMNS: Final = (
    "time",
    "type",
    "venue",
    "market",
    "asset",
    "quantity",
    "price",
    "currency",
    "value",
    "fee",
    "fee_currency",
    "fee_value",
    "cost_basis",
    "realised",
    "order_id",
    "trade_id",
)
_FINEST: Final = Decimal(1).scaleb(-MAX_DECIMALS)
# The wide forms too: spreadsheets of East Asian languages read them as the plain ones.
_STARTS: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

Cell = str | Decimal | datetime | None


def cell(value: Cell) -> str:
    """Write one cell: nothing for None, UTC with a Z, all digits, text that no one runs."""
    match value:
        case None:
            return ""
        case Decimal():
            return _number(value)
        case datetime():
            text = value.astimezone(UTC).isoformat(timespec="milliseconds")
            return text.replace("+00:00", "Z")
    return f"'{value}" if value.startswith(_STARTS) and not _NUMBER.fullmatch(value) else value


def _number(value: Decimal) -> str:
    """Write at most 18 decimals: quotients such as a cost basis have eighty digits."""
    exponent = value.as_tuple().exponent
    is_long = isinstance(exponent, int) and exponent < -MAX_DECIMALS
    return plain(value.quantize(_FINEST, ROUND_DOWN) if is_long else value)


def write(lines: Iterable[Mapping[str, Cell]]) -> str:
    """Return the rows under their header; a column that a row does not name is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(row.get(name)) for name in COLUMNS] for row in lines)
    return out.getvalue()


def rows(
    fills: "Iterable[Fill]", flows: Iterable[Flow], *, method: Method, since: datetime
) -> list[dict[str, Cell]]:
    """Return every fill, fee that gave units of a third asset away, and flow since.

    What happened before is needed too: it says what the units sold since had cost.
    """
    fills, flows = list(fills), list(flows)
    sold = {_key(m): sale for m, sale in history.sales(history.moves(fills, flows), method)}
    found: list[tuple[datetime, dict[str, Cell]]] = []
    for fill in fills:
        key = (fill.symbol, fill.order_id, fill.trade_id, False)
        found.append((fill.at, _of_fill(fill) | _gain(sold.get(key))))
        key = (f"{fill.fee_currency}/{history.CASH}", fill.order_id, fill.trade_id, True)
        if key in sold:
            found.append((fill.at, _of_fee(fill) | _gain(sold[key])))
    for flow in flows:
        key = (f"{flow.currency}/{history.CASH}", "", flow.reference, False)
        found.append((flow.at, _of_flow(flow) | _gain(sold.get(key))))
    return [row for at, row in sorted(found, key=lambda one: one[0]) if at >= since]


def _key(move: Move) -> tuple[str, str, str, bool]:
    return move.symbol, move.order_id, move.reference, move.is_fee


def _gain(sale: Sale | None) -> dict[str, Cell]:
    if sale is None or not sale.is_valued:
        return {}
    return {"cost_basis": sale.basis, "realised": sale.profit}


def _of_fill(fill: "Fill") -> dict[str, Cell]:
    return {
        "time": fill.at,
        "type": fill.side.value,
        "venue": fill.venue,
        "market": fill.symbol,
        "asset": fill.base,
        "quantity": fill.quantity,
        "price": fill.price,
        "currency": fill.quote,
        "value": fill.cost,
        "fee": fill.fee,
        "fee_currency": fill.fee_currency,
        "fee_value": fill.fee_value,
        "order_id": fill.order_id,
        "trade_id": fill.trade_id,
    }


def _of_fee(fill: "Fill") -> dict[str, Cell]:
    return {
        "time": fill.at,
        "type": "fee",
        "venue": fill.venue,
        "asset": fill.fee_currency,
        "quantity": fill.fee,
        "currency": fill.quote,
        "value": fill.fee_value,
        "order_id": fill.order_id,
        "trade_id": fill.trade_id,
    }


def _of_flow(flow: Flow) -> dict[str, Cell]:
    return {
        "time": flow.at,
        "type": "deposit" if flow.amount > 0 else "withdrawal",
        "venue": flow.venue,
        "asset": flow.currency,
        "quantity": abs(flow.amount),
        "currency": history.CASH,
        "value": None if flow.value is None else abs(flow.value),
        "trade_id": flow.reference,
    }
