"""Settings of the models that judge texts: which ones, where they run, how long they may take."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from desk.settings.kinds import Section


class ModelSettings(Section):
    """Those that read prices have no settings."""

    ml_backend: Literal["local", "hf", "triton"] = Field(
        default="local",
        description="Who judges the tone of a text. local: the model that ships; hf: the one in ml_model_dir; triton: a server.",
    )
    ml_model_dir: Path | None = Field(
        default=None,
        description="Folder of a text model in Hugging Face form (a local FinBERT or CryptoBERT), for ml_backend=hf.",
    )
    ml_provider: Literal["auto", "cpu", "cuda", "tensorrt"] = Field(
        default="auto",
        description="Where models run. auto: TensorRT or CUDA when they really load, else the CPU.",
    )
    ml_triton_url: str = Field(
        default="http://127.0.0.1:8000",
        pattern=r"^https?://[^\s/?#@]+/?$",
        description="HTTP address of an NVIDIA Triton server (KServe v2), for ml_backend=triton.",
    )
    ml_triton_model: str = Field(
        default="sentiment",
        pattern=r"^[A-Za-z0-9._-]{1,64}$",
        description="Name of the encoder on that server; `python -m ml.half FILE` writes it.",
    )
    ml_triton_timeout_s: float = Field(
        default=1.0,
        ge=0.05,
        le=60,
        description="Seconds that the server has for a batch before it is judged here.",
    )
    ml_lag_s: float = Field(
        default=2.0,
        ge=0.1,
        le=600,
        description="Headlines that waited longer for a model are judged by a quicker one.",
    )
    ml_threads: int = Field(default=1, ge=1, le=64, description="Threads of an ONNX session.")
