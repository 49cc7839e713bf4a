"""Which provider is asked for, with the list of them and their libraries faked at the loader."""

from types import SimpleNamespace

import onnxruntime
import pytest
import structlog

from desk.errors import BadConfiguration
from ml import runtime
from ml.judge.sentiment import load_sentiment
from ml.registry import MODELS
from ml.runtime import CPU, CUDA, TENSORRT, Provider, choose_providers

HERE, NOWHERE = ("libc.so.6",), ("libnot-there.so.99",)


class Machine:
    """What onnxruntime lists on a machine, and which first libraries load there."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def has(self, *listed: str, loads: tuple[str, ...] = ()) -> None:
        self._patch.setattr(onnxruntime, "get_available_providers", lambda: [*listed, CPU])
        libraries = {name: HERE if name in loads else NOWHERE for name in (CUDA, TENSORRT)}
        self._patch.setattr(runtime, "_LIBRARIES", libraries)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


@pytest.mark.parametrize(
    ("listed", "loads", "chosen"),
    [
        pytest.param((), (), (CPU,), id="only the CPU"),
        pytest.param((CUDA,), (CUDA,), (CUDA, CPU), id="CUDA"),
        pytest.param((TENSORRT, CUDA), (CUDA,), (CUDA, CPU), id="TensorRT without its library"),
        pytest.param(
            (TENSORRT, CUDA), (TENSORRT, CUDA), (TENSORRT, CUDA, CPU), id="TensorRT before CUDA"
        ),
        pytest.param((TENSORRT, CUDA), (TENSORRT,), (CPU,), id="TensorRT alone"),
        pytest.param((CUDA,), (), (CPU,), id="CUDA only listed"),
    ],
)
def test_auto_takes_the_best_that_loads(
    machine: Machine, listed: tuple[str, ...], loads: tuple[str, ...], chosen: tuple[str, ...]
) -> None:
    machine.has(*listed, loads=loads)
    assert choose_providers("auto") == chosen


def test_the_cpu_is_used_when_asked_for_whatever_is_there(machine: Machine) -> None:
    machine.has(TENSORRT, CUDA, loads=(TENSORRT, CUDA))
    assert choose_providers("cpu") == (CPU,)
    assert choose_providers("cuda") == (CUDA, CPU)
    assert choose_providers("tensorrt") == (TENSORRT, CUDA, CPU)


@pytest.mark.parametrize("wanted", ["cuda", "tensorrt"])
def test_demanding_a_gpu_that_does_not_load_stops_the_start_with_the_setting(
    machine: Machine, wanted: Provider
) -> None:
    machine.has()
    with pytest.raises(BadConfiguration, match=rf"TAPEWIRE_ML_PROVIDER.*is {wanted}, which"):
        choose_providers(wanted)


def test_cuda_that_is_listed_and_does_not_load_is_warned_about(machine: Machine) -> None:
    machine.has(CUDA)
    with structlog.testing.capture_logs() as logs:
        encoder = load_sentiment(provider="auto")
    assert {entry["log_level"] for entry in logs} == {"warning"}
    assert "CUDA is listed and does not load" in logs[0]["problem"]
    assert encoder.read(["Bitcoin soars"], ["news"]).shape == (1, 3)


@pytest.mark.filterwarnings("ignore:Specified provider")
def test_cuda_that_loads_and_does_not_start_is_warned_about_and_the_cpu_judges(
    machine: Machine,
) -> None:
    machine.has(CUDA, loads=(CUDA,))
    with structlog.testing.capture_logs() as logs:
        encoder = load_sentiment(provider="auto")
    assert any("could not start" in entry["problem"] for entry in logs)
    assert not runtime.on_gpu(encoder._session)
    assert encoder.read(["Bitcoin soars"], ["news"]).argmax() == 2


@pytest.mark.filterwarnings("ignore:Specified provider")
def test_demanding_cuda_that_does_not_start_stops_the_start(machine: Machine) -> None:
    machine.has(CUDA, loads=(CUDA,))
    with pytest.raises(BadConfiguration, match="could not start"):
        load_sentiment(provider="cuda")


def test_tensorrt_is_told_the_shapes_of_texts_and_passed_over_without_them(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.has(TENSORRT, CUDA, loads=(TENSORRT, CUDA))
    asked: list[list[object]] = []

    def session(_: bytes, __: object, *, providers: list[object]) -> object:
        asked.append(providers)
        names = [name if isinstance(name, str) else name[0] for name in providers]  # type: ignore[index]
        return SimpleNamespace(get_providers=lambda: names)

    monkeypatch.setattr(onnxruntime, "InferenceSession", session)
    assert runtime.on_gpu(load_sentiment(provider="auto")._session)
    runtime.open_session(b"", provider="auto")
    shapes = {
        "trt_profile_min_shapes": "input_ids:1x1,attention_mask:1x1",
        "trt_profile_opt_shapes": "input_ids:32x32,attention_mask:32x32",
        "trt_profile_max_shapes": "input_ids:512x96,attention_mask:512x96",
    }
    assert asked == [[(TENSORRT, shapes), CUDA, CPU], [CUDA, CPU]]


def test_a_session_runs_on_the_threads_it_was_given() -> None:
    model = (MODELS / "sentiment.onnx").read_bytes()
    session = runtime.open_session(model, provider="cpu", threads=2)
    assert session.get_session_options().intra_op_num_threads == 2
    assert session.get_providers() == [CPU]
