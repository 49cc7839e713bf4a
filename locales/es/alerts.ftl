# Las alertas y las reglas que hay detrás.

alert-title = { $mark } <b>{ $title }</b>
alert-coins = <b>{ $coin }</b> { $price }{ $change ->
        [none] {""}
       *[other] {" "}{ $mark } { $change } % en 24 h
    }{ $others ->
        [none] {""}
       *[other] {" · también "}{ $others }
    }
alert-verdict = <b>{ $tone }</b> · impacto { $impact } % · confianza { $confidence } %
alert-doubts = ⚠ { $doubts }
alert-late = ⏳ Con { $late } de retraso: no se pudo enviar antes.
alert-source = { $source }{ $is-alone ->
        [yes] {", la única fuente por ahora"}
       *[no] {""}
    } · { $age ->
        [unknown] sin fecha
       *[other] { $age }
    } · leído en { $latency } ms
alert-grades = Desde entonces: { $grades }
alert-why = Por qué: <code>{ $rule }</code> · novedad { $novelty } % · { $model }
alert-measured = Visto por la mesa en su propia fuente de precios · avisado en { $latency } ms
alert-why-measured = Por qué: <code>{ $rule }</code>{ $told ->
        [none] {""}
       *[other] {" · "}{ $told }
    }
measured-title = { $gauge ->
        [move] { $coin } { $way ->
            [up] sube
           *[down] baja
        } { $amount } % en { $span }
        [volume] { $coin } negocia { $times } veces su volumen habitual
        [whale] Una ballena { $way ->
            [up] compra
           *[down] vende
        } { $coin } por { dollars }
        [funding] Tasa de financiación de { $coin } en { $amount } %, { $way ->
            [up] los largos pagan a los cortos
           *[down] los cortos pagan a los largos
        }
        [funding-flip] La tasa de financiación de { $coin } cambia de signo: { $way ->
            [up] { $amount } %, ahora los largos pagan a los cortos
           *[down] −{ $amount } %, ahora los cortos pagan a los largos
        }
       *[liquidation] Se liquida un { $way ->
            [up] corto
           *[down] largo
        } en { $coin } por { dollars }
    }
measured-beside = <b>{ $way ->
        [up] Al alza
        [down] A la baja
       *[none] En cualquier sentido
    }</b>{ $times ->
        [none] {""}
       *[other] {" · "}{ $times }× lo habitual en esta moneda
    }
measured-why = { $gauge ->
        [move] movimiento de { $found } en { $span }, tu umbral { $limit }
        [volume] volumen { $found }, tu umbral { $limit }
        [whale] una operación de { $found }, tu umbral { $limit }
        [funding] tasa de financiación { $found }, tu umbral { $limit }
        [funding-flip] la tasa de financiación cambió a { $found }, tu umbral { $limit }
       *[liquidation] liquidación de { $found }, tu umbral { $limit }
    }
measured-times = { $times }× lo habitual
alert-test = 🧪 <b>Prueba</b>: el último titular que habría coincidido
alert-no-match = Ninguna coincidencia en las últimas 24 h.
tone-bullish = Alcista
tone-bearish = Bajista
tone-neutral = Neutral
doubt-manipulation = Suena a pump, ten cuidado
doubt-look-alike = Escrito con letras engañosas
doubt-single-post = Una sola publicación, nadie la confirma

alerts-title = <b>Alertas de este chat</b>
alerts-rule = { $number }. { $mark } <code>{ $words }</code>
alerts-none = Aún no hay alertas en este { $where ->
        [group] grupo
       *[private] chat
    }. Añádelas con los botones o escribe <code>/alerts btc eth bullish 50%</code>
alerts-how = Añade con palabras: <code>/alerts btc eth bullish 50%</code>, o una regla completa: <code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis"</code>. Sobre el propio mercado: <code>/alerts add btc and move &gt; 5% 1h</code>. Pausar o reanudar todas: <code>/alerts off</code>, <code>/alerts on</code>
alerts-subscribed = 🔔 Te avisaré de <code>{ $words }</code>
alerts-paused = ⏸ { $count ->
        [one] Una alerta de este chat en pausa.
       *[other] { $count } alertas de este chat en pausa.
    } <code>/alerts on</code> las reanuda.
alerts-paused-already = ⏸ Todas las alertas de este chat ya están en pausa. <code>/alerts on</code> las reanuda.
alerts-resumed = 🔔 { $count ->
        [one] Una alerta de este chat activa de nuevo.
       *[other] { $count } alertas de este chat activas de nuevo.
    } <code>/alerts off</code> las pausa.
alerts-resumed-already = 🔔 Todas las alertas de este chat están activas. <code>/alerts off</code> las pausa.
alerts-removed = Eliminada. Para recuperarla:
    <code>{ $command }</code>
draft-coin = <b>Nueva alerta</b>: ¿qué moneda?
draft-tone = <b>Nueva alerta</b> de { $coin }: ¿qué tono?
draft-impact = <b>Nueva alerta</b> de { $coin }, { $tone ->
        [bullish] alcista
        [bearish] bajista
        [directional] alcista o bajista
       *[any] cualquier tono
    }: ¿desde qué impacto?
draft-gauge = <b>Nueva alerta</b> de { $coin }: ¿qué dato del mercado?
draft-limit = <b>Nueva alerta</b> de { $coin }, { $gauge ->
        [move] movimientos de precio
        [volume] volumen frente al habitual de la moneda
        [whale] operaciones grandes, en $ o frente a la habitual
        [funding] tasas de financiación
        [funding-flip] cambio de signo de la financiación, y cuánto pasa de cero
       *[liquidation] liquidaciones, en $
    }: ¿a partir de cuánto?
draft-all = todas las monedas
button-add-rule = Añadir alerta
button-all-rules = Todas las alertas
button-all-coins = Todas las monedas
button-any-impact = Cualquiera
button-undo = Deshacer
button-pause-rule = Pausar { $number }
button-resume-rule = Reanudar { $number }
button-test-rule = Probar { $number }
button-remove-rule = Eliminar { $number }
button-gauges = 📈 El propio mercado
button-gauge = { $gauge ->
        [move] Movimiento de precio
        [volume] Volumen
        [whale] Ballena
        [funding] Financiación
        [funding-flip] Cambio de financiación
       *[liquidation] Liquidación
    }
button-tone-any = Cualquier tono
button-tone-bullish = 🟢 Alcista
button-tone-bearish = 🔴 Bajista
button-tone-directional = 🟢🔴 Ambos, no neutral

button-less = Menos como esta
button-mute = Sin { $what }
button-mute-impact = Solo impacto ≥ { $impact }%
button-cap = { $source } ≤ { $count } al día
button-snooze-hour = Posponer 1 h
button-snooze-tomorrow = Posponer hasta mañana
button-muted = Qué está silenciado
button-lift = Deshacer { $number }
less-offer = <b>¿Menos de qué?</b> Un toque, solo para este chat; se puede deshacer.
less-made = 🔕 { $what }
less-lifted = 🔔 Deshecho: { $what }
less-title = <b>Menos de, en este chat</b>
less-line = { $number }. { $what }
less-none = No hay nada silenciado en este chat.
less-what = { $kind ->
        [coin] Sin alertas de { $value }
        [source] Sin alertas de la fuente { $value }
        [event] Sin alertas de este tipo: { $event }
        [impact] Solo alertas con impacto ≥ { $impact } %
        [cap] Máximo de alertas en 24 h de la fuente { $value }: { $count }
       *[snooze] Sin alertas hasta { $until }
    }
alerts-muted = 🔕 { $count ->
        [one] Hay un elemento silenciado.
       *[other] Hay { $count } elementos silenciados.
    }
event-name = { $event ->
        [commentary] opinión
        [earnings] resultados
        [delisting] deslistados
        [insolvency] insolvencias
        [depeg] paridades perdidas
        [hack] hackeos
        [etf] ETF
        [enforcement] acciones legales
        [macro] economía
        [regulation] regulación
        [outage] caídas del servicio
        [treasury] tesorerías
        [listing] listados
        [liquidation] liquidaciones
        [supply] oferta
        [launch] lanzamientos
        [upgrade] actualizaciones
        [funding] inversión
        [partnership] alianzas
        [product] productos
        [price] noticias de precio
        [market-move] movimientos
        [market-volume] volumen
        [market-whale] ballenas
        [market-funding] financiación
        [market-funding-flip] giro financ.
        [market-liquidation] cierres forzados
        [other] otras noticias
       *[unknown] { $event }
    }

digest-title = 🗞 <b>{ $count ->
        [one] Un titular retenido
       *[other] { $count } titulares retenidos
    }</b> ({ $why })
digest-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
digest-more = … y { $count } más: /news
digest-scheduled = 🗞 { $at ->
        [none] Lo que retienen las horas de silencio o una posposición llega en un solo resumen al terminar; lo que retiene un tope, a las 08:00.
       *[other] Lo que retienen las horas de silencio, una posposición o un tope llega en un solo resumen cada día a las { $at } ({ $zone }). <code>/alerts digest off</code> lo deshace.
    }
held-quiet = horas de silencio
held-snooze = pospuestas
held-daily-cap = tope diario
held-source-cap = tope de una fuente
held-cool-down = pausa tras una alerta

alert-foreign = 🌐 { $language ->
        [en] en inglés
        [de] en alemán
        [es] en español
        [fr] en francés
        [pt] en portugués
        [it] en italiano
        [nl] en neerlandés
        [pl] en polaco
        [tr] en turco
        [id] en indonesio
        [vi] en vietnamita
        [ja] en japonés
        [ko] en coreano
        [zh] en chino
        [ru] en ruso
        [uk] en ucraniano
        [ar] en árabe
        [fa] en persa
        [he] en hebreo
        [hi] en hindi
        [th] en tailandés
        [el] en griego
       *[unknown] { $language }
    }
alerts-languages = 🌐 { $languages ->
        [none] Se marcan los titulares que no están ni en el idioma de este chat ni en inglés.
        [all] Ningún titular se marca por su idioma.
       *[other] Se marcan los titulares en idiomas distintos de { $languages }. <code>/alerts languages off</code> lo deshace.
    }
