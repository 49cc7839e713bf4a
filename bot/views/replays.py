"""What the alerts of a source would have brought. Pure."""

from datetime import timedelta
from typing import Final

from bot.screen import lines
from bot.views import figures
from desk import money
from desk.i18n import Html, Texts, span
from desk.replays.export import fingerprint
from desk.replays.model import Doubt, Result, Terms
from desk.signals.statistics import ENOUGH

_NONE: Final = "none"


def caption(result: Result, t: Texts, *, days: int) -> Html:
    """Return the figures of a replay: what stands under the file with its trades."""
    head = t("replay-title", source=result.source, days=days)
    return lines(head, _terms(result.terms, t), *_figures(result, t), *_doubts(result, t))


def _terms(terms: Terms, t: Texts) -> Html:
    return t(
        "replay-terms",
        spend=money.show_quantity(terms.spend),
        delay=str(terms.delay // timedelta(milliseconds=1)),
        target=money.show_quantity(terms.target * 100) if terms.target is not None else _NONE,
        stop=money.show_quantity(terms.stop * 100) if terms.stop is not None else _NONE,
        hold=span(terms.hold, t),
        fee=money.show_quantity(terms.fee_bps),
        spread=money.show_quantity(terms.half_spread_bps),
        tone=terms.tone.value if terms.tone else _NONE,
    )


def _figures(result: Result, t: Texts) -> list[Html]:
    n, found = len(result.trades), result.win_interval
    if found is None:
        return [t("replay-nothing")]
    wins = t(
        "replay-wins",
        count=n,
        wins=str(result.wins),
        low=money.show(found.low * 100, decimals=0) if n >= ENOUGH else _NONE,
        high=money.show(found.high * 100, decimals=0) if n >= ENOUGH else _NONE,
    )
    sums = t(
        "replay-sums",
        net=figures.signed(result.net),
        gross=figures.signed(result.gross),
        fees=figures.usd(result.fees),
        spread=figures.usd(result.spread),
        drawdown=figures.usd(result.drawdown),
    )
    exact = sum(trade.is_exact for trade in result.trades)
    how = t("replay-how", exact=str(exact), rough=str(n - exact), print=fingerprint(result))
    return [wins, sums, how]


def _doubts(result: Result, t: Texts) -> list[Html]:
    told = [
        t(f"replay-{doubt.value}", count=count) for doubt in Doubt if (count := result.count(doubt))
    ]
    if result.missing:
        told.append(t("replay-missing", minutes=str(result.missing // timedelta(minutes=1))))
    if result.left_out:
        told.append(t("replay-left-out", count=result.left_out))
    return told
