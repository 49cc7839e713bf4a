"""The Redis client and every key, stream and channel name, in one place."""

from typing import Final

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as Lost
from redis.exceptions import TimeoutError as TooSlow

QUOTES: Final = "quotes:"  # + venue; hash: symbol -> quote as JSON
QUOTES_CHANNEL: Final = "tape:quotes"
DEPTHS_WANTED: Final = "depths-wanted"  # sorted set: venue and symbol -> until when, in seconds
DEPTHS_CHANNEL: Final = "tape:depths"
EVENTS_CHANNEL: Final = "tape:events"
PAGES_CHANNEL: Final = "tape:pages"  # for open pages alone, so that nobody else is woken
ALIVE: Final = "alive:"  # + process name, with a time to live
METRICS: Final = "metrics:"  # + process name: what it has counted, with a time to live
HEADLINES: Final = "headlines"  # stream: to the models
SCORES: Final = "scores"  # stream: from the models
POSTS: Final = "posts"  # stream: from the bot to who takes in headlines
REFERENCES: Final = "references:"  # + source; hash: symbol or name -> reference as JSON
REFERENCE_SOURCES: Final = "references"  # set: who has told any
SOURCES: Final = "sources"  # how each source is doing, as JSON
QUESTIONS: Final = "questions"  # stream: to the language model
ANSWERS: Final = "answers"  # stream: from it, as they grow and as they ended
CALLED_OFF: Final = "off:"  # + id of a question that nobody is to answer, with a time to live
BUDGET: Final = "budget:"  # + venue and lane: when the next request is due, in microseconds
GAUGED: Final = "gauged:"  # + what; hash: symbol -> rows for the models
STAMPS: Final = ":stamps"  # behind such a key; hash: symbol -> how new its rows are
GAUGE: Final = "gauge:"  # + name: what the models read, with a time to live
WISHES: Final = "gauge-wishes"  # list: what people wait for
TRADE_QUEUE: Final = "jobs:trade"

CONNECT_S: Final = 3
ANSWER_S: Final = 5


def quotes(venue: str) -> str:
    """Return the key of a venue's quotes."""
    return QUOTES + venue


def connect(url: str) -> Redis:
    """Return a client that reconnects by itself; nothing is connected until it is used."""
    client: Redis = Redis.from_url(
        url,
        socket_connect_timeout=CONNECT_S,
        socket_timeout=ANSWER_S,
        retry=Retry(ExponentialBackoff(cap=0.5, base=0.05), 2),
        retry_on_error=[Lost, TooSlow],
        health_check_interval=15,
    )
    return client
