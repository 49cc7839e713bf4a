"""The floor of `fanout`: a bare `websockets` server that tells everybody the same, stamped text."""

import asyncio
import json
import sys
import time

from websockets.asyncio.server import ServerConnection, broadcast, serve


async def run(port: int, size: int, pause_s: float) -> None:
    """Serve on a loopback port until killed, a message of `size` characters every `pause_s`."""
    everybody: set[ServerConnection] = set()

    async def meet(connection: ServerConnection) -> None:
        everybody.add(connection)
        try:
            await connection.wait_closed()
        finally:
            everybody.discard(connection)

    async with serve(meet, "127.0.0.1", port, compression=None):
        while True:
            await asyncio.sleep(pause_s)
            text = json.dumps({"E": time.time_ns() // 1_000_000, "pad": ""})
            broadcast(everybody, text.replace('""', f'"{"x" * (size - len(text))}"'))


if __name__ == "__main__":
    asyncio.run(run(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
