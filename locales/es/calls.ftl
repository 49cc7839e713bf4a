# Pronósticos en grupos: la línea bajo una tarjeta, la clasificación, el historial de cada quien.

call-direction = { $direction ->
        [short] a la baja
       *[long] al alza
    }
call-made = 🎯 { $name }: { $direction } desde { $price }
call-standing = 🎯 { $name }: { $direction } desde { $price }, { $age }, { $change } hasta ahora
call-withdrawn = Retirado: no cuenta.
button-call-withdraw = Retirar
call-line = <b>{ $coin }</b> { $direction } desde { $price } · { $age }{ $group ->
        [none] {""}
       *[other] {" · "}{ $group }
    }
call-now = ahora { $change }
call-result = tras { $horizon } { $change }
call-peak = máximo { $change } ({ $multiple }×)

lb-title = 🏆 <b>Pronósticos en { $group }</b>, { $span ->
        [week] últimos 7 días
        [month] últimos 30 días
       *[all] todos los que se guardan
    }
lb-line = { $place }. <b>{ $name }</b> · { $calls ->
        [one] { $calls } pronóstico
       *[other] { $calls } pronósticos
    }
lb-figures = { $rate } de aciertos ({ $low } a { $high }), { $hits } de { $graded } · media { $mean }, mediana { $median }
lb-best = el mejor: { $coin } { $direction }, máximo { $peak }
lb-unranked = Aún sin puesto, menos de { $least } pronósticos calificados: { $names }
lb-unranked-name = { $name } ({ $calls })
lb-more = … y { $count } más
lb-none = No hay pronósticos en ese periodo. Escribe <code>$BTC</code>, <code>long ETH</code> o <code>SOL short</code>, y cuenta desde el precio de ese momento.
lb-note = <i>Acierto: 24 horas después el precio había ido en el sentido del pronóstico más de 0,05 %. Entre paréntesis, intervalos del 95 %; el puesto lo decide su extremo inferior, a partir de { $least } pronósticos calificados.</i>
lb-off = En este grupo no se siguen los pronósticos. Uno de sus administradores los activa: <code>/lb on</code>
lb-on = 🏆 Desde ahora se siguen los pronósticos de este grupo. Escribe <code>$BTC</code>, <code>long ETH</code> o <code>SOL short</code>: cuenta desde el precio de ese momento, una vez por moneda y sentido cada 24 horas, y se califica tras { $first }, { $second } y { $third }. Su botón lo retira durante { $within }. /lb muestra la clasificación, /calls los tuyos; <code>/lb off</code> lo termina.
lb-deaf = ⚠ En este grupo solo oigo comandos. Hazme administrador, o desactiva mi modo de privacidad en @BotFather y añádeme de nuevo.
lb-switched-off = En este grupo ya no se siguen los pronósticos. Los anteriores aún se califican; /calls te muestra los tuyos en privado. <code>/lb on</code> empieza de nuevo.
lb-private = La clasificación vive en los grupos: añádeme a uno, y uno de sus administradores escribe <code>/lb on</code>. Tus pronósticos: /calls
button-lb-span = { $span ->
        [week] { $is-shown ->
            [yes] • 7 d •
           *[no] 7 d
        }
        [month] { $is-shown ->
            [yes] • 30 d •
           *[no] 30 d
        }
       *[all] { $is-shown ->
            [yes] • Todo •
           *[no] Todo
        }
    }

calls-title = 🎯 <b>Pronósticos de { $name }</b> en { $group }
calls-own = 🎯 <b>Tus pronósticos</b>
calls-none = Aún no hay pronósticos. En un grupo que los sigue escribe <code>$BTC</code>, <code>long ETH</code> o <code>SOL short</code>. Un administrador del grupo lo activa con <code>/lb on</code>.
calls-too-few = { $graded } calificados hasta ahora; las cifras llegan a partir de { $least }.
command-lb = Cuánto acertaron los pronósticos de este grupo
command-calls = Tus pronósticos y qué fue de ellos
