# التنبيهات والقواعد التي وراءها.

alert-title = { $mark } <b>{ $title }</b>
alert-coins = {"\u200F"}<b>{ $coin }</b> { $price }{ $change ->
        [none] {""}
       *[other] {" "}{ $mark } {"\u200E"}{ $change }% خلال 24 ساعة
    }{ $others ->
        [none] {""}
       *[other] {" · وأيضًا "}{ $others }
    }
alert-verdict = {"\u200F"}<b>{ $tone }</b> · التأثير {"\u200E"}{ $impact }% · الثقة {"\u200E"}{ $confidence }%
alert-doubts = ⚠ { $doubts }
alert-late = ⏳ متأخر { $late }: تعذّر إرساله قبل ذلك.
alert-source = {"\u200F"}{ $source }{ $is-alone ->
        [yes] {"، المصدر الوحيد حتى الآن"}
       *[no] {""}
    } · { $age ->
        [unknown] بلا تاريخ
       *[other] { $age }
    } · قُرئ خلال { $latency } ملي ثانية
alert-grades = منذ ذلك الحين: { $grades }
alert-why = السبب: {"\u200E"}<code>{ $rule }</code>{"\u200E"} · الحداثة {"\u200E"}{ $novelty }% · { $model }
alert-measured = رصده المكتب من مصدر أسعاره · وصلك خلال { $latency } ملي ثانية
alert-why-measured = السبب: {"\u200E"}<code>{ $rule }</code>{"\u200E"}{ $told ->
        [none] {""}
       *[other] {" · "}{ $told }
    }
measured-title = { $gauge ->
        [move] { $way ->
            [up] صعود
           *[down] هبوط
        } { $coin } بنسبة {"\u200E"}{ $amount }% خلال { $span }
        [volume] حجم تداول { $coin } بلغ {"\u200E"}{ $times }×{"\u200E"} المعتاد
        [whale] حوت { $way ->
            [up] يشتري
           *[down] يبيع
        } { $coin } بقيمة { dollars }
        [funding] معدل تمويل { $coin } عند {"\u200E"}{ $amount }%، { $way ->
            [up] أصحاب مراكز الشراء يدفعون لأصحاب مراكز البيع
           *[down] أصحاب مراكز البيع يدفعون لأصحاب مراكز الشراء
        }
        [funding-flip] انقلب معدل تمويل { $coin } إلى { $way ->
            [up] {"\u200E"}{ $amount }%، والآن أصحاب مراكز الشراء يدفعون لأصحاب مراكز البيع
           *[down] {"\u200E"}−{ $amount }%، والآن أصحاب مراكز البيع يدفعون لأصحاب مراكز الشراء
        }
       *[liquidation] تصفية { $way ->
            [up] مركز بيع
           *[down] مركز شراء
        } على { $coin } بقيمة { dollars }
    }
measured-beside = {"\u200F"}<b>{ $way ->
        [up] صعود
        [down] هبوط
       *[none] في أي من الاتجاهين
    }</b>{ $times ->
        [none] {""}
       *[other] {" · "}{"\u200E"}{ $times }×{"\u200E"} المعتاد لهذه العملة
    }
measured-why = { $gauge ->
        [move] تحرك {"\u200E"}{ $found } خلال { $span }، والحد الذي وضعته {"\u200E"}{ $limit }
        [volume] الحجم {"\u200E"}{ $found }، والحد الذي وضعته {"\u200E"}{ $limit }
        [whale] صفقة واحدة بقيمة {"\u200E"}{ $found }، والحد الذي وضعته {"\u200E"}{ $limit }
        [funding] التمويل {"\u200E"}{ $found }، والحد الذي وضعته {"\u200E"}{ $limit }
        [funding-flip] انقلب التمويل إلى {"\u200E"}{ $found }، والحد الذي وضعته {"\u200E"}{ $limit }
       *[liquidation] تصفية بقيمة {"\u200E"}{ $found }، والحد الذي وضعته {"\u200E"}{ $limit }
    }
measured-times = {"\u200E"}{ $times }×{"\u200E"} المعتاد
alert-test = 🧪 <b>اختبار</b>: آخر خبر كان سيطابق القاعدة
alert-no-match = لا تطابق خلال آخر 24 ساعة.
tone-bullish = صعودي
tone-bearish = هبوطي
tone-neutral = محايد
doubt-manipulation = يبدو كترويج لرفع السعر، كن حذرًا
doubt-look-alike = مكتوب بأحرف متشابهة الشكل
doubt-single-post = منشور واحد لم يؤكده أحد

alerts-title = <b>تنبيهات هذه المحادثة</b>
alerts-rule = {"\u200F"}{ $number }. { $mark } {"\u200E"}<code>{ $words }</code>
alerts-none = لا تنبيهات في هذه { $where ->
        [group] المجموعة
       *[private] المحادثة
    } بعد. أضفها بالأزرار، أو اكتب {"\u200E"}<code>/alerts btc eth bullish 50%</code>
alerts-how = أضف بالكلمات: {"\u200E"}<code>/alerts btc eth bullish 50%</code>، أو قاعدة كاملة: {"\u200E"}<code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis"</code>{"\u200E"}. وعن السوق نفسه: {"\u200E"}<code>/alerts add btc and move &gt; 5% 1h</code>. لإيقاف الكل مؤقتًا أو استئنافه: {"\u200E"}<code>/alerts off</code>، {"\u200E"}<code>/alerts on</code>
alerts-subscribed = 🔔 سأخبرك بكل ما يطابق {"\u200E"}<code>{ $words }</code>
alerts-paused = ⏸ أُوقف مؤقتًا في هذه المحادثة: { $count ->
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { $count } تنبيهات
        [many] { $count } تنبيهًا
       *[other] { $count } تنبيه
    }. للاستئناف: {"\u200E"}<code>/alerts on</code>
alerts-paused-already = ⏸ كل تنبيهات هذه المحادثة متوقفة مؤقتًا بالفعل. للاستئناف: {"\u200E"}<code>/alerts on</code>
alerts-resumed = 🔔 عاد للعمل في هذه المحادثة: { $count ->
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { $count } تنبيهات
        [many] { $count } تنبيهًا
       *[other] { $count } تنبيه
    }. للإيقاف المؤقت: {"\u200E"}<code>/alerts off</code>
alerts-resumed-already = 🔔 كل تنبيهات هذه المحادثة تعمل. للإيقاف المؤقت: {"\u200E"}<code>/alerts off</code>
alerts-removed = تم الحذف. لإعادته:
    {"\u200E"}<code>{ $command }</code>
draft-coin = <b>تنبيه جديد</b>: أي عملة؟
draft-tone = <b>تنبيه جديد</b>، { $coin }: أي نبرة؟
draft-impact = <b>تنبيه جديد</b>، { $coin }، { $tone ->
        [bullish] صعودي
        [bearish] هبوطي
        [directional] صعودي أو هبوطي
       *[any] أي نبرة
    }: ما أدنى تأثير؟
draft-gauge = <b>تنبيه جديد</b>، { $coin }: أي حركة في السوق؟
draft-limit = <b>تنبيه جديد</b>، { $coin }، { $gauge ->
        [move] حركات السعر
        [volume] الحجم مقارنة بمعتاد العملة
        [whale] الصفقات الكبيرة المفردة، بالدولار أو مقارنة بالصفقة المعتادة
        [funding] معدلات التمويل
        [funding-flip] تغيّر إشارة معدل التمويل، ومقدار تجاوزه الصفر
       *[liquidation] التصفيات، بالدولار
    }: ابتداءً من أي حد؟
draft-all = كل العملات
button-add-rule = إضافة تنبيه
button-all-rules = كل التنبيهات
button-all-coins = كل العملات
button-any-impact = أي تأثير
button-undo = تراجع
button-pause-rule = إيقاف مؤقت { $number }
button-resume-rule = استئناف { $number }
button-test-rule = اختبار { $number }
button-remove-rule = حذف { $number }
button-gauges = 📈 السوق نفسه
button-gauge = { $gauge ->
        [move] حركة السعر
        [volume] الحجم
        [whale] حوت
        [funding] معدل التمويل
        [funding-flip] انقلاب التمويل
       *[liquidation] تصفية
    }
button-tone-any = أي نبرة
button-tone-bullish = 🟢 صعودي
button-tone-bearish = 🔴 هبوطي
button-tone-directional = 🟢🔴 كلاهما دون المحايد

button-less = أقل من هذا
button-mute = كتم { $what }
button-mute-impact = تأثير {"\u200E"}{ $impact }% فأكثر فقط
button-cap = {"\u200F"}{ $source } ≤ { $count } يوميًا
button-snooze-hour = كتم لمدة ساعة
button-snooze-tomorrow = كتم حتى الغد
button-muted = ما تم كتمه
button-lift = تراجع { $number }
less-offer = <b>أقل من ماذا؟</b> ضغطة واحدة، لهذه المحادثة فقط؛ ويمكن التراجع عنها.
less-made = 🔕 { $what }
less-lifted = 🔔 تم التراجع: { $what }
less-title = <b>المكتوم في هذه المحادثة</b>
less-line = {"\u200F"}{ $number }. { $what }
less-none = لا شيء مكتوم في هذه المحادثة.
less-what = { $kind ->
        [coin] لا تنبيهات عن { $value }
        [source] لا تنبيهات من { $value }
        [event] لا تنبيهات من هذا النوع: { $event }
        [impact] فقط التنبيهات بتأثير {"\u200E"}{ $impact }% فأكثر
        [cap] تنبيهات من { $value } خلال 24 ساعة: { $count } كحد أقصى
       *[snooze] لا تنبيهات حتى {"\u200E"}{ $until }
    }
alerts-muted = 🔕 { $count ->
        [one] شيء واحد مكتوم.
        [two] شيئان مكتومان.
        [few] { $count } أشياء مكتومة.
        [many] { $count } شيئًا مكتومًا.
       *[other] { $count } شيء مكتوم.
    }
event-name = { $event ->
        [commentary] تعليقات
        [earnings] نتائج مالية
        [delisting] إلغاء إدراج
        [insolvency] إفلاس
        [depeg] فقدان الربط
        [hack] اختراقات
        [etf] صناديق ETF
        [enforcement] ملاحقات قضائية
        [macro] اقتصاد
        [regulation] تنظيم
        [outage] أعطال
        [treasury] خزائن الشركات
        [listing] إدراجات
        [liquidation] تصفيات
        [supply] المعروض
        [launch] إطلاقات
        [upgrade] ترقيات
        [funding] جولات تمويل
        [partnership] شراكات
        [product] منتجات
        [price] أخبار الأسعار
        [market-move] حركات السعر
        [market-volume] الحجم
        [market-whale] حيتان
        [market-funding] معدلات التمويل
        [market-funding-flip] انقلاب التمويل
        [market-liquidation] تصفية مراكز
        [other] أخبار أخرى
       *[unknown] { $event }
    }

digest-title = 🗞 <b>{ $count ->
        [one] خبر واحد مؤجل
        [two] خبران مؤجلان
        [few] { $count } أخبار مؤجلة
        [many] { $count } خبرًا مؤجلًا
       *[other] { $count } خبر مؤجل
    }</b> ({ $why })
digest-line = { $mark } { $title }
    {"  "}<i>{"\u200F"}{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
digest-more = … وأيضًا { $count }: {"\u200E"}/news
digest-scheduled = 🗞 { $at ->
        [none] ما تؤجله ساعات الهدوء أو الكتم المؤقت يصلك في ملخص واحد عند انتهائها؛ وما يؤجله الحد الأقصى يصلك في 08:00.
       *[other] ما تؤجله ساعات الهدوء أو الكتم المؤقت أو الحد الأقصى يصلك في ملخص واحد كل يوم في { $at } ({ $zone }). للتراجع: {"\u200E"}<code>/alerts digest off</code>
    }
held-quiet = ساعات الهدوء
held-snooze = كتم مؤقت
held-daily-cap = الحد اليومي
held-source-cap = حد المصدر
held-cool-down = استراحة بعد تنبيه

alert-foreign = 🌐 { $language ->
        [en] بالإنجليزية
        [de] بالألمانية
        [es] بالإسبانية
        [fr] بالفرنسية
        [pt] بالبرتغالية
        [it] بالإيطالية
        [nl] بالهولندية
        [pl] بالبولندية
        [tr] بالتركية
        [id] بالإندونيسية
        [vi] بالفيتنامية
        [ja] باليابانية
        [ko] بالكورية
        [zh] بالصينية
        [ru] بالروسية
        [uk] بالأوكرانية
        [ar] بالعربية
        [fa] بالفارسية
        [he] بالعبرية
        [hi] بالهندية
        [th] بالتايلاندية
        [el] باليونانية
       *[unknown] { $language }
    }
alerts-languages = 🌐 { $languages ->
        [none] تُعلَّم الأخبار التي ليست بلغة هذه المحادثة ولا بالإنجليزية.
        [all] لا يُعلَّم أي خبر بسبب لغته.
       *[other] تُعلَّم الأخبار المكتوبة بلغات غير { $languages }. للتراجع: {"\u200E"}<code>/alerts languages off</code>
    }
