"""Recent events: replayed to whom they belong, or said to be unknown."""

import json

import pytest

from webapp.live import recent
from webapp.live.recent import Event, Recent

ANN, BOB = 1, 2


def order(events: Recent, owner: int | None, name: str) -> Event:
    return events.add("orders", owner, {"type": "order", "order_id": name})


def names(events: list[Event] | None) -> list[str]:
    assert events is not None
    return [json.loads(event.frame[2:])["order_id"] for event in events]


def test_ids_grow_and_are_said_with_the_event() -> None:
    events = Recent()
    told = [order(events, ANN, "a"), order(events, ANN, "b"), order(events, BOB, "c")]
    assert [e.number for e in told] == sorted({e.number for e in told})
    assert json.loads(told[0].frame[2:])["id"] == told[0].id
    assert events.last_id == told[2].id


def test_what_was_missed_is_told_in_its_order_and_nothing_twice() -> None:
    events = Recent()
    heard = order(events, ANN, "heard")
    order(events, ANN, "mine")
    events.add("news", None, {"type": "news", "order_id": "everybody's"})
    order(events, ANN, "mine too")
    missed = events.since(heard.id, {"orders", "news"}, ANN)
    assert names(missed) == ["mine", "everybody's", "mine too"]
    assert events.since(events.last_id, {"orders", "news"}, ANN) == []


def test_nobody_is_told_what_belongs_to_somebody_else_or_to_a_topic_not_asked_for() -> None:
    events = Recent()
    begin = events.last_id
    order(events, BOB, "his")
    events.add("news", None, {"type": "news", "order_id": "not asked for"})
    order(events, None, "everybody's")
    assert names(events.since(begin, {"orders"}, ANN)) == ["everybody's"]
    assert names(events.since(begin, {"orders"}, BOB)) == ["his", "everybody's"]
    assert events.since(begin, set(), BOB) == []


def test_what_fell_out_is_said_to_be_unknown_to_its_owner_alone() -> None:
    events = Recent()
    begin = events.last_id
    order(events, BOB, "his")
    first = order(events, ANN, "0")
    for number in range(1, recent.MAX_EVENTS):
        order(events, ANN, str(number))
    assert len(events.since(begin, {"orders"}, ANN) or ()) == recent.MAX_EVENTS
    order(events, ANN, "last")
    assert events.since(begin, {"orders"}, ANN) is None
    assert names(events.since(first.id, {"orders"}, ANN))[0] == "1"
    assert names(events.since(begin, {"orders"}, BOB)) == ["his"]


def test_people_who_were_quiet_longest_give_way_and_are_told_to_load_afresh() -> None:
    events = Recent()
    begin = events.last_id
    order(events, ANN, "mine")
    for person in range(100, 100 + recent.MAX_RINGS):
        order(events, person, "theirs")
    assert events.since(begin, {"orders"}, ANN) is None
    now = events.last_id
    order(events, ANN, "new")
    assert names(events.since(now, {"orders"}, ANN)) == ["new"]
    assert events.since(begin, {"orders"}, ANN) is None


@pytest.mark.parametrize(
    "id_", ["", "-", "1", "x-1", "{}-", "{}--1", "{}-²", "{}-999999999999", "{}-" + "1" * 5000]
)
def test_an_id_that_was_never_given_is_unknown(id_: str) -> None:
    events = Recent()
    epoch = order(events, ANN, "a").id.partition("-")[0]
    assert events.since(id_.format(epoch), {"orders"}, ANN) is None


def test_another_process_or_a_new_beginning_knows_nothing_of_the_ids_before() -> None:
    before = order(Recent(), ANN, "a").id
    assert Recent().since(before, {"orders"}, ANN) is None
