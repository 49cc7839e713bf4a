# 订单的确认单、回执、列表和经过。

button-buy-amount = 买入 { $amount }
button-buy-coin-amount = 买入 { $coin } { $amount }
button-buy-coin = 买入 { $coin }
button-buy-again = 再次买入 { $coin }
button-sell = 卖出
button-sell-coin = 卖出 { $coin }
button-sell-share = 卖出 { $percent }%
button-share = { $percent }%
button-confirm = 确认
button-dismiss = 取消
button-buy-anyway = 仍要买入
button-change-limit = 修改限额
button-fresh-price = 刷新价格
button-cancel = 撤单
button-cancel-order = 撤单 { $id }
button-why = 查看经过
button-orders = 订单
button-copy-id = 复制订单号

ticket = <b>{ $side ->
        [buy] 买入
       *[sell] 卖出
    } { $base }</b> · { $kind ->
        [limit] 限价单
       *[market] 市价单
    } · { $place }
    { $worst-cost ->
        [none] ≈ <b>{ $quantity } { $base }</b>，金额 <b>{ $cost } { $quote }</b>
       *[other] { $side ->
            [buy] <b>{ $quantity } { $base }</b>，最多 <b>{ $worst-cost } { $quote }</b>，按当前价约 { $cost }。未花费的部分仍可用。
           *[sell] <b>{ $quantity } { $base }</b>，约 <b>{ $cost } { $quote }</b>，至少 { $worst-cost }
        }
    }
    价格 { $price }{ $kind ->
        [limit] {" 或更优"}
       *[market] { $slippage ->
            [none] {""}
           *[other] ，最差 { $worst }（滑点上限 { $slippage } 个基点）
        }
    } · 手续费 ≈ { $fee }
    可用：{ $free }
terms-rests = 挂单等待，有效至 { $at } UTC。
terms-post = 只挂单：如会立即成交，交易所将拒绝该订单。
terms-ioc = 未能立即成交的部分将撤销。
terms-fok = 要么立即全部成交，要么全部撤销。
ask-quick-limit = 超出你的快捷额度，请先确认。
ask-own-limit = ⛔ { risk-said }
ask-large-sale = 本次卖出 { $value } USDT，超过单笔 { $limit }，请先确认。
risk-said = { $rule ->
        [max-order] 你设定的单笔限额为 { $limit } USDT，本单为 { $value } USDT。
        [max-hour] 你设定的 60 分钟买入限额为 { $limit } USDT，加上本单将达 { $value } USDT。{ limit-room }
        [max-day] 你设定的 24 小时买入限额为 { $limit } USDT，加上本单将达 { $value } USDT。{ limit-room }
        [max-symbol] 你设定的单币种限额为 { $limit } USDT，加上本单将达 { $value } USDT。{ limit-room }
        [max-total] 你设定的全部币种限额为 { $limit } USDT，加上本单将达 { $value } USDT。{ limit-room }
        [max-loss] 你设定的单日亏损限额为 { $limit } USDT，今日已亏损 { $value } USDT。
       *[max-positions] 你设定最多同时持有 { $limit } 个币种，这将是第 { $value } 个。
    }
ask-old = 你的消息发出已有一段时间，请按现价再次确认。
ask-confirm = 这是现价，仍要继续吗？
ticket-expires = { $seconds } 秒内有效。
ticket-expired = ⌛ 确认单已过期。未下单。
ticket-dismissed = 已取消。未下单。
private-ticket = 🔒 仅你可见，来自：{ $title }

ask-buy = <b>买入 { $coin }</b>，现价约 { $price } · { $place }
    买多少？点选，或回复本消息并写明数额，例如 <code>75</code> 或 <code>0.01 { $coin }</code>。
ask-sell = <b>卖出 { $coin }</b>，现价约 { $price } · { $place }
    可用 { $held }。卖多少？点选，或回复数额，例如 <code>40%</code>。
ask-sell-nothing = 你没有可卖出的 { $coin }。/portfolio 查看你的资产。
pick-buy = <b>买入</b>哪个币种？点选，或输入：<code>/buy btc 100</code>
pick-amount = 用 <b>{ $amount }</b> 买入：哪个币种？
pick-sell-nothing = 你目前没有可卖出的币种。/portfolio 查看你的资产。
pick-sell = <b>卖出</b>哪个币种？点选，或输入：<code>/sell btc 50%</code>

toast-sending = 发送中…
toast-private = 确认单已发到你我的私聊。
toast-cancelled = 已取消。
toast-cancelling = 正在请求交易所撤单…

receipt-accepted = { $mark } <b>{ $side ->
        [buy] 买入
       *[sell] 卖出
    } { $coin }</b>：{ $amount }，发送中…
receipt-sending = { $mark } <b>{ $side ->
        [buy] 买入
       *[sell] 卖出
    } { $coin }</b>：{ $amount }，发送中…
receipt-unknown = { $mark } <b>{ $side ->
        [buy] 买入
       *[sell] 卖出
    } { $coin }：结果未知</b>
    交易所没有回应（{ $reason }）。查询期间 { $reserved } 保持锁定。请勿重复下单：一旦查明，本消息会立即更新为真实结果。
receipt-open = { $mark } <b>{ $side ->
        [buy] 买入
       *[sell] 卖出
    } { $coin }</b>：{ $amount }，价格 { $price } 或更优，挂单中
receipt-partial = { $mark } <b>{ $side ->
        [buy] 买入
       *[sell] 卖出
    } { $coin }</b>：部分成交，其余挂单中
receipt-filled = { $mark } <b>{ $side ->
        [buy] 已买入
       *[sell] 已卖出
    } { $amount }</b>
receipt-cancelled = { $mark } <b>{ $side ->
        [buy] 买入
       *[sell] 卖出
    } { $coin } 已撤单</b>。未成交部分已解除锁定。
receipt-expired = { $mark } <b>{ $side ->
        [buy] 买入
       *[sell] 卖出
    } { $coin } 已过期</b>{ $reason ->
        [none] 。
       *[other] ：{ $reason }。
    }未成交部分已解除锁定。
receipt-rejected = { $mark } <b>{ $side ->
        [buy] 买入
       *[sell] 卖出
    } { $coin } 被交易所拒绝</b>{ $reason ->
        [none] 。
       *[other] ：{ $reason }。
    }未产生任何支出，资金已解除锁定。
receipt-filled-part = { $quantity } { $coin } × { $price } = <b>{ $cost } { $quote }</b>
    { $fee ->
        [none] 暂无手续费
       *[other] 手续费 { $fee }
    }{ $slippage ->
        [none] {""}
       *[other] { " · 相对报价滑点 " }{ $slippage }{ " 个基点" }
    }
receipt-given-back = 已花费 { $spent } / { $asked } { $quote }，剩余 { $back } { $quote } 已解除锁定。
receipt-tail = { $place } · <code>{ $id }</code>
elapsed = { $count } { $unit ->
        [ms] 毫秒
       *[s] 秒
    }
latency = 点击后 { $sent }发出，{ $answered }收到回应
reason-by-you = 由你撤销

orders-title = <b>当前挂单</b>
orders-none-open = 暂无挂单。试试 <code>/buy btc 100 @ 50000</code> 挂一笔限价单。
orders-recent = <b>近期订单</b>
orders-line = { $mark } <code>{ $id }</code> { $side ->
        [buy] 买入
       *[sell] 卖出
    } { $coin ->
        [none] { $amount }
       *[other] { $coin }，{ $amount }
    } @ { $price } · { $status } · { $at }{ $origin ->
        [none] {""}
       *[other] {" · "}{ $origin }
    }

status-accepted = 已受理
status-sending = 发送中
status-unknown = 结果未知
status-open = 挂单中
status-partial = 部分成交
status-filled = 已成交
status-cancelled = 已撤单
status-expired = 已过期
status-rejected = 已拒绝
source-chat = 来自聊天
source-alert = 来自提醒
source-web = 来自网页
source-external = 在外部手动下单
order-outside = 外部
reason-keys-not-open = 你封存的密钥在这里无法解开，因此未发送任何内容。已通知运营者
reason-never-reached = 订单未到达交易所
reason-frozen = 发送前你已用 /panic 冻结交易；未向交易所发送任何内容
reason-halted = 发送前所有人的交易已被停止；未向交易所发送任何内容
reason-not-sent-again = 交易所尚无此订单；系统绝不会自动重发
reason-not-known = 交易所未说明该订单的结果，可能已不再保留记录；系统既不会重发，也不会当作未成交
reason-not-found-any-more = 交易所已查不到此订单；正在读取其成交记录
reason-ended-unseen = 订单在此处无人查看期间已在交易所结束；已成交的部分均已入账
why = <b>订单 <code>{ $id }</code></b>：{ $side ->
        [buy] 买入
       *[sell] 卖出
    } { $amount }，{ $symbol }，{ $status }，{ $source }
    { $client-id ->
        [none] 交易所订单号 <code>{ $venue-id }</code>
       *[other] 发送时编号 <code>{ $client-id }</code>，交易所订单号 <code>{ $venue-id }</code>
    } · { $place }
why-step = { $at } (+{ $after }) <b>{ $status }</b>{ $note ->
        [none] {""}
       *[other] ：{ $note }
    }
why-none = 你还没有订单。从一个币种开始：输入 BTC。
