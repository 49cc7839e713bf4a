"""Pictures for tests."""

import io

from PIL import Image


def png(width: int = 640, height: int = 360, colour: str = "teal") -> bytes:
    """Return a PNG of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()
