"""Settings out of the environment, `.env`, and what a running desk wrote beside its data."""

import os
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from desk.errors import BadConfiguration
from desk.secret import Secret
from desk.settings import Settings, default_data_dir

PREFIX: Final = "TAPEWIRE_"
RUN_FILE: Final = "run.env"  # inside data_dir: where a running desk says how to reach it
_USUAL: Final = {
    "database_url": "DATABASE_URL",
    "redis_url": "REDIS_URL",
    "telegram_bot_token": "TELEGRAM_BOT_TOKEN",
    "sentry_dsn": "SENTRY_DSN",
    "time_zone": "TZ",
}
_OPENING: Final = re.compile(r"\A(Value error, |(Input|String) )")  # the variable stands before it
_EXAMPLES = ("for example", "looks like", "openssl")
_SHOWN = {  # where the default is no example
    "feeds": "https://www.coindesk.com/arc/outboundfeeds/rss/",
    "key_file": "/run/secrets/tapewire-key",
    "pages": "https://example.com/news => article => h2",
    "llm_url": "http://127.0.0.1:11434",
    "ml_model_dir": "/srv/models/finbert",
    "redis_url": "rediss://:password@redis.example:6379",
    "webhook_secret": "the output of openssl rand -hex 32",
}


def variable(field: str) -> str:
    """Return the name of the environment variable that sets `field`."""
    return _USUAL.get(field, PREFIX + field.upper())


def load(
    environment: Mapping[str, str] | None = None,
    *,
    dotenv: Path = Path(".env"),
    beside: bool = True,
) -> Settings:
    """Read the environment over `.env` over what a running desk wrote into its data_dir.

    `beside` False leaves the last out: for whoever starts a desk instead of joining one.

    Raises `BadConfiguration` naming the variable, the problem and an example; never its value.
    """
    env = dict(os.environ if environment is None else environment)
    known = _read_env_file(dotenv) | env
    data_dir = Path(known.get(variable("data_dir"), "") or default_data_dir())
    if beside:
        known = _read_env_file(data_dir / RUN_FILE) | known
    values = {}
    for field in Settings.model_fields:
        text = _value(variable(field), known)
        if text not in (None, ""):
            values[field] = text
    try:
        return Settings.model_validate(values)
    except ValidationError as e:
        problem = e.errors(include_input=False, include_url=False)[0]
        field = str(problem["loc"][0]) if problem["loc"] else "webhook_secret"
        message = _with_example(_OPENING.sub("", problem["msg"]), field)
        raise BadConfiguration(variable=variable(field), problem=message) from e


def unknown(environment: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Return names with our prefix that set nothing, each with the nearest one that would."""
    env = dict(os.environ if environment is None else environment) | _read_env_file(Path(".env"))
    names = [variable(field) for field in Settings.model_fields]
    known = {*names, *(f"{name}_FILE" for name in names)}
    found = sorted(name for name in env if name.startswith(PREFIX) and name not in known)
    return [(name, _nearest(name, names)) for name in found]


def _nearest(name: str, names: Sequence[str]) -> str:
    """Return the most similar name, empty when none is; the prefix makes nobody similar."""
    bare = {n.removeprefix(PREFIX): n for n in names}
    near = get_close_matches(name.removeprefix(PREFIX), bare, n=1)
    return bare[near[0]] if near else ""


def _with_example(problem: str, field: str) -> str:
    if any(words in problem for words in _EXAMPLES):
        return problem
    default = Settings.model_fields[field].default
    shown = ",".join(default) if isinstance(default, tuple) else str(default)
    text = shown.lower() if isinstance(default, bool) else shown
    return f"{problem}, for example {variable(field)}={_SHOWN.get(field, text)}"


def _value(name: str, known: Mapping[str, str]) -> str | None:
    path = known.get(name + "_FILE")
    if path and not known.get(name):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as e:
            problem = f"cannot be read ({e.strerror})"
            raise BadConfiguration(variable=name + "_FILE", problem=problem) from e
    return known.get(name)


def _read_env_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    pairs: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, sign, value = text.partition("=")
        if not sign or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name.strip()):
            problem = "is not NAME=value"
            raise BadConfiguration(variable=f"{path}, line {number}", problem=problem)
        if name.strip() in pairs:
            raise BadConfiguration(variable=name.strip(), problem=f"stands twice in {path}")
        pairs[name.strip()] = value.strip().strip("'\"")
    return pairs


def example() -> str:
    """Return the text of `.env.example`: every setting with its meaning and default."""
    lines = [
        "# Every setting of Tapewire with its default. Copy to .env and change what you need.",
        "# A secret may come from a file instead: NAME_FILE=/run/secrets/name",
    ]
    own = Settings.__annotations__  # pydantic names what is inherited first
    for name, field in sorted(Settings.model_fields.items(), key=lambda pair: pair[0] not in own):
        default = "" if field.default_factory else field.default
        shown = ",".join(default) if isinstance(default, tuple) else default
        text = "" if shown is None or isinstance(shown, Secret) else str(shown)
        text = text.lower() if isinstance(default, bool) else text
        lines += ["", f"# {field.description}", f"# {variable(name)}={text}"]
    return "\n".join(lines) + "\n"
