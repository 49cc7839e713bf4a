"""Settings of the wire: feeds, news APIs, channels, and how token launches are read."""

import re
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationInfo, field_validator

from desk.secret import Secret
from desk.settings.kinds import EMPTY, Entries, SecretText, Section, Words


class WireSettings(Section):
    """Where headlines come from. A source is off until its key or its list is set."""

    feeds: Words = Field(
        default=(),
        description="RSS, Atom or JSON Feed addresses, comma-separated; the sandbox feeds are added when the sandbox runs.",
    )
    feed_interval_s: float = Field(
        default=30.0, ge=0.2, le=86400, description="Seconds between two looks at a feed."
    )
    replay: bool = Field(
        default=True, description="Publish the bundled day of headlines through the sandbox feeds."
    )
    replay_interval_s: float = Field(
        default=20.0, ge=0.05, le=3600, description="Seconds between two replayed headlines."
    )
    feed_hosts: Words = Field(
        default=(),
        description="host:port of feeds on your own network that may be read, comma-separated.",
    )
    telegram_channels: Words = Field(
        default=(),
        description="Channels the bot is a member of whose posts are news: ids or @names.",
    )
    api_interval_s: float = Field(
        default=30.0, ge=0.2, le=86400, description="Seconds between two questions to a news API."
    )
    cryptopanic_token: SecretText = Field(
        default=EMPTY, description="Token of CryptoPanic's developer API; empty leaves it out."
    )
    cryptopanic_url: str = Field(
        default="https://cryptopanic.com", description="Where CryptoPanic is."
    )
    newsapi_key: SecretText = Field(
        default=EMPTY, description="Key of newsapi.org; empty leaves it out."
    )
    newsapi_query: str = Field(
        default="crypto OR bitcoin OR ethereum", description="What NewsAPI is asked for."
    )
    newsapi_interval_s: float = Field(
        default=900.0,
        ge=0.2,
        le=86400,
        description="Seconds between two questions to NewsAPI; a free key may ask 100 times a day.",
    )
    newsapi_url: str = Field(default="https://newsapi.org", description="Where NewsAPI is.")
    reddit_client_id: str = Field(
        default="", description="Client id of a Reddit application (type script); empty: no Reddit."
    )
    reddit_client_secret: SecretText = Field(default=EMPTY, description="Its secret.")
    subreddits: Words = Field(
        default=("CryptoCurrency", "Bitcoin", "ethereum"), description="Subreddits to read."
    )
    reddit_url: str = Field(
        default="https://oauth.reddit.com", description="Where Reddit answers applications."
    )
    reddit_login_url: str = Field(
        default="https://www.reddit.com", description="Where Reddit gives out tokens."
    )
    github_repos: Words = Field(
        default=(), description="Repositories whose releases are news, such as: bitcoin/bitcoin."
    )
    github_token: SecretText = Field(
        default=EMPTY, description="Token for more than 60 questions an hour; may be empty."
    )
    github_interval_s: float = Field(
        default=120.0, ge=0.2, le=86400, description="Seconds between two questions to GitHub."
    )
    github_url: str = Field(default="https://api.github.com", description="Where GitHub is.")
    announcements: Words = Field(
        default=(),
        description="Exchanges whose listing notices are news: binance, bybit, okx, kucoin.",
    )
    announcements_url: str = Field(
        default="", description="A stand-in for all of them, each in a folder of its name."
    )
    x_token: SecretText = Field(
        default=EMPTY, description="Bearer token of X's API; reading is paid by the post."
    )
    x_query: str = Field(
        default="",
        max_length=512,
        description="Which posts to read, such as: from:cz_binance OR from:VitalikButerin.",
    )
    x_url: str = Field(default="https://api.x.com", description="Where X is.")
    discord_token: SecretText = Field(
        default=EMPTY,
        description="Token of your Discord bot, with the Message Content intent and leave to read history.",
    )
    discord_channels: Words = Field(
        default=(), description="Numeric ids of the Discord channels to read."
    )
    discord_url: str = Field(
        default="wss://gateway.discord.gg", description="Where Discord's gateway is."
    )
    discord_api_url: str = Field(
        default="https://discord.com/api/v10", description="Where Discord's REST API is."
    )
    pages: Entries = Field(
        default=(),
        description="Pages without a feed, by CSS selectors, semicolons between them: address => item => title within it.",
    )
    browser: bool = Field(
        default=False,
        description="Read those pages by a headless Chromium; needs requirements/browser.lock installed.",
    )
    browser_program: str = Field(
        default="", description="Path of that Chromium. Empty: the system's, else Playwright's own."
    )
    page_interval_s: float = Field(
        default=300.0, ge=0.2, le=86400, description="Seconds between two looks at a page."
    )
    coingecko: Literal["off", "public", "demo", "pro"] = Field(
        default="off",
        description="Prices of coins that no exchange here lists, from CoinGecko, by your plan; public needs no key.",
    )
    coingecko_key: SecretText = Field(
        default=EMPTY, validate_default=True, description="Key of a demo or pro plan of CoinGecko."
    )
    coingecko_url: str = Field(
        default="", description="Where CoinGecko is. Empty: the place of the plan."
    )
    coinmarketcap_key: SecretText = Field(
        default=EMPTY, description="Key of CoinMarketCap, for the same; empty leaves it out."
    )
    coinmarketcap_url: str = Field(
        default="https://pro-api.coinmarketcap.com", description="Where CoinMarketCap is."
    )
    reference_interval_s: float = Field(
        default=900.0,
        ge=0.2,
        le=86400,
        description="Seconds between two questions for those prices; free plans allow about 10,000 a month.",
    )
    reference_coins: int = Field(
        default=500, ge=1, le=1000, description="How many coins to ask for, the largest first."
    )
    market_limits: Words = Field(
        default=(
            "move > 3% 15m",
            "move > 5% 1h",
            "move > 12% 24h",
            "volume > 6x",
            "whale > 1m",
            "funding > 0.1%",
            "liquidation > 500k",
        ),
        description="From where on the market itself is news, in the words of alert rules; rules of chats add their own limits.",
    )
    market_sigmas: float = Field(
        default=3.0,
        ge=0,
        le=100,
        description="Volume counts as news from so many standard deviations over the coin's last two hours.",
    )
    market_cool_down_s: int = Field(
        default=900,
        ge=1,
        le=86400,
        description="Seconds before the same kind of event of a coin can be news again.",
    )
    derivatives: Words = Field(
        default=("paper",),
        description="Exchanges whose perpetual contracts tell of funding and liquidations: paper (a stand-in), binance.",
    )
    tge_confidence: float = Field(
        default=0.85,
        ge=0,
        le=1,
        description="How sure the reports of a token launch must be together to list it.",
    )
    tge_phrases: Words = Field(
        default=(), description="More phrases that tell a token launch, beside those built in."
    )
    tge_exclusions: Words = Field(
        default=(), description="More phrases that rule a launch out, such as: testnet, whitelist."
    )
    tge_distance: int = Field(
        default=400,
        ge=40,
        le=4000,
        description="How near to the phrase, in characters, date, token and venues must stand.",
    )

    @field_validator("derivatives")
    @classmethod
    def _derivatives(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := sorted(set(names) - {"paper", "binance"}):
            raise ValueError(f"holds {unknown[0]}; there are paper and binance, for example paper")
        return names

    @field_validator("feeds")
    @classmethod
    def _feeds(cls, feeds: tuple[str, ...]) -> tuple[str, ...]:
        for feed in feeds:
            parts = urlsplit(feed)
            if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
                raise ValueError("holds something that is not an http(s) address without password")
        return feeds

    @field_validator("pages")
    @classmethod
    def _pages(cls, entries: tuple[str, ...]) -> tuple[str, ...]:
        for entry in entries:
            parts = [part.strip() for part in entry.split("=>")]
            if not 2 <= len(parts) <= 3 or not all(parts):
                raise ValueError(
                    "has an entry that is not address => item => title,"
                    " for example https://example.com/news => article => h2"
                )
            address = urlsplit(parts[0])
            if address.scheme not in {"http", "https"} or not address.hostname or address.username:
                raise ValueError("holds something that is not an http(s) address without password")
        return entries

    @field_validator("coingecko_key")
    @classmethod
    def _coingecko_key(cls, key: Secret, info: ValidationInfo) -> Secret:
        plan = info.data.get("coingecko")
        if plan in {"demo", "pro"} and not key:
            raise ValueError(f"is needed for the {plan} plan, for example CG-AbC123; or set public")
        return key

    @field_validator("subreddits")
    @classmethod
    def _subreddits(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if any(not re.fullmatch(r"[A-Za-z0-9_]{2,21}", name) for name in names):
            raise ValueError("holds a name that is none, write for example: Bitcoin, ethereum")
        return names

    @field_validator("github_repos")
    @classmethod
    def _repositories(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if any(not re.fullmatch(r"[\w.-]{1,39}/[\w.-]{1,100}", name) for name in names):
            raise ValueError("is not a list of owner/name, write for example: bitcoin/bitcoin")
        return names

    @field_validator("announcements")
    @classmethod
    def _announcements(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        known = {"binance", "bybit", "okx", "kucoin"}
        if unknown := set(names) - known:
            raise ValueError(f"knows no {min(unknown)}; there are {', '.join(sorted(known))}")
        return names

    @field_validator("discord_channels")
    @classmethod
    def _channels(cls, ids: tuple[str, ...]) -> tuple[str, ...]:
        if any(not re.fullmatch(r"\d{15,20}", channel) for channel in ids):
            raise ValueError("holds an id that is none; copy it in Discord's developer mode")
        return ids

    @field_validator("telegram_channels")
    @classmethod
    def _telegram_channels(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if any(not re.fullmatch(r"-\d{6,20}|@[A-Za-z]\w{3,31}", name) for name in names):
            raise ValueError("holds a name that is none, write for example: @durov, -1001234567890")
        return names
