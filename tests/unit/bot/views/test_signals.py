"""The scorecard counts its days as each language does."""

import pytest

from bot.callbacks.signals import Score
from bot.views import signals
from desk import i18n


@pytest.mark.parametrize(
    ("language", "days", "words"),
    [
        ("en", 1, "of the last day has"),
        ("en", 7, "of the last 7 days has"),
        ("ru", 1, "За 1 день ещё"),
        ("ru", 22, "За 22 дня ещё"),
        ("ru", 90, "За 90 дней ещё"),
        ("es", 1, "alerta del último día."),
        ("es", 30, "alerta de los últimos 30 días."),
        ("pt-BR", 1, "alerta do último dia foi"),
        ("pt-BR", 7, "alerta dos últimos 7 dias foi"),
        ("tr", 1, "Son günün"),
        ("ar", 1, "آخر يوم."),
        ("ar", 7, "آخر 7 أيام."),
        ("ar", 90, "آخر 90 يومًا."),
        ("zh-Hans", 7, "最近 7 天"),
    ],
)
def test_before_any_grade_the_days_have_their_plural(language: str, days: int, words: str) -> None:
    told = signals.scorecard([], Score(days=days), i18n.texts(language), names={}).text
    assert words in told


@pytest.mark.parametrize(("days", "words"), [(1, "آخر يوم"), (7, "7 أيام"), (30, "30 يومًا")])
def test_the_title_has_the_same_plural(days: int, words: str) -> None:
    title = signals.scorecard([], Score(days=days), i18n.texts("ar"), names={}).text.splitlines()[0]
    assert title.endswith(words)
