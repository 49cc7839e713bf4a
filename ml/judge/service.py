"""Asks every model about a batch of texts and puts the answers together."""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import numpy as np

from desk.settings import Settings
from ml import registry
from ml.judge import impact
from ml.judge.huggingface import load_directory
from ml.judge.manipulation import Manipulation, load_manipulation
from ml.judge.quick import load_quick
from ml.judge.sentiment import Sentiment, load_sentiment
from ml.judgement import LABELS, Headline, Judgement, Readable
from ml.text import normalise

_WARM_UP = Headline("Bitcoin holds steady before the Federal Reserve decides on rates")


class Judge:
    """Judges texts. It computes and may take long: never call it on an event loop."""

    def __init__(self, sentiment: Sentiment, manipulation: Manipulation) -> None:
        self._sentiment = sentiment
        self._manipulation = manipulation

    @property
    def version(self) -> str:
        """Name and version of the sentiment model, as stored beside every score."""
        return self._sentiment.version

    def relieved(self, folder: Path = registry.MODELS) -> "Judge":
        """Return a judge who reads tone some sixty times as fast and is right less often.

        All else is judged by the same models. Raises `BadModel`.
        """
        quick = Judge(load_quick(folder), self._manipulation)
        quick.score([_WARM_UP])
        return quick

    def score(self, headlines: Sequence[Readable]) -> list[Judgement]:
        """Return one judgement a headline, in the same order. Any text is data, never an order."""
        if not headlines:
            return []
        started = perf_counter()
        texts = [headline.text for headline in headlines]
        kinds = [headline.kind for headline in headlines]
        cleaned = [normalise(text) for text in texts]
        tone = self._sentiment.read(cleaned, kinds)
        suspicion = self._manipulation.read(texts).max(axis=1)
        events = [impact.classify(text, kind) for text, kind in zip(cleaned, kinds, strict=True)]
        took_ms = round((perf_counter() - started) * 1000, 2)
        return [
            Judgement(
                sentiment=round(float(p[2] - p[0]), 4),
                label=LABELS[int(np.argmax(p))],
                confidence=round(float(p.max()), 4),
                impact=weight,
                event=event,
                manipulation=round(float(doubt), 4),
                model=self.version,
                took_ms=took_ms,
            )
            for p, doubt, (event, weight) in zip(tone, suspicion, events, strict=True)
        ]


def load(
    settings: Settings, *, directory: Path | None = None, folder: Path = registry.MODELS
) -> Judge:
    """Open the models and run each once, so that the first headline does not wait.

    `directory` names a local sentiment model in Hugging Face form to use instead of the one that
    ships. Raises `BadModel`, or `BadConfiguration` when CUDA is demanded and absent.
    """
    provider, threads = settings.ml_provider, settings.ml_threads
    sentiment: Sentiment = (
        load_directory(directory, provider=provider, threads=threads)
        if directory
        else load_sentiment(provider=provider, threads=threads, folder=folder)
    )
    judge = Judge(sentiment, load_manipulation(folder))
    judge.score([_WARM_UP])
    return judge
