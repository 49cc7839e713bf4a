# 群内喊单：卡片下的一行、排行榜、个人战绩。

call-direction = { $direction ->
        [short] 做空
       *[long] 做多
    }
call-made = 🎯 { $name }：{ $price } { $direction }
call-standing = 🎯 { $name }：{ $age }在 { $price } { $direction }，目前 { $change }
call-withdrawn = 已撤回：不计入。
button-call-withdraw = 撤回
call-line = <b>{ $coin }</b> { $direction }，{ $price } · { $age }{ $group ->
        [none] {""}
       *[other] {" · "}{ $group }
    }
call-now = 现在 { $change }
call-result = { $horizon }后 { $change }
call-peak = 最高 { $change }（{ $multiple }×）

lb-title = 🏆 <b>{ $group } 的喊单</b>，{ $span ->
        [week] 最近 7 天
        [month] 最近 30 天
       *[all] 全部保留的
    }
lb-line = { $place }. <b>{ $name }</b> · { $calls } 次喊单
lb-figures = 准确率 { $rate }（{ $low } 至 { $high }），{ $graded } 次对了 { $hits } 次 · 平均 { $mean }，中位数 { $median }
lb-best = 最佳：{ $coin } { $direction }，最高 { $peak }
lb-unranked = 已评分不足 { $least } 次，暂无名次：{ $names }
lb-unranked-name = { $name }（{ $calls }）
lb-more = … 还有 { $count } 人
lb-none = 这段时间没有喊单。发送 <code>$BTC</code>、<code>long ETH</code> 或 <code>SOL short</code>，即从当时价格起计。
lb-note = <i>正确：24 小时后价格朝喊单方向变动超过 0.05%。括号内为 95% 区间；评分满 { $least } 次后按区间下限排名。</i>
lb-off = 本群未开启喊单统计。由群管理员开启：<code>/lb on</code>
lb-on = 🏆 本群开始统计喊单。发送 <code>$BTC</code>、<code>long ETH</code> 或 <code>SOL short</code>：从当时价格起计，同一币种同一方向 24 小时内只计一次，并在 { $first }、{ $second }和{ $third }后评分。{ $within }内可用按钮撤回。/lb 查看排行，/calls 查看自己的喊单；<code>/lb off</code> 关闭。
lb-deaf = ⚠ 我在本群只能收到命令。请把我设为管理员，或在 @BotFather 关闭隐私模式后重新把我加进来。
lb-switched-off = 本群不再统计喊单。之前的仍会评分；私聊发送 /calls 查看自己的喊单。<code>/lb on</code> 重新开始。
lb-private = 排行榜只在群里有：把我加入群，再由群管理员发送 <code>/lb on</code>。你自己的喊单：/calls
button-lb-span = { $span ->
        [week] { $is-shown ->
            [yes] • 7 天 •
           *[no] 7 天
        }
        [month] { $is-shown ->
            [yes] • 30 天 •
           *[no] 30 天
        }
       *[all] { $is-shown ->
            [yes] • 全部 •
           *[no] 全部
        }
    }

calls-title = 🎯 <b>{ $name } 的喊单</b>（{ $group }）
calls-own = 🎯 <b>你的喊单</b>
calls-none = 还没有喊单。在开启统计的群里发送 <code>$BTC</code>、<code>long ETH</code> 或 <code>SOL short</code>。由群管理员用 <code>/lb on</code> 开启。
calls-too-few = 目前已评分 { $graded } 次；满 { $least } 次后给出数字。
command-lb = 本群喊单的准确率
command-calls = 你的喊单及结果
