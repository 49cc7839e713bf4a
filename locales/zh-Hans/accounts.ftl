# 首页、帮助、设置，以及准入。

home = { $is-new ->
        [yes] 欢迎来到 <b>{ $instance }</b>，{ $name }！你将从模拟资金开始：在你主动切换之前，这里的一切都不涉及真钱。
       *[no] <b>{ $instance }</b> · { $place }
    }
    总权益 <b>{ $equity } USDT</b> { $mark } { $profit }
    现金 { $cash } · { $positions ->
        [0] 暂无持仓
       *[other] { $positions } 个持仓
    }
    输入币种（如 <code>BTC</code>）即可交易，或发送 <code>/buy btc 50</code>。
button-portfolio = 资产
button-alerts = 提醒
button-news = 新闻
button-settings = 设置
button-help = 帮助
button-open-desk = 打开交易台
button-open-chat = 打开私聊
button-back = ‹ 返回

access-waiting = 你的申请已提交给本交易台的管理员，有结果我会通知你。
access-granted = ✅ 申请已通过。发送 /start 开始使用。
access-denied = 本交易台的管理员未通过你的申请。
private-only = 此操作仅限私聊：请在私聊中给我发消息。
group-hello = 大家好！我盯着快讯，把影响行情的消息发到本群。推送哪些内容由管理员用 /alerts@{ $bot } 设定。买入一律在私聊中进行，各人操作各人的账户。
hint = 输入币种（如 <code>BTC</code> 或 <code>$SOL</code>）查看价格，或发送 /help。
unknown-command = 无法识别 { $command }。发送 /help 查看我能做什么；可以从 /buy、/price、/alerts 开始。
secret-deleted = 🔑 这条消息像是私钥、助记词或令牌，我已立即删除，未保留任何内容。请当作已经泄露：尽快转移资金或更换密钥。我绝不会在聊天中索要密钥。
secret-not-deleted = 🔑 这条消息像是私钥、助记词或令牌。我未保留任何内容，但无法删除这条消息：请你立即删除，并当作密钥已经泄露。
file-too-large = 文件超过 20 MB，机器人无法读取，而且我也不需要文件。请输入币种（如 <code>BTC</code>），或发送 /help。
id = 你：<code>{ $user }</code>
    本聊天：<code>{ $chat }</code>
    身份：{ $role ->
        [admin] 管理员
        [user] 用户
       *[none] 访客
    }
web-link = 网页交易台的登录链接，5 分钟内有效，仅限使用一次。请勿转发。
    { $url }
web-off = 这里未开启网页交易台，所有功能都可以在聊天中使用。
button-copy-link = 复制链接

button-set-lang = 语言
button-set-presets = 买入按钮
button-set-quick = 快捷额度
button-set-quiet = 免打扰时段
button-set-tz = 时区
button-set-pictures = 图片
choose-lang = <b>语言</b>
choose-presets = <b>买入按钮</b>。也可以自己填写：<code>/settings presets 20 75 150</code>
choose-quick = <b>快捷额度</b>：额度以内一键买入，超出时先向你确认。也可以直接填写：<code>/settings quick 150</code>
choose-quiet = <b>免打扰时段</b>：期间的提醒先暂存，时段结束后汇总成一条发送。也可以直接填写：<code>/settings quiet 21:30-06:30</code>
choose-tz = <b>时区</b>。也可以直接填写：<code>/settings tz Asia/Shanghai</code>
choose-pictures = <b>图片</b>：图表和卡片的外观
quiet-off = 无

help = 我盯着快讯，在本机上研判，并让你在同一条消息里直接下单。
    输入任意币种：<code>BTC</code>、<code>$SOL</code>、<code>eth/usdt</code>。
    想了解哪方面？
help-trade-title = 交易
help-trade = <b>交易</b>
    <code>/buy btc 100</code> 用 100 USDT 买入 · <code>/buy btc 0.01 btc</code> · <code>/buy eth 1.5k</code>
    <code>/sell btc 50%</code> · <code>/sell btc all</code>
    <code>/buy btc 100 @ 60000</code> 挂限价单等待成交 · 可加 <code>ioc</code>、<code>fok</code>、<code>post</code> 或 <code>3d</code>
    <code>/buy btc 100 slippage=0.5%</code> 成交价最多高出现价这么多 · <code>/buy btc 100 tp 5% sl 3%</code>
    快捷额度以内一键买入；超出时先给你看确认单。
help-orders-title = 订单
help-orders = <b>订单</b>
    每笔订单对应一条消息，状态实时更新，直到订单结束。
    发送 /orders 查看订单列表，可用按钮撤单。<code>/why id</code> 显示每一步及其时间。
    交易所没有回应时我会如实告知，继续锁定资金并查询订单，绝不重复下单。
    <code>/tge arm flnt 100 max 0.50 14d</code> 在新币开盘时买入，绝不高于你设的价格；进行中的计划见 /plans。
    <code>/report 30</code> 绘制权益曲线，并提供报税用的 CSV。
    <code>/pnl</code> 和 <code>/pnl btc</code> 绘制可分享的卡片；在任何聊天中输入我的用户名和 <code>pnl</code> 即可发送。
help-alerts-title = 提醒
help-alerts = <b>提醒</b>
    <code>/alert btc 70000</code> · <code>/alert btc 5%</code> · <code>/alert btc +5% repeat</code>：价格本身，从现价算起
    <code>/alerts btc eth bullish 50%</code>：这些币种的利好，影响力 50% 起
    <code>/alerts all any 0%</code>：全部
    <code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis" from coindesk</code>：自定义规则，可组合币种、倾向、impact（影响力）、novelty（新颖度）、confidence（置信度）、tge、来源和引号中的词
    <code>/alerts add btc and (move &gt; 5% 1h or whale &gt; 1m)</code>：行情本身的异动：move（涨跌）、volume（成交量）、whale（巨鲸）、funding（资金费率）、liquidation（爆仓）
    <code>/alerts digest 08:00</code>：因免打扰或上限而暂存的内容每天汇总一次
    <code>/alerts languages zh en</code>：其他语言的新闻会加标记
    <code>/alerts off</code>、<code>/alerts on</code>：暂停、恢复本聊天的全部提醒
    群组的提醒由群管理员设定；买入由每位成员在私聊中进行。/score 按来源、模型、事件、规则和币种显示提醒的准确率；<code>/replay coindesk tp 5% sl 3%</code> 回测跟着提醒交易的盈亏。
    群里发送 <code>/lb on</code>：记录 <code>$BTC</code>、<code>long ETH</code>、<code>SOL short</code> 这样的喊单，评分并排名；/lb 和 /calls 查看准确率。
help-news-title = 新闻与图表
help-news = <b>新闻与图表</b>
    /news、<code>/news sol</code>、<code>/news search "spot etf" -solana</code> · <code>/price btc</code> · <code>/chart btc 1h</code>（1m 5m 15m 1h 4h 1d）
    /sources 显示新闻来自哪里、各来源运行是否正常。
    <code>/ask 今天 btc 为什么跌？</code> 由语言模型根据本交易台的报价、新闻、历史战绩和你的持仓作答，并注明每一处来源；用 /explain 回复某条提醒可获得解释。模型只负责回答：它无法交易，它读到的新闻也无法触发交易。
    <code>/watchlist btc eth -doge</code>：你关注的币种
help-settings-title = 设置
help-settings = <b>设置</b>
    /settings 用按钮设置，也可以直接输入：
    <code>/settings lang en</code> · <code>/settings presets 25 50 100</code> · <code>/settings quick 250</code>
    <code>/settings quiet 22:00-07:00</code> · <code>/settings tz Asia/Shanghai</code>
    /limits 设置你自己的限额：<code>/limits max-day 2000</code> · <code>/limits max-loss off</code>
    <code>/settings quick default</code> 恢复默认 · <code>/settings export</code> 把全部设置发成文件；把这样的文件发给我，我会显示它将更改什么
help-safety-title = 安全
help-safety = <b>安全</b>
    只有你本人发出的私聊消息才能交易。转发的消息、过期的按钮和他人的点击一律拒绝。
    <code>/panic</code> 立即撤销你的全部订单和计划，并冻结你的交易；等待一段时间后可用 /unfreeze 解冻。
    我绝不索要助记词或私钥；疑似内容会立即删除。交易所 API 密钥只在你发送 /connect 之后才接收，先加密封存再保存，而且只接受没有提币权限的密钥。

command-start = 首页
command-buy = 买入：/buy btc 100
command-sell = 卖出：/sell btc 50%
command-price = 查看币价
command-chart = K 线图：/chart btc 1h
command-portfolio = 我的资产
command-report = 近期收益报告和 CSV
command-pnl = 可分享的收益卡片：/pnl btc
command-orders = 当前挂单和近期订单
command-connect = 连接交易所
command-venues = 订单去向：模拟盘或 LIVE 实盘
command-alerts = 本聊天的提醒
command-news = 最新新闻
command-score = 提醒的准确率
command-ask = 询问币种和新闻：/ask btc 为什么跌？
command-explain = 解释提醒：用 /explain 回复该提醒
command-replay = 回测跟着提醒交易：/replay coindesk tp 5%
command-why = 查看订单经过
command-settings = 语言、按钮、额度、免打扰时段
command-limits = 你的限额和已用额度
command-halt = 停止所有人买入：/halt 原因
command-resume = 恢复所有人的交易
command-web = 网页交易台的一次性登录链接
command-id = 你的数字 ID
command-help = 我能做什么
command-admin = 数据、停止交易、群发、准入审批
