"""Answers the operator of this machine: accounts, fees, faults, health. Loopback only."""

import ipaddress
import secrets
from collections.abc import Callable, Mapping
from typing import Annotated, Final, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from exchange import audit, tickets, units
from exchange.clock import epoch_ms
from exchange.dialects.keys import FREE_OF_FEES, credentials
from exchange.faults import Kind, Rule
from exchange.ledger import Account
from exchange.params import Params
from exchange.protocol import order_forms
from exchange.refusals import Refusal
from exchange.venue import Venue

Wanted = TypeVar("Wanted", bound=BaseModel)
_ROUTE: Final = r"^(\*|(GET|POST|PUT|DELETE) /[!-~]*|WS [a-zA-Z.0-9]+|STREAM (user|market))$"
_BPS: Final = r"^[0-9]{1,3}(\.[0-9]{1,2})?$"
Answer: TypeAlias = Callable[[Venue, bytes], object]


class AccountWanted(BaseModel):
    """`POST /admin/accounts`: a name that stays the account's, and what it starts with.

    With a `venue` the answer also holds the credentials that connect the account as one of it.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Annotated[str, Field(min_length=1, max_length=128, pattern=r"^[!-~]+$")]
    balances: dict[str, str] = Field(default_factory=dict)
    venue: Annotated[str, Field(pattern="^[a-z]{2,16}$")] | None = None


class TermsWanted(BaseModel):
    """`POST /admin/terms`: fees in basis points ("7.5") and latency, as they shall be from now."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str
    maker_bps: Annotated[str, Field(pattern=_BPS)] = "10"
    taker_bps: Annotated[str, Field(pattern=_BPS)] = "10"
    latency_ms: Annotated[int, Field(ge=0, le=60_000)] = 0


class FillWanted(BaseModel):
    """`POST /admin/fills`: how much of a resting order the market takes now."""

    model_config = ConfigDict(extra="forbid", strict=True)

    order_id: int
    quantity: str
    on_tape: bool = False


class ListingWanted(BaseModel):
    """`POST /admin/listings`: which coming market is to be traded from now on."""

    model_config = ConfigDict(extra="forbid", strict=True)

    symbol: str


class CutWanted(BaseModel):
    """`POST /admin/disconnect`: whose sockets to cut; all without a name."""

    model_config = ConfigDict(extra="forbid", strict=True)

    account: str | None = None


class RuleWanted(BaseModel):
    """One fault rule; see `exchange.faults`."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    route: Annotated[str, Field(pattern=_ROUTE)] = "*"
    account: str | None = None
    seconds: Annotated[float, Field(ge=0, le=600)] = 1.0
    share: Annotated[float, Field(gt=0, lt=1)] = 0.5
    probability: Annotated[float, Field(ge=0, le=1)] = 1.0
    count: Annotated[int, Field(ge=1)] | None = None


class FaultsWanted(BaseModel):
    """`POST /admin/faults`: rules to add; a seed makes the draws repeatable."""

    model_config = ConfigDict(extra="forbid")

    rules: Annotated[list[RuleWanted], Field(min_length=1, max_length=100)]
    seed: int | None = None


def check_peer(client: tuple[str, int] | None, headers: Mapping[str, str]) -> None:
    """Refuse peers other than this machine, and browsers that were led here.

    A web page may reach loopback through a visitor's browser, but not with a JSON content type
    (it would have to ask first) and not under a host name of its own.
    """
    host = headers.get("host", "").rsplit(":", 1)[0].strip("[]")
    if client is None or not _is_loopback(client[0]) or not _is_loopback(host):
        raise Refusal(
            -1002,
            "You are not authorized to execute this request. /admin answers this machine only, "
            "for example: curl http://127.0.0.1:8082/admin/health",
            status=403,
        )


def open_account(venue: Venue, body: bytes) -> object:
    """Make or find an account; the same name gives the same keys and no second funding."""
    wanted = read(AccountWanted, body, '{"name": "user-1", "balances": {"USDT": "10000"}}')
    account = venue.engine.open_account(
        wanted.name,
        key=secrets.token_hex(32),
        secret=secrets.token_hex(32),
        deposits=_deposits(venue, wanted.balances),
        now_ms=epoch_ms(),
    )
    made = {"name": account.name, "api_key": account.key, "secret": account.secret}
    if wanted.venue is None:
        return made
    if wanted.venue in FREE_OF_FEES:
        venue.engine.set_terms(account, maker_ppm=0, taker_ppm=0, latency_ms=0)
    return made | {"credentials": credentials(account, wanted.venue)}


def add_faults(venue: Venue, body: bytes) -> object:
    """Add fault rules: an object with `rules` and perhaps a `seed`."""
    example = '{"rules": [{"route": "POST /api/v3/order", "kind": "drop_after", "count": 1}]}'
    wanted = read(FaultsWanted, body, example)
    rules = [
        Rule(
            route=rule.route,
            account=rule.account,
            kind=rule.kind,
            seconds=rule.seconds,
            share=rule.share,
            probability=rule.probability,
            left=rule.count,
        )
        for rule in wanted.rules
    ]
    venue.faults.add(rules, seed=wanted.seed)
    return list_faults(venue, b"")


def clear_faults(venue: Venue, body: bytes) -> object:
    """Remove all fault rules."""
    del body
    venue.faults.clear()
    return list_faults(venue, b"")


def list_faults(venue: Venue, body: bytes) -> object:
    """List the rules in force and how often each has struck."""
    del body
    return {
        "rules": [
            {
                "route": rule.route,
                "account": rule.account,
                "kind": rule.kind.value,
                "seconds": rule.seconds,
                "share": rule.share,
                "probability": rule.probability,
                "left": rule.left,
                "struck": rule.struck,
            }
            for rule in venue.faults.rules
        ]
    }


def set_terms(venue: Venue, body: bytes) -> object:
    """Change fees and latency of an account."""
    example = '{"name": "user-1", "maker_bps": "7.5", "taker_bps": "10", "latency_ms": 80}'
    wanted = read(TermsWanted, body, example)
    account = _account(venue, wanted.name)
    venue.engine.set_terms(
        account,
        maker_ppm=_ppm(wanted.maker_bps),
        taker_ppm=_ppm(wanted.taker_bps),
        latency_ms=wanted.latency_ms,
    )
    return wanted.model_dump()


def fill(venue: Venue, body: bytes) -> object:
    """Let the house trade with one resting order, whatever stands before it in the book.

    `on_tape` makes its price the market's: it is printed, and sets off what waits for it.
    """
    wanted = read(FillWanted, body, '{"order_id": 12, "quantity": "0.001"}')
    order = venue.engine.orders.get(wanted.order_id)
    if order is None:
        raise Refusal(-1130, f"order_id: no order {wanted.order_id} here")
    size = Params({"quantity": wanted.quantity})
    lots = tickets.lots(size, "quantity", order.market)
    venue.engine.fill(order, lots, epoch_ms(), is_aside=not wanted.on_tape)
    return order_forms.queried(order)


def list_market(venue: Venue, body: bytes) -> object:
    """List a market that was not traded so far; listing it again changes nothing."""
    wanted = read(ListingWanted, body, '{"symbol": "FLNTUSDT"}')
    engine = venue.engine
    if wanted.symbol not in engine.markets | engine.coming:
        coming = ", ".join(engine.coming) or "none"
        problem = f"symbol: no market {wanted.symbol[:40]!r} is coming; there is {coming}"
        raise Refusal(-1130, problem)
    return {"symbol": engine.list_market(wanted.symbol).symbol, "coming": list(engine.coming)}


def disconnect(venue: Venue, body: bytes) -> object:
    """Cut the sockets of an account's stream, or every socket, without a farewell."""
    wanted = read(CutWanted, body, '{"account": "user-1"}')
    outboxes = list(venue.sockets)
    if wanted.account is not None:
        outboxes = venue.users.outboxes(_account(venue, wanted.account))
    for outbox in outboxes:
        outbox.cut()
    return {"disconnected": len(outboxes)}


def health(venue: Venue, body: bytes) -> object:
    """Tell how the exchange is: its prices, its size, whether its books balance."""
    del body
    engine = venue.engine
    wrong = audit.breaches(engine)
    return {
        "status": "broken" if wrong else "ok",
        "breaches": wrong,
        "prices": venue.source(),
        "markets": len(engine.markets),
        "accounts": len(engine.accounts),
        "orders": len(engine.orders),
        "open_orders": sum(len(account.open_orders()) for account in engine.accounts.values()),
        "journal_bytes": venue.journal.size,
        "faults": len(venue.faults.rules),
        "sockets": len(venue.sockets),
    }


def _account(venue: Venue, name: str) -> Account:
    account = venue.engine.by_name.get(name)
    if account is None:
        raise Refusal(-1130, f"no account {name[:40]!r} here; POST /admin/accounts opens one")
    return account


def _ppm(basis_points: str) -> int:
    whole, _, part = basis_points.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))


def _deposits(venue: Venue, balances: Mapping[str, str]) -> dict[str, int]:
    assets = {a for m in venue.engine.markets.values() for a in (m.base, m.quote)}
    deposits = {}
    for asset, text in balances.items():
        if asset not in assets:
            raise Refusal(-1130, f'balances: no asset {asset!r} here, for example "USDT"')
        try:
            deposits[asset] = units.read(text)
        except ValueError as e:
            raise Refusal(
                -1130,
                f"balances: {text!r} is not an amount of {asset} with at most 12 digits before "
                f'and 8 behind the point, for example "10000.5"',
            ) from e
    return deposits


def read(model: type[Wanted], body: bytes, example: str) -> Wanted:
    """Return what was sent; raises a `Refusal` with an example for what is malformed."""
    try:
        return model.model_validate_json(body)
    except ValidationError as e:
        problem = e.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, problem["loc"])) or "the body"
        raise Refusal(-1130, f"{where}: {problem['msg']}; for example {example}") from e


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


ROUTES: Final[dict[tuple[str, str], Answer]] = {
    ("POST", "/admin/accounts"): open_account,
    ("GET", "/admin/faults"): list_faults,
    ("POST", "/admin/faults"): add_faults,
    ("DELETE", "/admin/faults"): clear_faults,
    ("POST", "/admin/terms"): set_terms,
    ("POST", "/admin/fills"): fill,
    ("POST", "/admin/listings"): list_market,
    ("POST", "/admin/disconnect"): disconnect,
    ("GET", "/admin/health"): health,
}
