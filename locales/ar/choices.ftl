# الإعدادات ومصدر كل منها وملفها: المحادثة والصفحات والسكربتات.

settings = <b>الإعدادات</b>
    اللغة: { $language } { $language-from }
    المنطقة الزمنية: {"\u200E"}{ $zone }{"\u200F"} { $zone-from }
    الصور: { pictures } { $pictures-from }
    أزرار الشراء: {"\u200E"}{ $presets }{"\u200F"} { $presets-from }
    الحد السريع: {"\u200E"}{ $quick }، وفوقه أسألك أولًا { $quick-from }
    ساعات الهدوء: { $quiet ->
        [off] بدون
       *[other] {"\u200E"}{ $quiet }{"\u200F"}
    } { $quiet-from }
    الملخص: { $digest ->
        [off] فور انتهاء الانتظار
       *[other] يوميًا عند { $digest }
    } { $digest-from }
    الأخبار: { $headlines ->
        [own] تُعلَّم اللغات غير لغتك والإنجليزية
       *[other] تُعلَّم اللغات غير {"\u200E"}{ $headlines }{"\u200F"}
    } { $headlines-from }
    الملخص والأخبار: {"\u200E"}<code>/alerts digest 08:00</code> · {"\u200E"}<code>/alerts languages en ru</code>
setting-from = · <i>{ $origin ->
        [yours] من اختيارك
        [operator] من المشغّل
        [telegram] من تيليجرام
       *[default] افتراضي
    }</i>
pictures = { $pictures ->
        [light] فاتحة
       *[dark] داكنة
    }
setting-digest = الملخص
setting-headlines = لغات الأخبار
button-setting-default = العودة إلى الافتراضي
button-settings-file = كملف
settings-exported = إعداداتك وحدودك الشخصية وقواعد تنبيهاتك. أرسل هذا الملف هنا أو إلى مكتب آخر وسأعرض ما سيغيّره قبل تغيير أي شيء. لا يحتوي على أي مفاتيح.

file-compared = { $changes ->
        [0] هذا الملف لا يغيّر شيئًا.
        [one] هذا الملف يغيّر <b>شيئًا واحدًا</b>:
        [two] هذا الملف يغيّر <b>شيئين</b>:
        [few] هذا الملف يغيّر <b>{ $changes } أشياء</b>:
       *[other] هذا الملف يغيّر <b>{ $changes } شيئًا</b>:
    }
file-applied = ✅ { $changes ->
        [0] لم يكن هناك ما يتغيّر.
        [one] طُبّق <b>تغيير واحد</b>:
        [two] طُبّق <b>تغييران</b>:
        [few] طُبّقت <b>{ $changes } تغييرات</b>:
       *[other] طُبّق <b>{ $changes } تغييرًا</b>:
    }
file-cancelled = بقي كل شيء كما كان.
file-change = { $name }: {"\u200E"}{ $before ->
        [none] –
       *[other] { $before }
    } → { $after ->
        [none] –
       *[other] { $after }
    }
file-alert = { $kind ->
        [added] ➕
        [removed] ➖
        [alert_paused] ⏸
       *[alert_resumed] ▶️
    } {"\u200E"}<code>{ $words }</code>
file-denied = ⚠️ لم يُطبَّق: { $name } {"\u200E"}<code>{ $value }</code>{"\u200F"}. { $why }
file-more = … وأيضًا { $count }
button-file-apply = تطبيق
button-file-cancel = إلغاء
button-file-undo = تراجع
bad-file = { $what ->
        [size] حجم ملف الإعدادات لا يتجاوز { $limit } كيلوبايت.
        [text] هذا الملف ليس نصًا بترميز UTF-8.
        [json] هذا الملف ليس JSON.
        [depth] هذا الملف متداخل أعمق من { $limit } مستويات.
        [twice] يتكرر اسم مرتين في هذا الملف ولا يُعرف أيهما المقصود.
        [kind] هذا ليس ملف إعدادات Tapewire.
        [version] إصدار هذا الملف { $value }، وهذا المكتب يقرأ الإصدار { $limit }.
        [field] لا يوجد «{ $where }» في ملف الإعدادات.
       *[shape] «{ $where }» ليس بالشكل المطلوب.
    } لم يتغيّر شيء. الملف المُصدَّر يوضح الشكل.

web-nav-settings = الإعدادات
web-settings-look = اللغة والمظهر
web-settings-trading = التداول
web-settings-alerts = التنبيهات
web-settings-limits = حدودك الشخصية
web-settings-limits-hint = دون حدود المكتب، للتجريبي وLIVE معًا. الفارغ يعني بلا حد.
web-settings-file = الإعدادات كملف
web-settings-file-hint = الإعدادات والحدود الشخصية وقواعد التنبيهات، بلا مفاتيح. يُعرض أولًا ما سيغيّره الملف.
web-settings-export = تصدير
web-settings-import = استيراد…
web-settings-presets-hint = ما تنفقه الضغطة الواحدة، بعملة USDT
web-settings-pictures-hint = الرسوم والبطاقات التي يرسلها البوت
web-settings-quick-hint = حتى هذا المبلغ تكفي ضغطة، وفوقه يُطلب التأكيد
web-settings-quiet-hint = تنتظر التنبيهات وتصل في ملخص واحد
web-settings-digest-hint = ما انتظر يصل مرة في اليوم
web-settings-headlines-hint = تُعلَّم اللغات الأخرى. بلا اختيار: لغتك والإنجليزية
web-settings-from = من
web-settings-to = إلى
web-settings-theme = السمة
web-theme-auto = النظام
web-theme-light = فاتح
web-theme-dark = داكن
web-settings-theme-telegram = داخل تيليجرام تأخذ الصفحات ألوانه.
web-settings-venues-more = إدارة حسابات المنصات
web-zone-search = ابحث عن مدينة أو منطقة
web-sessions = أين سجّلت الدخول
web-sessions-hint = تنتهي الجلسة بعد خمس عشرة دقيقة من إغلاق صفحتها. وما تنهيه هنا ينتهي فورًا.
web-sessions-end-others = إنهاء الجلسات الأخرى
web-problem-bad-file = ليس ملف إعدادات
web-detail-bad-file = { bad-file }
web-detail-bad-setting-quick-limit = الحد السريع: {"\u200E"}{ $value } USDT. يجب أن يكون أكبر من 0 وألا يتجاوز {"\u200E"}{ $limit } USDT.
web-detail-bad-setting-presets = زر الشراء: {"\u200E"}{ $value } USDT. يجب أن يكون كل مبلغ من 1 إلى {"\u200E"}{ $limit } USDT، بمنزلتين عشريتين على الأكثر.
web-detail-bad-setting-preset-count = أزرار الشراء: من زر واحد إلى { $limit }.
web-detail-bad-setting-limit = حدك { $text }: {"\u200E"}{ $value }. يجب أن يكون أكبر من 0 وألا يتجاوز حد المكتب {"\u200E"}{ $limit }.
web-detail-bad-setting-limit-whole = حدك { $text }: {"\u200E"}{ $value }. يعدّ العملات: عدد صحيح لا يتجاوز { $limit }.
web-detail-bad-setting-languages = لا نتعرف على أخبار بلغة «{ $text }».
web-detail-bad-setting-rules = قواعد التنبيهات: لا تتجاوز { $limit }.
web-detail-misunderstood-alert-rule = تعذرت قراءة قاعدة التنبيه قرب «{ $text }».
web-detail-misunderstood-alert-long = قاعدة التنبيه هذه طويلة جدًا.

web-js-origin-yours = من اختيارك
web-js-origin-operator = من المشغّل
web-js-origin-telegram = من تيليجرام
web-js-origin-default = افتراضي
web-js-back-to-default = العودة إلى الافتراضي
web-js-saved = حُفظ
web-js-undo = تراجع
web-js-undone = تم التراجع
web-js-setting-off = بدون
web-js-at-most = حتى { $sum }
web-js-language-now = اللغة: { $language }
web-js-zone-none = لا توجد منطقة كهذه
web-js-session-this = هذه
web-js-session-unknown = جهاز غير معروف
web-js-session-seen = آخر نشاط: { $ago } · منذ { $at }
web-js-end-session = إنهاء
web-js-sessions-ended = أُنهيت: { $n }
web-js-venues-paper = تجريبي فقط. اربط منصة للتداول بأموال حقيقية.
web-js-file-title = ما يغيّره هذا الملف
web-js-file-nothing = هذا الملف لا يغيّر شيئًا
web-js-file-apply = تطبيق
web-js-file-applied = طُبّق
web-js-file-none = بدون
web-js-file-new = جديدة
web-js-file-gone = محذوفة
web-js-file-paused = موقوفة
web-js-file-resumed = مستأنفة
web-js-file-denied = لم يُطبَّق
