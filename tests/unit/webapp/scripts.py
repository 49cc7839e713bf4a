"""The Mini App's own scripts, run by node with as much of a browser as they ask for."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from webapp import strings

ROOT: Final = Path(__file__).parents[3]
FRONTEND: Final = ROOT / "webapp" / "frontend"
NEEDS_NODE: Final = pytest.mark.skipif(
    not shutil.which("node"), reason="the pages were built elsewhere"
)
_BROWSER: Final = """
globalThis.window = globalThis;
globalThis.location = {hash: "", href: "http://desk.test/"};
globalThis.document = {
  documentElement: {lang: %s},
  getElementById: () => ({textContent: %s}),
};
"""


def told(code: str, *, language: str = "en") -> Any:
    """Return what `told(...)` is called with by a script that may import those of the pages."""
    built = subprocess.run(
        [ROOT / "node_modules" / ".bin" / "esbuild", "--bundle", "--format=esm", "--loader=ts"],
        input=f"{code}\nprocess.exit(0);",
        cwd=FRONTEND,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    texts = strings.for_scripts(language) | strings.for_scripts(language, "trade")
    browser = _BROWSER % (json.dumps(language), json.dumps(json.dumps(texts)))
    says = "const told = (found) => console.log(JSON.stringify(found));"
    run = subprocess.run(
        ["node", "--input-type=module", "-e", f"{browser}{says}\n{built}"],
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(run.stdout)
