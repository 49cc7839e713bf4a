"""Settings of the language model that answers questions."""

from typing import Final, Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationInfo, field_validator

from desk.secret import Secret
from desk.settings.kinds import EMPTY, SecretText, Section

_ADDRESSES: Final = {
    "off": "",
    "claude": "https://api.anthropic.com",
    "openai": "https://api.openai.com/v1",
    "ollama": "http://127.0.0.1:11434",
}
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class QuestionSettings(Section):
    """Which model answers, where it is, and how much of it a person may use in a day."""

    llm: Literal["off", "claude", "openai", "ollama"] = Field(
        default="off",
        description="What answers /ask and /explain: the Claude API, a server that speaks OpenAI's chat completions, or Ollama.",
    )
    llm_url: str = Field(
        default="",
        description="Base address of that server, for example http://127.0.0.1:8000/v1. Empty: the vendor's own, or Ollama on this machine.",
    )
    llm_model: str = Field(
        default="", max_length=200, description="Name of the model, as its server calls it."
    )
    llm_key: SecretText = Field(
        default=EMPTY, description="Its API key; a server of your own may need none."
    )
    llm_first_s: float = Field(
        default=20.0,
        ge=0.2,
        le=600,
        description="Longest silence of the model, before its first word and between two, in seconds.",
    )
    llm_answer_s: float = Field(
        default=90.0, ge=1, le=3600, description="Longest time to an answer, queue included."
    )
    llm_answer_tokens: int = Field(
        default=700, ge=50, le=8000, description="Longest answer, in tokens."
    )
    llm_at_once: int = Field(
        default=4, ge=1, le=64, description="Questions of all people answered at the same time."
    )
    llm_day_questions: int = Field(
        default=30,
        ge=1,
        le=10000,
        description="Questions one person may ask from midnight (TZ) on.",
    )
    llm_day_tokens: int = Field(
        default=100000,
        ge=1000,
        le=100_000_000,
        description="Tokens of questions and answers one person may use from midnight (TZ) on.",
    )

    @property
    def llm_address(self) -> str:
        """Base address of the model's server, without a trailing slash."""
        return (self.llm_url or _ADDRESSES[self.llm]).rstrip("/")

    @property
    def llm_lacks(self) -> str:
        """The name of the setting for want of which no question is answered; empty when it is on."""
        if self.llm == "off":
            return "llm"
        if not self.llm_model:
            return "llm_model"
        is_own = self.llm == "ollama" or (self.llm == "openai" and bool(self.llm_url))
        return "" if self.llm_key or is_own else "llm_key"

    @field_validator("llm_key")
    @classmethod
    def _key_travels_safely(cls, key: Secret, info: ValidationInfo) -> Secret:
        if not all("!" <= c <= "~" for c in key.reveal()):
            raise ValueError("holds a space or a line, for example from a paste; no API key does")
        parts = urlsplit(info.data.get("llm_url", ""))
        if key and parts.scheme == "http" and parts.hostname not in _LOOPBACK:
            raise ValueError("would be sent without TLS; llm_url begins with https, for example")
        return key

    @field_validator("llm_url")
    @classmethod
    def _is_address(cls, url: str) -> str:
        try:
            parts = urlsplit(url)
            is_named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
        except ValueError:
            is_named = False
        if url and (not is_named or parts.scheme not in {"http", "https"} or parts.username):
            raise ValueError("is no address of a server, for example http://127.0.0.1:11434")
        return url
