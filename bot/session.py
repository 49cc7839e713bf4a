"""The HTTP client to Telegram: JSON bodies where no file travels, answer types made once.

aiogram writes every call as multipart and makes the pydantic type of its answer anew whenever the
garbage collector has taken the last one: 4 ms of CPU a call, measured under load.
"""

from functools import cache
from typing import Any

import orjson
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.types import InputFile
from aiohttp import ClientError, ClientTimeout


class JsonSession(AiohttpSession):
    """aiogram's session, lighter."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109
    ) -> Any:
        """Call Telegram once."""
        files: dict[str, InputFile] = {}
        body = {
            name: prepared
            for name, value in method.model_dump(warnings=False).items()
            if (prepared := self._prepared(value, bot, files)) is not None
        }
        _keep(method.__returning__)
        if files:
            return await super().make_request(bot, method, timeout=timeout)
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        session = await self.create_session()
        try:
            async with session.post(
                url,
                data=orjson.dumps(body),
                headers={"Content-Type": "application/json"},
                timeout=ClientTimeout(total=self.timeout if timeout is None else timeout),
            ) as response:
                content = await response.text()
        except TimeoutError as e:
            raise TelegramNetworkError(method=method, message="Request timeout error") from e
        except ClientError as e:
            raise TelegramNetworkError(method=method, message=type(e).__name__) from e
        return self.check_response(bot, method, response.status, content).result

    async def close(self) -> None:
        """Close the connections; without TLS there is nothing to wait for."""
        if self.api.base.startswith("https:"):
            await super().close()
        elif self._session is not None:
            await self._session.close()

    def _prepared(self, value: Any, bot: Bot, files: dict[str, InputFile]) -> Any:
        return self.prepare_value(value, bot=bot, files=files, _dumps_json=False)


@cache
def _keep(returning: Any) -> Any:
    """Hold the type of an answer, which pydantic caches only as long as somebody does."""
    return Response[returning]
