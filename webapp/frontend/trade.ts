// Trade: market picker, chart, ticket, open orders, the coin's wire.

import { api } from "./api";
import { backButton, haptic, storage } from "./bridge";
import type { Chart } from "./chart";
import type { Panes } from "./panes";
import { closeOutside, fail } from "./dialogs";
import { choice, coin, empty, fill, flash, h, need, put, toned } from "./dom";
import { hear } from "./live";
import { compare, exact, minus, showBrief, showPercent, showPrice, showQuantity, showSum, tone } from "./money";
import { openRow } from "./orders";
import { venue } from "./place";
import { planRow } from "./plans";
import { followQuotes, instruments, oldness, quotes } from "./store";
import { say } from "./text";
import { Ticket } from "./ticket";
import type { Alert, Band, Candle, Fill, Instrument, Order, Plan, Quote, Summary } from "./types";
import { Star } from "./watchlist";
import { Wire } from "./wire";

const DEFAULT = "BTC/USDT";
const CANDLES = 300;
const AFTER_FILL_MS = 400;
const LOOK_MS = 1000;

/** Show the trade page, or hand on why it cannot be shown; returns how to leave it. */
export function mount(broken: (error: unknown) => void): () => void {
  const page = new TradePage();
  void page.open().catch(broken);
  return () => page.close();
}

/** Let the browser do what waits for it. */
const rest = (): Promise<void> => new Promise((done) => setTimeout(done));

const WIDE = matchMedia("(min-width: 1360px)"); // as trade.css has it
let wasSeen = false;

/** Wait until the book is seen, for there is room for it or its tab is pressed; returns that tab. */
function seen(): Promise<string> {
  return new Promise((done) => {
    if (WIDE.matches || wasSeen) done("");
    WIDE.addEventListener("change", () => done(""), { once: true });
    need("views").addEventListener("click", (event) => done((event.target as HTMLElement).dataset["view"] ?? ""), { once: true });
  });
}

class TradePage {
  private market: Instrument | null = null;
  private markets = new Map<string, Instrument>();
  private frame = "15m";
  private chart: Chart | null = null;
  private ticket: Ticket | null = null;
  private panes: Panes | null = null;
  private candles: Candle[] = [];
  private shown = ""; // whose candles they are
  private isPaging = false;
  private isClosed = false;
  private readonly wire = new Wire();
  private readonly star = new Star(need<HTMLButtonElement>("follow"));
  private readonly ends: (() => void)[];

  constructor() {
    const repaint = (): void => {
      this.chart?.paint();
      this.drawCandles(true);
    };
    document.addEventListener("tapewire:theme", repaint);
    const timer = window.setInterval(() => document.hidden || this.showQuote(), LOOK_MS);
    this.ends = [
      () => clearInterval(timer),
      () => document.removeEventListener("tapewire:theme", repaint),
      hear("quotes", (found) => this.moved(found)),
      hear("order", () => setTimeout(() => void this.loadOwn().catch(() => undefined), AFTER_FILL_MS)),
      hear("plan", () => void this.loadOwn().catch(() => undefined)),
      hear("news", () => this.wire.refresh()),
      () => this.wire.close(),
      hear("resync", () => void this.load().catch(() => undefined)),
      hear("resumed", () => void this.loadCandles().catch(() => undefined)),
    ];
  }

  async open(): Promise<void> {
    const [markets, frame, last] = await Promise.all([instruments(), storage.get("frame"), storage.get("symbol"), followQuotes()]);
    if (this.isClosed) return;
    this.markets = markets;
    this.frame = ["1m", "5m", "15m", "1h", "4h", "1d"].includes(frame) ? frame : "15m";
    const select = choice(need("frames"), "frame", (chosen) => this.reframe(chosen));
    select(this.frame);
    this.pickers();
    const asked = new URLSearchParams(location.search).get("symbol") ?? "";
    void seen().then((view) => this.openPanes(view)).catch(fail);
    await this.go([asked, last, DEFAULT, [...markets.keys()][0] ?? ""].find((symbol) => markets.has(symbol)) ?? DEFAULT);
  }

  close(): void {
    this.isClosed = true;
    this.ends.forEach((end) => end());
    this.ticket?.close();
    this.panes?.close();
    this.chart?.close();
    backButton.hide();
  }

  private async go(symbol: string): Promise<void> {
    const market = this.markets.get(symbol);
    if (!market) throw new Error(say("no-markets-found"));
    if (this.market && this.market !== market) this.forget();
    this.market = market;
    storage.set("symbol", symbol);
    history.replaceState(history.state, "", `/trade?symbol=${symbol}`);
    document.title = `${market.base} · Tapewire`;
    fill("pick-base", market.base);
    fill("pick-name", market.name);
    this.showCoin(market);
    this.showQuote();
    void this.star.open(market.base).catch(fail);
    this.ticket ??= new Ticket(market, () => this.touch(), () => void this.loadOwn().catch(fail));
    this.ticket.open(market);
    need("trade").inert = false; // a press before now would have been lost
    this.panes?.open(market);
    await this.load();
  }

  /** Fetch the script of the book now that the book is seen. */
  private async openPanes(view: string): Promise<void> {
    wasSeen = true;
    const { Panes } = await import("./panes");
    if (this.isClosed || this.panes || !this.market) return;
    this.panes = new Panes(view, (price) => this.ticket?.limitAt(price));
    this.panes.open(this.market);
    this.panes.own(this.resting);
  }

  /** Take what belongs to the market before off the page: its candles, marks, prices and orders. */
  private forget(): void {
    [this.candles, this.fills, this.alerts, this.resting] = [[], [], [], []];
    this.shown = "";
    this.isPaging = false;
    this.chart?.clear();
    need("last").classList.remove("is-old");
    need("band").hidden = true;
    for (const id of ["last", "change", "high", "low", "volume", "spread"]) fill(id, "–", 0);
  }

  private showCoin(market: Instrument): void {
    const mark = coin(market.base);
    mark.id = "pick-coin";
    need("pick-coin").replaceWith(mark);
  }

  private touch(): ReturnType<typeof exact> | null {
    const quote = this.market && quotes.get(this.market.symbol);
    return quote ? exact(quote.last) : null;
  }

  private async load(): Promise<void> {
    await Promise.all([this.loadCandles().then(() => this.loadBand()), this.loadOwn(), this.market && this.wire.open(`/fragments/news?coin=${this.market.base}`)]);
  }

  private async fetchCandles(before?: number): Promise<Candle[]> {
    const query = new URLSearchParams({ symbol: this.market?.symbol ?? DEFAULT, timeframe: this.frame, limit: String(CANDLES), venue: venue() });
    if (before) query.set("before", new Date(before * 1000).toISOString());
    return api<Candle[]>(`/market/candles?${query}`);
  }

  /** Which candles are wanted: of what market, in what frame. */
  private get wanted(): string {
    return `${this.market?.symbol ?? DEFAULT} ${this.frame}`;
  }

  private async loadCandles(): Promise<void> {
    const asked = this.wanted;
    const [found, { Chart }] = await Promise.all([this.fetchCandles(), import("./chart")]);
    // In three steps with room between them, so that a press never waits for all of it.
    for (const step of [() => this.make(Chart), () => this.take(found)]) {
      await rest();
      if (this.isClosed || asked !== this.wanted) return;
      step();
    }
  }

  private make(Kind: typeof Chart): void {
    this.chart ??= new Kind(this.place(), need("legend"), need("studies"), (before) => void this.older(before));
  }

  private take(found: Candle[]): void {
    this.candles = found;
    this.shown = this.wanted;
    this.isPaging = false;
    this.drawCandles(false);
  }

  /** Draw how far the next hour may go, either way; nothing while the models are off. */
  private async loadBand(): Promise<void> {
    const symbol = this.market?.symbol ?? DEFAULT;
    const query = new URLSearchParams({ symbol });
    const { band } = await api<{ band: Band | null }>(`/market/readings?${query}`).catch(() => ({ band: null }));
    if (this.isClosed || symbol !== this.market?.symbol) return;
    const note = need("band");
    note.hidden = !band;
    if (band) {
      const [half, most] = [showSum(exact(band.half_percent)), showSum(exact(band.most_percent))];
      note.textContent = say("band", { half, most });
    }
    this.chart?.expect(band ? Number(band.most_percent) / 100 : 0);
  }

  private place(): HTMLElement {
    const place = need("chart");
    place.querySelector(".chart-wait")?.remove();
    return place;
  }

  private drawCandles(keep: boolean): void {
    need("chart").querySelector(".empty")?.remove();
    if (!this.candles.length) need("chart").append(empty(say("no-candles"), say("no-candles-hint")));
    this.chart?.show(this.candles, this.frame, keep);
    this.chart?.mark(this.fills, this.alerts);
    this.drawOpen();
  }

  private async older(before: number): Promise<void> {
    const [asked, { candles }] = [this.wanted, this];
    if (this.isPaging || candles.length > 5000 || this.shown !== asked) return;
    this.isPaging = true;
    const found = await this.fetchCandles(before).catch(() => null);
    // Meanwhile these may have given way to others, of this market or of another.
    if (this.isClosed || asked !== this.wanted || candles !== this.candles) return;
    const known = candles[0]?.at ?? "";
    const fresh = found?.filter((candle) => candle.at < known) ?? [];
    if (fresh.length) {
      this.candles = [...fresh, ...candles];
      this.drawCandles(true);
    }
    this.isPaging = found !== null && !fresh.length; // there is no more to ask for, unlike after a failure
  }

  private reframe(frame: string): void {
    this.frame = frame;
    this.isPaging = false;
    storage.set("frame", frame);
    haptic("select");
    void this.loadCandles().catch(fail);
  }

  private fills: Fill[] = [];
  private alerts: Alert[] = [];
  private resting: Order[] = [];

  /** Load what is the person's own: money, fills, alerts, open orders. */
  private async loadOwn(): Promise<void> {
    const symbol = this.market?.symbol ?? DEFAULT;
    const query = new URLSearchParams({ symbol, limit: "100" });
    const [summary, fills, alerts, page, planned] = await Promise.all([
      api<Summary>(`/portfolio?venue=${venue()}`),
      api<Fill[]>(`/portfolio/fills?${query}`),
      api<Alert[]>(`/alerts?${query}`),
      api<{ orders: Order[] }>("/orders?open=true&limit=50"),
      api<{ plans: Plan[] }>("/plans?live=true"),
    ]);
    if (this.isClosed || symbol !== this.market?.symbol) return;
    [this.fills, this.alerts] = [fills, alerts];
    this.ticket?.know(summary);
    this.chart?.mark(fills, alerts);
    this.showOpen(page.orders);
    this.showPlans(planned.plans);
  }

  private showPlans(live: Plan[]): void {
    const list = need("open-plans");
    const changed = (): void => void this.loadOwn().catch(fail);
    need("plans-count").textContent = live.length ? String(live.length) : "";
    if (!live.length) put(list, empty(say("no-plans"), say("no-plans-hint")));
    else put(list, ...live.map((plan) => planRow(plan, changed)));
  }

  private showOpen(open: Order[]): void {
    const list = need("open-orders");
    const changed = (): void => void this.loadOwn().catch(fail);
    need("open-count").textContent = open.length ? String(open.length) : "";
    if (!open.length) put(list, empty(say("no-open-orders"), say("no-open-orders-hint")));
    else put(list, ...open.map((order) => openRow(order, changed)));
    this.resting = open.filter((order) => order.symbol === this.market?.symbol && order.limit_price);
    this.panes?.own(this.resting);
    this.drawOpen();
  }

  private drawOpen(): void {
    this.chart?.orders(this.resting.map((order) => ({
      price: Number(order.limit_price),
      isBuy: order.side === "buy",
      title: say(`side-${order.side}`),
    })));
  }

  private moved(found: Quote[]): void {
    const quote = found.find((one) => one.symbol === this.market?.symbol);
    if (quote && !this.isClosed) {
      this.showQuote();
      this.chart?.move(quote);
    }
    if (need<HTMLDialogElement>("markets").open) this.movePicker(found);
  }

  private showQuote(): void {
    const quote = this.market && quotes.get(this.market.symbol);
    if (!quote) return;
    const output = need("last");
    const before = output.dataset["last"];
    if (before !== quote.last) {
      if (before && output.dataset["of"] === quote.symbol) flash(output, compare(exact(quote.last), exact(before)));
      output.dataset["last"] = quote.last;
      output.dataset["of"] = quote.symbol;
    }
    const old = oldness(quote);
    output.classList.toggle("is-old", Boolean(old));
    fill("last", showPrice(exact(quote.last)));
    fill("change", old || showPercent(exact(quote.change_percent)), old ? 0 : tone(exact(quote.change_percent)));
    fill("high", showPrice(exact(quote.high)));
    fill("low", showPrice(exact(quote.low)));
    fill("volume", showBrief(exact(quote.volume)));
    fill("spread", showQuantity(minus(exact(quote.ask), exact(quote.bid))));
  }

  // -- the market picker

  private pickers(): void {
    const sheet = need<HTMLDialogElement>("markets");
    const search = need<HTMLInputElement>("market-search");
    closeOutside(sheet);
    need("pick").addEventListener("click", () => {
      search.value = "";
      this.list("");
      sheet.showModal();
      if (matchMedia("(hover: hover)").matches) search.focus(); // on a phone the keyboard would hide the list
      backButton.show(() => sheet.close());
    });
    sheet.addEventListener("close", () => backButton.hide());
    sheet.querySelector("[data-close]")?.addEventListener("click", () => sheet.close());
    search.addEventListener("input", () => this.list(search.value));
    search.addEventListener("keydown", (event) => {
      const first = need("market-list").querySelector<HTMLElement>("[data-symbol]");
      if (event.key === "Enter") first?.click();
      if (event.key === "ArrowDown") first?.focus();
      if (["Enter", "ArrowDown"].includes(event.key)) event.preventDefault();
    });
    need("market-list").addEventListener("keydown", (event) => {
      const focused = document.activeElement;
      const next = { ArrowDown: focused?.nextElementSibling, ArrowUp: focused?.previousElementSibling ?? search }[event.key];
      if (!(next instanceof HTMLElement)) return;
      event.preventDefault();
      next.focus();
    });
  }

  private list(text: string): void {
    const wanted = text.trim().toUpperCase();
    const found = [...this.markets.values()].filter((one) => one.base.includes(wanted) || one.name.toUpperCase().includes(wanted));
    const volume = (one: Instrument): number => {
      const quote = quotes.get(one.symbol);
      return quote ? Number(quote.volume) : 0;
    };
    found.sort((a, b) => volume(b) - volume(a));
    const list = need("market-list");
    if (!found.length) return put(list, h("p", { class: "empty" }, say("no-markets-found")));
    put(list, ...found.map((market) => this.marketRow(market)));
  }

  private marketRow(market: Instrument): HTMLElement {
    const quote = quotes.get(market.symbol);
    const row = h(
      "button",
      { type: "button", class: "row", role: "option", "data-symbol": market.symbol, "aria-selected": String(market.symbol === this.market?.symbol) },
      coin(market.base),
      h("span", { class: "row-text" }, h("b", {}, market.base), h("small", {}, market.name)),
      quote && h(
        "span",
        { class: "row-text row-end" },
        h("b", {}, showPrice(exact(quote.last))),
        toned(showPercent(exact(quote.change_percent)), quote.change_percent, "small"),
      ),
    );
    row.addEventListener("click", () => {
      need<HTMLDialogElement>("markets").close();
      haptic("select");
      void this.go(market.symbol).catch(fail);
    });
    return row;
  }

  private movePicker(found: Quote[]): void {
    for (const quote of found) {
      const price = need("market-list").querySelector(`[data-symbol="${quote.symbol}"] .row-end b`);
      if (price) price.textContent = showPrice(exact(quote.last));
    }
  }
}
