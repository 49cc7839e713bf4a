"""Calls as the chat shows them: the line under a card, rankings, records, in every language."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.screen import Screen
from bot.views import calls as view
from desk import i18n
from desk.calls import ranking
from desk.calls.model import HORIZONS, Call, Direction, Group, Shown, Span
from desk.calls.service import Made, Record, Standing
from desk.i18n import Html
from desk.signals.model import Move

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
GROUP = Group(-1, "Floor & <b>Co</b>", 80, 16)
MOST = 4096  # characters of a message, Bot API


def call(person: int, number: int) -> Call:
    moves = tuple(
        Move(
            symbol="SOL/USDT",
            horizon=horizon,
            before=Decimal(150),
            after=Decimal(150 + person),
            graded_at=NOW,
        )
        for horizon in HORIZONS
    )
    return Call(
        id=f"{number:012}",
        chat_id=-1,
        person_id=person,
        symbol="SOL/USDT",
        direction=Direction.SHORT if number % 2 else Direction.LONG,
        price=Decimal(150),
        called_at=NOW - timedelta(days=8, hours=number),
        best=Decimal(165),
        watched_until=NOW,
        grades=moves,
    )


def shown(number: int = 0, *, group: str = "") -> Shown:
    return Shown(call(3, number), "Ann <&>", group, NOW, Decimal(153))


def labels(screen: Screen) -> list[str]:
    rows = screen.keyboard.inline_keyboard if screen.keyboard else []
    return [button.text for row in rows for button in row]


def test_a_new_call_can_be_withdrawn_and_one_that_stood_says_how_it_does() -> None:
    t, card = i18n.texts("en"), Screen(Html("SOL/USDT 153.00"))
    new = view.under(card, Made(shown(), is_new=True), t, now=NOW)
    assert new.text == "SOL/USDT 153.00\n🎯 Ann &lt;&amp;&gt;: long from 150.00"
    assert labels(new) == ["Withdraw"]
    stood = view.under(card, Made(shown(), is_new=False), t, now=NOW)
    assert stood.text.endswith("long from 150.00, 8 days ago, +2.00 % so far")
    assert stood.keyboard is None


def test_ranks_are_numbered_and_who_has_too_few_graded_calls_is_only_counted() -> None:
    t = i18n.texts("en")
    made = [call(person, n) for person in range(1, 14) for n in range(0, 10, 2)]
    rows = ranking.rank([*made, call(99, 2)], {99: "Zed", 13: "<i>Kay"})
    screen = view.standing(Standing(GROUP, Span.MONTH, tuple(rows)), t)
    assert screen.text.startswith(
        "🏆 <b>Calls in Floor &amp; &lt;b&gt;Co&lt;/b&gt;</b>, last 30 days\n1. <b>&lt;i&gt;Kay</b>"
    )
    assert "100 % right (57 % to 100 %), 5 of 5 · mean +8.67 %, median +8.67 %" in screen.text
    assert "best: SOL long, peak +10.00 %" in screen.text
    assert "… and 3 more" in screen.text
    assert "No rank yet, fewer than 5 calls graded: Zed (1)" in screen.text
    assert labels(screen) == ["7 d", "• 30 d •", "All"]


def test_who_hears_only_commands_says_so() -> None:
    t = i18n.texts("en")
    assert "privacy mode" in view.switched(t, is_on=True, is_deaf=True).text
    assert "privacy mode" not in view.switched(t, is_on=True).text


@pytest.mark.parametrize("language", i18n.languages())
def test_every_screen_is_whole_in_every_language_and_fits_a_message(language: str) -> None:
    t = i18n.texts(language)
    told = tuple(shown(number, group="Floor") for number in range(20))
    row = ranking.row(3, "Ann", [one.call for one in told])
    few = replace(row, graded=1, mean=None, median=None)
    rows = tuple(replace(row, person_id=n, name="N" * 64) for n in range(12))
    screens = [
        view.off(t),
        view.in_private(t),
        view.switched(t, is_on=False),
        view.switched(t, is_on=True, is_deaf=True),
        view.standing(Standing(GROUP, Span.ALL, (*rows, few)), t),
        view.standing(Standing(GROUP, Span.WEEK, ()), t),
        view.record(Record(row, told), "Floor", t, now=NOW),
        view.own(Record(few, told[:1]), t, now=NOW),
        view.own(Record(few, ()), t, now=NOW),
        view.under(Screen(Html("x")), Made(shown(), is_new=False), t, now=NOW),
    ]
    for screen in screens:
        assert 10 < len(screen.text) < MOST
        assert "{" not in screen.text
        assert "none" not in screen.text
    record = screens[6].text
    assert record.count("SOL") == view.SHOWN
    for horizon in HORIZONS:
        assert i18n.span(horizon, t) in record
