# Qué salió mal, qué se leyó y un ejemplo que funciona.

error = Algo no funcionó. No se hizo nada.
refused = { $what ->
        [not-connected] No has conectado { $venue }. No se colocó ninguna orden. /connect lo hace, /venues muestra dónde operas.
        [open-orders] { $count ->
            [one] Queda una orden abierta en { $venue }. Cancélala antes, o deja que la cancele y me desconecte.
           *[other] Quedan { $count } órdenes abiertas en { $venue }. Cancélalas antes, o deja que las cancele y me desconecte.
        }
        [keys-checking] Aún estoy comprobando las claves de { $venue } que llegaron antes, así que de estas no guardé nada. Envíalas de nuevo en { $wait-s } s.
        [keys-often] Sería el envío número { $value }: se pueden entregar claves { $limit } veces por hora. De estas no guardé nada. Inténtalo de nuevo en { $wait-min } min.
        [replay-running] Solo una repetición a la vez, y hay otra en marcha. No se calculó nada; envía la tuya otra vez en medio minuto.
        [replay-held] Demasiado para una repetición: { $count } alertas mantenidas tanto tiempo son { $value } días de precios, y el máximo es { $limit }. Así cabe: <code>{ $example }</code>
        [watchlist-full] Una lista admite como máximo { $limit } monedas y la tuya tiene { $count }. No se añadió nada. Quita una antes: <code>/watchlist -{ $coin }</code>
        [rules-of-one] Tienes { $value } reglas de alerta en todos tus chats; el máximo es { $limit }. No se añadió nada. Elimina una antes: /alerts
        [price-alerts] Tienes { $limit } alertas de precio activas en todos tus chats, el máximo posible. No se puso nada. Elimina una antes: /alert
        [price-alerts-chat] Este chat tiene { $limit } alertas de precio activas, el máximo posible. No se puso nada. Elimina una antes: /alert
        [price-alert-there] { $way ->
            [up] { $value } no está por encima del precio actual, { $now }.
            [down] { $value } no está por debajo del precio actual, { $now }.
           *[none] El precio ya está en { $value }.
        } No se puso nada. Por ejemplo: <code>{ $example }</code>
       *[other] Eso no es posible ahora. No se hizo nada.
    }
internal-error = Lo siento, eso falló de nuestro lado. Nada se colocó dos veces. Referencia: <code>{ $reference }</code>

misunderstood = { $what ->
        [market] ¿Qué moneda? Por ejemplo: <code>{ $example }</code>
        [flag] No conozco “{ $text }”. No se colocó ninguna orden. Por ejemplo: <code>{ $example }</code>
        [length] Es demasiado largo para una orden. Un comando por mensaje, por ejemplo: <code>{ $example }</code>
        [lines] Un comando por mensaje, por favor. No se colocó ninguna orden. Por ejemplo: <code>{ $example }</code>
        [price] Leo más de un precio en “{ $text }”. Escribe uno solo, por ejemplo: <code>{ $example }</code>
        [slippage] El deslizamiento “{ $text }” supera el máximo de { $limit } %. Por ejemplo: <code>{ $example }</code>
        [terms-price] “{ $text }” necesita un precio: a mercado, una orden se ejecuta al instante. No se colocó ninguna orden. Por ejemplo: <code>{ $example }</code>
        [terms-clash] “post” espera en el libro y “{ $text }” nunca espera: elige uno de los dos. No se colocó ninguna orden. Por ejemplo: <code>{ $example }</code>
        [terms-lasts] Solo una orden que espera su precio tiene vigencia; esta se ejecuta al instante o no se ejecuta. No se colocó ninguna orden. Por ejemplo: <code>{ $example }</code>
        [terms-slippage] Un precio límite ya es su propio límite de deslizamiento; indica uno de los dos. No se colocó ninguna orden. Por ejemplo: <code>{ $example }</code>
        [plan-slippage] El deslizamiento acompaña a lo que se ejecuta a mercado: /dca, /twap, /trail, <code>/stop buy</code>. Un stop lleva en su lugar un límite, como en <code>/stop btc 58000 limit 57900</code>. No se colocó ninguna orden. Por ejemplo: <code>{ $example }</code>
        [timeframe] No conozco la temporalidad “{ $text }”. Están disponibles: { $offered }. Por ejemplo: <code>{ $example }</code>
        [days] Un informe abarca { $offered } días; leí “{ $text }”. Por ejemplo: <code>{ $example }</code>
        [impact] Impacto, novedad y confianza van de 0 a 1, es decir, de 0 a 100 %; leí “{ $text }”. Por ejemplo: <code>{ $example }</code>
        [replay] { $text ->
            [none] ¿Las alertas de quién?
           *[other] No puedo usar “{ $text }” en una repetición.
        } Por ejemplo: <code>{ $example }</code>
        [replay-source] En el último año no hubo alertas de “{ $text }”.{ $offered ->
            [none] {""}
           *[other] {" "}Hay de: { $offered }.
        }
        [score] No conozco “{ $text }”. Están disponibles: { $offered }. Por ejemplo: <code>{ $example }</code>
        [alert-word] “{ $text }” no es una moneda que se opere aquí ni un tono.{ $near ->
            [none] {""}
           *[other] {" ¿Quisiste decir "}{ $near }?
        } No se cambió nada. Las palabras que quieras buscar van entre comillas. Escribe monedas o <code>all</code>, un tono (bullish, bearish, any) y el impacto mínimo: <code>{ $example }</code>
            <code>/alerts off</code> pausa todas las alertas del chat, <code>/alerts on</code> las reanuda.
        [sources] Ahí no conozco “{ $text }”. /sources muestra cómo va cada fuente; los administradores añaden un feed: <code>{ $example }</code>
        [search] ¿Qué quieres buscar? Por ejemplo: <code>{ $example }</code>
        [question] ¿Qué quieres saber? Por ejemplo: <code>{ $example }</code>
        [question-long] Esa pregunta tiene { $text } caracteres; el límite es { $limit }. No se preguntó nada. Por ejemplo: <code>{ $example }</code>
        [explain] “{ $text }” no es el id de una alerta. Responde a la alerta con <code>/explain</code>, escribe solo <code>/explain</code> para la última, o su id: <code>{ $example }</code>
        [alert-long] Esa regla es demasiado larga: máximo { $limit } caracteres. No se cambió nada. Por ejemplo: <code>{ $example }</code>
        [alert-least] “{ $gauge } { $text }” se superaría todo el tiempo; el mínimo es { $least }. No se cambió nada. Por ejemplo: <code>{ $example }</code>
        [alert-rule] Leí “{ $read }”: { $why ->
            [open] el paréntesis no se cierra
            [close] sobra “{ $text }”
            [quote] las comillas no se cierran
            [empty] no hay ninguna palabra entre las comillas
            [share] después de una medida va un número de 0 a 1 o un porcentaje{ $text ->
                [none] {""}
               *[other] , no “{ $text }”
            }
            [source] después de “from” va el nombre de una fuente
            [sign] “{ $text }” no significa nada aquí
            [below] se avisa de lo que hace el mercado cuando supera un umbral hacia arriba: escribe “>”, no “{ $text }”
            [limit-move] después de “move” va cuánto, en porcentaje o en múltiplos de lo habitual, y si quieres el periodo (5m, 15m, 1h, 4h, 24h), no “{ $text }”
            [limit-volume] después de “volume” va un múltiplo del volumen habitual, no “{ $text }”
            [limit-whale] después de “whale” va un monto en $ o un múltiplo de la operación habitual, no “{ $text }”
            [limit-funding] después de “funding” va un porcentaje de hasta 100 %, no “{ $text }”
            [limit-funding-flip] después de “funding flip” no va nada o va un porcentaje de hasta 100 %, no “{ $text }”
            [limit-liquidation] después de “liquidation” va un monto en $, no “{ $text }”
           *[missing] falta una condición{ $text ->
                [none] {" al final"}
               *[other] {" antes de "}“{ $text }”
            }
        }. No se cambió nada. Por ejemplo: <code>{ $example }</code>
        [account] Necesito un id numérico y leí “{ $text }”. Por ejemplo: <code>{ $example }</code>
        [admin] No conozco “{ $text }”. Están disponibles: { $offered }. Por ejemplo: <code>{ $example }</code>
        [exits] Intenté leer “{ $text }” como salida y no pude. tp y sl, una vez cada uno, después de una compra, en porcentaje o precio. Por ejemplo: <code>{ $example }</code>
        [span] “{ $text }” no es una vigencia válida para una orden: de un minuto a 365 días. Por ejemplo: <code>{ $example }</code>
        [plan-parts] Un plan del tipo “{ $text }” necesita más datos: consulta la descripción de la API.
        [level] { $text ->
            [none] ¿A qué precio?
       *[other] No encuentro en “{ $text }” un precio o porcentaje al que vender.
        } Por ejemplo: <code>{ $example }</code>
        [entry] Una compra que espera una subida necesita un monto y un precio; leí “{ $text }”. Por ejemplo: <code>{ $example }</code>
        [pace] { $text ->
            [none] ¿Cada cuánto?
           *[other] No encuentro una frecuencia en “{ $text }”.
        } De segundos a semanas, por ejemplo: <code>{ $example }</code>
        [count] { $text ->
            [none] ¿Cuántas veces?
           *[other] No encuentro un número de veces válido en “{ $text }”.
        } Por ejemplo: <code>{ $example }</code>
        [over] { $text ->
            [none] ¿Durante cuánto tiempo?
           *[other] No encuentro una duración en “{ $text }”.
        } Por ejemplo: <code>{ $example }</code>
        [prices] { $text ->
            [none] ¿De qué precio a qué precio?
           *[other] No encuentro dos precios en “{ $text }”.
        } Por ejemplo: <code>{ $example }</code>
        [leg-percent] Un tramo es un monto o una cantidad, no un porcentaje. Por ejemplo: <code>{ $example }</code>
        [change] { $text ->
            [none] ¿Qué quieres cambiar?
           *[other] No sé cómo cambiar “{ $text }”. Se puede cambiar: stop, tp, trail, amount, every, x.
        } Por ejemplo: <code>{ $example }</code>
        [arm] { $text ->
            [none] ¿Qué moneda, por cuánto y a qué precio máximo?
           *[other] Leí “{ $text }” y falta una parte: moneda, monto en USDT, max con el precio máximo, y por cuánto tiempo.
        } Por ejemplo: <code>{ $example }</code>
        [change-kind] Eso no se puede cambiar en un plan así. Cancélalo y crea uno nuevo: /plans
        [venue] No conozco un exchange “{ $text }”, o escribiste dos. Están disponibles: { $offered }. Por ejemplo: <code>{ $example }</code>
        [watchlist] Leo «{ $text }» y no sé qué añadir o quitar. Por ejemplo: <code>{ $example }</code>
        [price-alert] Es demasiado largo para una alerta de precio. Una por mensaje, por ejemplo: <code>{ $example }</code>
        [price-alert-level] ¿A qué precio, o tras qué porcentaje? Por ejemplo: <code>{ $example }</code> o <code>/alert btc 5%</code>
        [price-alert-word] «{ $text }» no es ni un precio ni un porcentaje. Por ejemplo: <code>{ $example }</code>. Para titulares y tonos escribe <code>/alerts btc bullish</code>
        [price-alert-percent] Un movimiento es de al menos { $least } % y, a la baja o en ambos sentidos, de menos de 100 %; leo «{ $text }». Por ejemplo: <code>{ $example }</code>
        [price-alert-repeat] Un precio se avisa una vez; lo que se repite es un movimiento en porcentaje. Leo «{ $text }». Por ejemplo: <code>{ $example }</code>
       *[other] No entendí eso. No se hizo nada. /help muestra lo que funciona.
    }

button-copy-example = Copiar ejemplo
amount-missing = ¿Cuánto? Escribe un monto después de la moneda, por ejemplo <code>/buy btc 100</code> o <code>/sell btc 50%</code>
amount-format = No puedo leer el monto “{ $text }”. Escríbelo como <code>100</code>, <code>$50</code>, <code>0.5 btc</code>, <code>1.5k</code> o <code>25%</code>
amount-ambiguous = “{ $text }” puede ser uno o mil. Escribe <code>1000</code> o <code>1.0</code>
amount-not-positive = El monto debe ser mayor que cero; leí “{ $text }”. Por ejemplo: <code>/buy btc 100</code>
amount-precision = “{ $text }” tiene más de 18 decimales, y nunca redondeo lo que escribes. Por ejemplo: <code>0.0015</code>
amount-too-large = “{ $text }” es demasiado grande para ser un monto. Por ejemplo: <code>250</code>
amount-unit = Leí “{ $text }”, pero el monto va en USDT o en la propia moneda. Por ejemplo: <code>50 usdt</code> o <code>0.01 btc</code>
amount-percent = El porcentaje va de más de 0 a 100; leí “{ $text }”. Por ejemplo: <code>/sell btc 25%</code>
amount-keyword = “{ $text }” solo sirve para ventas. Para comprar, indica un monto, por ejemplo <code>/buy btc 100</code>

unknown-market = “{ $text }” no se opera aquí. { $near ->
        [none] /price muestra lo que sí.
       *[other] ¿Quisiste decir { $near }? No se colocó ninguna orden.
    }
unknown-market-letters = “{ $text }” contiene letras que solo parecen conocidas: { $codes }. No se colocó ninguna orden. Escribe el ticker con letras normales, por ejemplo BTC.

bad-setting = { $what ->
        [language] Ese idioma aún no está disponible. Hay: { $offered }. Por ejemplo: <code>/settings lang ru</code>
        [pictures] Las imágenes pueden ser { $offered }; leí “{ $text }”. Por ejemplo: <code>/settings pictures light</code>
        [quick-limit] El límite rápido debe ser mayor que 0 y como máximo { $limit } USDT. Por ejemplo: <code>/settings quick 100</code>
        [presets] Cada botón debe ser de al menos 1 y como máximo { $limit } USDT, con dos decimales como mucho. Por ejemplo: <code>/settings presets 25 50 100</code>
        [preset-count] Entre uno y { $limit } botones, por favor. Por ejemplo: <code>/settings presets 25 50 100</code>
        [quiet] No puedo leer “{ $text }” como horario. Por ejemplo: <code>/settings quiet 22:00-07:00</code> o <code>/settings quiet off</code>
        [languages] Nunca reconozco un titular como escrito en “{ $text }”. Hay: { $offered }. Por ejemplo: <code>/alerts languages en ru</code>, o <code>all</code>
        [digest] No puedo leer { $text ->
            [none] eso
           *[other] “{ $text }”
        } como hora del día. Por ejemplo: <code>/alerts digest 08:00</code> o <code>/alerts digest off</code>
        [time-zone] { $text ->
            [none] Esa no es una zona horaria.
           *[other] “{ $text }” no es una zona horaria.
        } Por ejemplo: <code>/settings tz Europe/Berlin</code>
        [impact] El impacto va de 0 a 100 %. Por ejemplo: <code>/alerts btc 50%</code>
        [rules] Un chat puede tener { $limit } reglas. Elimina una antes: /alerts
        [limit] Tu propio límite debe ser mayor que 0 y como máximo { $limit }, que es el de la mesa. Por ejemplo: <code>/limits { $text } { $limit }</code>, o <code>/limits { $text } off</code>
        [limit-whole] Ese límite cuenta monedas: un número entero, por favor, como máximo { $limit }. Por ejemplo: <code>/limits { $text } 5</code>
        [limit-name] No conozco el límite “{ $text }”. Hay: { $offered }. Por ejemplo: <code>/limits max-day 2000</code>
        [broadcast] Una difusión tiene de 1 a { $limit } caracteres. Por ejemplo: <code>/admin broadcast Mantenimiento a las 18:00 UTC</code>
        [keys] No pude leer eso como claves de { $venue }. Lo borré y no guardé nada. Envía clave y secreto en un solo mensaje, uno debajo del otro, o usa /connect de nuevo.
        [setting] No conozco el ajuste “{ $text }”. Hay: { $offered }. Por ejemplo: <code>/settings lang ru</code>
       *[other] Ese valor no es posible. /settings muestra los que sí.
    }

risk-denied = { $rule ->
        [max-order] Demasiado grande: { $value } USDT en una orden; { limit-of } es de { $limit } USDT.
        [max-hour] Supera el límite por hora: serían { $value } USDT en 60 minutos; { limit-of } es de { $limit } USDT.{ limit-room }
        [max-day] Supera el límite diario: serían { $value } USDT en 24 horas; { limit-of } es de { $limit } USDT.{ limit-room }
        [max-symbol] Demasiado en una sola moneda: serían { $value } USDT; { limit-of } es de { $limit } USDT.{ limit-room }
        [max-total] Demasiado en juego: todas tus monedas juntas serían { $value } USDT; { limit-of } es de { $limit } USDT.{ limit-room }
        [max-loss] La pérdida del día es de { $value } USDT; { limit-of } es de { $limit } USDT: hasta la medianoche solo puedes vender.
        [max-positions] Demasiadas monedas a la vez: esta sería la número { $value }; { limit-of } es de { $limit }. Vende una antes.
        [min-notional] Demasiado pequeño: { $value } USDT; el mercado acepta desde { $limit } USDT.
        [dust] Todo tu { $coin } libre vale { $value } USDT y el mercado acepta desde { $limit } USDT: eso es polvo. Compra un poco más y véndelo todo junto: <code>/close { $coin }</code>
        [min-quantity] Demasiado pequeño: { $value }; el mercado acepta desde { $limit }.
        [price-band] El precio se aleja del mercado un { $value } %; más de { $limit } % parece un error al teclear. Hasta { $edge } se acepta.
        [stop-above] Un stop en { $value } no está por debajo del precio actual, { $limit }: vendería al instante.
        [target-below] Una toma de ganancias en { $value } no está por encima del precio actual, { $limit }: vendería al instante.
        [stop-limit-above] El límite { $value } está por encima de su stop { $limit } y no se ejecutaría al activarse.
        [trail] Un stop dinámico admite una distancia de { $limit } %; leí { $value } %.
        [entry-below] { $value } no está por encima del precio actual, { $limit }. Para comprar más abajo, usa una orden límite: <code>/buy btc 100 @ 50000</code>
        [rung-above] La escalera empieza en { $value }, no por debajo del precio actual, { $limit }.
        [rung-below] La escalera empieza en { $value }, no por encima del precio actual, { $limit }.
        [rung-far] La escalera llega a { $value } % del mercado; máximo { $limit } %.
        [plan-interval] Cada { $value } s es demasiado seguido; entre dos tramos pasan al menos { $limit } s.
        [max-plans] Tienes { $limit } planes activos, el máximo permitido. Cancela uno antes: /plans
        [below-done] Ya se ejecutó { $limit }; el nuevo total, { $value }, debe ser mayor.
        [debut-listed] { $value } ya se negocia en { $limit }; no hay primera operación que esperar. Cómprala: <code>/buy { $value } 100</code>
        [debut-span] Un plan de primera operación espera entre { $least } minutos y { $most } días. Por ejemplo: <code>/tge arm flnt 100 max 0.50 14d</code>
        [fired] Ya se activó y está vendiendo.
        [edit-large] Lo que falta pasaría a valer { $value }, más que tu límite rápido de { $limit }. Termina el plan y crea otro, que tú confirmas.
        [edit-trail] La compra lleva un stop dinámico de { $value }, que sigue un precio anterior. Cancela la orden y colócala de nuevo.
       *[other] Un límite lo impide: { $value }; el límite es { $limit }.
    } No se colocó ninguna orden.
limit-of = { $by ->
        [you] tu propio límite
       *[other] el límite
    } { $mode ->
        [live] con dinero LIVE
       *[paper] en demo
    }
limit-room = { $room ->
        [none] {""}
       *[other] {" "}Todavía caben { $room } USDT.
    }
halted = { $what ->
        [none] El trading está detenido para todos: { $reason }.
       *[other] El trading se detuvo automáticamente para todos: { trip }. Los administradores están avisados.
    } No se colocó ninguna orden. Las órdenes abiertas siguen donde están{ $sales ->
        [yes] {" "}y se puede vender.
       *[no] .
    }
trip = { $what ->
        [orders-minute] { $value } órdenes { $where ->
            [live] con dinero LIVE{" "}
            [paper] en demo{" "}
           *[other] {""}
        }en un minuto; el límite es { $limit }
        [venue-errors] { $where } dejó sin respuesta el { $value } % de las solicitudes; el límite es { $limit } %
       *[loss-hour] { $value } USDT perdidos en una hora { $where ->
            [live] en LIVE
           *[paper] en demo
        }; el límite es { $limit } USDT
    }
frozen = Detuviste tu propio trading. No se colocó ninguna orden. { $wait-s ->
        [0] /unfreeze lo reanuda.
       *[other] En { $wait-s } s podrás reanudarlo con /unfreeze.
    }
insufficient-funds = { $needed ->
        [0] No se puede vender { $currency }: hay { $free } libres. /portfolio muestra lo que tienes, /orders lo que está en espera.
       *[other] No hay suficiente { $currency }: hay { $free } libres y se necesitan { $needed }.
    } No se colocó ninguna orden.
stale = { $what ->
        [quote] El último precio tiene { $age-s } s, demasiado viejo para operar. No se colocó ninguna orden; inténtalo en un momento.
        [ticket] Este ticket venció. No se colocó ninguna orden; pide un precio nuevo.
        [call] Ese pronóstico tiene { $age-s } s; se puede retirar durante { $limit-s } s. No se cambió nada.
       *[button] Este botón ya no es válido. No se hizo nada; envía el comando otra vez.
    }
used = { $order-id ->
        [none] Este botón ya se usó. No se hizo nada más.
       *[other] Este botón ya se usó: orden { $order-id }. No se colocó nada más.
    }
not-yours = Este botón es de otra persona. No se hizo nada.
not-allowed = { $what ->
        [admin] Solo los administradores de esta mesa pueden hacer eso.
        [group-admin] Solo los administradores de este grupo pueden cambiar sus alertas.
        [group-calls] Solo los administradores de este grupo pueden activar o desactivar sus pronósticos. /lb muestra la clasificación a todos.
        [oneself] No puedes rechazarte a ti mismo.
        [claim] Ese código no es válido o alguien ya lo usó.
        [trade] Tu cuenta aún no puede operar.
        [external-order] Esta orden se colocó fuera de mí, así que no la toco. Cancélala donde se colocó.
        [account] Escríbeme antes /start en un chat privado.
        [private] Eso se muestra solo en el chat privado.
       *[other] No tienes permiso para eso.
    }
not-signed-in = Vuelve a abrir esta página desde el chat.
conflict = { $what ->
        [order-prefix] Varias órdenes empiezan por “{ $id }”. Escribe más caracteres del id.
        [order-busy] La orden { $id } se está cancelando o pertenece a un plan; cambia el plan en su lugar: /plans
       *[other] La misma solicitud llegó con otro contenido. No se hizo nada.
    }
busy = Un poco más despacio, por favor: inténtalo de nuevo en { $retry-after-s } s. No se hizo nada.
budget-spent = { $rule ->
        [waiting] Una pregunta a la vez: la última aún se está respondiendo, como máximo hasta { $renews }. <b>Detener</b>, debajo de ella, la termina al instante.
        [questions] Hoy llevas { $value } preguntas; el límite de la mesa es { $limit } al día. Se renueva: { $renews }.
       *[tokens] Tus preguntas de hoy usaron { $value } tokens y esta ya no cabe en el límite de { $limit } al día. Se renueva: { $renews }.
    } No se preguntó nada. Mientras tanto, <code>/news btc</code> y <code>/price btc</code> no cuestan nada.
llm-off = Las preguntas están desactivadas en esta mesa: falta definir { $variable }. { $variable ->
        [TAPEWIRE_LLM_KEY] El operador pone la clave en <code>.env</code>, por ejemplo como <code>TAPEWIRE_LLM_KEY_FILE=/run/secrets/llm-key</code>, y reinicia.
        [TAPEWIRE_LLM_MODEL] El operador indica el modelo en <code>.env</code>, por ejemplo <code>TAPEWIRE_LLM_MODEL=llama3.2</code>, y reinicia.
       *[other] El operador las activa en <code>.env</code>, por ejemplo <code>TAPEWIRE_LLM=ollama</code> con <code>TAPEWIRE_LLM_MODEL=llama3.2</code>, o <code>TAPEWIRE_LLM=claude</code> con un modelo y <code>TAPEWIRE_LLM_KEY</code>, y reinicia.
    } Todo lo demás funciona sin ellas: <code>/news btc</code>, <code>/score</code>.
llm-failed = El modelo de lenguaje no dio una respuesta útil ({ $why }).
not-found = { $what ->
        [order] No encuentro ninguna orden tuya que empiece por “{ $id }”. /orders las muestra.
        [rule] Esa regla ya no existe. /alerts muestra las que quedan.
        [mute] Eso ya no está silenciado. /alerts muestra lo que sí.
        [account] No conozco esa cuenta.
        [source] Esa fuente ya no está en la lista. /sources muestra las que sí.
        [plan] No encuentro ningún plan ni orden tuya que empiece por “{ $id }”. /plans y /orders los muestran.
        [trade] Aquí no tienes ni has vendido { $id }. /portfolio muestra lo que tienes, <code>/pnl</code> es sobre todo ello.
        [position] No tienes nada de eso para vender. /portfolio muestra lo que tienes.
        [alert] Este chat aún no ha tenido ninguna alerta. En /alerts eliges de qué avisarte; después responde a una con /explain.
        [headline] No encuentro ningún titular con el id “{ $id }”. Mejor responde a una alerta con /explain.
        [venue] No conozco el exchange “{ $id }”. /connect muestra los que conozco.
        [connection] No has conectado ese exchange. /connect lo hace.
        [keys] Ya no tengo lo que enviaste: no se guardó nada. Usa /connect de nuevo.
        [call] Ese pronóstico ya no existe.
        [caller] No conozco en este grupo a una sola persona llamada “{ $id }”. Con el nombre de usuario queda claro: <code>/lb @ann</code>
        [group] Ese grupo no sigue pronósticos, o no te he visto en él. Escribe /lb allí.
        [watchlist] { $id } no está en tu lista. /watchlist muestra lo que hay.
        [price-alert] Esa alerta de precio ya no existe. /alert muestra las que quedan.
       *[other] Ya no encuentro eso.
    }
unavailable = { $what ->
        [markets] Aún estoy leyendo los mercados de { $venue }. No se hizo nada; inténtalo en unos segundos.
        [sealing-key] Aún no puedo recibir claves, porque el proceso de trading no ha arrancado. No se guardó nada; inténtalo en un minuto.
       *[other] Eso no está disponible por un momento. No se hizo nada; inténtalo de nuevo.
    }
no-quote = Aún no hay precio para { $symbol }. No se colocó ninguna orden.
venue-refused = El exchange la rechazó. No se colocó ninguna orden.
venue-unsure = El exchange no ha respondido. Se está consultando la orden; no la coloques otra vez.
cannot-open = No se pudo abrir una clave guardada. No se envió nada; avisa al operador.
impossible = Lo siento, eso falló de nuestro lado. Quedó registrado.
bad-configuration = Esta mesa no está configurada para eso.

anonymous-sender = No puedo ver quién eres: escribe a tu nombre, no como el grupo ni como un canal.
limit-money = { $mode ->
        [live] LIVE
       *[paper] Demo
    }
