"""Third-party programs in environments of their own: clients to test with, a peer to measure by.

They cannot live in ours: two of them install a package of the same name. Each is made on demand
from its hash lock in `requirements/clients` and kept in `.clients` until the lock changes.
"""

import fcntl
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
_KEPT: Final = ROOT / ".clients"
_LOCKS: Final = ROOT / "requirements" / "clients"


class Unbuildable(Exception):
    """An environment that cannot be made here; the message says why."""


def python_of(name: str) -> Path:
    """Return the interpreter of an environment, made now when it is not there.

    Raises `Unbuildable` when its packages cannot be installed.
    """
    lock = _LOCKS / f"{name}.lock"
    home, stamp = _KEPT / name, _KEPT / name / "installed"
    _KEPT.mkdir(exist_ok=True)
    with (_KEPT / f"{name}.busy").open("w") as busy:
        fcntl.flock(busy, fcntl.LOCK_EX)
        wanted = f"{sys.version}\n{lock.read_text(encoding='utf-8')}"
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
            _make(home, lock)
            stamp.write_text(wanted, encoding="utf-8")
    return home / "bin" / "python"


def _make(home: Path, lock: Path) -> None:
    """Make it anew, by uv where there is one, else by pip.

    The peer asks for Python 3.12, of which it uses no more than its `type` statement; pip can
    be told to install it all the same, and whoever runs it reads that statement for it.
    """
    _run(sys.executable, "-m", "venv", "--clear", "--without-pip", str(home))
    python = str(home / "bin" / "python")
    options = ("-q", "--require-hashes", "-r", str(lock))
    uv = Path(sys.executable).with_name("uv")
    if uv.exists():
        try:
            _run(str(uv), "pip", "install", "--python", python, *options)
        except Unbuildable:
            pass
        else:
            return
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    _run(*pip, "install", "--ignore-requires-python", *options)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no words"]
        raise Unbuildable(f"{' '.join(command[:4])}: {last[0]}")
