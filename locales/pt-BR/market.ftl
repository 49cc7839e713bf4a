# Cartões de preço e gráficos.

card = <b>{ $symbol }</b> · { $name } · { $place }
    <b>{ $price }</b> { $mark } { $change }% em 24 h
    { $low } – { $high } · volume { $volume }
    Compra { $bid } · venda { $ask }{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
price-old = ⚠ último preço { $age }
oddity = ⚠️ Negócios atípicos { $age }: em um minuto, volume a { $volume } e preço a { $price } desvios-padrão do habitual ({ $move }%), detectados por { $finder ->
        [both] regra e floresta de isolamento
        [forest] floresta de isolamento
       *[rule] regra
    }. Pode ser manipulação (pump), listagem ou notícia: de início ninguém sabe dizer.
card-group = <b>{ $symbol }</b> { $price } { $mark } { $change }% em 24 h{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
reference-title = <b>{ $symbol }</b> · { $name }
reference-line = <b>{ $price } USD</b>{ $mark ->
        [none] {""}
       *[other] {" "}{ $mark } { $change }% em 24 h
    } · { $source } · { $is-old ->
        [yes] {"⚠ "}{ $age }
       *[no] { $age }
    }
reference-note = Esta moeda não é negociada aqui: o preço é só para consulta, não há o que comprar.
pick-card = Qual moeda? Toque, ou apenas digite: <code>BTC</code>
pick-chart = Qual moeda? Toque, ou escreva: <code>/chart btc 1h</code>
chart-caption = <b>{ $symbol }</b> · { $timeframe } · { $price }{ $is-empty ->
        [yes] {"\u000A"}Ainda sem velas: elas aparecem assim que o mercado negociar.
       *[no] {""}
    }
chart-marks = { $marks ->
        [both] ▲▼ suas operações · ◆ alertas enviados aqui: de alta acima da linha, de baixa abaixo
        [fills] ▲▼ suas operações
       *[alerts] ◆ alertas enviados aqui: de alta acima da linha, de baixa abaixo
    }
chart-band = Faixa esperada para a próxima hora: dentro de ±{ $half }% em metade dessas horas, ±{ $most }% em quatro de cada cinco. Essas horas { $liveliness ->
        [usually] costumam se mover mais do que as outras
       *[rarely] raramente se movem muito
    }. É um tamanho, não uma direção.
chart-look = Parece { $name ->
        [double-top] topo duplo
        [double-bottom] fundo duplo
        [head-and-shoulders] ombro-cabeça-ombro
        [inverse-head-and-shoulders] ombro-cabeça-ombro invertido
        [ascending-triangle] triângulo ascendente
        [descending-triangle] triângulo descendente
        [symmetric-triangle] triângulo simétrico
       *[bull-flag] bandeira de alta
    }, { $confidence }% de certeza. Depois de { $windows } casos assim em 2019 (BTC, ETH): { $mean } pb em média, 95% entre { $low } e { $high }. Isso é acaso: o nome não diz nada sobre o que vem.
chart-tally = Pelos manuais, depois { $way ->
        [up] sobe
       *[down] cai
    }. Aqui isso se confirmou { $hits } de { $n } vezes em { $candles } velas: { $rate }%, 95% entre { $low } e { $high }%; uma moeda ao ar, { $chance }%.
chart-tally-few = Pelos manuais, depois { $way ->
        [up] sobe
       *[down] cai
    }. Aqui { $n } já completaram suas { $candles } velas; a partir de { $enough } você vê com que frequência isso se confirmou.
button-chart = Gráfico
button-card = Cartão de { $coin }
button-trade = Negociar { $coin }
button-alert-me = Quero alertas
button-refresh = Atualizar
inline-change = 24 h { $change }%{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
inline-nothing = Nada encontrado. Digite uma moeda, como BTC.
moment = { $day } { $month ->
        [1] jan
        [2] fev
        [3] mar
        [4] abr
        [5] mai
        [6] jun
        [7] jul
        [8] ago
        [9] set
        [10] out
        [11] nov
       *[12] dez
    } { $time }
ago-now = agora mesmo
ago-seconds = há { $count } s
ago-minutes = há { $count } min
ago-hours = há { $count } h
ago-days = { $count ->
        [one] há { $count } dia
       *[other] há { $count } dias
    }
span = { $count } { $unit ->
        [d] { $count ->
            [one] dia
           *[other] dias
        }
        [h] h
        [min] min
       *[s] s
    }
dollars = ${ $amount }
percent = { $value }%
percent-change = { $value }%
