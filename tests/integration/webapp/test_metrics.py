"""One page tells what every process has counted."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from db import redis as redises
from db.live import Live
from desk.settings import Settings
from exchange import app as exchange
from sandbox import app as sandbox
from tests.ports import free_port
from tests.servers import Servers
from webapp import metrics

PAGE = """# HELP tapewire_jobs_total Jobs.
# TYPE tapewire_jobs_total counter
tapewire_jobs_total{kind="a"} 3.0
# HELP tapewire_seconds Seconds.
# TYPE tapewire_seconds histogram
tapewire_seconds_bucket{le="+Inf",step="x"} 1.0
tapewire_seconds_count{step="x"} 1.0
tapewire_seconds_sum{step="x"} 0.5
"""


def test_families_of_several_processes_stand_once_with_all_their_samples() -> None:
    text = metrics.page({"bot": PAGE, "trade": PAGE}).decode()
    assert text.count("# TYPE tapewire_jobs_total counter") == 1
    for process in ("bot", "trade"):
        assert f'tapewire_jobs_total{{kind="a",process="{process}"}} 3.0' in text
    families = {f.name: f for f in text_string_to_metric_families(text)}
    sums = [s for s in families["tapewire_seconds"].samples if s.name.endswith("_sum")]
    assert {s.labels["process"] for s in sums} >= {"bot", "trade"}
    assert 'process="webapp"' in text


@pytest.mark.usefixtures("stage")
async def test_a_process_that_beats_is_on_the_page(
    nobody: httpx.AsyncClient, servers: Servers
) -> None:
    redis = redises.connect(servers.redis_url)
    live = Live(redis, "trade")
    await live.beat()
    assert "trade" in await live.alive()
    await redis.aclose()
    answer = await nobody.get("/metrics")
    assert answer.status_code == 200
    for process in ("trade", "webapp"):
        assert f'process="{process}"' in answer.text
    assert list(text_string_to_metric_families(answer.text))


@pytest.mark.usefixtures("stage")
@pytest.mark.parametrize(("name", "run"), [("exchange", exchange.run), ("sandbox", sandbox.run)])
async def test_rooms_without_a_desk_are_on_the_page_too(
    nobody: httpx.AsyncClient,
    servers: Servers,
    tmp_path: Path,
    name: str,
    run: Callable[[Settings], Awaitable[None]],
) -> None:
    settings = Settings(
        data_dir=tmp_path,
        redis_url=servers.redis_url,
        exchange_port=free_port(),
        sandbox_port=free_port(),
        feeds_port=free_port(),
    )
    serving = asyncio.ensure_future(run(settings))
    try:
        async with asyncio.timeout(20):
            while f'process="{name}"' not in (await nobody.get("/metrics")).text:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
