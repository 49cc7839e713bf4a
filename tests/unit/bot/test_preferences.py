"""Words and buttons change one preference each, or say what is wrong."""

from datetime import time
from decimal import Decimal

import pytest

from bot.callbacks.accounts import Setting
from bot.preferences import changed, named
from bot.views.choices import MEANT, OFFERED
from desk.accounts.model import Preferences
from desk.choices.model import Chosen, written
from desk.errors import BadAmount, BadSetting

NOW = Preferences()


def test_each_setting_is_read() -> None:
    assert changed(NOW, "lang", "RU").language == "ru"
    assert changed(NOW, "presets", "20 $75.5 1k").presets == (
        Decimal(20),
        Decimal("75.5"),
        Decimal(1000),
    )
    assert changed(NOW, named("limit"), "250").quick_limit == 250
    quiet = changed(NOW, "quiet", "22:00 - 7:05")
    assert (quiet.quiet_from, quiet.quiet_to) == (time(22), time(7, 5))
    assert changed(quiet, "quiet", "off").quiet_from is None
    assert changed(NOW, "tz", "Asia/Tokyo").time_zone == "Asia/Tokyo"
    assert changed(NOW, named("charts"), "Light").pictures == "light"


@pytest.mark.parametrize(
    ("name", "values"),
    OFFERED.items(),
)
def test_every_value_on_a_button_can_be_chosen(name: Setting, values: tuple[str, ...]) -> None:
    for value in values:
        chosen = Chosen(preferences=changed(NOW, name, value)).value(MEANT[name])
        assert (written(MEANT[name], chosen) or "off") == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tz", "Mars/Phobos"),
        ("tz", "../../etc/passwd"),
        ("quiet", "25:00-26:00"),
        ("quiet", "late"),
        ("presets", ""),
        ("presets", "1 2 3 4 5"),
    ],
)
def test_values_out_of_range_are_refused(name: Setting, value: str) -> None:
    with pytest.raises(BadSetting):
        changed(NOW, name, value)


def test_a_setting_that_there_is_not_is_refused() -> None:
    with pytest.raises(BadSetting):
        named("slippage")


def test_amounts_that_are_none_are_refused_as_amounts() -> None:
    with pytest.raises(BadAmount):
        changed(NOW, "quick", "1e3")
