# Ценовые оповещения: уровень или движение, которого ждёт чат.

price-alerts-title = <b>Ценовые оповещения этого чата</b>
price-alert-line = { $number }. <b>{ $coin }</b> { $at } · <code>{ $aim }</code>{ $is-resting ->
        [yes] {" · 💤"}
       *[no] {""}
    }
price-alerts-none = В { $where ->
        [group] этой группе
       *[private] этом чате
    } пока нет ценовых оповещений.
price-alerts-how = <code>/alert btc 70000</code> когда цена дойдёт туда · <code>/alert btc 5%</code> в любую сторону от нынешней · <code>/alert btc +5% repeat</code> снова и снова · <code>/alert btc -3% urgent</code> и в тихие часы. Не больше { $limit } действующих на человека. Новости и тон: /alerts
price-alert-added = 🔔 <b>{ $coin }</b>: сообщу при { $at }. Сейчас { $base } ({ $place }).{ $repeats ->
        [yes] {" "}Повторяется, каждый раз от цены срабатывания, не больше { $limit } раз за 24 ч.
       *[no] {""}
    }{ $urgent ->
        [yes] {" "}И в тихие часы.
       *[no] {""}
    }
price-alert-removed = Удалено. Чтобы поставить снова:
    <code>{ $command }</code>
price-alert-offer = <b>{ $coin }</b> { $price }: когда сообщить? Нажмите или напишите: <code>{ $example }</code>
price-alert-fired = 🔔 <b>{ $symbol }</b> { $way ->
        [up] вырос до { $level }
       *[down] упал до { $level }
    }
    Сейчас <b>{ $price }</b>, { $change } % от { $base } · { $place }
price-alert-late = Это было { $at }; сообщение задержали ваши тихие часы или Telegram.
price-alert-repeats = { $times } из { $limit } возможных за 24 ч. { $rests ->
        [none] Отсчёт идёт дальше от этой цены.
       *[other] Отдыхает до { $rests }, потом отсчёт от тогдашней цены.
    }
button-price-alerts = 🔔 Ценовые оповещения
button-news-alert = 📰 Новости { $coin }
button-alert-repeat = 🔁 каждые { $percent }
command-alert = Ценовые оповещения: /alert btc 70000
