"""What each venue says of an API key. A venue that says nothing leaves the answer open (None)."""

from datetime import UTC, datetime
from typing import Any

from desk.errors import VenueUnsure
from desk.venues.statement import Permissions


async def binance(client: Any) -> Permissions:
    """Ask Binance, or the paper exchange."""
    answer = await client.sapi_get_account_apirestrictions()
    return Permissions(
        can_trade=_flag(answer, "enableSpotAndMarginTrading"),
        can_withdraw=_flag(answer, "enableWithdrawals"),
        is_ip_bound=_flag(answer, "ipRestrict"),
    )


async def bybit(client: Any) -> Permissions:
    """Ask Bybit: lists of what may be done, by area."""
    key = (await client.private_get_v5_user_query_api())["result"]
    areas = key["permissions"]
    writes = str(key["readOnly"]) == "0"
    return Permissions(
        can_trade=writes and "SpotTrade" in (areas.get("Spot") or []),
        can_withdraw=writes and "Withdraw" in (areas.get("Wallet") or []),
        is_ip_bound=bool(key.get("ips")) and key["ips"] != ["*"],
        expires_at=_iso(key.get("expiredAt")),
    )


async def okx(client: Any) -> Permissions:
    """Ask OKX: words in one line."""
    key = (await client.private_get_account_config())["data"][0]
    words = str(key["perm"]).split(",")
    return Permissions(
        can_trade="trade" in words, can_withdraw="withdraw" in words, is_ip_bound=bool(key["ip"])
    )


async def coinbase(client: Any) -> Permissions:
    """Ask Coinbase, where transferring is withdrawing."""
    key = await client.v3_private_get_brokerage_key_permissions()
    return Permissions(can_trade=_flag(key, "can_trade"), can_withdraw=_flag(key, "can_transfer"))


async def kucoin(client: Any) -> Permissions:
    """Ask KuCoin: words in one line; Transfer and Withdrawal move money out."""
    key = (await client.private_get_user_api_key())["data"]
    words = {word.strip() for word in str(key["permission"]).split(",")}
    return Permissions(
        can_trade="Spot" in words,
        can_withdraw=bool(words & {"Transfer", "Withdrawal"}),
        is_ip_bound=bool(key.get("ipWhitelist")),
    )


async def gate(client: Any) -> Permissions:
    """Ask Gate, which lists all keys of a person, each with its end hidden."""
    answer = await client.private_account_get_main_keys()
    keys = [answer] if isinstance(answer, dict) else answer
    mine = [k for k in keys if _is_same(str(k["key"]), client.apiKey)] if len(keys) > 1 else keys
    if len(mine) != 1:
        return Permissions()
    writes = {area["name"] for area in mine[0]["perms"] if not area["read_only"]}
    return Permissions(
        can_trade="spot" in writes,
        can_withdraw=bool(writes & {"withdraw", "wallet"}),
        is_ip_bound=bool(mine[0].get("ip_whitelist")),
    )


async def mexc(client: Any) -> Permissions:
    """Ask MEXC, whose canWithdraw is of the person and not of the key: it is not read."""
    account = await client.spot_private_get_account()
    return Permissions(can_trade=_flag(account, "canTrade"))


async def htx(client: Any) -> Permissions:
    """Ask HTX: first who one is, then for the key."""
    uid = (await client.spot_private_get_v2_user_uid())["data"]
    answer = await client.spot_private_get_v2_user_api_key({"uid": uid, "accessKey": client.apiKey})
    key = answer["data"][0]
    words = str(key["permission"]).split(",")
    return Permissions(
        can_trade="trade" in words,
        can_withdraw="withdraw" in words,
        is_ip_bound=bool(key.get("ipAddresses")),
    )


def _flag(answer: Any, name: str) -> bool:
    value = answer.get(name)
    if not isinstance(value, bool):
        raise VenueUnsure(why=f"no word on {name}")
    return value


def _is_same(shown: str, key: str) -> bool:
    return key.startswith(shown.rstrip("*"))


def _iso(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None
