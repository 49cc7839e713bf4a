"""Refusals in Telegram's own words; clients match on these texts, so they are kept verbatim."""

from typing import Any, Final

NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the"
    " same as a current content and reply markup of the message"
)
QUERY_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER: Final = (
    "Conflict: terminated by other getUpdates request;"
    " make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE: Final = (
    "Conflict: can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)
UPGRADED: Final = "group chat was upgraded to a supergroup chat"


class ApiError(Exception):
    """What a Bot API call is refused with: HTTP status, description, optional parameters."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class Dropped(Exception):
    """The connection is to be cut without an answer."""


def bad_request(text: str, **parameters: Any) -> ApiError:
    """Return the 400 that starts with `Bad Request: `."""
    return ApiError(400, f"Bad Request: {text}", **parameters)


def forbidden(text: str) -> ApiError:
    """Return the 403 that starts with `Forbidden: `."""
    return ApiError(403, f"Forbidden: {text}")


def too_many_requests(retry_after_s: int) -> ApiError:
    """Return the 429; the server repeats `retry_after` in the Retry-After header."""
    text = f"Too Many Requests: retry after {retry_after_s}"
    return ApiError(429, text, retry_after=retry_after_s)
