// Moments as the person's own zone has them: that of their settings, which the chat writes in too.

import { current } from "./api";
import { figures } from "./text";

const DAY_S = 86_400;
const zone = (): string => current()?.account.preferences.time_zone ?? "UTC";

/** Return a format of a zone; of one that this device does not know, in UTC. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  }
}

/** Return how to write moments in this way; a zone that is chosen later counts from then on. */
export function writer(options: Intl.DateTimeFormatOptions): (moment: Date | number) => string {
  let [of, format]: [string, Intl.DateTimeFormat | null] = ["", null];
  return (moment) => {
    if (of !== zone()) format = null;
    of = zone();
    format ??= formatOf(figures, options, of);
    return format.format(moment);
  };
}

const dayAndTime = writer({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Write a moment as day and time. */
export const clock = (moment: string): string => dayAndTime(new Date(moment));

const PARTS: Intl.DateTimeFormatOptions = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" };
let parts = formatOf("en", PARTS, "UTC");
let partsOf = "UTC";
/** How far the zone is from UTC where days of UTC begin, in seconds. */
const known = new Map<number, number>();

/** Return a moment of UTC, in seconds, as if the clock of the person's zone were one of UTC. */
export function shift(at: number): number {
  if (partsOf !== zone()) {
    known.clear();
    partsOf = zone();
    parts = formatOf("en", PARTS, partsOf);
  }
  const day = Math.floor(at / DAY_S) * DAY_S;
  const [before, after] = [beginning(day), beginning(day + DAY_S)];
  return at + (before === after ? before : offset(at)); // no zone turns its clock twice in a day
}

function beginning(day: number): number {
  const found = known.get(day) ?? offset(day);
  known.set(day, found);
  return found;
}

function offset(at: number): number {
  const told = new Map(parts.formatToParts(at * 1000).map(({ type, value }) => [type, Number(value)]));
  const of = (part: Intl.DateTimeFormatPartTypes): number => told.get(part) ?? 0;
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) / 1000 - Math.floor(at);
}

/** Where clocks are turned back an hour comes twice; keep how it came last, so that the newest is always there. */
export function rising<T extends { time: number }>(points: T[]): T[] {
  let oldest = Infinity;
  return [...points].reverse().filter(({ time }) => time < oldest && (oldest = time)).reverse();
}

const dayOf = (ms: number): number => Math.floor(shift(ms / 1000) / DAY_S);

/** Count the days of the calendar until a moment: tomorrow is 1, however few hours it is away. */
export const daysUntil = (ms: number): number => dayOf(ms) - dayOf(Date.now());
