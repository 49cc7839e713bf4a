# حدود المستخدم وإيقافه الطارئ.

button-limits = الحدود
limits-title = <b>الحدود</b>: المستخدَم الآن والساري
limits-of = { $mode ->
        [live] {"\u200F"}<b>LIVE</b>
       *[paper] تجريبي
    }
limits-line = { $rule ->
        [max-order] الأمر الواحد
        [max-hour] المشتريات في 60 دقيقة
        [max-day] المشتريات في 24 ساعة
        [max-symbol] الأكثر في عملة واحدة
        [max-total] في كل العملات
        [max-loss] الخسارة منذ منتصف الليل
       *[max-positions] العملات في آن واحد
    }: { $used ->
        [none] {""}
       *[other] {"\u200E"}{ $used }{" من "}
    }<b>{"\u200E"}{ $limit }</b>{ $ceiling ->
        [none] {""}
       *[other] {" "}(حدك؛ حد المكتب {"\u200E"}{ $ceiling })
    }
limits-hint = البيع لا يخضع لأي حد أبدًا. تسري الحدود على الحساب التجريبي وأموال LIVE على السواء، ويُحسب كلٌّ منهما على حدة. اضبط حدك بزر، أو اكتب {"\u200E"}<code>/limits max-day 2000</code>.
button-max-order = الأمر الواحد
button-max-hour = 60 دقيقة
button-max-day = 24 ساعة
button-max-symbol = عملة واحدة
button-max-total = كل العملات
button-max-loss = الخسارة اليومية
button-max-positions = العملات في آن واحد
choose-limit = <b>{ $rule ->
        [max-order] الأمر الواحد
        [max-hour] المشتريات في 60 دقيقة
        [max-day] المشتريات في 24 ساعة
        [max-symbol] المملوك أو المطلوب شراؤه من عملة واحدة
        [max-total] المملوك أو المطلوب شراؤه من كل العملات
        [max-loss] الخسارة منذ منتصف الليل، وبعدها يمكنك البيع فقط
       *[max-positions] العملات المملوكة أو المطلوب شراؤها في آن واحد
    }</b>. فوق حدك الشخصي أسألك مرة؛ أما حد المكتب فلا يُتجاوز أبدًا. أو اكتب: {"\u200E"}<code>/limits { $rule } { $example }</code>
limit-off = حد المكتب: {"\u200E"}{ $ceiling }

panic = ⛔ <b>تم الإيقاف.</b> { $cancelled ->
        [0] لم يكن هناك شيء مفتوح.
        [one] جارٍ إلغاء أمر واحد.
        [two] جارٍ إلغاء أمرين.
        [few] جارٍ إلغاء { $cancelled } أوامر.
        [many] جارٍ إلغاء { $cancelled } أمرًا.
       *[other] جارٍ إلغاء { $cancelled } أمر.
    } لن يُشترى أو يُباع لك شيء بعد الآن، بما في ذلك أوامر الوقف؛ وما تملكه يبقى لك دون حماية.
    ابتداءً من {"\u200E"}{ $until } يمكنك استئناف تداولك بالأمر {"\u200E"}/unfreeze.
unfreeze-ask = هل تريد التداول من جديد؟ الخطط وأوامر الوقف الملغاة لن تعود.
button-unfreeze = نعم، استئناف التداول
unfreeze-none = تداولك غير متوقف.
unfrozen = ✅ يمكنك التداول من جديد.
