"""Imports one exchange of ccxt instead of all of them.

`import ccxt.async_support` loads about 110 exchanges: 3 s and 120 MB per process. Stand-in
packages with the real search paths, put in place first, let a single exchange module load by
itself; whoever asks the stand-ins for another exchange gets it loaded then.
"""

import importlib
import sys
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final

from desk.errors import BadConfiguration

_PACKAGES: Final = ("ccxt", "ccxt.async_support", "ccxt.pro")


def exchange_class(exchange_id: str) -> Any:
    """Return ccxt's asynchronous class of an exchange; raises `BadConfiguration` for none."""
    _stand_in()
    try:
        module = importlib.import_module(f"ccxt.async_support.{exchange_id}")
    except ModuleNotFoundError as e:
        problem = "is not an exchange that ccxt knows, for example binance"
        raise BadConfiguration(variable="TAPEWIRE_PRICE_SOURCE", problem=problem) from e
    return getattr(module, exchange_id)


def stream_class(exchange_id: str) -> Any:
    """Return ccxt's class of an exchange that also streams; raises `BadConfiguration`.

    Its module looks its parent class up as an attribute of the package, where the import system
    has put the module of the same name by then.
    """
    parent = exchange_class(exchange_id)
    vars(sys.modules["ccxt.async_support"])[exchange_id] = parent
    module = importlib.import_module(f"ccxt.pro.{exchange_id}")
    return getattr(module, exchange_id)


def errors() -> ModuleType:
    """Return ccxt's tree of errors."""
    _stand_in()
    return importlib.import_module("ccxt.base.errors")


def _stand_in() -> None:
    if "ccxt" in sys.modules:
        return
    spec = find_spec("ccxt")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("ccxt")
    root = spec.submodule_search_locations[0]
    for name in _PACKAGES:
        path = root + name.removeprefix("ccxt").replace(".", "/")
        sys.modules[name] = _package(name, path)
    tree = importlib.import_module("ccxt.base.errors")
    public = {n: v for n, v in vars(tree).items() if not n.startswith("_")}
    for name in _PACKAGES:
        vars(sys.modules[name]).update(public)


def _package(name: str, path: str) -> ModuleType:
    package = ModuleType(name)
    package.__path__ = [path]
    package.__spec__ = ModuleSpec(name, None, is_package=True)

    def missing(attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        if attribute == "Exchange":  # the one name that is not a module of its own
            return importlib.import_module(f"{name}.base.exchange").Exchange
        try:
            module = importlib.import_module(f"{name}.{attribute}")
        except ModuleNotFoundError as e:
            raise AttributeError(attribute) from e
        return getattr(module, attribute, module)

    vars(package)["__getattr__"] = missing
    return package
