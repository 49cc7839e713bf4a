"""Takes headlines off the bus, has them judged, and puts the scores back.

When more comes in than the models can read, headlines wait on the bus. Those that waited too long
are judged by a quicker model until the rest is caught up with: less often right, but in time.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog
from prometheus_client import Counter, Gauge

from desk import clock
from desk.nursery import Nursery
from desk.telemetry import LATENCY
from ml.batching import MicroBatcher
from ml.bus import BLOCK_MS, Bus, Entry, Intake
from ml.judgement import KINDS, Headline, Judgement

HEADLINES: Final = "headlines"
SCORES: Final = "scores"
GROUP: Final = "ml"
TAKE: Final = 32
IN_FLIGHT: Final = 4  # takes: enough that the models never wait for the bus
TRIES: Final = 5
PAUSE_S: Final = 0.05

SCORED = Counter("tapewire_headlines_scored_total", "Headlines judged.", ["label"])
BURIED = Counter("tapewire_headlines_buried_total", "Headlines no model could judge.", ["reason"])
RELIEVED = Counter("tapewire_headlines_quick_total", "Headlines left to the quick model.")
LAG = Gauge("tapewire_headlines_lag_seconds", "How long the last headline waited for a model.")
log = structlog.get_logger(__name__)


class Malformed(ValueError):
    """A message that is not a headline; trying again would not help."""


@dataclass(frozen=True, slots=True)
class Relief:
    """A quicker model for headlines that have waited longer than `after_s` seconds."""

    batcher: MicroBatcher
    after_s: float


class Worker:
    """Scores headlines at least once each: a score published twice is the same score."""

    def __init__(
        self,
        bus: Bus,
        batcher: MicroBatcher,
        nursery: Nursery,
        *,
        consumer: str,
        relief: Relief | None = None,
    ) -> None:
        self._bus = bus
        self._batcher = batcher
        self._relief = relief
        self._consumer = consumer
        self._intake = Intake(
            self._take, self._work, nursery, name="score headlines", at_once=IN_FLIGHT
        )

    async def run(self) -> None:
        """Take and score until cancelled; raises what the bus raises."""
        await self._intake.run()

    async def _take(self) -> Sequence[Entry]:
        return await self._bus.consume(
            HEADLINES, group=GROUP, consumer=self._consumer, count=TAKE, block_ms=BLOCK_MS
        )

    async def _work(self, entries: Sequence[Entry]) -> None:
        batcher = self._whose(entries)
        headlines: dict[str, tuple[Entry, Headline]] = {}
        for entry in entries:
            if entry.tries > TRIES:  # it was handed out so often and never came back
                await self._bury(entry, "given up", f"handed out {entry.tries} times")
                continue
            try:
                headlines[entry.id] = entry, parse(entry.body)
            except Malformed as e:
                await self._bury(entry, "malformed", str(e))
        for attempt in range(TRIES):
            if not headlines:
                return
            if attempt:
                await asyncio.sleep(PAUSE_S * 2**attempt)
            headlines = await self._judge(batcher, headlines, last=attempt == TRIES - 1)

    def _whose(self, entries: Sequence[Entry]) -> MicroBatcher:
        """Return who is to judge: what was handed out before is late for another reason."""
        waited_s = max((_waited_s(entry.id) for entry in entries if entry.tries <= 1), default=0.0)
        LAG.set(waited_s)
        if self._relief is None or waited_s <= self._relief.after_s:
            return self._batcher
        RELIEVED.inc(len(entries))
        return self._relief.batcher

    async def _judge(
        self,
        batcher: MicroBatcher,
        headlines: dict[str, tuple[Entry, Headline]],
        *,
        last: bool,
    ) -> dict[str, tuple[Entry, Headline]]:
        """Judge and publish; return what failed and may be tried again."""
        with LATENCY.labels("judge").time():
            results = await batcher.score([headline for _, headline in headlines.values()])
        done, failed = [], {}
        for (name, (entry, headline)), result in zip(headlines.items(), results, strict=True):
            if isinstance(result, Judgement):
                await self._bus.publish(SCORES, score_body(str(entry.body["id"]), result))
                SCORED.labels(result.label).inc()
                done.append(name)
            elif last:
                await self._bury(entry, "judging failed", repr(result))
            else:
                log.warning("judging failed", headline=entry.body["id"], error=repr(result))
                failed[name] = entry, headline
        if done:
            await self._bus.ack(HEADLINES, GROUP, *done)
        return failed

    async def _bury(self, entry: Entry, reason: str, detail: str) -> None:
        BURIED.labels(reason).inc()
        log.error("headline buried", entry=entry.id, reason=reason, detail=detail[:300])
        await self._bus.bury(HEADLINES, GROUP, entry.id, entry.body, f"{reason}: {detail}"[:300])


def _waited_s(entry_id: str) -> float:
    """Return how long ago Redis took an entry in, which numbers entries by its milliseconds."""
    took_ms = entry_id.partition("-")[0]
    return max(0.0, (clock.epoch_ms() - int(took_ms)) / 1000) if took_ms.isdecimal() else 0.0


def parse(body: Mapping[str, Any]) -> Headline:
    """Return the headline of a message {"id", "text", "kind", ...}; raises `Malformed`."""
    text, kind = body.get("text"), body.get("kind", "news")
    if not body.get("id"):
        raise Malformed("id is missing")
    if not isinstance(text, str) or not text.strip():
        raise Malformed("text is missing or empty")
    if kind not in KINDS:
        raise Malformed(f"kind is {kind!r}; it is one of {', '.join(KINDS)}")
    return Headline(text, kind)


def score_body(headline_id: str, judgement: Judgement) -> dict[str, Any]:
    """Return the message for the stream `scores`."""
    return {
        "id": headline_id,
        "sentiment": judgement.sentiment,
        "label": judgement.label,
        "confidence": judgement.confidence,
        "impact": judgement.impact,
        "event": judgement.event,
        "manipulation": judgement.manipulation,
        "model": judgement.model,
        "scored_at": clock.now().isoformat(),
        "took_ms": judgement.took_ms,
    }
