"""What models read, over HTTP: null while they are off, strings and percent when they are not."""

from collections.abc import AsyncIterator

import httpx
import pytest

from db import redis as redises
from db.gauges import RedisDials
from desk import clock
from tests.integration.webapp.stage import Stage

URL = "/api/v1/market/readings?symbol=BTC/USDT"


@pytest.fixture
async def dials(stage: Stage) -> AsyncIterator[RedisDials]:
    redis = redises.connect(stage.context.desk.settings.redis_url)
    yield RedisDials(redis)
    await redis.aclose()


async def test_without_the_models_everything_is_null(stage: Stage, ann: httpx.AsyncClient) -> None:
    assert (await ann.get(URL)).json() == {"band": None, "look": None, "oddity": None}
    assert (await ann.get("/api/v1/portfolio/risk")).json() is None
    assert (await ann.get("/api/v1/market/readings?symbol=NOPE/USDT")).json()["band"] is None
    assert (await ann.get("/api/v1/market/readings?symbol=btc")).status_code == 422


async def test_readings_are_percent_and_tell_no_direction(
    stage: Stage, ann: httpx.AsyncClient, dials: RedisDials
) -> None:
    band = {"hours": 1, "half": "0.003100", "most": "0.007250", "liveliness": "usually"}
    await dials.keep("band:BTC/USDT", band)
    look = {"name": "bull flag", "confidence": "0.9500", "windows": 143}
    await dials.keep("look:BTC/USDT:15m", look | {"mean_bp": "-55.6", "error_bp": "47.5"})
    odd = {"at": clock.epoch_ms() // 1000, "found_by": "both", "volume": "21.0", "price": "16.0"}
    await dials.keep("oddity:BTC/USDT", odd | {"move": "0.041000"})
    found = (await ann.get(URL)).json()
    assert found["band"] == {
        "hours": 1, "half_percent": "0.31", "most_percent": "0.725", "liveliness": "usually"
    }  # fmt: skip
    assert (found["look"]["name"], found["look"]["confidence_percent"]) == ("bull flag", "95")
    assert (found["look"]["low_bp"], found["look"]["high_bp"]) == ("-148.7", "37.5")
    assert found["look"]["tally"] == {
        "way": "up", "candles": 48, "n": 0, "hits": 0,
        "hit_percent": None, "low_percent": None, "high_percent": None, "chance_percent": None,
    }  # fmt: skip
    assert (found["oddity"]["found_by"], found["oddity"]["move_percent"]) == ("both", "4.1")
    hourly = (await ann.get(f"{URL}&timeframe=1h")).json()
    assert hourly["look"] is None


async def test_an_alarm_is_told_for_half_an_hour(
    stage: Stage, ann: httpx.AsyncClient, dials: RedisDials
) -> None:
    odd = {"at": clock.epoch_ms() // 1000 - 1801, "found_by": "rule", "volume": "21.0"}
    await dials.keep("oddity:BTC/USDT", odd | {"price": "16.0", "move": "0.041000"})
    assert (await ann.get(URL)).json()["oddity"] is None
