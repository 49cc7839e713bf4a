# Calls in groups: the line under a card, the leaderboard, a person's record.

call-direction = { $direction ->
        [short] short
       *[long] long
    }
call-made = 🎯 { $name }: { $direction } from { $price }
call-standing = 🎯 { $name }: { $direction } from { $price }, { $age }, { $change } so far
call-withdrawn = Withdrawn: it does not count.
button-call-withdraw = Withdraw
call-line = <b>{ $coin }</b> { $direction } from { $price } · { $age }{ $group ->
        [none] {""}
       *[other] {" · "}{ $group }
    }
call-now = now { $change }
call-result = after { $horizon } { $change }
call-peak = peak { $change } ({ $multiple }×)

lb-title = 🏆 <b>Calls in { $group }</b>, { $span ->
        [week] last 7 days
        [month] last 30 days
       *[all] all that are kept
    }
lb-line = { $place }. <b>{ $name }</b> · { $calls ->
        [one] { $calls } call
       *[other] { $calls } calls
    }
lb-figures = { $rate } right ({ $low } to { $high }), { $hits } of { $graded } · mean { $mean }, median { $median }
lb-best = best: { $coin } { $direction }, peak { $peak }
lb-unranked = No rank yet, fewer than { $least } calls graded: { $names }
lb-unranked-name = { $name } ({ $calls })
lb-more = … and { $count } more
lb-none = No calls in that time. Write <code>$BTC</code>, <code>long ETH</code> or <code>SOL short</code>, and it counts from the price of that moment.
lb-note = <i>Right: 24 hours later the price had gone the way of the call by more than 0.05 %. In brackets 95 % intervals; ranks go by their lower end, from { $least } graded calls on.</i>
lb-off = Calls are not tracked in this group. One of its admins switches them on: <code>/lb on</code>
lb-on = 🏆 From now on calls are tracked here. Write <code>$BTC</code>, <code>long ETH</code> or <code>SOL short</code>: it counts from the price of that moment, once for each coin and direction in 24 hours, and is graded after { $first }, { $second } and { $third }. Its button takes it back within { $within }. /lb ranks everybody, /calls shows your own; <code>/lb off</code> ends it.
lb-deaf = ⚠ In this group I only hear commands. Make me one of its admins, or switch my privacy mode off at @BotFather and add me again.
lb-switched-off = Calls are no longer tracked in this group. Earlier ones are still graded; /calls shows you yours in private. <code>/lb on</code> starts again.
lb-private = The leaderboard is a thing of groups: add me to one, and one of its admins writes <code>/lb on</code>. Your own calls: /calls
button-lb-span = { $span ->
        [week] { $is-shown ->
            [yes] • 7 d •
           *[no] 7 d
        }
        [month] { $is-shown ->
            [yes] • 30 d •
           *[no] 30 d
        }
       *[all] { $is-shown ->
            [yes] • All •
           *[no] All
        }
    }

calls-title = 🎯 <b>Calls of { $name }</b> in { $group }
calls-own = 🎯 <b>Your calls</b>
calls-none = No calls yet. In a group that tracks them write <code>$BTC</code>, <code>long ETH</code> or <code>SOL short</code>. An admin of the group switches that on with <code>/lb on</code>.
calls-too-few = { $graded } graded so far; figures come from { $least } on.
command-lb = How right the calls in this group were
command-calls = Your calls and what became of them
