# الأسئلة إلى النموذج اللغوي وإجاباتها.

question-title = 💬 <b>{ $question }</b>
question-explain = 💬 <b>شرح:</b> { $headline }
question-waiting = { $count ->
        [0] أفكر. لا يعرف المكتب شيئًا عن هذا بعد.
        [one] أفكر، ولديّ مصدر واحد …
        [two] أفكر، ولديّ مصدران …
        [few] أفكر، ولديّ { $count } مصادر …
        [many] أفكر، ولديّ { $count } مصدرًا …
       *[other] أفكر، ولديّ { $count } مصدر …
    }
question-stopped = ⏹ تم الإيقاف.
question-lost = ضاعت الإجابة في الطريق. لا تُحتسب من أسئلتك اليوم؛ اسأل مرة أخرى من فضلك.
question-failed = { $why ->
        [busy] النموذج اللغوي مشغول جدًا الآن.
        [down] لا يمكن الوصول إلى النموذج اللغوي.
        [refused] خادم النموذج اللغوي لا يقبل أسئلتنا؛ على المشغّل مراجعة TAPEWIRE_LLM_KEY و{"\u200E"}TAPEWIRE_LLM_MODEL.
        [slow] صمت النموذج اللغوي مدة أطول من اللازم.
        [cut] انقطع النموذج اللغوي في منتصف الإجابة، مرتين.
        [malformed] أجاب النموذج اللغوي مرتين بصيغة لا أقبلها.
       *[garbled] ما وصل ليس إجابة من نموذج لغوي.
    } هذا السؤال لا يُحتسب.
question-known = <b>بدون نموذج</b>، هذا ما يعرفه المكتب:
question-sources = <b>المصادر</b>
question-signed = <i>{ $is-grounded ->
        [yes] {""}
       *[no] ⚠ لا تستشهد الإجابة بأي من مصادر المكتب.{" "}
    }{"\u200F"}{ $model }{ $confidence ->
        [none] {""}
       *[other] {" · ثقته بحسب قوله "}{"\u200E"}{ $confidence }%
    } · ليست نصيحة استثمارية</i>
question-privately = ستصلك الإجابة في محادثتك معي.
button-stop-answer = إيقاف
button-explain = شرح
