# 代币发行。

command-tge = 代币发行：有哪些、何时、在哪里
launches-title = 🚀 <b>代币发行</b>
launches-found = 🚀 <b>代币发行</b> · { $words }
launches-line = <b>{ $name }</b> · { $when }
    {"  "}<i>{ $facts }</i>
launches-none = 目前没有已公布的代币发行。一有相关新闻，就会自动出现在这里。
launches-none-found = 没有符合“{ $words }”的代币发行。全部列表：/tge
launches-hint = 查询：<code>/tge base</code>、<code>/tge flint</code>。日期按你的时区显示。新币开盘时买入：<code>/tge arm flnt 100 max 0.50</code>
launch-title = 🚀 <b>{ $name }</b>
launch-when = <b>{ $when }</b>{ $left ->
        [none] {""}
       *[other] {" · "}{ $left }
    }{ $certainty ->
        [expected] {" · "}预计，尚未确定
       *[firm] {""}
    }
launch-undated = 日期待定
launch-at-minute = { $moment }
launch-at-day = { $day }
launch-at-week = { $day } 起的一周
launch-at-month = { $year } 年 { $month } 月
launch-at-quarter = { $year } 年第 { $quarter } 季度
launch-left = { $days ->
        [0] { $hours ->
            [0] 即将开始
           *[other] { $hours } 小时后
        }
        [1] 明天
       *[other] { $days } 天后
    }
launch-fact-venues = 上线 { $venues }
launch-fact-chain = { $chain } 链
launch-fact-fdv = FDV { dollars }
launch-fact-raised = 已融资 { dollars }
launch-fact-unlocked = 已解锁 { $percent }%
launch-fact-sources = { $count } 个来源
launch-fact-disputed = ⚠️ 各来源说法不一
launch-dispute = ⚠️ { $fact ->
        [at] 日期
        [token] 代币
        [project] 项目
        [chain] 公链
        [raised_usd] 融资额
        [fdv_usd] FDV
       *[unlocked_percent] 解锁比例
    }：{ $versions }
launch-version = { $value }（{ $sources }）
launch-reports = <b>消息来源</b>
launch-report = { $title }
    {"  "}<i>{ $source } · { $age }</i>
launch-sure = 按规则判断，确定性 { $percent }%
button-launches = 全部代币发行
button-calendar = 📅 日历文件
launches-file = { $count } 个已知日期的代币发行
button-arm = 🎯 { $coin } 开盘买入
launch-arm = 🎯 <b>{ $name } 开盘时买入</b>
    点击复制下面的命令，填入你的最高价（USDT），再发给我：
    <code>/tge arm { $coin } { $amount } max 0.50 14d</code>
    我会盯着 { $venue }，开盘后只买一次，金额 { $amount } USDT，绝不高于你的价格。14 天后计划失效，届时通知你。换交易所：加上 <code>on bybit</code>。进行中的计划和取消按钮：/plans
