# Tickets, recibos, listas e historiales de órdenes.

button-buy-amount = Comprar { $amount }
button-buy-coin-amount = Comprar { $coin } { $amount }
button-buy-coin = Comprar { $coin }
button-buy-again = Comprar más { $coin }
button-sell = Vender
button-sell-coin = Vender { $coin }
button-sell-share = Vender { $percent }%
button-share = { $percent }%
button-confirm = Confirmar
button-dismiss = Cancelar
button-buy-anyway = Comprar igualmente
button-change-limit = Cambiar límite
button-fresh-price = Precio nuevo
button-cancel = Cancelar orden
button-cancel-order = Cancelar { $id }
button-why = ¿Por qué?
button-orders = Órdenes
button-copy-id = Copiar id de la orden

ticket = <b>{ $side ->
        [buy] Comprar
       *[sell] Vender
    } { $base }</b> · { $kind ->
        [limit] límite
       *[market] a mercado
    } · { $place }
    { $worst-cost ->
        [none] ≈ <b>{ $quantity } { $base }</b> por <b>{ $cost } { $quote }</b>
       *[other] { $side ->
            [buy] <b>{ $quantity } { $base }</b> por <b>{ $worst-cost } { $quote }</b> como máximo, ≈ { $cost } al precio de ahora. Lo que no se gaste sigue libre.
           *[sell] <b>{ $quantity } { $base }</b> por ≈ <b>{ $cost } { $quote }</b>, como mínimo { $worst-cost }
        }
    }
    Precio { $price }{ $kind ->
        [limit] {" "}o mejor
       *[market] { $slippage ->
            [none] {""}
           *[other] , en el peor caso { $worst } (límite de deslizamiento { $slippage } pb)
        }
    } · comisión ≈ { $fee }
    Libre: { $free }
terms-rests = Espera en el libro hasta { $at } UTC.
terms-post = Solo como maker: si fuera a ejecutarse al instante, el exchange la rechaza.
terms-ioc = Lo que no se ejecute al instante se cancela.
terms-fok = Todo al instante, o nada.
ask-quick-limit = Esto supera tu límite rápido, por eso pregunto antes.
ask-own-limit = ⛔ { risk-said }
ask-large-sale = Esta venta es de { $value } USDT, por encima de { $limit } en una orden, por eso pregunto antes.
risk-said = { $rule ->
        [max-order] Tu propio límite es de { $limit } USDT por orden; esta es de { $value } USDT.
        [max-hour] Tu propio límite es de { $limit } USDT en 60 minutos; serían { $value } USDT.{ limit-room }
        [max-day] Tu propio límite es de { $limit } USDT en 24 horas; serían { $value } USDT.{ limit-room }
        [max-symbol] Tu propio límite es de { $limit } USDT en una moneda; serían { $value } USDT.{ limit-room }
        [max-total] Tu propio límite es de { $limit } USDT en todas las monedas; serían { $value } USDT.{ limit-room }
        [max-loss] Tu propio límite es de { $limit } USDT de pérdida al día; hoy llevas { $value } USDT.
       *[max-positions] Tu propio límite es de { $limit } monedas a la vez; esta sería la número { $value }.
    }
ask-old = Lo escribiste hace un rato, así que pregunto de nuevo con el precio actual.
ask-confirm = Este es el precio actual. ¿Sigue bien?
ticket-expires = Válido por { $seconds } s.
ticket-expired = ⌛ Este ticket venció. No se colocó ninguna orden.
ticket-dismissed = Cancelado. No se colocó ninguna orden.
private-ticket = 🔒 Solo para ti, a partir de: { $title }

ask-buy = <b>Comprar { $coin }</b> a unos { $price } · { $place }
    ¿Cuánto? Toca, o responde a este mensaje con un monto, por ejemplo <code>75</code> o <code>0.01 { $coin }</code>.
ask-sell = <b>Vender { $coin }</b> a unos { $price } · { $place }
    Tienes { $held } libres. ¿Cuánto? Toca, o responde con un monto, por ejemplo <code>40%</code>.
ask-sell-nothing = No tienes { $coin } libre para vender. /portfolio muestra lo que tienes.
pick-buy = <b>Comprar</b> ¿qué moneda? Toca o escríbelo: <code>/buy btc 100</code>
pick-amount = Comprar por <b>{ $amount }</b>: ¿qué moneda?
pick-sell-nothing = Ahora no tienes nada libre para vender. /portfolio muestra lo que tienes.
pick-sell = <b>Vender</b> ¿qué moneda? Toca o escríbelo: <code>/sell btc 50%</code>

toast-sending = Enviando…
toast-private = Tu ticket está en nuestro chat privado.
toast-cancelled = Cancelado.
toast-cancelling = Pidiendo al exchange que cancele…

receipt-accepted = { $mark } <b>{ $side ->
        [buy] Comprando
       *[sell] Vendiendo
    } { $coin }</b>: { $amount }, enviando…
receipt-sending = { $mark } <b>{ $side ->
        [buy] Comprando
       *[sell] Vendiendo
    } { $coin }</b>: { $amount }, enviando…
receipt-unknown = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venta
    } de { $coin }: resultado desconocido</b>
    El exchange no ha respondido ({ $reason }). Se mantienen reservados { $reserved } mientras consulto la orden. No la coloques otra vez: este mensaje dirá la verdad en cuanto se sepa.
receipt-open = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venta
    } de { $coin }</b>: { $amount } a { $price } o mejor, en espera en el libro
receipt-partial = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venta
    } de { $coin }</b>: ejecutada en parte, el resto espera en el libro
receipt-filled = { $mark } <b>{ $side ->
        [buy] Compraste
       *[sell] Vendiste
    } { $amount }</b>
receipt-cancelled = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venta
    } de { $coin } cancelada</b>. Lo no ejecutado vuelve a estar libre.
receipt-expired = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venta
    } de { $coin } vencida</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } Lo no ejecutado vuelve a estar libre.
receipt-rejected = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venta
    } de { $coin } rechazada por el exchange</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } No se gastó nada; tus fondos vuelven a estar libres.
receipt-filled-part = { $quantity } { $coin } × { $price } = <b>{ $cost } { $quote }</b>
    { $fee ->
        [none] Aún sin comisión
       *[other] Comisión { $fee }
    }{ $slippage ->
        [none] {""}
       *[other] { " · deslizamiento " }{ $slippage }{ " pb frente a la cotización" }
    }
receipt-given-back = Gastado: { $spent } de { $asked } { $quote }; { $back } { $quote } vuelven a estar libres.
receipt-tail = { $place } · <code>{ $id }</code>
elapsed = { $count } { $unit ->
        [ms] ms
       *[s] s
    }
latency = Enviada { $sent } después del toque, respondida en { $answered }
reason-by-you = por ti

orders-title = <b>Órdenes abiertas</b>
orders-none-open = Ninguna. Prueba <code>/buy btc 100 @ 50000</code> para una que espere su precio.
orders-recent = <b>Recientes</b>
orders-line = { $mark } <code>{ $id }</code> { $side ->
        [buy] compra
       *[sell] venta
    } { $coin ->
        [none] { $amount }
       *[other] { $coin } por { $amount }
    } @ { $price } · { $status } · { $at }{ $origin ->
        [none] {""}
       *[other] {" · "}{ $origin }
    }

status-accepted = aceptada
status-sending = enviando
status-unknown = resultado desconocido
status-open = abierta
status-partial = parcialmente ejecutada
status-filled = ejecutada
status-cancelled = cancelada
status-expired = vencida
status-rejected = rechazada
source-chat = desde el chat
source-alert = desde una alerta
source-web = desde la web
source-external = colocada fuera, a mano
order-outside = fuera
reason-keys-not-open = tus claves cifradas no se pueden abrir aquí, así que no se envió nada. El operador está avisado
reason-never-reached = nunca llegó al exchange
reason-frozen = detuviste tu trading con /panic antes de que se enviara; nada salió hacia el exchange
reason-halted = el trading se detuvo para todos antes de que se enviara; nada salió hacia el exchange
reason-not-sent-again = el exchange aún no la conoce; nunca se reenvía automáticamente
reason-not-known = el exchange no dice qué fue de ella y puede haberla olvidado; ni se reenvía ni se da por perdida
reason-not-found-any-more = el exchange ya no la encuentra; se están leyendo sus operaciones
reason-ended-unseen = terminó en el exchange mientras aquí nadie miraba; lo que se ejecutó está registrado
why = <b>Orden <code>{ $id }</code></b>: { $side ->
        [buy] compra
       *[sell] venta
    } de { $amount } en { $symbol }, { $status }, { $source }
    { $client-id ->
        [none] Conocida en el exchange como <code>{ $venue-id }</code>
       *[other] Enviada al exchange como <code>{ $client-id }</code>, conocida allí como <code>{ $venue-id }</code>
    } · { $place }
why-step = { $at } (+{ $after }) <b>{ $status }</b>{ $note ->
        [none] {""}
       *[other] {": "}{ $note }
    }
why-none = Aún no tienes órdenes. Empieza por una moneda: escribe BTC.
