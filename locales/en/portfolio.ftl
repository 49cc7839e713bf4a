# What a person has.

portfolio = <b>Portfolio</b> · { $place }
    Equity <b>{ $equity } USDT</b> { $mark } { $profit } ({ $percent } %)
    Cash { $cash } free, { $reserved } in open orders
    Realised { $realised } · unrealised { $unrealised } · fees { $fees }
portfolio-risk = Risk of one day: 1 day in 20 loses <b>{ $usual } USDT</b> or more, { $shortfall } on average of such days; 1 in 100 about { $rare } (passed a little more often when tested). Bad days come in rows.
portfolio-risk-short = Risk of one day: not enough history yet, { $hours } of { $wanted } hours of prices.
portfolio-position = <b>{ $coin }</b> { $quantity } = { $value } USDT { $mark } { $profit } ({ $percent } %)
    {"  "}bought at { $average } · { $price ->
        [none] no price now
       *[other] now { $price }
    }
portfolio-empty = Nothing but cash yet. Type a coin such as BTC to buy some.

button-report = Report
button-report-days = { $is-shown ->
        [yes] • { $days } d •
       *[no] { $days } d
    }
button-export = CSV for taxes
report = <b>{ $days ->
        [one] Last day
       *[other] Last { $days } days
    }</b> · { $place }
    Equity <b>{ $equity } USDT</b> { $mark } { $profit }
    Return { $percent } % time-weighted · deepest fall { $drawdown } %{ $flows ->
        [none] {""}
       *[other] { " · in and out " }{ $flows }
    }
report-no-trips = Nothing was bought and sold again in this time.
report-trips = Sales { $count }, with profit { $won } · realised <b>{ $realised }</b> · fees { $fees }{ $has-both ->
        [yes] { " · best " }{ $best }{ ", worst " }{ $worst }
       *[no] {""}
    }
report-days = <b>By day</b>
report-day = { $date }: { $trades ->
        [one] { $trades } fill
       *[other] { $trades } fills
    }, turnover { $turnover }, realised { $realised }
export-caption = { $days ->
        [one] Last day
       *[other] Last { $days } days
    }: { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }, times in UTC, cost by average. What the columns mean: docs/export.md
button-pnl = Share card
button-pnl-sum = { $is-shown ->
        [yes] Hide the sum
       *[no] Show the sum
    }
pnl = <b>{ $days ->
        [one] Last day
       *[other] Last { $days } days
    }</b> · { $place }
    Return <b>{ $percent } %</b>, time-weighted{ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
pnl-coin = <b>{ $symbol }</b> · { $place }
    { $state ->
        [held] Held
       *[sold] Last sale
    }: <b>{ $percent } %</b> on cost, fees included{ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
    { $entry } → { $price }
pnl-private = The picture names nobody, and no sum unless you show it.
inline-pnl = Share my result
inline-pnl-seen = Percent and curve. No sum, no name.
inline-pnl-none = No trades yet. Open Tapewire
inline-pnl-nothing = Nothing of that. Try: pnl, pnl 7, pnl btc
