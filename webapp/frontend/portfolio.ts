// Portfolio: equity over time, positions with cost and profit, balances, orders, fills.

import { api } from "./api";
import { dayNow, equityNow, showHero, unrealisedNow, valueNow } from "./dashboard";
import { fail } from "./dialogs";
import { beside, coin, empty, fill, h, hueOf, maybe, need, put, toned } from "./dom";
import { drawn } from "./drawn";
import { mountEquity } from "./equity";
import { hear } from "./live";
import { add, exact, inPercent, minus, over, rough, showChange, showPercent, showPrice, showQuantity, showSum, sign, sum, times, tone, type Exact } from "./money";
import { describe, statusOf, whereOf } from "./orders";
import { venue } from "./place";
import { followQuotes, instruments } from "./store";
import { say } from "./text";
import { clock } from "./times";
import type { Fill, Losses, Order, Position, Summary } from "./types";

const HUNDRED = exact("100");
const PAGE = 12;
const FILLS = 12;
const names = new Map<string, string>();

/** Show the portfolio, or hand on why it cannot be shown; returns how to leave it. */
export function mount(broken: (error: unknown) => void): () => void {
  let summary: Summary | null = null;
  const load = async (): Promise<void> => {
    try {
      const [found, markets] = await Promise.all([api<Summary>(`/portfolio?venue=${venue()}`), instruments(), followQuotes()]);
      summary = found;
      for (const market of markets.values()) names.set(market.symbol, market.name);
      showAll(summary);
      await Promise.all([loadOrders(), loadFills(), loadRisk()]);
    } catch (error) {
      (summary ? fail : broken)(error);
    }
  };
  const showCurve = mountEquity();
  const ends = [
    hear("quotes", () => summary && showMoving(summary)),
    hear("order", () => void load()),
    hear("resync", () => void load()),
    hear("resync", showCurve),
  ];
  need("orders-more").addEventListener("click", () => void loadOrders(need("orders-more").dataset["next"]).catch(fail));
  void load();
  return () => ends.forEach((end) => end());
}

function showAll(summary: Summary): void {
  if (!maybe("balances")) return;
  showMoving(summary);
  fill("realised", showChange(exact(summary.realised)), tone(exact(summary.realised)));
  fill("fees", showSum(exact(summary.fees)));
  showAllocation(summary);
  showBalances(summary);
}

/** Tell what a day may cost; without positions, or while the models are off, nothing. */
async function loadRisk(): Promise<void> {
  const found = await api<Losses | null>(`/portfolio/risk?venue=${venue()}`).catch(() => null);
  const place = maybe("risk");
  if (!place) return;
  place.hidden = !found;
  if (!found) return;
  const [usual, rare] = found.losses;
  const fact = (key: string, value: string): HTMLElement => h("div", {}, h("dt", {}, say(key)), h("dd", {}, showSum(exact(value))));
  put(
    need("risk-facts"),
    ...(usual && rare ? [fact("risk-day", usual.value_at_risk), fact("risk-mean", usual.shortfall), fact("risk-rare", rare.value_at_risk)] : []),
  );
  need("risk-note").textContent = usual ? say("risk-note") : say("risk-short", { hours: String(found.hours), wanted: String(found.wanted) });
}

function showMoving(summary: Summary): void {
  if (!maybe("balances")) return;
  const equity = equityNow(summary);
  const profit = minus(equity, exact(summary.deposited));
  const unrealised = sum(summary.positions.map(unrealisedNow));
  const [day] = dayNow(summary, equity);
  const share = over(times(profit, HUNDRED), exact(summary.deposited));
  showHero(equity);
  fill("profit", `${showChange(profit)} USDT (${showPercent(share)})`, tone(profit));
  fill("unrealised", showChange(unrealised), tone(unrealised));
  fill("day", showChange(day), tone(day));
  showPositions(summary, equity);
}

function showPositions(summary: Summary, equity: Exact): void {
  const place = need("positions");
  if (!summary.positions.length) {
    const go = h("a", { class: "button small", href: "/trade", "data-go": "BTC/USDT" }, say("buy-coin", { coin: "BTC" }));
    return put(place, empty(say("no-positions"), say("no-positions-hint"), go));
  }
  const head = ["asset", "amount", "average-cost", "price", "value", "share", "profit"];
  const cells = head.map((key) => h("th", { scope: "col" }, say(key)));
  const table = h(
    "table",
    { class: "table only-wide" },
    h("thead", {}, h("tr", {}, ...cells)),
    h("tbody", {}, ...summary.positions.map((p) => positionLine(p, equity))),
  );
  put(place, table, h("div", { class: "rows only-narrow" }, ...summary.positions.map(positionRow)));
}

function profitOf(position: Position): [Exact, Exact] {
  const profit = unrealisedNow(position);
  return [profit, over(times(profit, HUNDRED), exact(position.cost))];
}

function positionLine(position: Position, equity: Exact): HTMLElement {
  const value = valueNow(position);
  const [profit, percent] = profitOf(position);
  const part = over(times(value, HUNDRED), equity, 4);
  const price = position.price ? showPrice(over(value, exact(position.quantity), 18)) : "—";
  const name = h("a", { class: "asset", href: `/trade?symbol=${position.symbol}`, "data-go": position.symbol }, coin(position.base), h("span", {}, h("b", {}, position.base), h("small", {}, names.get(position.symbol) ?? "")));
  return h(
    "tr",
    { "data-go": position.symbol },
    h("td", {}, name),
    h("td", {}, showQuantity(exact(position.quantity))),
    h("td", {}, showPrice(exact(position.average_cost))),
    h("td", {}, price),
    h("td", {}, h("b", {}, showSum(value))),
    h("td", {}, inPercent(showSum(part))),
    h("td", {}, toned(showChange(profit), profit, "b"), toned(showPercent(percent), percent, "small")),
  );
}

function positionRow(position: Position): HTMLElement {
  const [profit, percent] = profitOf(position);
  return h(
    "a",
    { class: "row", href: `/trade?symbol=${position.symbol}`, "data-go": position.symbol },
    coin(position.base),
    h(
      "span",
      { class: "row-text" },
      h("b", {}, position.base, h("small", {}, showQuantity(exact(position.quantity)))),
      h("small", {}, `⌀ ${showPrice(exact(position.average_cost))}`),
    ),
    h(
      "span",
      { class: "row-text row-end" },
      h("b", {}, showSum(valueNow(position))),
      toned(`${showChange(profit)} (${showPercent(percent)})`, profit, "small"),
    ),
  );
}

function showAllocation(summary: Summary): void {
  const equity = equityNow(summary);
  const cash = add(exact(summary.cash), exact(summary.reserved));
  const parts: [string, Exact, string][] = summary.positions.map((p) => [p.base, valueNow(p), hueOf(p.base)]);
  parts.push([say("cash"), cash, "cash-tone"]);
  const shown = parts.filter(([, value]) => sign(value) > 0);
  const percent = (value: Exact): Exact => over(times(value, HUNDRED), equity, 4);
  const bars = shown.map(([, value, tone]) => {
    const bar = h("i", { class: tone });
    bar.style.flexGrow = String(Math.max(rough(percent(value)), 0.5));
    return bar;
  });
  put(need("allocation"), ...bars);
  const keys = shown.map(([name, value, tone]) =>
    h("li", {}, h("i", { class: tone }), h("b", {}, name), inPercent(showSum(percent(value)))),
  );
  put(need("allocation-key"), ...keys);
}

function showBalances(summary: Summary): void {
  const cash = balanceRow("USDT", exact(summary.cash), exact(summary.reserved), showSum);
  const assets = summary.positions.map((p) => balanceRow(p.base, exact(p.free), exact(p.reserved), showQuantity));
  put(need("balances"), cash, ...assets);
}

function balanceRow(currency: string, free: Exact, reserved: Exact, show: (a: Exact) => string): HTMLElement {
  const isHeld = sign(reserved) > 0;
  return h(
    "div",
    { class: "row" },
    coin(currency),
    h("span", { class: "row-text" }, h("b", {}, currency), isHeld && h("small", {}, `${say("reserved")} ${show(reserved)}`)),
    h("span", { class: "row-text row-end" }, h("b", {}, show(add(free, reserved))), isHeld && h("small", {}, `${say("free")} ${show(free)}`)),
  );
}

async function loadOrders(cursor?: string): Promise<void> {
  const query = new URLSearchParams({ limit: String(PAGE), ...(cursor ? { cursor } : {}) });
  const page = await api<{ orders: Order[]; next: string | null }>(`/orders?${query}`);
  const list = maybe("orders");
  if (!list) return;
  const items = page.orders.map(orderItem);
  if (cursor) list.append(...items);
  else if (items.length) put(list, ...items);
  else put(list, empty(say("no-orders"), say("no-orders-hint")));
  const more = need("orders-more");
  more.hidden = !page.next;
  more.dataset["next"] = page.next ?? "";
}

function orderItem(order: Order): HTMLElement {
  const more = h("div", { class: "order-more", id: `more-${order.id}`, hidden: true });
  const mark = h("span", { class: `side-mark side-${order.side}`, "aria-hidden": "true" }, order.side === "buy" ? "↓" : "↑");
  const row = h(
    "button",
    { type: "button", class: "row", "aria-expanded": "false", "aria-controls": more.id },
    mark,
    h("span", { class: "row-text" }, h("b", {}, describe(order)), h("small", {}, clock(order.created_at)), whereOf(order)),
    h("span", { class: "row-text row-end" }, statusOf(order)),
  );
  row.addEventListener("click", () => {
    more.hidden = !more.hidden;
    row.setAttribute("aria-expanded", String(!more.hidden));
    if (!more.hidden) void showHistory(order.id, more);
  });
  return h("div", { class: "order-item" }, row, more);
}

async function showHistory(id: string, place: HTMLElement): Promise<void> {
  put(place, ...(await drawn(`/fragments/orders/${id}`, () => void showHistory(id, place))));
}

async function loadFills(): Promise<void> {
  const found = await api<Fill[]>(`/portfolio/fills?limit=${FILLS}`);
  const list = maybe("fills");
  if (!list) return;
  if (!found.length) return put(list, empty(say("no-fills"), say("no-fills-hint")));
  put(list, ...found.map(fillRow));
}

function fillRow(one: Fill): HTMLElement {
  const base = one.symbol.split("/")[0] ?? "";
  const isBuy = one.side === "buy";
  const price = say("at-price", { price: showPrice(exact(one.price)) });
  const amount = `${isBuy ? "+" : "−"}${showQuantity(exact(one.quantity))} ${base}`;
  return h(
    "div",
    { class: "row" },
    h("span", { class: `side-mark side-${one.side}`, "aria-hidden": "true" }, isBuy ? "↓" : "↑"),
    h("span", { class: "row-text" }, h("b", {}, h("bdi", {}, amount)), h("small", {}, ...beside(price, clock(one.at)))),
    h("span", { class: "row-text row-end" }, h("b", {}, showSum(exact(one.cost)))),
  );
}
