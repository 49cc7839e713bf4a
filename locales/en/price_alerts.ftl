# Price alerts: a level or a move that a chat waits for.

price-alerts-title = <b>Price alerts of this chat</b>
price-alert-line = { $number }. <b>{ $coin }</b> { $at } · <code>{ $aim }</code>{ $is-resting ->
        [yes] {" · 💤"}
       *[no] {""}
    }
price-alerts-none = No price alerts in this { $where ->
        [group] group
       *[private] chat
    } yet.
price-alerts-how = <code>/alert btc 70000</code> when it gets there · <code>/alert btc 5%</code> either way from now · <code>/alert btc +5% repeat</code> again and again · <code>/alert btc -3% urgent</code> in quiet hours too. At most { $limit } live ones for each person. News and tones: /alerts
price-alert-added = 🔔 <b>{ $coin }</b>: you will hear at { $at }. It is at { $base } now ({ $place }).{ $repeats ->
        [yes] {" "}It repeats, each time from the price at which it fired, at most { $limit } times in 24 h.
       *[no] {""}
    }{ $urgent ->
        [yes] {" "}In quiet hours too.
       *[no] {""}
    }
price-alert-removed = Removed. To set it again:
    <code>{ $command }</code>
price-alert-offer = <b>{ $coin }</b> { $price }: when shall I tell you? Tap, or write it: <code>{ $example }</code>
price-alert-fired = 🔔 <b>{ $symbol }</b> { $way ->
        [up] rose to { $level }
       *[down] fell to { $level }
    }
    Now <b>{ $price }</b>, { $change } % from { $base } · { $place }
price-alert-late = It was there at { $at }; your quiet hours or Telegram held this back.
price-alert-repeats = { $times } of at most { $limit } in 24 h. { $rests ->
        [none] It counts on from this price.
       *[other] It rests until { $rests } and then counts from the price of then.
    }
button-price-alerts = 🔔 Price alerts
button-news-alert = 📰 News of { $coin }
button-alert-repeat = 🔁 { $percent } each time
command-alert = Price alerts: /alert btc 70000
