# 计划：止盈止损、定投、阶梯挂单、改单、平仓。

button-plans = 计划
button-edit = 修改
button-plan-cancel = 取消计划
button-guard = 止盈止损
button-guard-sl = 止损 −{ $percent }%
button-guard-tp = 止盈 +{ $percent }%
button-guard-tr = 跟踪止损 { $percent }%
button-close-all = 全部卖出
toast-plan-begins = 已开始执行。
toast-plan-cancelling = 取消中…

plan-head = { $mark } <b>{ $what }</b>
plan-title-exit = 止盈止损卖出 { $amount }
plan-title-entry = 上涨触发买入 { $coin }，金额 { $amount }
plan-title-dca = { $side ->
        [buy] 定投买入 { $coin }，金额 { $amount }
       *[sell] 定期分批卖出 { $amount }
    }
plan-title-twap = { $side ->
        [buy] TWAP 分时买入 { $coin }，金额 { $amount }
       *[sell] TWAP 分时卖出 { $amount }
    }
plan-title-ladder = { $side ->
        [buy] 阶梯挂单买入 { $coin }，金额 { $amount }
       *[sell] 阶梯挂单卖出 { $amount }
    }
plan-title-debut = 开盘买入 { $coin }，金额 { $amount }
plan-title-edit = 修改 { $coin } 订单
plan-title-close = 卖出全部 { $coin }
plan-stop = 🔻 止损价 { $price }{ $limit ->
        [none] {""}
       *[other] ，限价 { $limit }
    }
plan-target = 🎯 止盈价 { $price }
plan-trail = 🪢 跟踪止损 { $percent }%：当前 { $price }，迄今最高 { $high }
plan-slippage = ↔ 最多比报价差 { $percent }%
plan-whole = 剩余部分太小无法单独卖出，因此一并卖出。
plan-watched = 交易所已不再保留该订单；由我自行盯价。
plan-entry = 价格达到 { $price } 时按市价买入
plan-schedule = 分 { $count } 笔，每笔 { $leg }，{ $pace }{ $due ->
        [none] {""}
       *[other] ，下一笔 { $due }
    }
plan-debut = { $state ->
        [listed] { $coin } 已上线：价格降到 { $price } 或以下即买入
       *[waits] 等待 { $coin } 上线，然后以 { $price } 或以下的价格买入一次
        [over] 仅一次，价格 { $price } 或以下
    }，有效至 { $until }
plan-pace = { $unit ->
        [s] { $count ->
            [1] 每秒一笔
           *[other] 每 { $count } 秒一笔
        }
        [m] { $count ->
            [1] 每分钟一笔
           *[other] 每 { $count } 分钟一笔
        }
        [h] { $count ->
            [1] 每小时一笔
           *[other] 每 { $count } 小时一笔
        }
        [w] { $count ->
            [1] 每周一笔
           *[other] 每 { $count } 周一笔
        }
       *[d] { $count ->
            [1] 每天一笔
           *[other] 每 { $count } 天一笔
        }
    }
plan-ladder = { $count } 笔订单，价格从 { $first } 到 { $last }
plan-edit = 订单 <code>{ $id }</code> 将换成价格为 { $price } 的新订单
plan-progress = { $side ->
        [buy] 已买入
       *[sell] 已卖出
    } { $filled }，金额 { $cost }，均价 { $price } · { $percent }%
plan-status-draft = 尚未开始。
plan-status-active = 监控中。
plan-status-ending = 正在撤销剩余挂单…
plan-status-done = 已完成。
plan-status-cancelled = { $reason ->
        [none] 已取消。
       *[other] 已取消：{ $reason }
    }
plan-status-failed = { $reason ->
        [none] 未完成即结束。
       *[other] 已结束：{ $reason }
    }
plan-reason-by-you = 应你的要求。
plan-reason-closed = 整个持仓正在卖出。
plan-reason-entry-unfilled = 对应的买入没有成交。
plan-reason-nothing-left = 已没有可卖出的 { $coin }。
plan-reason-held-outside = 其余 { $coin } 被在交易所直接下的订单占用；请先到交易所撤单。
plan-reason-too-small = 剩余的 { $coin } 低于该市场的最小下单额。再买入一些，然后一并卖出：<code>/close { $coin }</code>
plan-reason-ladder-unfilled = 没有任何一笔成交。
plan-reason-unlisted = 期限已到，{ $coin } 仍未在该交易所上线。未买入。
plan-reason-lapsed = 期限已到，{ $coin } 始终没有降到你的价格。未买入。
plan-reason-filled-first = 订单在修改前已成交。
plan-reason-not-allowed = 你的账户没有交易权限。
plan-tail = { $place } · 计划 <code>{ $id }</code>

plan-ticket = <b>{ $what }</b>？ · { $place }
plan-closing = <b>按市价全部卖出这 { $count } 个币种？</b> · { $place }
plan-closing-line = • { $what }
plan-closing-too = 将先撤销相关的挂单和计划。

guide-coin = { $command ->
        [stop] 为哪个币种设<b>止损</b>？
        [tp] 为哪个币种设<b>止盈</b>？
        [trail] 为哪个币种设<b>跟踪止损</b>？
        [dca] <b>定投买入</b>：哪个币种？
        [twap] <b>TWAP 分时买入</b>：哪个币种？
       *[ladder] <b>阶梯挂单买入</b>：哪个币种？
    }点选，或完整输入：<code>{ $example }</code>
guide-how = <b>{ $command ->
        [stop] 为你的全部 { $coin } 设止损
        [tp] 为你的全部 { $coin } 设止盈
        [trail] 为你的全部 { $coin } 设跟踪止损
        [dca] 定投买入 { $coin }
        [twap] TWAP 分时买入 { $coin }
       *[ladder] 阶梯挂单买入 { $coin }
    }</b>，现价约 { $price } · { $place }
    点选，或完整输入：<code>{ $example }</code>
button-guide-dca = 每{ $unit ->
        [w] 周
       *[d] 天
    } { $amount } × { $legs }
button-guide-twap = { $unit ->
        [d] 一天
       *[h] 一小时
    }内 { $amount }
button-guide-ladder = { $amount }，−{ $near }…{ $far }%
pick-close = <b>全部卖出</b>哪个币种？点选，或输入：<code>/close btc</code>、<code>/close all</code>
which-venue-close = 在哪家交易所<b>全部卖出</b>？▶ 表示你的订单通常去向。
button-everywhere = 所有交易所 · { $what }
places-worth = { $count } 个币种 ≈ { $worth } USDT

plan-trouble = ⚠️ <b>{ $what }</b>：到期操作未能执行。
    { $why }
plan-trouble-over = ✅ <b>{ $what }</b>：障碍已消除。
plan-let-go = ⚠️ <b>{ $what }</b>：{ $place } 在完成前撤掉了等待中的订单{ $fired ->
        [yes] 。价格已触发，一有买盘我就卖出剩余的 { $coin }。
       *[no] 。此后由我自行盯价，到价即卖出。
    }你也可以手动卖出：<code>/sell { $coin } 100%</code>
plan-hint = 我会继续尝试。可在 /plans 查看或取消。
plan-hint-halted = 交易恢复后会自动继续。
plan-hint-insufficient-funds = { $side ->
        [buy] 资金足够后会继续；错过的笔数不会一次性补买。
       *[sell] 这些币被另一笔订单占用：请在 /orders 撤单；如果是在交易所下的单，请到交易所撤单。<code>/close { $coin }</code> 卖出全部可用部分。
    }
plan-hint-risk-denied = 我每半分钟重试一次；限额只能由运营者调整。
plan-hint-plan-blind = 我会继续向交易所询价。在收到价格之前，只有挂在交易所的订单能保护你；可以尝试手动卖出：<code>/sell { $coin } 100%</code>
plan-blind = 已有 { $age-s } 秒没有收到 { $symbol } 的价格，计划无法触发。

plans-title = <b>计划</b>
plans-none = 暂无进行中的计划。止损：<code>/stop btc 50% 58000</code>；定投：<code>/dca btc 25 every 1d x 10</code>
plans-past = <b>近期</b>
plans-line = { $mark } <code>{ $id }</code> { $what }{ $terms ->
        [none] {""}
       *[other] {" · "}{ $terms }
    } · { $done }%{ $price ->
        [none] {""}
       *[other] {" @ "}{ $price }
    }{ $place ->
        [none] {""}
       *[other] {" · "}{ $place }
    }

plan-change = <b>{ $what }</b>：请输入要修改的内容。
plan-change-exit = <code>/edit { $id } stop 57000</code>
    <code>/edit { $id } tp 65000</code>
    <code>/edit { $id } trail 3%</code>
    <code>/edit { $id } amount 50%</code>
plan-change-dca = <code>/edit { $id } every 2d</code>
    <code>/edit { $id } x 20</code>
    <code>/edit { $id } amount 50</code>
order-change = 请输入新价格，或数量和价格。先撤销原订单，再发送新订单。
    <code>/edit { $id } { $price }</code>
    <code>/edit { $id } { $quantity } { $coin } @ { $price }</code>
guard = <b>何时卖出 { $coin }</b>，买入价 { $price } · { $place }
    点选；同一笔买入的止损和止盈成对生效，其一成交则另一自动撤销。也可以输入：<code>/stop { $coin } 100% 5%</code>

receipt-until = 有效至 { $at } UTC。
reason-past-its-end = 有效期已到
source-plan = 来自计划
command-plans = 进行中的计划：止盈止损、定投、阶梯挂单
command-stop = 止损，下跌时卖出：/stop btc 50% 58000
command-tp = 止盈，上涨时卖出：/tp btc 50% 70000
command-trail = 跟踪止损：/trail btc 100% 4%
command-dca = 定投：/dca btc 25 every 1d x 10
command-twap = 分时买卖：/twap buy btc 1000 over 2h
command-ladder = 阶梯挂单：在多个价位挂单
command-edit = 修改计划或挂单
command-close = 卖出整个持仓：/close btc
