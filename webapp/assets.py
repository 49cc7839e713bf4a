"""The built front end: served from memory under names that hold a hash of their content."""

import gzip
import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import structlog
from starlette.requests import Request
from starlette.responses import Response

log = structlog.get_logger(__name__)
ROOT: Final = Path(__file__).parent / "static"
FOREVER: Final = "public, max-age=31536000, immutable"
_SMALL: Final = 512
# `import{a}from"./b.js"` and `import"./b.js"`, not `import("./b.js")`, as the build writes them.
_IMPORTED: Final = re.compile(rb'(?:from|import)"\./([\w.-]+\.js)"')
_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}


@dataclass(frozen=True, slots=True)
class Packed:
    """A body with its compressed twins and its ETag."""

    body: bytes
    zipped: bytes | None
    brotlied: bytes | None
    etag: str
    media_type: str


def pack(body: bytes, media_type: str, *, brotlied: bytes | None = None) -> Packed:
    """Compress once what will be sent often; Brotli twins come from the build."""
    zipped = gzip.compress(body, 9, mtime=0) if len(body) > _SMALL else None
    return Packed(body, zipped, brotlied, f'"{sha256(body).hexdigest()[:20]}"', media_type)


def answer(request: Request, packed: Packed, *, cache: str, vary: str = "") -> Response:
    """Return the body, compressed when the client can, or 304 when it has it already."""
    headers = {
        "cache-control": cache,
        "etag": packed.etag,
        "vary": ", ".join(filter(None, ("Accept-Encoding", vary))),
    }
    if request.headers.get("if-none-match") == packed.etag:
        return Response(status_code=304, headers=headers)
    accepted = request.headers.get("accept-encoding", "")
    for name, body in (("br", packed.brotlied), ("gzip", packed.zipped)):
        if body and name in accepted:
            headers["content-encoding"] = name
            return Response(body, media_type=packed.media_type, headers=headers)
    return Response(packed.body, media_type=packed.media_type, headers=headers)


def _packed(path: Path) -> Packed:
    twin = path.with_name(path.name + ".br")
    brotlied = twin.read_bytes() if twin.is_file() else None
    return pack(path.read_bytes(), _TYPES[path.suffix], brotlied=brotlied)


class Assets:
    """All files of the build and the few fixed ones, read once; there is no path to escape from."""

    def __init__(self, root: Path = ROOT) -> None:
        dist = root / "dist"
        manifest = dist / "manifest.json"
        self._names: dict[str, str] = {}
        if manifest.is_file():
            self._names = json.loads(manifest.read_text(encoding="utf-8"))
        else:
            log.warning("the front end is not built; run: npm ci && npm run build")
        self._files = {
            path.name: _packed(path)
            for folder in (root, dist)
            if folder.is_dir()
            for path in sorted(folder.iterdir())
            if path.suffix in _TYPES
        }

    def address(self, name: str) -> str:
        """Return where `app.js` or `app.css` is served; its hash changes with its content."""
        return f"/static/{self._names.get(name, name)}"

    def imports(self, name: str) -> list[str]:
        """Return where the scripts are that a script waits for, so that they are fetched with it.

        Those that it loads later, when they are wanted, are not among them.
        """
        script = self._files.get(self._names.get(name, name))
        found = _IMPORTED.findall(script.body) if script else []
        return [f"/static/{each.decode()}" for each in found]

    def get(self, name: str) -> Packed | None:
        """Return a file by its served name, None when there is none."""
        return self._files.get(name)

    def is_hashed(self, name: str) -> bool:
        """Tell whether the name holds a hash, so that it may be kept for ever."""
        return name in self._names.values()
