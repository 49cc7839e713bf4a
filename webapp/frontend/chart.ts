// Candles and volume with one's own fills and alerts, drawn by TradingView's Lightweight Charts.
// Binary fractions are fine here: they become pixels, never sums.

import "./shared";
import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  CrosshairMode,
  HistogramSeries,
  LineSeries,
  LineStyle,
  type AutoscaleInfo,
  type CandlestickData,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from "lightweight-charts";
import { exact, priceDecimals, showBrief, showPrice } from "./money";
import { Studies } from "./studies";
import { figures } from "./text";
import { rising, shift as inZone } from "./times";
import type { Alert, Candle, Fill, Quote } from "./types";

export const FRAMES: Record<string, number> = { "1m": 60, "5m": 300, "15m": 900, "1h": 3600, "4h": 14400, "1d": 86400 };

const DAY_S = 86_400;
const seconds = (moment: string): UTCTimestamp => Math.floor(Date.parse(moment) / 1000) as UTCTimestamp;
const css = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Write a plotted number as text again, without the noise of binary fractions. */
const fixed = (value: number): string => value.toFixed(12).replace(/\.?0+$/, "");

/** One chart on the page. */
export class Chart {
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<"Candlestick">;
  private readonly volume: ISeriesApi<"Histogram">;
  private readonly markers;
  private readonly studies: Studies;
  private bars: CandlestickData<UTCTimestamp>[] = [];
  private length = 900;
  private first = 0;
  private newest = 0; // candle, in true seconds: those of the person's zone go back where its clock does
  private isPointed = false;
  private lines: IPriceLine[] = [];
  private resting: number[] = [];
  private readonly edges: ISeriesApi<"Line">[];
  private width = 0; // of the band of the next hour, as a share of the price

  constructor(place: HTMLElement, private readonly legend: HTMLElement, studies: HTMLElement, private readonly older: (before: number) => void) {
    this.chart = createChart(place, {
      autoSize: true,
      layout: { attributionLogo: true, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 11, background: { color: "transparent" }, panes: { enableResize: false } },
      crosshair: { mode: CrosshairMode.Normal },
      localization: { locale: figures },
      rightPriceScale: { borderVisible: false, entireTextOnly: true, scaleMargins: { top: 0.12, bottom: 0.24 } },
      timeScale: { borderVisible: false, timeVisible: true, secondsVisible: false, rightOffset: 4, minBarSpacing: 2 },
      handleScale: { axisPressedMouseMove: { price: false, time: true } },
    });
    this.candles = this.chart.addSeries(CandlestickSeries, {
      borderVisible: false,
      priceLineStyle: LineStyle.Dotted,
      autoscaleInfoProvider: (original: () => AutoscaleInfo | null) => this.reach(original()),
    });
    this.volume = this.chart.addSeries(HistogramSeries, { priceScaleId: "volume", priceFormat: { type: "volume" }, lastValueVisible: false, priceLineVisible: false });
    this.volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
    this.edges = [1, -1].map(() => this.chart.addSeries(LineSeries, {
      lineWidth: 1,
      lineStyle: LineStyle.Dashed,
      lastValueVisible: false,
      priceLineVisible: false,
      crosshairMarkerVisible: false,
      autoscaleInfoProvider: () => null,
    }));
    this.markers = createSeriesMarkers(this.candles, [] as SeriesMarker<Time>[]);
    this.studies = new Studies(this.chart, studies, css);
    this.chart.subscribeCrosshairMove((move) => {
      const bar = move.seriesData.get(this.candles) as CandlestickData | undefined;
      this.isPointed = bar !== undefined;
      const volume = move.seriesData.get(this.volume) as { value?: number } | undefined;
      this.explain(bar ?? this.last, volume?.value);
    });
    this.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range && range.from < 8 && this.first) this.older(this.first);
    });
    this.paint();
  }

  /** Take colours from the page, again when its theme changes. */
  paint(): void {
    const [up, down] = [css("--candle-up"), css("--candle-down")];
    this.chart.applyOptions({
      layout: { textColor: css("--ink-3"), panes: { separatorColor: css("--line") } },
      grid: { vertLines: { color: "transparent" }, horzLines: { color: css("--grid") } },
      crosshair: { vertLine: { color: css("--ink-3"), labelBackgroundColor: css("--accent-fill") }, horzLine: { color: css("--ink-3"), labelBackgroundColor: css("--accent-fill") } },
    });
    for (const edge of this.edges) edge.applyOptions({ color: `${css("--ink-3")}99` });
    this.candles.applyOptions({ upColor: up, downColor: down, wickUpColor: up, wickDownColor: down });
    this.studies.paint();
  }

  private get last(): CandlestickData<UTCTimestamp> | null {
    return this.bars.at(-1) ?? null;
  }

  /** Show candles, oldest first; `keep` leaves the view where it is. */
  show(found: Candle[], frame: string, keep = false): void {
    this.length = FRAMES[frame] ?? 900;
    const range = keep ? this.chart.timeScale().getVisibleRange() : null;
    const [up, down] = [`${css("--candle-up")}55`, `${css("--candle-down")}55`];
    this.first = found[0] ? seconds(found[0].at) : 0;
    const bars = rising(found.map((candle) => ({
      time: this.shift(seconds(candle.at)),
      open: Number(candle.open),
      high: Number(candle.high),
      low: Number(candle.low),
      close: Number(candle.close),
    })));
    const newest = found.at(-1);
    this.newest = newest ? seconds(newest.at) : 0;
    if (newest) {
      const precision = priceDecimals(exact(newest.close));
      this.candles.applyOptions({ priceFormat: { type: "custom", minMove: 10 ** -precision, formatter: (price: number) => showPrice(exact(fixed(price))) } });
    }
    this.candles.setData(bars);
    this.volume.setData(rising(found.map((candle) => ({
      time: this.shift(seconds(candle.at)),
      value: Number(candle.volume),
      color: Number(candle.close) >= Number(candle.open) ? up : down,
    }))));
    this.bars = bars;
    this.studies.show(bars);
    this.drawBand();
    this.explain(this.last, newest ? Number(newest.volume) : undefined);
    if (range) this.chart.timeScale().setVisibleRange(range);
    else this.view(bars.length);
  }

  /** Show nothing until the next candles: those of another market would lie. */
  clear(): void {
    this.bars = [];
    this.first = this.newest = 0;
    this.candles.setData([]);
    this.volume.setData([]);
    this.studies.show([]);
    this.mark([], []);
    this.orders([]);
    this.expect(0);
    this.explain(null);
  }

  /** Open a faint cone from the newest price to where four of five next hours end; 0 for none. */
  expect(width: number): void {
    this.width = width;
    this.drawBand();
  }

  private drawBand(): void {
    const steps = 3600 / this.length;
    const isDrawn = this.width > 0 && this.last !== null && steps >= 1 && steps <= 12;
    this.edges.forEach((edge, at) => {
      if (!isDrawn || !this.last) return edge.setData([]);
      const { time, close } = this.last;
      const end = close * (1 + (at === 0 ? this.width : -this.width));
      const points = Array.from({ length: steps + 1 }, (_, step) => ({
        time: (time + step * this.length) as UTCTimestamp,
        value: close + ((end - close) * step) / steps,
      }));
      edge.setData(points);
    });
  }

  private view(count: number): void {
    const shown = Math.max(40, Math.min(110, Math.floor(this.chart.timeScale().width() / 8)));
    this.chart.timeScale().setVisibleLogicalRange({ from: count - shown, to: count + 3 });
  }

  /** Let the newest candle follow the market. */
  move(quote: Quote): void {
    const price = Number(quote.last);
    const at = seconds(quote.at);
    const slot = at - (at % this.length);
    const time = this.shift(slot);
    const { last } = this;
    if (!last || slot < this.newest) return;
    const isSame = slot === this.newest;
    this.newest = slot;
    const moved = isSame
      ? { ...last, close: price, high: Math.max(last.high, price), low: Math.min(last.low, price) }
      : { time, open: last.close, high: price, low: price, close: price };
    this.bars.splice(isSame ? -1 : this.bars.length, 1, moved);
    if (time < last.time) this.turnBack(time);
    else {
      this.candles.update(moved);
      this.studies.move(this.bars);
    }
    this.drawBand();
    if (!this.isPointed) this.explain(moved);
  }

  /** The clock went back: the hour as it came first makes room for how it comes now. */
  private turnBack(time: UTCTimestamp): void {
    this.bars = rising(this.bars);
    this.candles.setData(this.bars);
    this.volume.setData(this.volume.data().filter((bar) => Number(bar.time) < time));
    this.studies.show(this.bars);
  }

  /** The library knows no zones, so times are shifted to the person's own; a day's candle is one of UTC's calendar. */
  private shift(at: number): UTCTimestamp {
    return (this.length < DAY_S ? inZone(at) : at) as UTCTimestamp;
  }

  /** Mark own fills and alerts on the candles they fell into. */
  mark(fills: Fill[], alerts: Alert[]): void {
    const slot = (moment: string): UTCTimestamp => {
      const at = seconds(moment);
      return this.shift(at - (at % this.length));
    };
    const inside = (moment: string): boolean => this.first > 0 && seconds(moment) >= this.first;
    const own = fills.filter((one) => inside(one.at)).map((one): SeriesMarker<Time> => ({
      time: slot(one.at),
      position: one.side === "buy" ? "belowBar" : "aboveBar",
      shape: one.side === "buy" ? "arrowUp" : "arrowDown",
      color: css(one.side === "buy" ? "--candle-up" : "--candle-down"),
      id: `fill-${one.order_id}`,
    }));
    const told = alerts.filter((one) => inside(one.raised_at)).map((one): SeriesMarker<Time> => ({
      time: slot(one.raised_at),
      position: "aboveBar",
      shape: "square",
      size: 0.7,
      color: css("--accent"),
      id: `alert-${one.headline.id}`,
    }));
    this.markers.setMarkers([...own, ...told].sort((a, b) => Number(a.time) - Number(b.time)));
  }

  /** Draw the prices of open orders. */
  orders(open: { price: number; isBuy: boolean; title: string }[]): void {
    this.resting = open.map((one) => one.price);
    for (const line of this.lines) this.candles.removePriceLine(line);
    this.lines = open.map((one) =>
      this.candles.createPriceLine({
        price: one.price,
        color: css(one.isBuy ? "--candle-up" : "--candle-down"),
        lineStyle: LineStyle.Dashed,
        lineWidth: 1,
        axisLabelVisible: true,
        title: one.title,
      }),
    );
  }

  /** Widen the scale to resting orders up to its own height away: a label is whole or not there. */
  private reach(info: AutoscaleInfo | null): AutoscaleInfo | null {
    if (!info?.priceRange) return info;
    const { minValue, maxValue } = info.priceRange;
    const room = maxValue - minValue;
    const near = this.resting.filter((price) => price > minValue - room && price < maxValue + room);
    return { ...info, priceRange: { minValue: Math.min(minValue, ...near), maxValue: Math.max(maxValue, ...near) } };
  }

  private explain(bar: CandlestickData | null, volume?: number): void {
    if (!bar) return this.legend.replaceChildren();
    const part = (name: string, value: number): (string | HTMLElement)[] => {
      const shown = document.createElement("b");
      shown.textContent = showPrice(exact(fixed(value)));
      return [`${name} `, shown];
    };
    const parts = [part("O", bar.open), part("H", bar.high), part("L", bar.low), part("C", bar.close)];
    if (volume !== undefined) {
      const shown = document.createElement("b");
      shown.textContent = showBrief(exact(volume.toFixed(4)));
      parts.push(["V ", shown]);
    }
    this.legend.replaceChildren(...parts.map((texts) => {
      const item = document.createElement("span");
      item.append(...texts);
      return item;
    }));
  }

  /** Free what the chart holds. */
  close(): void {
    this.chart.remove();
  }
}
