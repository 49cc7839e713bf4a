# ما يملكه المستخدم.

portfolio = <b>المحفظة</b> · { $place }
    قيمة الحساب <b>{"\u200E"}{ $equity } USDT</b> { $mark } {"\u200E"}{ $profit } ({"\u200E"}{ $percent }%{"\u200E"})
    النقد: {"\u200E"}{ $cash } متاح، و{"\u200E"}{ $reserved } في أوامر مفتوحة
    المحقق {"\u200E"}{ $realised } · غير المحقق {"\u200E"}{ $unrealised } · الرسوم {"\u200E"}{ $fees }
portfolio-risk = مخاطرة اليوم الواحد: في يوم من كل 20 تخسر <b>{"\u200E"}{ $usual } USDT</b> أو أكثر، وفي المتوسط {"\u200E"}{ $shortfall } في مثل هذه الأيام؛ وفي يوم من كل 100 نحو {"\u200E"}{ $rare } (وعند الاختبار حدث تجاوزه أكثر قليلًا من المتوقع). الأيام السيئة تأتي متتالية.
portfolio-risk-short = مخاطرة اليوم الواحد: السجل غير كافٍ بعد، { $hours } من { $wanted } من ساعات الأسعار.
portfolio-position = {"\u200F"}<b>{ $coin }</b> {"\u200E"}{ $quantity } = {"\u200E"}{ $value } USDT { $mark } {"\u200E"}{ $profit } ({"\u200E"}{ $percent }%{"\u200E"})
    {"  "}سعر الشراء { $average } · { $price ->
        [none] لا سعر الآن
       *[other] الآن { $price }
    }
portfolio-empty = لا شيء غير النقد بعد. اكتب رمز عملة مثل BTC للشراء.

button-report = تقرير
button-report-days = { $is-shown ->
        [yes] • { $days ->
            [few] { $days } أيام
            [many] { $days } يومًا
           *[other] { $days } يوم
        } •
       *[no] { $days ->
            [few] { $days } أيام
            [many] { $days } يومًا
           *[other] { $days } يوم
        }
    }
button-export = ملف CSV للضرائب
report = <b>{ $days ->
        [one] آخر يوم
        [two] آخر يومين
        [few] آخر { $days } أيام
        [many] آخر { $days } يومًا
       *[other] آخر { $days } يوم
    }</b> · { $place }
    قيمة الحساب <b>{"\u200E"}{ $equity } USDT</b> { $mark } {"\u200E"}{ $profit }
    العائد المرجّح زمنيًا {"\u200E"}{ $percent }% · أقصى تراجع {"\u200E"}{ $drawdown }%{ $flows ->
        [none] {""}
       *[other] { " · الإيداع والسحب " }{"\u200E"}{ $flows }
    }
report-no-trips = لم يُشترَ شيء ثم يُبَع خلال هذه المدة.
report-trips = عمليات البيع { $count }، الرابحة منها { $won } · المحقق <b>{"\u200E"}{ $realised }</b> · الرسوم {"\u200E"}{ $fees }{ $has-both ->
        [yes] { " · الأفضل " }{"\u200E"}{ $best }{ "، الأسوأ " }{"\u200E"}{ $worst }
       *[no] {""}
    }
report-days = <b>حسب اليوم</b>
report-day = {"\u200F"}{"\u200E"}{ $date }{"\u200E"}: { $trades ->
        [one] تنفيذ واحد
        [two] تنفيذان
        [few] { $trades } تنفيذات
        [many] { $trades } تنفيذًا
       *[other] { $trades } تنفيذ
    }، حجم التداول {"\u200E"}{ $turnover }، المحقق {"\u200E"}{ $realised }
export-caption = { $days ->
        [one] آخر يوم
        [two] آخر يومين
        [few] آخر { $days } أيام
        [many] آخر { $days } يومًا
       *[other] آخر { $days } يوم
    }: { $count ->
        [one] صف واحد
        [two] صفان
        [few] { $count } صفوف
        [many] { $count } صفًا
       *[other] { $count } صف
    }، الأوقات بتوقيت UTC، والتكلفة بالمتوسط. معاني الأعمدة: docs/export.md
button-pnl = بطاقة للمشاركة
button-pnl-sum = { $is-shown ->
        [yes] إخفاء المبلغ
       *[no] إظهار المبلغ
    }
pnl = <b>{ $days ->
        [one] آخر يوم
        [two] آخر يومين
        [few] آخر { $days } أيام
        [many] آخر { $days } يومًا
       *[other] آخر { $days } يوم
    }</b> · { $place }
    العائد المرجّح زمنيًا <b>{"\u200E"}{ $percent }%</b>{ $profit ->
        [hidden] {""}
       *[other] { " · " }{"\u200E"}{ $profit } USDT
    }
pnl-coin = {"\u200F"}<b>{ $symbol }</b> · { $place }
    { $state ->
        [held] في المحفظة
       *[sold] آخر بيع
    }: <b>{"\u200E"}{ $percent }%</b> على التكلفة، شاملةً الرسوم{ $profit ->
        [hidden] {""}
       *[other] { " · " }{"\u200E"}{ $profit } USDT
    }
    {"\u200E"}{ $entry } → { $price }
pnl-private = لا تذكر الصورة اسم أحد، ولا مبلغًا إلا إذا أظهرته.
inline-pnl = مشاركة نتيجتي
inline-pnl-seen = النسبة والمنحنى، بلا مبلغ ولا اسم.
inline-pnl-none = لا صفقات بعد. افتح Tapewire
inline-pnl-nothing = لا شيء من ذلك. جرّب: {"\u200E"}pnl{"\u200E"} أو {"\u200E"}pnl 7{"\u200E"} أو {"\u200E"}pnl btc
