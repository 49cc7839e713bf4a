# 哪里出了错、读到了什么，以及一个可用的示例。

error = 出了点问题。未执行任何操作。
refused = { $what ->
        [not-connected] 你尚未连接 { $venue }。未下单。/connect 可连接，/venues 查看当前状态。
        [open-orders] 你在 { $venue } 还有 { $count } 笔挂单。请先撤单，或让我撤单后断开。
        [keys-checking] 先前提交的 { $venue } 密钥仍在检查中，这次的没有保留。请在 { $wait-s } 秒后重新发送。
        [keys-often] 这将是第 { $value } 次：每小时最多提交 { $limit } 次密钥。这次的没有保留。请在 { $wait-min } 分钟后重试。
        [replay-running] 一次只能运行一个回测，另一个正在进行。未执行回测；请半分钟后重新发送。
        [replay-held] 超出一次回测的范围：{ $count } 条提醒持有这么久，共 { $value } 天的价格，上限是 { $limit } 天。这样可以：<code>{ $example }</code>
        [watchlist-full] 自选最多 { $limit } 个币种，你已有 { $count } 个。没有添加任何内容。请先移除一个：<code>/watchlist -{ $coin }</code>
        [rules-of-one] 你在所有聊天中已有 { $value } 条提醒规则，上限是 { $limit } 条。没有添加任何内容。请先删除一条：/alerts
        [price-alerts] 你在所有聊天中已有 { $limit } 个生效中的价格提醒，这是上限。没有设置任何内容。请先删除一个：/alert
        [price-alerts-chat] 这个聊天已有 { $limit } 个生效中的价格提醒，这是上限。没有设置任何内容。请先删除一个：/alert
        [price-alert-there] { $way ->
            [up] { $value } 不高于现价 { $now }。
            [down] { $value } 不低于现价 { $now }。
           *[none] 价格已经是 { $value }。
        }没有设置任何内容。例如：<code>{ $example }</code>
       *[other] 目前无法执行。未执行任何操作。
    }
internal-error = 抱歉，我们这边出错了。没有重复下单。错误编号：<code>{ $reference }</code>

misunderstood = { $what ->
        [market] 哪个币种？例如：<code>{ $example }</code>
        [flag] 无法识别“{ $text }”。未下单。例如：<code>{ $example }</code>
        [length] 对一笔订单来说太长了。每条消息只写一个命令，例如：<code>{ $example }</code>
        [lines] 每条消息请只写一个命令。未下单。例如：<code>{ $example }</code>
        [price] “{ $text }”中有不止一个价格。请只写一个，例如：<code>{ $example }</code>
        [slippage] 滑点“{ $text }”超过上限 { $limit }%。例如：<code>{ $example }</code>
        [terms-price] “{ $text }”需要价格：市价单会立即成交。未下单。例如：<code>{ $example }</code>
        [terms-clash] “post”要挂单等待，“{ $text }”则从不等待：请二选一。未下单。例如：<code>{ $example }</code>
        [terms-lasts] 只有挂单等价的订单才能设有效期；这笔订单要么立即成交，要么不成交。未下单。例如：<code>{ $example }</code>
        [terms-slippage] 限价本身就是滑点上限，两者只写一个。未下单。例如：<code>{ $example }</code>
        [plan-slippage] 滑点只适用于按市价成交的计划：/dca、/twap、/trail、<code>/stop buy</code>。止损请改用限价，例如 <code>/stop btc 58000 limit 57900</code>。未下单。例如：<code>{ $example }</code>
        [timeframe] 无法识别周期“{ $text }”。可用：{ $offered }。例如：<code>{ $example }</code>
        [days] 报告可覆盖 { $offered } 天；你写的是“{ $text }”。例如：<code>{ $example }</code>
        [impact] 影响力、新颖度和置信度的范围是 0 到 1，即 0 到 100%；你写的是“{ $text }”。例如：<code>{ $example }</code>
        [replay] { $text ->
            [none] 回测谁的提醒？
           *[other] “{ $text }”不能用于回测。
        }例如：<code>{ $example }</code>
        [replay-source] 过去一年没有来自“{ $text }”的提醒。{ $offered ->
            [none] {""}
           *[other] 可用：{ $offered }。
        }
        [score] 无法识别“{ $text }”。可用：{ $offered }。例如：<code>{ $example }</code>
        [alert-word] “{ $text }”既不是这里可交易的币种，也不是倾向。{ $near ->
            [none] {""}
           *[other] 你是指 { $near } 吗？
        }未作任何更改。要搜索的词请加引号。请写币种或 <code>all</code>、倾向（bullish、bearish、any）和最低影响力：<code>{ $example }</code>
            <code>/alerts off</code> 暂停本聊天的全部提醒，<code>/alerts on</code> 恢复。
        [sources] 无法识别“{ $text }”。/sources 查看各来源状态；管理员可添加订阅源：<code>{ $example }</code>
        [search] 搜索什么？例如：<code>{ $example }</code>
        [question] 你想了解什么？例如：<code>{ $example }</code>
        [question-long] 这个问题有 { $text } 个字符，上限为 { $limit }。未提问。例如：<code>{ $example }</code>
        [explain] “{ $text }”不是提醒的 id。请用 <code>/explain</code> 回复该提醒；单独发送 <code>/explain</code> 解释最近一条；或写明 id：<code>{ $example }</code>
        [alert-long] 规则太长：最多 { $limit } 个字符。未作任何更改。例如：<code>{ $example }</code>
        [alert-least] “{ $gauge } { $text }”会一直触发；最低为 { $least }。未作任何更改。例如：<code>{ $example }</code>
        [alert-rule] 我读到“{ $read }”：{ $why ->
            [open] 括号没有闭合
            [close] 多了一个“{ $text }”
            [quote] 引号没有闭合
            [empty] 引号之间没有内容
            [share] 指标后面应是 0 到 1 的数或百分比{ $text ->
                [none] {""}
               *[other] ，而不是“{ $text }”
            }
            [source] “from”后面应是来源名称
            [sign] “{ $text }”在这里没有意义
            [below] 行情条件只在向上越过阈值时触发：请写“>”，不要写“{ $text }”
            [limit-move] “move”后面应是幅度（百分比或平时的倍数），还可加时长（5m、15m、1h、4h、24h），而不是“{ $text }”
            [limit-volume] “volume”后面应是平时成交量的倍数，而不是“{ $text }”
            [limit-whale] “whale”后面应是金额（$）或平时单笔成交的倍数，而不是“{ $text }”
            [limit-funding] “funding”后面应是不超过 100% 的百分比，而不是“{ $text }”
            [limit-funding-flip] “funding flip”后面可以不写，或写不超过 100% 的百分比，而不是“{ $text }”
            [limit-liquidation] “liquidation”后面应是金额（$），而不是“{ $text }”
           *[missing] { $text ->
                [none] 末尾
               *[other] “{ $text }”之前
            }缺少一个条件
        }。未作任何更改。例如：<code>{ $example }</code>
        [account] 需要数字 id，你写的是“{ $text }”。例如：<code>{ $example }</code>
        [admin] 无法识别“{ $text }”。可用：{ $offered }。例如：<code>{ $example }</code>
        [exits] 无法把“{ $text }”读作止盈止损。tp 和 sl 各写一次，放在买入之后，用百分比或价格。例如：<code>{ $example }</code>
        [span] “{ $text }”不是有效的订单期限：1 分钟到 365 天。例如：<code>{ $example }</code>
        [level] { $text ->
            [none] 在什么价格？
           *[other] 在“{ $text }”中找不到卖出的价格或百分比。
        }例如：<code>{ $example }</code>
        [plan-parts] “{ $text }”类计划还缺少参数：见 API 说明。未下单。
        [entry] 上涨触发买入需要金额和价格；你写的是“{ $text }”。例如：<code>{ $example }</code>
        [pace] { $text ->
            [none] 多久一笔？
           *[other] 在“{ $text }”中找不到时间间隔。
        }从几秒到几周均可，例如：<code>{ $example }</code>
        [count] { $text ->
            [none] 分几笔？
           *[other] 在“{ $text }”中找不到可用的笔数。
        }例如：<code>{ $example }</code>
        [over] { $text ->
            [none] 在多长时间内？
           *[other] 在“{ $text }”中找不到时长。
        }例如：<code>{ $example }</code>
        [prices] { $text ->
            [none] 从什么价格到什么价格？
           *[other] 在“{ $text }”中找不到两个价格。
        }例如：<code>{ $example }</code>
        [leg-percent] 每笔应是金额或数量，不能是比例。例如：<code>{ $example }</code>
        [change] { $text ->
            [none] 要修改什么？
           *[other] 不知道如何修改“{ $text }”。可用：stop、tp、trail、amount、every、x。
        }例如：<code>{ $example }</code>
        [arm] { $text ->
            [none] 哪个币种、多少金额、最高什么价格？
           *[other] 我读到“{ $text }”，但缺少一项：币种、USDT 金额、max 和最高价、期限。
        }例如：<code>{ $example }</code>
        [change-kind] 这类计划不能这样修改。请取消后新建：/plans
        [venue] 没有名为“{ $text }”的交易所，或写了两家。可用：{ $offered }。例如：<code>{ $example }</code>
        [watchlist] 我读到“{ $text }”，不清楚要添加还是移除什么。例如：<code>{ $example }</code>
        [price-alert] 一个价格提醒用不了这么长。每条消息一个，例如：<code>{ $example }</code>
        [price-alert-level] 到什么价位，或涨跌百分之多少？例如：<code>{ $example }</code> 或 <code>/alert btc 5%</code>
        [price-alert-word] “{ $text }”既不是价格也不是百分比。例如：<code>{ $example }</code>。要按新闻和倾向提醒，请发送 <code>/alerts btc bullish</code>
        [price-alert-percent] 涨跌幅至少 { $least }%，向下或双向时须小于 100%；我读到“{ $text }”。例如：<code>{ $example }</code>
        [price-alert-repeat] 价位只提醒一次，可以重复的是百分比涨跌。我读到“{ $text }”。例如：<code>{ $example }</code>
       *[other] 我没看懂。未执行任何操作。/help 查看可用命令。
    }

button-copy-example = 复制示例
amount-missing = 多少？请在币种后面写明数额，例如 <code>/buy btc 100</code> 或 <code>/sell btc 50%</code>
amount-format = 无法读取数额“{ $text }”。请写成 <code>100</code>、<code>$50</code>、<code>0.5 btc</code>、<code>1.5k</code> 或 <code>25%</code>
amount-ambiguous = “{ $text }”可能是一，也可能是一千。请写 <code>1000</code> 或 <code>1.0</code>
amount-not-positive = 数额必须大于零；你写的是“{ $text }”。例如：<code>/buy btc 100</code>
amount-precision = “{ $text }”超过 18 位小数，而我绝不会对你的输入四舍五入。例如：<code>0.0015</code>
amount-too-large = “{ $text }”作为数额太大了。例如：<code>250</code>
amount-unit = 你写的是“{ $text }”，但数额只能以 USDT 或该币为单位。例如：<code>50 usdt</code> 或 <code>0.01 btc</code>
amount-percent = 百分比须大于 0 且不超过 100；你写的是“{ $text }”。例如：<code>/sell btc 25%</code>
amount-keyword = “{ $text }”只能用于卖出。买入请写明金额，例如 <code>/buy btc 100</code>

unknown-market = “{ $text }”在这里不可交易。{ $near ->
        [none] /price 查看可交易的币种。
       *[other] 你是指 { $near } 吗？未下单。
    }
unknown-market-letters = “{ $text }”中有看似常见、实则不同的字符：{ $codes }。未下单。请用普通字母输入代码，例如 BTC。

bad-setting = { $what ->
        [language] 暂不支持该语言。可用：{ $offered }。例如：<code>/settings lang en</code>
        [pictures] 图片外观可选 { $offered }，无法识别“{ $text }”。例如：<code>/settings pictures light</code>
        [quick-limit] 快捷额度必须大于 0，且不超过 { $limit } USDT。例如：<code>/settings quick 100</code>
        [presets] 每个买入按钮的金额须在 1 到 { $limit } USDT 之间，最多两位小数。例如：<code>/settings presets 25 50 100</code>
        [preset-count] 买入按钮请设 1 到 { $limit } 个。例如：<code>/settings presets 25 50 100</code>
        [quiet] 无法把“{ $text }”读作时段。例如：<code>/settings quiet 22:00-07:00</code> 或 <code>/settings quiet off</code>
        [languages] 我无法识别语言为“{ $text }”的新闻。可用：{ $offered }。例如：<code>/alerts languages en ru</code>，或 <code>all</code>
        [digest] 无法把{ $text ->
            [none] 该内容
           *[other] “{ $text }”
        }读作时间。例如：<code>/alerts digest 08:00</code> 或 <code>/alerts digest off</code>
        [time-zone] { $text ->
            [none] 这不是有效的时区。
           *[other] “{ $text }”不是有效的时区。
        }例如：<code>/settings tz Asia/Shanghai</code>
        [impact] 影响力的范围是 0 到 100%。例如：<code>/alerts btc 50%</code>
        [rules] 一个聊天最多 { $limit } 条规则。请先删除一条：/alerts
        [limit] 你自己的限额必须大于 0，且不超过交易台的限额 { $limit }。例如：<code>/limits { $text } { $limit }</code>，或 <code>/limits { $text } off</code>
        [limit-whole] 该限额按币种个数计算，须为整数，最多 { $limit }。例如：<code>/limits { $text } 5</code>
        [limit-name] 没有名为“{ $text }”的限额。可用：{ $offered }。例如：<code>/limits max-day 2000</code>
        [broadcast] 群发内容须为 1 到 { $limit } 个字符。例如：<code>/admin broadcast 18:00 UTC 维护</code>
        [keys] 无法读取为 { $venue } 的密钥。我已删除该消息，未保留任何内容。请把 API Key 和 Secret Key 放在同一条消息里，各占一行，或重新发送 /connect。
        [setting] 没有名为“{ $text }”的设置。可用：{ $offered }。例如：<code>/settings lang en</code>
       *[other] 该值不可用。/settings 查看可用的值。
    }

risk-denied = { $rule ->
        [max-order] 金额过大：单笔 { $value } USDT，{ limit-of }为 { $limit } USDT。
        [max-hour] 超出小时限额：60 分钟内买入将达 { $value } USDT，{ limit-of }为 { $limit } USDT。{ limit-room }
        [max-day] 超出单日限额：24 小时内买入将达 { $value } USDT，{ limit-of }为 { $limit } USDT。{ limit-room }
        [max-symbol] 单个币种过多：将达 { $value } USDT，{ limit-of }为 { $limit } USDT。{ limit-room }
        [max-total] 总投入过多：全部币种合计将达 { $value } USDT，{ limit-of }为 { $limit } USDT。{ limit-room }
        [max-loss] 今日已亏损 { $value } USDT，{ limit-of }为 { $limit } USDT：零点之前只能卖出。
        [max-positions] 同时持有的币种过多：这将是第 { $value } 个，{ limit-of }为 { $limit } 个。请先卖出一个。
        [min-notional] 金额过小：{ $value } USDT，该市场最少 { $limit } USDT。
        [dust] 你全部可用的 { $coin } 价值 { $value } USDT，而该市场最少 { $limit } USDT：属于零头资产。再买入一些，然后一并卖出：<code>/close { $coin }</code>。
        [min-quantity] 数量过小：{ $value }，该市场最少 { $limit }。
        [price-band] 价格超出市价 { $value }%，超过 { $limit }% 很可能是输错了。在 { $edge } 以内可以下单。
        [stop-above] 止损价 { $value } 不低于现价 { $limit }：会立即卖出。
        [target-below] 止盈价 { $value } 不高于现价 { $limit }：会立即卖出。
        [stop-limit-above] 限价 { $value } 高于止损价 { $limit }，触发后无法成交。
        [trail] 跟踪止损的距离应为 { $limit }%；你写的是 { $value }%。
        [entry-below] { $value } 不高于现价 { $limit }。要在更低价买入，请用限价单：<code>/buy btc 100 @ 50000</code>。
        [rung-above] 阶梯起点 { $value } 不低于现价 { $limit }。
        [rung-below] 阶梯起点 { $value } 不高于现价 { $limit }。
        [rung-far] 阶梯距市价达 { $value }%，最多 { $limit }%。
        [plan-interval] 每 { $value } 秒一笔过于频繁，两笔之间至少间隔 { $limit } 秒。
        [max-plans] 你有 { $limit } 个进行中的计划，已达上限。请先取消一个：/plans。
        [below-done] 已成交 { $limit }；新的总量 { $value } 必须更多。
        [debut-listed] { $value } 已在 { $limit } 上线交易，无需等待开盘。直接买入：<code>/buy { $value } 100</code>。
        [debut-span] 开盘买入计划可等待 { $least } 分钟至 { $most } 天。例如：<code>/tge arm flnt 100 max 0.50 14d</code>。
        [fired] 已经触发，正在卖出。
        [edit-large] 这样剩余部分价值 { $value }，超过你的快捷额度 { $limit }。请结束该计划，另建一个并确认。
        [edit-trail] 这笔买入附带 { $value } 的跟踪止损，它跟随的是之前的价格。请撤单后重新下单。
       *[other] 超出限额：{ $value }，限额为 { $limit }。
    }未下单。
limit-of = { $by ->
        [you] 你自己的限额
       *[other] 限额
    }{ $mode ->
        [live] （LIVE 实盘）
       *[paper] （模拟盘）
    }
limit-room = { $room ->
        [none] {""}
       *[other] 还可买入 { $room } USDT。
    }
halted = { $what ->
        [none] 所有人的交易已停止：{ $reason }。
       *[other] 所有人的交易已自动停止：{ trip }。管理员已获知。
    }未下单。挂单保持不变{ $sales ->
        [yes] ，仍可卖出。
       *[no] 。
    }
trip = { $what ->
        [orders-minute] { $where ->
            [live] LIVE 实盘{" "}
            [paper] 模拟盘{" "}
           *[other] {""}
        }一分钟内下单 { $value } 笔，上限 { $limit } 笔
        [venue-errors] { $where } 有 { $value }% 的请求没有回应，上限 { $limit }%
       *[loss-hour] { $where ->
            [live] LIVE 实盘
           *[paper] 模拟盘
        } 一小时内亏损 { $value } USDT，上限 { $limit } USDT
    }
frozen = 你已冻结自己的交易。未下单。{ $wait-s ->
        [0] 发送 /unfreeze 即可解冻。
       *[other] { $wait-s } 秒后可用 /unfreeze 解冻。
    }
insufficient-funds = { $needed ->
        [0] 没有可卖出的 { $currency }：可用 { $free }。/portfolio 查看持仓，/orders 查看挂单。
       *[other] { $currency } 不足：可用 { $free }，需要 { $needed }。
    }未下单。
stale = { $what ->
        [quote] 最新价格已是 { $age-s } 秒前的，不能据此交易。未下单；请稍后重试。
        [ticket] 确认单已过期。未下单；请重新获取价格。
        [call] 该喊单已过 { $age-s } 秒，只能在 { $limit-s } 秒内撤回。未做任何更改。
       *[button] 该按钮已失效。未执行任何操作；请重新发送命令。
    }
used = { $order-id ->
        [none] 该按钮已使用过。未再执行任何操作。
       *[other] 该按钮已使用过：订单 { $order-id }。未再下单。
    }
not-yours = 这个按钮不是给你的。未执行任何操作。
not-allowed = { $what ->
        [admin] 只有本交易台的管理员可以执行此操作。
        [group-admin] 只有本群管理员可以修改群内提醒。
        [group-calls] 只有本群管理员可以开启或关闭喊单统计。排行榜人人可看：/lb
        [oneself] 不能拒绝自己。
        [claim] 该代码无效，或已被使用。
        [trade] 你的账户尚无交易权限。
        [external-order] 该订单不是由我下的，我不会动它。请在下单的地方撤单。
        [account] 请先在私聊中向我发送 /start。
        [private] 此内容仅在私聊中显示。
       *[other] 你无权执行此操作。
    }
not-signed-in = 请从聊天中重新打开此页面。
conflict = { $what ->
        [order-prefix] 有多笔订单以“{ $id }”开头。请把 id 写得更完整些。
        [order-busy] 订单 { $id } 正在撤单或属于某个计划；请改为修改计划：/plans
       *[other] 同一请求出现了不同的内容。未执行任何操作。
    }
busy = 请稍慢一点：{ $retry-after-s } 秒后重试。未执行任何操作。
budget-spent = { $rule ->
        [waiting] 一次只能提一个问题：上一个仍在回答，最迟 { $renews } 结束。点它下面的<b>停止</b>可立即结束。
        [questions] 你今天已提问 { $value } 次；交易台的上限为每天 { $limit } 次。{ $renews } 重新计数。
       *[tokens] 你今天的提问已用 { $value } 个词元（token），加上这一问将超出每天 { $limit } 个的上限。{ $renews } 重新计数。
    }未提问。其间可免费使用 <code>/news btc</code> 和 <code>/price btc</code>。
llm-off = 本交易台未开启提问功能：未设置 { $variable }。{ $variable ->
        [TAPEWIRE_LLM_KEY] 请运营者把密钥写入 <code>.env</code>，例如 <code>TAPEWIRE_LLM_KEY_FILE=/run/secrets/llm-key</code>，然后重启。
        [TAPEWIRE_LLM_MODEL] 请运营者在 <code>.env</code> 中指定模型，例如 <code>TAPEWIRE_LLM_MODEL=llama3.2</code>，然后重启。
       *[other] 请运营者在 <code>.env</code> 中开启，例如 <code>TAPEWIRE_LLM=ollama</code> 加 <code>TAPEWIRE_LLM_MODEL=llama3.2</code>，或 <code>TAPEWIRE_LLM=claude</code> 加模型和 <code>TAPEWIRE_LLM_KEY</code>，然后重启。
    }其他功能不受影响：<code>/news btc</code>、<code>/score</code>。
llm-failed = 语言模型没有给出可用的回答（{ $why }）。
not-found = { $what ->
        [order] 你没有以“{ $id }”开头的订单。/orders 查看订单。
        [rule] 该规则已不存在。/alerts 查看现有规则。
        [mute] 该项已不再屏蔽。/alerts 查看已屏蔽的内容。
        [account] 没有这个账户。
        [source] 该来源已不在列表中。/sources 查看现有来源。
        [plan] 你没有以“{ $id }”开头的计划或订单。/plans 和 /orders 可查看。
        [trade] 你在这里没有持有也没有卖出过 { $id }。/portfolio 显示你的持仓，<code>/pnl</code> 显示总体收益。
        [position] 你没有可卖出的该币种。/portfolio 查看你的资产。
        [alert] 本聊天还没有收到过提醒。先用 /alerts 设定提醒内容，再用 /explain 回复某条提醒。
        [headline] 没有 id 为“{ $id }”的新闻。请改为用 /explain 回复某条提醒。
        [venue] 没有名为“{ $id }”的交易所。/connect 查看支持的交易所。
        [connection] 你尚未连接该交易所。/connect 可连接。
        [keys] 你发送的内容已不在：未保存任何内容。请重新 /connect。
        [call] 该喊单已不存在。
        [caller] 本群没有唯一一位叫“{ $id }”的成员。用用户名更准确：<code>/lb @ann</code>
        [group] 该群未统计喊单，或我没在群里见过你。请在群里发送 /lb。
        [watchlist] { $id } 不在你的自选中。/watchlist 可查看列表。
        [price-alert] 那个价格提醒已不存在。/alert 可查看剩下的。
       *[other] 该内容已找不到。
    }
unavailable = { $what ->
        [markets] 正在读取 { $venue } 的市场。未执行任何操作；请几秒后重试。
        [sealing-key] 交易进程尚未启动，暂时无法接收密钥。未保存任何内容；请一分钟后重试。
       *[other] 暂时不可用。未执行任何操作；请重试。
    }
no-quote = 暂无 { $symbol } 的价格。未下单。
venue-refused = 交易所拒绝了。未下单。
venue-unsure = 交易所没有回应。正在查询该订单；请勿重复下单。
cannot-open = 已保存的密钥无法解开。未发送任何内容；请告知运营者。
impossible = 抱歉，我们这边出错了。已记录。
bad-configuration = 本交易台未配置该功能。

anonymous-sender = 我看不到你是谁：请以本人身份发言，不要以群组或频道的身份。
limit-money = { $mode ->
        [live] LIVE
       *[paper] 模拟盘
    }
