"""Gathers headlines that arrive close together and judges them as one batch, off the event loop."""

import asyncio
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Protocol

from ml.judgement import Judgement, Readable

BATCH: Final = 32
WINDOW: Final = 4 * BATCH  # sorted together, so that a backlog falls into batches of like length
LINGER_S: Final = 0.005  # the longest a headline waits for company
QUIET_S: Final = 0.001  # nobody came for so long: go

Waiting = tuple[Readable, "asyncio.Future[Judgement]"]


class Scores(Protocol):
    """Anything that judges a batch, blocking."""

    def score(self, headlines: Sequence[Readable]) -> list[Judgement]: ...


class MicroBatcher:
    """Many callers, one thread that computes.

    While a batch is computed the next one gathers by itself, so only a headline that finds the
    thread idle waits on purpose: until 1 ms passes without another, and never more than 5 ms.
    """

    def __init__(self, judge: Scores) -> None:
        self._judge = judge
        self._waiting: deque[Waiting] = deque()
        self._arrived = asyncio.Event()
        self._unanswered: set[asyncio.Future[Judgement]] = set()

    async def score(self, headlines: Sequence[Readable]) -> list[Judgement | BaseException]:
        """Return a judgement for each, in order, or in its place the error that judging it gave.

        `run` must be running, or nothing ever comes back.
        """
        loop = asyncio.get_running_loop()
        futures: list[asyncio.Future[Judgement]] = [loop.create_future() for _ in headlines]
        self._unanswered.update(futures)
        for future in futures:
            future.add_done_callback(self._unanswered.discard)
        self._waiting.extend(zip(headlines, futures, strict=True))
        self._arrived.set()
        return await asyncio.gather(*futures, return_exceptions=True)

    async def run(self) -> None:
        """Judge what comes until cancelled; what waits then is cancelled too."""
        thread = ThreadPoolExecutor(1, thread_name_prefix="judge")
        try:
            while True:
                await self._gather()
                for batch in self._window():
                    await self._compute(batch, thread)
        finally:
            thread.shutdown(wait=False, cancel_futures=True)
            self._waiting.clear()
            for future in list(self._unanswered):
                future.cancel()

    async def _gather(self) -> None:
        while not self._waiting:
            self._arrived.clear()
            await self._arrived.wait()
        loop = asyncio.get_running_loop()
        latest = loop.time() + LINGER_S
        while len(self._waiting) < BATCH and (left := latest - loop.time()) > 0:
            self._arrived.clear()
            try:
                async with asyncio.timeout(min(left, QUIET_S)):
                    await self._arrived.wait()
            except TimeoutError:
                return

    def _window(self) -> list[list[Waiting]]:
        taken = [self._waiting.popleft() for _ in range(min(WINDOW, len(self._waiting)))]
        taken.sort(key=lambda waiting: len(waiting[0].text))
        return [taken[start : start + BATCH] for start in range(0, len(taken), BATCH)]

    async def _compute(self, batch: list[Waiting], thread: ThreadPoolExecutor) -> None:
        """Judge a batch; when that fails, each alone, so that one bad text harms no other."""
        headlines = [headline for headline, _ in batch]
        try:
            judged = await asyncio.get_running_loop().run_in_executor(
                thread, self._judge.score, headlines
            )
        except Exception as error:  # noqa: BLE001 handed to whoever waits, who logs and counts it
            if len(batch) == 1:
                _settle(batch[0][1], error)
            else:
                for waiting in batch:
                    await self._compute([waiting], thread)
            return
        for (_, future), judgement in zip(batch, judged, strict=True):
            _settle(future, judgement)


def _settle(future: "asyncio.Future[Judgement]", outcome: Judgement | Exception) -> None:
    if future.done():  # its caller was cancelled
        return
    if isinstance(outcome, Judgement):
        future.set_result(outcome)
    else:
        future.set_exception(outcome)
