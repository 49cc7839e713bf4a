"""What is muted, capped and snoozed, at the edges."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.alerts import mutes
from desk.alerts.mutes import Kind, Matter, Mute

NOW = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
MATTER = Matter(coin="BTC", source="wire", event="hack", impact=0.5, told=3)


def mute(kind: Kind, value: str = "", amount: str = "", until: datetime | None = None) -> Mute:
    return Mute(
        chat_id=1,
        kind=kind,
        value=value,
        amount=Decimal(amount) if amount else None,
        until=until,
        created_by=1,
        created_at=NOW,
    )


@pytest.mark.parametrize(
    ("made", "is_muted"),
    [
        (mute(Kind.COIN, "BTC"), True),
        (mute(Kind.COIN, "ETH"), False),
        (mute(Kind.SOURCE, "wire"), True),
        (mute(Kind.SOURCE, "hack"), False),
        (mute(Kind.EVENT, "hack"), True),
        (mute(Kind.IMPACT, amount="0.5"), False),
        (mute(Kind.IMPACT, amount="0.51"), True),
        (mute(Kind.CAP, "wire", "1"), False),
        (mute(Kind.SNOOZE, until=NOW + timedelta(hours=1)), False),
    ],
    ids=lambda value: f"{value.kind}-{value.value}" if isinstance(value, Mute) else str(value),
)
def test_a_mute_is_for_what_it_names(made: Mute, *, is_muted: bool) -> None:
    assert (mutes.muted_by([made], MATTER) is made) is is_muted


def test_no_coin_is_not_a_coin_that_could_be_muted() -> None:
    matter = Matter(coin="", source="wire", event="hack", impact=1.0)
    assert mutes.muted_by([mute(Kind.COIN)], matter) is None


@pytest.mark.parametrize(("amount", "is_capped"), [("2", True), ("3", True), ("4", False)])
def test_a_cap_is_used_up_by_what_was_told(amount: str, *, is_capped: bool) -> None:
    made = mute(Kind.CAP, "wire", amount)
    assert (mutes.capped_by([made], MATTER) is made) is is_capped
    assert mutes.capped_by([mute(Kind.CAP, "tape", "0")], MATTER) is None


def test_a_snooze_ends_by_itself() -> None:
    made = mute(Kind.SNOOZE, until=NOW)
    assert mutes.snoozed_until([made], NOW - timedelta(seconds=1)) == NOW
    assert mutes.snoozed_until([made], NOW) is None


def test_tomorrow_is_eight_in_the_morning_there_even_when_the_clocks_change() -> None:
    assert mutes.morning_after(NOW, "UTC") == datetime(2026, 3, 29, 8, tzinfo=UTC)
    assert mutes.morning_after(NOW, "Europe/Berlin") == datetime(2026, 3, 29, 6, tzinfo=UTC)
    assert mutes.morning_after(NOW, "Asia/Tokyo") == datetime(2026, 3, 29, 23, tzinfo=UTC)


@given(st.floats(0, 0.89))
def test_the_next_impact_offered_would_have_kept_this_one_away(impact: float) -> None:
    above = mutes.impact_above(impact)
    assert impact < above <= Decimal("0.9")
    assert mutes.muted_by([mute(Kind.IMPACT, amount=str(above))], Matter(coin="", source="", event="", impact=impact))  # fmt: skip # noqa: E501
