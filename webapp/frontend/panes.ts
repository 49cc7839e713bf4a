// Chart, order book and last trades: tabs on a small screen, the latter two beside the chart on a large one.

import "./shared";
import { Book } from "./book";
import { choice, need } from "./dom";
import { hear, lookInto } from "./live";
import { venue } from "./place";
import { Tape } from "./tape";
import type { Book as Told, Instrument, Order } from "./types";

/** Whether there is room for them beside the chart, as trade.css has it. */
const WIDE = matchMedia("(min-width: 1360px)");
const LATE_S = 5;
const PATIENCE_MS = 6000;
const LOOK_MS = 1000;

/** Which is shown, for as long as the app is open. */
let chosen = "";

/** The two panes, and what they know of how old it is. */
export class Panes {
  private readonly card = need("panes");
  private readonly book: Book;
  private readonly tape = new Tape();
  private readonly select: (view: string) => void;
  private readonly ends: (() => void)[];
  private market: Instrument | null = null;
  private trueAt = 0;
  private waits = 0;

  constructor(view: string, taken: (price: string) => void) {
    chosen ||= view || "chart";
    this.book = new Book(taken);
    this.select = choice(need("views"), "view", (view) => {
      chosen = view;
      this.show();
    });
    const turned = (): void => this.show();
    WIDE.addEventListener("change", turned);
    document.addEventListener("visibilitychange", turned);
    const timer = window.setInterval(() => this.age(), LOOK_MS);
    this.ends = [
      () => WIDE.removeEventListener("change", turned),
      () => document.removeEventListener("visibilitychange", turned),
      () => clearInterval(timer),
      hear("book", (told) => this.isOurs(told) && this.take(told)),
      hear("no-book", (told) => this.isOurs(told) && this.be("full")),
      () => lookInto(),
    ];
  }

  /** Turn to a market. */
  open(market: Instrument): void {
    this.market = market;
    this.book.open(market);
    this.tape.open(market);
    this.wait();
    this.show();
  }

  /** Mark the prices of one's own open orders. */
  own(orders: Order[]): void {
    this.book.own(orders.filter((order) => order.venue === venue()));
  }

  /** Stop looking. */
  close(): void {
    this.ends.forEach((end) => end());
    clearTimeout(this.waits);
  }

  private isOurs(told: { venue: string; symbol: string }): boolean {
    return told.symbol === this.market?.symbol && told.venue === venue();
  }

  private show(): void {
    const view = WIDE.matches && chosen === "chart" ? "book" : chosen;
    this.card.dataset["view"] = view;
    this.select(view);
    const isSeen = view !== "chart" && !document.hidden;
    if (isSeen && !this.trueAt) this.wait();
    lookInto(isSeen ? this.market?.symbol : "");
  }

  private wait(): void {
    this.trueAt = 0;
    this.be("waiting");
    clearTimeout(this.waits);
    this.waits = window.setTimeout(() => this.trueAt || this.card.dataset["state"] === "full" || this.be("none"), PATIENCE_MS);
  }

  private take(told: Told): void {
    this.trueAt = Date.now() - told.age_s * 1000;
    this.book.show(told);
    this.tape.show(told);
    this.age();
  }

  /** A book that nobody has told of for a while is shown as what it is: old. */
  private age(): void {
    if (!this.trueAt) return;
    const isLate = Date.now() - this.trueAt > LATE_S * 1000;
    this.be(isLate ? "stale" : "live");
    this.book.age(isLate ? this.trueAt : 0);
  }

  private be(state: string): void {
    if (this.card.dataset["state"] !== state) this.card.dataset["state"] = state;
  }
}
