"""The line to a venue: one answer to a request, from the one it was sent to, and of no excess."""

from typing import Final

import aiohttp
from aiohttp import ClientHandlerType, ClientRequest, ClientResponse

from workers.venues import imports
from workers.venues.letter import current

MOST_MARKETS: Final = 32 * 1024 * 1024  # decoded: lists of all markets are the longest answers
MOST_ANSWER: Final = 4 * 1024 * 1024  # about an order or an account, page by page
_CHUNK: Final = 64 * 1024


def session() -> aiohttp.ClientSession:
    """Return a session for ccxt, which passes on no option of a request that would matter here."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=100, keepalive_timeout=60),
        response_class=_Bounded,
        middlewares=(_straight,),
    )


async def _straight(request: ClientRequest, send: ClientHandlerType) -> ClientResponse:
    """Take a redirect for no answer, whatever it holds.

    Whoever follows one hands key, passphrase and the signed order to the host that it names.
    """
    response = await send(request)
    if 300 <= response.status < 400:
        response.close()
        why = f"status {response.status}"
        _note(why)
        raise imports.errors().ExchangeNotAvailable(why)
    return response


class _Bounded(ClientResponse):
    """Reads only so much: a small answer can unfold to more than there is memory.

    Whatever belongs to a letter is about one order or account; only lists of markets are long, and
    those are asked for outside of any.
    """

    async def read(self) -> bytes:
        """Return the body; raises ccxt's `BadResponse` for one that is too long to be an answer."""
        if self._body is None:
            self._body = await self._read(MOST_MARKETS if current() is None else MOST_ANSWER)
        return await super().read()

    async def _read(self, most: int) -> bytes:
        body = bytearray()
        try:
            async for chunk in self.content.iter_chunked(_CHUNK):
                body += chunk
                if len(body) > most:
                    why = f"more than {most // 1024**2} MiB"
                    _note(why)
                    raise imports.errors().BadResponse(why)
        except BaseException:
            self.close()
            raise
        return bytes(body)


def _note(why: str) -> None:
    letter = current()
    if letter is not None:
        letter.void = why
