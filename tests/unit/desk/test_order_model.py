"""The table of steps, and the identity that a venue is told."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import Impossible
from desk.orders.model import STEPS, Order, Side, Status

NOW = datetime(2026, 1, 2, tzinfo=UTC)
ORDER = Order(
    id="k7m2x9qf4t1z",
    account_id=1,
    venue="paper",
    symbol="BTC/USDT",
    side=Side.BUY,
    key="k",
    next_check_at=NOW,
    created_at=NOW,
    updated_at=NOW,
)


@pytest.mark.parametrize("start", Status)
@pytest.mark.parametrize("to", Status)
def test_only_steps_of_the_table_are_possible(start: Status, to: Status) -> None:
    order = replace(ORDER, status=start)
    if to in STEPS[start]:
        assert order.step(to, now=NOW).status is to
    else:
        with pytest.raises(Impossible):
            order.step(to, now=NOW)


@given(st.lists(st.sampled_from(Status), max_size=12))
def test_a_final_order_never_moves_and_is_never_looked_at(path: list[Status]) -> None:
    order = ORDER
    for to in path:
        if not order.can(to):
            continue
        order = order.step(to, now=NOW)
        if order.status.is_final:
            assert order.next_check_at is None
            assert not any(order.can(s) for s in Status)


def test_no_order_skips_sending_on_its_way_to_a_fill() -> None:
    assert STEPS[Status.ACCEPTED] & {Status.FILLED, Status.PARTIAL, Status.OPEN} == set()


@given(st.from_regex(r"\A[0-9a-hjkmnp-tv-z]{12}\Z"))
def test_the_client_order_id_fits_every_venue_and_follows_from_the_id(order_id: str) -> None:
    order = replace(ORDER, id=order_id)
    assert re.fullmatch(r"[a-z2-7]{26}", order.client_order_id)
    assert order.client_order_id == replace(order, status=Status.SENDING).client_order_id
