// Exact decimals: sums are text from the server to the screen, never a binary fraction.

import { figures, locale, say } from "./text";

/** A decimal as units of 10^-scale. */
export interface Exact {
  readonly units: bigint;
  readonly scale: number;
}

export const ZERO: Exact = { units: 0n, scale: 0 };
const PLAIN = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?$/;

/** Read a canonical decimal such as "-12.5"; throws for anything else. */
export function exact(text: string): Exact {
  const found = PLAIN.exec(text);
  if (!found) throw new Error(`not a decimal: ${text.slice(0, 20)}`);
  const [, sign, whole = "0", part = ""] = found;
  return { units: BigInt(`${sign ?? ""}${whole}${part}`), scale: part.length };
}

function at(value: Exact, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}

export function add(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { units: at(a, scale) + at(b, scale), scale };
}

export const negate = (a: Exact): Exact => ({ units: -a.units, scale: a.scale });
export const minus = (a: Exact, b: Exact): Exact => add(a, negate(b));
export const times = (a: Exact, b: Exact): Exact => ({ units: a.units * b.units, scale: a.scale + b.scale });
export const sum = (values: Exact[]): Exact => values.reduce(add, ZERO);

/** Divide towards zero, to `scale` decimals; zero when the divisor is. */
export function over(a: Exact, b: Exact, scale = 8): Exact {
  if (b.units === 0n) return ZERO;
  const shift = scale + b.scale - a.scale;
  const units = shift >= 0 ? (a.units * 10n ** BigInt(shift)) / b.units : a.units / (b.units * 10n ** BigInt(-shift));
  return { units, scale };
}

export function compare(a: Exact, b: Exact): number {
  const difference = minus(a, b).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const sign = (a: Exact): number => compare(a, ZERO);

const HALF_CENT: Exact = { units: 5n, scale: 3 };

/** Return the direction of a change as it is shown: what rounds to 0.00 has none. */
export const tone = (a: Exact): number => (compare(sign(a) < 0 ? negate(a) : a, HALF_CENT) < 0 ? 0 : sign(a));

/** Drop decimals beyond `scale`, towards zero. */
export function cut(a: Exact, scale: number): Exact {
  if (a.scale <= scale) return a;
  return { units: a.units / 10n ** BigInt(a.scale - scale), scale };
}

/** Write the canonical form that the server reads. */
export function plain(a: Exact): string {
  const negative = a.units < 0n;
  const digits = (negative ? -a.units : a.units).toString().padStart(a.scale + 1, "0");
  const whole = digits.slice(0, digits.length - a.scale);
  const part = digits.slice(digits.length - a.scale).replace(/0+$/, "");
  return `${negative && /[1-9]/.test(digits) ? "-" : ""}${whole}${part ? `.${part}` : ""}`;
}

/** Approximate, for pixels and meters alone. */
export const rough = (a: Exact): number => Number(plain(a));

const formats = new Map<string, Intl.NumberFormat>();
function format(least: number, most: number, signDisplay: "auto" | "exceptZero" = "auto"): Intl.NumberFormat {
  const key = `${least}:${most}:${signDisplay}`;
  const made = formats.get(key) ?? new Intl.NumberFormat(figures, {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    signDisplay,
  });
  formats.set(key, made);
  return made;
}

/** Intl takes decimal text and formats all of its digits; its type only knows literals. */
const shown = (made: Intl.NumberFormat, a: Exact): string =>
  made.format(plain(a) as Intl.StringNumericLiteral).replace("-", "−");

/** Write a sum of money with two decimals. */
export const showSum = (a: Exact): string => shown(format(2, 2), a);

/** Write a sum with its sign. */
export const showChange = (a: Exact): string => shown(format(2, 2, "exceptZero"), a);

/** Write a percentage with its sign and two decimals. */
export const showPercent = (a: Exact): string => say("percent-change", { n: showChange(a) });

/** Write a share in percent: the number is written already. */
export const inPercent = (n: string): string => say("percent", { n });

/** Write with exactly so many decimals: columns of figures. */
export const showFixed = (a: Exact, decimals: number): string => shown(format(decimals, decimals), a);

/** Write a quantity in full, at most eight decimals. */
export const showQuantity = (a: Exact): string => shown(format(0, 8), a);

/** How many decimals a price of this size deserves: 64,210.50 and 0.00001234. */
export function priceDecimals(a: Exact): number {
  if (a.units === 0n) return 2;
  const digits = (a.units < 0n ? -a.units : a.units).toString().length;
  const magnitude = digits - 1 - a.scale;
  return magnitude >= 1 ? 2 : Math.min(18, 4 - magnitude);
}

/** Write a price. */
export function showPrice(a: Exact): string {
  const decimals = priceDecimals(a);
  return showFixed(a, decimals);
}

const brief = new Intl.NumberFormat(figures, { notation: "compact", maximumSignificantDigits: 4 });

/** Write a large sum briefly: 1.24B, 356.2M, 12.4K. */
export const showBrief = (a: Exact): string => brief.format(rough(a));

/** Why an amount could not be read. */
export type Unreadable = "empty" | "format" | "ambiguous";

/** Where the desk itself writes 58.000,00: there 58.000 is as unclear as 58,000 is everywhere. */
const POINT_GROUPS = /^(es|pt|tr)\b/.test(locale);
const UNCLEAR = POINT_GROUPS ? /^[1-9]\d{0,2}[.,]\d{3}$/ : /^[1-9]\d{0,2},\d{3}$/;
const DIGIT = /\p{Nd}/u;
const SIGNS: Record<string, string> = { "\u066b": ".", "\u066c": "," };

/** Return the zero of the script of a digit: the ten stand in a row. */
function zeroOf(digit: string): number {
  let zero = digit.charCodeAt(0);
  while (DIGIT.test(String.fromCharCode(zero - 1))) zero -= 1;
  return zero;
}

/** Write the digits and signs of any script as in English; null for those of two, a spoof and no typo, or of none in use. */
function western(text: string): string | null {
  const zeros = new Set((text.match(/\p{Nd}/gu) ?? []).map(zeroOf));
  if (zeros.size > 1 || /[\u{10000}-\u{10ffff}]/u.test(text)) return null;
  const [zero = 0] = zeros;
  return text.replace(/[\u066b\u066c]/g, (sign) => SIGNS[sign] ?? sign).replace(/\p{Nd}/gu, (digit) => String(digit.charCodeAt(0) - zero));
}

/** Take separators of thousands out, and make the decimal sign a point. */
function ungrouped(text: string): string {
  if (/^\d{1,3}(,\d{3})+\.\d*$/.test(text) || /^\d{1,3}(,\d{3}){2,}$/.test(text)) return text.replaceAll(",", "");
  if (/^\d{1,3}(\.\d{3})+,\d*$/.test(text) || /^\d{1,3}(\.\d{3}){2,}$/.test(text)) return text.replaceAll(".", "").replace(",", ".");
  return text.replace(",", ".");
}

/**
 * Read what a person typed into a field, in any of the usual ways: `1 000,50`, `1,000.50`, `.5`, `١٠٠`.
 * `1,000` may be one or a thousand, so it is refused rather than guessed; of what the page wrote
 * itself, which `isOurs`, a point is the decimal sign and nothing else.
 */
export function typed(text: string, isOurs = false): Exact | Unreadable {
  let clean = western(text.trim().replace(/[\u00a0\u202f\u2009']/g, " "));
  if (clean === null) return "format";
  if (!clean) return "empty";
  if (/^\d{1,3}( \d{3})+([.,]\d*)?$/.test(clean)) clean = clean.replaceAll(" ", "");
  if (!isOurs && UNCLEAR.test(clean)) return "ambiguous";
  const decimal = ungrouped(clean);
  const found = /^(\d{0,30})(?:\.(\d{0,18}))?$/.exec(decimal);
  if (!found || !/\d/.test(decimal)) return "format";
  const whole = (found[1] ?? "").replace(/^0+(?=\d)/, "") || "0";
  const value = exact(found[2] ? `${whole}.${found[2]}` : whole);
  return value.units === 0n ? "empty" : value;
}

/** Say why this could not be read; of what may be either of two numbers, how to write each. */
export function unread(text: string, why: Unreadable): string {
  if (why !== "ambiguous") return say("amount-unreadable");
  const [whole = "", part = ""] = (western(text.trim()) ?? "").split(/[.,]/);
  const value = exact(`${whole}.${part}`);
  return say("amount-ambiguous", { typed: text.trim(), whole: whole + part, part: showFixed(value, 3), exact: showFixed(value, 4) });
}
