"""`tapewire backup` and `restore`: database and paper exchange in one file.

The file is a gzipped tar of `manifest.json`, `database.sql` (by pg_dump) and, when the paper
exchange runs on this machine, its journal. The journal is read after the database: a venue may
know more than the desk, never less.
"""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final
from urllib.parse import parse_qs, unquote, urlsplit

import typer

from db import embedded as servers
from db import migrate, restored
from db.embedded import Embedded
from desk import clock
from desk.errors import BadConfiguration
from desk.settings import Settings
from ops import lock

MANIFEST: Final = "manifest.json"
DATABASE: Final = "database.sql"
JOURNAL: Final = "exchange/journal.log"
STOP_S: Final = 60.0
_NEWER: Final = b"SET transaction_timeout = 0;\n"  # PostgreSQL before 17 does not know it


def write(settings: Settings, target: str) -> int:
    """Write a backup into `target`, beside a running desk or without; return the exit status.

    The key that opens API keys is not in it: a stolen backup opens no account at a real venue.
    Keep the key file elsewhere, for without it a restored desk cannot use its accounts.
    """
    path = Path(target)
    if path.exists():
        typer.echo(f"{path} exists; choose another name", err=True)
        return 2
    part = path.with_name(f"{path.name}.part")
    try:
        with _database(settings) as url, tempfile.TemporaryDirectory(dir=path.parent) as folder:
            _dump(url, Path(folder) / DATABASE)
            _pack(settings, url, Path(folder), part)
        part.rename(path)
    except subprocess.CalledProcessError as e:
        typer.echo(f"{Path(e.cmd[0]).name} ended with status {e.returncode}", err=True)
        return 1
    finally:
        part.unlink(missing_ok=True)
    typer.echo(f"Wrote {path} ({path.stat().st_size / 1024:.0f} KiB).")
    typer.echo(f"Keep {settings.data_dir / 'keys'} too, in another place: it is not in there.")
    return 0


def read(settings: Settings, source: str) -> int:
    """Replace database and paper exchange by what `source` holds; return the exit status.

    All or nothing for the database. Raises `BadConfiguration` while the desk runs.
    """
    path = Path(source)
    if not path.is_file() or not tarfile.is_tarfile(path):
        typer.echo(f"{path} is no backup; write one with: tapewire backup desk.backup", err=True)
        return 2
    with tarfile.open(path) as archive:
        names = archive.getnames()
        if MANIFEST not in names or DATABASE not in names:
            typer.echo(
                f"{path} holds no desk; write one with: tapewire backup desk.backup", err=True
            )
            return 2
        with lock.hold(settings.data_dir), _server(settings) as url:
            code = _load(archive, url)
            if code == 0 and JOURNAL in names:
                _put_journal(archive, settings.data_dir / JOURNAL)
        made = json.loads(_member(archive, MANIFEST).read())
    if code == 0:
        typer.echo(f"Restored the desk of {made['at']}. Orders on their way then are looked up.")
    return code


@contextmanager
def _database(settings: Settings) -> Iterator[str]:
    """Yield the database's address: a running desk's, or of a server started for this."""
    if lock.is_held(settings.data_dir) and settings.database_url:
        yield settings.database_url
        return
    with lock.hold(settings.data_dir), _server(settings) as url:
        yield url


@contextmanager
def _server(settings: Settings) -> Iterator[str]:
    """Yield the database's address; the embedded server runs for as long as this does."""
    embedded = Embedded(settings.data_dir)
    if settings.database_url not in {"", embedded.database_url}:
        yield settings.database_url
        return
    embedded.prepare()
    logs = settings.data_dir / "logs"
    logs.mkdir(exist_ok=True)
    process = embedded.postgres.start(log=logs / "postgres.log")
    try:
        asyncio.run(migrate.create_database(embedded.database_url))
        yield embedded.database_url
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(STOP_S)


def _dump(url: str, path: Path) -> None:
    command = [_program("pg_dump"), "--no-owner", "--no-privileges", f"--file={path}"]
    subprocess.run(command, env=_environment(url), check=True)


def _pack(settings: Settings, url: str, folder: Path, target: Path) -> None:
    revision = asyncio.run(migrate.current(url))
    found = {"at": clock.now().isoformat(timespec="seconds"), "schema": revision}
    (folder / MANIFEST).write_text(json.dumps(found), encoding="utf-8")
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name in (MANIFEST, DATABASE):
            archive.add(folder / name, name)
        journal = settings.data_dir / JOURNAL
        if journal.is_file():
            with journal.open("rb") as lines:  # what is added meanwhile is of another backup
                archive.addfile(archive.gettarinfo(arcname=JOURNAL, fileobj=lines), lines)


def _load(archive: tarfile.TarFile, url: str) -> int:
    if found := asyncio.run(restored.users(url)):
        problem = f"is in use by {found}; stop the desk first"
        raise BadConfiguration(variable="DATABASE_URL", problem=problem)
    command = [_program("psql"), "-X", "-q", "--single-transaction", "-v", "ON_ERROR_STOP=1"]
    command += ["-c", "DROP SCHEMA public CASCADE", "-c", "CREATE SCHEMA public", "-f", "-"]
    with subprocess.Popen(
        command, env=_environment(url), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as psql:
        _feed(_member(archive, DATABASE), psql)
    if psql.returncode == 0:
        asyncio.run(migrate.upgrade(url))
        asyncio.run(restored.settle(url))
    return psql.returncode


def _feed(script: IO[bytes], psql: "subprocess.Popen[bytes]") -> None:
    if psql.stdin is None:
        return
    try:
        for line in script:
            if line != _NEWER:
                psql.stdin.write(line)
        psql.stdin.close()
    except BrokenPipeError:
        pass  # it has said why, and its exit status tells


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    found = archive.extractfile(name)
    if found is None:
        raise BadConfiguration(variable=name, problem="is not a file in this backup")
    return found


def _put_journal(archive: tarfile.TarFile, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(".restored")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        shutil.copyfileobj(_member(archive, JOURNAL), file)
    fresh.replace(path)


def _program(name: str) -> str:
    """Return a client program: the wheel's, which reads every server we support."""
    return str(servers.client_program(name))


def _environment(url: str) -> dict[str, str]:
    """Return libpq's variables for a database; a password never stands in a command line."""
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    wanted = {
        "PGHOST": query.get("host", parts.hostname or ""),
        "PGPORT": str(parts.port or query.get("port", 5432)),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": unquote(parts.path.removeprefix("/")),
        "PGSSLMODE": query.get("sslmode", query.get("ssl", "")),
    }
    return {**os.environ, **{name: value for name, value in wanted.items() if value}}
