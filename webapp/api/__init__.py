"""JSON routes, one module for each noun, all under /api/v1."""

from typing import Final

V1: Final = "/api/v1"
