# 交易所：连接、选择订单去向、断开。

venue-place = { $venue ->
        [paper] 模拟盘
       *[other] 🔴 <b>LIVE</b> · { $title } 实盘
    }
which-venue = <b>哪家交易所？</b>{ $side ->
        [buy] 可买入 { $coin } 的
       *[sell] 你持有 { $coin } 的
    }交易所有 { $count } 家。▶ 表示你的订单通常去向。用文字指定：在命令后加 <code>on bybit</code>。
venue-name = { $venue ->
        [paper] 模拟盘
       *[other] { $title }
    }
button-venues = 交易所
button-connect = 连接 { $venue }
button-go-live = 在 { $venue } 交易
button-go-live-now = 是，在 { $venue } 用真钱
button-go-paper = 返回模拟盘
button-stay = 否，保持不变
button-revoke = 断开 { $venue }
button-clear = 撤销 { $count } 笔订单并断开

connect-which = <b>连接交易所</b>
    哪一家？资金仍留在交易所；我用来下单的密钥只能交易，没有其他权限。
connect-ask = <b>连接 { $venue }</b>
    1. 在该交易所创建 API 密钥：<b>开启现货交易，关闭提币</b>，尽可能绑定本交易台的 IP 地址。
    2. 把{ $parts ->
        [three] {" "}API Key、Secret Key 和口令（Passphrase）放在同一条消息里，各占一行发给我：
       *[two] {" "}API Key 和 Secret Key 放在同一条消息里，各占一行发给我：
    }
    <code>key</code>
    <code>secret</code>{ $parts ->
        [three] {""}
    <code>passphrase</code>
       *[two] {""}
    }
    我会先加密封存再保存，并立即删除你的消息。发送任意命令即可退出本步骤。
connect-stopped = 好的，不再等待密钥。未保存任何内容。
connect-unreadable = ⚠ 无法读取为密钥，我已删除该消息，未保留任何内容。
connect-not-deleted = ⚠ 我无法删除你的消息，请立即自行删除；我读取的内容已加密封存。
connect-late = 🔑 这看起来像交易所密钥，但我已不再等待密钥：我的提问十分钟内有效，任何命令都会结束它。我未保留其中任何内容{ $deleted ->
        [yes] ，并已删除你的消息。
       *[no] ，但无法删除你的消息：请立即自行删除。
    }如要连接，请重新发送 <code>/connect{ $venue ->
        [none] {""}
       *[other] {" "}{ $venue }
    }</code>，然后再发送密钥。如果那不是密钥，而是币种的合约地址，请在前面加一个词再发一次。
connect-looking = 🔐 已加密封存。正在检查密钥…
connect-checking = 🔐 已加密封存。正在向 { $venue } 查询密钥权限…
connect-away = 🔐 { $venue } 没有回应{ $detail ->
        [none] 。
       *[other] （{ $detail }）。
    }我会在十分钟内继续尝试。
connect-done = ✅ <b>已连接 { $venue }</b>，密钥 …{ $hint }
connect-may = 交易：{ $trade ->
        [yes] 允许
        [no] 不允许
       *[untold] 未告知
    } · 提币：{ $withdraw ->
        [yes] 允许
        [no] 不允许
       *[untold] 未告知
    } · 绑定 IP 地址：{ $bound ->
        [yes] 是
        [no] 否
       *[untold] 未告知
    }
connect-balances = 账户资产：{ $owned ->
        [none] 暂无
       *[other] <b>{ $owned }</b>
    }{ $more ->
        [0] {""}
       *[other] {" "}及另外 { $more } 种
    }
connect-advise-ip = ⚠ { $told ->
        [no] 该密钥可从任何地址使用。请
       *[untold] 该交易所不告知密钥可从哪里使用。如尚未绑定，请
    }到交易所把它绑定到本交易台的 IP 地址：这样即使密钥被盗也毫无用处。
connect-withdraw-untold = ⚠ 该交易所不告知密钥能否提币。请自行确认它没有提币权限。
connect-still-paper = 在你选择之前，订单仍发往原来的地方。
connect-refused = ⛔ <b>{ $venue }：未接受这组密钥。</b>已将其清除。
connect-refused-can-withdraw = 它们可以提币。能转走资金的密钥超出了交易台的需要：请创建只能交易的密钥。
connect-refused-cannot-trade = 它们没有现货交易权限。请在 { $venue } 开启后重新发送。
connect-refused-not-taken = { $venue } 不接受它们{ $detail ->
        [none] 。
       *[other] ：{ $detail }。
    }请检查内容是否完整、密钥是否已启用、是否允许本交易台的地址。
connect-refused-cannot-open = 收到的内容无法解开。请重新发送。
connect-refused-away = { $venue } 十分钟内没有回应{ $detail ->
        [none] 。
       *[other] （{ $detail }）。
    }请稍后重新发送。
connect-refused-another-account = 它们属于另一个账户，而不是你的挂单所在账户。请先撤单，或发送同一账户的密钥。
connect-refused-other = { $venue } 返回：{ $detail }
connect-kept = 现用密钥 …{ $hint } 保持不变。
connect-leaving = 正在断开 { $venue }：撤销那里的挂单。交易所确认最后一笔后清除密钥。
connect-revoked = 已断开 { $venue }：密钥已清除，这里没有任何留存。请到交易所也将其删除。

venues = <b>交易所</b> · 订单发往 { $place }
venues-line = { $mark } <b>{ $venue }</b>{ $state ->
        [paper] {" "}— 模拟资金，真实机制
        [connected] {" "}— 已连接，密钥 …{ $hint }
        [checking] {" "}— 正在检查密钥…
        [leaving] {" "}— 正在断开，撤单中
       *[other] {""}
    }{ $trouble ->
        [yes] {" ⚠"}
       *[no] {""}
    }
venues-confirm-live = 🔴 <b>LIVE · { $venue }</b>
    从现在起，你的订单（包括一键买入按钮）将动用你在 { $venue } 的<b>真实资金</b>。每张确认单和回执都会标明 LIVE。继续吗？
venues-confirm-revoke = <b>断开 { $venue }？</b>
    { $count ->
        [0] 将清除封存的密钥，并停止读取该账户。资金仍在交易所。
       *[other] 那里还有 { $count } 笔挂单。我会先撤单；交易所确认最后一笔后清除密钥。
    }
