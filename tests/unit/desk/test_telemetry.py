"""Logs and error reports of a real process: readable by machines, and never a secret in them."""

import gzip
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from desk import telemetry
from desk.secret import MASK, Secret
from tests.ports import free_port

ROOT = Path(__file__).parents[3]
TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
PASSWORD = 'pass"word'
ADDRESS = "postgresql://desk:pass%22word@10.0.0.1/tapewire"
PROGRAM = """
import logging, structlog
from desk import environment, telemetry
found = environment.load()
telemetry.start(found, process="probe")
log = structlog.get_logger("probe")
token = found.telegram_bot_token
log.debug("too quiet")
log.info("hello", number=7, account=token, password="".join(("hun", "ter2")))
logging.getLogger("library").warning("GET /bot%s/getMe by %s", token.reveal(), "pass\\"word")
logging.getLogger("ccxt").info("chatter of a library")
try:
    held = token.reveal()
    raise ValueError("no answer of https://api.telegram.org/bot" + held)
except ValueError:
    log.exception("round failed")
if found.sentry_dsn:
    import sentry_sdk
    sentry_sdk.flush(10)
"""


def said(**variables: str) -> list[str]:
    """Run a process that logs all it should not, and return its lines."""
    known = {"TELEGRAM_BOT_TOKEN": TOKEN, "DATABASE_URL": ADDRESS, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=known | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ended.stdout == ""
    return ended.stderr.splitlines()


def test_a_line_is_json_with_time_level_and_process_and_quiet_ones_are_left_out() -> None:
    lines = [json.loads(line) for line in said()]
    assert [line["event"] for line in lines][::2] == ["hello", "round failed"]
    hello = lines[0]
    assert (hello["number"], hello["level"], hello["process"]) == (7, "info", "probe")
    assert hello["timestamp"].endswith("Z")
    assert "ValueError" in lines[2]["exception"]


def test_secrets_are_masked_by_type_by_name_and_inside_other_peoples_words() -> None:
    lines = [json.loads(line) for line in said()]
    assert (lines[0]["account"], lines[0]["password"]) == (MASK, MASK)
    assert f"/bot{MASK}/getMe by {MASK}" in lines[1]["event"]
    assert f"bot{MASK}" in lines[2]["exception"]
    assert TOKEN not in json.dumps(lines)


def test_text_for_a_terminal_holds_no_secret_either() -> None:
    text = "\n".join(said(TAPEWIRE_LOG_FORMAT="text", TAPEWIRE_LOG_LEVEL="debug"))
    assert "too quiet" in text
    assert "chatter" not in text
    assert MASK in text
    for secret in (TOKEN, PASSWORD, "hunter2"):
        assert secret not in text


def test_only_whole_secrets_of_some_length_are_scrubbed() -> None:
    assert telemetry.scrub("ab secret-one ab", ("secret-one",)) == f"ab {MASK} ab"
    assert telemetry.hide_secrets(None, "", {"a": Secret("x"), "Token": "y", "b": 1}) == {
        "a": MASK,
        "Token": MASK,
        "b": 1,
    }


@pytest.fixture
def collector() -> Iterator[tuple[str, list[bytes]]]:
    """A server that takes error reports."""
    taken: list[bytes] = []

    class Taker(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            is_packed = self.headers.get("content-encoding") == "gzip"
            taken.append(gzip.decompress(body) if is_packed else body)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", free_port()), Taker) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://public@127.0.0.1:{server.server_port}/1", taken
        server.shutdown()
        thread.join()


def test_an_error_is_reported_when_asked_for_without_values_or_secrets(
    collector: tuple[str, list[bytes]],
) -> None:
    dsn, taken = collector
    said(SENTRY_DSN=dsn)
    report = b"".join(taken).decode()
    assert "no answer of" in report
    assert '"type":"ValueError"' in report
    assert "round failed" in report
    assert report.count('"event_id"') == 2, "told once: in the envelope's head and in its item"
    for secret in (TOKEN, "hunter2", json.dumps(PASSWORD)[1:-1]):
        assert secret not in report
    assert '"vars"' not in report


def test_without_an_address_nothing_is_reported(collector: tuple[str, list[bytes]]) -> None:
    said()
    assert collector[1] == []
