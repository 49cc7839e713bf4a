# الرئيسية والمساعدة والإعدادات وقبول المستخدمين.

home = { $is-new ->
        [yes] مرحبًا بك في <b>{ $instance }</b> يا { $name }. تبدأ برصيد تجريبي: لا شيء هنا حقيقي حتى تقرر أنت ذلك.
       *[no] {"\u200F"}<b>{ $instance }</b> · { $place }
    }
    قيمة الحساب <b>{"\u200E"}{ $equity } USDT</b> { $mark } {"\u200E"}{ $profit }
    النقد {"\u200E"}{ $cash } · { $positions ->
        [0] لا مراكز بعد
        [one] مركز واحد
        [two] مركزان
        [few] { $positions } مراكز
        [many] { $positions } مركزًا
       *[other] { $positions } مركز
    }
    اكتب رمز عملة مثل {"\u200E"}<code>BTC</code> لتداولها، أو {"\u200E"}<code>/buy btc 50</code>.
button-portfolio = المحفظة
button-alerts = التنبيهات
button-news = الأخبار
button-settings = الإعدادات
button-help = المساعدة
button-open-desk = فتح المكتب
button-open-chat = فتح محادثتنا
button-back = ‹ رجوع

access-waiting = طلبك لدى مشرفي هذا المكتب. سأخبرك حين يقررون.
access-granted = ✅ تم قبولك. أرسل {"\u200E"}/start.
access-denied = لم يقبل مشرفو هذا المكتب طلبك.
private-only = هذا بيننا فقط: راسلني في محادثة خاصة.
group-hello = مرحبًا! أقرأ شريط الأخبار وأخبر هذه المجموعة بما يحرك السوق. يحدد أحد المشرفين ما يصلكم عبر {"\u200E"}/alerts@{ $bot }. أما الشراء فيتم دائمًا في محادثة خاصة، كلٌّ لحسابه.
hint = اكتب رمز عملة مثل {"\u200E"}<code>BTC</code> أو {"\u200E"}<code>$SOL</code> لمعرفة سعرها، أو {"\u200E"}/help.
unknown-command = لا أعرف {"\u200E"}{ $command }{"\u200E"}. يعرض {"\u200E"}/help ما يمكنني فعله؛ ابدأ بـ {"\u200E"}/buy أو {"\u200E"}/price أو {"\u200E"}/alerts.
secret-deleted = 🔑 بدا ذلك مفتاحًا خاصًا أو عبارة استرداد أو رمز وصول، فحذفته فورًا ولم أحتفظ بشيء. اعتبره مكشوفًا: انقل الأموال أو استبدله. لا أحتاج إلى مفاتيح في المحادثة أبدًا.
secret-not-deleted = 🔑 يبدو هذا مفتاحًا خاصًا أو عبارة استرداد أو رمز وصول. لم أحتفظ بشيء، لكن تعذّر عليّ حذفه: احذف رسالتك الآن من فضلك واعتبر المفتاح مكشوفًا.
file-too-large = هذا الملف أكبر من 20 ميغابايت، وهو أكثر مما يستطيع البوت قراءته، ولا أحتاج إلى ملفات. اكتب رمز عملة مثل {"\u200E"}<code>BTC</code>، أو {"\u200E"}/help.
id = أنت: {"\u200E"}<code>{ $user }</code>
    هذه المحادثة: {"\u200E"}<code>{ $chat }</code>
    الدور: { $role ->
        [admin] مشرف
        [user] مستخدم
       *[none] ضيف
    }
web-link = رابط دخولك إلى مكتب الويب، صالح لمرة واحدة خلال 5 دقائق. لا تعطه لأحد.
    { $url }
web-off = مكتب الويب متوقف هنا؛ كل شيء يعمل في هذه المحادثة.
button-copy-link = نسخ الرابط

button-set-lang = اللغة
button-set-presets = أزرار الشراء
button-set-quick = الحد السريع
button-set-quiet = ساعات الهدوء
button-set-tz = المنطقة الزمنية
button-set-pictures = الصور
choose-lang = <b>اللغة</b>
choose-presets = <b>أزرار الشراء</b>. أو اكتب مبالغك: {"\u200E"}<code>/settings presets 20 75 150</code>
choose-quick = <b>الحد السريع</b>: حتى هذا المبلغ تكفي ضغطة واحدة للشراء، وفوقه أسألك أولًا. أو اكتبه: {"\u200E"}<code>/settings quick 150</code>
choose-quiet = <b>ساعات الهدوء</b>: تنتظر التنبيهات وتصلك في ملخص واحد عند انتهائها. أو اكتبها: {"\u200E"}<code>/settings quiet 21:30-06:30</code>
choose-tz = <b>المنطقة الزمنية</b>. أو اكتبها: {"\u200E"}<code>/settings tz Europe/Paris</code>
choose-pictures = <b>الصور</b>: مظهر الرسوم البيانية والبطاقات
quiet-off = بدون

help = أقرأ شريط الأخبار وأقيّمه على هذا الجهاز، وتتداول عليه من الرسالة نفسها.
    اكتب رمز أي عملة: {"\u200E"}<code>BTC</code>، {"\u200E"}<code>$SOL</code>، {"\u200E"}<code>eth/usdt</code>.
    عمّ تريد أن تعرف المزيد؟
help-trade-title = التداول
help-trade = <b>التداول</b>
    {"\u200F"}{"\u200E"}<code>/buy btc 100</code> بقيمة {"\u200E"}100 USDT · {"\u200E"}<code>/buy btc 0.01 btc</code> · {"\u200E"}<code>/buy eth 1.5k</code>
    {"\u200F"}{"\u200E"}<code>/sell btc 50%</code> · {"\u200E"}<code>/sell btc all</code>
    {"\u200F"}{"\u200E"}<code>/buy btc 100 @ 60000</code> ينتظر السعر · أضف {"\u200E"}<code>ioc</code> أو {"\u200E"}<code>fok</code> أو {"\u200E"}<code>post</code> أو {"\u200E"}<code>3d</code>
    {"\u200F"}{"\u200E"}<code>/buy btc 100 slippage=0.5%</code> لا يدفع أكثر من ذلك فوق السعر أبدًا · {"\u200E"}<code>/buy btc 100 tp 5% sl 3%</code>
    حتى حدك السريع تكفي ضغطة واحدة للشراء؛ وفوقه أعرض عليك تذكرة الأمر أولًا.
help-orders-title = الأوامر
help-orders = <b>الأوامر</b>
    لكل أمر رسالة واحدة تتحدث حتى ينتهي.
    يعرض {"\u200E"}/orders أوامرك مع أزرار للإلغاء. ويعرض {"\u200E"}<code>/why id</code> كل خطوة ووقتها.
    إذا لم تُجب المنصة أخبرك بذلك، وأُبقي الأموال محجوزة وأبحث عن الأمر. لا أرسله مرتين أبدًا.
    {"\u200F"}{"\u200E"}<code>/tge arm flnt 100 max 0.50 14d</code> يشتري العملة عند أول تداول لها، ولا يتجاوز سعرك أبدًا؛ ويعرض {"\u200E"}/plans الخطط العاملة.
    {"\u200F"}{"\u200E"}<code>/report 30</code> يرسم تطور ما تملك عبر الوقت ويعطيك ملف CSV للضرائب.
    {"\u200F"}{"\u200E"}<code>/pnl</code> و{"\u200E"}<code>/pnl btc</code> يرسمان بطاقة للمشاركة؛ وفي أي محادثة اكتب اسمي ثم {"\u200E"}<code>pnl</code>.
help-alerts-title = التنبيهات
help-alerts = <b>التنبيهات</b>
    {"\u200F"}{"\u200E"}<code>/alert btc 70000</code> · {"\u200E"}<code>/alert btc 5%</code> · {"\u200E"}<code>/alert btc +5% repeat</code>: السعر نفسه، من موضعه الآن
    {"\u200F"}{"\u200E"}<code>/alerts btc eth bullish 50%</code>: هاتان العملتان، أخبار صعودية، بتأثير {"\u200E"}50% فأكثر
    {"\u200F"}{"\u200E"}<code>/alerts all any 0%</code>: كل شيء
    {"\u200F"}{"\u200E"}<code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis" from coindesk</code>: قاعدة خاصة بك من العملات والنبرات والتأثير والحداثة والثقة و{"\u200E"}tge والمصادر والكلمات بين علامتي اقتباس
    {"\u200F"}{"\u200E"}<code>/alerts add btc and (move &gt; 5% 1h or whale &gt; 1m)</code>{"\u200E"}: ما يفعله السوق نفسه: الحركة والحجم والحيتان ومعدل التمويل والتصفية
    {"\u200F"}{"\u200E"}<code>/alerts digest 08:00</code>: ما تؤجله ساعات الهدوء أو الحد الأقصى يصلك مرة في اليوم
    {"\u200F"}{"\u200E"}<code>/alerts languages en de</code>: تُعلَّم الأخبار المكتوبة بلغات أخرى
    {"\u200F"}{"\u200E"}<code>/alerts off</code>، {"\u200E"}<code>/alerts on</code>: إيقاف كل تنبيهات المحادثة مؤقتًا واستئنافها
    في المجموعة يقرر مشرفوها، ويشتري كل عضو في محادثته الخاصة. يعرض {"\u200E"}/score مدى صحة التنبيهات حسب المصدر والنموذج والحدث والقاعدة والعملة؛ ويعرض {"\u200E"}<code>/replay coindesk tp 5% sl 3%</code> ما كانت ستحققه.
    {"\u200F"}{"\u200E"}<code>/lb on</code> في مجموعة: تُسجَّل توقعات مثل {"\u200E"}<code>$BTC</code> و{"\u200E"}<code>long ETH</code> و{"\u200E"}<code>SOL short</code> وتُقيَّم وتُرتَّب؛ ويعرض {"\u200E"}/lb و{"\u200E"}/calls مدى صحتها.
help-news-title = الأخبار والرسوم البيانية
help-news = <b>الأخبار والرسوم البيانية</b>
    {"\u200F"}{"\u200E"}/news، {"\u200E"}<code>/news sol</code>، {"\u200E"}<code>/news search "spot etf" -solana</code> · {"\u200E"}<code>/price btc</code> · {"\u200E"}<code>/chart btc 1h</code> ({"\u200E"}1m 5m 15m 1h 4h 1d{"\u200E"})
    يعرض {"\u200E"}/sources من أين تأتي الأخبار وحالة كل مصدر.
    {"\u200F"}{"\u200E"}<code>/ask why did btc fall today?</code>{"\u200E"} يجيب عنه نموذج لغوي من أسعار المكتب وأخباره وسجله ومن عملاتك أنت، مع ذكر كل مصدر؛ وللشرح رُدّ على أي تنبيه بـ {"\u200E"}/explain. هو يجيب فقط: لا يستطيع التداول، ولا تستطيعه الأخبار التي يقرؤها.
    {"\u200F"}{"\u200E"}<code>/watchlist btc eth -doge</code>: العملات التي تتابعها
help-settings-title = الإعدادات
help-settings = <b>الإعدادات</b>
    استخدم {"\u200E"}/settings بالأزرار، أو بالكلمات:
    {"\u200F"}{"\u200E"}<code>/settings lang ru</code> · {"\u200E"}<code>/settings presets 25 50 100</code> · {"\u200E"}<code>/settings quick 250</code>
    {"\u200F"}{"\u200E"}<code>/settings quiet 22:00-07:00</code> · {"\u200E"}<code>/settings tz Europe/Berlin</code>
    يضبط {"\u200E"}/limits حدودك الشخصية: {"\u200E"}<code>/limits max-day 2000</code> · {"\u200E"}<code>/limits max-loss off</code>
    {"\u200F"}{"\u200E"}<code>/settings quick default</code> يعيد القيمة الافتراضية · {"\u200E"}<code>/settings export</code> يرسل كل شيء كملف، وأرسل لي ملفًا كهذا فأعرض ما سيغيّره
help-safety-title = الأمان
help-safety = <b>الأمان</b>
    لا تُنفَّذ الصفقات إلا من رسائلك الخاصة. الرسائل المعاد توجيهها والأزرار القديمة وضغطات الآخرين مرفوضة.
    {"\u200F"}{"\u200E"}<code>/panic</code> يلغي كل ما يخصك فورًا ويوقف تداولك؛ ويتيح {"\u200E"}/unfreeze استئنافه بعد مهلة.
    لا أطلب أبدًا عبارات الاسترداد أو المفاتيح الخاصة؛ وما يشبهها يُحذف فورًا. ولا أقبل مفاتيح API لمنصة إلا بعد {"\u200E"}/connect، مشفّرة قبل تخزينها، وبشرط ألا تملك صلاحية السحب.

command-start = الرئيسية
command-buy = شراء: {"\u200E"}/buy btc 100
command-sell = بيع: {"\u200E"}/sell btc 50%
command-price = بطاقة سعر عملة
command-chart = رسم الشموع: {"\u200E"}/chart btc 1h
command-portfolio = ما تملكه
command-report = نتائج الأيام الأخيرة وملف CSV
command-pnl = بطاقة للمشاركة: {"\u200E"}/pnl btc
command-orders = الأوامر المفتوحة والأخيرة
command-connect = ربط منصة
command-venues = وجهة الأوامر: تجريبي أو LIVE
command-alerts = تنبيهات هذه المحادثة
command-news = آخر الأخبار
command-score = مدى صحة التنبيهات
command-ask = اسأل عن العملات والأخبار: {"\u200E"}/ask why did btc fall?
command-explain = شرح تنبيه: رُدّ عليه بـ {"\u200E"}/explain
command-replay = ما كانت التنبيهات ستحققه: {"\u200E"}/replay coindesk tp 5%
command-why = ماذا حدث لأمر
command-settings = اللغة والأزرار والحدود وساعات الهدوء
command-limits = حدودك وما استُخدم منها
command-halt = إيقاف الشراء للجميع: {"\u200E"}/halt reason
command-resume = السماح للجميع بالتداول من جديد
command-web = رابط لمرة واحدة إلى مكتب الويب
command-id = معرّفك الرقمي
command-help = ما يمكنني فعله
command-admin = أرقام وإيقاف وبث وأعضاء جدد
