"""Settings: what stops a start, and what it says."""

from pathlib import Path

import pytest

from desk import environment
from desk.environment import load
from desk.errors import BadConfiguration
from desk.settings import SANDBOX_BOT, Settings

TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


def read(tmp_path: Path, **given: str) -> Settings:
    return load(given | {"TAPEWIRE_DATA_DIR": str(tmp_path)}, dotenv=tmp_path / ".env")


def test_an_empty_environment_is_the_sandbox_on_this_machine(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert found.in_sandbox
    assert found.is_open
    assert found.telegram_url == "http://127.0.0.1:8081"
    assert found.web_url == "http://127.0.0.1:8080"


def test_a_token_means_real_telegram_and_approval(tmp_path: Path) -> None:
    found = read(tmp_path, TELEGRAM_BOT_TOKEN=TOKEN)
    assert not found.in_sandbox
    assert not found.is_open
    assert found.telegram_url == "https://api.telegram.org"


def test_a_bot_api_server_of_ones_own_on_this_machine_is_no_sandbox(tmp_path: Path) -> None:
    url = "http://127.0.0.1:8081"
    real = read(tmp_path, TELEGRAM_BOT_TOKEN=TOKEN, TAPEWIRE_TELEGRAM_API_URL=url)
    assert (real.in_sandbox, real.is_open, real.telegram_url) == (False, False, url)
    ours = TOKEN.replace("123456789", SANDBOX_BOT)
    assert read(tmp_path, TELEGRAM_BOT_TOKEN=ours, TAPEWIRE_TELEGRAM_API_URL=url).in_sandbox
    for elsewhere in ("", "https://127.0.0.1.example.org", "http://10.1.2.3:8081"):
        found = read(tmp_path, TELEGRAM_BOT_TOKEN=ours, TAPEWIRE_TELEGRAM_API_URL=elsewhere)
        assert not found.in_sandbox


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "abc"),
        ("TAPEWIRE_SESSION_SECRET", "changeme"),
        ("TAPEWIRE_SESSION_SECRET", "too short"),
        ("REDIS_URL", "redis://0.0.0.0:6379"),
        ("REDIS_URL", "http://localhost:6379"),
        ("REDIS_URL", "localhost:6379"),
        ("TAPEWIRE_SLIPPAGE_PERCENT", "50"),
        ("TAPEWIRE_MAX_ORDER", "NaN"),
        ("TAPEWIRE_MAX_ORDER", "-5"),
        ("TAPEWIRE_FEEDS", "file:///etc/passwd"),
        ("TAPEWIRE_FEEDS", "https://user:password@example.org/rss"),
        ("TZ", "Europe/Atlantis"),
        ("TAPEWIRE_WEBAPP_PORT", "abc"),
        ("TAPEWIRE_WEBAPP_PORT", "70000"),
        ("TAPEWIRE_ADMIN_IDS", "@ann"),
        ("TAPEWIRE_ACCESS", "everybody"),
        ("TAPEWIRE_PRICE_SOURCE", "../../x"),
        ("TAPEWIRE_MAX_DAY", "much"),
        ("TAPEWIRE_REPLAY", "perhaps"),
        ("TAPEWIRE_FEED_INTERVAL_S", "0"),
        ("TAPEWIRE_LOG_LEVEL", "loud"),
        ("TAPEWIRE_ML_THREADS", "none"),
        ("TAPEWIRE_INSTANCE", "x" * 33),
        ("TAPEWIRE_LLM", "gpt"),
        ("TAPEWIRE_LLM_URL", "ftp://models.example"),
        ("TAPEWIRE_LLM_URL", "http://user:password@models.example"),
        ("TAPEWIRE_LLM_URL", "http://[::1"),
        ("TAPEWIRE_LLM_KEY", "two words"),
        ("TAPEWIRE_LLM_DAY_QUESTIONS", "-1"),
    ],
)
def test_a_bad_value_stops_the_start_and_names_the_variable_not_the_value(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(BadConfiguration) as stopped:
        read(tmp_path, **{name: value})
    assert stopped.value.values["variable"] == name
    problem = str(stopped.value.values["problem"])
    assert any(words in problem for words in ("for example", "looks like", "openssl")), problem
    assert problem.split(maxsplit=1)[0] in {"is", "holds", "should"}, "it reads on from the name"
    if "SECRET" in name or "TOKEN" in name:
        assert value not in str(stopped.value)


@pytest.mark.parametrize(
    ("given", "lacks"),
    [
        ({}, "llm"),
        ({"LLM": "claude", "LLM_KEY": "sk-1"}, "llm_model"),
        ({"LLM": "claude", "LLM_MODEL": "m"}, "llm_key"),
        ({"LLM": "claude", "LLM_MODEL": "m", "LLM_KEY": "sk-1"}, ""),
        ({"LLM": "openai", "LLM_MODEL": "m"}, "llm_key"),
        ({"LLM": "openai", "LLM_MODEL": "m", "LLM_URL": "http://127.0.0.1:8000/v1"}, ""),
        ({"LLM": "ollama", "LLM_MODEL": "m"}, ""),
    ],
)
def test_the_language_model_is_off_until_it_lacks_nothing(
    tmp_path: Path, given: dict[str, str], lacks: str
) -> None:
    assert read(tmp_path, **{f"TAPEWIRE_{n}": v for n, v in given.items()}).llm_lacks == lacks


def test_a_models_key_never_travels_without_tls(tmp_path: Path) -> None:
    away = {"TAPEWIRE_LLM_URL": "http://models.example/v1", "TAPEWIRE_LLM_KEY": "sk-1"}
    with pytest.raises(BadConfiguration) as caught:
        read(tmp_path, **away)
    assert "without TLS" in str(caught.value)
    assert "sk-1" not in str(caught.value)


def test_a_webhook_without_a_secret_refuses_to_start(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration) as stopped:
        read(tmp_path, TAPEWIRE_WEBHOOK_URL="https://example.org/hook")
    assert "WEBHOOK_SECRET" in str(stopped.value.values["variable"])


def test_an_example_is_a_value_that_works(tmp_path: Path) -> None:
    for name in ("TAPEWIRE_REPLAY", "TAPEWIRE_WEBAPP_PORT", "TAPEWIRE_MAX_ORDER"):
        with pytest.raises(BadConfiguration) as stopped:
            read(tmp_path, **{name: "?"})
        _, _, example = str(stopped.value.values["problem"]).partition(", for example ")
        read(tmp_path, **dict([example.split("=")]))


def test_a_name_that_sets_nothing_is_found_with_the_one_that_was_meant() -> None:
    given = {
        "TAPEWIRE_MAXORDER": "5",
        "TAPEWIRE_MAX_ORDER": "5",
        "TAPEWIRE_KEY_FILE": "/x",
        "TAPEWIRE_SESSION_SECRET_FILE": "/y",
        "TAPEWIRE_QQQ": "",
        "PATH": "/bin",
    }
    assert environment.unknown(given) == [
        ("TAPEWIRE_MAXORDER", "TAPEWIRE_MAX_ORDER"),
        ("TAPEWIRE_QQQ", ""),
    ]


def test_secrets_may_come_from_files(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    found = read(tmp_path, TELEGRAM_BOT_TOKEN_FILE=str(tmp_path / "token"))
    assert found.telegram_bot_token.reveal() == TOKEN
    with pytest.raises(BadConfiguration):
        read(tmp_path, TELEGRAM_BOT_TOKEN_FILE=str(tmp_path / "absent"))


def test_the_environment_wins_over_dotenv_over_a_running_desk(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# mine\nTAPEWIRE_INSTANCE='from dotenv'\nTAPEWIRE_HOST=::1\n")
    (tmp_path / environment.RUN_FILE).write_text("TAPEWIRE_INSTANCE=running\nREDIS_URL=unix:///r\n")
    found = read(tmp_path, TAPEWIRE_HOST="127.0.0.1")
    assert (found.instance, found.host, found.redis_url) == (
        "from dotenv",
        "127.0.0.1",
        "unix:///r",
    )


@pytest.mark.parametrize("text", ["TAPEWIRE_HOST", "A=1\nA=2", "!!python/object: x", "- a"])
def test_a_broken_or_doubled_line_in_dotenv_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / ".env").write_text(text)
    with pytest.raises(BadConfiguration):
        read(tmp_path)


def test_no_secret_is_printed_with_the_settings(tmp_path: Path) -> None:
    found = read(tmp_path, TELEGRAM_BOT_TOKEN=TOKEN, TAPEWIRE_SESSION_SECRET="s" * 40)
    for text in (str(found), repr(found), found.model_dump_json()):
        assert TOKEN not in text
        assert "s" * 40 not in text


def test_the_example_file_is_what_the_settings_write() -> None:
    example = Path(__file__).parents[3] / ".env.example"
    assert example.read_text() == environment.example()
