# Token launches.

command-tge = Token launches: what comes, when, where
launches-title = 🚀 <b>Token launches</b>
launches-found = 🚀 <b>Token launches</b> · { $words }
launches-line = <b>{ $name }</b> · { $when }
    {"  "}<i>{ $facts }</i>
launches-none = No token launch is announced. Headlines that tell of one appear here by themselves.
launches-none-found = No launch fits “{ $words }”. All that is known: /tge
launches-hint = Look one up: <code>/tge base</code>, <code>/tge flint</code>. Dates are in your time zone. Buy one at its first trade: <code>/tge arm flnt 100 max 0.50</code>
launch-title = 🚀 <b>{ $name }</b>
launch-when = <b>{ $when }</b>{ $left ->
        [none] {""}
       *[other] {" · "}{ $left }
    }{ $certainty ->
        [expected] {" · "}expected, not settled
       *[firm] {""}
    }
launch-undated = No date yet
launch-at-minute = { $moment }
launch-at-day = { $day }
launch-at-week = week of { $day }
launch-at-month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
launch-at-quarter = Q{ $quarter } { $year }
launch-left = { $days ->
        [0] { $hours ->
            [0] now
           *[other] in { $hours } h
        }
        [1] tomorrow
       *[other] in { $days } days
    }
launch-fact-venues = lists on { $venues }
launch-fact-chain = on { $chain }
launch-fact-fdv = FDV { dollars }
launch-fact-raised = raised { dollars }
launch-fact-unlocked = { $percent } % unlocked
launch-fact-sources = { $count ->
        [one] 1 source
       *[other] { $count } sources
    }
launch-fact-disputed = ⚠️ sources differ
launch-dispute = ⚠️ { $fact ->
        [at] Date
        [token] Token
        [project] Project
        [chain] Chain
        [raised_usd] Raised
        [fdv_usd] FDV
       *[unlocked_percent] Unlocked
    }: { $versions }
launch-version = { $value } ({ $sources })
launch-reports = <b>Told by</b>
launch-report = { $title }
    {"  "}<i>{ $source } · { $age }</i>
launch-sure = { $percent } % sure, by rules
button-launches = All launches
button-calendar = 📅 Calendar file
launches-file = { $count ->
        [one] 1 launch with a known day
       *[other] { $count } launches with a known day
    }
button-arm = 🎯 Buy { $coin } at first trade
launch-arm = 🎯 <b>Buy { $name } when it is first traded</b>
    Tap to copy, put in your highest price in USDT, and send it to me:
    <code>/tge arm { $coin } { $amount } max 0.50 14d</code>
    I watch for it at { $venue } and buy once, for { $amount } USDT, never above your price. After 14 days the plan lapses and I say so. Another exchange: add <code>on bybit</code>. Plans at work, and a button to cancel: /plans
