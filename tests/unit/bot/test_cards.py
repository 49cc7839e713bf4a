"""The card to share is a picture of one size that says what it may say and no more."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot import cards
from bot.canvas import DARK, LIGHT, Palette
from bot.cards import Card
from desk import i18n
from tests.unit.bot.pictures import is_drawn, opened

BEGIN = datetime(2026, 11, 1, tzinfo=UTC)
D = Decimal
COIN = Card(
    symbol="BTC/USDT",
    percent=D("12.84"),
    entry=D("57412.33"),
    price=D("64785.2"),
    line=(57412.33, 55000, 60000, 64785.2),
    begin=BEGIN,
    until=BEGIN + timedelta(days=17),
)
ALL = Card(percent=D("-4.2"), line=(1.0, 1.02, 0.958), begin=BEGIN, until=BEGIN)
PLACE = (900, 40, 1200, 104)
SUM = (0, 362, 1200, 414)


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize(
    "card",
    [
        COIN,
        ALL,
        replace(ALL, line=()),
        replace(ALL, line=(1.0,)),
        replace(ALL, line=(1.0, 1.0, 1.0), percent=D(0)),
        replace(COIN, percent=D("123456789.01"), profit=D("99999999999.99")),
        replace(COIN, entry=D("0.00001234"), price=D("0.00000001"), percent=D("-99.99")),
        replace(COIN, symbol=f"{'W' * 12}/USDT", place="Binance"),
    ],
    ids=["coin", "all", "no line", "a point", "flat", "huge", "tiny", "long name"],
)
def test_a_card_is_a_small_png_of_one_size(card: Card, language: str) -> None:
    png = cards.draw(replace(card, texts=i18n.texts(language)))
    assert opened(png).size == (1200, 630)
    assert len(png) < 60_000


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_paper_and_live_cannot_be_taken_for_each_other(palette: Palette) -> None:
    won = replace(COIN, palette=palette)
    paper, live = (opened(cards.draw(replace(won, place=place))) for place in ("", "Bybit"))
    assert is_drawn(paper, palette.warn, PLACE)
    assert not is_drawn(paper, palette.down, PLACE)
    assert is_drawn(live, palette.down, PLACE)
    assert not is_drawn(live, palette.warn, PLACE)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_a_loss_is_red_and_a_gain_green(palette: Palette) -> None:
    big = (60, 210, 700, 350)
    won = opened(cards.draw(replace(COIN, palette=palette)))
    lost = opened(cards.draw(replace(COIN, percent=D("-12.84"), palette=palette)))
    assert is_drawn(won, palette.up, big)
    assert not is_drawn(won, palette.down, big)
    assert is_drawn(lost, palette.down, big)
    assert not is_drawn(lost, palette.up, big)


def test_the_sum_is_on_the_card_only_when_it_is_to_be_seen() -> None:
    assert not is_drawn(opened(cards.draw(COIN)), DARK.bright, SUM)
    shown = replace(COIN, profit=D("1284.21"))
    assert is_drawn(opened(cards.draw(shown)), DARK.bright, SUM)


def test_the_curve_tells_no_sum() -> None:
    """A card of everything is the same for ten dollars and for ten thousand."""
    tenfold = replace(ALL, line=tuple(value * 10 for value in ALL.line))
    assert cards.draw(ALL) == cards.draw(tenfold)
