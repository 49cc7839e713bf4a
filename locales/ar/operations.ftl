# ما يراه المشرفون فقط، وما يخبرون به الجميع.

admin = <b>المكتب</b>
    الأشخاص { $people } (نشطون اليوم { $active }، بانتظار القبول { $pending }) · المحادثات { $chats }
    خلال 24 ساعة: الأوامر { $orders }، بقيمة {"\u200E"}{ $volume } USDT · التنبيهات { $alerts }
    الأوامر المفتوحة { $open } · مجهولة النتيجة { $unknown }
    { $halt ->
        [none] التداول يعمل.
       *[other] ⛔ التداول متوقف منذ {"\u200E"}{ $since }: { $halt }
    }
    {"\u200E"}<code>/halt reason</code> · {"\u200E"}<code>/halt all reason</code> · {"\u200E"}<code>/resume</code> · {"\u200E"}<code>/panic all</code>
    {"\u200E"}<code>/admin</code> {"\u200E"}<code>broadcast text</code> · {"\u200E"}<code>waiting</code> · {"\u200E"}<code>approve id</code> · {"\u200E"}<code>deny id</code>
admin-claimed = أنت الآن مشرف على هذا المكتب. يعرض {"\u200E"}/admin ما يمكنك فعله.
halt-no-reason = صيانة
button-halt = إيقاف التداول
button-panic-all = إيقاف كل شيء
panic-all-draft = هذا يلغي كل الأوامر المفتوحة والخطط لدى الجميع ويوقف كل التداول، بما فيه البيع وأوامر الوقف، حتى {"\u200E"}/resume.
panic-reason = إيقاف طارئ
button-resume = استئناف التداول
button-broadcast = إرسال إلى الجميع
button-approve = قبول
button-deny = رفض
broadcast-draft = هذا سيصل إلى الجميع:
    { $text }
broadcast-sent = في الطريق إلى { $count ->
        [one] شخص واحد
        [two] شخصين
        [few] { $count } أشخاص
        [many] { $count } شخصًا
       *[other] { $count } شخص
    }.
broadcast = 📣 { $text }
notice-halted = ⛔ أوقف { $by } التداول: { $reason }
notice-tripped = ⛔ <b>توقف التداول تلقائيًا</b>: { $trip }.
    لا يمكن لأحد الشراء{ $mode ->
        [live] {" "}بأموال LIVE؛ التداول التجريبي مستمر،
        [paper] {" "}على الحساب التجريبي؛ التداول بأموال LIVE مستمر،
       *[other] ؛
    } والبيع متاح والأوامر المفتوحة باقية. راجع {"\u200E"}/admin والسجلات؛ وعند زوال السبب يبدأ {"\u200E"}/resume العدّ من جديد.
notice-frozen = ⛔ أوقف { $name } ({"\u200E"}<code>{ $id }</code>) تداوله عبر {"\u200E"}/panic.
notice-thawed = عاد { $name } ({"\u200E"}<code>{ $id }</code>) إلى التداول.
notice-resumed = ✅ استأنف { $by } التداول.
notice-alarm = 🚨 <b>{ $subject }</b>
    { $detail }
button-waiting = بانتظار القبول ({ $count })
nobody-waits = لا أحد ينتظر القبول.
waiting-besides = في الانتظار أيضًا: { $count }.
access-request = طلب انضمام من <b>{ $name }</b>{ $username ->
        [none] {""}
       *[other] {" "}({"\u200E"}@{ $username }{"\u200E"})
    }.
    المعرّف {"\u200E"}<code>{ $id }</code> · { $at }
access-granted-by-you = ✅ تم قبول { $name } ({"\u200E"}<code>{ $id }</code>).
access-denied-by-you = تم رفض { $name } ({"\u200E"}<code>{ $id }</code>).
