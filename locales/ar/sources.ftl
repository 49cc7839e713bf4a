# حالة مصادر الأخبار، وما يفعله المشرفون بشأنها.

command-sources = مصادر الأخبار وحالتها
sources-title = <b>المصادر</b> · { $well } من { $count } بحالة جيدة
sources-none = لم يُفحص أي مصدر بعد. تُظهرها خدمة جمع الأخبار بعد ثانية من بدئها.
sources-more = … وأيضًا { $count }
sources-silent = ⚠ لم تُظهر خدمة جمع الأخبار شيئًا منذ مدة: وقد وردت هذه البيانات { $since }.
sources-how = اضغط على مصدر لإيقافه مؤقتًا. لإضافة مصدر (RSS أو Atom أو JSON Feed): {"\u200E"}<code>/sources add https://example.com/feed.xml</code>
source-line = {"\u200F"}{ $mark } <b>{ $name }</b> · اليوم { $today }{ $state ->
        [new] {" · "}لم يُفحص بعد
        [paused] {" · "}أوقفه مشرف مؤقتًا
       *[other] {""}
    }{ $state ->
        [ok] {" · "}فُحص { $last }
       *[other] {""}
    }{ $lag ->
        [none] {""}
       *[other] {" · "}متأخر بمقدار { $lag }
    }{ $state ->
        [degraded] {"\u000A    "}فشل آخر فحص: { source-why }
        [open] {"\u000A    "}متوقف حتى {"\u200E"}{ $again } بعد عدد إخفاقات { $failures }: { source-why }
       *[other] {""}
    }{ $state ->
        [degraded] {" · "}آخر مرة بحالة جيدة: { source-last }
        [open] {" · "}آخر مرة بحالة جيدة: { source-last }
       *[other] {""}
    }
source-last = { $last ->
        [never] أبدًا
       *[other] { $last }
    }
source-why = { $reason ->
        [status] أجاب الخادم بالرمز {"\u200E"}{ $detail }
        [timeout] لا إجابة في الوقت المحدد
        [network] لا يمكن الوصول إلى الخادم
        [too_big] أكبر من 2 ميغابايت
        [encoding] ترميز لا أقرؤه
        [redirects] يحيل من عنوان إلى آخر بلا نهاية
        [content_type] صفحة، وليس موجز أخبار
        [dtd] يحتوي تعريف نوع مستند (DTD)، وقد يخفي هجومًا
        [too_deep] متداخل أعمق من المسموح
        [not_a_feed] ليس RSS ولا Atom ولا JSON Feed
        [malformed] الموجز تالف
        [too_slow] استغرقت قراءته وقتًا أطول من المسموح
        [address-denied] ليس على الإنترنت العام، أو على منفذ غير 80 و443 و8080 و8443
        [json] الإجابة ليست JSON
        [shape] الإجابة ليست كما يصفها توثيقه
        [nothing] لا شيء في الصفحة يطابق المحددات
        [selector] لا يمكن قراءة المحدد
        [browser] لم يبدأ المتصفح
       *[other] { $reason } { $detail }
    }
source-removed = تم الحذف: {"\u200E"}<code>{ $url }</code>
    تبقى أخباره. لاستعادته: {"\u200E"}<code>/sources add { $url }</code>
source-unreadable = لم يُضف {"\u200E"}<code>{ $text }</code>{"\u200E"}: { source-why }.
    المصدر هو RSS أو Atom أو JSON Feed على عنوان عام، مثل {"\u200E"}<code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
bad-source = { $problem ->
        [known] هذا المصدر متابَع بالفعل. تجده في {"\u200E"}/sources.
        [many] أُضيف بالفعل { $limit } من المصادر، وهذا هو الحد الأقصى. احذف واحدًا في {"\u200E"}/sources أولًا.
       *[other] {"\u200F"}«{"\u200E"}{ $text }{"\u200E"}» ليس عنوان http(s) بلا كلمة مرور وبطول { $limit } حرف كحد أقصى. جرّب {"\u200E"}<code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
    }
button-sources = كل المصادر
button-source-pause = ⏸ إيقاف مؤقت
button-source-resume = ▶ استئناف
button-source-remove = حذف
