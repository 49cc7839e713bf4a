# 仅管理员可见的内容，以及管理员发给所有人的内容。

admin = <b>交易台</b>
    用户 { $people }（今日活跃 { $active }，待审批 { $pending }）· 聊天 { $chats }
    24 小时：订单 { $orders } 笔，{ $volume } USDT · 提醒 { $alerts } 条
    挂单 { $open } · 结果未知 { $unknown }
    { $halt ->
        [none] 交易正常。
       *[other] ⛔ 交易自 { $since } 起停止：{ $halt }
    }
    <code>/halt 原因</code> · <code>/halt all 原因</code> · <code>/resume</code> · <code>/panic all</code>
    <code>/admin</code> <code>broadcast 内容</code> · <code>waiting</code> · <code>approve id</code> · <code>deny id</code>
admin-claimed = 你现在是本交易台的管理员。/admin 查看可用操作。
halt-no-reason = 维护
button-halt = 停止交易
button-panic-all = 全部停止
panic-all-draft = 这将撤销所有人的全部挂单和计划，并停止一切交易（包括卖出和止损），直到发送 /resume。
panic-reason = 紧急停止
button-resume = 恢复交易
button-broadcast = 发送给所有人
button-approve = 通过
button-deny = 拒绝
broadcast-draft = 以下内容将发送给所有人：
    { $text }
broadcast-sent = 正在发送给 { $count } 人。
broadcast = 📣 { $text }
notice-halted = ⛔ { $by } 停止了交易：{ $reason }
notice-tripped = ⛔ <b>交易已自动停止</b>：{ $trip }。
    { $mode ->
        [live] 所有人都不能用 LIVE 实盘资金买入，模拟盘照常；
        [paper] 所有人都不能在模拟盘买入，LIVE 实盘照常；
       *[other] 所有人都不能买入；
    }仍可卖出，挂单保留。请查看 /admin 和日志；排除原因后，用 /resume 重新开始计数。
notice-frozen = ⛔ { $name }（<code>{ $id }</code>）用 /panic 冻结了自己的交易。
notice-thawed = { $name }（<code>{ $id }</code>）已恢复交易。
notice-resumed = ✅ { $by } 恢复了交易。
notice-alarm = 🚨 <b>{ $subject }</b>
    { $detail }
button-waiting = 待审批（{ $count }）
nobody-waits = 没有人在等待审批。
waiting-besides = 还有 { $count } 人待审批。
access-request = <b>{ $name }</b>{ $username ->
        [none] {""}
       *[other] {" "}(@{ $username })
    } 申请加入。
    id <code>{ $id }</code> · { $at }
access-granted-by-you = ✅ 已通过 { $name }（<code>{ $id }</code>）的申请。
access-denied-by-you = 已拒绝 { $name }（<code>{ $id }</code>）的申请。
