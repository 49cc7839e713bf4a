// What every page shares: markets and their latest quotes.

import { api, now } from "./api";
import { hear } from "./live";
import { venue } from "./place";
import { exact, type Exact } from "./money";
import { ago, say } from "./text";
import type { Candle, Instrument, Quote } from "./types";

export const quotes = new Map<string, Quote>();
let shown = "";
let known: Promise<Map<string, Instrument>> | null = null;
let knownOf = "";

/** Load all quotes and keep them fresh. */
export async function followQuotes(): Promise<void> {
  const wanted = venue();
  const found = await api<Quote[]>(`/market/quotes?venue=${wanted}`);
  if (wanted !== shown) quotes.clear();
  shown = wanted;
  take(found);
}

hear("quotes", take);
for (const back of ["resync", "resumed"] as const) hear(back, () => void followQuotes().catch(() => undefined));

function take(found: Quote[]): void {
  for (const quote of found) if (quote.venue === shown) quotes.set(quote.symbol, quote);
}

/** Return the markets of the venue that orders go to by symbol, loaded once. */
export function instruments(): Promise<Map<string, Instrument>> {
  if (knownOf !== venue()) known = null;
  knownOf = venue();
  known ??= api<Instrument[]>(`/market/instruments?venue=${knownOf}`).then(
    (found) => new Map(found.map((one) => [one.symbol, one])),
    (error: unknown) => {
      known = null;
      throw error;
    },
  );
  return known;
}

/** Return what one unit fetches when sold now, null while unknown. */
export function bid(symbol: string): Exact | null {
  const quote = quotes.get(symbol);
  return quote ? exact(quote.bid) : null;
}

const OLD_MS = 60_000;

/** Say how old a quote is that nobody should go by any more; empty for one of now. */
export function oldness(quote: Quote): string {
  const age = now() - Date.parse(quote.at);
  return age > OLD_MS ? say("book-old", { age: ago(new Date(Date.now() - age)) }) : "";
}

const lines = new Map<string, { at: number; closes: number[] }>();
const SPARK_MS = 120_000;

/** Return a day of hourly closes for a small line; pixels, so plain numbers do. */
export async function closes(symbol: string): Promise<number[]> {
  const kept = lines.get(symbol);
  if (kept && Date.now() - kept.at < SPARK_MS) return kept.closes;
  const query = new URLSearchParams({ symbol, timeframe: "1h", limit: "24", venue: venue() });
  const found = (await api<Candle[]>(`/market/candles?${query}`)).map((candle) => Number(candle.close));
  lines.set(symbol, { at: Date.now(), closes: found });
  return found;
}
