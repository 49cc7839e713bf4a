# Lo que tiene una persona.

portfolio = <b>Portafolio</b> · { $place }
    Patrimonio <b>{ $equity } USDT</b> { $mark } { $profit } ({ $percent } %)
    Efectivo { $cash } libre, { $reserved } en órdenes abiertas
    Realizado { $realised } · no realizado { $unrealised } · comisiones { $fees }
portfolio-risk = Riesgo de un día: 1 de cada 20 días pierde <b>{ $usual } USDT</b> o más, { $shortfall } en promedio en esos días; 1 de cada 100, unos { $rare } (en las pruebas se superó con algo más de frecuencia). Los días malos vienen en rachas.
portfolio-risk-short = Riesgo de un día: aún falta historial, { $hours } de { $wanted } horas de precios.
portfolio-position = <b>{ $coin }</b> { $quantity } = { $value } USDT { $mark } { $profit } ({ $percent } %)
    {"  "}comprado a { $average } · { $price ->
        [none] sin precio ahora
       *[other] ahora { $price }
    }
portfolio-empty = Por ahora solo efectivo. Escribe una moneda, por ejemplo BTC, para comprar.

button-report = Informe
button-report-days = { $is-shown ->
        [yes] • { $days } d •
       *[no] { $days } d
    }
button-export = CSV para impuestos
report = <b>{ $days ->
        [one] Último día
       *[other] Últimos { $days } días
    }</b> · { $place }
    Patrimonio <b>{ $equity } USDT</b> { $mark } { $profit }
    Rendimiento { $percent } % ponderado en el tiempo · caída máxima { $drawdown } %{ $flows ->
        [none] {""}
       *[other] { " · depósitos y retiros " }{ $flows }
    }
report-no-trips = En este periodo no hubo ninguna compra con su venta.
report-trips = Ventas { $count }, con ganancia { $won } · realizado <b>{ $realised }</b> · comisiones { $fees }{ $has-both ->
        [yes] { " · mejor " }{ $best }{ ", peor " }{ $worst }
       *[no] {""}
    }
report-days = <b>Por día</b>
report-day = { $date }: { $trades ->
        [one] { $trades } ejecución
       *[other] { $trades } ejecuciones
    }, volumen operado { $turnover }, realizado { $realised }
export-caption = { $days ->
        [one] Último día
       *[other] Últimos { $days } días
    }: { $count ->
        [one] { $count } fila
       *[other] { $count } filas
    }, horas en UTC, costo promedio. Qué significa cada columna: docs/export.md
button-pnl = Tarjeta
button-pnl-sum = { $is-shown ->
        [yes] Ocultar el importe
       *[no] Mostrar el importe
    }
pnl = <b>{ $days ->
        [one] Último día
       *[other] Últimos { $days } días
    }</b> · { $place }
    Rendimiento <b>{ $percent } %</b> ponderado en el tiempo{ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
pnl-coin = <b>{ $symbol }</b> · { $place }
    { $state ->
        [held] En cartera
       *[sold] Última venta
    }: <b>{ $percent } %</b> sobre el costo, comisiones incluidas{ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
    { $entry } → { $price }
pnl-private = La imagen no nombra a nadie, ni muestra importes si tú no quieres.
inline-pnl = Compartir mi resultado
inline-pnl-seen = Porcentaje y curva. Sin importe ni nombre.
inline-pnl-none = Aún no hay operaciones. Abrir Tapewire
inline-pnl-nothing = No hay nada de eso. Prueba: pnl, pnl 7, pnl btc
