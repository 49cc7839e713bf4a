// The last trades of a market, newest first; coloured and said by who came to trade.

import { priceOf, quantityOf, write } from "./book";
import { h, need } from "./dom";
import { exact } from "./money";
import { say } from "./text";
import { writer } from "./times";
import type { Book as Told, Instrument } from "./types";

const TRADES = 20;
const clock = writer({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

/** A list whose rows stay and whose texts change. */
export class Tape {
  private readonly rows = Array.from({ length: TRADES }, () => ["b", "span", "time", "span"].map((tag) => h(tag as "b")));
  private market: Instrument | null = null;

  constructor() {
    need("tape").replaceChildren(...this.rows.map((cells) => h("li", { hidden: true }, ...cells.flatMap((cell) => [cell, " "]))));
    for (const cells of this.rows) cells[3]?.classList.add("sr");
  }

  /** Turn to a market. */
  open(market: Instrument): void {
    this.market = market;
    this.rows.forEach((cells) => hide(cells, true));
  }

  /** Show what was told. */
  show({ trades }: Told): void {
    if (!this.market) return;
    const [price, quantity] = [priceOf(this.market), quantityOf(this.market)];
    this.rows.forEach((cells, at) => {
      const trade = trades[at];
      hide(cells, !trade);
      if (!trade) return;
      const [told, size, ms, side] = trade;
      const texts = [price(exact(told)), quantity(exact(size)), clock(ms), say(`side-${side}`)];
      cells.forEach((cell, n) => write(cell, texts[n] ?? ""));
      const row = cells[0]?.parentElement;
      if (row && row.className !== side) row.className = side;
    });
    need("tape-none").hidden = trades.length > 0;
  }
}

function hide(cells: HTMLElement[], isHidden: boolean): void {
  const row = cells[0]?.parentElement;
  if (row) row.hidden = isHidden;
}
