# 价格卡片和图表。

card = <b>{ $symbol }</b> · { $name } · { $place }
    <b>{ $price }</b> { $mark } 24 小时 { $change }%
    { $low } – { $high } · 成交量 { $volume }
    买一 { $bid } · 卖一 { $ask }{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
price-old = ⚠ 价格更新于 { $age }
oddity = ⚠️ { $age }出现异常成交：一分钟内成交量偏离 { $volume } 个、价格偏离 { $price } 个标准差（{ $move }%），由{ $finder ->
        [both] 规则和孤立森林
        [forest] 孤立森林
       *[rule] 规则
    }发现。可能是拉盘、上币或消息刺激，一时难以判断。
card-group = <b>{ $symbol }</b> { $price } { $mark } 24 小时 { $change }%{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
reference-title = <b>{ $symbol }</b> · { $name }
reference-line = <b>{ $price } USD</b>{ $mark ->
        [none] {""}
       *[other] {" "}{ $mark } 24 小时 { $change }%
    } · { $source } · { $is-old ->
        [yes] {"⚠ "}{ $age }
       *[no] { $age }
    }
reference-note = 该币在这里不可交易：价格仅供参考，无法买入。
pick-card = 哪个币种？点选，或直接输入：<code>BTC</code>
pick-chart = 哪个币种？点选，或输入：<code>/chart btc 1h</code>
chart-caption = <b>{ $symbol }</b> · { $timeframe } · { $price }{ $is-empty ->
        [yes] {"\u000A"}暂无 K 线：有成交后就会显示。
       *[no] {""}
    }
chart-marks = { $marks ->
        [both] ▲▼ 你的成交 · ◆ 此处收到的提醒：看涨在线上，看跌在线下
        [fills] ▲▼ 你的成交
       *[alerts] ◆ 此处收到的提醒：看涨在线上，看跌在线下
    }
chart-band = 下一小时的预期波幅：此类时段有一半在 ±{ $half }% 以内，五次里有四次在 ±{ $most }% 以内。此类时段的波动{ $liveliness ->
        [usually] 通常比其他时段大
       *[rarely] 很少会大
    }。这只表示幅度，不表示方向。
chart-look = 形态像{ $name ->
        [double-top] 双顶
        [double-bottom] 双底
        [head-and-shoulders] 头肩顶
        [inverse-head-and-shoulders] 头肩底
        [ascending-triangle] 上升三角形
        [descending-triangle] 下降三角形
        [symmetric-triangle] 对称三角形
       *[bull-flag] 牛旗
    }，把握 { $confidence }%。2019 年（BTC、ETH）出现 { $windows } 次之后：平均 { $mean } 个基点，95% 区间为 { $low } 至 { $high }。这与随机无异：形态名称说明不了后市。
chart-tally = 教科书说之后会{ $way ->
        [up] 上涨
       *[down] 下跌
    }。在这里，{ $candles } 根 K 线内应验 { $hits }/{ $n } 次：{ $rate }%，95% 区间为 { $low }% 至 { $high }%；抛硬币为 { $chance }%。
chart-tally-few = 教科书说之后会{ $way ->
        [up] 上涨
       *[down] 下跌
    }。在这里，目前有 { $n } 次走完了 { $candles } 根 K 线；满 { $enough } 次后显示应验的比例。
button-chart = 图表
button-card = { $coin } 卡片
button-trade = 交易 { $coin }
button-alert-me = 提醒我
button-refresh = 刷新
inline-change = 24 小时 { $change }%{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
inline-nothing = 没有找到。请输入币种，例如 BTC。
moment = { $month }月{ $day }日 { $time }
ago-now = 刚刚
ago-seconds = { $count } 秒前
ago-minutes = { $count } 分钟前
ago-hours = { $count } 小时前
ago-days = { $count } 天前
span = { $count } { $unit ->
        [d] 天
        [h] 小时
        [min] 分钟
       *[s] 秒
    }
dollars = ${ $amount }
percent = { $value }%
percent-change = { $value }%
