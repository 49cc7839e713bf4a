# What only admins see, and what they tell everyone.

admin = <b>Desk</b>
    People { $people } ({ $active } today, { $pending } waiting) · chats { $chats }
    24 h: { $orders } orders, { $volume } USDT · { $alerts } alerts
    Open orders { $open } · unknown { $unknown }
    { $halt ->
        [none] Trading is on.
       *[other] ⛔ Trading is stopped since { $since }: { $halt }
    }
    <code>/halt reason</code> · <code>/halt all reason</code> · <code>/resume</code> · <code>/panic all</code>
    <code>/admin</code> <code>broadcast text</code> · <code>waiting</code> · <code>approve id</code> · <code>deny id</code>
admin-claimed = You are an admin of this desk now. /admin shows what you can do.
halt-no-reason = maintenance
button-halt = Stop trading
button-panic-all = Stop everything
panic-all-draft = This cancels every open order and plan of everyone and stops all trading, sales and stops included, until /resume.
panic-reason = emergency stop
button-resume = Resume trading
button-broadcast = Send to everyone
button-approve = Let in
button-deny = Turn away
broadcast-draft = This goes to everyone:
    { $text }
broadcast-sent = On its way to { $count ->
        [one] { $count } person
       *[other] { $count } people
    }.
broadcast = 📣 { $text }
notice-halted = ⛔ Trading was stopped by { $by }: { $reason }
notice-tripped = ⛔ <b>Trading has stopped itself</b>: { $trip }.
    Nobody can buy { $mode ->
        [live] with LIVE money; paper goes on,
        [paper] on paper; LIVE money goes on,
       *[other] anything;
    } selling works and open orders stay. Look at /admin and the logs; when the cause is gone, /resume starts the count anew.
notice-frozen = ⛔ { $name } (<code>{ $id }</code>) stopped their own trading with /panic.
notice-thawed = { $name } (<code>{ $id }</code>) trades again.
notice-resumed = ✅ Trading was resumed by { $by }.
notice-alarm = 🚨 <b>{ $subject }</b>
    { $detail }
button-waiting = Who waits ({ $count })
nobody-waits = Nobody waits to be let in.
waiting-besides = { $count ->
        [one] { $count } more waits
       *[other] { $count } more wait
    }.
access-request = <b>{ $name }</b>{ $username ->
        [none] {""}
       *[other] {" "}(@{ $username })
    } asks to be let in.
    id <code>{ $id }</code> · { $at }
access-granted-by-you = ✅ { $name } (<code>{ $id }</code>) is in.
access-denied-by-you = { $name } (<code>{ $id }</code>) was turned away.
