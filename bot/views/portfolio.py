"""What a person has and how it does. Pure."""

from bot.callbacks.market import Card
from bot.callbacks.orders import Ask
from bot.callbacks.plans import Flatten
from bot.callbacks.portfolio import Report
from bot.callbacks.results import Share
from bot.callbacks.screens import Go
from bot.screen import Row, Screen, button, grid, keyboard, lines
from bot.views import figures
from desk import money
from desk.gauges.model import Losses
from desk.i18n import Html, Texts
from desk.orders.model import Side
from desk.portfolio.service import Position, Summary

SHOWN = 12


def portfolio(summary: Summary, losses: Losses | None, t: Texts) -> Screen:
    """Return equity, cash, profit, what a day may cost, and every position, largest first."""
    head = t(
        "portfolio",
        place=figures.place(summary.venue, t),
        equity=figures.usd(summary.equity),
        mark=figures.mark(summary.profit),
        profit=figures.signed(summary.profit),
        percent=_percent(summary),
        cash=figures.usd(summary.cash),
        reserved=figures.usd(summary.reserved),
        realised=figures.signed(summary.realised),
        unrealised=figures.signed(summary.unrealised),
        fees=figures.usd(summary.fees),
    )
    positions = [_position(p, t) for p in summary.positions[:SHOWN]]
    rows = grid(_buttons(summary, t), 3)
    look: Row = [
        button(t("button-report"), Report(days=30)),
        button(t("button-pnl"), Share()),
        button(t("button-orders"), Go(place="orders")),
    ]
    last: Row = [
        button(t("button-plans"), Go(place="plans")),
        button(t("button-venues"), Go(place="venues")),
        button(t("button-refresh"), Go(place="portfolio")),
    ]
    if positions:
        rows.append([button(t("button-close-all"), Flatten(base="*"), "danger")])
    empty = t("portfolio-empty") if not positions else None
    return Screen(lines(head, _losses(losses, t), *positions, empty), keyboard(*rows, look, last))


def _losses(losses: Losses | None, t: Texts) -> Html | None:
    """Tell what a day may cost, that too little is known for it, or nothing."""
    if losses is None:
        return None
    if not losses.losses:
        return t("portfolio-risk-short", hours=losses.hours, wanted=losses.wanted)
    usual, rare = losses.losses
    return t(
        "portfolio-risk",
        usual=figures.usd(usual.value_at_risk),
        shortfall=figures.usd(usual.shortfall),
        rare=figures.usd(rare.value_at_risk),
    )


def _percent(summary: Summary) -> str:
    if not summary.deposited:
        return "0.00"
    return figures.signed(summary.profit / summary.deposited * 100)


def _position(position: Position, t: Texts) -> Html:
    holding = position.holding
    return t(
        "portfolio-position",
        coin=position.base,
        quantity=money.show_quantity(position.quantity),
        value=figures.usd(position.value),
        average=money.show_price(holding.average_cost),
        price=money.show_price(position.price) if position.price is not None else "none",
        mark=figures.mark(position.unrealised),
        profit=figures.signed(position.unrealised),
        percent=figures.signed(position.unrealised_percent, decimals=1),
    )


def _buttons(summary: Summary, t: Texts) -> Row:
    row: Row = []
    for position in summary.positions[:3]:
        label = figures.live(t("button-sell-coin", coin=position.base), summary.venue)
        data = Ask(side=Side.SELL, base=position.base, venue=summary.venue)
        row.append(button(label, data, "danger"))
    row += [button(p.base, Card(base=p.base)) for p in summary.positions[:6]]
    return row
