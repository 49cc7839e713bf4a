# 价格提醒：聊天等待的价位或涨跌幅。

price-alerts-title = <b>本聊天的价格提醒</b>
price-alert-line = { $number }. <b>{ $coin }</b> { $at } · <code>{ $aim }</code>{ $is-resting ->
        [yes] {" · 💤"}
       *[no] {""}
    }
price-alerts-none = 这个{ $where ->
        [group] 群组
       *[private] 聊天
    }还没有价格提醒。
price-alerts-how = <code>/alert btc 70000</code> 到达该价位时 · <code>/alert btc 5%</code> 从现价起任一方向 · <code>/alert btc +5% repeat</code> 反复提醒 · <code>/alert btc -3% urgent</code> 免打扰时段也提醒。每人最多 { $limit } 个生效中的提醒。新闻与倾向：/alerts
price-alert-added = 🔔 <b>{ $coin }</b>：到达 { $at } 时通知你。现价 { $base }（{ $place }）。{ $repeats ->
        [yes] 会重复，每次从触发时的价格重新计算，24 小时内最多 { $limit } 次。
       *[no] {""}
    }{ $urgent ->
        [yes] 免打扰时段也会通知。
       *[no] {""}
    }
price-alert-removed = 已删除。要重新设置：
    <code>{ $command }</code>
price-alert-offer = <b>{ $coin }</b> { $price }：什么时候通知你？点按，或直接输入：<code>{ $example }</code>
price-alert-fired = 🔔 <b>{ $symbol }</b> { $way ->
        [up] 涨到 { $level }
       *[down] 跌到 { $level }
    }
    现价 <b>{ $price }</b>，相对 { $base } 为 { $change }% · { $place }
price-alert-late = 触发时间为 { $at }，因免打扰时段或 Telegram 而延后通知。
price-alert-repeats = 24 小时内第 { $times } 次，最多 { $limit } 次。{ $rests ->
        [none] 从这个价格继续计算。
       *[other] 暂停到 { $rests }，之后从当时的价格计算。
    }
button-price-alerts = 🔔 价格提醒
button-news-alert = 📰 { $coin } 的新闻
button-alert-repeat = 🔁 每 { $percent }
command-alert = 价格提醒：/alert btc 70000
