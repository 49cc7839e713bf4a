"""The shipped models, opened once for all tests of this room."""

import pytest

from desk.settings import Settings
from ml.judge.manipulation import Manipulation, load_manipulation
from ml.judge.sentiment import Encoder, load_sentiment
from ml.judge.service import Judge, load


@pytest.fixture(scope="session")
def sentiment() -> Encoder:
    return load_sentiment(provider="cpu")


@pytest.fixture(scope="session")
def manipulation() -> Manipulation:
    return load_manipulation()


@pytest.fixture(scope="session")
def judge() -> Judge:
    return load(Settings(ml_provider="cpu"))
