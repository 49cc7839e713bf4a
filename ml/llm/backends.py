"""Which language model answers: chosen in the settings, nowhere else."""

import aiohttp

from desk.ports import Llm
from desk.settings import Settings
from ml.llm import claude, openai
from ml.llm.claude import Claude
from ml.llm.ollama import Ollama
from ml.llm.openai import OpenAi
from ml.llm.stream import Server


def open_backend(settings: Settings, http: aiohttp.ClientSession) -> Llm:
    """Return the model that the settings name; only where they lack nothing."""
    key, address = settings.llm_key.reveal(), settings.llm_address

    def server(headers: dict[str, str]) -> Server:
        return Server(http, address, headers, settings.llm_first_s)

    match settings.llm:
        case "claude":
            return Claude(server(claude.headers(key)), settings.llm_model)
        case "openai":
            return OpenAi(server(openai.headers(key)), settings.llm_model)
        case _:
            return Ollama(server(openai.headers(key)), settings.llm_model)
