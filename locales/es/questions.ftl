# Preguntas al modelo de lenguaje y sus respuestas.

question-title = 💬 <b>{ $question }</b>
question-explain = 💬 <b>Explicación:</b> { $headline }
question-waiting = { $count ->
        [0] Pensando. La mesa aún no sabe nada de esto.
        [one] Pensando, con una fuente a mano…
       *[other] Pensando, con { $count } fuentes a mano…
    }
question-stopped = ⏹ Detenida.
question-lost = La respuesta se perdió en el camino. No cuenta entre tus preguntas de hoy; vuelve a preguntar.
question-failed = { $why ->
        [busy] El modelo de lenguaje está saturado en este momento.
        [down] No se puede contactar con el modelo de lenguaje.
        [refused] El servidor del modelo de lenguaje no acepta nuestras preguntas; el operador debe revisar TAPEWIRE_LLM_KEY y TAPEWIRE_LLM_MODEL.
        [slow] El modelo de lenguaje tardó demasiado en responder.
        [cut] El modelo de lenguaje se cortó a la mitad, dos veces.
        [malformed] El modelo de lenguaje respondió dos veces en un formato que no acepto.
       *[garbled] Lo que llegó no era una respuesta de un modelo de lenguaje.
    } Esta pregunta no cuenta.
question-known = <b>Sin modelo</b>, esto es lo que sabe la mesa:
question-sources = <b>Fuentes</b>
question-signed = <i>{ $is-grounded ->
        [yes] {""}
       *[no] ⚠ No cita ninguna fuente de la mesa.{" "}
    }{ $model }{ $confidence ->
        [none] {""}
       *[other] {" · según el propio modelo, "}{ $confidence } % de certeza
    } · no es asesoramiento</i>
question-privately = La respuesta llega a tu chat conmigo.
button-stop-answer = Detener
button-explain = Explicar
