"""Which language model answers: chosen in the settings, nowhere else."""

import asyncio
import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from desk.ports import Llm
from desk.settings import Settings
from ml.llm import openai
from ml.llm.ollama import Ollama
from ml.llm.openai import OpenAi
from ml.llm.stream import Server, open_http


@asynccontextmanager
async def open_backend(settings: Settings) -> AsyncIterator[Llm]:
    """Hold the model that the settings name; only where they lack nothing."""
    if settings.llm == "claude":
        # Its SDK takes 45 MB and a second: only who asks it pays, and headlines do not wait.
        claude = await asyncio.to_thread(importlib.import_module, "ml.llm.claude")
        async with claude.opened(settings) as llm:
            yield llm
        return
    headers = openai.headers(settings.llm_key.reveal())
    async with open_http(settings) as http:
        server = Server(http, settings.llm_address, headers, settings.llm_first_s)
        kind = OpenAi if settings.llm == "openai" else Ollama
        yield kind(server, settings.llm_model)
