"""A small server that speaks KServe's predict protocol v2 and runs the real encoder behind it."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
from numpy.typing import NDArray

LENGTH = "Inference-Header-Content-Length"
Logits = NDArray[np.float32]
Answer = Callable[[Logits], tuple[int, dict[str, str], bytes]]


def output(logits: Logits, **changes: Any) -> dict[str, Any]:
    """Return the description of the one output, with what a test wants different."""
    shape = {"name": "logits", "datatype": "FP32", "shape": list(logits.shape)}
    return {"model_name": "sentiment", "outputs": [shape | changes]}


def binary(logits: Logits, **changes: Any) -> tuple[int, dict[str, str], bytes]:
    """Answer with the binary tensor extension, as Triton does when asked to."""
    raw = logits.astype("<f4").tobytes()
    head = json.dumps(output(logits, parameters={"binary_data_size": len(raw)}, **changes)).encode()
    return 200, {LENGTH: str(len(head))}, head + raw


def plain(logits: Logits) -> tuple[int, dict[str, str], bytes]:
    """Answer in JSON alone, as other servers of the protocol do."""
    return 200, {}, json.dumps(output(logits, data=logits.ravel().tolist())).encode()


@dataclass
class Server:
    """Where it is, how it answers now, and what it was asked."""

    url: str
    session: Any
    answer: Answer = binary
    pause_s: float = 0.0
    paths: list[str] = field(default_factory=list)

    def infer(self, headers: Any, body: bytes) -> tuple[int, dict[str, str], bytes]:
        size = int(headers[LENGTH])
        asked, rest, inputs = json.loads(body[:size]), body[size:], {}
        for tensor in asked["inputs"]:
            assert tensor["datatype"] == "INT64"
            length = tensor["parameters"]["binary_data_size"]
            values = np.frombuffer(rest[:length], dtype="<i8").reshape(tensor["shape"])
            inputs[tensor["name"]], rest = values, rest[length:]
        assert not rest
        assert asked["outputs"] == [{"name": "logits", "parameters": {"binary_data": True}}]
        time.sleep(self.pause_s)
        return self.answer(self.session.run(None, inputs)[0])


class Quiet(ThreadingHTTPServer):
    """Says nothing of clients that did not wait."""

    def handle_error(self, *_: object) -> None:
        """See the class."""


@contextmanager
def serving(session: Any) -> Iterator[Server]:
    """Serve on a loopback port while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            place.paths.append(self.path)
            status, headers, content = place.infer(self.headers, body)
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(content))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    http = Quiet(("127.0.0.1", 0), Handler)
    place = Server(f"http://127.0.0.1:{http.server_address[1]}", session)
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield place
    finally:
        http.shutdown()
        http.server_close()
