"""Headlines written by us, with blanks filled at random, for what the public sets hardly hold.

CryptoLin's annotators judged the tone of company news; a trader also wants listings, outflows,
unlocks, verdicts and central banks read from the coin's side. `phrases.tsv` says which is which.
"""

import re
from pathlib import Path
from typing import Final

import numpy as np

from ml.datasets import Example
from ml.text import normalise

FILE: Final = Path(__file__).with_suffix(".tsv")
FILLINGS: Final = 4  # of each phrase
_BLANK = re.compile(r"\{([a-z]+)2?\}")
# fmt: off
_WORDS: Final = {
    "coin": ("Bitcoin", "Ether", "Solana", "XRP", "Cardano", "Avalanche", "Chainlink", "DOGE",
             "BTC", "ETH", "Litecoin", "Polkadot", "Toncoin", "Aptos", "Sui", "NEAR", "Arbitrum",
             "Injective"),
    "exchange": ("Binance", "Coinbase", "Kraken", "OKX", "Bybit", "Bitfinex", "Gemini", "KuCoin",
                 "Crypto.com", "Bitstamp", "Upbit", "Gate", "MEXC", "Robinhood"),
    "protocol": ("Uniswap", "Aave", "Compound", "Lido", "Curve", "dYdX", "Balancer", "PancakeSwap",
                 "Synthetix", "GMX", "Pendle", "Wormhole", "EigenLayer", "Ondo", "Jupiter"),
    "chain": ("Ethereum", "Solana", "Polygon", "Avalanche", "Base", "Optimism", "Cosmos", "Near",
              "Aptos", "Tron", "BNB Chain"),
    "fund": ("BlackRock", "Fidelity", "VanEck", "Grayscale", "Bitwise", "21Shares", "Invesco",
             "WisdomTree", "Ark"),
    "agency": ("the SEC", "the CFTC", "SEC", "CFTC", "FCA", "the regulator", "ESMA", "watchdog"),
    "country": ("China", "India", "Turkey", "Russia", "Japan", "Thailand", "Brazil", "the UK",
                "Kazakhstan", "Nigeria", "Australia", "Singapore", "Germany", "Argentina"),
    "company": ("MicroStrategy", "Tesla", "PayPal", "Mastercard", "Stripe", "JPMorgan", "Samsung",
                "Block", "Marathon", "GameStop", "Starbucks", "Deutsche Bank", "Sony"),
    "stable": ("USDT", "USDC", "DAI", "FRAX", "USDe", "TUSD"),
    "money": ("$8 million", "$25 million", "$62M", "$140 million", "$310M", "$700 million",
              "$1.2 billion", "$3.5B"),
    "percent": ("3%", "7%", "9%", "14%", "18%", "26%", "40%"),
    "count": ("1,200", "5,000", "14,500", "32,000", "120,000"),
    "level": ("$1", "$95", "$180", "$1,800", "$3,500", "$28,000", "$64,000", "$100,000"),
    "cents": ("62", "78", "88", "91", "94"),
    "day": ("Monday", "Tuesday", "Wednesday", "March 4", "June 12", "October 9"),
}
# fmt: on


def headlines(seed: int = 0) -> list[Example]:
    """Return every phrase filled `FILLINGS` times, all for training, for the head of news."""
    generator = np.random.default_rng(seed)
    examples = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        label, phrase = line.split("\t")
        for _ in range(FILLINGS):
            text = _BLANK.sub(lambda blank: str(generator.choice(_WORDS[blank[1]])), phrase)
            examples.append(
                Example(normalise(text[0].upper() + text[1:]), int(label), "news", "train")
            )
    return examples
