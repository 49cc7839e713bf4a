// Token launches to come, by day: certainty, time left, details on demand, a file for calendars.

import { api, download } from "./api";
import { fail } from "./dialogs";
import { missing } from "./drawn";
import { beside, empty, h, maybe, need, put } from "./dom";
import { exact, inPercent, showBrief, showQuantity } from "./money";
import { ago, figures, say } from "./text";
import { daysUntil, writer } from "./times";
import type { Launch, LaunchReport } from "./types";

const PAGE = 8;
const DAY_MS = 86_400_000;
const LEFT = new Intl.RelativeTimeFormat(figures, { numeric: "auto" });
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(figures, options);
// A day without an hour is one of the calendar, the same wherever it is read.
const [MONTH, DAY] = [format({ month: "short", timeZone: "UTC" }), format({ day: "numeric", timeZone: "UTC" })];
const [LONG, DATE] = [format({ month: "long", year: "numeric", timeZone: "UTC" }), format({ day: "numeric", month: "short", timeZone: "UTC" })];
const [ownMonth, ownDay] = [writer({ month: "short" }), writer({ day: "numeric" })];
const DATED: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "short" };
const ON_DAY = format({ ...DATED, timeZone: "UTC" });
const atMinute = writer({ ...DATED, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Show what is to come; returns how to show it again. */
export function mountLaunches(): () => void {
  need("calendar").addEventListener("click", () => void download("/tge-events/calendar.ics", "launches.ics").catch(fail));
  const load = (after = ""): void => void show(after, load);
  need("launches-more").addEventListener("click", () => load(need("launches-more").dataset["next"]));
  return () => load();
}

async function show(after: string, again: (after?: string) => void): Promise<void> {
  try {
    const query = new URLSearchParams({ since: new Date().toISOString(), limit: String(PAGE), ...(after ? { after } : {}) });
    const page = await api<{ items: Launch[]; next: string | null }>(`/tge-events?${query}`);
    const place = maybe("launches");
    if (!place) return;
    const items = page.items.map(item);
    if (after) place.append(...items);
    else if (items.length) put(place, ...items);
    else put(place, empty(say("no-launches"), say("no-launches-hint")));
    const more = need("launches-more");
    more.hidden = !page.next;
    more.dataset["next"] = page.next ?? "";
    need("calendar").hidden = !after && items.length === 0;
  } catch (error) {
    const place = maybe("launches");
    if (place && after) fail(error);
    else if (place) put(place, missing(error, () => again()));
  }
}

const nameOf = (launch: Launch): string => (launch.project && launch.token ? `${launch.project} (${launch.token})` : launch.project || launch.token);

function item(launch: Launch): HTMLElement {
  const details = h("div", { class: "launch-more" });
  const facts = [...factsOf(launch), say("launch-sources", { n: String(launch.sources.length) })];
  const head = h(
    "summary",
    { class: "row" },
    leaf(launch),
    h("span", { class: "row-text" }, h("b", {}, h("bdi", {}, nameOf(launch))), h("small", {}, when(launch)), h("small", {}, ...beside(...facts))),
    h("span", { class: "row-text row-end launch-end" }, h("b", {}, left(launch)), certainty(launch)),
  );
  const made = h("details", { class: "launch", id: `launch-${launch.id}` }, head, details);
  made.addEventListener("toggle", () => void (made.open && !details.firstChild && showReports(launch, details)));
  return made;
}

/** A leaf of a calendar with as much as is known of the day. */
function leaf({ at, precision }: Launch): HTMLElement {
  const [month, day] = precision === "minute" ? [ownMonth, ownDay] : [(at: Date) => MONTH.format(at), (at: Date) => DAY.format(at)];
  const isDay = precision === "minute" || precision === "day";
  const moment = at ? new Date(at) : null;
  return h("span", { class: "leaf", "aria-hidden": "true" }, h("small", {}, moment ? month(moment) : "?"), h("b", {}, moment && isDay ? day(moment) : "~"));
}

/** Write a date as exactly as it was told; only a minute has a time zone. */
function when({ at, precision }: Launch): string {
  if (!at || !precision) return say("launch-undated");
  const moment = new Date(at);
  if (precision === "minute") return atMinute(moment);
  if (precision === "day") return ON_DAY.format(moment);
  if (precision === "week") return say("launch-week", { day: DATE.format(moment) });
  if (precision === "month") return LONG.format(moment);
  return say("launch-quarter", { n: String(Math.floor(moment.getUTCMonth() / 3) + 1), year: String(moment.getUTCFullYear()) });
}

/** Write how long it takes until a launch whose day is known. */
function left({ at, precision }: Launch): string {
  if (!at || (precision !== "minute" && precision !== "day")) return "";
  if (precision === "day") return LEFT.format(Math.round((Date.parse(at) - new Date().setUTCHours(0, 0, 0, 0)) / DAY_MS), "day");
  const ms = Math.max(0, Date.parse(at) - Date.now());
  if (ms < 3_600_000) return LEFT.format(Math.ceil(ms / 60_000), "minute");
  return ms < DAY_MS ? LEFT.format(Math.floor(ms / 3_600_000), "hour") : LEFT.format(daysUntil(Date.parse(at)), "day");
}

function certainty(launch: Launch): HTMLElement {
  if (launch.disputes.length) return h("span", { class: "chip doubt" }, say("launch-differ"));
  const isFirm = launch.certainty === "firm";
  return h("span", { class: `chip ${isFirm ? "grade-firm" : ""}` }, say(isFirm ? "launch-firm" : "launch-expected"));
}

const dollars = (sum: number): string => showBrief(exact(String(sum)));

function factsOf(launch: Launch): string[] {
  return [
    launch.venues.length ? say("launch-venues", { venues: launch.venues.join(", ") }) : "",
    launch.chain && say("launch-chain", { chain: launch.chain }),
    launch.fdv_usd === null ? "" : say("launch-fdv", { sum: dollars(launch.fdv_usd) }),
    launch.raised_usd === null ? "" : say("launch-raised", { sum: dollars(launch.raised_usd) }),
    launch.unlocked_percent === null ? "" : say("launch-unlocked", { share: inPercent(showQuantity(exact(launch.unlocked_percent))) }),
  ].filter(Boolean);
}

async function showReports(launch: Launch, place: HTMLElement): Promise<void> {
  try {
    const { reports } = await api<{ reports: LaunchReport[] }>(`/tge-events/${launch.id}`);
    put(place, ...launch.disputes.map(dispute), h("ul", {}, ...reports.map(report)));
  } catch (error) {
    put(place, missing(error, () => void showReports(launch, place)));
  }
}

function dispute({ fact, versions }: Launch["disputes"][number]): HTMLElement {
  const told = versions.map(({ value, sources }) => `${valueOf(fact, value)} (${sources.join(", ")})`);
  return h("p", { class: "warn", dir: "auto" }, told.join(" ↔ "));
}

function valueOf(fact: string, value: string): string {
  if (fact === "at") return DATE.format(new Date(value));
  if (fact.endsWith("_usd")) return say("launch-money", { sum: dollars(Number(value)) });
  return fact.endsWith("_percent") ? inPercent(value) : value;
}

function report(one: LaunchReport): HTMLElement {
  const isLink = /^https?:\/\//.test(one.url);
  const text = isLink ? h("a", { href: one.url, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, one.title) : h("span", { dir: "auto" }, one.title);
  return h("li", {}, text, h("small", {}, ...beside(one.source, ago(one.seen_at))));
}
