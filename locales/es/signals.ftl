# Cuánto acertaron las alertas y qué habrían dejado.

score-title = <b>Cuánto acertaron las alertas</b>, por { $by ->
        [model] modelo
        [event] tipo de evento
        [rule] regla de este chat
        [coin] moneda
       *[source] fuente
    }, { $horizon } después, últimos { $days } d
score-line = { $place }. <b>{ $name }</b>{ $muted ->
        [yes] {" "}🔇
       *[no] {""}
    } · { $alerts ->
        [one] { $alerts } alerta
       *[other] { $alerts } alertas
    }
score-rate = { $rate } % de aciertos ({ $low } a { $high } %), { $hits } de { $calls } pronósticos; al azar { $chance } %
score-way = { $mean } σ a su favor ({ $low } a { $high }), mediana { $median }, n { $count }
score-no-measure = muy pocos precios de entonces para medir movimientos
score-too-few = muy pocos para saberlo: { $calls ->
        [one] { $calls } pronóstico
       *[other] { $calls } pronósticos
    }
score-edge = <b>Dirección de la próxima hora: sin ventaja</b>
    El mejor modelo acertó en el { $right } % de { $hours } horas que nunca había visto (ir en contra de la última hora: { $reversal } %), y sus { $trades } operaciones dejaron { $net } pb cada una después de comisiones. Por eso nunca digo hacia dónde va un precio.
score-edge-found = <b>Dirección de la próxima hora</b>
    Acertó en el { $right } % de { $hours } horas nunca vistas (ir en contra de la última hora: { $reversal } %); { $trades } operaciones dejaron { $net } pb cada una después de comisiones.
score-more = … y { $count } más
score-rule-gone = regla eliminada
score-note = <i>Acierto: el mercado fue en el sentido del pronóstico más de 0,05 %. Entre paréntesis, intervalos del 95 %; por debajo de 20 pronósticos no se afirma nada. σ es el movimiento habitual de la propia moneda en ese tiempo.</i>
score-none = Aún no se ha calificado ninguna alerta { $days ->
        [one] del último día
       *[other] de los últimos { $days } días
    }. Las calificaciones llegan 1, 5 y 30 minutos, 1 y 24 horas después de cada una.
button-score-by = { $by ->
        [model] { $is-shown ->
            [yes] • Modelos •
           *[no] Modelos
        }
        [event] { $is-shown ->
            [yes] • Eventos •
           *[no] Eventos
        }
        [rule] { $is-shown ->
            [yes] • Reglas •
           *[no] Reglas
        }
        [coin] { $is-shown ->
            [yes] • Monedas •
           *[no] Monedas
        }
       *[source] { $is-shown ->
            [yes] • Fuentes •
           *[no] Fuentes
        }
    }
button-score-horizon = { $is-shown ->
        [yes] • { $horizon } •
       *[no] { $horizon }
    }
mute-proposed = 🔇 <b>{ $source }</b> acierta menos que el azar: { $hits } de { $calls } pronósticos acertados { $horizon } después, como mucho { $high } % frente a { $chance } %; a los 5 y 30 minutos, igual. ¿Silenciar sus alertas para todos? Sus titulares siguen en el flujo de noticias.
source-muted = 🔇 Las alertas de <b>{ $source }</b> ya no llegan a nadie. Sus titulares siguen en el flujo de noticias.
source-unmuted = 🔔 Las alertas de <b>{ $source }</b> llegan de nuevo a sus chats.
button-mute-source = Silenciar { $source }
button-unmute-source = Activar { $source }

replay-title = <b>Cada alerta de { $source }, comprada</b>, últimos { $days } d
replay-terms = { $spend } USDT por alerta, con { $delay } ms de retraso, { $target ->
        [none] sin toma de ganancias
       *[other] toma de ganancias { $target } %
    }, { $stop ->
        [none] sin stop
       *[other] stop { $stop } %
    }, venta tras { $hold }; comisión { $fee } pb y medio spread { $spread } pb por lado{ $tone ->
        [none] {""}
        [bullish] ; solo las alcistas
        [bearish] ; solo las bajistas
       *[neutral] ; solo las neutrales
    }
replay-wins = { $count ->
        [one] { $count } operación
       *[other] { $count } operaciones
    }, { $wins } con ganancia{ $low ->
        [none] {" "}(muy pocas para saberlo)
       *[other] {" "}(de { $low } a { $high } % con 95 % de confianza)
    }
replay-sums = Neto <b>{ $net } USDT</b>: bruto { $gross }, comisiones { $fees }, spread { $spread }. Caída máxima { $drawdown }.
replay-how = <i>Compradas a precios de cinco segundos { $exact }, a aperturas de minuto { $rough }. Si un minuto tocó ambas salidas, el stop contó primero. Huella { $print }. Es el pasado, no un pronóstico.</i>
replay-nothing = Ninguna operación: nada que sumar.
replay-no-price = ⚠ { $count } sin un precio a menos de un minuto de la compra
replay-gap = ⚠ { $count } mantenidas mientras el archivo calló más de cinco minutos: no cuentan
replay-open = ⚠ { $count } aún abiertas: no cuentan
replay-missing = ⚠ Faltan { $minutes } minutos del archivo en las operaciones que cuentan
replay-left-out = ⚠ { $count } alertas más antiguas omitidas: máximo 500 a la vez
