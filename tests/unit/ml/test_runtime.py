import shutil
from pathlib import Path

import onnxruntime
import pytest

from desk.errors import BadConfiguration
from ml import runtime
from ml.judge.sentiment import CUDA_FILE, FAST_FILE, load_sentiment
from ml.registry import MODELS, BadModel, load_card, write_card


def test_the_cpu_is_used_when_asked_for() -> None:
    assert runtime.choose_provider("cpu") == runtime.CPU


def test_auto_takes_the_cpu_where_cuda_is_only_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [runtime.CUDA, runtime.CPU])
    monkeypatch.setattr(runtime, "_LIBRARIES", ("libnot-there.so.99",))
    assert runtime.choose_provider("auto") == runtime.CPU


def test_auto_takes_cuda_where_its_libraries_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [runtime.CUDA, runtime.CPU])
    monkeypatch.setattr(runtime, "_LIBRARIES", ("libnot-there.so.99", "libc.so.6"))
    assert runtime.choose_provider("auto") == runtime.CUDA


def test_demanding_cuda_without_it_stops_the_start_with_the_setting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [runtime.CPU])
    with pytest.raises(BadConfiguration, match="TAPEWIRE_ML_PROVIDER"):
        runtime.choose_provider("cuda")


@pytest.fixture
def half_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine where CUDA is listed and its first library loads, and no more than that."""
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [runtime.CUDA, runtime.CPU])
    monkeypatch.setattr(runtime, "_LIBRARIES", ("libc.so.6",))


@pytest.fixture
def with_fp16(tmp_path: Path) -> Path:
    """The shipped model with a file for the GPU beside it, which here holds the same weights."""
    for name in ("vocab.txt", FAST_FILE):
        shutil.copyfile(MODELS / name, tmp_path / name)
    shutil.copyfile(MODELS / FAST_FILE, tmp_path / CUDA_FILE)
    write_card(load_card("sentiment"), tmp_path, [FAST_FILE, CUDA_FILE, "vocab.txt"])
    return tmp_path


@pytest.mark.usefixtures("half_installed")
@pytest.mark.filterwarnings("ignore:Specified provider")
def test_auto_falls_back_to_the_int8_file_where_cuda_does_not_start(with_fp16: Path) -> None:
    (with_fp16 / CUDA_FILE).write_bytes(b"")
    with pytest.raises(BadModel, match="fp16"):  # it was tried: its checksum was looked at
        load_sentiment(provider="auto", folder=with_fp16)
    shutil.copyfile(MODELS / FAST_FILE, with_fp16 / CUDA_FILE)
    encoder = load_sentiment(provider="auto", folder=with_fp16)
    assert encoder.read(["Bitcoin soars"], ["news"]).shape == (1, 3)
    assert not runtime.on_cuda(encoder._session)


@pytest.mark.usefixtures("half_installed")
@pytest.mark.filterwarnings("ignore:Specified provider")
def test_demanding_cuda_that_does_not_start_stops_the_start(with_fp16: Path) -> None:
    with pytest.raises(BadConfiguration, match="could not start it"):
        load_sentiment(provider="cuda", folder=with_fp16)


@pytest.mark.usefixtures("half_installed")
def test_demanding_cuda_without_a_file_for_it_stops_the_start() -> None:
    with pytest.raises(BadConfiguration, match=r"sentiment\.fp16\.onnx"):
        load_sentiment(provider="cuda")
    assert not runtime.on_cuda(load_sentiment(provider="auto")._session)


def test_a_session_runs_on_the_threads_it_was_given() -> None:
    model = (MODELS / "sentiment.onnx").read_bytes()
    session = runtime.open_session(model, provider="cpu", threads=2)
    assert session.get_session_options().intra_op_num_threads == 2
    assert session.get_providers() == [runtime.CPU]
