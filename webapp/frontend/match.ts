// Whether what the models said goes with what the market did: every alert a dot, quartiles in bins.
// Binary fractions are fine here: they become pixels, never sums.

import { empty, fill, h, maybe, need, put, svg } from "./dom";
import { exact, showChange } from "./money";
import { say } from "./text";
import type { Correlation } from "./types";

const WIDTH = 1000;
const HEIGHT = 400;
const ENOUGH = "20"; // alerts, as desk/signals/statistics.py has it
const REACH: Record<string, [number, number]> = { tone: [-3, 3], impact: [0, 4] }; // sigmas; dots beyond lie on the edge

const signed = (value: number): string => showChange(exact(value.toFixed(4)));
const plain = (value: number): string => signed(value).replace(/^\+/, "");

/** Show the correlation, or that there are too few alerts for one. */
export function showMatch(found: Correlation, said: string): void {
  const place = maybe("match");
  if (!place) return;
  const { rho, low, high, n } = found;
  fill("match-rho", rho === null ? "–" : signed(rho));
  fill("match-interval", low === null || high === null ? "–" : say("range", { low: signed(low), high: signed(high) }));
  fill("match-n", String(n));
  need("match-told").textContent = verdict(found);
  for (const axis of document.querySelectorAll<HTMLElement>("[data-axis]")) axis.hidden = axis.dataset["axis"] !== said || n === 0;
  showBins(found);
  if (n === 0) return put(place, empty(say("no-score"), say("no-score-hint")));
  put(place, draw(found, said), ...marks(said));
}

function verdict({ rho, low, high, n, is_too_few: isTooFew }: Correlation): string {
  if (isTooFew) return say("match-few", { n: String(n), wanted: ENOUGH });
  if (rho === null || low === null || high === null || (low <= 0 && high >= 0)) return say("match-none");
  return say(rho > 0 ? "match-with" : "match-against");
}

function showBins({ bins }: Correlation): void {
  const rows = bins.map((bin) => {
    const middle = bin.quartiles ? `${signed(bin.quartiles[1])} σ` : say("match-few", { n: String(bin.n), wanted: ENOUGH });
    const cells = [say("range", { low: plain(bin.low), high: plain(bin.high) }), String(bin.n), middle];
    return h("tr", {}, ...cells.map((text) => h("td", {}, text)));
  });
  put(need("match-rows"), ...rows);
}

function draw({ bins, points }: Correlation, said: string): SVGElement {
  const [bottom, top] = REACH[said] ?? [-3, 3];
  const least = said === "tone" ? -1 : 0;
  const x = (value: number): number => 12 + ((value - least) / (1 - least)) * (WIDTH - 24);
  const y = (move: number): number => {
    const inside = Math.max(bottom, Math.min(top, move));
    return 8 + ((top - inside) / (top - bottom)) * (HEIGHT - 16);
  };
  // A line of no length with round ends stays a round dot however the drawing is stretched.
  const dots = points.map((one) => svg("path", { d: `M${x(one.said).toFixed(1)} ${y(one.move).toFixed(1)}h.01`, class: "dot" }));
  const boxes = bins.flatMap((bin) => {
    if (!bin.quartiles) return [];
    const [first, middle, third] = bin.quartiles;
    const [from, to] = [x(bin.low) + 10, x(bin.high) - 10];
    return [
      svg("rect", { x: from, width: to - from, y: y(third), height: Math.max(1, y(first) - y(third)), class: "box" }),
      svg("path", { d: `M${from} ${y(middle)}H${to}`, class: "box-middle" }),
    ];
  });
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("path", { d: `M0 ${y(0)}H${WIDTH}`, class: "plot-grid" }),
    ...(said === "tone" ? [svg("path", { d: `M${x(0)} 0V${HEIGHT}`, class: "plot-grid" })] : []),
    ...boxes.filter((part) => part.tagName === "rect"),
    ...dots,
    ...boxes.filter((part) => part.tagName === "path"),
  );
}

function marks(said: string): HTMLElement[] {
  const [bottom, top] = REACH[said] ?? [-3, 3];
  const middle = bottom < 0 ? [h("span", { class: "plot-y match-middle" }, "0")] : [];
  const text = (value: number): string => (bottom < 0 ? `${value > 0 ? "+" : "−"}${Math.abs(value)} σ` : `${value} σ`);
  return [h("span", { class: "plot-y match-top" }, text(top)), ...middle, h("span", { class: "plot-y match-bottom" }, text(bottom))];
}
