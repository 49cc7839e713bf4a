"""Files that bots and people sent: bytes on disk, what is known about them in memory."""

import hashlib
import io
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from PIL import Image, UnidentifiedImageError

from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.journal import Journal, Json

UPLOAD_LIMIT_BYTES: Final = 50 << 20
DOWNLOAD_LIMIT_BYTES: Final = 20 << 20
PHOTO_LIMIT_BYTES: Final = 10 << 20
_PHOTO_SIDES: Final = (90, 320, 800, 1280)
_PHOTO_SUM: Final = 10_000
_PHOTO_RATIO: Final = 20
_FOLDERS: Final = {"photo": "photos", "animation": "animations", "video": "videos"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a request carried it."""

    name: str
    type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What is known of a file; `side` > 0 marks a photo made smaller when it is asked for."""

    file_id: str
    unique_id: str
    path: str
    digest: str
    name: str
    type: str
    size: int
    width: int = 0
    height: int = 0
    side: int = 0

    def reference(self) -> Json:
        """Return the fields every file object of Bot API has."""
        fields: Json = {"file_id": self.file_id, "file_unique_id": self.unique_id}
        return fields if self.side else {**fields, "file_size": self.size}

    def photo_size(self) -> Json:
        """Return it as a PhotoSize."""
        return {**self.reference(), "width": self.width, "height": self.height}


class FileStore:
    """Keeps files by the digest of their content, so the same chart twice is stored once."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._folder = folder
        self._journal = journal
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def restore(self, record: Json) -> None:
        """Take a file over from the journal."""
        self._index(StoredFile(**record))

    def find(self, file_id: str) -> StoredFile | None:
        """Return the file with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """Return the file with this `file_path`."""
        return self._by_path.get(path)

    def read(self, file: StoredFile) -> bytes:
        """Return the bytes, made smaller for the lesser sizes of a photo."""
        data = (self._folder / file.digest).read_bytes()
        return _shrunk(data, file.side) if file.side else data

    def add(self, upload: Upload, kind: str) -> StoredFile:
        """Store an upload as a document, animation or other file without sizes."""
        size = (0, 0) if kind == "document" else image_size(upload.data)
        return self._add(upload, kind, size)

    def add_photo(self, upload: Upload) -> list[StoredFile]:
        """Store a picture and its smaller sizes, smallest first; refuse what is none."""
        if len(upload.data) > PHOTO_LIMIT_BYTES:
            raise bad_request(
                f"file of size {len(upload.data)} bytes is too big for a photo;"
                f" the maximum size is {PHOTO_LIMIT_BYTES} bytes"
            )
        width, height = image_size(upload.data)
        if not width or not height:
            raise ApiError(400, "Bad Request: IMAGE_PROCESS_FAILED")
        if width + height > _PHOTO_SUM or max(width, height) > _PHOTO_RATIO * min(width, height):
            raise ApiError(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
        sides = [side for side in _PHOTO_SIDES if side < max(width, height)]
        scaled = [(side, side / max(width, height)) for side in sides]
        smaller = [
            self._add(upload, "photo", (max(1, round(width * f)), max(1, round(height * f))), side)
            for side, f in scaled
        ]
        return [*smaller, self._add(upload, "photo", (width, height))]

    def _add(self, upload: Upload, kind: str, size: tuple[int, int], side: int = 0) -> StoredFile:
        digest = hashlib.sha256(upload.data).hexdigest()
        path = self._folder / digest
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(upload.data)
        file_id = f"TW{kind[0]}" + secrets.token_urlsafe(21)
        suffix = Path(upload.name).suffix[:12] if Path(upload.name).suffix.isascii() else ""
        file = StoredFile(
            file_id=file_id,
            unique_id=f"{kind[0]}{side}{digest[:14]}",
            path=f"{_FOLDERS.get(kind, 'documents')}/file_{file_id[3:]}{suffix}",
            digest=digest,
            name=upload.name,
            type=upload.type,
            size=len(upload.data),
            width=size[0],
            height=size[1],
            side=side,
        )
        self._index(file)
        self._journal.mark("files", file_id, lambda: asdict(file))
        return file

    def _index(self, file: StoredFile) -> None:
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file


def image_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels, zeros when it is no picture; nothing is decoded."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return 0, 0


def _shrunk(data: bytes, side: int) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        small = image.convert("RGB")
        small.thumbnail((side, side))
        out = io.BytesIO()
        small.save(out, "JPEG", quality=85)
        return out.getvalue()


def file_fields(file: StoredFile, **extra: Any) -> Json:
    """Return a Document-like object; what is empty is left out."""
    named = {"file_name": file.name, "mime_type": file.type, **extra}
    return {**file.reference(), **{k: v for k, v in named.items() if v not in ("", None)}}
