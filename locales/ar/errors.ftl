# ما الخطأ، وما الذي قُرئ، ومثال يعمل.

error = حدث خطأ ما. لم يُتخذ أي إجراء.
refused = { $what ->
        [not-connected] لست مرتبطًا بمنصة { $venue }. لم يُرسل أي أمر. للربط: {"\u200E"}/connect، ولمعرفة منصاتك: {"\u200E"}/venues.
        [open-orders] لا يزال لديك على { $venue } { $count ->
            [one] أمر مفتوح واحد
            [two] أمران مفتوحان
            [few] { $count } أوامر مفتوحة
            [many] { $count } أمرًا مفتوحًا
           *[other] { $count } أمر مفتوح
        }. ألغِ ما هو مفتوح أولًا، أو دعني ألغيه وأفصل الربط.
        [keys-checking] ما زلت أفحص مفاتيح { $venue } التي وصلت قبلها، فلم أحتفظ بشيء من هذه. أرسلها من جديد بعد { $wait-s } ثانية.
        [keys-often] ستكون هذه المحاولة رقم {"\u200E"}{ $value }: يمكن تسليم المفاتيح { $limit } مرة في الساعة. لم أحتفظ بشيء من هذه. حاول مجددًا بعد { $wait-min } دقيقة.
        [replay-running] إعادة محاكاة واحدة في كل مرة، وهناك أخرى جارية الآن. لم يُحسب شيء؛ أرسل طلبك من جديد بعد نصف دقيقة.
        [replay-held] هذا أكثر مما تتسع له إعادة محاكاة واحدة: عدد التنبيهات {"\u200E"}{ $count }، وبهذه المدة تبلغ أيام الأسعار {"\u200E"}{ $value }، والحد الأقصى {"\u200E"}{ $limit }. هذا مناسب: {"\u200E"}<code>{ $example }</code>
        [watchlist-full] تتسع القائمة لـ { $limit } عملة على الأكثر وفي قائمتك { $count }. لم يُضف شيء. احذف واحدة أولًا: {"\u200E"}<code>/watchlist -{ $coin }</code>
        [rules-of-one] عدد قواعد التنبيه لديك في كل محادثاتك {"\u200E"}{ $value }، والحد الأقصى {"\u200E"}{ $limit }. لم يُضَف شيء. احذف واحدة أولًا: {"\u200E"}/alerts
        [price-alerts] لديك { $limit } تنبيه سعر ساريًا في كل محادثاتك، وهو أقصى ما يمكن. لم يُضبط شيء. احذف واحدًا أولًا: {"\u200E"}/alert
        [price-alerts-chat] في هذه المحادثة { $limit } تنبيه سعر ساريًا، وهو أقصى ما يمكن. لم يُضبط شيء. احذف واحدًا أولًا: {"\u200E"}/alert
        [price-alert-there] { $way ->
            [up] {"\u200E"}{ $value } ليس فوق السعر الحالي {"\u200E"}{ $now }.
            [down] {"\u200E"}{ $value } ليس تحت السعر الحالي {"\u200E"}{ $now }.
           *[none] السعر عند {"\u200E"}{ $value } بالفعل.
        } لم يُضبط شيء. مثال: {"\u200E"}<code>{ $example }</code>
       *[other] هذا غير ممكن الآن. لم يُتخذ أي إجراء.
    }
internal-error = عذرًا، حدث خلل من جانبنا. لم يُرسل أي أمر مرتين. المرجع: {"\u200E"}<code>{ $reference }</code>

misunderstood = { $what ->
        [market] أي عملة؟ مثال: {"\u200E"}<code>{ $example }</code>
        [flag] لا أعرف «{"\u200E"}{ $text }{"\u200E"}». لم يُرسل أي أمر. مثال: {"\u200E"}<code>{ $example }</code>
        [length] هذا أطول من أن يكون أمرًا واحدًا. اكتب أمرًا واحدًا في كل رسالة، مثال: {"\u200E"}<code>{ $example }</code>
        [lines] أمر واحد في كل رسالة من فضلك. لم يُرسل أي أمر. مثال: {"\u200E"}<code>{ $example }</code>
        [price] قرأت أكثر من سعر في «{"\u200E"}{ $text }{"\u200E"}». اكتب سعرًا واحدًا، مثال: {"\u200E"}<code>{ $example }</code>
        [slippage] الانزلاق السعري «{"\u200E"}{ $text }{"\u200E"}» أعلى من الحد الأقصى {"\u200E"}{ $limit }%. مثال: {"\u200E"}<code>{ $example }</code>
        [terms-price] يحتاج «{"\u200E"}{ $text }{"\u200E"}» إلى سعر: أمر السوق يُنفَّذ فورًا. لم يُرسل أي أمر. مثال: {"\u200E"}<code>{ $example }</code>
        [terms-clash] {"\u200F"}«post» ينتظر في دفتر الأوامر و«{"\u200E"}{ $text }{"\u200E"}» لا ينتظر أبدًا: اختر أحدهما. لم يُرسل أي أمر. مثال: {"\u200E"}<code>{ $example }</code>
        [terms-lasts] لا يبقى لمدة إلا الأمر الذي ينتظر سعره؛ أما هذا فيُنفَّذ فورًا أو لا يُنفَّذ. لم يُرسل أي أمر. مثال: {"\u200E"}<code>{ $example }</code>
        [terms-slippage] السعر المحدد هو نفسه حد الانزلاق السعري؛ اذكر أحدهما فقط. لم يُرسل أي أمر. مثال: {"\u200E"}<code>{ $example }</code>
        [plan-slippage] حد الانزلاق السعري لما يُنفَّذ بسعر السوق: {"\u200E"}/dca، {"\u200E"}/twap، {"\u200E"}/trail، {"\u200E"}<code>/stop buy</code>. أما الوقف فيأخذ سعرًا محددًا بدلًا منه، كما في {"\u200E"}<code>/stop btc 58000 limit 57900</code>. لم يُرسل أي أمر. مثال: {"\u200E"}<code>{ $example }</code>
        [timeframe] لا أعرف الإطار الزمني «{"\u200E"}{ $text }{"\u200E"}». المتاح: {"\u200E"}{ $offered }. مثال: {"\u200E"}<code>{ $example }</code>
        [days] عدد أيام التقرير يكون: {"\u200E"}{ $offered }؛ وقد قرأت «{"\u200E"}{ $text }{"\u200E"}». مثال: {"\u200E"}<code>{ $example }</code>
        [impact] التأثير والحداثة والثقة من 0 إلى 1، أي من {"\u200E"}0% إلى {"\u200E"}100%؛ وقد قرأت «{"\u200E"}{ $text }{"\u200E"}». مثال: {"\u200E"}<code>{ $example }</code>
        [replay] { $text ->
            [none] تنبيهات مَن؟
           *[other] لا يمكنني استخدام «{"\u200E"}{ $text }{"\u200E"}» في إعادة المحاكاة.
        } مثال: {"\u200E"}<code>{ $example }</code>
        [replay-source] لم يأتِ أي تنبيه خلال العام الماضي من «{"\u200E"}{ $text }{"\u200E"}».{ $offered ->
            [none] {""}
           *[other] {" "}المتاح: { $offered }.
        }
        [score] لا أعرف «{"\u200E"}{ $text }{"\u200E"}». المتاح: { $offered }. مثال: {"\u200E"}<code>{ $example }</code>
        [alert-word] {"\u200F"}«{"\u200E"}{ $text }{"\u200E"}» ليست عملة متداولة هنا ولا نبرة.{ $near ->
            [none] {""}
           *[other] {" هل تقصد "}{ $near }؟
        } لم يتغير شيء. ضع الكلمات المطلوب البحث عنها بين علامتي اقتباس. اكتب العملات أو {"\u200E"}<code>all</code>، ثم النبرة (bullish، bearish، any) ثم أدنى تأثير: {"\u200E"}<code>{ $example }</code>
            {"\u200F"}{"\u200E"}<code>/alerts off</code> يوقف كل تنبيهات المحادثة مؤقتًا، و{"\u200E"}<code>/alerts on</code> يستأنفها.
        [sources] لا أعرف «{"\u200E"}{ $text }{"\u200E"}» هنا. يعرض {"\u200E"}/sources حالة كل مصدر؛ ويضيف المشرفون مصدرًا هكذا: {"\u200E"}<code>{ $example }</code>
        [search] عمّ تبحث؟ مثال: {"\u200E"}<code>{ $example }</code>
        [question] ماذا تريد أن تعرف؟ مثال: {"\u200E"}<code>{ $example }</code>
        [question-long] في هذا السؤال { $text } حرف، والحد { $limit }. لم يُطرح أي سؤال. مثال: {"\u200E"}<code>{ $example }</code>
        [explain] {"\u200F"}«{"\u200E"}{ $text }{"\u200E"}» ليس معرّف تنبيه. رُدّ على التنبيه بـ {"\u200E"}<code>/explain</code>، أو اكتب {"\u200E"}<code>/explain</code> وحده لآخر تنبيه، أو مع معرّفه: {"\u200E"}<code>{ $example }</code>
        [alert-long] هذه القاعدة أطول من المسموح: { $limit } حرف كحد أقصى. لم يتغير شيء. مثال: {"\u200E"}<code>{ $example }</code>
        [alert-least] الحد «{"\u200E"}{ $gauge } { $text }{"\u200E"}» سيُتجاوز طوال الوقت؛ أقل قيمة هي {"\u200E"}{ $least }. لم يتغير شيء. مثال: {"\u200E"}<code>{ $example }</code>
        [alert-rule] قرأت «{"\u200E"}{ $read }{"\u200E"}»: { $why ->
            [open] القوس لم يُغلق
            [close] {"\u200F"}«{"\u200E"}{ $text }{"\u200E"}» زائد
            [quote] علامة الاقتباس لم تُغلق
            [empty] لا كلمة بين علامتي الاقتباس
            [share] بعد المقياس يأتي رقم من 0 إلى 1 أو نسبة مئوية{ $text ->
                [none] {""}
               *[other] ، وليس «{"\u200E"}{ $text }{"\u200E"}»
            }
            [source] بعد «from» يأتي اسم مصدر
            [sign] لا معنى لـ «{"\u200E"}{ $text }{"\u200E"}» هنا
            [below] يُبلَّغ عن حركة السوق عند تجاوز الحد صعودًا: اكتب «{"\u200E"}>{"\u200E"}» وليس «{"\u200E"}{ $text }{"\u200E"}»
            [limit-move] بعد «move» يأتي مقدار الحركة، بالنسبة المئوية أو بمضاعفات المعتاد، وربما المدة ({"\u200E"}5m، {"\u200E"}15m، {"\u200E"}1h، {"\u200E"}4h، {"\u200E"}24h{"\u200E"})، وليس «{"\u200E"}{ $text }{"\u200E"}»
            [limit-volume] بعد «volume» يأتي مضاعف للحجم المعتاد، وليس «{"\u200E"}{ $text }{"\u200E"}»
            [limit-whale] بعد «whale» يأتي مبلغ بالدولار ($) أو مضاعف للصفقة المعتادة، وليس «{"\u200E"}{ $text }{"\u200E"}»
            [limit-funding] بعد «funding» تأتي نسبة مئوية حتى {"\u200E"}100%، وليس «{"\u200E"}{ $text }{"\u200E"}»
            [limit-funding-flip] بعد «funding flip» لا يأتي شيء، أو تأتي نسبة مئوية حتى {"\u200E"}100%، وليس «{"\u200E"}{ $text }{"\u200E"}»
            [limit-liquidation] بعد «liquidation» يأتي مبلغ بالدولار ($)، وليس «{"\u200E"}{ $text }{"\u200E"}»
           *[missing] ينقص شرط{ $text ->
                [none] {" في النهاية"}
               *[other] {" قبل "}«{"\u200E"}{ $text }{"\u200E"}»
            }
        }. لم يتغير شيء. مثال: {"\u200E"}<code>{ $example }</code>
        [account] أحتاج إلى معرّف رقمي وقد قرأت «{"\u200E"}{ $text }{"\u200E"}». مثال: {"\u200E"}<code>{ $example }</code>
        [admin] لا أعرف «{"\u200E"}{ $text }{"\u200E"}». المتاح: { $offered }. مثال: {"\u200E"}<code>{ $example }</code>
        [exits] تعذّر فهم «{"\u200E"}{ $text }{"\u200E"}» كأمر خروج. اكتب كلًا من tp وsl مرة واحدة بعد الشراء، كنسبة أو سعر. مثال: {"\u200E"}<code>{ $example }</code>
        [span] {"\u200F"}«{"\u200E"}{ $text }{"\u200E"}» ليست مدة يمكن أن يبقاها الأمر: من دقيقة واحدة إلى 365 يومًا. مثال: {"\u200E"}<code>{ $example }</code>
        [plan-parts] خطة من نوع «{"\u200E"}{ $text }{"\u200E"}» تحتاج إلى أكثر من ذلك: راجع وصف API.
        [level] { $text ->
            [none] عند أي سعر؟
           *[other] لا أجد في «{"\u200E"}{ $text }{"\u200E"}» سعرًا أو نسبة للبيع عندها.
        } مثال: {"\u200E"}<code>{ $example }</code>
        [entry] الشراء الذي ينتظر الصعود يحتاج إلى مبلغ وسعر؛ وقد قرأت «{"\u200E"}{ $text }{"\u200E"}». مثال: {"\u200E"}<code>{ $example }</code>
        [pace] { $text ->
            [none] كل كم من الوقت؟
           *[other] لا أجد فاصلًا زمنيًا في «{"\u200E"}{ $text }{"\u200E"}».
        } من ثوانٍ إلى أسابيع، مثال: {"\u200E"}<code>{ $example }</code>
        [count] { $text ->
            [none] كم مرة؟
           *[other] لا أجد عددًا صالحًا في «{"\u200E"}{ $text }{"\u200E"}».
        } مثال: {"\u200E"}<code>{ $example }</code>
        [over] { $text ->
            [none] على أي مدة؟
           *[other] لا أجد مدة زمنية في «{"\u200E"}{ $text }{"\u200E"}».
        } مثال: {"\u200E"}<code>{ $example }</code>
        [prices] { $text ->
            [none] من أي سعر إلى أي سعر؟
           *[other] لا أجد سعرين في «{"\u200E"}{ $text }{"\u200E"}».
        } مثال: {"\u200E"}<code>{ $example }</code>
        [leg-percent] الدفعة مبلغ أو كمية، وليست نسبة. مثال: {"\u200E"}<code>{ $example }</code>
        [change] { $text ->
            [none] ما الذي تريد تغييره؟
           *[other] لا أعرف كيف أغيّر «{"\u200E"}{ $text }{"\u200E"}». المتاح: stop، tp، trail، amount، every، x.
        } مثال: {"\u200E"}<code>{ $example }</code>
        [arm] { $text ->
            [none] أي عملة، وبأي مبلغ، وبأي سعر كحد أقصى؟
           *[other] قرأت «{"\u200E"}{ $text }{"\u200E"}» وينقصه جزء: العملة، والمبلغ بـ USDT، وmax مع أعلى سعر، والمدة.
        } مثال: {"\u200E"}<code>{ $example }</code>
        [change-kind] لا يمكن تغيير ذلك في خطة كهذه. ألغِها وأنشئ خطة جديدة: {"\u200E"}/plans
        [venue] لا أعرف منصة باسم «{"\u200E"}{ $text }{"\u200E"}»، أو أن هناك اثنتين. المتاح: { $offered }. مثال: {"\u200E"}<code>{ $example }</code>
        [watchlist] قرأت «{ $text }» ولم أعرف ماذا أضيف أو أحذف. مثال: {"\u200E"}<code>{ $example }</code>
        [price-alert] هذا أطول مما يكون لتنبيه سعر واحد. تنبيه واحد في الرسالة، مثال: {"\u200E"}<code>{ $example }</code>
        [price-alert-level] عند أي سعر، أو بعد كم بالمئة؟ مثال: {"\u200E"}<code>{ $example }</code> أو {"\u200E"}<code>/alert btc 5%</code>
        [price-alert-word] «{ $text }» ليس سعرًا ولا نسبة. مثال: {"\u200E"}<code>{ $example }</code>. للعناوين ونبرتها اكتب {"\u200E"}<code>/alerts btc bullish</code>
        [price-alert-percent] تكون الحركة {"\u200E"}{ $least }% على الأقل، ونزولًا أو في الاتجاهين أقل من {"\u200E"}100%؛ قرأت «{ $text }». مثال: {"\u200E"}<code>{ $example }</code>
        [price-alert-repeat] السعر يُبلَّغ مرة واحدة، وما يتكرر هو حركة بالمئة. قرأت «{ $text }». مثال: {"\u200E"}<code>{ $example }</code>
       *[other] لم أفهم ذلك. لم يُتخذ أي إجراء. يعرض {"\u200E"}/help ما يعمل.
    }

button-copy-example = نسخ المثال
amount-missing = كم المبلغ؟ اكتبه بعد العملة، مثل {"\u200E"}<code>/buy btc 100</code> أو {"\u200E"}<code>/sell btc 50%</code>
amount-format = لا أستطيع قراءة المبلغ «{"\u200E"}{ $text }{"\u200E"}». اكتبه هكذا: {"\u200E"}<code>100</code> أو {"\u200E"}<code>$50</code> أو {"\u200E"}<code>0.5 btc</code> أو {"\u200E"}<code>1.5k</code> أو {"\u200E"}<code>25%</code>
amount-ambiguous = قد تعني «{"\u200E"}{ $text }{"\u200E"}» واحدًا أو ألفًا. اكتب {"\u200E"}<code>1000</code> أو {"\u200E"}<code>1.0</code>
amount-not-positive = يجب أن يكون المبلغ أكبر من صفر؛ وقد قرأت «{"\u200E"}{ $text }{"\u200E"}». مثال: {"\u200E"}<code>/buy btc 100</code>
amount-precision = في «{"\u200E"}{ $text }{"\u200E"}» أكثر من 18 منزلة عشرية، ولا أقرّب أبدًا ما تكتبه. مثال: {"\u200E"}<code>0.0015</code>
amount-too-large = {"\u200F"}«{"\u200E"}{ $text }{"\u200E"}» أكبر من أن يكون مبلغًا. مثال: {"\u200E"}<code>250</code>
amount-unit = قرأت «{"\u200E"}{ $text }{"\u200E"}»، لكن المبلغ يكون بـ USDT أو بالعملة نفسها. مثال: {"\u200E"}<code>50 usdt</code> أو {"\u200E"}<code>0.01 btc</code>
amount-percent = النسبة تكون أكبر من 0 وحتى 100؛ وقد قرأت «{"\u200E"}{ $text }{"\u200E"}». مثال: {"\u200E"}<code>/sell btc 25%</code>
amount-keyword = تصلح «{"\u200E"}{ $text }{"\u200E"}» للبيع فقط. للشراء حدّد مبلغًا، مثل {"\u200E"}<code>/buy btc 100</code>

unknown-market = رمز «{"\u200E"}{ $text }{"\u200E"}» غير متداول هنا. { $near ->
        [none] يعرض {"\u200E"}/price المتداول.
       *[other] هل تقصد { $near }؟ لم يُرسل أي أمر.
    }
unknown-market-letters = في «{"\u200E"}{ $text }{"\u200E"}» أحرف تبدو مألوفة وليست كذلك: {"\u200E"}{ $codes }. لم يُرسل أي أمر. اكتب الرمز بأحرف لاتينية عادية، مثل BTC.

bad-setting = { $what ->
        [language] هذه اللغة غير متوفرة بعد. المتاح: { $offered }. مثال: {"\u200E"}<code>/settings lang ru</code>
        [pictures] مظهر الصور: {"\u200E"}{ $offered }{"\u200F"}، ولا أعرف «{"\u200E"}{ $text }{"\u200E"}». مثال: {"\u200E"}<code>/settings pictures light</code>
        [quick-limit] يجب أن يكون الحد السريع أكبر من 0 وألا يتجاوز {"\u200E"}{ $limit } USDT. مثال: {"\u200E"}<code>/settings quick 100</code>
        [presets] يجب أن يكون كل مبلغ على الأزرار من 1 إلى {"\u200E"}{ $limit } USDT، بمنزلتين عشريتين على الأكثر. مثال: {"\u200E"}<code>/settings presets 25 50 100</code>
        [preset-count] من مبلغ واحد إلى { $limit } من فضلك. مثال: {"\u200E"}<code>/settings presets 25 50 100</code>
        [quiet] لا أستطيع قراءة «{"\u200E"}{ $text }{"\u200E"}» كساعات. مثال: {"\u200E"}<code>/settings quiet 22:00-07:00</code> أو {"\u200E"}<code>/settings quiet off</code>
        [languages] لا أجد أبدًا خبرًا بلغة «{"\u200E"}{ $text }{"\u200E"}». المتاح: { $offered }. مثال: {"\u200E"}<code>/alerts languages en ru</code>، أو {"\u200E"}<code>all</code>
        [digest] لا أستطيع قراءة { $text ->
            [none] ذلك
           *[other] {"\u200F"}«{"\u200E"}{ $text }{"\u200E"}»
        } كوقت في اليوم. مثال: {"\u200E"}<code>/alerts digest 08:00</code> أو {"\u200E"}<code>/alerts digest off</code>
        [time-zone] { $text ->
            [none] هذه ليست منطقة زمنية.
           *[other] {"\u200F"}«{"\u200E"}{ $text }{"\u200E"}» ليست منطقة زمنية.
        } مثال: {"\u200E"}<code>/settings tz Europe/Berlin</code>
        [impact] التأثير من {"\u200E"}0% إلى {"\u200E"}100%. مثال: {"\u200E"}<code>/alerts btc 50%</code>
        [rules] الحد الأقصى للقواعد في المحادثة هو { $limit }. احذف واحدة أولًا: {"\u200E"}/alerts
        [limit] يجب أن يكون حدك الشخصي أكبر من 0 وألا يتجاوز {"\u200E"}{ $limit }، وهو حد المكتب. مثال: {"\u200E"}<code>/limits { $text } { $limit }</code>، أو {"\u200E"}<code>/limits { $text } off</code>
        [limit-whole] هذا الحد يعدّ العملات، فاكتب عددًا صحيحًا لا يتجاوز { $limit }. مثال: {"\u200E"}<code>/limits { $text } 5</code>
        [limit-name] لا أعرف الحد «{"\u200E"}{ $text }{"\u200E"}». المتاح: { $offered }. مثال: {"\u200E"}<code>/limits max-day 2000</code>
        [broadcast] طول رسالة البث من حرف واحد إلى { $limit } حرف. مثال: {"\u200E"}<code>/admin broadcast Maintenance at 18:00 UTC</code>
        [keys] تعذّر عليّ قراءة ذلك كمفاتيح لمنصة { $venue }. حذفته ولم أحتفظ بشيء. أرسل المفتاح والمفتاح السري في رسالة واحدة، كلٌّ في سطر، أو ابدأ من جديد: {"\u200E"}/connect
        [setting] لا أعرف الإعداد «{"\u200E"}{ $text }{"\u200E"}». المتاح: { $offered }. مثال: {"\u200E"}<code>/settings lang ru</code>
       *[other] هذه القيمة غير ممكنة. يعرض {"\u200E"}/settings القيم الممكنة.
    }

risk-denied = { $rule ->
        [max-order] المبلغ كبير: {"\u200E"}{ $value } USDT في أمر واحد، و{ limit-of } هو {"\u200E"}{ $limit } USDT.
        [max-hour] تجاوز حد الساعة: سيصبح المجموع {"\u200E"}{ $value } USDT خلال 60 دقيقة، و{ limit-of } هو {"\u200E"}{ $limit } USDT.{ limit-room }
        [max-day] تجاوز حد اليوم: سيصبح المجموع {"\u200E"}{ $value } USDT خلال 24 ساعة، و{ limit-of } هو {"\u200E"}{ $limit } USDT.{ limit-room }
        [max-symbol] كثير في عملة واحدة: سيصبح المجموع {"\u200E"}{ $value } USDT، و{ limit-of } هو {"\u200E"}{ $limit } USDT.{ limit-room }
        [max-total] المبلغ المعرّض للخطر كبير: ستبلغ كل عملاتك معًا {"\u200E"}{ $value } USDT، و{ limit-of } هو {"\u200E"}{ $limit } USDT.{ limit-room }
        [max-loss] خسرت اليوم {"\u200E"}{ $value } USDT، و{ limit-of } هو {"\u200E"}{ $limit } USDT: حتى منتصف الليل يمكنك البيع فقط.
        [max-positions] عملات كثيرة في آن واحد: ستكون هذه رقم { $value }، و{ limit-of } هو { $limit }. بِع واحدة أولًا.
        [min-notional] المبلغ صغير: {"\u200E"}{ $value } USDT، والسوق يقبل من {"\u200E"}{ $limit } USDT فأكثر.
        [dust] قيمة كل ما هو متاح لديك من { $coin } هي {"\u200E"}{ $value } USDT، والسوق يقبل من {"\u200E"}{ $limit } USDT فأكثر: هذا رصيد ضئيل. اشترِ المزيد ثم بِع الكل معًا: {"\u200E"}<code>/close { $coin }</code>
        [min-quantity] الكمية صغيرة: {"\u200E"}{ $value }، والسوق يقبل من {"\u200E"}{ $limit } فأكثر.
        [price-band] السعر أسوأ من السوق بنسبة {"\u200E"}{ $value }%، وما يزيد على {"\u200E"}{ $limit }% يبدو خطأ في الكتابة. يُقبل حتى {"\u200E"}{ $edge }.
        [stop-above] الوقف عند {"\u200E"}{ $value } ليس أقل من السعر الحالي {"\u200E"}{ $limit }: سيبيع فورًا.
        [target-below] جني الأرباح عند {"\u200E"}{ $value } ليس أعلى من السعر الحالي {"\u200E"}{ $limit }: سيبيع فورًا.
        [stop-limit-above] السعر المحدد {"\u200E"}{ $value } أعلى من سعر الوقف {"\u200E"}{ $limit } ولن يتحقق عند تفعيله.
        [trail] المسافة المسموحة للوقف المتحرك {"\u200E"}{ $limit }%؛ وقد قرأت {"\u200E"}{ $value }%.
        [entry-below] السعر {"\u200E"}{ $value } ليس أعلى من السعر الحالي {"\u200E"}{ $limit }. للشراء بسعر أقل استخدم أمرًا محددًا: {"\u200E"}<code>/buy btc 100 @ 50000</code>
        [rung-above] يبدأ السلّم عند {"\u200E"}{ $value }، وهو ليس أقل من السعر الحالي {"\u200E"}{ $limit }.
        [rung-below] يبدأ السلّم عند {"\u200E"}{ $value }، وهو ليس أعلى من السعر الحالي {"\u200E"}{ $limit }.
        [rung-far] يبتعد السلّم {"\u200E"}{ $value }% عن السوق، والحد الأقصى {"\u200E"}{ $limit }%.
        [plan-interval] كل { $value } ثانية أسرع من المسموح، فأقل فاصل بين دفعتين هو { $limit } ثانية.
        [max-plans] لديك { $limit } من الخطط العاملة، وهذا هو الحد الأقصى. ألغِ واحدة أولًا: {"\u200E"}/plans
        [below-done] نُفِّذ بالفعل {"\u200E"}{ $limit }؛ ويجب أن يكون المجموع الجديد أكبر منه، وهو الآن {"\u200E"}{ $value }.
        [debut-listed] عملة { $value } متداولة بالفعل على { $limit }، ولا أول تداول يُنتظر. اشترِها: {"\u200E"}<code>/buy { $value } 100</code>
        [debut-span] تنتظر خطة أول تداول من { $least } دقائق إلى { $most } يومًا. مثال: {"\u200E"}<code>/tge arm flnt 100 max 0.50 14d</code>
        [fired] فُعِّلت بالفعل وهي تبيع الآن.
        [edit-large] ستصبح قيمة ما تبقّى {"\u200E"}{ $value }، أي أكثر من حدك السريع {"\u200E"}{ $limit }. أنهِ الخطة وأنشئ أخرى تؤكدها بنفسك.
        [edit-trail] الشراء مرتبط بوقف متحرك {"\u200E"}{ $value } يتبع سعرًا سابقًا. ألغِ الأمر وضعه من جديد.
       *[other] منعه أحد الحدود: القيمة {"\u200E"}{ $value }، والحد {"\u200E"}{ $limit }.
    } لم يُرسل أي أمر.
limit-of = { $by ->
        [you] حدّك الشخصي
       *[other] الحد
    } { $mode ->
        [live] لأموال LIVE
       *[paper] للحساب التجريبي
    }
limit-room = { $room ->
        [none] {""}
       *[other] {" "}لا يزال متاحًا لك {"\u200E"}{ $room } USDT.
    }
halted = { $what ->
        [none] التداول متوقف للجميع: { $reason }.
       *[other] توقف التداول تلقائيًا للجميع: { trip }. المشرفون على علم.
    } لم يُرسل أي أمر. الأوامر المفتوحة باقية في مكانها{ $sales ->
        [yes] ، والبيع متاح.
       *[no] .
    }
trip = { $what ->
        [orders-minute] عدد الأوامر { $where ->
            [live] بأموال LIVE{" "}
            [paper] على الحساب التجريبي{" "}
           *[other] {""}
        }في دقيقة واحدة { $value }، والحد { $limit }
        [venue-errors] لم تُجب { $where } عن {"\u200E"}{ $value }% من الطلبات، والحد {"\u200E"}{ $limit }%
       *[loss-hour] خسارة {"\u200E"}{ $value } USDT خلال ساعة { $where ->
            [live] بأموال LIVE
           *[paper] على الحساب التجريبي
        }، والحد {"\u200E"}{ $limit } USDT
    }
frozen = أوقفتَ تداولك بنفسك. لم يُرسل أي أمر. { $wait-s ->
        [0] للاستئناف: {"\u200E"}/unfreeze
       *[other] بعد { $wait-s } ثانية يمكنك الاستئناف بالأمر {"\u200E"}/unfreeze.
    }
insufficient-funds = { $needed ->
        [0] لا يمكن بيع { $currency }: المتاح {"\u200E"}{ $free }. يعرض {"\u200E"}/portfolio ما تملك، ويعرض {"\u200E"}/orders ما ينتظر.
       *[other] رصيد { $currency } غير كافٍ: المتاح {"\u200E"}{ $free }، والمطلوب {"\u200E"}{ $needed }.
    } لم يُرسل أي أمر.
stale = { $what ->
        [quote] عمر آخر سعر { $age-s } ثانية، وهو أقدم من أن يُتداول عليه. لم يُرسل أي أمر؛ حاول بعد لحظات.
        [ticket] انتهت صلاحية هذه التذكرة. لم يُرسل أي أمر؛ اطلب سعرًا جديدًا.
        [call] عمر هذا التوقع { $age-s } ثانية؛ ويمكن سحبه خلال { $limit-s } ثانية. لم يتغير شيء.
       *[button] هذا الزر قديم. لم يُتخذ أي إجراء؛ أرسل الأمر من جديد.
    }
used = { $order-id ->
        [none] سبق استخدام هذا الزر. لم يُتخذ أي إجراء إضافي.
       *[other] سبق استخدام هذا الزر: الأمر {"\u200E"}{ $order-id }. لم يُرسل أي أمر إضافي.
    }
not-yours = هذا الزر مخصص لشخص آخر. لم يُتخذ أي إجراء.
not-allowed = { $what ->
        [admin] هذا لمشرفي المكتب فقط.
        [group-admin] لا يغيّر تنبيهات هذه المجموعة إلا مشرفوها.
        [group-calls] لا يشغّل توقعات هذه المجموعة ولا يوقفها إلا مشرفوها. يعرض {"\u200E"}/lb الترتيب للجميع.
        [oneself] لا يمكنك رفض نفسك.
        [claim] هذا الرمز غير صالح، أو استخدمه شخص آخر.
        [trade] لا يُسمح لحسابك بالتداول بعد.
        [external-order] هذا الأمر أُرسل من خارجي، لذلك لا أمسّه. ألغِه حيث أُرسل.
        [account] أرسل لي {"\u200E"}/start في محادثة خاصة أولًا.
        [private] هذا يُعرض في المحادثة الخاصة فقط.
       *[other] هذا غير مسموح لك.
    }
not-signed-in = افتح هذه الصفحة مرة أخرى من المحادثة من فضلك.
conflict = { $what ->
        [order-prefix] عدة أوامر تبدأ بـ «{"\u200E"}{ $id }{"\u200E"}». اكتب جزءًا أطول من المعرّف.
        [order-busy] الأمر {"\u200E"}{ $id } قيد الإلغاء أو تابع لخطة؛ غيّر الخطة بدلًا منه: {"\u200E"}/plans
       *[other] وصل الطلب نفسه بمحتوى مختلف. لم يُتخذ أي إجراء.
    }
busy = مهلًا من فضلك: حاول مرة أخرى بعد { $retry-after-s } ثانية. لم يُتخذ أي إجراء.
budget-spent = { $rule ->
        [waiting] سؤال واحد في كل مرة: سؤالك السابق لا يزال قيد الإجابة، حتى {"\u200E"}{ $renews } على الأكثر. زر <b>إيقاف</b> تحته ينهيه فورًا.
        [questions] طرحت اليوم { $value } من الأسئلة؛ وحد المكتب { $limit } في اليوم. يبدأ العدّ من جديد في {"\u200E"}{ $renews }.
       *[tokens] استهلكت أسئلتك اليوم { $value } توكن، ولم يعد هذا السؤال ضمن الحد اليومي { $limit }. يبدأ العدّ من جديد في {"\u200E"}{ $renews }.
    } لم يُطرح أي سؤال. في هذه الأثناء {"\u200E"}<code>/news btc</code> و{"\u200E"}<code>/price btc</code> مجانيان.
llm-off = الأسئلة متوقفة في هذا المكتب: {"\u200E"}{ $variable } غير مضبوط. { $variable ->
        [TAPEWIRE_LLM_KEY] يضع المشغّل المفتاح في {"\u200E"}<code>.env</code>، مثل {"\u200E"}<code>TAPEWIRE_LLM_KEY_FILE=/run/secrets/llm-key</code>، ثم يعيد التشغيل.
        [TAPEWIRE_LLM_MODEL] يحدد المشغّل النموذج في {"\u200E"}<code>.env</code>، مثل {"\u200E"}<code>TAPEWIRE_LLM_MODEL=llama3.2</code>، ثم يعيد التشغيل.
       *[other] يشغّلها المشغّل في {"\u200E"}<code>.env</code>، مثل {"\u200E"}<code>TAPEWIRE_LLM=ollama</code> مع {"\u200E"}<code>TAPEWIRE_LLM_MODEL=llama3.2</code>، أو {"\u200E"}<code>TAPEWIRE_LLM=claude</code> مع نموذج و{"\u200E"}<code>TAPEWIRE_LLM_KEY</code>، ثم يعيد التشغيل.
    } كل شيء آخر يعمل بدونها: {"\u200E"}<code>/news btc</code>، {"\u200E"}<code>/score</code>.
llm-failed = لم يُعطِ النموذج اللغوي إجابة صالحة ({ $why }).
not-found = { $what ->
        [order] لا أجد لك أمرًا يبدأ بـ «{"\u200E"}{ $id }{"\u200E"}». يعرض {"\u200E"}/orders أوامرك.
        [rule] لم تعد هذه القاعدة موجودة. يعرض {"\u200E"}/alerts ما بقي.
        [mute] لم يعد هذا مكتومًا. يعرض {"\u200E"}/alerts المكتوم.
        [account] لا أعرف هذا الحساب.
        [source] لم يعد هذا المصدر في القائمة. يعرض {"\u200E"}/sources المصادر الموجودة.
        [plan] لا أجد لك خطة أو أمرًا يبدأ بـ «{"\u200E"}{ $id }{"\u200E"}». يعرض {"\u200E"}/plans خططك، ويعرض {"\u200E"}/orders أوامرك.
        [trade] لا تملك { $id } هنا ولم تبعه. {"\u200E"}/portfolio يعرض ما تملك، و{"\u200E"}<code>/pnl</code> يشمل كل شيء.
        [position] لا تملك منها شيئًا لتبيعه. يعرض {"\u200E"}/portfolio ما تملك.
        [alert] لم يصل أي تنبيه إلى هذه المحادثة بعد. حدّد في {"\u200E"}/alerts ما تريد معرفته؛ ثم رُدّ على تنبيه بـ {"\u200E"}/explain.
        [headline] لا أجد خبرًا بالمعرّف «{"\u200E"}{ $id }{"\u200E"}». رُدّ على تنبيه بـ {"\u200E"}/explain بدلًا من ذلك.
        [venue] لا أعرف المنصة «{"\u200E"}{ $id }{"\u200E"}». يعرض {"\u200E"}/connect المنصات التي أعرفها.
        [connection] لم تربط هذه المنصة. للربط: {"\u200E"}/connect
        [keys] لم يعد ما أرسلته لديّ: لم يُخزَّن منه شيء. ابدأ من جديد من فضلك: {"\u200E"}/connect
        [call] لم يعد هذا التوقع موجودًا.
        [caller] لا أعرف في هذه المجموعة شخصًا واحدًا باسم «{"\u200E"}{ $id }{"\u200E"}». اسم المستخدم أوضح: {"\u200E"}<code>/lb @ann</code>
        [group] تلك المجموعة لا تتابع التوقعات، أو لم أرك فيها. اكتب فيها {"\u200E"}/lb.
        [watchlist] { $id } ليست في قائمتك. يعرض {"\u200E"}/watchlist ما فيها.
        [price-alert] لم يعد تنبيه السعر هذا موجودًا. يعرض {"\u200E"}/alert ما بقي.
       *[other] لم أعد أجد ذلك.
    }
unavailable = { $what ->
        [markets] ما زلت أقرأ أسواق { $venue }. لم يُتخذ أي إجراء؛ حاول بعد ثوانٍ.
        [sealing-key] لا يمكنني استلام المفاتيح بعد، لأن خدمة التداول لم تبدأ. لم يُخزَّن شيء؛ حاول بعد دقيقة.
       *[other] هذا غير متاح مؤقتًا. لم يُتخذ أي إجراء؛ حاول مرة أخرى من فضلك.
    }
no-quote = لا يوجد سعر لـ { $symbol } بعد. لم يُرسل أي أمر.
venue-refused = رفضت المنصة. لم يُرسل أي أمر.
venue-unsure = لم تُجب المنصة. يجري البحث عن الأمر؛ لا ترسله مرة أخرى.
cannot-open = تعذّر فك تشفير مفتاح مخزَّن. لم يُرسل شيء؛ أبلغ المشغّل.
impossible = عذرًا، حدث خلل من جانبنا. تم تسجيله.
bad-configuration = هذا المكتب غير مهيأ لذلك.

anonymous-sender = لا أرى من أنت: اكتب باسمك، لا باسم المجموعة أو القناة.
limit-money = { $mode ->
        [live] LIVE
       *[paper] تجريبي
    }
