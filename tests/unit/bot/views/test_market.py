"""A price that nobody has renewed says so wherever it is shown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiogram.types import InputTextMessageContent

from bot.views import market, watchlists
from desk import i18n
from desk.accounts.model import Preferences
from desk.i18n import Texts
from desk.market.model import Quote
from desk.watchlists.service import Watched
from tests.factories import instrument, quote

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
LANGUAGES = i18n.languages()
MINUTES = timedelta(minutes=1)


def aged(age: timedelta, base: str = "BTC") -> Quote:
    return replace(quote(f"{base}/USDT"), at=NOW - age)


def everywhere(found: Quote, t: Texts) -> list[str]:
    """Return each text that shows a price to read: cards, an inline result, a watchlist."""
    coin = instrument()
    result, *_ = market.inline_results([(coin, found)], t, bot_name="bot", now=NOW)
    sent = result.input_message_content
    assert isinstance(sent, InputTextMessageContent)
    return [
        market.card(coin, found, Preferences(), t, now=NOW).text,
        market.group_card(coin, found, "bot", t, now=NOW).text,
        sent.message_text,
        result.description or "",
        listed([found], t),
    ]


def listed(found: Sequence[Quote | None], t: Texts, zone: str = "UTC") -> str:
    coins = [Watched("BTC", instrument() if one else None, one) for one in found]
    return watchlists.page(coins, t, now=NOW, zone=zone).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_price_older_than_a_minute_is_warned_of_with_its_age_in_the_same_words(
    language: str,
) -> None:
    t = i18n.texts(language)
    warning = t("price-old", age=t("ago-minutes", count=5))
    assert "⚠" in warning
    shown = everywhere(aged(5 * MINUTES), t)
    assert [text for text in shown if text.count(warning) != 1] == []
    assert not any("⚠" in text for text in everywhere(aged(MINUTES), t))


def test_a_watchlist_is_as_old_as_its_newest_price_and_each_coin_has_its_own_warning() -> None:
    t = i18n.texts("en")
    told = listed([aged(3 * MINUTES), None, aged(10 * MINUTES)], t, "Asia/Tokyo").splitlines()
    assert told[0].endswith("18:57:00")
    assert told[1].endswith("last price 3 min ago")
    assert "does not trade here" in told[2]
    assert told[3].endswith("last price 10 min ago")


def test_a_watchlist_without_any_price_has_the_time_of_asking() -> None:
    assert listed([None], i18n.texts("en")).splitlines()[0].endswith("10:00:00")
