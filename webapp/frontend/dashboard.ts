// Dashboard: equity that moves with the market, movers, the wire, positions.

import { api } from "./api";
import { fail } from "./dialogs";
import { choice, coin, empty, fill, flash, h, maybe, need, put, spark, toned } from "./dom";
import { hear } from "./live";
import { add, compare, exact, minus, negate, over, showChange, showPercent, showPrice, showQuantity, showSum, sign, sum, times, tone, type Exact } from "./money";
import { venue } from "./place";
import { bid, closes, followQuotes, instruments, oldness, quotes } from "./store";
import { say } from "./text";
import type { Position, Quote, Summary } from "./types";
import { followed } from "./watchlist";
import { Wire } from "./wire";

const MOVERS = 6;
const POSITIONS = 5;
const LISTED = 12;
const LOOK_MS = 1000;
const names = new Map<string, string>();

/** Show the dashboard, or hand on why it cannot be shown; returns how to leave it. */
export function mount(broken: (error: unknown) => void): () => void {
  let summary: Summary | null = null;
  const wire = new Wire();
  const load = async (): Promise<void> => {
    try {
      const [found, markets, coins] = await Promise.all([api<Summary>(`/portfolio?venue=${venue()}`), instruments(), followed(), followQuotes()]);
      summary = found;
      watchlist = coins.map((one) => `${one}/USDT`);
      offerKinds();
      for (const market of markets.values()) names.set(market.symbol, market.name);
      showPositions(summary);
      showEquity(summary);
      showMovers();
    } catch (error) {
      (summary ? fail : broken)(error);
    }
  };
  const timer = window.setInterval(() => document.hidden || moveMovers(), LOOK_MS);
  const ends = [
    () => clearInterval(timer),
    hear("quotes", () => {
      if (summary) showEquity(summary);
      moveMovers();
      if (summary) movePositions(summary);
    }),
    hear("order", ({ status }) => void (status === "sending" || load())),
    hear("resync", () => {
      void load();
      wire.refresh();
    }),
    hear("alert", () => wire.refresh()),
    hear("news", () => shown === "news" && wire.refresh()),
    () => wire.close(),
  ];
  const turn = (to: string): void => {
    shown = to;
    void wire.open(`/fragments/${to}`);
  };
  choice(need("wire-tabs"), "wire", turn)(shown);
  choice(need("movers-kinds"), "movers", (to) => {
    kind = to;
    showMovers();
  })(kind);
  void load();
  turn(shown);
  return () => ends.forEach((end) => end());
}

let shown = "alerts"; // the tab that was chosen stays chosen
let kind = "watchlist"; // likewise, where there is a list
let watchlist: string[] = [];

/** What everything is worth at the quotes of now. */
export function equityNow(summary: Summary): Exact {
  const values = summary.positions.map((p) => valueNow(p));
  return sum([exact(summary.cash), exact(summary.reserved), ...values]);
}

/** What one position is worth at the quote of now. */
export function valueNow(position: Position): Exact {
  const price = bid(position.symbol);
  return price ? times(exact(position.quantity), price) : exact(position.value);
}

/** Profit on paper at the quote of now; coins that were brought along have no cost to compare. */
export const unrealisedNow = (position: Position): Exact =>
  add(exact(position.unrealised), minus(valueNow(position), exact(position.value)));

/** Write the large number with quieter decimals. */
export function showHero(equity: Exact): void {
  const output = need("equity");
  const text = showSum(equity);
  const cents = /[.,]\d\d$/.exec(text)?.[0] ?? "";
  put(output, text.slice(0, text.length - cents.length), h("span", { class: "cents" }, cents));
  output.classList.remove("wait");
}

/** The day's change at the quotes of now, and as percent of what was there before. */
export function dayNow(summary: Summary, equity: Exact): [Exact, Exact] {
  const day = add(exact(summary.day_change), minus(equity, exact(summary.equity)));
  const before = minus(equity, day);
  return [day, sign(before) > 0 ? over(times(day, exact("100")), before) : exact("0")];
}

function showEquity(summary: Summary): void {
  if (!maybe("movers")) return;
  const equity = equityNow(summary);
  const [day, percent] = dayNow(summary, equity);
  const unrealised = sum(summary.positions.map(unrealisedNow));
  showHero(equity);
  fill("day", `${showChange(day)} USDT (${showPercent(percent)})`, tone(day));
  fill("cash", showSum(add(exact(summary.cash), exact(summary.reserved))));
  fill("invested", showSum(sum(summary.positions.map(valueNow))));
  fill("unrealised", showChange(unrealised), tone(unrealised));
  fill("realised", showChange(exact(summary.realised)), tone(exact(summary.realised)));
}

const away = (quote: Quote): Exact => {
  const change = exact(quote.change_percent);
  return sign(change) < 0 ? negate(change) : change;
};

/** Offer the coins that are followed before those that move, where there are any. */
function offerKinds(): void {
  const kinds = maybe("movers-kinds");
  if (!kinds) return;
  kinds.hidden = !watchlist.length;
  need("movers-title").classList.toggle("sr", Boolean(watchlist.length));
}

const isListed = (): boolean => kind === "watchlist" && watchlist.length > 0;

function showMovers(): void {
  const list = maybe("movers");
  if (!list) return;
  const moved = (): Quote[] => [...quotes.values()].sort((a, b) => compare(away(b), away(a))).slice(0, MOVERS);
  const found = isListed() ? watchlist.flatMap((symbol) => quotes.get(symbol) ?? []).slice(0, LISTED) : moved();
  if (!found.length) return put(list, empty(say("no-quotes"), say("no-quotes-hint")));
  put(list, ...found.map(moverRow));
}

function moverRow(quote: Quote): HTMLElement {
  const base = quote.symbol.split("/")[0] ?? "";
  const row = h(
    "a",
    { class: "row", href: `/trade?symbol=${quote.symbol}`, "data-go": quote.symbol, "data-mover": quote.symbol },
    coin(base),
    h("span", { class: "row-text" }, h("b", {}, base), h("small", {}, names.get(quote.symbol) ?? "USDT")),
    h(
      "span",
      { class: "row-text row-end fixed" },
      h("b", { "data-price": true, class: oldness(quote) && "is-old" }, showPrice(exact(quote.last))),
      changeOf(quote),
    ),
  );
  void closes(quote.symbol)
    .then((line) => line.length > 2 && row.insertBefore(spark(line), row.lastElementChild))
    .catch(() => undefined);
  return row;
}

/** How far the price went in a day; of one that is old, how old. */
function changeOf(quote: Quote): HTMLElement {
  const old = oldness(quote);
  return old ? h("small", {}, old) : toned(showPercent(exact(quote.change_percent)), quote.change_percent, "small");
}

function moveMovers(): void {
  for (const row of document.querySelectorAll<HTMLElement>("[data-mover]")) {
    const quote = quotes.get(row.dataset["mover"] ?? "");
    const price = row.querySelector<HTMLElement>("[data-price]");
    if (!quote || !price) continue;
    const [text, change] = [showPrice(exact(quote.last)), changeOf(quote)];
    price.classList.toggle("is-old", Boolean(oldness(quote)));
    if (price.nextElementSibling?.textContent !== change.textContent) price.nextElementSibling?.replaceWith(change);
    if (price.textContent === text) continue;
    flash(price, compare(exact(quote.last), exact(price.dataset["last"] ?? quote.last)));
    price.dataset["last"] = quote.last;
    price.textContent = text;
  }
}

function showPositions(summary: Summary): void {
  const list = maybe("positions");
  if (!list || !maybe("movers")) return;
  if (!summary.positions.length) {
    const go = h("a", { class: "button small", href: "/trade", "data-go": "BTC/USDT" }, say("buy-coin", { coin: "BTC" }));
    return put(list, empty(say("no-positions"), say("no-positions-hint"), go));
  }
  put(list, ...summary.positions.slice(0, POSITIONS).map(positionRow));
}

function positionRow(position: Position): HTMLElement {
  const unrealised = unrealisedNow(position);
  return h(
    "a",
    { class: "row", href: `/trade?symbol=${position.symbol}`, "data-go": position.symbol, "data-position": position.symbol },
    coin(position.base),
    h("span", { class: "row-text" }, h("b", {}, position.base), h("small", {}, showQuantity(exact(position.quantity)))),
    h("span", { class: "row-text row-end" }, h("b", {}, showSum(valueNow(position))), toned(showChange(unrealised), unrealised, "small")),
  );
}

function movePositions(summary: Summary): void {
  for (const position of summary.positions) {
    const row = document.querySelector(`[data-position="${position.symbol}"] .row-end`);
    if (!row?.firstElementChild) continue;
    const unrealised = unrealisedNow(position);
    row.firstElementChild.textContent = showSum(valueNow(position));
    row.lastElementChild?.replaceWith(toned(showChange(unrealised), unrealised, "small"));
  }
}
