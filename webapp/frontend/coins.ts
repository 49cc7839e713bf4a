// The coins to choose from: the most traded as buttons, all others in a list.

import { choice, h, maybe, need, put } from "./dom";
import { compare, exact, times } from "./money";
import { followQuotes, instruments, quotes } from "./store";
import { say } from "./text";
import type { Instrument } from "./types";

const BUTTONS = 6;

/** Show the coins with one of them chosen, and tell of each choice. */
export async function showCoins(asked: string, chosen: (coin: string) => void): Promise<void> {
  const [markets] = await Promise.all([instruments(), followQuotes()]);
  const bases = [...markets.values()].sort(byTurnover).map((market) => market.base);
  const show = (coin: string): void => {
    const near = bases.slice(0, BUTTONS);
    const shown = near.includes(coin) ? near : [coin, ...near.slice(0, BUTTONS - 1)];
    showButtons(shown, coin, chosen);
    showOthers(bases.filter((base) => !shown.includes(base)).sort(), (other) => {
      show(other);
      chosen(other);
    });
  };
  if (maybe("tone-coins")) show(asked);
}

function byTurnover(a: Instrument, b: Instrument): number {
  const [left, right] = [quotes.get(a.symbol), quotes.get(b.symbol)];
  if (!left || !right) return Number(Boolean(right)) - Number(Boolean(left));
  return compare(times(exact(right.volume), exact(right.last)), times(exact(left.volume), exact(left.last)));
}

function showButtons(shown: string[], coin: string, chosen: (coin: string) => void): void {
  const place = need("tone-coins");
  put(place, ...shown.map((base) => h("button", { type: "button", role: "radio", class: "coin-chip", "data-coin": base }, base)));
  choice(place, "coin", chosen)(coin);
  if (place.scrollWidth > place.clientWidth) place.querySelector('[aria-checked="true"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function showOthers(others: string[], chosen: (coin: string) => void): void {
  const list = need<HTMLSelectElement>("tone-more");
  const options = ["", ...others].map((base) => h("option", { value: base }, base || say("more-coins")));
  put(list, ...options);
  list.hidden = others.length === 0;
  list.onchange = () => void (list.value && chosen(list.value));
}
