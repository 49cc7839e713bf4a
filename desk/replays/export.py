"""A replay as CSV (RFC 4180, UTF-8): one row an alert, those without a result included. Pure.

docs/record.md describes the columns. Text that a spreadsheet would run is disarmed as in the
export for taxes.
"""

import csv
import io
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Final

from desk.portfolio.export import Cell, cell
from desk.replays.model import Result, Trade, Unjudged

COLUMNS: Final = (
    "sent_at",
    "headline",
    "title",
    "market",
    "ending",
    "entered_at",
    "entered_by",
    "entry",
    "quantity",
    "exited_at",
    "exit",
    "minutes_missing",
    "gross",
    "spread",
    "fees",
    "net",
    "profit_so_far",
)


def write(result: Result) -> str:
    """Return the rows under their header, trades in the order in which they ended."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    sums = (profit for _, profit in result.curve)
    rows = [_of_trade(trade, so_far) for trade, so_far in zip(result.trades, sums, strict=True)]
    for row in (*rows, *(_of_unjudged(one) for one in result.unjudged)):
        writer.writerow([cell(row.get(name)) for name in COLUMNS])
    return out.getvalue()


def fingerprint(result: Result) -> str:
    """Return twelve characters that differ when any digit of any trade does."""
    return sha256(write(result).encode()).hexdigest()[:12]


def _of_trade(trade: Trade, so_far: Decimal) -> Mapping[str, Cell]:
    return {
        **_of_alert(trade),
        "ending": trade.ending.value,
        "entered_at": trade.entered_at,
        "entered_by": "price" if trade.is_exact else "candle",
        "entry": trade.entry,
        "quantity": trade.quantity,
        "exited_at": trade.exited_at,
        "exit": trade.exit,
        "minutes_missing": Decimal(trade.missing // timedelta(minutes=1)),
        "gross": trade.gross,
        "spread": trade.spread,
        "fees": trade.fees,
        "net": trade.net,
        "profit_so_far": so_far,
    }


def _of_unjudged(one: Unjudged) -> Mapping[str, Cell]:
    bought: dict[str, Cell] = {"entered_at": one.entered_at, "entry": one.entry}
    return {**_of_alert(one), "ending": one.doubt.value, **bought}


def _of_alert(one: Trade | Unjudged) -> dict[str, Cell]:
    alert = one.alert
    return {
        "sent_at": alert.sent_at,
        "headline": alert.headline.id,
        "title": alert.headline.title,
        "market": alert.symbol,
    }
