"""Word lists of the news rules, on one page."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Say nothing about which story a title tells.
STOP: Final = _words(
    """
    a an and are as at be been but by can could for from had has have he her his how in into is it
    its just may more new no not now of off on or our out over per said say says she so than that
    the their them then there they this to up via was we were what when which while who will with
    would you breaking report reports reported reportedly update exclusive amid after
    """
)

# Titles that point in opposite ways tell different stories. All are written as `words` gives
# them, which takes a last s off: "launches" is "launche".
_UPWARD: Final = _words(
    """
    above add advance approve approved buy climb clear draw gain inflow jump launch list pass rally
    rallie rebound recover regain reopen resume return rise rose soar surge top
    """
)
_DOWNWARD: Final = _words(
    """
    below delay delist decline dip drop fail fall fell halt leave lose outflow pause plunge reject
    sell shed sink slide slip slump stall suspend tumble under withdraw
    """
)
_GRANTS: Final = _words(
    """
    approve approved approving approval back backed clear cleared confirm confirmed confirming grant
    granted granting pass passe passed passing sign signed signing
    """
)
_REFUSES: Final = _words(
    """
    block blocked deny denie denied denying reject rejected rejecting rejection revoke revoked
    revoking scrap scrapped scrapping veto vetoe vetoed vetoing withdraw withdrawn
    """
)
_OPENS: Final = _words(
    """
    add added adding enable enabled launch launche launched launching list listed listing open
    opened opening reopen reopened resume resumed resuming restore restored
    """
)
_CLOSES: Final = _words(
    """
    cancel cancelled canceled close closed closing delist delisted delisting disable disabled halt
    halted halting pause paused pausing remove removed removing revoke revoked scrap scrapped
    scrapping suspend suspended suspending
    """
)
OPPOSITES: Final = (
    (_UPWARD, _DOWNWARD),
    (_GRANTS, _REFUSES),
    (_OPENS, _CLOSES),
    (
        _words("hike hiked hiking raise raised raising"),
        _words("cut cutting lower lowered lowering"),
    ),
    (_words("win winning won"), _words("lose losing lost")),
    (_words("deposit deposited"), _words("withdraw withdrawal withdrawn withdrew")),
    (_words("bought buy buying"), _words("sell selling sold")),
)

# Who denies a story tells another one, unless the story itself is of a refusal or a fall.
DENIALS: Final = _words("debunk debunked deny denie denied denying refute refuted refuting")
NEGATIVE: Final = DENIALS.union(_words("fake false hoax untrue"), *(down for _, down in OPPOSITES))

# Right after an ordinary word they make it a coin: "NEAR token", "OP rallies".
COMPANY: Final = _words(
    """
    airdrop altcoin blockchain bridge bulls bears chain coin coins crypto cryptocurrency dao dapp
    developers devnet dex ecosystem etf etfs etn etp foundation futures governance holders hub inc
    l1 l2 labs layer ledger mainnet memecoin miners network options perp perps perpetual perpetuals
    price prices protocol rollup sidechain stablecoin stakers staking subnet subnets supply testnet
    token tokenholders tokens treasury tvl upgrade validator validators wallets whale whales
    climbs dips drops falls gains jumps leads lists plunges rallies rebounds rises sinks slides
    slips slumps soars spikes surges tumbles up down dip breaks hits tests trades
    """
)

# The same right before a ticker: "lists OP", "wrapped ONE".
BEFORE_TICKER: Final = _words(
    """
    altcoin buy buys buying coin cryptocurrency delists holds listing lists sells stake staking
    ticker token tokens wrapped
    """
)

# Capitals that are no token's ticker in a launch.
NOT_TOKENS: Final = _words(
    """
    TGE IDO IEO ICO UTC GMT ET EST EDT PT CET KST USD USDT USDC EUR BTC ETH SOL BNB NFT NFTS DAO
    DEX CEX AI L1 L2 SEC EU US UK FDV TVL RWA EVM SVM API CEO CTO CFO KYC AML ZK DEFI ATH DAPP SDK
    OG AMA FAQ LST LRT
    """
)

# Capitals that name no project: what sentences of launches begin with, or calendars.
NOT_PROJECTS: Final = _words(
    """
    TGE IDO ICO IEO Token Tokens Airdrop Airdrops Genesis Community Public Sale Launch Launchpad
    Launchpool Spotlight Jumpstart Megadrop Season Project Ticker Chain Contract Claim Claims DEX
    We Our It They Team Analysts Announcing Announcement Listing Trading Mainnet Testnet Q1 Q2 Q3
    Q4 UTC January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday LFG Sonar
    """
)

# Without one of these no launch is told; the matcher looks for them in its one pass.
LAUNCH_CUES: Final = (
    "token",
    "tge",
    "airdrop",
    "claim opens",
    "claims open",
    "public sale",
    "community sale",
    "launchpool",
    "launchpad",
    "megadrop",
    "ido",
    "ieo",
    "ico",
    "initial dex offering",
    "initial exchange offering",
    "initial coin offering",
    "stablecoin",
)

VENUES: Final = (
    "Binance Alpha",
    "Binance Launchpool",
    "Binance Wallet",
    "Binance",
    "Coinbase",
    "Kraken",
    "OKX",
    "Bybit",
    "KuCoin",
    "Gate",
    "MEXC",
    "Bitget",
    "HTX",
    "Upbit",
    "Bithumb",
    "Crypto.com",
    "Uniswap",
    "Raydium",
    "PancakeSwap",
    "Jupiter",
    "Hyperliquid",
    "Aerodrome",
    "CoinList",
    "Legion",
    "Buidlpad",
    "Pump.fun",
    "DAO Maker",
    "Polkastarter",
)

# Who acts in many titles of the same words. They are names also as a title's first word, and
# where most words are capitalised; the companies and offices are in small letters.
ACTORS: Final = frozenset(venue.lower() for venue in VENUES if venue.isalpha()) | _words(
    """
    bitfinex bitmine bitstamp bitwise blackrock bullish canary circle coinshares ecb fed fidelity
    franklin galaxy gemini grayscale hashdex invesco jpmorgan mara marathon metaplanet proshares
    revolut riot robinhood semler sharplink strategy tether vaneck visa mastercard wisdomtree cftc
    doj esma fbi fca finma mas occ sec
    """
)
ALSO_CALLED: Final = {"federal reserve": "Fed", "microstrategy": "Strategy"}

CHAINS: Final = (
    "Ethereum",
    "Solana",
    "Base",
    "Arbitrum",
    "Optimism",
    "BNB Chain",
    "Avalanche",
    "Polygon",
    "TON",
    "Sui",
    "Aptos",
    "Starknet",
    "zkSync",
    "Linea",
    "Blast",
    "Scroll",
    "Sei",
    "Near",
    "Cosmos",
    "Tron",
    "Berachain",
    "Monad",
    "Bitcoin",
)
