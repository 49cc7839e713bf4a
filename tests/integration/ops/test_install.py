"""`deploy/install` on small locks: with and without uv, and never two onnxruntimes at once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stage import ROOT

# One package each, made here, so that nothing has to be fetched.
LOCKS = {"base": "onnxruntime", "gpu": "onnxruntime-gpu", "dev": "onnxruntime"}
NOWHERE = "uv==0.0.0 --hash=sha256:" + "0" * 64


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with an installer and locks, and no package index to be reached."""
    shutil.copytree(ROOT / "deploy", tmp_path / "clone" / "deploy")
    requirements = tmp_path / "clone" / "requirements"
    requirements.mkdir()
    for lock in LOCKS:
        (requirements / f"{lock}.lock").write_text(f"# {lock}: nothing to fetch\n")
    (requirements / "bootstrap.lock").write_text(f"{NOWHERE}\n")
    return tmp_path / "clone"


def install(clone: Path, lock: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(clone),
        "PYTHON": sys.executable,
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }
    return subprocess.run(
        [str(clone / "deploy" / "install"), lock],
        env=environment | variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_without_uv_and_with_no_way_to_get_it_plain_pip_installs(clone: Path) -> None:
    first = install(clone, "base")
    assert first.returncode == 0, first.stderr
    assert "Installing from requirements/base.lock" in first.stdout
    assert not (clone / ".venv" / "bin" / "uv").exists()
    assert os.access(clone / ".venv" / "bin" / "tapewire", os.X_OK)
    again = install(clone, "base")
    assert (again.returncode, again.stdout) == (0, ""), "nothing changed, nothing done"
    (clone / "requirements" / "base.lock").write_text("# another\n")
    assert "Installing" in install(clone, "base").stdout


def test_who_chose_the_gpu_keeps_it_and_a_dev_install_is_a_base_install_too(clone: Path) -> None:
    assert install(clone, "gpu").returncode == 0
    assert install(clone, "base").stdout == ""
    assert "Installing from requirements/dev.lock" in install(clone, "dev").stdout
    assert install(clone, "base").stdout == ""
    assert "Installing from requirements/gpu.lock" in install(clone, "gpu").stdout


def test_the_runtime_of_the_other_lock_is_removed_before_its_own_comes(clone: Path) -> None:
    assert install(clone, "base").returncode == 0
    packages = next((clone / ".venv" / "lib").glob("python3*/site-packages"))
    for lock, other in (("gpu", "onnxruntime"), ("base", "onnxruntime_gpu")):
        info = packages / f"{other}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {other}\nVersion: 1.0\n")
        (info / "INSTALLER").write_text("pip\n")
        (info / "RECORD").write_text(
            "\n".join(f"{info.name}/{n},," for n in ("METADATA", "INSTALLER", "RECORD")) + "\n"
        )
        (clone / ".venv" / "installed").unlink()
        done = install(clone, lock)
        assert done.returncode == 0, done.stderr
        assert not info.exists()


def test_an_old_python_is_refused_with_what_to_do(clone: Path) -> None:
    refused = install(clone, "base", PYTHON="/bin/false")
    assert refused.returncode == 2
    assert "Python 3.11 or newer" in refused.stderr
    assert "PYTHON=" in refused.stderr


def test_no_lock_holds_both_runtimes() -> None:
    for lock, runtime in LOCKS.items():
        text = (ROOT / "requirements" / f"{lock}.lock").read_text()
        found = {n for n in LOCKS.values() if f"\n{n}==" in text}
        assert found == {runtime}
        assert "--hash=sha256:" in text
        assert "://" not in "".join(x for x in text.splitlines() if not x.startswith("#"))
