# Lançamentos de tokens.

command-tge = Lançamentos de tokens: o quê, quando e onde
launches-title = 🚀 <b>Lançamentos de tokens</b>
launches-found = 🚀 <b>Lançamentos de tokens</b> · { $words }
launches-line = <b>{ $name }</b> · { $when }
    {"  "}<i>{ $facts }</i>
launches-none = Nenhum lançamento de token anunciado. As manchetes que falarem de um aparecem aqui sozinhas.
launches-none-found = Nenhum lançamento corresponde a “{ $words }”. Tudo o que se sabe: /tge
launches-hint = Procure um: <code>/tge base</code>, <code>/tge flint</code>. As datas estão no seu fuso horário. Compre na estreia: <code>/tge arm flnt 100 max 0.50</code>
launch-title = 🚀 <b>{ $name }</b>
launch-when = <b>{ $when }</b>{ $left ->
        [none] {""}
       *[other] {" · "}{ $left }
    }{ $certainty ->
        [expected] {" · "}previsto, não confirmado
       *[firm] {""}
    }
launch-undated = Ainda sem data
launch-at-minute = { $moment }
launch-at-day = { $day }
launch-at-week = semana de { $day }
launch-at-month = { $month ->
        [1] janeiro
        [2] fevereiro
        [3] março
        [4] abril
        [5] maio
        [6] junho
        [7] julho
        [8] agosto
        [9] setembro
        [10] outubro
        [11] novembro
       *[12] dezembro
    } de { $year }
launch-at-quarter = { $quarter }º tri. de { $year }
launch-left = { $days ->
        [0] { $hours ->
            [0] agora
           *[other] em { $hours } h
        }
        [1] amanhã
       *[other] em { $days } dias
    }
launch-fact-venues = listagem em { $venues }
launch-fact-chain = na rede { $chain }
launch-fact-fdv = FDV { dollars }
launch-fact-raised = { dollars } captados
launch-fact-unlocked = { $percent }% desbloqueado
launch-fact-sources = { $count ->
        [one] { $count } fonte
       *[other] { $count } fontes
    }
launch-fact-disputed = ⚠️ as fontes divergem
launch-dispute = ⚠️ { $fact ->
        [at] Data
        [token] Token
        [project] Projeto
        [chain] Rede
        [raised_usd] Captação
        [fdv_usd] FDV
       *[unlocked_percent] Desbloqueado
    }: { $versions }
launch-version = { $value } ({ $sources })
launch-reports = <b>Quem noticiou</b>
launch-report = { $title }
    {"  "}<i>{ $source } · { $age }</i>
launch-sure = { $percent }% de certeza, pelas regras
button-launches = Todos os lançamentos
button-calendar = 📅 Arquivo de calendário
launches-file = { $count ->
        [one] { $count } lançamento com dia conhecido
       *[other] { $count } lançamentos com dia conhecido
    }
button-arm = 🎯 Comprar { $coin } na estreia
launch-arm = 🎯 <b>Comprar { $name } na estreia</b>
    Toque para copiar, coloque seu preço máximo em USDT e envie para mim:
    <code>/tge arm { $coin } { $amount } max 0.50 14d</code>
    Fico de olho em { $venue } e compro uma única vez, por { $amount } USDT, nunca acima do seu preço. Depois de 14 dias o plano expira e eu aviso. Outra corretora: acrescente <code>on bybit</code>. Planos ativos e um botão para cancelar: /plans
