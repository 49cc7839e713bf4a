# Quanto os alertas acertaram e o que teriam rendido.

score-title = <b>Quanto os alertas acertaram</b>, por { $by ->
        [model] modelo
        [event] tipo de evento
        [rule] regra deste chat
        [coin] moeda
       *[source] fonte
    }, { $horizon } depois, últimos { $days } d
score-line = { $place }. <b>{ $name }</b>{ $muted ->
        [yes] {" "}🔇
       *[no] {""}
    } · { $alerts ->
        [one] { $alerts } alerta
       *[other] { $alerts } alertas
    }
score-rate = { $rate }% de acerto ({ $low } a { $high }%), { $hits } de { $calls } indicações; cara ou coroa { $chance }%
score-way = { $mean } σ a favor ({ $low } a { $high }), mediana { $median }, n { $count }
score-no-measure = poucos preços da época para medir a variação
score-too-few = pouco para concluir: { $calls ->
        [one] { $calls } indicação
       *[other] { $calls } indicações
    }
score-edge = <b>Direção da próxima hora: sem vantagem</b>
    O melhor modelo acertou { $right }% de { $hours } horas que nunca tinha visto (apostar contra a hora anterior: { $reversal }%), e suas { $trades } operações renderam { $net } pb cada, depois das taxas. Por isso nunca digo para onde vai um preço.
score-edge-found = <b>Direção da próxima hora</b>
    Acertou { $right }% de { $hours } horas nunca vistas (apostar contra a hora anterior: { $reversal }%); { $trades } operações renderam { $net } pb cada, depois das taxas.
score-more = … e mais { $count }
score-rule-gone = regra removida
score-note = <i>Acerto: o mercado foi na direção indicada em mais de 0,05%. Entre parênteses, intervalos de 95%; abaixo de 20 indicações nada é concluído. σ é a variação habitual da própria moeda nesse tempo.</i>
score-none = Nenhum alerta { $days ->
        [1] do último dia
       *[other] dos últimos { $days } dias
    } foi avaliado ainda. As avaliações chegam 1, 5 e 30 minutos, 1 e 24 horas depois de cada um.
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
            [yes] • Regras •
           *[no] Regras
        }
        [coin] { $is-shown ->
            [yes] • Moedas •
           *[no] Moedas
        }
       *[source] { $is-shown ->
            [yes] • Fontes •
           *[no] Fontes
        }
    }
button-score-horizon = { $is-shown ->
        [yes] • { $horizon } •
       *[no] { $horizon }
    }
mute-proposed = 🔇 <b>{ $source }</b> vai pior que cara ou coroa: { $hits } de { $calls } indicações certas { $horizon } depois, no melhor caso { $high }% contra { $chance }%; após 5 e 30 minutos, o mesmo. Silenciar os alertas dessa fonte para todos? As manchetes continuam no noticiário.
source-muted = 🔇 Os alertas de <b>{ $source }</b> não chegam mais a ninguém. As manchetes continuam no noticiário.
source-unmuted = 🔔 Os alertas de <b>{ $source }</b> voltam a chegar aos chats.
button-mute-source = Silenciar { $source }
button-unmute-source = Reativar { $source }

replay-title = <b>Todos os alertas de { $source }, comprados</b>, últimos { $days } d
replay-terms = { $spend } USDT cada, { $delay } ms depois, { $target ->
        [none] sem alvo
       *[other] alvo { $target }%
    }, { $stop ->
        [none] sem stop
       *[other] stop { $stop }%
    }, venda após { $hold }; taxa { $fee } pb e meio spread { $spread } pb por lado{ $tone ->
        [none] {""}
        [bullish] ; só os de alta
        [bearish] ; só os de baixa
       *[neutral] ; só os neutros
    }
replay-wins = { $count ->
        [one] { $count } operação
       *[other] { $count } operações
    }, { $wins } com lucro{ $low ->
        [none] {" "}(pouco para concluir)
       *[other] {" "}({ $low } a { $high }% com 95% de confiança)
    }
replay-sums = Líquido <b>{ $net } USDT</b>: bruto { $gross }, taxas { $fees }, spread { $spread }. Pior queda { $drawdown }.
replay-how = <i>Compras a preços de cinco segundos: { $exact }; na abertura do minuto: { $rough }. Quando um minuto tocou as duas saídas, o stop veio primeiro. Impressão digital { $print }. É o passado, não uma previsão.</i>
replay-nothing = Nenhuma operação: nada a somar.
replay-no-price = ⚠ { $count } sem preço em até um minuto da compra
replay-gap = ⚠ { $count } em carteira enquanto o arquivo de preços ficou mais de cinco minutos sem dados: fora da conta
replay-open = ⚠ { $count } ainda em aberto: fora da conta
replay-missing = ⚠ faltam { $minutes } minutos no arquivo de preços nas operações que contam
replay-left-out = ⚠ { $count } alertas mais antigos de fora: 500 por vez
