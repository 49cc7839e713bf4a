# Los límites de una persona y su propia parada de emergencia.

button-limits = Límites
limits-title = <b>Límites</b>: usado ahora y vigente
limits-of = { $mode ->
        [live] <b>LIVE</b>
       *[paper] En demo
    }
limits-line = { $rule ->
        [max-order] Por orden
        [max-hour] Comprado en 60 minutos
        [max-day] Comprado en 24 horas
        [max-symbol] Máximo en una moneda
        [max-total] En todas las monedas
        [max-loss] Pérdida desde la medianoche
       *[max-positions] Monedas a la vez
    }: { $used ->
        [none] {""}
       *[other] { $used }{" de "}
    }<b>{ $limit }</b>{ $ceiling ->
        [none] {""}
       *[other] {" "}(tuyo; el de la mesa es { $ceiling })
    }
limits-hint = Vender nunca tiene límites. Rigen igual para la demo y para el dinero LIVE, y cada uno cuenta por separado. Fija los tuyos con un botón o escribe <code>/limits max-day 2000</code>.
button-max-order = Por orden
button-max-hour = 60 minutos
button-max-day = 24 horas
button-max-symbol = Una moneda
button-max-total = Todas las monedas
button-max-loss = Pérdida al día
button-max-positions = Monedas a la vez
choose-limit = <b>{ $rule ->
        [max-order] Por orden
        [max-hour] Comprado en 60 minutos
        [max-day] Comprado en 24 horas
        [max-symbol] En cartera o en órdenes, en una moneda
        [max-total] En cartera o en órdenes, en todas las monedas
        [max-loss] Pérdida desde la medianoche, tras la cual solo puedes vender
       *[max-positions] Monedas en cartera o en órdenes a la vez
    }</b>. Por encima de tu propio límite pregunto una vez; el de la mesa nunca se supera. O escribe: <code>/limits { $rule } { $example }</code>
limit-off = El de la mesa: { $ceiling }

panic = ⛔ <b>Detenido.</b> { $cancelled ->
        [0] No había nada abierto.
        [one] Se está cancelando { $cancelled } orden.
       *[other] Se están cancelando { $cancelled } órdenes.
    } Nada tuyo se compra ni se vende más, stops incluidos; lo que tienes sigue siendo tuyo, sin protección.
    Podrás volver a operar con /unfreeze desde: { $until }.
unfreeze-ask = ¿Quieres volver a operar? Los planes y stops cancelados no se recuperan.
button-unfreeze = Sí, volver a operar
unfreeze-none = Tu trading no está detenido.
unfrozen = ✅ Puedes volver a operar.
