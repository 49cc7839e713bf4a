"""Words of a price alert: a level or a move, and what is refused."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import DeskError, Misunderstood
from desk.market.model import Instrument
from desk.price_alerts.model import Aim, Way
from desk.price_alerts.words import parse
from tests.factories import instrument

D = Decimal
CASES = Path(__file__).parents[3] / "cases" / "bad_inputs.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
AMOUNTS = [row for row in ROWS if row.get("kind") == "amount"]


def find(text: str) -> Instrument:
    return instrument(text.upper())


def aim(text: str) -> Aim:
    return parse(text, find=find).aim


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("btc 70000", Aim(price=D(70000))),
        ("btc $70k", Aim(price=D(70000))),
        ("btc 70 000,5", Aim(price=D("70000.5"))),
        ("btc > 70000", Aim(price=D(70000), way=Way.UP)),
        ("btc below 60k", Aim(price=D(60000), way=Way.DOWN)),
        ("btc at 70000 urgent", Aim(price=D(70000), is_urgent=True)),
        ("btc 5%", Aim(percent=D(5))),
        ("btc %5", Aim(percent=D(5))),
        ("btc -%5", Aim(percent=D(5), way=Way.DOWN)),
        ("btc ±5%", Aim(percent=D(5))),
        ("btc +5% repeat", Aim(percent=D(5), way=Way.UP, is_repeating=True)),
        ("btc -3%", Aim(percent=D(3), way=Way.DOWN)),
        (
            "btc \u22123 % urgent repeat",
            Aim(percent=D(3), way=Way.DOWN, is_repeating=True, is_urgent=True),
        ),
    ],
)
def test_a_level_or_a_move_is_read(text: str, found: Aim) -> None:
    assert aim(text) == found


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "market"),
        ("btc", "price-alert-level"),
        ("btc repeat", "price-alert-level"),
        ("btc bullish", "price-alert-word"),
        ("btc > abc", "price-alert-word"),
        ("btc 70000 repeat", "price-alert-repeat"),
        ("btc 0.01%", "price-alert-percent"),
        ("btc -100%", "price-alert-percent"),
        ("btc 100%", "price-alert-percent"),
        ("btc 70000\nbtc 60000", "price-alert"),
        ("btc " + "7" * 200, "price-alert"),
    ],
)
def test_what_makes_no_alert_is_refused_with_an_example(text: str, what: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        aim(text)
    assert refused.value.values["what"] == what
    assert str(refused.value.values["example"]).startswith("/alert btc ")


@pytest.mark.parametrize("row", AMOUNTS, ids=[row["id"] for row in AMOUNTS])
def test_every_amount_case_is_a_level_or_a_refusal(row: dict[str, str]) -> None:
    if row["expected"] == "clear_error":
        with pytest.raises(DeskError):
            aim(f"btc {row['amount']}")
    else:
        assert aim(f"btc {row['amount']}").price == D(row["norm"])


AIMS = st.one_of(
    st.builds(
        Aim,
        price=st.decimals("0.00000001", 10**9, places=8).filter(bool),
        is_urgent=st.booleans(),
    ),
    st.builds(
        Aim,
        percent=st.decimals("0.1", "99.9", places=2),
        way=st.sampled_from([None, Way.UP, Way.DOWN]),
        is_repeating=st.booleans(),
        is_urgent=st.booleans(),
    ),
)


@given(AIMS)
def test_what_an_alert_says_of_itself_sets_the_same_again(found: Aim) -> None:
    assert aim(f"btc {found}") == found


@given(st.text(max_size=150))
def test_any_text_is_an_alert_or_a_refusal(text: str) -> None:
    try:
        found = aim(f"btc {text}")
    except DeskError:
        return
    assert (found.price is None) is not (found.percent is None)
