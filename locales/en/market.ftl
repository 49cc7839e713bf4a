# Price cards and charts.

card = <b>{ $symbol }</b> · { $name } · { $place }
    <b>{ $price }</b> { $mark } { $change } % in 24 h
    { $low } – { $high } · volume { $volume }
    Bid { $bid } · ask { $ask }{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
price-old = ⚠ last price { $age }
oddity = ⚠️ Odd trades { $age }: volume { $volume } and price { $price } standard deviations off in a minute ({ $move } %), found by { $finder ->
        [both] the rule and the isolation forest
        [forest] the isolation forest
       *[rule] the rule
    }. It may be a pump, a listing or news: nobody can tell at first.
card-group = <b>{ $symbol }</b> { $price } { $mark } { $change } % in 24 h{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
reference-title = <b>{ $symbol }</b> · { $name }
reference-line = <b>{ $price } USD</b>{ $mark ->
        [none] {""}
       *[other] {" "}{ $mark } { $change } % in 24 h
    } · { $source } · { $is-old ->
        [yes] {"⚠ "}{ $age }
       *[no] { $age }
    }
reference-note = It does not trade here: this is for reading, there is nothing to buy.
pick-card = Which coin? Tap, or just type it: <code>BTC</code>
pick-chart = Which coin? Tap, or write it: <code>/chart btc 1h</code>
chart-caption = <b>{ $symbol }</b> · { $timeframe } · { $price }{ $is-empty ->
        [yes] {"\u000A"}No candles yet: they come as soon as the market trades.
       *[no] {""}
    }
chart-marks = { $marks ->
        [both] ▲▼ your trades · ◆ alerts told here, bullish above the line, bearish below
        [fills] ▲▼ your trades
       *[alerts] ◆ alerts told here, bullish above the line, bearish below
    }
chart-band = Expected range of the next hour: within ±{ $half } % in half of such hours, ±{ $most } % in four of five. Such hours { $liveliness ->
        [usually] usually move more than others
       *[rarely] rarely move much
    }. A size, not a direction.
chart-look = Looks like { $name ->
        [double-top] a double top
        [double-bottom] a double bottom
        [head-and-shoulders] head and shoulders
        [inverse-head-and-shoulders] inverse head and shoulders
        [ascending-triangle] an ascending triangle
        [descending-triangle] a descending triangle
        [symmetric-triangle] a symmetric triangle
       *[bull-flag] a bull flag
    }, { $confidence } % sure. After { $windows } of them in 2019 (BTC, ETH): { $mean } bp on average, 95 % between { $low } and { $high }. That is chance: the name tells nothing of what comes.
chart-tally = The books say { $way ->
        [up] up
       *[down] down
    } after it. On this desk that came true { $hits } of { $n } times within { $candles } candles: { $rate } %, 95 % between { $low } and { $high } %; a thrown coin { $chance } %.
chart-tally-few = The books say { $way ->
        [up] up
       *[down] down
    } after it. On this desk { $n } have run their { $candles } candles so far; from { $enough } on you see how often that came true.
button-chart = Chart
button-card = { $coin } card
button-trade = Trade { $coin }
button-alert-me = Alert me
button-refresh = Refresh
inline-change = 24 h { $change } %{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
inline-nothing = Nothing found. Type a coin such as BTC.
moment = { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    } { $time }
ago-now = just now
ago-seconds = { $count } s ago
ago-minutes = { $count } min ago
ago-hours = { $count } h ago
ago-days = { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }
span = { $count } { $unit ->
        [d] { $count ->
            [one] day
           *[other] days
        }
        [h] h
        [min] min
       *[s] s
    }
dollars = ${ $amount }
percent = { $value } %
percent-change = { $value } %
