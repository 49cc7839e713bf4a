"""Figures follow the language, as the pages do; what is to be copied is left alone."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import i18n, money
from desk.money import Figure

D = Decimal
# What `Intl.NumberFormat` writes on the pages, Arabic with the digits we use there.
ON_PAGES = {
    "en": ("1,234.50", "12,345.50", "1,234,567.50"),
    "es": ("1234,50", "12.345,50", "1.234.567,50"),
    "pt-BR": ("1.234,50", "12.345,50", "1.234.567,50"),
    "tr": ("1.234,50", "12.345,50", "1.234.567,50"),
    "ru": ("1\u00a0234,50", "12\u00a0345,50", "1\u00a0234\u00a0567,50"),
    "ar": ("1,234.50", "12,345.50", "1,234,567.50"),
    "zh-Hans": ("1,234.50", "12,345.50", "1,234,567.50"),
}


@pytest.mark.parametrize("language", i18n.languages())
def test_sums_are_written_as_the_pages_write_them(language: str) -> None:
    texts = i18n.texts(language)
    sums = ("1234.5", "12345.5", "1234567.5")
    assert tuple(texts.figure(money.show(D(one))) for one in sums) == ON_PAGES[language]
    assert ON_PAGES[language][1] in texts("percent", value=money.show(D("12345.5")))


# What `Intl.NumberFormat` writes on the pages with `notation: "compact"`.
SHORT = {
    "en": ("987.65", "12K", "1M", "1.2B"),
    "es": ("987,65", "12\u00a0mil", "1\u00a0M", "1240\u00a0M"),
    "pt-BR": ("987,65", "12\u00a0mil", "1\u00a0mi", "1,2\u00a0bi"),
    "tr": ("987,65", "12\u00a0B", "1\u00a0Mn", "1,2\u00a0Mr"),
    "ru": ("987,65", "12\u00a0тыс.", "1\u00a0млн", "1,2\u00a0млрд"),
    "ar": ("987.65", "12\u00a0ألف", "1\u00a0مليون", "1.2\u00a0مليار"),
    "zh-Hans": ("987.65", "1.2万", "100万", "12.4亿"),
}


@pytest.mark.parametrize("language", i18n.languages())
def test_large_sums_are_shortened_as_each_language_does(language: str) -> None:
    sums = ("987.65", "12000", "999990", "1240000000")
    assert tuple(i18n.texts(language).short(D(one)) for one in sums) == SHORT[language]


def test_units_and_signs_beside_figures_stay() -> None:
    russian = i18n.texts("ru")
    assert russian.figure(Figure("+1,234.50 1INCH")) == "+1\u00a0234,50 1INCH"
    assert russian.figure(Figure("↑ 0.00001234 ↓ 1,000")) == "↑ 0,00001234 ↓ 1\u00a0000"


@pytest.mark.parametrize("language", i18n.languages())
def test_what_is_no_figure_is_copied_as_it_is(language: str) -> None:
    command = "/alert btc 1,234.5"
    assert command in i18n.texts(language)("price-alert-removed", command=command)


@given(
    st.sampled_from(i18n.languages()),
    st.decimals("0.01", 10**12, places=2).filter(lambda value: value >= 1000),
)
def test_what_is_shown_is_read_back_as_the_same_amount(language: str, value: Decimal) -> None:
    shown = i18n.texts(language).figure(money.show(value))
    assert money.parse(shown).value == value
    assert re.sub(r"\D", "", shown) == re.sub(r"\D", "", f"{value:.2f}")
