# 用户的资产。

portfolio = <b>资产</b> · { $place }
    总权益 <b>{ $equity } USDT</b> { $mark } { $profit }（{ $percent }%）
    现金：可用 { $cash }，挂单锁定 { $reserved }
    已实现盈亏 { $realised } · 未实现盈亏 { $unrealised } · 手续费 { $fees }
portfolio-risk = 单日风险：20 天中有 1 天亏损 <b>{ $usual } USDT</b> 或更多，这类日子平均亏损 { $shortfall }；100 天中有 1 天约亏损 { $rare }（检验时突破的次数略多于此）。糟糕的日子往往接连出现。
portfolio-risk-short = 单日风险：历史数据不足，目前有 { $hours } 小时价格，需要 { $wanted } 小时。
portfolio-position = <b>{ $coin }</b> { $quantity } = { $value } USDT { $mark } { $profit }（{ $percent }%）
    {"  "}买入均价 { $average } · { $price ->
        [none] 暂无现价
       *[other] 现价 { $price }
    }
portfolio-empty = 目前只有现金。输入币种（如 BTC）即可买入。

button-report = 报告
button-report-days = { $is-shown ->
        [yes] • { $days } 天 •
       *[no] { $days } 天
    }
button-export = 报税用 CSV
report = <b>最近 { $days } 天</b> · { $place }
    总权益 <b>{ $equity } USDT</b> { $mark } { $profit }
    时间加权收益率 { $percent }% · 最大回撤 { $drawdown }%{ $flows ->
        [none] {""}
       *[other] { " · 充提 " }{ $flows }
    }
report-no-trips = 这段时间没有完成过买入后再卖出的交易。
report-trips = 卖出 { $count } 次，盈利 { $won } 次 · 已实现盈亏 <b>{ $realised }</b> · 手续费 { $fees }{ $has-both ->
        [yes] { " · 最佳 " }{ $best }{ "，最差 " }{ $worst }
       *[no] {""}
    }
report-days = <b>按日</b>
report-day = { $date }：成交 { $trades } 笔，成交额 { $turnover }，已实现盈亏 { $realised }
export-caption = 最近 { $days } 天：{ $count } 行，时间为 UTC，成本按均价计算。各列含义见 docs/export.md
button-pnl = 分享卡片
button-pnl-sum = { $is-shown ->
        [yes] 隐藏金额
       *[no] 显示金额
    }
pnl = <b>最近 { $days } 天</b> · { $place }
    时间加权收益率 <b>{ $percent }%</b>{ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
pnl-coin = <b>{ $symbol }</b> · { $place }
    { $state ->
        [held] 持仓
       *[sold] 最近一次卖出
    }：相对成本 <b>{ $percent }%</b>，已含手续费{ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
    { $entry } → { $price }
pnl-private = 图片不显示任何姓名；除非你选择显示，也不含金额。
inline-pnl = 分享我的盈亏
inline-pnl-seen = 百分比和曲线，不含金额和姓名。
inline-pnl-none = 还没有交易，打开 Tapewire
inline-pnl-nothing = 没有相关记录。试试：pnl、pnl 7、pnl btc
