"""What a ticket says beside price and cost: how long it waits, how it trades, how it ends. Pure."""

from typing import Final

from bot.views import figures
from desk.i18n import Html, Texts
from desk.orders.exits import Exits
from desk.orders.model import Kind, TimeInForce
from desk.orders.ticket import Preview

_AT_ONCE: Final = {TimeInForce.IOC: "terms-ioc", TimeInForce.FOK: "terms-fok"}


def told(preview: Preview, t: Texts) -> Html | None:
    """Return a line for each of the terms that the person should know of; None for none."""
    intent = preview.intent
    found = _of_limit(preview, t) if intent.kind is Kind.LIMIT else []
    if intent.exits:
        found += _of_exits(intent.exits, preview, t)
    return Html("\n".join(found)) if found else None


def _of_limit(preview: Preview, t: Texts) -> list[Html]:
    intent = preview.intent
    if intent.time_in_force in _AT_ONCE:
        return [t(_AT_ONCE[intent.time_in_force])]
    found = [t("terms-post")] if intent.is_post_only else []
    if intent.expires_at:
        found.append(t("terms-rests", at=figures.moment(t, intent.expires_at, "UTC")))
    return found


def _of_exits(exits: Exits, preview: Preview, t: Texts) -> list[Html]:
    found = []
    if exits.stop:
        price = figures.level(exits.stop, exits.stop.below(preview.price))
        found.append(t("plan-stop", price=price, limit="none"))
    if exits.take_profit:
        price = figures.level(exits.take_profit, exits.take_profit.above(preview.price))
        found.append(t("plan-target", price=price))
    return found
