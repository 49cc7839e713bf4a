"""Which language model answers, and what it costs those that are not asked."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_sdk_of_claude_is_loaded_by_nobody_who_does_not_ask_it() -> None:
    code = "import sys, ml.app, ops.cli; sys.exit('anthropic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
