"""Opens ONNX sessions on what this machine really has: CUDA when it loads, else the CPU."""

import ctypes
from typing import Any, Final, Literal

import onnxruntime

from desk.errors import BadConfiguration

Provider = Literal["auto", "cpu", "cuda"]
CUDA: Final = "CUDAExecutionProvider"
CPU: Final = "CPUExecutionProvider"
_LIBRARIES: Final = ("libcublasLt.so.13", "libcublasLt.so.12", "cublasLt64_13.dll")


def choose_provider(wanted: Provider) -> str:
    """Return the provider to ask for; raises `BadConfiguration` when `cuda` cannot be had.

    The GPU build of onnxruntime lists CUDA on machines without one, tries, fails and prints an
    error at every start: so its libraries are tried first, here.
    """
    if wanted == "cpu":
        return CPU
    if CUDA in onnxruntime.get_available_providers() and _cuda_loads():
        return CUDA
    if wanted == "cuda":
        raise absent("CUDA does not load here; install the extra `gpu`")
    return CPU


def absent(problem: str) -> BadConfiguration:
    """Return the error of a GPU that was demanded and cannot be had."""
    return BadConfiguration(
        variable="TAPEWIRE_ML_PROVIDER", problem=f"is cuda, and {problem}, or say auto"
    )


def open_session(model: bytes, *, provider: Provider = "auto", threads: int = 1) -> Any:
    """Return an onnxruntime session over the bytes of a model.

    `threads` share one run; a second session costs more and gives less than a second thread.
    With `auto` the session may be on the CPU where CUDA was tried, as its providers say; with
    `cuda` that raises `BadConfiguration`.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Idle threads that spin take the core from the rest of the desk.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    chosen = choose_provider(provider)
    providers = [chosen] if chosen == CPU else [chosen, CPU]
    session = onnxruntime.InferenceSession(model, options, providers=providers)
    # A library that is missing further on (cuDNN, a driver) makes onnxruntime fall back in silence.
    if provider == "cuda" and not on_cuda(session):
        raise absent("onnxruntime could not start it; see that CUDA 13 and cuDNN 9 are there")
    return session


def on_cuda(session: Any) -> bool:
    """Tell whether a session really runs on the GPU."""
    return CUDA in session.get_providers()


def _cuda_loads() -> bool:
    for name in _LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False
