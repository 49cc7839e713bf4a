"""What openapi.json says beyond the routes themselves: the one shape of every failure."""

from typing import Any, Final

from fastapi import FastAPI

from webapp.errors import MEDIA_TYPE
from webapp.schemas.errors import ProblemOut

_SCHEMAS: Final = "#/components/schemas/"
# "default" also takes the place of the 422 that FastAPI would describe, which we never send.
FAILURES: Final[dict[int | str, dict[str, Any]]] = {
    "default": {
        "description": "A failure.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_SCHEMAS}{ProblemOut.__name__}"}}},
    }
}


class Api(FastAPI):
    """FastAPI whose description knows `ProblemOut`, which no route returns by itself."""

    def openapi(self) -> dict[str, Any]:
        """Return the description; the same object at every call."""
        described = super().openapi()
        shape = ProblemOut.model_json_schema(ref_template=f"{_SCHEMAS}{{model}}")
        schemas = described.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(shape.pop("$defs"), **{ProblemOut.__name__: shape})
        return described
