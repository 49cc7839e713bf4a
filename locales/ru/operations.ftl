# Что видят только администраторы, и что они говорят всем.

admin = <b>Деск</b>
    Люди { $people } (сегодня { $active }, ждут { $pending }) · чаты { $chats }
    24 ч: заявок { $orders }, { $volume } USDT · оповещений { $alerts }
    Открытых заявок { $open } · с неизвестным исходом { $unknown }
    { $halt ->
        [none] Торговля идёт.
       *[other] ⛔ Торговля остановлена с { $since }: { $halt }
    }
    <code>/halt причина</code> · <code>/halt all причина</code> · <code>/resume</code> · <code>/panic all</code>
    <code>/admin</code> <code>broadcast текст</code> · <code>waiting</code> · <code>approve id</code> · <code>deny id</code>
admin-claimed = Теперь вы администратор этого деска. Что можно, покажет /admin.
halt-no-reason = работы
button-halt = Остановить торговлю
button-panic-all = Остановить всё
panic-all-draft = Это отменит все открытые заявки и планы всех людей и остановит всю торговлю, включая продажи и стопы, до /resume.
panic-reason = аварийная остановка
button-resume = Возобновить торговлю
button-broadcast = Отправить всем
button-approve = Впустить
button-deny = Отказать
broadcast-draft = Это получат все:
    { $text }
broadcast-sent = Отправляю, { $count ->
        [one] { $count } получатель
        [few] { $count } получателя
       *[many] { $count } получателей
    }.
broadcast = 📣 { $text }
notice-halted = ⛔ Торговля остановлена ({ $by }): { $reason }
notice-tripped = ⛔ <b>Торговля сама остановилась</b>: { $trip }.
    Никто не может покупать{ $mode ->
        [live] {" "}на настоящие деньги (LIVE); на бумаге торговля идёт,
        [paper] {" "}на бумаге; на настоящие деньги (LIVE) торговля идёт,
       *[other] ;
    } продавать можно, открытые заявки остаются. Посмотрите /admin и журналы; когда причина устранена, /resume начнёт счёт заново.
notice-frozen = ⛔ { $name } (<code>{ $id }</code>): остановка своей торговли через /panic.
notice-thawed = { $name } (<code>{ $id }</code>) снова торгует.
notice-resumed = ✅ Торговля возобновлена ({ $by }).
notice-alarm = 🚨 <b>{ $subject }</b>
    { $detail }
button-waiting = Кто ждёт ({ $count })
nobody-waits = Никто не ждёт, чтобы его впустили.
waiting-besides = Ждут ещё: { $count }.
access-request = <b>{ $name }</b>{ $username ->
        [none] {""}
       *[other] {" "}(@{ $username })
    } просит впустить.
    id <code>{ $id }</code> · { $at }
access-granted-by-you = ✅ { $name } (<code>{ $id }</code>) принят.
access-denied-by-you = { $name } (<code>{ $id }</code>) получил отказ.
