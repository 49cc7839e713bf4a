"""Asks every model about a batch of texts and puts the answers together."""

import weakref
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

import httpx
import numpy as np

from desk.errors import BadConfiguration
from desk.settings import Settings
from ml import registry
from ml.judge import impact
from ml.judge.huggingface import load_directory
from ml.judge.manipulation import Manipulation, load_manipulation
from ml.judge.quick import load_quick
from ml.judge.sentiment import Sentiment, load_sentiment, over
from ml.judge.triton import Remote, Triton
from ml.judgement import LABELS, Headline, Judgement, Readable
from ml.text import normalise

_BACKEND: Final = "TAPEWIRE_ML_BACKEND"
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


def load(settings: Settings, *, folder: Path = registry.MODELS) -> Judge:
    """Open the models and run each once, so that the first headline does not wait.

    Raises `BadModel`, or `BadConfiguration` when a GPU is demanded and absent, or settings are at
    odds.
    """
    judge = Judge(_sentiment(settings, folder), load_manipulation(folder))
    judge.score([_WARM_UP])
    return judge


def _sentiment(settings: Settings, folder: Path) -> Sentiment:
    provider, threads, directory = settings.ml_provider, settings.ml_threads, settings.ml_model_dir
    if directory and settings.ml_backend != "hf":
        problem = f"is {settings.ml_backend}, and TAPEWIRE_ML_MODEL_DIR is for hf; say hf"
        raise BadConfiguration(variable=_BACKEND, problem=f"{problem}, or leave the folder out")
    if settings.ml_backend == "hf":
        if directory is None:
            problem = "is hf, which needs TAPEWIRE_ML_MODEL_DIR, for example /srv/models/finbert"
            raise BadConfiguration(variable=_BACKEND, problem=problem)
        return load_directory(directory, provider=provider, threads=threads)
    local = load_sentiment(provider=provider, threads=threads, folder=folder)
    if settings.ml_backend == "local":
        return local
    client = httpx.Client(
        base_url=settings.ml_triton_url, timeout=settings.ml_triton_timeout_s, trust_env=False
    )
    server = Triton(client, settings.ml_triton_model)
    card = registry.load_card("sentiment", folder)
    remote = Remote(over(server, card, folder, "@triton"), local)
    weakref.finalize(remote, client.close)
    return remote
