# 设置、各项来源，以及设置文件：聊天、页面、脚本。

settings = <b>设置</b>
    语言：{ $language } { $language-from }
    时区：{ $zone } { $zone-from }
    图片：{ pictures } { $pictures-from }
    买入按钮：{ $presets } { $presets-from }
    快捷额度：{ $quick }，超出时先向你确认 { $quick-from }
    免打扰时段：{ $quiet ->
        [off] 无
       *[other] { $quiet }
    } { $quiet-from }
    汇总：{ $digest ->
        [off] 暂存结束后立即发送
       *[other] 每天 { $digest }
    } { $digest-from }
    新闻语言：{ $headlines ->
        [own] 除你的语言和英语外都会标注
       *[other] 除 { $headlines } 外都会标注
    } { $headlines-from }
    汇总与新闻语言：<code>/alerts digest 08:00</code> · <code>/alerts languages en ru</code>
setting-from = · <i>{ $origin ->
        [yours] 你设的
        [operator] 运营者设的
        [telegram] 来自 Telegram
       *[default] 默认
    }</i>
pictures = { $pictures ->
        [light] 浅色
       *[dark] 深色
    }
setting-digest = 汇总
setting-headlines = 新闻语言
button-setting-default = 恢复默认
button-settings-file = 导出为文件
settings-exported = 你的设置、自设限额和提醒规则。把这个文件发到这里或另一个交易台，我会先显示它将更改什么。文件里没有密钥。

file-compared = { $changes ->
        [0] 这个文件不会更改任何内容。
       *[other] 这个文件会更改 <b>{ $changes } 项</b>：
    }
file-applied = ✅ { $changes ->
        [0] 没有需要更改的内容。
       *[other] 已应用 <b>{ $changes } 项更改</b>：
    }
file-cancelled = 一切照旧。
file-change = { $name }：{ $before ->
        [none] –
       *[other] { $before }
    } → { $after ->
        [none] –
       *[other] { $after }
    }
file-alert = { $kind ->
        [added] ➕
        [removed] ➖
        [alert_paused] ⏸
       *[alert_resumed] ▶️
    } <code>{ $words }</code>
file-denied = ⚠️ 未采用：{ $name } <code>{ $value }</code>。{ $why }
file-more = … 还有 { $count } 项
button-file-apply = 应用
button-file-cancel = 取消
button-file-undo = 撤销
bad-file = { $what ->
        [size] 设置文件最大 { $limit } KB。
        [text] 这个文件不是 UTF-8 文本。
        [json] 这个文件不是 JSON。
        [depth] 这个文件嵌套超过 { $limit } 层。
        [twice] 文件里有一个名称出现了两次，无法判断以哪个为准。
        [kind] 这不是 Tapewire 的设置文件。
        [version] 文件版本是 { $value }，本交易台读取版本 { $limit }。
        [field] 设置文件里没有“{ $where }”这一项。
       *[shape] “{ $where }”的格式不正确。
    }没有更改任何内容。导出的文件会显示正确的格式。

web-nav-settings = 设置
web-settings-look = 语言与外观
web-settings-trading = 交易
web-settings-alerts = 提醒
web-settings-limits = 自设限额
web-settings-limits-hint = 低于交易台的限额，模拟与实盘相同。留空表示不设。
web-settings-file = 设置文件
web-settings-file-hint = 设置、自设限额和提醒规则，不含密钥。导入前会先显示将更改什么。
web-settings-export = 导出
web-settings-import = 导入…
web-settings-presets-hint = 一键花费的金额，单位 USDT
web-settings-pictures-hint = 机器人发送的图表和卡片
web-settings-quick-hint = 额度以内一键买入，超出时先确认
web-settings-quiet-hint = 提醒先暂存，之后汇总成一条
web-settings-digest-hint = 暂存的内容每天发送一次
web-settings-headlines-hint = 其他语言会标注。不选则为你的语言和英语
web-settings-from = 从
web-settings-to = 到
web-settings-theme = 主题
web-theme-auto = 跟随系统
web-theme-light = 浅色
web-theme-dark = 深色
web-settings-theme-telegram = 在 Telegram 内，页面使用它的配色。
web-settings-venues-more = 管理交易所账户
web-zone-search = 搜索城市或时区
web-sessions = 已登录的设备
web-sessions-hint = 页面关闭十五分钟后会话自动结束。在这里结束则立即生效。
web-sessions-end-others = 结束其他会话
web-problem-bad-file = 不是设置文件
web-detail-bad-file = { bad-file }
web-detail-bad-setting-quick-limit = 快捷额度：{ $value } USDT。必须大于 0，且不超过 { $limit } USDT。
web-detail-bad-setting-presets = 买入按钮：{ $value } USDT。金额须在 1 到 { $limit } USDT 之间，最多两位小数。
web-detail-bad-setting-preset-count = 买入按钮：可设 1 到 { $limit } 个。
web-detail-bad-setting-limit = 你的限额 { $text }：{ $value }。必须大于 0，且不超过交易台的限额 { $limit }。
web-detail-bad-setting-limit-whole = 你的限额 { $text }：{ $value }。按币种个数计算：须为整数，最多 { $limit }。
web-detail-bad-setting-languages = 无法识别“{ $text }”语言的新闻。
web-detail-bad-setting-rules = 提醒规则：最多 { $limit } 条。
web-detail-misunderstood-alert-rule = 这条提醒规则在“{ $text }”附近无法识别。
web-detail-misunderstood-alert-long = 这条提醒规则太长。

web-js-origin-yours = 你设的
web-js-origin-operator = 运营者设的
web-js-origin-telegram = 来自 Telegram
web-js-origin-default = 默认
web-js-back-to-default = 恢复默认
web-js-saved = 已保存
web-js-undo = 撤销
web-js-undone = 已撤销
web-js-setting-off = 无
web-js-at-most = 最多 { $sum }
web-js-language-now = 语言：{ $language }
web-js-zone-none = 没有这个时区
web-js-session-this = 当前会话
web-js-session-unknown = 未知设备
web-js-session-seen = { $ago }活跃 · { $at } 登录
web-js-end-session = 结束
web-js-sessions-ended = 已结束：{ $n }
web-js-venues-paper = 仅模拟盘。连接交易所即可实盘交易。
web-js-file-title = 这个文件将更改什么
web-js-file-nothing = 这个文件不会更改任何内容
web-js-file-apply = 应用
web-js-file-applied = 已应用
web-js-file-none = 无
web-js-file-new = 新增
web-js-file-gone = 删除
web-js-file-paused = 暂停
web-js-file-resumed = 恢复
web-js-file-denied = 未采用
