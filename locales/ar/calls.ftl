# التوقعات في المجموعات: السطر تحت البطاقة، والترتيب، وسجل كل شخص.

call-direction = { $direction ->
        [short] هبوط
       *[long] صعود
    }
call-made = 🎯 { $name }: { $direction } من {"\u200E"}{ $price }
call-standing = 🎯 { $name }: { $direction } من {"\u200E"}{ $price }، { $age }، { $change } حتى الآن
call-withdrawn = سُحب التوقع: لا يُحتسب.
button-call-withdraw = سحب
call-line = <b>{"\u200E"}{ $coin }</b> { $direction } من {"\u200E"}{ $price } · { $age }{ $group ->
        [none] {""}
       *[other] {" · "}{ $group }
    }
call-now = الآن { $change }
call-result = بعد { $horizon } { $change }
call-peak = الذروة { $change } ({"\u200E"}{ $multiple }×)

lb-title = 🏆 <b>توقعات { $group }</b>، { $span ->
        [week] آخر 7 أيام
        [month] آخر 30 يومًا
       *[all] كل المحفوظ
    }
lb-line = { $place }. <b>{ $name }</b> · { $calls ->
        [one] توقع واحد
        [two] توقعان
        [few] { $calls } توقعات
        [many] { $calls } توقعًا
       *[other] { $calls } توقع
    }
lb-figures = صحيح بنسبة { $rate } (من { $low } إلى { $high })، { $hits } من أصل { $graded } · المتوسط { $mean }، الوسيط { $median }
lb-best = الأفضل: {"\u200E"}{ $coin } { $direction }، الذروة { $peak }
lb-unranked = بلا ترتيب بعد، أقل من { $least } توقعات مقيَّمة: { $names }
lb-unranked-name = { $name } ({ $calls })
lb-more = … وأيضًا { $count }
lb-none = لا توقعات في هذه المدة. اكتب {"\u200E"}<code>$BTC</code> أو {"\u200E"}<code>long ETH</code> أو {"\u200E"}<code>SOL short</code>، فيُحتسب من سعر تلك اللحظة.
lb-note = <i>صحيح: سار السعر بعد 24 ساعة في اتجاه التوقع بأكثر من {"\u200E"}0.05%. بين القوسين فترات ثقة {"\u200E"}95%؛ والترتيب حسب حدها الأدنى، ابتداءً من { $least } توقعات مقيَّمة.</i>
lb-off = لا تُتابَع التوقعات في هذه المجموعة. يشغّلها أحد مشرفيها: {"\u200E"}<code>/lb on</code>
lb-on = 🏆 من الآن تُتابَع التوقعات هنا. اكتب {"\u200E"}<code>$BTC</code> أو {"\u200E"}<code>long ETH</code> أو {"\u200E"}<code>SOL short</code>: يُحتسب من سعر تلك اللحظة، مرة لكل عملة واتجاه خلال 24 ساعة، ويُقيَّم بعد { $first } و{ $second } و{ $third }. يسحبه زرّه خلال { $within }. يعرض {"\u200E"}/lb الترتيب، ويعرض {"\u200E"}/calls توقعاتك؛ ويوقفها {"\u200E"}<code>/lb off</code>.
lb-deaf = ⚠ لا أسمع في هذه المجموعة إلا الأوامر. اجعلني من مشرفيها، أو أوقف وضع الخصوصية عبر {"\u200E"}@BotFather ثم أضفني من جديد.
lb-switched-off = لم تعد التوقعات تُتابَع في هذه المجموعة. السابقة منها تُقيَّم كذلك؛ ويعرض {"\u200E"}/calls توقعاتك في المحادثة الخاصة. للبدء من جديد: {"\u200E"}<code>/lb on</code>
lb-private = الترتيب للمجموعات: أضفني إلى مجموعة، وليكتب أحد مشرفيها {"\u200E"}<code>/lb on</code>. توقعاتك: {"\u200E"}/calls
button-lb-span = { $span ->
        [week] { $is-shown ->
            [yes] • 7 أيام •
           *[no] 7 أيام
        }
        [month] { $is-shown ->
            [yes] • 30 يومًا •
           *[no] 30 يومًا
        }
       *[all] { $is-shown ->
            [yes] • الكل •
           *[no] الكل
        }
    }

calls-title = 🎯 <b>توقعات { $name }</b> في { $group }
calls-own = 🎯 <b>توقعاتك</b>
calls-none = لا توقعات بعد. اكتب في مجموعة تتابعها {"\u200E"}<code>$BTC</code> أو {"\u200E"}<code>long ETH</code> أو {"\u200E"}<code>SOL short</code>. يشغّلها أحد مشرفي المجموعة بـ {"\u200E"}<code>/lb on</code>.
calls-too-few = المقيَّم حتى الآن: { $graded }؛ تظهر الأرقام ابتداءً من { $least }.
command-lb = مدى صحة توقعات هذه المجموعة
command-calls = توقعاتك وما آلت إليه
