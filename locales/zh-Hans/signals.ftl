# 提醒的准确率，以及跟着提醒交易的结果。

score-title = <b>提醒的准确率</b>，按{ $by ->
        [model] 模型
        [event] 事件类型
        [rule] 本聊天的规则
        [coin] 币种
       *[source] 来源
    }，{ $horizon } 后验证，最近 { $days } 天
score-line = { $place }. <b>{ $name }</b>{ $muted ->
        [yes] {" "}🔇
       *[no] {""}
    } · { $alerts } 条提醒
score-rate = 准确率 { $rate }%（{ $low } 至 { $high }%），{ $calls } 次判断对了 { $hits } 次；抛硬币为 { $chance }%
score-way = 朝判断方向平均 { $mean } σ（{ $low } 至 { $high }），中位数 { $median }，n { $count }
score-no-measure = 当时的价格数据太少，无法衡量走势
score-too-few = 样本太少，无法判断：{ $calls } 次判断
score-edge = <b>下一小时的方向：没有优势</b>
    最好的模型在 { $hours } 个从未见过的小时里准确率为 { $right }%（反着上一小时做：{ $reversal }%），它的 { $trades } 笔交易扣除手续费后每笔收益 { $net } 个基点。所以我从不预测价格走向。
score-edge-found = <b>下一小时的方向</b>
    在 { $hours } 个从未见过的小时里准确率为 { $right }%（反着上一小时做：{ $reversal }%）；{ $trades } 笔交易扣除手续费后每笔收益 { $net } 个基点。
score-more = … 还有 { $count } 项
score-rule-gone = 已删除的规则
score-note = <i>正确：行情朝判断方向变动超过 0.05%。括号内为 95% 区间；不足 20 次判断时不下结论。σ 为该币在同样时长内的平常波动。</i>
score-none = 最近 { $days } 天的提醒尚无评分。每条提醒在 1、5、30 分钟以及 1、24 小时后各评分一次。
button-score-by = { $by ->
        [model] { $is-shown ->
            [yes] • 模型 •
           *[no] 模型
        }
        [event] { $is-shown ->
            [yes] • 事件 •
           *[no] 事件
        }
        [rule] { $is-shown ->
            [yes] • 规则 •
           *[no] 规则
        }
        [coin] { $is-shown ->
            [yes] • 币种 •
           *[no] 币种
        }
       *[source] { $is-shown ->
            [yes] • 来源 •
           *[no] 来源
        }
    }
button-score-horizon = { $is-shown ->
        [yes] • { $horizon } •
       *[no] { $horizon }
    }
mute-proposed = 🔇 <b>{ $source }</b> 还不如抛硬币：{ $horizon } 后验证，{ $calls } 次判断只对了 { $hits } 次，最多 { $high }%，而抛硬币为 { $chance }%；5 分钟和 30 分钟后也是如此。要对所有人屏蔽它的提醒吗？它的新闻仍保留在快讯中。
source-muted = 🔇 <b>{ $source }</b> 的提醒不再推送给任何人。它的新闻仍保留在快讯中。
source-unmuted = 🔔 <b>{ $source }</b> 的提醒已恢复推送。
button-mute-source = 屏蔽 { $source }
button-unmute-source = 取消屏蔽 { $source }

replay-title = <b>回测：买入 { $source } 的每条提醒</b>，最近 { $days } 天
replay-terms = 每笔 { $spend } USDT，延迟 { $delay } 毫秒，{ $target ->
        [none] 不设止盈
       *[other] 止盈 { $target }%
    }，{ $stop ->
        [none] 不设止损
       *[other] 止损 { $stop }%
    }，{ $hold } 后卖出；单边手续费 { $fee } 个基点、半价差 { $spread } 个基点{ $tone ->
        [none] {""}
        [bullish] ；仅利好
        [bearish] ；仅利空
       *[neutral] ；仅中性
    }
replay-wins = { $count } 笔交易，盈利 { $wins } 笔{ $low ->
        [none] （样本太少，无法判断）
       *[other] （95% 置信区间 { $low } 至 { $high }%）
    }
replay-sums = 净收益 <b>{ $net } USDT</b>：毛收益 { $gross }，手续费 { $fees }，价差 { $spread }。最大回撤 { $drawdown }。
replay-how = <i>按五秒价格买入 { $exact } 笔，按分钟开盘价买入 { $rough } 笔。同一分钟内止盈止损都触及时，按先止损计算。指纹 { $print }。这是过去的结果，不是预测。</i>
replay-nothing = 没有交易，无从汇总。
replay-no-price = ⚠ { $count } 笔在买入时点一分钟内没有价格
replay-gap = ⚠ { $count } 笔持有期间存档中断超过五分钟：未计入
replay-open = ⚠ { $count } 笔尚未平仓：未计入
replay-missing = ⚠ 计入的交易期间，存档缺少 { $minutes } 分钟
replay-left-out = ⚠ 更早的 { $count } 条提醒未纳入：一次最多 500 条
