"""Errors become texts that name what was read and an example that works."""

import pytest

from bot.views.errors import refused, toast
from desk import i18n
from desk.errors import BadAmount, BadSetting, RiskDenied, Stale, UnknownMarket, Used

EN, RU = i18n.texts("en"), i18n.texts("ru")


@pytest.mark.parametrize("texts", [EN, RU], ids=["en", "ru"])
@pytest.mark.parametrize(
    "code",
    [
        "missing",
        "format",
        "ambiguous",
        "not_positive",
        "precision",
        "too_large",
        "unit",
        "percent",
        "keyword",
    ],
)
def test_amount_errors_show_an_example(texts: i18n.Texts, code: str) -> None:
    assert "<code>" in refused(BadAmount(code=code, text="x<y"), texts).text


def test_what_people_typed_is_escaped_cut_and_shown_without_tricks() -> None:
    text = refused(BadAmount(code="format", text="\u202e<b>5" + "9" * 200), EN).text
    assert "\u202e" not in text
    assert "&lt;b&gt;5" in text
    assert len(text) < 300


def test_unknown_market_offers_its_neighbours_as_buttons() -> None:
    screen = refused(UnknownMarket(text="BTX", suggestions=("BTC", "BAT")), EN)
    assert "BTC, BAT" in screen.text
    assert screen.keyboard is not None
    assert [b.text for b in screen.keyboard.inline_keyboard[0]] == ["BTC", "BAT"]


def test_look_alike_letters_are_named_by_their_code_points() -> None:
    screen = refused(UnknownMarket(text="USD\u0422", suggestions=()), EN)
    assert "U+0422" in screen.text


def test_used_button_names_its_order() -> None:
    assert "k7m2x9qf4t1z" in refused(Used(order_id="k7m2x9qf4t1z"), EN).text
    assert "order" not in refused(Used(order_id=""), EN).text


def test_values_that_a_text_does_not_know_do_no_harm() -> None:
    assert refused(BadSetting(what="something new", limit=3), EN).text
    assert "out of date" in toast(refused(Stale(what="button", age_s=0, limit_s=0), EN).text)


MONEY = ("max-order", "max-hour", "max-day", "max-symbol", "max-total", "max-loss")


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("key", ["risk-denied", "risk-said"])
@pytest.mark.parametrize("rule", MONEY)
def test_a_limit_of_money_names_its_unit_on_both_sides(language: str, key: str, rule: str) -> None:
    told = i18n.texts(language)(
        key, rule=rule, value="60.00", limit="50.00", by="you", mode="paper", room="none"
    )
    assert "60.00 USDT" in told
    assert "50.00 USDT" in told


@pytest.mark.parametrize("language", i18n.languages())
def test_a_rule_without_words_is_not_named_by_its_id(language: str) -> None:
    told = refused(RiskDenied(rule="some-rule", value="2", limit="1"), i18n.texts(language)).text
    assert "some-rule" not in told
