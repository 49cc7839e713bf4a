// The equity curve with its figures, and the file for taxes. Fractions become pixels, never sums.

import { venue } from "./place";
import { api, download } from "./api";
import { fail } from "./dialogs";
import { beside, choice, fill, h, maybe, need, put, svg } from "./dom";
import { compare, exact, inPercent, rough, showChange, showPercent, showSum, sign, tone } from "./money";
import { say } from "./text";
import { clock } from "./times";
import type { Curve, Point } from "./types";

const WIDTH = 1000;
const HEIGHT = 220;

/** Show the curve of the chosen span; returns how to show it again. */
export function mountEquity(): () => void {
  let days = "30";
  const load = async (): Promise<void> => {
    const found = await api<Curve>(`/portfolio/equity?days=${days}&venue=${venue()}`);
    if (maybe("curve")) show(found);
  };
  const again = (): void => void load().catch(fail);
  const select = choice(need("spans"), "span", (chosen) => {
    days = chosen;
    again();
  });
  select(days);
  need("export").addEventListener("click", () => void download(`/portfolio/export.csv?days=${days}&venue=${venue()}`, "tapewire.csv").catch(fail));
  again();
  return again;
}

function show(found: Curve): void {
  const [grown, fell] = [exact(found.time_weighted_percent), exact(found.drawdown_percent)];
  fill("curve-return", showPercent(grown), tone(grown));
  fill("curve-profit", showChange(exact(found.profit)), tone(exact(found.profit)));
  fill("curve-fall", inPercent(showSum(fell)));
  fill("curve-flows", showChange(exact(found.flows)));
  put(need("curve"), draw(found.points, sign(grown) < 0), ...bounds(found.points));
  point(found.points);
}

interface Scale {
  x: (at: string) => number;
  y: (value: string) => number;
}

function scaled(points: Point[]): Scale {
  const times = points.map((one) => Date.parse(one.at));
  const values = points.map((one) => rough(exact(one.value)));
  const [begin, end] = [Math.min(...times), Math.max(...times)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) * 0.1 || Math.abs(high) * 0.01 || 1;
  return {
    x: (at) => ((Date.parse(at) - begin) / Math.max(1, end - begin)) * WIDTH,
    y: (value) => HEIGHT - ((rough(exact(value)) - low + room) / (high - low + 2 * room)) * HEIGHT,
  };
}

/** The highest and the lowest value, written where the curve has them. */
function bounds(points: Point[]): HTMLElement[] {
  const values = points.map((one) => exact(one.value)).sort(compare);
  const [low, high] = [values[0], values[values.length - 1]];
  if (!low || !high || compare(low, high) === 0) return [];
  return [h("span", { class: "curve-high" }, showSum(high)), h("span", { class: "curve-low" }, showSum(low))];
}

function draw(points: Point[], isDown: boolean): SVGElement {
  const { x, y } = scaled(points);
  const line = points.map((one, i) => `${i ? "L" : "M"}${x(one.at).toFixed(1)} ${y(one.value).toFixed(1)}`).join("");
  const flows = points.slice(1).filter((one) => sign(exact(one.flow)) !== 0);
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", class: isDown ? "curve-down" : "curve-up", "aria-hidden": "true" },
    svg("path", { d: `${line}V${HEIGHT}H0Z`, class: "curve-area" }),
    ...flows.map((one) => svg("path", { d: `M${x(one.at).toFixed(1)} 0V${HEIGHT}`, class: "curve-flow" })),
    svg("path", { d: line, class: "curve-line" }),
  );
}

/** Say what was had at the place that is pointed at, else over what time the curve runs. */
function point(points: Point[]): void {
  const [place, legend] = [need("curve"), need("curve-legend")];
  const { x } = scaled(points);
  const rest = (): void => {
    const [first, last] = [points[0], points[points.length - 1]];
    legend.textContent = first && last ? `${clock(first.at)} – ${clock(last.at)}` : "";
  };
  place.onpointermove = (event) => {
    const box = place.getBoundingClientRect();
    const wanted = ((event.clientX - box.left) / box.width) * WIDTH;
    const near = points.reduce((best, one) => (Math.abs(x(one.at) - wanted) < Math.abs(x(best.at) - wanted) ? one : best));
    const flow = exact(near.flow);
    const moved = sign(flow) && say("flow", { sum: showChange(flow) });
    put(legend, ...beside(clock(near.at), `${showSum(exact(near.value))} USDT`), moved ? h("span", {}, " (", h("bdi", {}, moved), ")") : null);
  };
  place.onpointerleave = rest;
  rest();
}
