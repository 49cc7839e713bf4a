"""The shipped int8 encoder as a float16 model, which CUDA and TensorRT can run, made in memory.

    python -m ml.half FILE      writes it, to be served by something else (NVIDIA Triton)

CUDA has no kernels for what `quantize_dynamic` writes. The weights are multiplied out again, so
what they lost as int8 stays lost; activations are float and lose nothing. It takes half a second.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from ml import onnx_proto, registry
from ml.onnx_proto import FLOAT, FLOAT16, node

FILE: Final = "sentiment.onnx"
OUTPUT: Final = "logits"
_LARGEST: Final = 65504.0  # of float16; the mask's minus infinity is the least float32


def halved(content: bytes) -> bytes:
    """Return the float16 form of a dynamically quantised file; inputs and output stay as they are.

    The output is float32. Raises `KeyError` for a file that is not quantised as ours is.
    """
    model = _dequantised(content, np.float16)
    for held in _floats(model.graph):
        onnx_proto.put(held, _shortened(onnx_proto.array(held)))
    for each in model.graph.node:
        for attribute in each.attribute:
            if each.op_type == "Cast" and attribute.name == "to" and attribute.i == FLOAT:
                attribute.i = FLOAT16
        for place, name in enumerate(each.output):
            if name == OUTPUT:
                each.output[place] = f"{OUTPUT}_half"
    model.graph.node.append(node("Cast", [f"{OUTPUT}_half"], OUTPUT, to=FLOAT))
    return bytes(model.SerializeToString())


def whole(content: bytes) -> bytes:
    """Return the float32 form, which is what the float16 one is held against."""
    return bytes(_dequantised(content, np.float32).SerializeToString())


def _dequantised(content: bytes, kind: DTypeLike) -> Any:
    """Return the model with float weights and plain products instead of 8-bit ones."""
    model = onnx_proto.read(content)
    graph = model.graph
    weights = {tensor.name: tensor for tensor in graph.initializer}
    made = {name: each for each in graph.node for name in each.output}
    read = {name: each for each in graph.node for name in each.input}
    kept = []
    for each in graph.node:
        if each.op_type == "MatMulInteger":
            cast = read[each.output[0]]
            scaled = read[cast.output[0]]
            _multiply_out(weights, each.input[1], kind)
            source = made[each.input[0]].input[0]
            kept.append(node("MatMul", [source, each.input[1]], scaled.output[0]))
        elif each.op_type == "DequantizeLinear":
            gather = made[each.input[0]]
            _multiply_out(weights, gather.input[0], kind)
            kept.append(node("Gather", gather.input, each.output[0]))
        elif not _is_replaced(each, read):
            kept.append(each)
    del graph.node[:]
    graph.node.extend(kept)
    del graph.value_info[:]  # it tells types that are no longer so
    return model


def _is_replaced(each: Any, read: dict[str, Any]) -> bool:
    """Tell whether a node only serves 8-bit products: scales, casts, look-ups of 8-bit rows."""
    if each.op_type == "DynamicQuantizeLinear":
        return True
    if each.op_type == "Mul" and any(name.endswith("_scale") for name in each.input):
        return True
    is_after = any(name.endswith("_output_quantized_cast_output") for name in each.input)
    is_cast = each.op_type == "Cast" and each.input[0].endswith("_output_quantized")
    follower = read.get(each.output[0])
    is_row = follower is not None and follower.op_type == "DequantizeLinear"
    return is_after or is_cast or is_row


def _multiply_out(weights: dict[str, Any], name: str, kind: DTypeLike) -> None:
    tensor = weights[name]
    if tensor.data_type in {FLOAT, FLOAT16}:
        return  # somebody who shares it came before
    stem = name.removesuffix("_quantized")
    scale = onnx_proto.array(weights[f"{stem}_scale"])
    zero = onnx_proto.array(weights[f"{stem}_zero_point"]).astype(np.float32)
    onnx_proto.put(tensor, ((onnx_proto.array(tensor) - zero) * scale).astype(kind))


def _floats(graph: Any) -> Iterator[Any]:
    """Yield every tensor of float32: weights, and the values of constants."""
    held = [attribute.t for each in graph.node for attribute in each.attribute]
    for tensor in [*graph.initializer, *held]:
        if tensor.data_type == FLOAT:
            yield tensor


def _shortened(values: NDArray[Any]) -> NDArray[np.float16]:
    return np.asarray(np.clip(values, -_LARGEST, _LARGEST), dtype=np.float16)


def main() -> None:
    """Write the float16 encoder to the file that is named."""
    card = registry.load_card("sentiment")
    Path(sys.argv[1]).write_bytes(halved(registry.load_file(card, FILE)))


if __name__ == "__main__":
    main()
