"""Builds aiogram's models when they are first used: all 444 at import take 2.5 s and 90 MB.

aiogram declares its types with `defer_build`, then builds each of them at the end of its import
after all, and each with a copy of every type below it. A bot of ours uses some thirty. Loaded
through here, a model is built by pydantic itself at its first use, out of the same names.
"""

import sys
from typing import Any, Final

from pydantic import BaseModel

_BUILD: Final = BaseModel.__dict__["model_rebuild"]
_names: Final[dict[str, Any]] = {}


def _load() -> None:
    if "aiogram" in sys.modules:
        return  # it was loaded whole
    _replace(BaseModel, classmethod(lambda _cls, **_how: None))
    try:
        from aiogram import types  # noqa: PLC0415
        from aiogram.client.default import Default  # noqa: PLC0415
        from aiogram.methods import Response, TelegramMethod  # noqa: PLC0415
    finally:
        _replace(BaseModel, _BUILD)
    _names.update(vars(types), Default=Default)
    for root in (types.TelegramObject, TelegramMethod, Response):
        _replace(root, classmethod(_build))


def _replace(model: type[BaseModel], build: Any) -> None:
    type.__setattr__(model, "model_rebuild", build)


def _build(cls: type[BaseModel], /, **how: Any) -> bool | None:
    """Build a model as pydantic does, knowing the names that aiogram imports for type checkers."""
    built: bool | None = _BUILD.__func__(cls, **{"_types_namespace": _names, **how})
    return built


_load()
