# إطلاق العملات.

command-tge = إطلاق العملات: ماذا ومتى وأين
launches-title = 🚀 <b>إطلاق العملات</b>
launches-found = 🚀 <b>إطلاق العملات</b> · { $words }
launches-line = {"\u200F"}<b>{ $name }</b> · { $when }
    {"  "}<i>{"\u200F"}{ $facts }</i>
launches-none = لم يُعلن عن أي إطلاق. تظهر هنا تلقائيًا الأخبار التي تذكر إطلاقًا.
launches-none-found = لا إطلاق يطابق «{"\u200E"}{ $words }{"\u200E"}». كل المعروف: {"\u200E"}/tge
launches-hint = ابحث عن إطلاق: {"\u200E"}<code>/tge base</code>، {"\u200E"}<code>/tge flint</code>. التواريخ بمنطقتك الزمنية. للشراء عند أول تداول: {"\u200E"}<code>/tge arm flnt 100 max 0.50</code>
launch-title = 🚀 <b>{ $name }</b>
launch-when = {"\u200F"}<b>{ $when }</b>{ $left ->
        [none] {""}
       *[other] {" · "}{ $left }
    }{ $certainty ->
        [expected] {" · "}متوقع وغير مؤكد
       *[firm] {""}
    }
launch-undated = بلا موعد بعد
launch-at-minute = { $moment }
launch-at-day = { $day }
launch-at-week = أسبوع { $day }
launch-at-month = { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    } { $year }
launch-at-quarter = الربع { $quarter } من { $year }
launch-left = { $days ->
        [0] { $hours ->
            [0] الآن
            [one] بعد ساعة واحدة
            [two] بعد ساعتين
            [few] بعد { $hours } ساعات
           *[other] بعد { $hours } ساعة
        }
        [1] غدًا
        [two] بعد يومين
        [few] بعد { $days } أيام
        [many] بعد { $days } يومًا
       *[other] بعد { $days } يوم
    }
launch-fact-venues = الإدراج على { $venues }
launch-fact-chain = شبكة { $chain }
launch-fact-fdv = قيمة FDV: { dollars }
launch-fact-raised = جُمع { dollars }
launch-fact-unlocked = غير مقفل {"\u200E"}{ $percent }%
launch-fact-sources = { $count ->
        [one] مصدر واحد
        [two] مصدران
        [few] { $count } مصادر
        [many] { $count } مصدرًا
       *[other] { $count } مصدر
    }
launch-fact-disputed = ⚠️ المصادر مختلفة
launch-dispute = ⚠️ { $fact ->
        [at] الموعد
        [token] الرمز
        [project] المشروع
        [chain] الشبكة
        [raised_usd] المبلغ المجموع
        [fdv_usd] قيمة FDV
       *[unlocked_percent] غير المقفل
    }: { $versions }
launch-version = {"\u200E"}{ $value } ({ $sources })
launch-reports = <b>المصادر</b>
launch-report = { $title }
    {"  "}<i>{"\u200F"}{ $source } · { $age }</i>
launch-sure = الثقة {"\u200E"}{ $percent }%، حسب القواعد
button-launches = كل الإطلاقات
button-calendar = 📅 ملف التقويم
launches-file = { $count ->
        [one] إطلاق واحد بموعد معروف
        [two] إطلاقان بموعد معروف
        [few] { $count } إطلاقات بموعد معروف
        [many] { $count } إطلاقًا بموعد معروف
       *[other] { $count } إطلاق بموعد معروف
    }
button-arm = 🎯 شراء { $coin } عند أول تداول
launch-arm = 🎯 <b>شراء { $name } عند أول تداول</b>
    اضغط للنسخ، وضع أعلى سعر تقبله بـ USDT، ثم أرسله إليّ:
    {"\u200E"}<code>/tge arm { $coin } { $amount } max 0.50 14d</code>
    أراقب الإدراج على { $venue } وأشتري مرة واحدة بقيمة {"\u200E"}{ $amount } USDT، ولا أتجاوز سعرك أبدًا. بعد 14 يومًا تنتهي الخطة وأخبرك بذلك. لمنصة أخرى أضف {"\u200E"}<code>on bybit</code>. الخطط العاملة وزر الإلغاء: {"\u200E"}/plans
