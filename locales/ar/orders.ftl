# تذاكر الأوامر وإيصالاتها وقوائمها وسجلاتها.

button-buy-amount = شراء {"\u200E"}{ $amount }
button-buy-coin-amount = شراء { $coin } بـ {"\u200E"}{ $amount }
button-buy-coin = شراء { $coin }
button-buy-again = شراء { $coin } مرة أخرى
button-sell = بيع
button-sell-coin = بيع { $coin }
button-sell-share = بيع {"\u200E"}{ $percent }%
button-share = {"\u200E"}{ $percent }%
button-confirm = تأكيد
button-dismiss = إلغاء
button-buy-anyway = شراء على أي حال
button-change-limit = تغيير الحد
button-fresh-price = سعر جديد
button-cancel = إلغاء الأمر
button-cancel-order = إلغاء { $id }
button-why = لماذا؟
button-orders = الأوامر
button-copy-id = نسخ معرّف الأمر

ticket = <b>{ $side ->
        [buy] شراء
       *[sell] بيع
    } { $base }</b> · { $kind ->
        [limit] أمر محدد
       *[market] بسعر السوق
    } · { $place }
    { $worst-cost ->
        [none] {"\u200F"}≈ <b>{"\u200E"}{ $quantity } { $base }</b> مقابل <b>{"\u200E"}{ $cost } { $quote }</b>
       *[other] { $side ->
            [buy] {"\u200F"}<b>{"\u200E"}{ $quantity } { $base }</b> مقابل <b>{"\u200E"}{ $worst-cost } { $quote }</b> كحد أقصى، نحو {"\u200E"}{ $cost } بالسعر الحالي. ما لا يُنفق يبقى متاحًا.
           *[sell] {"\u200F"}<b>{"\u200E"}{ $quantity } { $base }</b> مقابل نحو <b>{"\u200E"}{ $cost } { $quote }</b>، بحد أدنى {"\u200E"}{ $worst-cost }
        }
    }
    السعر { $price }{ $kind ->
        [limit] {" أو أفضل"}
       *[market] { $slippage ->
            [none] {""}
           *[other] ، وفي أسوأ الأحوال { $worst } (حد الانزلاق السعري { $slippage } نقطة أساس)
        }
    } · الرسوم ≈ {"\u200E"}{ $fee }
    المتاح: {"\u200E"}{ $free }
terms-rests = ينتظر في دفتر الأوامر حتى {"\u200E"}{ $at } UTC.
terms-post = كصانع سوق فقط: إذا كان سيُنفَّذ فورًا رفضته المنصة.
terms-ioc = ما لا يُنفَّذ فورًا يُلغى.
terms-fok = كله فورًا أو لا شيء.
ask-quick-limit = هذا أعلى من حدك السريع، لذلك أسألك أولًا.
ask-own-limit = ⛔ { risk-said }
ask-large-sale = قيمة هذا البيع {"\u200E"}{ $value } USDT، أعلى من {"\u200E"}{ $limit } في أمر واحد، لذلك أسألك أولًا.
risk-said = { $rule ->
        [max-order] حدك الشخصي {"\u200E"}{ $limit } USDT في أمر واحد؛ وهذا الأمر {"\u200E"}{ $value } USDT.
        [max-hour] حدك الشخصي {"\u200E"}{ $limit } USDT خلال 60 دقيقة؛ وسيصبح المجموع {"\u200E"}{ $value } USDT.{ limit-room }
        [max-day] حدك الشخصي {"\u200E"}{ $limit } USDT خلال 24 ساعة؛ وسيصبح المجموع {"\u200E"}{ $value } USDT.{ limit-room }
        [max-symbol] حدك الشخصي {"\u200E"}{ $limit } USDT في عملة واحدة؛ وسيصبح المجموع {"\u200E"}{ $value } USDT.{ limit-room }
        [max-total] حدك الشخصي {"\u200E"}{ $limit } USDT في كل العملات؛ وسيصبح المجموع {"\u200E"}{ $value } USDT.{ limit-room }
        [max-loss] حدك الشخصي للخسارة {"\u200E"}{ $limit } USDT في اليوم؛ وقد خسرت اليوم {"\u200E"}{ $value } USDT.
       *[max-positions] حدك الشخصي لعدد العملات في آن واحد { $limit }؛ وستكون هذه رقم { $value }.
    }
ask-old = مضى وقت على ما كتبته، لذلك أسألك مجددًا بالسعر الحالي.
ask-confirm = هذا هو السعر الحالي. هل ما زال مناسبًا؟
ticket-expires = صالحة لمدة { $seconds } ثانية.
ticket-expired = ⌛ انتهت صلاحية هذه التذكرة. لم يُرسل أي أمر.
ticket-dismissed = تم الإلغاء. لم يُرسل أي أمر.
private-ticket = 🔒 لك وحدك، من: { $title }

ask-buy = <b>شراء { $coin }</b> بسعر {"\u200E"}{ $price } تقريبًا · { $place }
    كم المبلغ؟ اضغط، أو رُدّ على هذه الرسالة بمبلغ مثل {"\u200E"}<code>75</code> أو {"\u200E"}<code>0.01 { $coin }</code>.
ask-sell = <b>بيع { $coin }</b> بسعر {"\u200E"}{ $price } تقريبًا · { $place }
    المتاح لديك {"\u200E"}{ $held }. كم تبيع؟ اضغط، أو رُدّ بمقدار مثل {"\u200E"}<code>40%</code>.
ask-sell-nothing = ليس لديك { $coin } متاح للبيع. يعرض {"\u200E"}/portfolio ما تملك.
pick-buy = <b>شراء</b> أي عملة؟ اضغط، أو اكتب: {"\u200E"}<code>/buy btc 100</code>
pick-amount = شراء بقيمة <b>{"\u200E"}{ $amount }</b>: أي عملة؟
pick-sell-nothing = لا شيء متاح لديك للبيع الآن. يعرض {"\u200E"}/portfolio ما تملك.
pick-sell = <b>بيع</b> أي عملة؟ اضغط، أو اكتب: {"\u200E"}<code>/sell btc 50%</code>

toast-sending = جارٍ الإرسال…
toast-private = تذكرتك في محادثتنا الخاصة.
toast-cancelled = تم الإلغاء.
toast-cancelling = أطلب من المنصة الإلغاء…

receipt-accepted = {"\u200F"}{ $mark } <b>{ $side ->
        [buy] شراء
       *[sell] بيع
    } { $coin }</b>: {"\u200E"}{ $amount }، جارٍ الإرسال…
receipt-sending = {"\u200F"}{ $mark } <b>{ $side ->
        [buy] شراء
       *[sell] بيع
    } { $coin }</b>: {"\u200E"}{ $amount }، جارٍ الإرسال…
receipt-unknown = {"\u200F"}{ $mark } <b>{ $side ->
        [buy] شراء
       *[sell] بيع
    } { $coin }: النتيجة غير معروفة</b>
    لم تُجب المنصة ({ $reason }). يبقى {"\u200E"}{ $reserved } محجوزًا بينما أبحث عن الأمر. لا ترسله مرة أخرى من فضلك: ستخبرك هذه الرسالة بالحقيقة فور معرفتها.
receipt-open = {"\u200F"}{ $mark } <b>{ $side ->
        [buy] شراء
       *[sell] بيع
    } { $coin }</b>: {"\u200E"}{ $amount } بسعر {"\u200E"}{ $price } أو أفضل، ينتظر في دفتر الأوامر
receipt-partial = {"\u200F"}{ $mark } <b>{ $side ->
        [buy] شراء
       *[sell] بيع
    } { $coin }</b>: نُفِّذ جزئيًا، والباقي ينتظر في دفتر الأوامر
receipt-filled = {"\u200F"}{ $mark } <b>{ $side ->
        [buy] تم شراء
       *[sell] تم بيع
    } {"\u200E"}{ $amount }</b>
receipt-cancelled = {"\u200F"}{ $mark } <b>أُلغي أمر { $side ->
        [buy] شراء
       *[sell] بيع
    } { $coin }</b>. ما لم يُنفَّذ عاد متاحًا.
receipt-expired = {"\u200F"}{ $mark } <b>انتهت صلاحية أمر { $side ->
        [buy] شراء
       *[sell] بيع
    } { $coin }</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } ما لم يُنفَّذ عاد متاحًا.
receipt-rejected = {"\u200F"}{ $mark } <b>رفضت المنصة أمر { $side ->
        [buy] شراء
       *[sell] بيع
    } { $coin }</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } لم يُنفق شيء؛ وعادت أموالك متاحة.
receipt-filled-part = {"\u200E"}{ $quantity } { $coin } × { $price } = <b>{ $cost } { $quote }</b>
    { $fee ->
        [none] لا رسوم بعد
       *[other] الرسوم {"\u200E"}{ $fee }
    }{ $slippage ->
        [none] {""}
       *[other] { " · الانزلاق السعري " }{"\u200E"}{ $slippage }{ " نقطة أساس عن السعر المعروض" }
    }
receipt-given-back = {"\u200F"}أُنفق {"\u200E"}{ $spent } من أصل {"\u200E"}{ $asked } { $quote }، وعاد {"\u200E"}{ $back } { $quote } متاحًا.
receipt-tail = {"\u200F"}{ $place } · {"\u200E"}<code>{ $id }</code>
elapsed = { $count } { $unit ->
        [ms] ملي ث
       *[s] ث
    }
latency = أُرسل بعد الضغط بـ { $sent }، ووصل الرد خلال { $answered }
reason-by-you = بطلب منك

orders-title = <b>الأوامر المفتوحة</b>
orders-none-open = لا شيء. جرّب {"\u200E"}<code>/buy btc 100 @ 50000</code> لأمر ينتظر السعر.
orders-recent = <b>الأخيرة</b>
orders-line = {"\u200F"}{ $mark } {"\u200E"}<code>{ $id }</code> { $side ->
        [buy] شراء
       *[sell] بيع
    } { $coin ->
        [none] {"\u200E"}{ $amount }
       *[other] { $coin } بقيمة {"\u200E"}{ $amount }
    } {"\u200E"}@ { $price } · { $status } · {"\u200E"}{ $at }{ $origin ->
        [none] {""}
       *[other] {" · "}{ $origin }
    }

status-accepted = مقبول
status-sending = قيد الإرسال
status-unknown = غير معروف
status-open = مفتوح
status-partial = منفَّذ جزئيًا
status-filled = منفَّذ
status-cancelled = ملغى
status-expired = منتهي الصلاحية
status-rejected = مرفوض
source-chat = من المحادثة
source-alert = من تنبيه
source-web = من الويب
source-external = أُرسل من الخارج يدويًا
order-outside = من الخارج
reason-keys-not-open = تعذّر هنا فك تشفير مفاتيحك، فلم يُرسل شيء. وقد أُبلغ المشغّل
reason-never-reached = لم يصل إلى المنصة قط
reason-frozen = أوقفتَ تداولك عبر {"\u200E"}/panic قبل إرساله؛ لم يُرسل شيء إلى المنصة
reason-halted = توقف التداول للجميع قبل إرساله؛ لم يُرسل شيء إلى المنصة
reason-not-sent-again = لا تعرفه المنصة بعد؛ ولا يُعاد إرساله تلقائيًا أبدًا
reason-not-known = لا تذكر المنصة ما آل إليه، وقد لا تحتفظ بسجله؛ لن يُعاد إرساله ولن يُعدّ منتهيًا
reason-not-found-any-more = لم تعد المنصة تجده؛ تجري قراءة صفقاته
reason-ended-unseen = انتهى لدى المنصة دون أن يتابعه أحد من هنا؛ وسُجّل كل ما نُفّذ منه
why = <b>الأمر {"\u200E"}<code>{ $id }</code></b>: { $side ->
        [buy] شراء
       *[sell] بيع
    } {"\u200E"}{ $amount } في سوق { $symbol }، { $status }، { $source }
    { $client-id ->
        [none] معروف لدى المنصة باسم {"\u200E"}<code>{ $venue-id }</code>
       *[other] أُرسل إلى المنصة باسم {"\u200E"}<code>{ $client-id }</code>، ومعروف لديها باسم {"\u200E"}<code>{ $venue-id }</code>
    } · { $place }
why-step = {"\u200F"}{"\u200E"}{ $at } ({"\u200E"}+{ $after }) <b>{ $status }</b>{ $note ->
        [none] {""}
       *[other] {": "}{ $note }
    }
why-none = لا أوامر لديك بعد. ابدأ بعملة: اكتب BTC.
