# Fichas de precio y gráficos.

card = <b>{ $symbol }</b> · { $name } · { $place }
    <b>{ $price }</b> { $mark } { $change } % en 24 h
    { $low } – { $high } · volumen { $volume }
    Compra { $bid } · venta { $ask }{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
price-old = ⚠ precio de { $age }
oddity = ⚠️ Operaciones inusuales { $age }: volumen a { $volume } y precio a { $price } desviaciones estándar de lo habitual en un minuto ({ $move } %), detectado por { $finder ->
        [both] la regla y el bosque de aislamiento
        [forest] el bosque de aislamiento
       *[rule] la regla
    }. Puede ser un pump, un listado o una noticia: al principio nadie lo sabe.
card-group = <b>{ $symbol }</b> { $price } { $mark } { $change } % en 24 h{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
reference-title = <b>{ $symbol }</b> · { $name }
reference-line = <b>{ $price } USD</b>{ $mark ->
        [none] {""}
       *[other] {" "}{ $mark } { $change } % en 24 h
    } · { $source } · { $is-old ->
        [yes] {"⚠ "}{ $age }
       *[no] { $age }
    }
reference-note = No se opera aquí: es solo informativo, no hay nada que comprar.
pick-card = ¿Qué moneda? Toca o escríbela: <code>BTC</code>
pick-chart = ¿Qué moneda? Toca o escríbela: <code>/chart btc 1h</code>
chart-caption = <b>{ $symbol }</b> · { $timeframe } · { $price }{ $is-empty ->
        [yes] {"\u000A"}Aún no hay velas: aparecen en cuanto el mercado opere.
       *[no] {""}
    }
chart-marks = { $marks ->
        [both] ▲▼ tus operaciones · ◆ alertas enviadas aquí: alcistas sobre la línea, bajistas debajo
        [fills] ▲▼ tus operaciones
       *[alerts] ◆ alertas enviadas aquí: alcistas sobre la línea, bajistas debajo
    }
chart-band = Rango esperado de la próxima hora: dentro de ±{ $half } % en la mitad de esas horas, ±{ $most } % en cuatro de cada cinco. Esas horas { $liveliness ->
        [usually] suelen moverse más que otras
       *[rarely] rara vez se mueven mucho
    }. Es una magnitud, no una dirección.
chart-look = Parece { $name ->
        [double-top] un doble techo
        [double-bottom] un doble suelo
        [head-and-shoulders] un hombro-cabeza-hombro
        [inverse-head-and-shoulders] un hombro-cabeza-hombro invertido
        [ascending-triangle] un triángulo ascendente
        [descending-triangle] un triángulo descendente
        [symmetric-triangle] un triángulo simétrico
       *[bull-flag] una bandera alcista
    }, con { $confidence } % de certeza. Después de { $windows } de ellos en 2019 (BTC, ETH): { $mean } pb de media, el 95 % entre { $low } y { $high }. Eso es azar: el nombre no dice nada de lo que viene.
chart-tally = Según los manuales, después { $way ->
        [up] sube
       *[down] baja
    }. Aquí se cumplió { $hits } de { $n } veces en { $candles } velas: { $rate } %, el 95 % entre { $low } y { $high } %; una moneda al aire, { $chance } %.
chart-tally-few = Según los manuales, después { $way ->
        [up] sube
       *[down] baja
    }. Aquí han cumplido sus { $candles } velas { $n } hasta ahora; desde { $enough } verás cuántas veces se cumplió.
button-chart = Gráfico
button-card = Ficha de { $coin }
button-trade = Operar { $coin }
button-alert-me = Avísame
button-refresh = Actualizar
inline-change = 24 h { $change } %{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
inline-nothing = No se encontró nada. Escribe una moneda, por ejemplo BTC.
moment = { $day } { $month ->
        [1] ene
        [2] feb
        [3] mar
        [4] abr
        [5] may
        [6] jun
        [7] jul
        [8] ago
        [9] sep
        [10] oct
        [11] nov
       *[12] dic
    } { $time }
ago-now = ahora mismo
ago-seconds = hace { $count } s
ago-minutes = hace { $count } min
ago-hours = hace { $count } h
ago-days = { $count ->
        [one] hace { $count } día
       *[other] hace { $count } días
    }
span = { $count } { $unit ->
        [d] { $count ->
            [one] día
           *[other] días
        }
        [h] h
        [min] min
       *[s] s
    }
dollars = ${ $amount }
percent = { $value } %
percent-change = { $value } %
