# Alertas de precio: un nivel o un movimiento que espera un chat.

price-alerts-title = <b>Alertas de precio de este chat</b>
price-alert-line = { $number }. <b>{ $coin }</b> { $at } · <code>{ $aim }</code>{ $is-resting ->
        [yes] {" · 💤"}
       *[no] {""}
    }
price-alerts-none = Aún no hay alertas de precio en este { $where ->
        [group] grupo
       *[private] chat
    }.
price-alerts-how = <code>/alert btc 70000</code> cuando llegue ahí · <code>/alert btc 5%</code> en cualquier sentido desde ahora · <code>/alert btc +5% repeat</code> una y otra vez · <code>/alert btc -3% urgent</code> también en horas de silencio. Como máximo { $limit } activas por persona. Noticias y tonos: /alerts
price-alert-added = 🔔 <b>{ $coin }</b>: te aviso en { $at }. Ahora está en { $base } ({ $place }).{ $repeats ->
        [yes] {" "}Se repite, cada vez desde el precio en que saltó, como máximo { $limit } veces en 24 h.
       *[no] {""}
    }{ $urgent ->
        [yes] {" "}También en horas de silencio.
       *[no] {""}
    }
price-alert-removed = Eliminada. Para ponerla otra vez:
    <code>{ $command }</code>
price-alert-offer = <b>{ $coin }</b> { $price }: ¿cuándo te aviso? Toca, o escríbelo: <code>{ $example }</code>
price-alert-fired = 🔔 <b>{ $symbol }</b> { $way ->
        [up] ha subido a { $level }
       *[down] ha bajado a { $level }
    }
    Ahora <b>{ $price }</b>, { $change } % desde { $base } · { $place }
price-alert-late = Llegó ahí el { $at }; lo retuvieron tus horas de silencio o Telegram.
price-alert-repeats = { $times } de { $limit } como máximo en 24 h. { $rests ->
        [none] Sigue contando desde este precio.
       *[other] Descansa hasta el { $rests } y después cuenta desde el precio de entonces.
    }
button-price-alerts = 🔔 Alertas de precio
button-news-alert = 📰 Noticias de { $coin }
button-alert-repeat = 🔁 { $percent } cada vez
command-alert = Alertas de precio: /alert btc 70000
