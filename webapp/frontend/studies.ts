// Averages over the candles and their strength below, each switched by a button of its own.

import { LineSeries, LineStyle, type IChartApi, type ISeriesApi, type UTCTimestamp } from "lightweight-charts";
import { ema, rsi, type Line } from "./indicators";

interface Bar {
  time: UTCTimestamp;
  close: number;
}

interface Study {
  colour: string;
  pane: number;
  of: (closes: number[]) => Line;
}

const STUDIES: Record<string, Study> = {
  ema20: { colour: "--warn", pane: 0, of: (closes) => ema(closes, 20) },
  ema50: { colour: "--accent", pane: 0, of: (closes) => ema(closes, 50) },
  rsi14: { colour: "--ink-2", pane: 1, of: (closes) => rsi(closes, 14) },
};
const HIGH = 70;
const LOW = 30;

/** Which are on, for as long as the app is open. */
const chosen = new Set<string>();

/** The lines of one chart. */
export class Studies {
  private readonly lines = new Map<string, ISeriesApi<"Line">>();
  private bars: Bar[] = [];

  constructor(private readonly chart: IChartApi, buttons: HTMLElement, private readonly css: (name: string) => string) {
    for (const button of buttons.querySelectorAll<HTMLButtonElement>("[data-study]")) {
      const name = button.dataset["study"] ?? "";
      const show = (): void => button.setAttribute("aria-pressed", String(chosen.has(name)));
      button.onclick = () => {
        if (!chosen.delete(name)) chosen.add(name);
        show();
        this.turn(name);
      };
      show();
      this.turn(name);
    }
  }

  /** Draw over these candles. */
  show(bars: Bar[]): void {
    this.bars = bars;
    for (const [name, line] of this.lines) line.setData(this.points(name));
  }

  /** Follow the newest candle, or a new one behind it. */
  move(bars: Bar[]): void {
    this.bars = bars;
    for (const [name, line] of this.lines) {
      const newest = this.points(name).at(-1);
      if (newest) line.update(newest);
    }
  }

  /** Take colours from the page. */
  paint(): void {
    for (const [name, line] of this.lines) line.applyOptions({ color: this.css(STUDIES[name]?.colour ?? "") });
  }

  private points(name: string): { time: UTCTimestamp; value: number }[] {
    const line = STUDIES[name]?.of(this.bars.map((bar) => bar.close)) ?? [];
    return this.bars.flatMap(({ time }, at) => (line[at] == null ? [] : [{ time, value: line[at] }]));
  }

  private turn(name: string): void {
    const line = this.lines.get(name);
    if (line && !chosen.has(name)) {
      this.chart.removeSeries(line); // its pane goes with it
      this.lines.delete(name);
    } else if (!line && chosen.has(name)) this.add(name, STUDIES[name]);
  }

  private add(name: string, study?: Study): void {
    if (!study) return;
    const line = this.chart.addSeries(LineSeries, { lineWidth: 2, lastValueVisible: false, priceLineVisible: false, crosshairMarkerVisible: false }, study.pane);
    if (study.pane) this.bound(line);
    this.lines.set(name, line);
    this.paint();
    line.setData(this.points(name));
  }

  /** The strength is a number from 0 to 100, read by where it stands to 30 and 70. */
  private bound(line: ISeriesApi<"Line">): void {
    line.applyOptions({
      lineWidth: 1,
      lastValueVisible: true,
      priceFormat: { type: "custom", minMove: 1, formatter: (value: number) => value.toFixed(0) },
      autoscaleInfoProvider: () => ({ priceRange: { minValue: 10, maxValue: 90 } }),
    });
    line.priceScale().applyOptions({ scaleMargins: { top: 0.1, bottom: 0.1 } });
    for (const price of [LOW, HIGH]) line.createPriceLine({ price, color: this.css("--ink-3"), lineStyle: LineStyle.Dotted, lineWidth: 1, axisLabelVisible: false });
    this.chart.panes()[1]?.setStretchFactor(0.5);
  }
}
