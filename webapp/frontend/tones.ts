// How headlines about a coin leaned over time: bars around zero, how many stand behind, the price.
// Binary fractions are fine here: they become pixels, never sums.

import { api } from "./api";
import { beside, empty, fill, h, maybe, need, put, svg } from "./dom";
import { exact, showChange, showPrice, tone } from "./money";
import { venue } from "./place";
import { say } from "./text";
import { clock, writer } from "./times";
import type { Candle, ToneBucket, ToneSeries } from "./types";

const WIDTH = 1000;
const TONES = 200; // the bars; below them the counts
const COUNTS = 224;
const HEIGHT = 264;
const FULL = 5; // headlines from which on a bar has its full colour
const FRAMES: Record<string, [string, number]> = { "1": ["15m", 100], "7": ["1h", 176], "30": ["4h", 190] };
const TICKS: Record<string, Intl.DateTimeFormatOptions> = {
  "1": { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  "7": { weekday: "short", day: "numeric" },
  "30": { day: "numeric", month: "short" },
};

/** Load and show how a coin's headlines leaned, unless something else is wanted by then. */
export async function showTone(coin: string, span: string, isWanted: () => boolean): Promise<void> {
  const [found, candles] = await Promise.all([api<ToneSeries>(`/signals/tone?coin=${coin}&days=${span}`), prices(coin, span)]);
  if (!isWanted() || !maybe("tone")) return;
  showFacts(found);
  showRows(found.buckets);
  const place = need("tone");
  if (!found.headlines) {
    place.onpointermove = place.onpointerleave = null;
    need("tone-legend").textContent = "";
    return put(place, empty(say("no-tone", { coin }), say("no-tone-hint")));
  }
  new Drawing(found.buckets, candles, span).show(place, need("tone-legend"));
}

/** The coin's prices; without a market, or while it cannot be read, there is no line. */
async function prices(coin: string, span: string): Promise<Candle[]> {
  const [timeframe, limit] = FRAMES[span] ?? ["1h", 176];
  const query = new URLSearchParams({ symbol: `${coin}/USDT`, timeframe, limit: String(limit), venue: venue() });
  return api<Candle[]>(`/market/candles?${query}`).catch(() => []);
}

const signed = (value: number): string => showChange(exact(value.toFixed(4)));
const sumOf = (buckets: ToneBucket[], part: "bullish" | "bearish"): string => String(buckets.reduce((all, one) => all + one[part], 0));

function showFacts({ buckets, headlines }: ToneSeries): void {
  const whole = buckets.reduce((sum, one) => sum + (one.mean ?? 0) * one.headlines, 0);
  const mean = headlines ? whole / headlines : null;
  fill("tone-mean", mean === null ? "–" : signed(mean), mean === null ? 0 : tone(exact(mean.toFixed(4))));
  fill("tone-count", String(headlines));
  fill("tone-bullish", sumOf(buckets, "bullish"));
  fill("tone-bearish", sumOf(buckets, "bearish"));
}

function showRows(buckets: ToneBucket[]): void {
  const told = buckets.filter((one) => one.headlines);
  const cells = (one: ToneBucket): string[] => [clock(one.at), signed(one.mean ?? 0), String(one.headlines), String(one.bullish), String(one.bearish)];
  put(need("tone-rows"), ...told.map((one) => h("tr", {}, ...cells(one).map((text) => h("td", {}, text)))));
}

class Drawing {
  private readonly begin: number;
  private readonly end: number;
  private readonly line: [number, Candle][];
  private readonly mark = svg("rect", { class: "plot-mark", y: 0, height: HEIGHT, width: 0 });

  constructor(private readonly buckets: ToneBucket[], candles: Candle[], private readonly span: string) {
    const [first, last] = [buckets[0], buckets[buckets.length - 1]];
    this.begin = Date.parse(first?.at ?? "");
    this.end = Date.parse(last?.at ?? "") + (last?.hours ?? 1) * 3_600_000;
    this.line = candles.map((one): [number, Candle] => [Date.parse(one.at), one]).filter(([at]) => at >= this.begin);
  }

  show(place: HTMLElement, legend: HTMLElement): void {
    const lines = [0, TONES / 2, TONES].map((y) => svg("path", { d: `M0 ${y}H${WIDTH}`, class: "plot-grid" }));
    const drawing = svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
      this.mark,
      ...lines,
      ...this.buckets.flatMap((one, number) => this.bars(one, number)),
      ...this.price(),
    );
    put(place, drawing, ...this.bounds(), this.times());
    this.follow(place, drawing, legend);
  }

  private x(at: number): number {
    return ((at - this.begin) / (this.end - this.begin)) * WIDTH;
  }

  private bars(one: ToneBucket, number: number): SVGElement[] {
    if (!one.headlines || one.mean === null) return [];
    const step = WIDTH / this.buckets.length;
    const [x, width] = [(number + 0.16) * step, step * 0.68];
    const most = Math.max(...this.buckets.map((bucket) => bucket.headlines));
    const high = Math.max(2, Math.abs(one.mean) * (TONES / 2));
    const count = Math.max(2, (one.headlines / most) * (HEIGHT - COUNTS));
    const opacity = 0.4 + 0.6 * Math.min(1, one.headlines / FULL);
    const y = one.mean > 0 ? TONES / 2 - high : one.mean < 0 ? TONES / 2 : TONES / 2 - high / 2;
    return [
      svg("rect", { x, y, width, height: high, opacity, class: `bar-${one.mean > 0 ? "up" : one.mean < 0 ? "down" : "flat"}` }),
      svg("rect", { x, y: HEIGHT - count, width, height: count, class: "bar-count" }),
    ];
  }

  private get closes(): number[] {
    return this.line.map(([, candle]) => Number(candle.close));
  }

  private price(): SVGElement[] {
    const closes = this.closes;
    if (closes.length < 2) return [];
    const [low, high] = [Math.min(...closes), Math.max(...closes)];
    const y = (close: number): number => TONES - 14 - ((close - low) / (high - low || 1)) * (TONES - 28);
    const points = this.line.map(([at], i) => `${this.x(at).toFixed(1)} ${y(closes[i] ?? low).toFixed(1)}`);
    return [svg("path", { d: `M${points.join("L")}`, class: "plot-price" })];
  }

  private bounds(): HTMLElement[] {
    const marks = ["+1", "0", "−1"].map((text, i) => h("span", { class: `plot-y plot-y-${i}` }, text));
    const sorted = this.line.map(([, candle]) => candle).sort((a, b) => Number(a.close) - Number(b.close));
    const [low, high] = [sorted[0], sorted[sorted.length - 1]];
    if (!low || !high || sorted.length < 2) return marks;
    const label = (candle: Candle, where: string): HTMLElement => h("span", { class: `plot-price-${where}` }, showPrice(exact(candle.close)));
    return [...marks, label(high, "high"), label(low, "low")];
  }

  private times(): HTMLElement {
    const write = writer(TICKS[this.span] ?? TICKS["7"] ?? {});
    const ticks = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => {
      const tick = h("span", {}, write(this.begin + share * (this.end - this.begin)));
      tick.style.left = `${share * 100}%`;
      return tick;
    });
    return h("div", { class: "plot-times", "aria-hidden": "true" }, ...ticks);
  }

  /** Say what stands at the place that is pointed at, else over what time the chart runs. */
  private follow(place: HTMLElement, drawing: SVGElement, legend: HTMLElement): void {
    const step = WIDTH / this.buckets.length;
    place.onpointermove = (event) => {
      const box = drawing.getBoundingClientRect();
      const wanted = Math.floor(((event.clientX - box.left) / box.width) * this.buckets.length);
      const number = Math.max(0, Math.min(this.buckets.length - 1, wanted));
      const bucket = this.buckets[number];
      if (!bucket) return;
      this.mark.setAttribute("x", String(number * step));
      this.mark.setAttribute("width", String(step));
      put(legend, ...this.words(bucket));
    };
    const rest = (): void => {
      this.mark.setAttribute("width", "0");
      legend.textContent = [this.begin, Math.min(this.end, Date.now())].map((at) => clock(new Date(at).toISOString())).join(" – ");
    };
    place.onpointerleave = rest;
    rest();
  }

  private words(one: ToneBucket): (Node | string)[] {
    const until = Date.parse(one.at) + one.hours * 3_600_000;
    const last = this.line.filter(([at]) => at < until).at(-1)?.[1];
    const told = one.mean === null ? ["–"] : [signed(one.mean), `▲ ${one.bullish} ● ${one.neutral} ▼ ${one.bearish}`];
    return beside(clock(one.at), ...told, last && showPrice(exact(last.close)));
  }
}
