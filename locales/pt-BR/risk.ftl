# Os limites de uma pessoa e a parada de emergência dela.

button-limits = Limites
limits-title = <b>Limites</b>: em uso agora e em vigor
limits-of = { $mode ->
        [live] <b>LIVE</b>
       *[paper] Modo demo
    }
limits-line = { $rule ->
        [max-order] Uma ordem
        [max-hour] Compras em 60 minutos
        [max-day] Compras em 24 horas
        [max-symbol] Máximo numa só moeda
        [max-total] Em todas as moedas
        [max-loss] Perda desde a meia-noite
       *[max-positions] Moedas ao mesmo tempo
    }: { $used ->
        [none] {""}
       *[other] { $used }{" de "}
    }<b>{ $limit }</b>{ $ceiling ->
        [none] {""}
       *[other] {" "}(seu; o da mesa é { $ceiling })
    }
limits-hint = Vender nunca tem limite. Os limites valem igualmente para o modo demo e para dinheiro real (LIVE), contados em separado. Defina os seus por um botão ou escreva <code>/limits max-day 2000</code>.
button-max-order = Uma ordem
button-max-hour = 60 minutos
button-max-day = 24 horas
button-max-symbol = Uma moeda
button-max-total = Todas as moedas
button-max-loss = Perda por dia
button-max-positions = Moedas ao mesmo tempo
choose-limit = <b>{ $rule ->
        [max-order] Uma ordem
        [max-hour] Compras em 60 minutos
        [max-day] Compras em 24 horas
        [max-symbol] Em carteira ou em ordens, numa só moeda
        [max-total] Em carteira ou em ordens, em todas as moedas
        [max-loss] Perda desde a meia-noite, a partir da qual você só pode vender
       *[max-positions] Moedas em carteira ou em ordens ao mesmo tempo
    }</b>. Acima do seu próprio limite eu pergunto uma vez; o da mesa nunca é ultrapassado. Ou escreva: <code>/limits { $rule } { $example }</code>
limit-off = O da mesa: { $ceiling }

panic = ⛔ <b>Bloqueado.</b> { $cancelled ->
        [0] Não havia nada aberto.
        [one] { $cancelled } ordem está sendo cancelada.
       *[other] { $cancelled } ordens estão sendo canceladas.
    } Nada mais é comprado nem vendido em seu nome, stops inclusive; o que você tem continua seu, sem proteção.
    A partir de { $until }, /unfreeze pode liberar suas negociações.
unfreeze-ask = Quer voltar a negociar? Planos e stops cancelados não voltam.
button-unfreeze = Sim, voltar a negociar
unfreeze-none = Suas negociações não estão bloqueadas.
unfrozen = ✅ Você pode negociar de novo.
