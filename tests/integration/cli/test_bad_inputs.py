"""Every bad setting and command line of tests/cases/bad_inputs.jsonl stops with words that help.

Settings are read by the real command line, `tapewire config show`, in this process; what starts
servers runs as a process of its own.
"""

import os
import socket
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from db import engine as engines
from db.context import open_desk
from desk import clock
from desk.environment import load
from ops import doctor, temporary
from ops.cli import cli
from tests.cases.rows import rows, shows
from tests.conftest import make_settings
from tests.ports import free_port
from tests.servers import Servers

ROOT = Path(__file__).parents[3]
TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
Run = Callable[..., Result]


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in and an environment that sets nothing."""
    for name in os.environ:
        if name.startswith(("TAPEWIRE_", "DATABASE_URL", "REDIS_URL", "TELEGRAM_", "TZ")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TAPEWIRE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tapewire(plain: Path) -> Run:
    """Run a subcommand in this process with some variables set."""

    def run(*words: str, **variables: str) -> Result:
        return CliRunner().invoke(cli, list(words), env=variables)

    return run


def started(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a subcommand as a process of its own, which must end by itself."""
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


SETTINGS = {
    "BI-376": ("TELEGRAM_BOT_TOKEN", "abc", "123456789:AAE"),
    "BI-377": ("TAPEWIRE_SESSION_SECRET", "changeme", "openssl rand -hex 32"),
    "BI-378": ("TAPEWIRE_SESSION_SECRET", "x" * 31, "shorter than 32"),
    "BI-384": ("REDIS_URL", "redis://0.0.0.0:6379", "neither password nor TLS"),
    "BI-386": ("TAPEWIRE_SLIPPAGE_PERCENT", "50", "over the ceiling of 10 percent"),
    "BI-392": ("TAPEWIRE_FEEDS", "file:///etc/passwd", "http(s) address"),
    "BI-396": ("TZ", "Europe/Atlantis", "for example Europe/Berlin"),
}


@shows(*SETTINGS)
@pytest.mark.parametrize("row_id", SETTINGS)
def test_a_bad_setting_stops_the_start_and_is_named_with_its_problem(
    tapewire: Run, row_id: str
) -> None:
    name, value, words = SETTINGS[row_id]
    assert rows()[row_id].expected == "clear_error"
    stopped = tapewire("config", "show", **{name: value})
    assert stopped.exit_code == 2
    assert stopped.stderr.startswith(f"{name} ")
    assert words in stopped.stderr
    assert len(stopped.stderr) <= 350
    assert value not in stopped.output or name not in {
        "TELEGRAM_BOT_TOKEN",
        "TAPEWIRE_SESSION_SECRET",
    }
    assert stopped.stdout == ""


@shows("BI-383")
def test_a_webhook_without_a_secret_stops_the_start(tapewire: Run) -> None:
    url = {"TAPEWIRE_WEBHOOK_URL": "https://desk.example/hook", "TELEGRAM_BOT_TOKEN": TOKEN}
    for secret in ("", "short", "with a blank in the middle"):
        stopped = tapewire("config", "show", **url, TAPEWIRE_WEBHOOK_SECRET=secret)
        assert stopped.exit_code == 2
        assert stopped.stderr.startswith("TAPEWIRE_WEBHOOK_SECRET is needed with")
        assert TOKEN not in stopped.output
    good = tapewire("config", "show", **url, TAPEWIRE_WEBHOOK_SECRET="a" * 16)
    assert good.exit_code == 0
    assert TOKEN not in good.output
    assert "a" * 16 not in good.output


@shows("BI-375")
def test_an_empty_token_is_the_sandbox(tapewire: Run, plain: Path) -> None:
    shown = tapewire("config", "show", TELEGRAM_BOT_TOKEN="")
    assert shown.exit_code == 0
    assert load({"TELEGRAM_BOT_TOKEN": "", "TAPEWIRE_DATA_DIR": str(plain)}).in_sandbox


@shows("BI-395")
def test_a_setting_that_stands_twice_is_refused(tapewire: Run, plain: Path) -> None:
    """The row names a YAML file; ours is `.env`."""
    (plain / ".env").write_text("TAPEWIRE_MAX_ORDER=10\nTAPEWIRE_MAX_ORDER=10000\n")
    stopped = tapewire("config", "show")
    assert stopped.exit_code == 2
    assert "TAPEWIRE_MAX_ORDER stands twice in .env" in stopped.stderr


@shows("BI-398")
@pytest.mark.usefixtures("plain")
def test_a_port_in_use_is_named_with_its_setting(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free_port()))
        taken.listen()
        port = taken.getsockname()[1]
        stopped = started("up", TAPEWIRE_WEBAPP_PORT=str(port))
    assert stopped.returncode == 2
    assert f"TAPEWIRE_WEBAPP_PORT names port {port}, which another program uses" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert not (tmp_path / "data" / "postgres").exists(), "nothing was started"


@shows("BI-424")
def test_words_that_a_command_does_not_know_are_refused(tapewire: Run) -> None:
    unknown = {"--port": ("up", "--port", "abc"), "nothing": ("worker", "nothing")}
    unknown |= {"no-such": ("no-such",), "argument": ("up", "argument")}
    for word, words in unknown.items():
        stopped = tapewire(*words)
        assert stopped.exit_code == 2, words
        assert word in stopped.stderr
    stopped = tapewire("config", "show", TAPEWIRE_WEBAPP_PORT="abc")
    assert stopped.exit_code == 2
    assert "TAPEWIRE_WEBAPP_PORT" in stopped.stderr


@shows("BI-385")
@pytest.mark.slow
def test_a_database_role_that_may_do_anything_is_taken_and_warned_of(clean: Servers) -> None:
    with temporary.desk(DATABASE_URL=clean.database_url) as running:
        assert any("connects as a superuser" in line for line in running.said)
        said = running.command("doctor")
    assert said.returncode == 0, said.stdout
    assert "warn  role" in said.stdout


async def test_a_role_of_the_desks_own_and_the_embedded_server_are_no_worry(
    clean: Servers, tmp_path: Path
) -> None:
    engine = engines.connect(clean.database_url, pool_size=1)
    for statement in ("DROP ROLE IF EXISTS modest", "CREATE ROLE modest LOGIN"):
        async with engine.begin() as connection:
            await connection.execute(text(statement))
    modest = clean.database_url.replace("//tapewire@", "//modest@")
    assert modest != clean.database_url
    marks = []
    embedded_in = Path(clean.database_url.partition("host=")[2]).parent
    for url, data_dir in (
        (modest, tmp_path),
        (clean.database_url, tmp_path),
        (clean.database_url, embedded_in),
    ):
        settings = make_settings(clean, data_dir, database_url=url)
        async with open_desk(settings, process="test") as context:
            marks.append((await doctor.role(doctor.Running(settings, context))).mark)
    assert marks == [doctor.Mark.OK, doctor.Mark.WARN, doctor.Mark.OK]
    await engine.dispose()


@pytest.mark.parametrize(
    "words",
    [("verify",), ("score",), ("migrate",), ("bot",), ("worker", "trade"), ("keys", "rotate")],
)
def test_a_command_that_needs_a_desk_says_how_to_start_one(
    tapewire: Run, words: tuple[str, ...]
) -> None:
    stopped = tapewire(*words, DATABASE_URL="", REDIS_URL="")
    assert stopped.exit_code == 2
    assert "make up" in stopped.stderr
    assert "DATABASE_URL" in stopped.stderr


@pytest.mark.usefixtures("plain")
def test_a_server_that_is_away_is_said_to_be_and_no_traceback_is_shown() -> None:
    away = {"DATABASE_URL": "postgresql://x@/x?host=/nowhere", "REDIS_URL": "unix:///nowhere.sock"}
    for words in (("verify",), ("score",), ("migrate",), ("backup", "x.backup")):
        stopped = started(*words, **away)
        assert stopped.returncode in {1, 2}, words
        assert "Traceback" not in stopped.stderr, words
        assert "/nowhere" in stopped.stderr or "does not answer" in stopped.stderr


# -- the key that seals API keys


def trade_worker(servers: Servers, key_file: Path | None) -> subprocess.CompletedProcess[str]:
    """Start the one process that holds the key; it must refuse and end."""
    given = {"TAPEWIRE_KEY_FILE": str(key_file)} if key_file else {}
    return started(
        "worker", "trade", DATABASE_URL=servers.database_url, REDIS_URL=servers.redis_url, **given
    )


def a_key(folder: Path, length: int, mode: int) -> Path:
    path = folder / "key"
    path.write_bytes(b64encode(os.urandom(length)))
    path.chmod(mode)
    return path


@shows("BI-379", "BI-380")
@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize(
    ("length", "mode", "words"),
    [(32, 0o644, "make it private: chmod 600"), (31, 0o600, "does not hold 32 bytes as base64")],
)
def test_a_key_that_is_open_or_of_another_length_stops_the_signer(
    clean: Servers, tmp_path: Path, length: int, mode: int, words: str
) -> None:
    key = a_key(tmp_path, length, mode)
    stopped = trade_worker(clean, key)
    assert stopped.returncode == 2
    assert stopped.stderr.startswith("TAPEWIRE_KEY_FILE ")
    assert words in stopped.stderr
    assert key.read_text() not in stopped.stdout + stopped.stderr
    assert "Traceback" not in stopped.stderr


@shows("BI-381")
@pytest.mark.usefixtures("plain")
async def test_a_missing_key_with_sealed_rows_stops_the_signer_and_makes_no_new_one(
    clean: Servers, tmp_path: Path
) -> None:
    engine = engines.connect(clean.database_url, pool_size=1)
    person = (
        "INSERT INTO accounts (id, name, username, role, state, preferences, session_version,"
        " created_at) VALUES (1, 'Ann', '', 'user', 'active', '{}', 1, :now)"
    )
    keys = (
        "INSERT INTO venue_accounts (account_id, venue, sealed, is_behind, created_at)"
        " VALUES (1, 'paper', '{}', false, :now)"
    )
    async with engine.begin() as connection:
        for statement in (person, keys):
            await connection.execute(text(statement), {"now": clock.now()})
    await engine.dispose()
    stopped = trade_worker(clean, None)
    assert stopped.returncode == 2
    assert "restore it from backup" in stopped.stderr
    assert no_key_was_made(tmp_path)


def no_key_was_made(folder: Path) -> bool:
    return not list(folder.rglob("*.key"))
