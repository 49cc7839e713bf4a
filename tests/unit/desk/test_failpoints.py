"""Failpoints strike where they are armed, as often as they should, the same way for one seed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk import environment as settings
from desk import failpoints
from desk.errors import BadConfiguration
from desk.failpoints import NAMES, Rule, passing

ROOT = Path(__file__).parents[3]
TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


class Died(BaseException):
    """Stands for the end of the process."""


def die(name: str) -> None:
    raise Died(name)


@pytest.fixture(autouse=True)
def disarmed() -> Iterator[None]:
    yield
    failpoints.arm({})


def deaths(rule: Rule, salt: str) -> list[int]:
    """Return at which of 1,000 passages something struck."""
    failpoints.arm(failpoints.strikes((rule,), salt=salt, end=die))
    found = []
    for number in range(1000):
        try:
            passing(NAMES[3])
        except Died:
            found.append(number)
    return found


def test_nothing_happens_where_nothing_is_armed() -> None:
    failpoints.arm(failpoints.strikes((Rule("venue.asking", 1, 1),), salt="", end=die))
    for name in NAMES:
        if name != "venue.asking":
            passing(name)
    with pytest.raises(Died, match=r"venue\.asking"):
        passing("venue.asking")


def test_the_same_seed_strikes_the_same_passages_and_another_life_others() -> None:
    rule = Rule("*", 0.05, 7)
    assert deaths(rule, "bot:0") == deaths(rule, "bot:0")
    assert deaths(rule, "bot:0") != deaths(rule, "bot:1")
    assert 20 < len(deaths(rule, "bot:0")) < 100


def test_rules_are_read_and_what_is_none_is_refused() -> None:
    assert failpoints.parse(("venue.asking:0.05:1", "*:1:3")) == (
        Rule("venue.asking", 0.05, 1),
        Rule("*", 1.0, 3),
    )
    for bad in ("venue.asking", "venue.asking:2:1", "nowhere.at:0.1:1", "*:nan:1", "*:0.1:-1", ""):
        with pytest.raises(ValueError, match="name:probability:seed"):
            failpoints.parse((bad,))


def test_they_are_refused_beside_a_real_telegram() -> None:
    found = settings.load({"TAPEWIRE_FAILPOINTS": "*:0.1:1,venue.asking:0.5:2"})
    assert found.failpoints == ("*:0.1:1", "venue.asking:0.5:2")
    real = {"TAPEWIRE_FAILPOINTS": "*:0.1:1", "TELEGRAM_BOT_TOKEN": TOKEN}
    for url in ("", "http://10.1.2.3:8081", "http://127.0.0.1:8081"):
        with pytest.raises(BadConfiguration) as refused:
            settings.load(real | {"TAPEWIRE_TELEGRAM_API_URL": url}, beside=False)
        assert refused.value.values["variable"] == "TAPEWIRE_FAILPOINTS"
        assert "kills processes" in str(refused.value.values["problem"])


def test_every_place_is_on_the_way_of_an_order() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for room in ("bot", "db", "desk")
        for path in (ROOT / room).rglob("*.py")
    )
    assert sorted(re.findall(r'passing\("([a-z.]+)"\)', code)) == sorted(NAMES)
