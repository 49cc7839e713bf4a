// What traders read beside the candles, computed from closes. Binary fractions: they become pixels.

/** A value for each close; null while there are too few before it. */
export type Line = (number | null)[];

/** Exponential moving average; the first is the plain mean of the first `length` closes. */
export function ema(closes: number[], length: number): Line {
  const weight = 2 / (length + 1);
  let mean = 0;
  return closes.map((close, at) => {
    if (at < length) mean += close / length;
    else mean += (close - mean) * weight;
    return at < length - 1 ? null : mean;
  });
}

/** Relative strength index from 0 to 100, with Wilder's smoothing; 50 where nothing moves. */
export function rsi(closes: number[], length: number): Line {
  let [gain, loss] = [0, 0];
  return closes.map((close, at) => {
    const move = close - (closes[at - 1] ?? close);
    const share = at <= length ? 1 : (length - 1) / length;
    gain = gain * share + Math.max(move, 0) / length;
    loss = loss * share + Math.max(-move, 0) / length;
    if (at < length) return null;
    return gain + loss ? (100 * gain) / (gain + loss) : 50;
  });
}
