# Planes: salidas, programaciones, escaleras, cambios y cierre de una posición.

button-plans = Planes
button-edit = Editar
button-plan-cancel = Cancelar plan
button-guard = TP/SL
button-guard-sl = Stop −{ $percent }%
button-guard-tp = Ganancia +{ $percent }%
button-guard-tr = Dinámico { $percent }%
button-close-all = Vender todo
toast-plan-begins = En marcha.
toast-plan-cancelling = Cancelando…

plan-head = { $mark } <b>{ $what }</b>
plan-title-exit = Vender { $amount } en la salida
plan-title-entry = Comprar { $coin } por { $amount } cuando suba
plan-title-dca = { $side ->
        [buy] Comprar { $amount } de { $coin } por partes
       *[sell] Vender { $amount } por partes
    }
plan-title-twap = { $side ->
        [buy] Comprar { $coin } por { $amount } repartido en el tiempo
       *[sell] Vender { $amount } repartido en el tiempo
    }
plan-title-ladder = { $side ->
        [buy] Comprar { $coin } por { $amount } en escalera
       *[sell] Vender { $amount } en escalera
    }
plan-title-debut = Comprar { $coin } por { $amount } en su primera operación
plan-title-edit = Cambiar una orden de { $coin }
plan-title-close = Vender todo el { $coin }
plan-stop = 🔻 Stop en { $price }{ $limit ->
        [none] {""}
       *[other] {", límite "}{ $limit }
    }
plan-target = 🎯 Toma de ganancias en { $price }
plan-trail = 🪢 Stop dinámico { $percent }%: ahora { $price }, mejor hasta ahora { $high }
plan-slippage = ↔ Nunca más de { $percent }% peor que la cotización
plan-whole = Lo que habría quedado es demasiado pequeño para venderse, así que va incluido.
plan-watched = El exchange ya no la mantiene; vigilo el precio yo.
plan-entry = Compra a mercado cuando el precio llegue a { $price }
plan-schedule = { $count ->
        [one] { $count } tramo
       *[other] { $count } tramos
    } de { $leg }, { $pace }{ $due ->
        [none] {""}
       *[other] {", siguiente "}{ $due }
    }
plan-debut = { $state ->
        [listed] { $coin } ya está listado: compra en cuanto cueste { $price } o menos
       *[waits] Espera a que se liste { $coin } y compra una vez a { $price } o menos
        [over] Una vez, a { $price } o menos
    }, hasta { $until }
plan-pace = { $unit ->
        [s] { $count ->
            [one] cada segundo
           *[other] cada { $count } segundos
        }
        [m] { $count ->
            [one] cada minuto
           *[other] cada { $count } minutos
        }
        [h] { $count ->
            [one] cada hora
           *[other] cada { $count } horas
        }
        [w] { $count ->
            [one] cada semana
           *[other] cada { $count } semanas
        }
       *[d] { $count ->
            [one] cada día
           *[other] cada { $count } días
        }
    }
plan-ladder = { $count ->
        [one] { $count } orden
       *[other] { $count } órdenes
    } de { $first } a { $last }
plan-edit = La orden <code>{ $id }</code> se reemplaza por una a { $price }
plan-progress = { $side ->
        [buy] Comprado
       *[sell] Vendido
    } { $filled } por { $cost }, { $price } en promedio · { $percent }%
plan-status-draft = Aún no ha empezado.
plan-status-active = Vigilando.
plan-status-ending = Cancelando lo que sigue abierto…
plan-status-done = Completado.
plan-status-cancelled = { $reason ->
        [none] Cancelado.
       *[other] Cancelado: { $reason }
    }
plan-status-failed = { $reason ->
        [none] Terminó sin completarse.
       *[other] Terminó: { $reason }
    }
plan-reason-by-you = tú lo pediste.
plan-reason-closed = se está vendiendo la posición completa.
plan-reason-entry-unfilled = la compra a la que acompañaba no compró nada.
plan-reason-nothing-left = no queda { $coin } para vender.
plan-reason-held-outside = el resto de { $coin } está retenido por una orden colocada en el exchange; cancélala allí antes.
plan-reason-too-small = lo que queda de { $coin } es demasiado pequeño para el mercado. Compra un poco más y véndelo todo junto: <code>/close { $coin }</code>
plan-reason-ladder-unfilled = no se ejecutó ninguna de sus órdenes.
plan-reason-unlisted = se acabó su tiempo y { $coin } aún no está listado allí. No se compró nada.
plan-reason-lapsed = se acabó su tiempo y { $coin } nunca costó tan poco como querías. No se compró nada.
plan-reason-filled-first = la orden se ejecutó antes de poder cambiarla.
plan-reason-not-allowed = tu cuenta no puede operar.
plan-tail = { $place } · plan <code>{ $id }</code>

plan-ticket = ¿<b>{ $what }</b>? · { $place }
plan-closing = <b>{ $count ->
        [one] ¿Vender todo lo que tienes de esta moneda a mercado?
       *[other] ¿Vender todo lo que tienes de estas { $count } monedas a mercado?
    }</b> · { $place }
plan-closing-line = • { $what }
plan-closing-too = Antes se cancelan las órdenes abiertas y los planes de lo que se vende.

guide-coin = { $command ->
        [stop] <b>Stop</b>: ¿para qué moneda?
        [tp] <b>Toma de ganancias</b>: ¿para qué moneda?
        [trail] <b>Stop dinámico</b>: ¿para qué moneda?
        [dca] <b>Comprar por partes</b>: ¿qué moneda?
        [twap] <b>Comprar repartido en el tiempo</b>: ¿qué moneda?
       *[ladder] <b>Comprar en escalera</b>: ¿qué moneda?
    } Toca, o escríbelo completo: <code>{ $example }</code>
guide-how = <b>{ $command ->
        [stop] Stop para todo tu { $coin }
        [tp] Toma de ganancias para todo tu { $coin }
        [trail] Stop dinámico para todo tu { $coin }
        [dca] Comprar { $coin } por partes
        [twap] Comprar { $coin } repartido en el tiempo
       *[ladder] Comprar { $coin } en escalera
    }</b> a unos { $price } · { $place }
    Toca, o escríbelo completo: <code>{ $example }</code>
button-guide-dca = { $amount } cada { $unit ->
        [w] semana
       *[d] día
    } × { $legs }
button-guide-twap = { $amount } en { $unit ->
        [d] un día
       *[h] una hora
    }
button-guide-ladder = { $amount }, −{ $near }…{ $far }%
pick-close = <b>Vender todo</b> ¿de qué moneda? Toca o escríbelo: <code>/close btc</code>, <code>/close all</code>
which-venue-close = <b>Vender todo</b> ¿en qué exchange? ▶ marca adónde van normalmente tus órdenes.
button-everywhere = En todos · { $what }
places-worth = { $count ->
        [one] { $count } moneda
       *[other] { $count } monedas
    } ≈ { $worth } USDT

plan-trouble = ⚠️ <b>{ $what }</b>: no pudo hacer lo que tocaba.
    { $why }
plan-trouble-over = ✅ <b>{ $what }</b>: el obstáculo desapareció.
plan-let-go = ⚠️ <b>{ $what }</b>: { $place } soltó la orden que esperaba allí antes de completarse{ $fired ->
        [yes] . Su precio se alcanzó, así que vendo lo que queda de { $coin } en cuanto alguien compre.
       *[no] . Desde ahora vigilo el precio yo y vendo cuando se alcance.
    } También puedes vender a mano: <code>/sell { $coin } 100%</code>
plan-hint = Sigo intentándolo. /plans lo muestra y ahí se puede cancelar.
plan-hint-halted = Continúa solo en cuanto se reanude el trading.
plan-hint-insufficient-funds = { $side ->
        [buy] Continúa en cuanto haya suficiente; lo pendiente no se recupera de golpe.
       *[sell] Otra orden retiene estas monedas: cancélala en /orders, o en el exchange si se colocó allí. <code>/close { $coin }</code> vende todo lo que está libre.
    }
plan-hint-risk-denied = Lo intento de nuevo cada medio minuto; los límites los cambia el operador.
plan-hint-plan-blind = Sigo consultando al exchange. Hasta que llegue un precio, solo te protege lo que espera en el propio exchange; vender a mano puede funcionar: <code>/sell { $coin } 100%</code>
plan-blind = No llega ningún precio de { $symbol } desde hace { $age-s } s, así que nada puede activarse.

plans-title = <b>Planes</b>
plans-none = Ninguno activo. Un stop: <code>/stop btc 50% 58000</code>; un plan de compras periódicas: <code>/dca btc 25 every 1d x 10</code>
plans-past = <b>Recientes</b>
plans-line = { $mark } <code>{ $id }</code> { $what }{ $terms ->
        [none] {""}
       *[other] {" · "}{ $terms }
    } · { $done }%{ $price ->
        [none] {""}
       *[other] {" @ "}{ $price }
    }{ $place ->
        [none] {""}
       *[other] {" · "}{ $place }
    }

plan-change = <b>{ $what }</b>: escribe qué quieres cambiar.
plan-change-exit = <code>/edit { $id } stop 57000</code>
    <code>/edit { $id } tp 65000</code>
    <code>/edit { $id } trail 3%</code>
    <code>/edit { $id } amount 50%</code>
plan-change-dca = <code>/edit { $id } every 2d</code>
    <code>/edit { $id } x 20</code>
    <code>/edit { $id } amount 50</code>
order-change = Escribe el nuevo precio, o cantidad y precio. La orden anterior se cancela antes de enviar la nueva.
    <code>/edit { $id } { $price }</code>
    <code>/edit { $id } { $quantity } { $coin } @ { $price }</code>
guard = <b>Cuándo salir de { $coin }</b>, comprado a { $price } · { $place }
    Toca; un stop y una toma de ganancias para la misma compra funcionan en pareja. O escríbelo: <code>/stop { $coin } 100% 5%</code>

receipt-until = Vigente hasta { $at } UTC.
reason-past-its-end = se acabó su tiempo
source-plan = desde un plan
command-plans = Planes activos: stops, compras por partes, escaleras
command-stop = Vender si baja: /stop btc 50% 58000
command-tp = Vender si sube: /tp btc 50% 70000
command-trail = Stop dinámico: /trail btc 100% 4%
command-dca = Comprar por partes: /dca btc 25 every 1d x 10
command-twap = Repartir en el tiempo: /twap buy btc 1000 over 2h
command-ladder = Órdenes a varios precios
command-edit = Cambiar un plan o una orden en espera
command-close = Vender una posición completa: /close btc
