# مدى صحة التنبيهات، وما كانت ستحققه.

score-title = <b>مدى صحة التنبيهات</b>، حسب { $by ->
        [model] النموذج
        [event] نوع الحدث
        [rule] قاعدة هذه المحادثة
        [coin] العملة
       *[source] المصدر
    }، بعد { $horizon }، خلال آخر { $days ->
        [one] يوم
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
score-line = {"\u200F"}{ $place }. <b>{ $name }</b>{ $muted ->
        [yes] {" "}🔇
       *[no] {""}
    } · { $alerts ->
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { $alerts } تنبيهات
        [many] { $alerts } تنبيهًا
       *[other] { $alerts } تنبيه
    }
score-rate = صحيح بنسبة {"\u200E"}{ $rate }% (من {"\u200E"}{ $low }% إلى {"\u200E"}{ $high }%)، { $hits } من أصل { $calls } من التوقعات؛ ورمي عملة معدنية {"\u200E"}{ $chance }%
score-way = {"\u200F"}{"\u200E"}{ $mean } σ في اتجاه التوقع (من {"\u200E"}{ $low } إلى {"\u200E"}{ $high })، الوسيط {"\u200E"}{ $median }، العدد { $count }
score-no-measure = أسعار ذلك الوقت أقل من أن تُقاس بها الحركة
score-too-few = العدد أقل من أن يُحكم عليه: { $calls ->
        [one] توقع واحد
        [two] توقعان
        [few] { $calls } توقعات
        [many] { $calls } توقعًا
       *[other] { $calls } توقع
    }
score-edge = <b>اتجاه الساعة القادمة: لا أفضلية</b>
    أصاب أفضل نموذج في {"\u200E"}{ $right }% من { $hours } من الساعات التي لم يرها قط (مقابل {"\u200E"}{ $reversal }% لمعاكسة الساعة السابقة)، وحققت صفقاته وعددها { $trades } متوسط {"\u200E"}{ $net } نقطة أساس لكل صفقة بعد الرسوم. لذلك لا أقول أبدًا إلى أين يتجه السعر.
score-edge-found = <b>اتجاه الساعة القادمة</b>
    صحيح في {"\u200E"}{ $right }% من { $hours } من الساعات التي لم تُرَ قط (مقابل {"\u200E"}{ $reversal }% لمعاكسة الساعة السابقة)؛ وحققت الصفقات وعددها { $trades } متوسط {"\u200E"}{ $net } نقطة أساس لكل صفقة بعد الرسوم.
score-more = … وأيضًا { $count }
score-rule-gone = قاعدة محذوفة
score-note = <i>صحيح: سار السوق في اتجاه التوقع بأكثر من {"\u200E"}0.05%. بين القوسين فترات ثقة {"\u200E"}95%؛ ولا حكم على أقل من 20 توقعًا. σ هي الحركة المعتادة للعملة نفسها خلال تلك المدة.</i>
score-none = لم يُقيَّم بعد أي تنبيه من آخر { $days ->
        [one] يوم
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }. يأتي التقييم بعد كل تنبيه بدقيقة و5 دقائق و30 دقيقة وساعة و24 ساعة.
button-score-by = { $by ->
        [model] { $is-shown ->
            [yes] • النماذج •
           *[no] النماذج
        }
        [event] { $is-shown ->
            [yes] • الأحداث •
           *[no] الأحداث
        }
        [rule] { $is-shown ->
            [yes] • القواعد •
           *[no] القواعد
        }
        [coin] { $is-shown ->
            [yes] • العملات •
           *[no] العملات
        }
       *[source] { $is-shown ->
            [yes] • المصادر •
           *[no] المصادر
        }
    }
button-score-horizon = { $is-shown ->
        [yes] • { $horizon } •
       *[no] { $horizon }
    }
mute-proposed = {"\u200F"}🔇 <b>{ $source }</b> أسوأ من رمي عملة معدنية: { $hits } صحيحة من أصل { $calls } من التوقعات بعد { $horizon }، وفي أحسن الأحوال {"\u200E"}{ $high }% مقابل {"\u200E"}{ $chance }%؛ والأمر كذلك بعد 5 و30 دقيقة. هل تريد كتم تنبيهاته للجميع؟ تبقى أخباره في شريط الأخبار.
source-muted = 🔇 لم تعد تنبيهات <b>{ $source }</b> تصل إلى أحد. تبقى أخباره في شريط الأخبار.
source-unmuted = 🔔 عادت تنبيهات <b>{ $source }</b> تصل إلى محادثاتها.
button-mute-source = كتم { $source }
button-unmute-source = إلغاء كتم { $source }

replay-title = <b>شراء عند كل تنبيه من { $source }</b>، خلال آخر { $days ->
        [one] يوم
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
replay-terms = {"\u200F"}{"\u200E"}{ $spend } USDT لكل صفقة، بتأخير { $delay } ملي ثانية، { $target ->
        [none] بلا هدف
       *[other] الهدف {"\u200E"}{ $target }%
    }، { $stop ->
        [none] بلا وقف
       *[other] الوقف {"\u200E"}{ $stop }%
    }، والبيع بعد { $hold }؛ الرسوم { $fee } نقطة أساس ونصف فارق السعر { $spread } نقطة أساس لكل جانب{ $tone ->
        [none] {""}
        [bullish] ؛ الصعودية فقط
        [bearish] ؛ الهبوطية فقط
       *[neutral] ؛ المحايدة فقط
    }
replay-wins = { $count ->
        [one] صفقة واحدة
        [two] صفقتان
        [few] { $count } صفقات
       *[other] { $count } صفقة
    }، الرابحة { $wins }{ $low ->
        [none] {" "}(العدد أقل من أن يُحكم عليه)
       *[other] {" "}(من {"\u200E"}{ $low }% إلى {"\u200E"}{ $high }% بثقة {"\u200E"}95%)
    }
replay-sums = الصافي <b>{"\u200E"}{ $net } USDT</b>: الإجمالي {"\u200E"}{ $gross }، الرسوم {"\u200E"}{ $fees }، فارق السعر {"\u200E"}{ $spread }. أسوأ تراجع {"\u200E"}{ $drawdown }.
replay-how = <i>بأسعار كل خمس ثوانٍ { $exact }، وبأسعار افتتاح الدقيقة { $rough }. إذا لامست الدقيقة مخرجَي الصفقة معًا سبق الوقف. البصمة {"\u200E"}{ $print }. هذا ماضٍ، لا توقّع.</i>
replay-nothing = لا صفقات: لا شيء يُجمع.
replay-no-price = ⚠ بلا سعر خلال دقيقة من الشراء: { $count }
replay-gap = ⚠ بقيت مفتوحة بينما صمت الأرشيف أكثر من خمس دقائق، غير محتسبة: { $count }
replay-open = ⚠ لا تزال مفتوحة، غير محتسبة: { $count }
replay-missing = ⚠ دقائق ناقصة في الأرشيف ضمن الصفقات المحتسبة: { $minutes }
replay-left-out = ⚠ تنبيهات أقدم لم تُؤخذ: { $count }؛ الحد 500 في المرة الواحدة
