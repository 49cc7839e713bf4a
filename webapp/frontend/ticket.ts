// The order ticket: amount in either unit, presets, a preview that follows, one press to place.

import { api, current, Refused } from "./api";
import { attemptAt, type Attempt } from "./attempt";
import { haptic, isTelegram, mainButton } from "./bridge";
import { ask, fail, toast } from "./dialogs";
import { choice, enter, entered, flash, h, need, put } from "./dom";
import { cut, exact, inPercent, over, plain, rough, showPrice, showQuantity, showSum, sign, times, unread, ZERO, type Exact } from "./money";
import { Exits, levels, type Terms } from "./exits";
import { watch } from "./orders";
import { isLive, titleOf, venue } from "./place";
import { makePlan } from "./plans";
import { say } from "./text";
import type { Asked, Instrument, Kind, Order, Position, Preview, Side, Summary } from "./types";

const PAUSE_MS = 180;
const REFRESH_MS = 4000;
const SHOWN = new Set(["max-day", "max-symbol"]); // the others only when they are over
const SHARES = ["25", "50", "75", "100"];

type Wish = Terms;

/** The form beside the chart. */
export class Ticket {
  private side: Side = "buy";
  private kind: Kind = "market";
  private unit: "quote" | "base" = "quote";
  private percent: string | null = null;
  private preview: Preview | null = null;
  private cash = ZERO;
  private held = ZERO;
  private timer = 0;
  private turn = 0;
  private isBusy = false;
  private isPlan = false;
  private isAwaited = false; // what the server says of the form as it stands
  private isClosed = false;
  private readonly refresh: number;
  private readonly showSide: (side: string) => void;
  private readonly chooseKind: (kind: string) => void;
  private readonly amount = need<HTMLInputElement>("amount");
  private readonly price = need<HTMLInputElement>("price");
  private readonly slider = need<HTMLInputElement>("slider");
  private readonly submit = need<HTMLButtonElement>("submit");
  private readonly form = need<HTMLFormElement>("ticket");
  private readonly exits = new Exits(() => this.changed(this.percent));

  constructor(private market: Instrument, private readonly touch: () => Exact | null, private readonly placed: () => void) {
    const form = this.form;
    this.showSide = choice(form.querySelector(".sides") as HTMLElement, "side", (side) => this.turnTo(side as Side));
    this.chooseKind = choice(form.querySelector(".kinds") as HTMLElement, "kind", (kind) => this.use(kind as Kind));
    this.amount.oninput = () => this.changed(null);
    this.price.oninput = () => this.changed(this.percent);
    this.slider.oninput = () => this.share(this.slider.value);
    need("unit").onclick = () => this.swap();
    need("free").onclick = () => this.all();
    form.onsubmit = (event) => {
      event.preventDefault();
      void this.send();
    };
    this.refresh = window.setInterval(() => document.hidden || this.isBusy || void this.look(), REFRESH_MS);
    this.face("buy");
  }

  /** Turn to another market; an amount meant for the one before is not carried over. */
  open(market: Instrument): void {
    if (market.symbol === this.market.symbol) return;
    this.market = market;
    this.held = ZERO;
    this.price.value = "";
    this.turnTo(this.side);
    this.use(this.kind);
  }

  /** Take the price for a limit order. */
  limitAt(price: string): void {
    const field = need("price-field");
    enter(this.price, price);
    this.chooseKind("limit");
    this.use("limit");
    field.scrollIntoView({ block: "nearest" });
    flash(field, 1);
  }

  /** Forget timers and Telegram's button. */
  close(): void {
    this.isClosed = true;
    clearInterval(this.refresh);
    clearTimeout(this.timer);
    this.turn += 1;
    mainButton.hide();
  }

  /** Take what is free to buy with and to sell. */
  know(summary: Summary): void {
    const position: Position | undefined = summary.positions.find((p) => p.symbol === this.market.symbol);
    this.cash = exact(summary.cash);
    this.held = position ? exact(position.free) : ZERO;
    this.showFree();
  }

  private turnTo(side: Side): void {
    this.amount.value = "";
    this.slider.value = "0";
    haptic("select");
    this.face(side);
  }

  private face(side: Side): void {
    this.side = side;
    this.unit = side === "buy" ? "quote" : "base";
    this.percent = null;
    this.showSide(side);
    need("slider-field").hidden = side === "buy";
    this.showUnit();
    this.showPresets();
    this.showFree();
    this.showKind();
    this.changed(null);
  }

  private showKind(): void {
    const isEntry = this.side === "buy" && this.kind === "stop";
    need("price-field").hidden = this.kind !== "limit" && !isEntry;
    need("price-label").textContent = say(isEntry ? "trigger-price" : "limit-price");
    this.exits.show(this.side, this.kind);
  }

  private use(kind: Kind): void {
    this.kind = kind;
    this.showKind();
    const now = this.touch();
    if (kind === "limit" && !this.price.value && now) enter(this.price, plain(now));
    haptic("select");
    this.changed(this.percent);
  }

  private swap(): void {
    const value = entered(this.amount);
    const price = this.touch();
    this.unit = this.unit === "quote" ? "base" : "quote";
    if (typeof value !== "string" && price) {
      const step = exact(this.market.quantity_step).scale;
      enter(this.amount, plain(this.unit === "quote" ? cut(times(value, price), 2) : over(value, price, step)));
    }
    this.showUnit();
    this.changed(null);
  }

  private all(): void {
    if (this.side === "sell") return this.share("100");
    this.unit = "quote";
    enter(this.amount, plain(cut(this.cash, 2)));
    this.showUnit();
    this.changed(null);
  }

  private share(percent: string): void {
    this.slider.value = percent;
    this.unit = "base";
    this.showUnit();
    const scale = exact(this.market.quantity_step).scale;
    const part = cut(over(times(this.held, exact(percent)), exact("100"), 18), scale);
    enter(this.amount, percent === "0" ? "" : plain(part));
    this.changed(percent === "0" ? null : percent);
  }

  private showUnit(): void {
    need("unit-name").textContent = this.unit === "quote" ? this.market.quote : this.market.base;
  }

  private showPresets(): void {
    const sums = current()?.account.preferences.presets ?? [];
    const made = (this.side === "buy" ? sums : SHARES).map((value) => {
      const text = this.side === "buy" ? showQuantity(exact(value)) : inPercent(value);
      const button = h("button", { type: "button", class: "preset", "aria-pressed": "false", "data-value": value }, text);
      button.onclick = () => (this.side === "buy" ? this.preset(value) : this.share(value));
      return button;
    });
    put(need("presets"), ...made);
  }

  private preset(value: string): void {
    this.unit = "quote";
    enter(this.amount, value);
    this.showUnit();
    this.changed(null);
    haptic("select");
  }

  private showFree(): void {
    const isBuy = this.side === "buy";
    const text = isBuy ? `${showSum(this.cash)} ${this.market.quote}` : `${showQuantity(this.held)} ${this.market.base}`;
    need("free").textContent = `${say("available")} ${text}`;
  }

  private changed(percent: string | null): void {
    this.percent = percent;
    for (const button of document.querySelectorAll<HTMLElement>("#presets .preset")) {
      const value = button.dataset["value"];
      const isChosen = this.side === "buy" ? this.unit === "quote" && value === this.amount.value : value === percent;
      button.setAttribute("aria-pressed", String(isChosen));
    }
    this.turn += 1;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.look(), PAUSE_MS);
    // What is known was said of another form: nothing can be sent until this one was looked at.
    this.preview = null;
    this.isPlan = false;
    this.isAwaited = typeof this.wish() !== "string";
    this.showButton();
  }

  /** Return what is wanted, or why it cannot be said yet. */
  private wish(): Wish | string {
    const amount = entered(this.amount);
    if (amount === "empty") return "";
    if (typeof amount === "string") return unread(this.amount.value, amount);
    const isShare = this.percent && this.side === "sell";
    const wish: Wish = {
      venue: venue(),
      symbol: this.market.symbol,
      side: this.side,
      kind: this.kind,
      ...(isShare ? { amount: this.percent ?? "", unit: "percent" } : { amount: plain(amount), unit: this.unit }),
    };
    return this.kind === "stop" ? this.waiting(wish) : this.order(wish);
  }

  private order(wish: Wish): Wish | string {
    const exits = this.exits.ofPurchase();
    if (typeof exits === "string") return exits;
    if (this.kind === "market") return { ...wish, ...exits, ...this.exits.slips() };
    const price = this.priced();
    return price.length === 2 ? { ...wish, ...exits, price: price[1] ?? "", ...this.exits.stays() } : (price[0] ?? "");
  }

  /** A plan: a sale at levels, or a purchase once the price has risen. */
  private waiting(wish: Wish): Wish | string {
    if (this.side === "sell") {
      const levels = this.exits.ofSale();
      return typeof levels === "string" ? levels : { ...wish, ...levels, kind: "exit" };
    }
    const price = this.priced();
    return price.length === 2 ? { ...wish, kind: "entry", stop: price[1] ?? "" } : (price[0] ?? "");
  }

  /** The typed price behind an empty text, or why there is none. */
  private priced(): string[] {
    const price = entered(this.price);
    if (typeof price === "string") return [price === "empty" ? say("enter-price") : unread(this.price.value, price)];
    return ["", plain(price)];
  }

  private async look(): Promise<void> {
    const wish = this.wish();
    const turn = this.turn;
    if (typeof wish === "string") {
      this.preview = null;
      this.isPlan = false;
      return this.show(wish);
    }
    this.isPlan = this.kind === "stop";
    if (this.isPlan) {
      this.preview = null;
      return this.show("");
    }
    try {
      const found = await api<Preview>("/orders/preview", { method: "POST", body: wish });
      if (turn !== this.turn) return;
      this.preview = found;
      this.show(this.objection(found));
    } catch (error) {
      if (turn !== this.turn) return;
      this.preview = null;
      this.show(error instanceof Refused ? error.message : say("network-error"));
    }
  }

  private objection(preview: Preview): string {
    if (!preview.is_affordable) return say("not-enough", { currency: preview.free_currency });
    return preview.checks.some((check) => check.is_over && !check.may_pass) ? say("over-limit") : "";
  }

  private show(problem: string): void {
    this.isAwaited = false;
    const error = need("ticket-error");
    error.textContent = problem;
    error.hidden = !problem;
    this.amount.parentElement?.classList.toggle("is-wrong", Boolean(problem));
    const wish = this.wish();
    put(need("preview"), ...(this.preview && typeof wish !== "string" ? lines(this.preview, this.market, wish) : []));
    this.showButton(problem);
  }

  private get isKnown(): boolean {
    return this.preview !== null || this.isPlan;
  }

  /** Say what a press does; while that is asked of the server, what it said before, and nothing can be pressed. */
  private label(): string {
    if (this.isAwaited) return this.submit.textContent ?? "";
    const { base, quote } = this.market;
    const text = this.isPlan
      ? say(`watch-${this.side}`, { coin: base })
      : this.preview
      ? this.side === "buy"
        ? say(isBanded(this.preview) ? "buy-at-most" : "buy-for", { coin: base, sum: `${showSum(exact(this.preview.worst_cost))} ${quote}` })
        : say("sell-for", { coin: base, amount: showQuantity(exact(this.preview.quantity)) })
      : say(`${this.side}-coin`, { coin: base });
    return isLive() ? `${say("live-prefix")} ${text}` : text;
  }

  private showButton(problem = ""): void {
    if (this.isClosed) return; // the button belongs to another page by now
    const isReady = this.isKnown && !problem && !this.isBusy;
    const label = this.label();
    this.submit.textContent = label;
    this.submit.disabled = !isReady;
    this.submit.className = `button big ${this.side}${this.isBusy ? " is-busy" : ""}${isLive() ? " is-live" : ""}`;
    if (!isTelegram) return;
    const colour = getComputedStyle(document.documentElement).getPropertyValue(`--${this.side === "buy" ? "up" : "down"}-fill`).trim();
    mainButton.show(label, { isEnabled: isReady, isBusy: this.isBusy, colour }, () => this.form.requestSubmit());
  }

  private async send(): Promise<void> {
    const wish = this.wish();
    if (typeof wish === "string" || this.isBusy || !this.isKnown) return;
    this.isBusy = true;
    this.showButton();
    let isMade = false;
    try {
      isMade = this.kind === "stop" ? await begin(wish) : await place(wish, this.market);
    } catch (error) {
      fail(error);
    }
    if (this.isClosed) return;
    this.isBusy = false;
    if (isMade) this.clear();
    this.changed(isMade ? null : this.percent); // what was not placed is asked for again as it was
  }

  private clear(): void {
    this.amount.value = "";
    this.slider.value = "0";
    this.exits.clear();
    this.placed();
  }
}

async function begin(wish: Wish): Promise<boolean> {
  const plan = await makePlan(wish);
  if (plan) toast(say("plan-made"), "good");
  return plan !== null;
}

async function place(wish: Wish, market: Instrument): Promise<boolean> {
  const attempt = attemptAt(wish);
  const order = attempt.unheard ? await attempt.agree<Order>(attempt.unheard) : await requested(attempt, wish, market);
  if (order) attempt.since(order);
  attempt.end();
  if (order) watch(order);
  return order !== null;
}

async function requested(attempt: Attempt, wish: Wish, market: Instrument): Promise<Order | null> {
  const made = await attempt.ask<Order | Asked>("/orders", wish);
  return "ticket_id" in made ? confirm(attempt, made, wish, market) : made;
}

/** Ask about a ticket above the quick limit; null when the person said no or time ran out. */
async function confirm(attempt: Attempt, asked: Asked, wish: Wish, market: Instrument): Promise<Order | null> {
  const { preview } = asked;
  const isBuy = preview.side === "buy";
  const text = say(isBuy && isBanded(preview) ? "confirm-buy-most" : `confirm-${preview.side}`, {
    quantity: showQuantity(exact(preview.quantity)),
    coin: market.base,
    sum: `${showSum(exact(isBuy ? preview.worst_cost : preview.cost))} ${market.quote}`,
  });
  const place = isLive() ? [h("p", { class: "live-line" }, say("live-banner", { venue: titleOf(venue()) }))] : [];
  const limit = current()?.account.preferences.quick_limit ?? "0";
  const reasons: Record<string, string> = { "ask-own-limit": say("confirm-own-limit"), "ask-large-sale": say("confirm-large-sale") };
  const why = reasons[asked.why] ?? say("confirm-why", { limit: showQuantity(exact(limit)) });
  const isSure = await ask({
    title: say("confirm-title"),
    body: [...place, h("p", {}, text), h("dl", { class: "lines" }, ...lines(preview, market, wish)), h("p", { class: "hint" }, why)],
    plain: text,
    yes: isLive() ? `${say("live-prefix")} ${say("confirm")}` : say("confirm"),
    no: say("cancel"),
    look: preview.side,
    expiresAt: new Date(asked.expires_at),
  });
  const path = `/orders/tickets/${asked.ticket_id}`;
  if (isSure) return attempt.agree<Order>(path);
  await api(path, { method: "DELETE" });
  return null;
}

function lines(preview: Preview, market: Instrument, wish: Wish): HTMLElement[] {
  const fee = `${preview.fee_currency === market.quote ? showSum(exact(preview.fee)) : showQuantity(exact(preview.fee))} ${preview.fee_currency}`;
  const facts: [string, string][] = [
    ["quantity", `≈ ${showQuantity(exact(preview.quantity))} ${market.base}`],
    ...sums(preview, market.quote),
    ["price", showPrice(exact(preview.price))],
    ...slippage(preview),
    ["fee", `≈ ${fee}`],
    ...levels(wish, exact(preview.price)),
  ];
  const made = facts.map(([key, value]) => h("div", {}, h("dt", {}, say(key)), h("dd", {}, value)));
  return [...made, ...preview.checks.filter((check) => SHOWN.has(check.rule) || check.is_over).map(limitLine)];
}

/** Whether the sum depends on where within a slippage limit it trades. */
function isBanded(preview: Preview): boolean {
  return preview.slippage_bp !== null;
}

/** What it comes to; within a slippage limit also what it comes to at worst. */
function sums(preview: Preview, quote: string): [string, string][] {
  const written = (value: string): string => `${showSum(exact(value))} ${quote}`;
  const [name, bound] = preview.side === "buy" ? ["cost", "most"] : ["proceeds", "least"];
  if (!isBanded(preview)) return [[name, written(preview.cost)]];
  return [[name, `≈ ${written(preview.cost)}`], [bound, written(preview.worst_cost)]];
}

/** How far the price may slip, and where that is; nothing for what has no such limit. */
function slippage({ slippage_bp: limit, worst_price: worst }: Preview): [string, string][] {
  if (limit === null) return [];
  return [["slippage", say("slippage-at", { limit: String(limit), price: showPrice(exact(worst)) })]];
}

function limitLine(check: Preview["checks"][number]): HTMLElement {
  const part = sign(exact(check.limit)) ? Math.min(1, rough(over(exact(check.value), exact(check.limit), 4))) : 1;
  const bar = h("i", {});
  bar.style.transform = `scaleX(${part})`;
  const text = `${showSum(exact(check.value)).replace(/[.,]\d\d$/, "")} / ${showQuantity(exact(check.limit))}`;
  return h(
    "div",
    { class: `metered${check.is_over ? " over" : ""}` },
    h("dt", {}, say(check.rule.replace("max-", "limit-left-"))),
    h("span", { class: "meter" }, bar),
    h("dd", {}, text),
  );
}
