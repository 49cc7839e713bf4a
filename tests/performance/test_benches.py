"""Benches on a whole running desk run small and return their fields; no time is asserted."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desk.settings import Settings
from ops import bench, temporary
from ops.bench import chat, fanout, live, memory, orders, replies, rig, validation, wire
from ops.bench.figures import Figure
from ops.bench.rig import Rig

pytestmark = pytest.mark.slow


@pytest.fixture
async def ground(desk_settings: Settings) -> AsyncIterator[Rig]:
    """The running desk, connected to."""
    async with rig.open_rig(desk_settings) as found:
        yield found


def named(figures: list[Figure]) -> dict[str, Figure]:
    """Return figures by what they are of; each stands beside its budget and its floor."""
    for figure in figures:
        assert figure.budget, figure.what
        assert figure.floor, figure.what
        assert figure.floor.value > 0, figure.what
        assert figure.budget.of in figure.stats, figure.what
    return {figure.what: figure for figure in figures}


async def test_a_running_desk_is_found_and_one_that_is_gone_is_not(
    desk_settings: Settings,
) -> None:
    assert await rig.is_up(desk_settings)
    gone = desk_settings.model_copy(update={"redis_url": "redis://127.0.0.1:1"})
    assert not await rig.is_up(gone)
    assert not await rig.is_up(Settings(data_dir=desk_settings.data_dir))


async def test_headlines_are_followed_at_a_pace_and_the_rules_removed(ground: Rig) -> None:
    found = named(await wire.measure(ground, paces=((10, 5), (50, 20)), people=2, batches=1))
    for pace, wanted in ((10, 5), (50, 4)):
        seen = found[f"headline seen -> alert acknowledged, {pace}/s"]
        assert seen.n == wanted
        assert set(seen.stats) == {"p50", "p95", "p99"}
        assert seen.parts["not heard"] == 0
        whole = found[f"posted to the feed -> alert acknowledged, {pace}/s"]
        assert whole.stats["p50"] > seen.stats["p50"]
    for workers in (1, 2):
        assert found[f"documents from feed to score, ml workers: {workers}"].n == wire.BATCH
    async with ground.context.desk.alerts.open() as unit:
        assert await unit.alerts.rules() == []


async def test_replies_are_measured_beside_a_bot_that_echoes(ground: Rig) -> None:
    found = named(await replies.measure(ground, rounds=2))
    texts = found["command -> reply in the chat"]
    assert texts.n == 2 * len(replies.COMMANDS)
    assert texts.floor is not None
    assert texts.floor.value > 0
    assert found["/chart btc -> picture in the chat"].n == 2


async def test_orders_are_measured_from_the_tap_to_the_venue(ground: Rig) -> None:
    found = named(await orders.measure(ground, n=5))
    whole = found["tap at the bot -> venue has the order"]
    taken = found["order decided -> worker takes it up"]
    assert whole.n == taken.n == 5
    assert 0 < taken.stats["p50"] <= whole.stats["p99"]
    assert found["tap in the chat -> receipt says Bought"].n == 5
    assert found["placed -> outcome, with 2 trade workers"].stats["value"] > 0
    assert whole.floor is not None


async def test_validation_is_measured_in_memory_and_on_real_stores(ground: Rig) -> None:
    found = named(await validation.measure(ground, n=5))
    assert set(found) == {
        "sizing and risk in memory",
        "preview on Redis and PostgreSQL",
        "request -> order written",
    }
    preview, order = found["preview on Redis and PostgreSQL"], found["request -> order written"]
    assert (preview.n, order.n) == (5, 5)
    assert 0 < preview.parts["SQL statements"] < order.parts["SQL statements"]


async def test_fan_out_is_measured_beside_a_bare_broadcast(ground: Rig) -> None:
    # A best price may stand still for some seconds.
    found = named(await fanout.measure(ground, counts=(20,), seconds=6.0))
    assert set(found) == {"bookTicker to 20 sockets", "depth@100ms to 20 sockets"}
    for figure in found.values():
        assert figure.n >= 20 * figure.parts["messages"] * 0.5
        assert figure.parts["messages"] > 0


async def test_open_pages_are_told_and_what_they_take_of_memory_is_said(ground: Rig) -> None:
    found = named(await live.measure(ground, counts=(20,), seconds=2.0))
    told, memory_taken = (
        found["quotes to 20 pages"],
        found["private memory of the web app, 20 pages"],
    )
    assert told.n >= 20 * told.parts["messages"] * 0.5
    assert told.parts["messages"] > 0
    assert memory_taken.stats["value"] > 10


async def test_many_people_talk_and_each_is_answered(ground: Rig) -> None:
    (found,) = named(await chat.measure(ground, count=12, seconds=3.0)).values()
    assert 0 < found.n <= 12
    assert found.parts["without an answer"] == 0
    assert found.stats["p50"] <= found.parts["and the last"]


async def test_memory_names_every_process(desk_settings: Settings) -> None:
    found = named(memory.measure(desk_settings))
    rooms = {
        "bot",
        "webapp",
        "ml",
        "trade",
        "market",
        "watch",
        "scrape",
        "upkeep",
        "exchange",
        "sandbox",
    }
    assert set(found) == rooms | {"postgres", "redis", "up", "all together"}
    for name in rooms:
        sizes = found[name].stats
        assert 0 < sizes["private"] <= sizes["pss"] <= sizes["rss"]


def test_a_desk_that_does_not_come_up_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(temporary, "START_S", 0.5)
    assert bench.run(Settings(data_dir=tmp_path), "memory", as_json=False) == 1
    assert "the desk did not start" in capsys.readouterr().err
