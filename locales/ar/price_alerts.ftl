# تنبيهات الأسعار: مستوى أو حركة تنتظرها محادثة.

price-alerts-title = <b>تنبيهات الأسعار لهذه المحادثة</b>
price-alert-line = { $number }. {"\u200E"}<b>{ $coin }</b> { $at } · <code>{ $aim }</code>{ $is-resting ->
        [yes] {" · 💤"}
       *[no] {""}
    }
price-alerts-none = لا تنبيهات أسعار في { $where ->
        [group] هذه المجموعة
       *[private] هذه المحادثة
    } بعد.
price-alerts-how = {"\u200F"}{"\u200E"}<code>/alert btc 70000</code> عند بلوغه · {"\u200E"}<code>/alert btc 5%</code> في أي اتجاه من الآن · {"\u200E"}<code>/alert btc +5% repeat</code> مرة بعد مرة · {"\u200E"}<code>/alert btc -3% urgent</code> في ساعات الهدوء أيضًا. لكل شخص { $limit } تنبيهًا ساريًا على الأكثر. الأخبار ونبرتها: {"\u200E"}/alerts
price-alert-added = 🔔 <b>{ $coin }</b>: أخبرك عند {"\u200E"}{ $at }. السعر الآن {"\u200E"}{ $base } ({ $place }).{ $repeats ->
        [yes] {" "}يتكرر، وكل مرة من السعر الذي انطلق عنده، { $limit } مرات على الأكثر خلال 24 ساعة.
       *[no] {""}
    }{ $urgent ->
        [yes] {" "}وفي ساعات الهدوء أيضًا.
       *[no] {""}
    }
price-alert-removed = حُذف. لإعادته:
    {"\u200E"}<code>{ $command }</code>
price-alert-offer = {"\u200F"}<b>{ $coin }</b> { $price }: متى أخبرك؟ اضغط أو اكتب: {"\u200E"}<code>{ $example }</code>
price-alert-fired = 🔔 <b>{ $symbol }</b> { $way ->
        [up] صعد إلى {"\u200E"}{ $level }
       *[down] هبط إلى {"\u200E"}{ $level }
    }
    الآن <b>{ $price }</b>، {"\u200E"}{ $change }% عن {"\u200E"}{ $base } · { $place }
price-alert-late = بلغه في { $at }، وأخّرت ساعات الهدوء أو تيليجرام هذه الرسالة.
price-alert-repeats = { $times } من { $limit } على الأكثر خلال 24 ساعة. { $rests ->
        [none] يُحسب التالي من هذا السعر.
       *[other] يتوقف حتى { $rests } ثم يُحسب من سعر ذلك الوقت.
    }
button-price-alerts = 🔔 تنبيهات الأسعار
button-news-alert = 📰 أخبار { $coin }
button-alert-repeat = 🔁 كل { $percent }
command-alert = تنبيهات الأسعار: {"\u200E"}/alert btc 70000
