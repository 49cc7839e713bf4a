"""Links out of foreign text: which are one address, what may be shown, what is cut."""

import re
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

MAX_URL: Final = 2048
CUT: Final = "[link removed]"
_URL: Final = re.compile(
    r"(?:\b(?:https?|javascript|data|vbscript):|\bwww\."
    r"|\b(?:t\.me|telegram\.me|telegram\.dog|discord\.gg|chat\.whatsapp\.com)/)[^\s<>\"']+",
    re.IGNORECASE,
)
_UNSEEN: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\\]")
# A brand's name in a host that is not the brand's own is how wallet drainers are dressed.
_BRANDS: Final = {
    "binance": {"binance.com", "binance.us", "binance.org"},
    "bybit": {"bybit.com"},
    "coinbase": {"coinbase.com"},
    "kraken": {"kraken.com"},
    "ledger": {"ledger.com"},
    "metamask": {"metamask.io"},
    "opensea": {"opensea.io"},
    "pancakeswap": {"pancakeswap.finance"},
    "phantom": {"phantom.app", "phantom.com"},
    "trezor": {"trezor.io"},
    "trustwallet": {"trustwallet.com"},
    "uniswap": {"uniswap.org"},
    "walletconnect": {"walletconnect.com", "walletconnect.network"},
}
_BAIT: Final = re.compile(
    r"(?:claim|airdrop|giveaway|reward|restore|validate|verify|migrat|sync|support|connect)",
    re.IGNORECASE,
)
_TRACKING: Final = re.compile(
    r"(?:utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|_hs.*|mkt_tok"
    r"|ref|ref_src|referrer|source|src|cmp|cmpid|ncid|ocid|spm|share|shared|s_kwcid|guccounter"
    r"|guce_.*|amp|outputtype|feed|from|rss|tracking|campaign)",
    re.IGNORECASE,
)
_MOBILE: Final = re.compile(r"^(?:www\d?|m|mobile|amp|touch)\.(?=[^.]+\.[^.]+)", re.IGNORECASE)
_AMP_PATH: Final = re.compile(r"(?:/amp|\.amp(?=\.html$))/?$", re.IGNORECASE)
_WALLET: Final = re.compile(r"(?:wallet|token|coin|defi|dapp|swap|nft|eth|sol|btc)", re.IGNORECASE)


def canonical_url(url: str) -> str:
    """Return the address under which an article is one: https, bare host, no tracking, no fragment.

    Query parameters that remain are sorted. For comparing only; readers get the original link.
    Text that is no http(s) address comes back stripped, otherwise as it was.
    """
    parts = _split(url.strip())
    if parts is None:
        return url.strip()
    host = _MOBILE.sub("", (parts.hostname or "").rstrip("."))
    place = host if parts.port in {None, 80, 443} else f"{host}:{parts.port}"
    path = quote(unquote(_AMP_PATH.sub("", parts.path)), safe="/:@!$&'()*+,;=~-._").rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = sorted(pair for pair in pairs if not _TRACKING.fullmatch(pair[0]))
    query = "&".join(urlencode([pair]).removesuffix("=") for pair in kept)  # ?42 is no ?42=
    return f"https://{place}{path}?{query}" if query else f"https://{place}{path}"


def safe_link(url: str) -> str:
    """Return `url` when it may become a link, else "".

    Only http and https with a host, without credentials, spaces or hidden characters, at most
    2,048 characters; no chat invitations, no host on the deny-list.
    """
    text = url.strip()
    if not text or len(text) > MAX_URL or _UNSEEN.search(text):
        return ""
    parts = _split(text)
    if parts is None or parts.username is not None or parts.password is not None:
        return ""
    if is_invitation(parts) or is_denied(parts.hostname or ""):
        return ""
    return text


def is_denied(host: str) -> bool:
    """Return True for hosts dressed as a wallet's or an exchange's claim page.

    A rule, not a list of names: such hosts live for hours. It catches a brand in a foreign
    domain, and bait words beside wallet words in the registered name.
    """
    name = host.lower().rstrip(".")
    own = ".".join(name.split(".")[-2:])
    bare = name.replace("-", "")
    for brand, homes in _BRANDS.items():
        if brand in bare and own not in homes and (_BAIT.search(name) or "xn--" in name):
            return True
    label = own.split(".", maxsplit=1)[0]
    return bool(_BAIT.search(label) and _WALLET.search(label) and "-" in label)


def is_invitation(parts: SplitResult) -> bool:
    """Return True for an invitation into a private chat; joining must never be one tap."""
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.lower()
    if host in {"t.me", "telegram.me", "telegram.dog"}:
        return path.startswith(("/+", "/joinchat/"))
    return host in {"discord.gg", "chat.whatsapp.com"} or path.startswith("/invite/")


def without_denied(text: str) -> str:
    """Return `text` with links that must not be followed replaced by a note.

    Script links and denied hosts go. An invitation stays as text, written t[.]me/+x: Telegram and
    others make a link of every address they recognise.
    """
    if ":" not in text and "/" not in text and "www." not in text:
        return text
    return _URL.sub(_judge, text)


def _judge(found: re.Match[str]) -> str:
    link = found.group()
    whole = link if ":" in link.split("/", 1)[0] else f"https://{link}"
    parts = _split(whole)
    if parts is None or is_denied(parts.hostname or ""):
        return CUT
    return link.replace(".", "[.]") if is_invitation(parts) else link


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and parts.hostname else None
