# الخطط: الخروج والجداول والسلالم والتعديل وإغلاق المراكز.

button-plans = الخطط
button-edit = تعديل
button-plan-cancel = إلغاء الخطة
button-guard = TP/SL
button-guard-sl = وقف {"\u200E"}−{ $percent }%
button-guard-tp = ربح {"\u200E"}+{ $percent }%
button-guard-tr = وقف متحرك {"\u200E"}{ $percent }%
button-close-all = بيع كل شيء
toast-plan-begins = بدأت الخطة.
toast-plan-cancelling = جارٍ الإلغاء…

plan-head = {"\u200F"}{ $mark } <b>{ $what }</b>
plan-title-exit = بيع {"\u200E"}{ $amount } للخروج
plan-title-entry = شراء { $coin } بقيمة {"\u200E"}{ $amount } عند الصعود
plan-title-dca = { $side ->
        [buy] شراء { $coin } بقيمة {"\u200E"}{ $amount } على دفعات
       *[sell] بيع {"\u200E"}{ $amount } على دفعات
    }
plan-title-twap = { $side ->
        [buy] شراء { $coin } بقيمة {"\u200E"}{ $amount } موزّعًا على الوقت
       *[sell] بيع {"\u200E"}{ $amount } موزّعًا على الوقت
    }
plan-title-ladder = { $side ->
        [buy] شراء { $coin } بقيمة {"\u200E"}{ $amount } على سلّم أسعار
       *[sell] بيع {"\u200E"}{ $amount } على سلّم أسعار
    }
plan-title-debut = شراء { $coin } بقيمة {"\u200E"}{ $amount } عند أول تداول
plan-title-edit = تعديل أمر { $coin }
plan-title-close = بيع كل { $coin }
plan-stop = 🔻 وقف عند {"\u200E"}{ $price }{ $limit ->
        [none] {""}
       *[other] {"، السعر المحدد "}{"\u200E"}{ $limit }
    }
plan-target = 🎯 جني الأرباح عند {"\u200E"}{ $price }
plan-trail = 🪢 وقف متحرك {"\u200E"}{ $percent }%: الآن {"\u200E"}{ $price }، وأفضل سعر حتى الآن {"\u200E"}{ $high }
plan-slippage = ↔ لا يزيد أبدًا على {"\u200E"}{ $percent }% أسوأ من السعر المعروض
plan-whole = ما كان سيتبقى أصغر من أن يُباع، لذلك يُباع معه.
plan-watched = لم تعد المنصة تحتفظ به؛ أراقب السعر بنفسي.
plan-entry = يشتري بسعر السوق حين يبلغ السعر {"\u200E"}{ $price }
plan-schedule = { $count ->
        [one] دفعة واحدة بمقدار
        [two] دفعتان، كل منهما
        [few] { $count } دفعات، كل منها
       *[other] { $count } دفعة، كل منها
    } {"\u200E"}{ $leg }، { $pace }{ $due ->
        [none] {""}
       *[other] {"، التالية "}{"\u200E"}{ $due }
    }
plan-debut = { $state ->
        [listed] أُدرجت { $coin }: الشراء حالما يصبح السعر {"\u200E"}{ $price } أو أقل
       *[waits] بانتظار إدراج { $coin }، ثم الشراء مرة واحدة بسعر {"\u200E"}{ $price } أو أقل
        [over] مرة واحدة، بسعر {"\u200E"}{ $price } أو أقل
    }، حتى {"\u200E"}{ $until }
plan-pace = { $unit ->
        [s] { $count ->
            [one] كل ثانية
            [two] كل ثانيتين
            [few] كل { $count } ثوانٍ
           *[other] كل { $count } ثانية
        }
        [m] { $count ->
            [one] كل دقيقة
            [two] كل دقيقتين
            [few] كل { $count } دقائق
           *[other] كل { $count } دقيقة
        }
        [h] { $count ->
            [one] كل ساعة
            [two] كل ساعتين
            [few] كل { $count } ساعات
           *[other] كل { $count } ساعة
        }
        [w] { $count ->
            [one] كل أسبوع
            [two] كل أسبوعين
            [few] كل { $count } أسابيع
            [many] كل { $count } أسبوعًا
           *[other] كل { $count } أسبوع
        }
       *[d] { $count ->
            [one] كل يوم
            [two] كل يومين
            [few] كل { $count } أيام
            [many] كل { $count } يومًا
           *[other] كل { $count } يوم
        }
    }
plan-ladder = { $count ->
        [one] أمر واحد
        [two] أمران
        [few] { $count } أوامر
        [many] { $count } أمرًا
       *[other] { $count } أمر
    } من {"\u200E"}{ $first } إلى {"\u200E"}{ $last }
plan-edit = يحل محل الأمر {"\u200E"}<code>{ $id }</code> أمرٌ بسعر {"\u200E"}{ $price }
plan-progress = { $side ->
        [buy] تم شراء
       *[sell] تم بيع
    } {"\u200E"}{ $filled } مقابل {"\u200E"}{ $cost }، بمتوسط {"\u200E"}{ $price } · {"\u200E"}{ $percent }%
plan-status-draft = لم تبدأ بعد.
plan-status-active = قيد المراقبة.
plan-status-ending = جارٍ إلغاء ما بقي مفتوحًا…
plan-status-done = اكتملت.
plan-status-cancelled = { $reason ->
        [none] أُلغيت.
       *[other] أُلغيت: { $reason }
    }
plan-status-failed = { $reason ->
        [none] انتهت دون أن تكتمل.
       *[other] انتهت: { $reason }
    }
plan-reason-by-you = بطلب منك.
plan-reason-closed = يجري بيع المركز كله.
plan-reason-entry-unfilled = أمر الشراء الذي أُنشئت له لم يشترِ شيئًا.
plan-reason-nothing-left = لم يبقَ من { $coin } ما يُباع.
plan-reason-held-outside = باقي { $coin } محجوز في أمر أُرسل على المنصة مباشرة؛ ألغِه هناك أولًا.
plan-reason-too-small = ما بقي من { $coin } أصغر مما يقبله السوق. اشترِ المزيد ثم بِع الكل معًا: {"\u200E"}<code>/close { $coin }</code>
plan-reason-ladder-unfilled = لم يُنفَّذ أي من أوامرها.
plan-reason-unlisted = انتهت مدتها ولم تُدرج { $coin } هناك بعد. لم يُشترَ شيء.
plan-reason-lapsed = انتهت مدتها ولم ينخفض سعر { $coin } إلى السعر الذي أردته. لم يُشترَ شيء.
plan-reason-filled-first = نُفِّذ الأمر قبل التمكن من تعديله.
plan-reason-not-allowed = لا يُسمح لحسابك بالتداول.
plan-tail = {"\u200F"}{ $place } · خطة {"\u200E"}<code>{ $id }</code>

plan-ticket = <b>{ $what }</b>؟ · { $place }
plan-closing = <b>{ $count ->
        [one] بيع كل ما لديك من هذه العملة
        [two] بيع كل ما لديك من هاتين العملتين
        [few] بيع كل ما لديك من هذه العملات الـ { $count }
       *[other] بيع كل ما لديك من هذه العملات ({ $count })
    } بسعر السوق؟</b> · { $place }
plan-closing-line = • { $what }
plan-closing-too = تُلغى أولًا الأوامر المفتوحة والخطط المرتبطة بما يُباع.

guide-coin = { $command ->
        [stop] <b>وقف</b> لأي عملة؟
        [tp] <b>جني الأرباح</b> من أي عملة؟
        [trail] <b>وقف متحرك</b> لأي عملة؟
        [dca] <b>شراء على دفعات</b>: أي عملة؟
        [twap] <b>شراء موزّع على الوقت</b>: أي عملة؟
       *[ladder] <b>شراء على سلّم أسعار</b>: أي عملة؟
    } اضغط، أو اكتب الأمر كاملًا: {"\u200E"}<code>{ $example }</code>
guide-how = <b>{ $command ->
        [stop] وقف لكل ما لديك من { $coin }
        [tp] جني الأرباح من كل ما لديك من { $coin }
        [trail] وقف متحرك لكل ما لديك من { $coin }
        [dca] شراء { $coin } على دفعات
        [twap] شراء { $coin } موزّعًا على الوقت
       *[ladder] شراء { $coin } على سلّم أسعار
    }</b> بسعر {"\u200E"}{ $price } تقريبًا · { $place }
    اضغط، أو اكتب الأمر كاملًا: {"\u200E"}<code>{ $example }</code>
button-guide-dca = {"\u200F"}{"\u200E"}{ $amount } كل { $unit ->
        [w] أسبوع
       *[d] يوم
    } × { $legs }
button-guide-twap = {"\u200F"}{"\u200E"}{ $amount } على مدى { $unit ->
        [d] يوم
       *[h] ساعة
    }
button-guide-ladder = {"\u200E"}{ $amount } · −{ $near }…{"\u200E"}{ $far }%
pick-close = <b>بيع كل شيء</b> من أي عملة؟ اضغط، أو اكتب: {"\u200E"}<code>/close btc</code>، {"\u200E"}<code>/close all</code>
which-venue-close = <b>بيع كل شيء</b> على أي منصة؟ علامة ▶ تدل على وجهة أوامرك المعتادة.
button-everywhere = في كل مكان · { $what }
places-worth = { $count ->
        [one] عملة واحدة
        [two] عملتان
        [few] { $count } عملات
       *[other] { $count } عملة
    } ≈ {"\u200E"}{ $worth } USDT

plan-trouble = ⚠️ <b>{ $what }</b>: تعذّر تنفيذ ما حان موعده.
    { $why }
plan-trouble-over = ✅ <b>{ $what }</b>: زال العائق.
plan-let-go = ⚠️ <b>{ $what }</b>: أُسقط الأمر الذي كان ينتظر لدى { $place } قبل اكتماله{ $fired ->
        [yes] . وقد تحقق سعره، لذلك أبيع ما بقي من { $coin } حالما يوجد مشترٍ.
       *[no] . من الآن أراقب السعر بنفسي وأبيع حين يتحقق.
    } يمكنك أيضًا البيع يدويًا: {"\u200E"}<code>/sell { $coin } 100%</code>
plan-hint = أواصل المحاولة. تجدها في {"\u200E"}/plans، ويمكن إلغاؤها من هناك.
plan-hint-halted = تستمر تلقائيًا فور استئناف التداول.
plan-hint-insufficient-funds = { $side ->
        [buy] تستمر حالما يكفي الرصيد؛ ولا يُعوَّض ما فات دفعة واحدة.
       *[sell] هذه العملات محجوزة في أمر آخر: ألغِه في {"\u200E"}/orders، أو على المنصة إذا أُرسل هناك. لبيع كل المتاح: {"\u200E"}<code>/close { $coin }</code>
    }
plan-hint-risk-denied = أعيد المحاولة كل نصف دقيقة؛ والحدود يغيّرها المشغّل.
plan-hint-plan-blind = أواصل سؤال المنصة. حتى يصل سعر لا يحميك إلا ما هو موضوع على المنصة نفسها؛ وقد ينجح البيع اليدوي: {"\u200E"}<code>/sell { $coin } 100%</code>
plan-blind = لم يصل سعر { $symbol } منذ { $age-s } ثانية، لذلك لا يمكن تفعيل شيء.

plans-title = <b>الخطط</b>
plans-none = لا خطط عاملة. وقف: {"\u200E"}<code>/stop btc 50% 58000</code>، شراء دوري: {"\u200E"}<code>/dca btc 25 every 1d x 10</code>
plans-past = <b>الأخيرة</b>
plans-line = {"\u200F"}{ $mark } {"\u200E"}<code>{ $id }</code> { $what }{ $terms ->
        [none] {""}
       *[other] {" · "}{"\u200E"}{ $terms }
    } · {"\u200E"}{ $done }%{ $price ->
        [none] {""}
       *[other] {" @ "}{ $price }
    }{ $place ->
        [none] {""}
       *[other] {" · "}{ $place }
    }

plan-change = <b>{ $what }</b>: اكتب ما تريد تغييره.
plan-change-exit = {"\u200E"}<code>/edit { $id } stop 57000</code>
    {"\u200E"}<code>/edit { $id } tp 65000</code>
    {"\u200E"}<code>/edit { $id } trail 3%</code>
    {"\u200E"}<code>/edit { $id } amount 50%</code>
plan-change-dca = {"\u200E"}<code>/edit { $id } every 2d</code>
    {"\u200E"}<code>/edit { $id } x 20</code>
    {"\u200E"}<code>/edit { $id } amount 50</code>
order-change = اكتب السعر الجديد، أو الكمية والسعر. يُلغى الأمر القديم قبل إرسال الجديد.
    {"\u200E"}<code>/edit { $id } { $price }</code>
    {"\u200E"}<code>/edit { $id } { $quantity } { $coin } @ { $price }</code>
guard = <b>متى تخرج من { $coin }</b>، سعر الشراء {"\u200E"}{ $price } · { $place }
    اضغط؛ الوقف والهدف للشراء نفسه يعملان كزوج واحد. أو اكتب: {"\u200E"}<code>/stop { $coin } 100% 5%</code>

receipt-until = يبقى حتى {"\u200E"}{ $at } UTC.
reason-past-its-end = انتهت مدته
source-plan = من خطة
command-plans = الخطط العاملة: وقف وشراء دوري وسلالم
command-stop = البيع عند الهبوط: {"\u200E"}/stop btc 50% 58000
command-tp = البيع عند الصعود: {"\u200E"}/tp btc 50% 70000
command-trail = وقف متحرك: {"\u200E"}/trail btc 100% 4%
command-dca = شراء على دفعات: {"\u200E"}/dca btc 25 every 1d x 10
command-twap = توزيع على الوقت: {"\u200E"}/twap buy btc 1000 over 2h
command-ladder = أوامر على أسعار متعددة
command-edit = تعديل خطة أو أمر منتظر
command-close = بيع مركز كامل: {"\u200E"}/close btc
