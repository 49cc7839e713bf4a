# 向语言模型提出的问题及其回答。

question-title = 💬 <b>{ $question }</b>
question-explain = 💬 <b>解释：</b>{ $headline }
question-waiting = { $count ->
        [0] 思考中。交易台目前没有相关资料。
       *[other] 思考中，手头有 { $count } 个来源…
    }
question-stopped = ⏹ 已停止。
question-lost = 回答在途中丢失，不计入今日提问次数；请重新提问。
question-failed = { $why ->
        [busy] 语言模型目前过于繁忙。
        [down] 无法连接语言模型。
        [refused] 语言模型的服务器不接受我们的提问；请运营者检查 TAPEWIRE_LLM_KEY 和 TAPEWIRE_LLM_MODEL。
        [slow] 语言模型太久没有回应。
        [cut] 语言模型两次中途中断。
        [malformed] 语言模型两次给出了我无法接受的格式。
       *[garbled] 返回的内容不是语言模型的回答。
    }本次提问不计次数。
question-known = <b>未使用模型</b>，以下是交易台掌握的信息：
question-sources = <b>来源</b>
question-signed = <i>{ $is-grounded ->
        [yes] {""}
       *[no] ⚠ 未引用交易台的任何来源。{" "}
    }{ $model }{ $confidence ->
        [none] {""}
       *[other] {" · 模型自评把握 "}{ $confidence }%
    } · 不构成投资建议</i>
question-privately = 回答会发到你与我的私聊。
button-stop-answer = 停止
button-explain = 解释
