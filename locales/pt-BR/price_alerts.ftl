# Alertas de preço: um nível ou um movimento que um chat espera.

price-alerts-title = <b>Alertas de preço deste chat</b>
price-alert-line = { $number }. <b>{ $coin }</b> { $at } · <code>{ $aim }</code>{ $is-resting ->
        [yes] {" · 💤"}
       *[no] {""}
    }
price-alerts-none = Ainda não há alertas de preço neste { $where ->
        [group] grupo
       *[private] chat
    }.
price-alerts-how = <code>/alert btc 70000</code> quando chegar lá · <code>/alert btc 5%</code> para qualquer lado a partir de agora · <code>/alert btc +5% repeat</code> de novo e de novo · <code>/alert btc -3% urgent</code> também no horário de silêncio. No máximo { $limit } ativos por pessoa. Notícias e tons: /alerts
price-alert-added = 🔔 <b>{ $coin }</b>: aviso você em { $at }. Agora está em { $base } ({ $place }).{ $repeats ->
        [yes] {" "}Ele se repete, sempre a partir do preço em que disparou, no máximo { $limit } vezes em 24 h.
       *[no] {""}
    }{ $urgent ->
        [yes] {" "}Também no horário de silêncio.
       *[no] {""}
    }
price-alert-removed = Removido. Para criá-lo de novo:
    <code>{ $command }</code>
price-alert-offer = <b>{ $coin }</b> { $price }: quando devo avisar? Toque, ou escreva: <code>{ $example }</code>
price-alert-fired = 🔔 <b>{ $symbol }</b> { $way ->
        [up] subiu para { $level }
       *[down] caiu para { $level }
    }
    Agora <b>{ $price }</b>, { $change }% desde { $base } · { $place }
price-alert-late = Chegou lá em { $at }; o seu horário de silêncio ou o Telegram segurou o aviso.
price-alert-repeats = { $times } de no máximo { $limit } em 24 h. { $rests ->
        [none] Continua contando a partir deste preço.
       *[other] Descansa até { $rests } e depois conta a partir do preço daquele momento.
    }
button-price-alerts = 🔔 Alertas de preço
button-news-alert = 📰 Notícias de { $coin }
button-alert-repeat = 🔁 { $percent } sempre
command-alert = Alertas de preço: /alert btc 70000
