// The scorecard: each hit rate with its interval, beside what a thrown coin would have hit.

import { empty, h, maybe, need, put, toneOf } from "./dom";
import { exact, inPercent, showChange } from "./money";
import { say } from "./text";
import type { ScoreRow } from "./types";

const SHOWN = 6;
const ENOUGH = "20"; // calls, as desk/signals/statistics.py has it

/** Show the rows of one horizon, best first; of what is too few to tell, only how few. */
export function showScore(rows: ScoreRow[], seconds: number, by: string): void {
  const place = maybe("score");
  if (!place) return;
  const found = rows.filter((row) => row.horizon_s === seconds);
  const isEmpty = found.length === 0;
  const table = need("score-table");
  table.hidden = isEmpty;
  const heads = table.querySelectorAll("th[scope=col]");
  if (heads[0]) heads[0].textContent = document.querySelector(`[data-by="${by}"]`)?.textContent ?? "";
  put(place, isEmpty && empty(say("no-score"), say(by === "rules" ? "no-score-rules" : "no-score-hint")));
  list(need("score-rows"), need("score-more"), found.map(line), SHOWN);
}

/** Show the first of many lines, the rest when they are asked for. */
export function list(body: HTMLElement, more: HTMLElement, lines: HTMLElement[], most: number): void {
  const heads = [...(body.closest("table")?.querySelectorAll("thead th") ?? [])];
  for (const one of lines) [...one.children].forEach((part, i) => part.setAttribute("data-name", heads[i]?.textContent ?? ""));
  put(body, ...lines.slice(0, most));
  more.hidden = lines.length <= most;
  more.textContent = say("more-rows", { n: String(lines.length - most) });
  more.onclick = () => {
    put(body, ...lines);
    more.hidden = true;
  };
}

/** A whole percentage out of decimal text. */
export const percent = (text: string): string => inPercent(String(Math.round(Number(text))));
const whole = (text: string): string => String(Math.round(Number(text)));

/** A cell of a table that narrow screens lay out anew, which its roles outlive. */
export const cell = (kind: string, ...children: (Node | string)[]): HTMLTableCellElement => h("td", { role: "cell", class: kind }, ...children);

/** The cell that names a line. */
export const title = (...children: (Node | string | false)[]): HTMLElement => h("th", { scope: "row", role: "rowheader" }, ...children);

/** The hit rate in words, with where it lies; what is too few to tell says so. */
export function rate(row: ScoreRow): HTMLTableCellElement {
  const { hit_percent: hit, hit_interval: interval } = row;
  if (hit === null || interval === null) return cell("few", say("score-few", { n: String(row.calls), wanted: ENOUGH }));
  const range = inPercent(say("range", { low: whole(interval.low), high: whole(interval.high) }));
  return cell("rate", h("b", {}, percent(hit)), h("small", {}, range));
}

function line(row: ScoreRow): HTMLElement {
  const name = title(h("b", {}, h("bdi", {}, row.name || say("score-gone"))), h("small", {}, say("score-calls", { n: String(row.calls), alerts: String(row.alerts) })));
  if (row.is_too_few) {
    const few = rate(row);
    few.colSpan = 2;
    return h("tr", { role: "row", class: "is-few" }, name, cell("gauge-cell"), few);
  }
  return h("tr", { role: "row" }, name, gauge(row), rate(row), way(row));
}

/** The interval as a band, the rate as a dot and the coin's as a tick, on a scale from 0 to 100. */
function gauge(row: ScoreRow): HTMLElement {
  const [low = 0, high = 0, hit = 0, chance = 0] = [row.hit_interval?.low, row.hit_interval?.high, row.hit_percent, row.chance_percent].map(Number);
  const verdict = low > chance ? "better" : high < chance ? "worse" : "open";
  const at = (kind: string, from: number, to = from): HTMLElement => {
    const part = h("i", { class: kind });
    part.style.left = `${from}%`;
    part.style.width = `${to - from}%`;
    return part;
  };
  const drawn = h("div", { class: `gauge is-${verdict}`, dir: "ltr", "aria-hidden": "true" }, at("gauge-band", low, high), at("gauge-chance", chance), at("gauge-dot", hit));
  return cell("gauge-cell", drawn, h("small", {}, say(`score-${verdict}`, { n: percent(row.chance_percent ?? "0") })));
}

function way(row: ScoreRow): HTMLElement {
  if (!row.way) return cell("way", "–");
  const { mean, low, high, median } = row.way;
  const shown = h("b", {}, `${showChange(exact(mean))} σ`);
  toneOf(shown, Number(low) > 0 ? 1 : Number(high) < 0 ? -1 : 0);
  const range = say("range", { low: showChange(exact(low)), high: showChange(exact(high)) });
  return cell("way", shown, h("small", {}, range), h("small", {}, say("median", { n: showChange(exact(median)) })));
}
