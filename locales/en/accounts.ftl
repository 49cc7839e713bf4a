# Home, help, settings, and being let in.

home = { $is-new ->
        [yes] Welcome to <b>{ $instance }</b>, { $name }. You start with paper money: nothing here is real until you say so.
       *[no] <b>{ $instance }</b> · { $place }
    }
    Equity <b>{ $equity } USDT</b> { $mark } { $profit }
    Cash { $cash } · { $positions ->
        [0] no positions yet
        [one] { $positions } position
       *[other] { $positions } positions
    }
    Type a coin such as <code>BTC</code> to trade it, or <code>/buy btc 50</code>.
button-portfolio = Portfolio
button-alerts = Alerts
button-news = News
button-settings = Settings
button-help = Help
button-open-desk = Open desk
button-open-chat = Open our chat
button-back = ‹ Back

access-waiting = Your request is with the admins of this desk. You will hear from me when they decide.
access-granted = ✅ You are in. Say /start.
access-denied = The admins of this desk did not let you in.
private-only = That is between the two of us: write to me in private.
group-hello = Hello! I read the wire and tell this group what moves. An admin sets what you hear with /alerts@{ $bot }. Buying always happens in private, each for themselves.
hint = Type a coin such as <code>BTC</code> or <code>$SOL</code> for its price, or /help.
unknown-command = I do not know { $command }. /help shows what I can do; /buy, /price and /alerts are good starts.
secret-deleted = 🔑 That looked like a private key, a seed phrase or a token, so I deleted it at once and kept nothing. Treat it as exposed: move the funds, or have it replaced. I never need keys in the chat.
secret-not-deleted = 🔑 That looks like a private key, a seed phrase or a token. I kept nothing, but could not delete it: please delete your message now and treat the key as exposed.
file-too-large = That file is larger than 20 MB, more than a bot may read, and I need no files. Type a coin such as <code>BTC</code>, or /help.
id = You: <code>{ $user }</code>
    This chat: <code>{ $chat }</code>
    Role: { $role ->
        [admin] admin
        [user] user
       *[none] guest
    }
web-link = Your way into the web desk, for one use within 5 minutes. Do not pass it on.
    { $url }
web-off = The web desk is switched off here; everything works in this chat.
button-copy-link = Copy link

button-set-lang = Language
button-set-presets = Buy buttons
button-set-quick = Quick limit
button-set-quiet = Quiet hours
button-set-tz = Time zone
button-set-pictures = Pictures
choose-lang = <b>Language</b>
choose-presets = <b>Buy buttons</b>. Or write your own: <code>/settings presets 20 75 150</code>
choose-quick = <b>Quick limit</b>: one tap buys up to this, above it I ask first. Or write it: <code>/settings quick 150</code>
choose-quiet = <b>Quiet hours</b>: alerts wait and arrive as one digest when they end. Or write them: <code>/settings quiet 21:30-06:30</code>
choose-tz = <b>Time zone</b>. Or write it: <code>/settings tz Europe/Paris</code>
choose-pictures = <b>Pictures</b>: how charts and cards look
quiet-off = None

help = I read the wire, judge it on this machine, and trade it from the same message.
    Type any coin: <code>BTC</code>, <code>$SOL</code>, <code>eth/usdt</code>.
    What would you like to know more about?
help-trade-title = Trading
help-trade = <b>Trading</b>
    <code>/buy btc 100</code> for 100 USDT · <code>/buy btc 0.01 btc</code> · <code>/buy eth 1.5k</code>
    <code>/sell btc 50%</code> · <code>/sell btc all</code>
    <code>/buy btc 100 @ 60000</code> waits for the price · add <code>ioc</code>, <code>fok</code>, <code>post</code> or <code>3d</code>
    <code>/buy btc 100 slippage=0.5%</code> never pays more than that above the price · <code>/buy btc 100 tp 5% sl 3%</code>
    Up to your quick limit one tap buys; above it I show a ticket first.
help-orders-title = Orders
help-orders = <b>Orders</b>
    Every order has one message that changes until it is over.
    /orders lists them, with buttons to cancel. <code>/why id</code> shows each step with its time.
    When the exchange does not answer I say so, keep the funds reserved and look the order up. I never send it twice.
    <code>/tge arm flnt 100 max 0.50 14d</code> buys a coin at its first trade, never above your price; /plans shows what is at work.
    <code>/report 30</code> draws what you have over time and gives a CSV for taxes.
    <code>/pnl</code> and <code>/pnl btc</code> draw a card to share; in any chat, write my name and <code>pnl</code>.
help-alerts-title = Alerts
help-alerts = <b>Alerts</b>
    <code>/alert btc 70000</code> · <code>/alert btc 5%</code> · <code>/alert btc +5% repeat</code>: the price itself, from where it is now
    <code>/alerts btc eth bullish 50%</code>: these coins, bullish, impact from 50 %
    <code>/alerts all any 0%</code>: everything
    <code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis" from coindesk</code>: a rule of your own out of coins, tones, impact, novelty, confidence, tge, sources and quoted words
    <code>/alerts add btc and (move &gt; 5% 1h or whale &gt; 1m)</code>: what the market itself does: move, volume, whale, funding, liquidation
    <code>/alerts digest 08:00</code>: what quiet hours or a cap holds back comes once a day
    <code>/alerts languages en de</code>: headlines in other languages are marked
    <code>/alerts off</code>, <code>/alerts on</code>: pause and resume every alert of the chat
    In a group its admins decide; each member buys privately. /score shows how right the alerts were, by source, model, event, rule and coin; <code>/replay coindesk tp 5% sl 3%</code> what they would have brought.
    <code>/lb on</code> in a group: calls such as <code>$BTC</code>, <code>long ETH</code>, <code>SOL short</code> are written down, graded and ranked; /lb and /calls show how right they were.
help-news-title = News and charts
help-news = <b>News and charts</b>
    /news, <code>/news sol</code>, <code>/news search "spot etf" -solana</code> · <code>/price btc</code> · <code>/chart btc 1h</code> (1m 5m 15m 1h 4h 1d)
    /sources shows where headlines come from and how each source is doing.
    <code>/ask why did btc fall today?</code> is answered by a language model from the desk’s own quotes, headlines, record and your own coins, with every source named; /explain in reply to an alert explains it. It only ever answers: it cannot trade, and neither can the news it reads.
    <code>/watchlist btc eth -doge</code>: the coins you follow
help-settings-title = Settings
help-settings = <b>Settings</b>
    /settings by buttons, or by words:
    <code>/settings lang ru</code> · <code>/settings presets 25 50 100</code> · <code>/settings quick 250</code>
    <code>/settings quiet 22:00-07:00</code> · <code>/settings tz Europe/Berlin</code>
    /limits sets your own limits: <code>/limits max-day 2000</code> · <code>/limits max-loss off</code>
    <code>/settings quick default</code> gives one back · <code>/settings export</code> sends all of it as a file; send me such a file, and I show what it would change
help-safety-title = Safety
help-safety = <b>Safety</b>
    Only your own private messages trade. Forwarded messages, old buttons and other people’s taps are refused.
    <code>/panic</code> cancels everything of yours at once and stops your trading; /unfreeze lets it go on after a wait.
    I never ask for seed phrases or private keys; what looks like one is deleted at once. API keys of an exchange I take only after /connect, sealed before they are stored, and only if they cannot withdraw.

command-start = Home
command-buy = Buy: /buy btc 100
command-sell = Sell: /sell btc 50%
command-price = Price card of a coin
command-chart = Candle chart: /chart btc 1h
command-portfolio = What you have
command-report = What the last days brought, and a CSV
command-pnl = A card to share: /pnl btc
command-orders = Open and recent orders
command-connect = Connect an exchange
command-venues = Where orders go: paper or live
command-alerts = Alerts of this chat
command-news = Latest headlines
command-score = How right the alerts were
command-ask = Ask about coins and news: /ask why did btc fall?
command-explain = Explain an alert: reply to it with /explain
command-replay = What alerts would have brought: /replay coindesk tp 5%
command-why = What happened to an order
command-settings = Language, buttons, limits, quiet hours
command-limits = Your limits, and how much of them is used
command-halt = Stop purchases of everyone: /halt reason
command-resume = Let everyone trade again
command-web = One-time link into the web desk
command-id = Your numeric id
command-help = What I can do
command-admin = Numbers, halt, broadcast, newcomers
