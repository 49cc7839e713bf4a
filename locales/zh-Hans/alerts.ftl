# 提醒及其规则。

alert-title = { $mark } <b>{ $title }</b>
alert-coins = <b>{ $coin }</b> { $price }{ $change ->
        [none] {""}
       *[other] {" "}{ $mark } 24 小时 { $change }%
    }{ $others ->
        [none] {""}
       *[other] {" · 另有 "}{ $others }
    }
alert-verdict = <b>{ $tone }</b> · 影响力 { $impact }% · 置信度 { $confidence }%
alert-doubts = ⚠ { $doubts }
alert-late = ⏳ 延迟 { $late } 送达：此前无法发送。
alert-source = { $source }{ $is-alone ->
        [yes] （目前唯一来源）
       *[no] {""}
    } · { $age ->
        [unknown] 日期不明
       *[other] { $age }
    } · 研判用时 { $latency } 毫秒
alert-grades = 此后走势：{ $grades }
alert-why = 触发规则：<code>{ $rule }</code> · 新颖度 { $novelty }% · { $model }
alert-measured = 由本交易台从自有行情源发现 · { $latency } 毫秒内送达
alert-why-measured = 触发规则：<code>{ $rule }</code>{ $told ->
        [none] {""}
       *[other] {" · "}{ $told }
    }
measured-title = { $gauge ->
        [move] { $coin } { $span }内{ $way ->
            [up] 上涨
           *[down] 下跌
        } { $amount }%
        [volume] { $coin } 成交量达平时的 { $times } 倍
        [whale] 巨鲸{ $way ->
            [up] 买入
           *[down] 卖出
        } { $coin }，金额 { dollars }
        [funding] { $coin } 资金费率 { $amount }%，{ $way ->
            [up] 多头付给空头
           *[down] 空头付给多头
        }
        [funding-flip] { $coin } 资金费率{ $way ->
            [up] 转正至 { $amount }%，现在多头付给空头
           *[down] 转负至 −{ $amount }%，现在空头付给多头
        }
       *[liquidation] { $coin } { $way ->
            [up] 空头
           *[down] 多头
        }爆仓，金额 { dollars }
    }
measured-beside = <b>{ $way ->
        [up] 看涨
        [down] 看跌
       *[none] 方向不定
    }</b>{ $times ->
        [none] {""}
       *[other] {" · 该币平时的 "}{ $times } 倍
    }
measured-why = { $gauge ->
        [move] { $span }内波动 { $found }，你的阈值 { $limit }
        [volume] 成交量 { $found }，你的阈值 { $limit }
        [whale] 单笔成交 { $found }，你的阈值 { $limit }
        [funding] 资金费率 { $found }，你的阈值 { $limit }
        [funding-flip] 资金费率翻转至 { $found }，你的阈值 { $limit }
       *[liquidation] 爆仓 { $found }，你的阈值 { $limit }
    }
measured-times = 平时的 { $times } 倍
alert-test = 🧪 <b>测试</b>：最近一条符合规则的新闻
alert-no-match = 过去 24 小时没有符合规则的新闻。
tone-bullish = 利好
tone-bearish = 利空
tone-neutral = 中性
doubt-manipulation = 疑似喊单拉盘，请谨慎
doubt-look-alike = 含有形近字母
doubt-single-post = 仅一条帖子，未获其他来源证实

alerts-title = <b>本聊天的提醒</b>
alerts-rule = { $number }. { $mark } <code>{ $words }</code>
alerts-none = { $where ->
        [group] 本群
       *[private] 本聊天
    }还没有提醒。可用按钮添加，或发送 <code>/alerts btc eth bullish 50%</code>
alerts-how = 用文字添加：<code>/alerts btc eth bullish 50%</code>，或写完整规则：<code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis"</code>。行情异动：<code>/alerts add btc and move &gt; 5% 1h</code>。全部暂停、恢复：<code>/alerts off</code>、<code>/alerts on</code>
alerts-subscribed = 🔔 已订阅提醒 <code>{ $words }</code>
alerts-paused = ⏸ 已暂停本聊天的 { $count } 条提醒。<code>/alerts on</code> 可恢复。
alerts-paused-already = ⏸ 本聊天的提醒已经全部暂停。<code>/alerts on</code> 可恢复。
alerts-resumed = 🔔 已恢复本聊天的 { $count } 条提醒。<code>/alerts off</code> 可暂停。
alerts-resumed-already = 🔔 本聊天的提醒已全部开启。<code>/alerts off</code> 可暂停。
alerts-removed = 已删除。如需恢复：
    <code>{ $command }</code>
draft-coin = <b>新建提醒</b>：哪个币种？
draft-tone = <b>新建提醒</b>（{ $coin }）：哪种倾向？
draft-impact = <b>新建提醒</b>（{ $coin }，{ $tone ->
        [bullish] 利好
        [bearish] 利空
        [directional] 利好或利空
       *[any] 不限倾向
    }）：影响力至少多少？
draft-gauge = <b>新建提醒</b>（{ $coin }）：关注行情的哪一项？
draft-limit = <b>新建提醒</b>（{ $coin }，{ $gauge ->
        [move] 价格波动
        [volume] 成交量，与该币平时相比
        [whale] 单笔大额成交，按 $ 或与平时成交相比
        [funding] 资金费率
        [funding-flip] 资金费率正负翻转，越过零多少
       *[liquidation] 爆仓金额，按 $
    }）：从多少开始提醒？
draft-all = 所有币种
button-add-rule = 添加提醒
button-all-rules = 全部提醒
button-all-coins = 所有币种
button-any-impact = 不限
button-undo = 撤销
button-pause-rule = 暂停 { $number }
button-resume-rule = 恢复 { $number }
button-test-rule = 测试 { $number }
button-remove-rule = 删除 { $number }
button-gauges = 📈 行情异动
button-gauge = { $gauge ->
        [move] 价格波动
        [volume] 成交量
        [whale] 巨鲸
        [funding] 资金费率
        [funding-flip] 资金费率翻转
       *[liquidation] 爆仓
    }
button-tone-any = 不限倾向
button-tone-bullish = 🟢 利好
button-tone-bearish = 🔴 利空
button-tone-directional = 🟢🔴 利好或利空

button-less = 减少此类
button-mute = 屏蔽 { $what }
button-mute-impact = 只看影响力 ≥ { $impact }%
button-cap = { $source } 每天 ≤ { $count } 条
button-snooze-hour = 静默 1 小时
button-snooze-tomorrow = 静默到明天
button-muted = 已屏蔽内容
button-lift = 撤销 { $number }
less-offer = <b>减少哪一类？</b>点一下即可，仅对本聊天生效，可以撤销。
less-made = 🔕 { $what }
less-lifted = 🔔 已撤销：{ $what }
less-title = <b>本聊天已减少的内容</b>
less-line = { $number }. { $what }
less-none = 本聊天没有屏蔽任何内容。
less-what = { $kind ->
        [coin] 不再提醒 { $value }
        [source] 不再推送来自 { $value } 的提醒
        [event] 不再推送这类提醒：{ $event }
        [impact] 只推送影响力 ≥ { $impact }% 的提醒
        [cap] 24 小时内最多 { $count } 条来自 { $value } 的提醒
       *[snooze] 静默至 { $until }，期间不推送提醒
    }
alerts-muted = 🔕 已屏蔽 { $count } 项内容。
event-name = { $event ->
        [commentary] 评论观点
        [earnings] 财报
        [delisting] 下架
        [insolvency] 破产
        [depeg] 脱锚
        [hack] 黑客攻击
        [etf] ETF
        [enforcement] 执法起诉
        [macro] 宏观经济
        [regulation] 监管
        [outage] 宕机
        [treasury] 财库储备
        [listing] 上币
        [liquidation] 爆仓新闻
        [supply] 代币供应
        [launch] 代币发行
        [upgrade] 升级
        [funding] 融资
        [partnership] 合作
        [product] 产品
        [price] 价格新闻
        [market-move] 价格波动
        [market-volume] 成交量
        [market-whale] 巨鲸
        [market-funding] 资金费率
        [market-funding-flip] 费率翻转
        [market-liquidation] 爆仓
        [other] 其他新闻
       *[unknown] { $event }
    }

digest-title = 🗞 <b>暂存了 { $count } 条新闻</b>（{ $why }）
digest-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
digest-more = … 还有 { $count } 条：/news
digest-scheduled = 🗞 { $at ->
        [none] 免打扰或静默期间暂存的内容，结束后汇总成一条发送；因上限暂存的内容在 08:00 发送。
       *[other] 免打扰、静默或因上限暂存的内容，每天 { $at }（{ $zone }）汇总成一条发送。<code>/alerts digest off</code> 可取消。
    }
held-quiet = 免打扰时段
held-snooze = 静默
held-daily-cap = 每日上限
held-source-cap = 来源上限
held-cool-down = 提醒后的间隔

alert-foreign = 🌐 { $language ->
        [en] 英语
        [de] 德语
        [es] 西班牙语
        [fr] 法语
        [pt] 葡萄牙语
        [it] 意大利语
        [nl] 荷兰语
        [pl] 波兰语
        [tr] 土耳其语
        [id] 印尼语
        [vi] 越南语
        [ja] 日语
        [ko] 韩语
        [zh] 中文
        [ru] 俄语
        [uk] 乌克兰语
        [ar] 阿拉伯语
        [fa] 波斯语
        [he] 希伯来语
        [hi] 印地语
        [th] 泰语
        [el] 希腊语
       *[unknown] { $language }{" "}
    }新闻
alerts-languages = 🌐 { $languages ->
        [none] 既不是本聊天语言也不是英语的新闻会加标记。
        [all] 不按语言标记新闻。
       *[other] { $languages } 以外语言的新闻会加标记。<code>/alerts languages off</code> 可取消。
    }
