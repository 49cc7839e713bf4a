"""Sending what is neither text nor file: a contact, a place, a die."""

import secrets
from typing import Final

from sandbox.telegram import outgoing
from sandbox.telegram.call import Call
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.journal import Json

# Highest values, as core.telegram.org/bots/api#dice has them.
DICE: Final = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
_CONTACT: Final = ("phone_number", "first_name", "last_name", "vcard")
_VENUE: Final = (
    "title",
    "address",
    "foursquare_id",
    "foursquare_type",
    "google_place_id",
    "google_place_type",
)
_LIVE: Final = ("horizontal_accuracy", "live_period", "heading", "proximity_alert_radius")


async def send_contact(call: Call) -> object:
    conversation = outgoing.begin(call)
    return outgoing.send(call, conversation, {"contact": _given(call, _CONTACT)}).message


async def send_location(call: Call) -> object:
    conversation = outgoing.begin(call)
    place = _place(call) | _given(call, _LIVE)
    return outgoing.send(call, conversation, {"location": place}).message


async def send_venue(call: Call) -> object:
    conversation = outgoing.begin(call)
    place = _place(call)
    venue = {"location": place, **_given(call, _VENUE)}
    return outgoing.send(call, conversation, {"venue": venue, "location": place}).message


async def send_dice(call: Call) -> object:
    conversation = outgoing.begin(call)
    emoji = call.text("emoji").removesuffix("\ufe0f") or next(iter(DICE))
    if emoji not in DICE:
        raise ApiError(400, "Bad Request: EMOTICON_INVALID")
    thrown = {"emoji": emoji, "value": 1 + secrets.randbelow(DICE[emoji])}
    return outgoing.send(call, conversation, {"dice": thrown}).message


def _given(call: Call, names: tuple[str, ...]) -> Json:
    return {name: call.value(name) for name in names if call.value(name)}


def _place(call: Call) -> Json:
    """Return the Location; one that is nowhere on Earth is refused."""
    place: Json = {}
    for name, furthest in (("latitude", 90), ("longitude", 180)):
        degrees = call.value(name)
        if degrees is None:
            raise bad_request(f"{name} is empty")
        is_number = isinstance(degrees, int | float) and not isinstance(degrees, bool)
        if not is_number or not -furthest <= degrees <= furthest:
            raise bad_request("wrong location specified")
        place[name] = degrees
    return place


ANSWERS: Final = {
    "sendContact": send_contact,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendDice": send_dice,
}
