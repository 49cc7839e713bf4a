# Perguntas ao modelo de linguagem e as respostas dele.

question-title = 💬 <b>{ $question }</b>
question-explain = 💬 <b>Explicar:</b> { $headline }
question-waiting = { $count ->
        [0] Pensando. A mesa ainda não sabe nada sobre isso.
        [one] Pensando, com { $count } fonte à mão …
       *[other] Pensando, com { $count } fontes à mão …
    }
question-stopped = ⏹ Interrompido.
question-lost = A resposta se perdeu no caminho. Ela não conta nas suas perguntas de hoje; pergunte de novo.
question-failed = { $why ->
        [busy] O modelo de linguagem está ocupado demais agora.
        [down] Não é possível acessar o modelo de linguagem.
        [refused] O servidor do modelo de linguagem não aceita nossas perguntas; o operador precisa verificar TAPEWIRE_LLM_KEY e TAPEWIRE_LLM_MODEL.
        [slow] O modelo de linguagem ficou em silêncio por tempo demais.
        [cut] O modelo de linguagem parou no meio, duas vezes.
        [malformed] O modelo de linguagem respondeu duas vezes num formato que não aceito.
       *[garbled] O que voltou não era uma resposta de um modelo de linguagem.
    } Esta pergunta não conta.
question-known = <b>Sem modelo</b>, isto é o que a mesa sabe:
question-sources = <b>Fontes</b>
question-signed = <i>{ $is-grounded ->
        [yes] {""}
       *[no] ⚠ Não cita nenhuma das fontes da mesa.{" "}
    }{ $model }{ $confidence ->
        [none] {""}
       *[other] {" · diz ter "}{ $confidence }% de certeza
    } · não é recomendação</i>
question-privately = A resposta vai para o nosso chat privado.
button-stop-answer = Parar
button-explain = Explicar
