# Lanzamientos de tokens.

command-tge = Lanzamientos de tokens: cuáles, cuándo y dónde
launches-title = 🚀 <b>Lanzamientos de tokens</b>
launches-found = 🚀 <b>Lanzamientos de tokens</b> · { $words }
launches-line = <b>{ $name }</b> · { $when }
    {"  "}<i>{ $facts }</i>
launches-none = No hay ningún lanzamiento anunciado. Los titulares que hablen de uno aparecen aquí solos.
launches-none-found = Ningún lanzamiento coincide con “{ $words }”. Todo lo conocido: /tge
launches-hint = Busca uno: <code>/tge base</code>, <code>/tge flint</code>. Las fechas están en tu zona horaria. Compra uno en su primera operación: <code>/tge arm flnt 100 max 0.50</code>
launch-title = 🚀 <b>{ $name }</b>
launch-when = <b>{ $when }</b>{ $left ->
        [none] {""}
       *[other] {" · "}{ $left }
    }{ $certainty ->
        [expected] {" · "}previsto, sin confirmar
       *[firm] {""}
    }
launch-undated = Aún sin fecha
launch-at-minute = { $moment }
launch-at-day = { $day }
launch-at-week = semana del { $day }
launch-at-month = { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    } de { $year }
launch-at-quarter = T{ $quarter } de { $year }
launch-left = { $days ->
        [0] { $hours ->
            [0] ahora
           *[other] en { $hours } h
        }
        [1] mañana
       *[other] en { $days } días
    }
launch-fact-venues = se lista en { $venues }
launch-fact-chain = en { $chain }
launch-fact-fdv = FDV { dollars }
launch-fact-raised = recaudó { dollars }
launch-fact-unlocked = { $percent } % desbloqueado
launch-fact-sources = { $count ->
        [one] 1 fuente
       *[other] { $count } fuentes
    }
launch-fact-disputed = ⚠️ las fuentes difieren
launch-dispute = ⚠️ { $fact ->
        [at] Fecha
        [token] Token
        [project] Proyecto
        [chain] Red
        [raised_usd] Recaudado
        [fdv_usd] FDV
       *[unlocked_percent] Desbloqueado
    }: { $versions }
launch-version = { $value } ({ $sources })
launch-reports = <b>Según</b>
launch-report = { $title }
    {"  "}<i>{ $source } · { $age }</i>
launch-sure = { $percent } % de certeza, según reglas
button-launches = Todos los lanzamientos
button-calendar = 📅 Archivo de calendario
launches-file = { $count ->
        [one] 1 lanzamiento con día conocido
       *[other] { $count } lanzamientos con día conocido
    }
button-arm = 🎯 Comprar { $coin } al listarse
launch-arm = 🎯 <b>Comprar { $name } en su primera operación</b>
    Toca para copiar, pon tu precio máximo en USDT y envíamelo:
    <code>/tge arm { $coin } { $amount } max 0.50 14d</code>
    La vigilo en { $venue } y compro una vez, por { $amount } USDT, nunca por encima de tu precio. A los 14 días el plan vence y te aviso. Para otro exchange: añade <code>on bybit</code>. Planes activos, con un botón para cancelar: /plans
