"""The few fields of ONNX files that we read and write (onnx/onnx.proto3, ONNX 1.17).

What is not declared here travels through unread: protobuf keeps fields that it does not know.
"""

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from numpy.typing import NDArray

FLOAT: Final = 1
INT8: Final = 3
FLOAT16: Final = 10
_TYPES: Final = {FLOAT: np.float32, 2: np.uint8, INT8: np.int8, FLOAT16: np.float16}
_FIELD: Final = descriptor_pb2.FieldDescriptorProto
_INT64, _TEXT, _BYTES = _FIELD.TYPE_INT64, _FIELD.TYPE_STRING, _FIELD.TYPE_BYTES
# Message -> (field, number, type or message, repeated).
_MESSAGES: Final[dict[str, tuple[tuple[str, int, int | str, bool], ...]]] = {
    "Tensor": (
        ("dims", 1, _INT64, True), ("data_type", 2, _FIELD.TYPE_INT32, False),
        ("float_data", 4, _FIELD.TYPE_FLOAT, True), ("int32_data", 5, _FIELD.TYPE_INT32, True),
        ("name", 8, _TEXT, False), ("raw_data", 9, _BYTES, False),
    ),
    "Attribute": (
        ("name", 1, _TEXT, False), ("i", 3, _INT64, False), ("t", 5, "Tensor", False),
        ("type", 20, _FIELD.TYPE_INT32, False),
    ),
    "Node": (
        ("input", 1, _TEXT, True), ("output", 2, _TEXT, True), ("name", 3, _TEXT, False),
        ("op_type", 4, _TEXT, False), ("attribute", 5, "Attribute", True),
    ),
    "Value": (("name", 1, _TEXT, False),),
    "Graph": (
        ("node", 1, "Node", True), ("initializer", 5, "Tensor", True),
        ("output", 12, "Value", True), ("value_info", 13, "Value", True),
    ),
    "Model": (("graph", 7, "Graph", False),),
}  # fmt: skip


def _built() -> dict[str, Any]:
    file = descriptor_pb2.FileDescriptorProto(
        name="tapewire/onnx.proto", package="tapewire.onnx", syntax="proto3"
    )
    for name, fields in _MESSAGES.items():
        message = file.message_type.add(name=name)
        for field, number, kind, is_repeated in fields:
            label = _FIELD.LABEL_REPEATED if is_repeated else _FIELD.LABEL_OPTIONAL
            added = message.field.add(name=field, number=number, label=label)
            if isinstance(kind, str):
                added.type, added.type_name = _FIELD.TYPE_MESSAGE, f".tapewire.onnx.{kind}"
            else:
                added.type = kind
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {
        name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"tapewire.onnx.{name}"))
        for name in _MESSAGES
    }


_CLASSES: Final = _built()


def read(content: bytes) -> Any:
    """Return the model that a file holds; raises protobuf's `DecodeError` for what is none."""
    return _CLASSES["Model"].FromString(content)


def node(operator: str, inputs: Iterable[str], output: str, **numbers: int) -> Any:
    """Return a node of one output; `numbers` are its whole-number attributes."""
    found = _CLASSES["Node"](op_type=operator, name=output, output=[output])
    found.input.extend(inputs)
    for name, value in numbers.items():
        found.attribute.add(name=name, i=value, type=2)
    return found


def array(tensor: Any) -> NDArray[Any]:
    """Return the numbers of a float or 8-bit tensor, kept as raw bytes or, if few, in a list."""
    kind, shape = _TYPES[tensor.data_type], tuple(tensor.dims)
    if tensor.raw_data:
        return np.frombuffer(tensor.raw_data, kind).reshape(shape)
    return np.array([*tensor.float_data, *tensor.int32_data], dtype=kind).reshape(shape)


def put(tensor: Any, values: NDArray[Any]) -> None:
    """Make a tensor hold float32 or float16 values; its name stays."""
    tensor.data_type = FLOAT16 if values.dtype == np.float16 else FLOAT
    tensor.raw_data = values.tobytes()
    del tensor.float_data[:], tensor.int32_data[:], tensor.dims[:]
    tensor.dims.extend(values.shape)
