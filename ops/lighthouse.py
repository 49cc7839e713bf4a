"""`make lighthouse`: what Lighthouse finds of every page, on a desk of its own, signed in."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ops import temporary
from ops.bench import rig as rigs
from ops.bench.figures import load
from ops.bench.rig import Person, Rig
from ops.temporary import ROOT
from webapp.api import V1
from webapp.api.session import COOKIE
from webapp.pages import PAGES

LEAST_SCORE: Final = 95
PAINT_MS: Final = 1000.0
MOST_BYTES: Final = 100_000
RUNS: Final = 3  # of a page that missed a target: the middle one counts
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
SKIPPED: Final = {"is-crawlable": "a desk is private and asks not to be indexed, see ADR 0016"}
WITHOUT_SESSION: Final = frozenset({"/login", "/about"})
REPORTS: Final = ROOT / "var" / "lighthouse"
_DATA: Final = frozenset({"Fetch", "XHR", "WebSocket"})
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
_FLAGS: Final = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"
_PATIENCE_S: Final = 180.0
_BOUGHT: Final = ("/buy eth 60", "/buy sol 40")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What Lighthouse found of one page; scores go to 100, bytes are as sent, compressed.

    `page_bytes` are those of the page itself, `data_bytes` those of what it shows.
    """

    page: str
    scores: Mapping[str, int]
    paint_ms: float
    page_bytes: int
    data_bytes: int
    flaws: Sequence[str]

    @property
    def misses(self) -> list[str]:
        """Say which targets the page misses."""
        low = [f"{name} {score}" for name, score in self.scores.items() if score < LEAST_SCORE]
        if self.paint_ms >= PAINT_MS:
            low.append(f"first contentful paint {self.paint_ms:.0f} ms")
        if self.page_bytes >= MOST_BYTES:
            low.append(f"{self.page_bytes:,} bytes")
        return low

    def line(self) -> str:
        """Return the figures for a terminal, under `HEAD`."""
        scores = "".join(f"{self.scores[name]:>16}" for name in CATEGORIES)
        sizes = "".join(f"{size / 1000:>9.1f} KB" for size in (self.page_bytes, self.data_bytes))
        return f"{self.page:<12}{scores}{self.paint_ms:>9.0f} ms{sizes}"


_NAMES: Final = "".join(f"{name:>16}" for name in CATEGORIES)
HEAD: Final = f"{'page':<12}{_NAMES}{'paint':>12}{'page gz':>12}{'data gz':>12}"


def read(page: str, report: Json) -> Sheet:
    """Return what counts of a report; raises `LookupError` when the page was not signed in."""
    audits = report["audits"]
    requests = audits["network-requests"]["details"]["items"]
    resumed = [r["statusCode"] for r in requests if r["url"].endswith("/session/resume")]
    if resumed != [200] and page not in WITHOUT_SESSION:
        raise LookupError(f"{page} was not signed in")
    data = [r for r in requests if r.get("resourceType") in _DATA]
    return Sheet(
        page=page,
        scores={n: round(100 * (report["categories"][n]["score"] or 0)) for n in CATEGORIES},
        paint_ms=audits["first-contentful-paint"]["numericValue"],
        page_bytes=_sent(requests) - _sent(data),
        data_bytes=_sent(data),
        flaws=[f"{each['id']}: {each['title']}" for each in _failed(report)],
    )


def _sent(requests: Sequence[Json]) -> int:
    return sum(int(request.get("transferSize", 0)) for request in requests)


def _failed(report: Json) -> list[Json]:
    """Return audits that cost points, of all categories."""
    weighed = {
        ref["id"]
        for name in CATEGORIES
        for ref in report["categories"][name]["auditRefs"]
        if ref["weight"]
    }
    scored = (report["audits"][name] for name in sorted(weighed))
    return [each for each in scored if each["score"] is not None and each["score"] < 0.9]


def settled(look: Callable[[], Sheet]) -> Sheet:
    """Look once at a page, twice more when it misses: one busy moment is no finding."""
    first = look()
    if not first.misses:
        return first
    sheets = [first, *(look() for _ in range(RUNS - 1))]
    return sorted(sheets, key=lambda sheet: sheet.scores["performance"])[RUNS // 2]


@dataclass(frozen=True, slots=True)
class Looks:
    """Runs the program over pages of a desk as one of its people."""

    program: str
    folder: Path  # for what nobody else may read
    url: str

    def at(self, page: str, cookie: str) -> Sheet:
        """Return what it finds of a page; raises `subprocess.SubprocessError`."""
        headers, report = self.folder / "headers.json", REPORTS / f"{PAGES[page]}.json"
        headers.write_text(json.dumps({"Cookie": cookie}), encoding="utf-8")
        headers.chmod(0o600)
        subprocess.run(  # noqa: S603 - a program and words of our own
            [
                *("node", self.program, self.url + page, "--quiet", "--output=json"),
                *(f"--output-path={report}", f"--extra-headers={headers}"),
                *(f"--chrome-flags={_FLAGS}", f"--only-categories={','.join(CATEGORIES)}"),
                f"--skip-audits={','.join(SKIPPED)}",
            ],
            env=os.environ | {"CHROME_PATH": _browser()},
            check=True,
            timeout=_PATIENCE_S,
        )
        return read(page, json.loads(report.read_text(encoding="utf-8")))


def _browser() -> str:
    found = (path for name in _BROWSERS if (path := shutil.which(name)))
    return next(found, os.environ.get("CHROME_PATH", ""))


async def _over(rig: Rig, program: str, pages: Sequence[str]) -> list[Sheet]:
    person = await _owner(rig)
    looks = Looks(program, rig.settings.data_dir, rig.settings.web_url)
    loop = asyncio.get_running_loop()
    sheets = []
    for page in pages:

        def look(page: str = page) -> Sheet:
            cookie = asyncio.run_coroutine_threadsafe(_cookie(rig, person), loop).result()
            return looks.at(page, cookie)

        sheet = await asyncio.to_thread(settled, look)
        _say(sheet.line())
        sheets.append(sheet)
    return sheets


async def _owner(rig: Rig) -> Person:
    """Return somebody with orders and positions to look at."""
    person = await rig.person("Looker")
    for words in _BOUGHT:
        await person.ask(words, lambda heard: "Bought" in heard.text)
    return person


async def _cookie(rig: Rig, person: Person) -> str:
    """Sign in by a one-time link and return the cookie that a reload would find."""
    link = await rig.context.desk.accounts.login_link(person.id)
    body = {"token": link.partition("#")[2]}
    url = f"{rig.settings.web_url}{V1}/session/link"
    async with rig.http.post(url, json=body) as answer:
        answer.raise_for_status()
        return f"{COOKIE}={answer.cookies[COOKIE].value}"


def run(program: str, pages: Sequence[str]) -> int:
    """Print a line for every page; return 1 when one misses a target.

    The whole reports stay in `var/lighthouse`.
    """
    REPORTS.mkdir(parents=True, exist_ok=True)
    with temporary.desk() as running:
        settings = running.settings()
        rigs.settle(settings)
        _say(HEAD)

        async def work() -> list[Sheet]:
            async with rigs.open_rig(settings) as rig:
                return await _over(rig, program, pages)

        sheets = asyncio.run(work())
    busy = "scripts seem slower on a busy machine"
    _say(f"{os.cpu_count()} cores, load {load()}; {busy}")
    for audit, why in SKIPPED.items():
        _say(f"not asked: {audit}: {why}")
    missed = [sheet for sheet in sheets if sheet.misses]
    for sheet in missed:
        _say(f"{sheet.page} misses {', '.join(sheet.misses)}")
        _say("".join(f"  {flaw}\n" for flaw in sheet.flaws).rstrip())
    return 1 if missed else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2:] or list(PAGES)))
