# بطاقات الأسعار والرسوم البيانية.

card = {"\u200F"}<b>{ $symbol }</b> · { $name } · { $place }
    {"\u200F"}<b>{ $price }</b> { $mark } {"\u200E"}{ $change }% خلال 24 ساعة
    الأدنى { $low } – الأعلى { $high } · الحجم {"\u200E"}{ $volume }
    طلب { $bid } · عرض { $ask }{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
price-old = ⚠ السعر { $age }
oddity = ⚠️ تداولات غير معتادة { $age }: خلال دقيقة ابتعد الحجم بمقدار {"\u200E"}{ $volume } والسعر بمقدار {"\u200E"}{ $price } من الانحرافات المعيارية ({"\u200E"}{ $move }%{"\u200E"})، رصدها { $finder ->
        [both] القاعدة وخوارزمية غابة العزل معًا
        [forest] خوارزمية غابة العزل
       *[rule] القاعدة
    }. قد يكون رفعًا مصطنعًا للسعر أو إدراجًا أو خبرًا: لا أحد يعرف في البداية.
card-group = {"\u200F"}<b>{ $symbol }</b> { $price } { $mark } {"\u200E"}{ $change }% خلال 24 ساعة{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
reference-title = {"\u200F"}<b>{ $symbol }</b> · { $name }
reference-line = {"\u200F"}<b>{"\u200E"}{ $price } USD</b>{ $mark ->
        [none] {""}
       *[other] {" "}{ $mark } {"\u200E"}{ $change }% خلال 24 ساعة
    } · { $source } · { $is-old ->
        [yes] {"⚠ "}{ $age }
       *[no] { $age }
    }
reference-note = لا تُتداول هنا: هذا للاطلاع فقط، ولا شيء للشراء.
pick-card = أي عملة؟ اضغط، أو اكتبها: {"\u200E"}<code>BTC</code>
pick-chart = أي عملة؟ اضغط، أو اكتب: {"\u200E"}<code>/chart btc 1h</code>
chart-caption = {"\u200F"}<b>{ $symbol }</b> · { $timeframe } · { $price }{ $is-empty ->
        [yes] {"\u000A"}لا شموع بعد: تظهر حالما يبدأ التداول في السوق.
       *[no] {""}
    }
chart-marks = { $marks ->
        [both] ▲▼ صفقاتك · ◆ تنبيهات وصلت إلى هنا: الصعودية فوق الخط والهبوطية تحته
        [fills] ▲▼ صفقاتك
       *[alerts] ◆ تنبيهات وصلت إلى هنا: الصعودية فوق الخط والهبوطية تحته
    }
chart-band = النطاق المتوقع للساعة القادمة: ضمن {"\u200E"}±{ $half }% في نصف هذه الساعات، و{"\u200E"}±{ $most }% في أربع من كل خمس. هذه الساعات { $liveliness ->
        [usually] تتحرك عادةً أكثر من غيرها
       *[rarely] نادرًا ما تتحرك كثيرًا
    }. هذا مقدار الحركة، لا اتجاهها.
chart-look = يشبه نموذج { $name ->
        [double-top] القمة المزدوجة
        [double-bottom] القاع المزدوج
        [head-and-shoulders] الرأس والكتفين
        [inverse-head-and-shoulders] الرأس والكتفين المقلوب
        [ascending-triangle] المثلث الصاعد
        [descending-triangle] المثلث الهابط
        [symmetric-triangle] المثلث المتماثل
       *[bull-flag] العلم الصاعد
    }، بثقة {"\u200E"}{ $confidence }%. عدد مرات ظهوره في 2019 ({"\u200E"}BTC، {"\u200E"}ETH{"\u200E"}) هو { $windows }، وجاء بعده {"\u200E"}{ $mean } نقطة أساس في المتوسط، و{"\u200E"}95% من المتوسط بين {"\u200E"}{ $low } و{"\u200E"}{ $high }. هذه مصادفة: الاسم لا يقول شيئًا عما سيأتي.
chart-tally = تقول الكتب إن السعر بعده { $way ->
        [up] يرتفع
       *[down] ينخفض
    }. هنا تحقق ذلك خلال { $candles } شمعة في { $hits } من { $n } مرات: {"\u200E"}{ $rate }%، بثقة {"\u200E"}95% بين {"\u200E"}{ $low }% و{"\u200E"}{ $high }%، ورمي العملة {"\u200E"}{ $chance }%.
chart-tally-few = تقول الكتب إن السعر بعده { $way ->
        [up] يرتفع
       *[down] ينخفض
    }. أكمل هنا { $n } منها { $candles } شمعة حتى الآن، وعند بلوغ { $enough } يظهر كم مرة تحقق ذلك.
button-chart = الرسم البياني
button-card = بطاقة { $coin }
button-trade = تداول { $coin }
button-alert-me = نبّهني
button-refresh = تحديث
inline-change = خلال 24 ساعة {"\u200E"}{ $change }%{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
inline-nothing = لا نتائج. اكتب رمز عملة مثل BTC.
moment = { $day } { $month ->
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
    } { $time }
ago-now = الآن
ago-seconds = قبل { $count } ث
ago-minutes = قبل { $count } د
ago-hours = قبل { $count } س
ago-days = { $count ->
        [one] قبل يوم واحد
        [two] قبل يومين
        [few] قبل { $count } أيام
        [many] قبل { $count } يومًا
       *[other] قبل { $count } يوم
    }
span = { $unit ->
        [d] { $count ->
            [one] يوم واحد
            [two] يومين
            [few] { $count } أيام
            [many] { $count } يومًا
           *[other] { $count } يوم
        }
        [h] { $count ->
            [one] ساعة واحدة
            [two] ساعتين
            [few] { $count } ساعات
           *[other] { $count } ساعة
        }
        [min] { $count ->
            [one] دقيقة واحدة
            [two] دقيقتين
            [few] { $count } دقائق
           *[other] { $count } دقيقة
        }
       *[s] { $count ->
            [one] ثانية واحدة
            [two] ثانيتين
            [few] { $count } ثوانٍ
           *[other] { $count } ثانية
        }
    }
dollars = {"\u200E"}${ $amount }
percent = {"\u200E"}{ $value }%
percent-change = {"\u200E"}{ $value }%
