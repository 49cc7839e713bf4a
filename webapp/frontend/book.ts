// The order book: offers above, bids below, the spread between them. Rows stay, their texts change.

import { h, need } from "./dom";
import { add, compare, exact, minus, over, plain, rough, showBrief, showFixed, times, ZERO, type Exact } from "./money";
import { ago, say } from "./text";
import type { Book as Told, Instrument, Order } from "./types";

const LEVELS = 12;
const MOST_DECIMALS = 5;
const BRIEF = exact("100000");
const TWENTY_THOUSAND = exact("20000"); // basis points of half a sum

/** Write a quantity for a narrow column: as exact as the market trades, large ones briefly. */
export function quantityOf(market: Instrument): (a: Exact) => string {
  const decimals = Math.min(exact(market.quantity_step).scale, MOST_DECIMALS);
  return (a) => (compare(a, BRIEF) < 0 ? showFixed(a, decimals) : showBrief(a));
}

export const priceOf = (market: Instrument) => (a: Exact): string => showFixed(a, Math.max(a.scale, exact(market.price_step).scale));

/** Change a text only where it differs. */
export function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

class Level {
  price = "";
  private readonly cells = ["b", "span", "span"].map((tag) => h(tag as "b"));
  private readonly mark = h("span", { class: "sr", hidden: true }, say("book-own"));
  readonly button = h("button", { type: "button", class: "level", tabindex: -1, disabled: true, "aria-hidden": "true" }, ...this.cells.flatMap((cell) => [cell, " "]), this.mark);

  show(price: string, texts: string[], share: number): void {
    this.price = price;
    this.cells.forEach((cell, at) => write(cell, texts[at] ?? ""));
    this.button.disabled = !price;
    this.button.ariaHidden = String(!price); // an empty row is no button to anybody
    this.button.style.setProperty("--share", share.toFixed(3));
  }

  own(isOwn: boolean): void {
    this.button.classList.toggle("is-own", isOwn);
    this.mark.hidden = !isOwn;
  }
}

/** The book of one market at a time. */
export class Book {
  private readonly asks: Level[]; // from the spread outwards, as they are told
  private readonly bids: Level[];
  private market: Instrument | null = null;
  private owned = new Set<string>();

  constructor(private readonly taken: (price: string) => void) {
    this.asks = this.fill(need("asks"), true);
    this.bids = this.fill(need("bids"), false);
    need("pane-book").addEventListener("keydown", (event) => this.step(event));
  }

  /** Turn to a market: nothing of the one before stays. */
  open(market: Instrument): void {
    this.market = market;
    this.owned.clear();
    for (const id of ["asks", "bids"]) need(id).setAttribute("aria-label", say(`book-${id}`, { coin: market.base }));
    this.show({ venue: "", symbol: market.symbol, bids: [], asks: [], trades: [], age_s: 0 });
  }

  /** Mark the prices of these orders. */
  own(orders: Order[]): void {
    this.owned = new Set(orders.map((order) => plain(exact(order.limit_price ?? "0"))));
    this.mark();
  }

  /** Show what was told. */
  show(told: Told): void {
    if (!this.market) return;
    const most = [told.asks, told.bids].map(sumOf).reduce((a, b) => (compare(a, b) > 0 ? a : b));
    this.side(this.asks, told.asks, most);
    this.side(this.bids, told.bids, most);
    this.spread(told);
    this.mark();
    this.tabbable();
  }

  /** Say since when it is old; 0 for one that is not. */
  age(since: number): void {
    const note = need("book-age");
    note.hidden = !since;
    if (since) write(note, say("book-old", { age: ago(new Date(since)) }));
  }

  private side(levels: Level[], told: [string, string][], most: Exact): void {
    if (!this.market) return;
    const [price, quantity] = [priceOf(this.market), quantityOf(this.market)];
    let sum = ZERO;
    levels.forEach((level, at) => {
      const row = told[at];
      if (!row) return level.show("", [], 0);
      sum = add(sum, exact(row[1]));
      const texts = [price(exact(row[0])), quantity(exact(row[1])), quantity(sum)];
      level.show(row[0], texts, rough(over(sum, most, 4)));
    });
  }

  private spread(told: Told): void {
    const [ask, bid] = [told.asks[0]?.[0], told.bids[0]?.[0]];
    if (!ask || !bid || !this.market) return write(need("book-spread"), "–");
    const width = minus(exact(ask), exact(bid));
    const points = over(times(width, TWENTY_THOUSAND), add(exact(ask), exact(bid)), 1);
    write(need("book-spread"), say("book-spread", { n: showFixed(points, 1), width: priceOf(this.market)(width) }));
  }

  private mark(): void {
    for (const level of [...this.asks, ...this.bids]) level.own(this.owned.has(level.price));
  }

  private fill(list: HTMLElement, isOutwardsFirst: boolean): Level[] {
    const levels = Array.from({ length: LEVELS }, () => new Level());
    for (const level of levels) {
      level.button.onclick = () => {
        this.taken(level.price);
        need("book-said").textContent = say("price-taken", { price: level.button.firstChild?.textContent ?? "" });
      };
    }
    const rows = levels.map((level) => h("li", {}, level.button));
    list.replaceChildren(...(isOutwardsFirst ? rows.reverse() : rows));
    return levels;
  }

  /** One row is reached by Tab, the others from there by arrows. */
  private tabbable(): void {
    const rows = this.rows();
    const current = rows.find((row) => row.tabIndex === 0 && !row.disabled) ?? this.bids[0]?.button;
    for (const row of rows) row.tabIndex = row === current ? 0 : -1;
  }

  private step(event: KeyboardEvent): void {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = this.rows().filter((row) => !row.disabled && row.offsetParent);
    const at = rows.indexOf(document.activeElement as HTMLButtonElement);
    const next = way && at >= 0 ? rows[at + way] : undefined;
    if (!way || at < 0) return;
    event.preventDefault();
    next?.focus();
    if (next) rows.forEach((row) => (row.tabIndex = row === next ? 0 : -1));
  }

  private rows(): HTMLButtonElement[] {
    return [...need("pane-book").querySelectorAll<HTMLButtonElement>(".level")];
  }
}

const sumOf = (rows: [string, string][]): Exact => rows.reduce((sum, row) => add(sum, exact(row[1])), ZERO);
