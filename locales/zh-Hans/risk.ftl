# 用户的限额，以及用户自己的紧急停止。

button-limits = 限额
limits-title = <b>限额</b>：当前已用和现行限额
limits-of = { $mode ->
        [live] <b>LIVE</b> 实盘
       *[paper] 模拟盘
    }
limits-line = { $rule ->
        [max-order] 单笔订单
        [max-hour] 60 分钟内买入
        [max-day] 24 小时内买入
        [max-symbol] 单个币种最多
        [max-total] 全部币种
        [max-loss] 零点以来亏损
       *[max-positions] 同时持有币种数
    }：{ $used ->
        [none] {""}
       *[other] { $used }{" / "}
    }<b>{ $limit }</b>{ $ceiling ->
        [none] {""}
       *[other] （你设定的；交易台的限额为 { $ceiling }）
    }
limits-hint = 卖出不受限额约束。限额同时适用于模拟盘和 LIVE 实盘，分别计算。可用按钮设置你自己的限额，或输入 <code>/limits max-day 2000</code>。
button-max-order = 单笔订单
button-max-hour = 60 分钟
button-max-day = 24 小时
button-max-symbol = 单个币种
button-max-total = 全部币种
button-max-loss = 单日亏损
button-max-positions = 同时持有币种数
choose-limit = <b>{ $rule ->
        [max-order] 单笔订单
        [max-hour] 60 分钟内买入
        [max-day] 24 小时内买入
        [max-symbol] 单个币种的持仓与挂单
        [max-total] 全部币种的持仓与挂单
        [max-loss] 零点以来亏损，达到后只能卖出
       *[max-positions] 同时持有或挂单的币种数
    }</b>。超出你自己的限额时我会确认一次；交易台的限额绝不能超出。也可以输入：<code>/limits { $rule } { $example }</code>
limit-off = 交易台限额：{ $ceiling }

panic = ⛔ <b>已冻结交易。</b>{ $cancelled ->
        [0] 没有挂单。
       *[other] 正在撤销 { $cancelled } 笔订单。
    }不再为你执行任何买卖，包括止损；你的持仓仍归你所有，但已没有保护。
    自 { $until } 起，可用 /unfreeze 解冻交易。
unfreeze-ask = 要恢复交易吗？已取消的计划和止损不会恢复。
button-unfreeze = 是，恢复交易
unfreeze-none = 你的交易没有被冻结。
unfrozen = ✅ 已解冻，你可以继续交易了。
