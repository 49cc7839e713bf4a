// Calls as rows: who called what, what became of it, and what it is worth at the price of now.

import { coin, h, put, toneOf } from "./dom";
import { add, compare, exact, minus, negate, over, showPercent, showPrice, times, tone, type Exact } from "./money";
import { quotes } from "./store";
import { ago, pace, say } from "./text";

export interface Call {
  id: string;
  group: string;
  name: string;
  is_own: boolean;
  symbol: string;
  direction: "long" | "short";
  price: string;
  called_at: string;
  gain_percent: string | null;
  peak_percent: string;
  results: { horizon_s: number; gain_percent: string; is_hit: boolean }[];
}

const HUNDRED = exact("100");
const TWO = exact("2");
const HOUR_S = 3600;
const DAY_S = 86_400;
const WATCHED_MS = 7 * DAY_S * 1000;

/** What a call has gained by now, by the quote on this page, else as the server said; null without either. */
function gainNow(call: Call): Exact | null {
  const quote = quotes.get(call.symbol);
  if (!quote || quote.venue !== "paper") return call.gain_percent === null ? null : exact(call.gain_percent);
  const middle = over(add(exact(quote.bid), exact(quote.ask)), TWO, 18);
  const move = over(times(minus(middle, exact(call.price)), HUNDRED), exact(call.price), 4);
  return call.direction === "long" ? move : negate(move);
}

/** The direction as a word with its arrow, coloured. */
export function way(direction: Call["direction"]): HTMLElement {
  return h("span", { class: `way way-${direction}` }, `${direction === "long" ? "↑" : "↓"} ${say(`call-${direction}`)}`);
}

/** A row of one call; `who` is the line below the coin. */
function row(call: Call, who: string): HTMLElement {
  const base = call.symbol.split("/")[0] ?? "";
  const end = h("span", { class: "row-text row-end", "data-call": call.id }, h("b"), h("small"));
  showGain(end, call);
  return h(
    "div",
    { class: "row call-row" },
    coin(base),
    h(
      "span",
      { class: "row-text" },
      h("b", {}, base, " ", way(call.direction)),
      h("small", {}, h("bdi", {}, who), " · ", h("time", { datetime: call.called_at, "data-age": "" }, ago(call.called_at))),
    ),
    end,
    h("span", { class: "call-foot" }, h("span", { class: "chip" }, say("call-from", { price: showPrice(exact(call.price)) })), ...call.results.map(grade)),
  );
}

function grade(result: Call["results"][number]): HTMLElement {
  const { horizon_s: seconds, is_hit: isHit } = result;
  const after = seconds > DAY_S ? pace(`${seconds / DAY_S}d`) : pace(`${seconds / HOUR_S}h`);
  return h(
    "span",
    { class: `chip grade grade-${isHit ? "hit" : "miss"}` },
    h("small", {}, after),
    ` ${showPercent(exact(result.gain_percent))}`,
    h("span", { class: "sr" }, say(isHit ? "call-right" : "call-wrong")),
  );
}

/** Write the gain of now and the peak, which it may have become. */
function showGain(end: HTMLElement, call: Call): void {
  const gain = gainNow(call);
  const [shown, under] = [...end.children] as HTMLElement[];
  if (!shown || !under) return;
  shown.textContent = gain ? showPercent(gain) : "—";
  toneOf(shown, gain ? tone(gain) : 0);
  const before = exact(call.peak_percent);
  const isWatched = Date.now() - Date.parse(call.called_at) < WATCHED_MS;
  const peak = gain && isWatched && compare(gain, before) > 0 ? gain : before;
  under.textContent = say("call-peak", { n: showPercent(peak) });
}

/** A list of calls whose gains move with the prices. */
export class CallList {
  private calls: Call[] = [];

  /** `who` says what stands below the coin: the author, or the group. */
  constructor(private readonly place: HTMLElement, private readonly who: (call: Call) => string) {}

  show(calls: Call[], nothing: HTMLElement): void {
    this.calls = calls;
    put(this.place, ...(calls.length ? calls.map((call) => row(call, this.who(call))) : [nothing]));
  }

  move(): void {
    for (const call of this.calls) {
      const end = this.place.querySelector<HTMLElement>(`[data-call="${call.id}"]`);
      if (end) showGain(end, call);
    }
  }
}
