# O que uma pessoa tem.

portfolio = <b>Carteira</b> · { $place }
    Patrimônio <b>{ $equity } USDT</b> { $mark } { $profit } ({ $percent }%)
    Caixa { $cash } livre, { $reserved } em ordens abertas
    Realizado { $realised } · não realizado { $unrealised } · taxas { $fees }
portfolio-risk = Risco de um dia: 1 dia em 20 perde <b>{ $usual } USDT</b> ou mais, { $shortfall } na média desses dias; 1 em 100, cerca de { $rare } (superado um pouco mais vezes nos testes). Dias ruins vêm em sequência.
portfolio-risk-short = Risco de um dia: histórico ainda insuficiente, { $hours } de { $wanted } horas de preços.
portfolio-position = <b>{ $coin }</b> { $quantity } = { $value } USDT { $mark } { $profit } ({ $percent }%)
    {"  "}compra a { $average } · { $price ->
        [none] sem preço agora
       *[other] agora { $price }
    }
portfolio-empty = Só há caixa por enquanto. Digite uma moeda, como BTC, para comprar.

button-report = Relatório
button-report-days = { $is-shown ->
        [yes] • { $days } d •
       *[no] { $days } d
    }
button-export = CSV para impostos
report = <b>{ $days ->
        [1] Último dia
       *[other] Últimos { $days } dias
    }</b> · { $place }
    Patrimônio <b>{ $equity } USDT</b> { $mark } { $profit }
    Retorno { $percent }% ponderado pelo tempo · queda máxima { $drawdown }%{ $flows ->
        [none] {""}
       *[other] { " · aportes e saques " }{ $flows }
    }
report-no-trips = Nada foi comprado e vendido de novo nesse período.
report-trips = Vendas { $count }, com lucro { $won } · realizado <b>{ $realised }</b> · taxas { $fees }{ $has-both ->
        [yes] { " · melhor " }{ $best }{ ", pior " }{ $worst }
       *[no] {""}
    }
report-days = <b>Por dia</b>
report-day = { $date }: { $trades ->
        [one] { $trades } execução
       *[other] { $trades } execuções
    }, giro { $turnover }, realizado { $realised }
export-caption = { $days ->
        [1] Último dia
       *[other] Últimos { $days } dias
    }: { $count ->
        [one] { $count } linha
       *[other] { $count } linhas
    }, horários em UTC, custo médio. O que significam as colunas: docs/export.md
button-pnl = Cartão
button-pnl-sum = { $is-shown ->
        [yes] Ocultar o valor
       *[no] Mostrar o valor
    }
pnl = <b>{ $days ->
        [1] Último dia
       *[other] Últimos { $days } dias
    }</b> · { $place }
    Retorno <b>{ $percent }%</b> ponderado pelo tempo{ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
pnl-coin = <b>{ $symbol }</b> · { $place }
    { $state ->
        [held] Em carteira
       *[sold] Última venda
    }: <b>{ $percent }%</b> sobre o custo, taxas incluídas{ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
    { $entry } → { $price }
pnl-private = A imagem não diz o nome de ninguém, nem valores, a menos que você mostre.
inline-pnl = Compartilhar meu resultado
inline-pnl-seen = Percentual e curva. Sem valor, sem nome.
inline-pnl-none = Ainda sem operações. Abrir o Tapewire
inline-pnl-nothing = Nada disso por aqui. Tente: pnl, pnl 7, pnl btc
