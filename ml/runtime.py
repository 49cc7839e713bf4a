"""Opens ONNX sessions on what this machine really has: TensorRT, CUDA, or else the CPU."""

import ctypes
from collections.abc import Mapping
from typing import Any, Final, Literal

import onnxruntime
import structlog

from desk.errors import BadConfiguration

Provider = Literal["auto", "cpu", "cuda", "tensorrt"]
TENSORRT: Final = "TensorrtExecutionProvider"
CUDA: Final = "CUDAExecutionProvider"
CPU: Final = "CPUExecutionProvider"
_NAMES: Final = {"cuda": CUDA, "tensorrt": TENSORRT}
# Any one of these is the first library that the provider needs.
_LIBRARIES: Final = {
    CUDA: ("libcublasLt.so.13", "libcublasLt.so.12", "cublasLt64_13.dll"),
    TENSORRT: ("libnvinfer.so.11", "libnvinfer.so.10", "nvinfer_10.dll"),
}
log = structlog.get_logger(__name__)


def choose_providers(wanted: Provider) -> tuple[str, ...]:
    """Return the providers to ask for, best first and the CPU last.

    Raises `BadConfiguration` when the GPU is demanded and cannot be had. The GPU build of
    onnxruntime lists CUDA on machines without one, tries, fails and prints an error at every
    start: so its libraries are tried first, here.
    """
    if wanted == "cpu":
        return (CPU,)
    listed = onnxruntime.get_available_providers()
    loaded = [name for name in (TENSORRT, CUDA) if name in listed and _loads(name)]
    if wanted != "auto" and _NAMES[wanted] not in loaded:
        raise absent(wanted, "does not load here; install the extra `gpu`")
    if CUDA not in loaded:  # TensorRT leaves to it what it cannot run itself
        if CUDA in listed:
            log.warning("no GPU", problem="CUDA is listed and does not load; models run on the CPU")
        return (CPU,)
    return (CUDA, CPU) if wanted == "cuda" else (*loaded, CPU)


def absent(wanted: str, problem: str) -> BadConfiguration:
    """Return the error of a GPU that was demanded and cannot be had."""
    return BadConfiguration(
        variable="TAPEWIRE_ML_PROVIDER", problem=f"is {wanted}, which {problem}, or say auto"
    )


def open_session(
    model: bytes,
    *,
    provider: Provider = "auto",
    threads: int = 1,
    shapes: Mapping[str, str] | None = None,
) -> Any:
    """Return an onnxruntime session over the bytes of a model.

    `shapes` say for min, opt and max what the inputs are like, such as `ids:1x1,mask:1x1`. Without
    them TensorRT is passed over: it would build its engine anew, in seconds, for every new shape.

    `threads` share one run; a second session costs more and gives less than a second thread.
    With `auto` the session may be on the CPU where a GPU was tried, as its providers say; with
    `cuda` and `tensorrt` that raises `BadConfiguration`.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Idle threads that spin take the core from the rest of the desk.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    asked = [n for n in choose_providers(provider) if n != TENSORRT or shapes]
    known = {f"trt_profile_{kind}_shapes": text for kind, text in (shapes or {}).items()}
    given = [(name, known) if name == TENSORRT else name for name in asked]
    session = onnxruntime.InferenceSession(model, options, providers=given)
    # A library that is missing further on (cuDNN, a driver) makes onnxruntime fall back in silence.
    if asked[0] not in session.get_providers():
        if provider != "auto":
            problem = "onnxruntime could not start; see that CUDA 13 and cuDNN 9 are there"
            raise absent(provider, problem)
        log.warning("no GPU", problem=f"onnxruntime could not start {asked[0]}", asked=asked)
    return session


def on_gpu(session: Any) -> bool:
    """Tell whether a session really runs on a GPU."""
    return bool({TENSORRT, CUDA} & set(session.get_providers()))


def _loads(provider: str) -> bool:
    for name in _LIBRARIES[provider]:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False
