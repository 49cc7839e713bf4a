// The part of the ticket that says when to get out again, and how far or how long an order goes.

import { need } from "./dom";
import { add, exact, minus, over, plain, showPrice, times, typed, unread, type Exact } from "./money";
import { say } from "./text";
import type { Kind, Side } from "./types";

type Words = Record<string, string>;
export type Terms = Record<string, string | true>;

const PERCENT = /^[%％٪]\s*|\s*[%％٪]$/;
const HUNDRED = exact("100");
const HOW: Record<string, Terms> = { post: { post_only: true }, ioc: { time_in_force: "IOC" }, fok: { time_in_force: "FOK" } };

/** Take-profit, stop, trailing stop, the slippage limit of a market order, the end of a limit order. */
export class Exits {
  private readonly block = need<HTMLDetailsElement>("exits");
  private readonly inputs = { take_profit: need<HTMLInputElement>("take-profit"), stop: need<HTMLInputElement>("stop-loss"), trail: need<HTMLInputElement>("trail") };
  private readonly stay = need<HTMLSelectElement>("stay");
  private readonly slip = need<HTMLSelectElement>("slip");
  private isSale = false;

  constructor(changed: () => void) {
    for (const input of Object.values(this.inputs)) input.oninput = changed;
    this.stay.onchange = this.slip.onchange = changed;
  }

  /** Show what goes with a side and a kind of order. */
  show(side: Side, kind: Kind): void {
    this.isSale = side === "sell" && kind === "stop";
    this.block.hidden = !this.isSale && (side === "sell" || kind === "stop");
    this.block.open ||= this.isSale;
    need("trail-field").hidden = !this.isSale;
    need("stay-field").hidden = kind !== "limit";
    need("slip-field").hidden = kind !== "market";
  }

  /** Forget what was typed. */
  clear(): void {
    for (const input of Object.values(this.inputs)) input.value = "";
  }

  /** Return the exits of a purchase as the API takes them, or why they cannot be read. */
  ofPurchase(): Words | string {
    if (this.block.hidden) return {};
    const read = this.read();
    if (typeof read === "string") return read;
    const { stop, take_profit } = read;
    return { ...(take_profit ? { take_profit } : {}), ...(stop ? { stop_loss: stop } : {}) };
  }

  /** Return the levels of a sale that waits, or why they cannot be read. */
  ofSale(): Words | string {
    const read = this.read();
    if (typeof read === "string") return read;
    if (!Object.keys(read).length) return say("enter-level");
    return read;
  }

  /** How long a limit order rests, or how it trades when it does not, as the API takes it. */
  stays(): Terms {
    const chosen = this.stay.value;
    return HOW[chosen] ?? { lasts: chosen };
  }

  /** How far a market order may go from the quote, as the API takes it; nothing for the desk's own limit. */
  slips(): Words {
    return this.slip.value ? { slippage_percent: this.slip.value } : {};
  }

  private read(): Words | string {
    const found: Words = {};
    for (const [name, input] of Object.entries(this.inputs)) {
      const text = input.value.trim();
      if (!text || (name === "trail" && !this.isSale)) continue;
      const number = text.replace(PERCENT, "");
      const value = typed(number);
      if (typeof value === "string") return unread(number, value);
      if (name === "trail") found["trail_percent"] = plain(value);
      else found[name] = plain(value) + (PERCENT.test(text) ? "%" : "");
    }
    return found;
  }
}

/** Say where the exits of a purchase at this price are; a distance is from what is paid, so about there. */
export function levels({ take_profit: target, stop_loss: stop }: Terms, price: Exact): [string, string][] {
  const found: [string, string][] = [];
  if (typeof target === "string") found.push(["take-profit", placed(target, price, add)]);
  if (typeof stop === "string") found.push(["stop-loss", placed(stop, price, minus)]);
  return found;
}

function placed(level: string, price: Exact, away: (a: Exact, b: Exact) => Exact): string {
  if (!level.endsWith("%")) return showPrice(exact(level));
  const share = away(HUNDRED, exact(level.slice(0, -1)));
  return `≈ ${showPrice(over(times(price, share), HUNDRED, 18))}`;
}
