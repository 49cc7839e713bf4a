import asyncio
from collections.abc import AsyncIterator, Sequence
from threading import Event

import pytest

from desk.nursery import Nursery
from ml.batching import BATCH, MicroBatcher
from ml.judgement import Headline, Judgement, Readable


class Recorder:
    """Judges by length, remembers its batches, refuses the text `bad`, waits where told."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.begun = Event()
        self.go = Event()
        self.go.set()

    async def has_begun(self) -> None:
        assert await asyncio.to_thread(self.begun.wait, 5)

    def score(self, headlines: Sequence[Readable]) -> list[Judgement]:
        self.batches.append([headline.text for headline in headlines])
        self.begun.set()
        assert self.go.wait(5)
        if any(headline.text == "bad" for headline in headlines):
            raise ValueError("cannot judge this")
        return [
            Judgement(0.0, "neutral", 1.0, float(len(h.text)), "other", 0.0, "recorder", 0.1)
            for h in headlines
        ]


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
async def batcher(recorder: Recorder) -> AsyncIterator[MicroBatcher]:
    async with Nursery() as nursery:
        batcher = MicroBatcher(recorder)
        nursery.spawn(batcher.run(), name="batches")
        yield batcher


async def lengths(batcher: MicroBatcher, texts: Sequence[str]) -> list[float]:
    judged = await batcher.score([Headline(text) for text in texts])
    return [one.impact for one in judged if isinstance(one, Judgement)]


async def test_headlines_of_many_callers_are_judged_together(
    batcher: MicroBatcher, recorder: Recorder
) -> None:
    answers = await asyncio.gather(*(lengths(batcher, ["x" * n]) for n in range(1, 21)))
    assert answers == [[float(n)] for n in range(1, 21)]
    assert len(recorder.batches) == 1


async def test_a_backlog_falls_into_batches_of_like_length_and_answers_keep_their_order(
    batcher: MicroBatcher, recorder: Recorder
) -> None:
    texts = ["x" * (1 + n * 37 % 100) for n in range(100)]
    assert await lengths(batcher, texts) == [float(len(text)) for text in texts]
    assert [len(batch) for batch in recorder.batches] == [BATCH, BATCH, BATCH, 4]
    order = [len(text) for batch in recorder.batches for text in batch]
    assert order == sorted(order)


async def test_what_arrives_while_the_models_compute_forms_the_next_batch(
    batcher: MicroBatcher, recorder: Recorder
) -> None:
    recorder.go.clear()
    async with asyncio.TaskGroup() as group:
        group.create_task(lengths(batcher, ["first"]))
        await recorder.has_begun()
        for n in range(10):
            group.create_task(lengths(batcher, ["later" * (n + 1)]))
        await asyncio.sleep(0.01)
        recorder.go.set()
    assert [len(batch) for batch in recorder.batches] == [1, 10]


async def test_one_bad_text_fails_alone(batcher: MicroBatcher) -> None:
    judged = await batcher.score([Headline(text) for text in ("good", "bad", "fine")])
    assert [type(one) for one in judged] == [Judgement, ValueError, Judgement]


async def test_a_caller_that_gives_up_harms_nobody(
    batcher: MicroBatcher, recorder: Recorder
) -> None:
    recorder.go.clear()
    leaver = asyncio.ensure_future(lengths(batcher, ["leaver"]))
    await recorder.has_begun()
    leaver.cancel()
    recorder.go.set()
    assert await lengths(batcher, ["stayer"]) == [6.0]


async def test_stopping_releases_whoever_waits(recorder: Recorder) -> None:
    recorder.go.clear()
    async with Nursery() as nursery:
        batcher = MicroBatcher(recorder)
        nursery.spawn(batcher.run(), name="batches")
        waiting = asyncio.ensure_future(batcher.score([Headline("a"), Headline("b")]))
        await recorder.has_begun()
    recorder.go.set()
    assert all(isinstance(one, asyncio.CancelledError) for one in await waiting)
