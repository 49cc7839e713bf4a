# 新闻来源的运行状况，以及管理员的相关操作。

command-sources = 新闻来自哪里，是否正常
sources-title = <b>来源</b> · { $count } 个中有 { $well } 个正常
sources-none = 还没有读取过任何来源。采集进程启动一秒后会显示。
sources-more = … 还有 { $count } 个
sources-silent = ⚠ 采集进程已有一段时间没有更新：以下数据截至 { $since }。
sources-how = 点击来源可将其暂停。添加订阅源（RSS、Atom、JSON Feed）：<code>/sources add https://example.com/feed.xml</code>
source-line = { $mark } <b>{ $name }</b> · 今日 { $today } 条{ $state ->
        [new] {" · "}尚未读取
        [paused] {" · "}已被管理员暂停
       *[other] {""}
    }{ $state ->
        [ok] {" · "}读取于 { $last }
       *[other] {""}
    }{ $lag ->
        [none] {""}
       *[other] {" · "}延迟 { $lag }
    }{ $state ->
        [degraded] {"\u000A    "}上次读取失败：{ source-why }
        [open] {"\u000A    "}失败 { $failures } 次，暂停至 { $again }：{ source-why }
       *[other] {""}
    }{ $state ->
        [degraded] {" · "}上次成功：{ source-last }
        [open] {" · "}上次成功：{ source-last }
       *[other] {""}
    }
source-last = { $last ->
        [never] 从未
       *[other] { $last }
    }
source-why = { $reason ->
        [status] 服务器返回 { $detail }
        [timeout] 未及时响应
        [network] 无法连接服务器
        [too_big] 超过 2 MB
        [encoding] 无法识别的编码
        [redirects] 地址不断跳转
        [content_type] 这是网页，不是订阅源
        [dtd] 含有文档类型声明，可能隐藏攻击
        [too_deep] 嵌套过深
        [not_a_feed] 不是 RSS、Atom 或 JSON Feed
        [malformed] 订阅源格式损坏
        [too_slow] 读取耗时过长
        [address-denied] 不是公网地址，或端口不是 80、443、8080、8443
        [json] 返回内容不是 JSON
        [shape] 返回内容与其文档不符
        [nothing] 页面上没有符合选择器的内容
        [selector] 选择器无法解析
        [browser] 浏览器未能启动
       *[other] { $reason } { $detail }
    }
source-removed = 已移除：<code>{ $url }</code>
    它的新闻会保留。如需恢复：<code>/sources add { $url }</code>
source-unreadable = 未添加 <code>{ $text }</code>：{ source-why }。
    订阅源须是公网地址上的 RSS、Atom 或 JSON Feed，例如 <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
bad-source = { $problem ->
        [known] 该订阅源已在读取中。/sources 可查看。
        [many] 已添加 { $limit } 个订阅源，达到上限。请先在 /sources 移除一个。
       *[other] “{ $text }”不是有效地址：须为不含密码的 http(s) 地址，最长 { $limit } 个字符。可试试 <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
    }
button-sources = 全部来源
button-source-pause = ⏸ 暂停
button-source-resume = ▶ 恢复
button-source-remove = 移除
