// Social: how right the calls of your groups are, the latest of them, and your own record.

import "./shared";
import { api } from "./api";
import { CallList, way, type Call } from "./calls";
import { fail } from "./dialogs";
import { choice, empty, fill, h, maybe, need, put, toned } from "./dom";
import { hear } from "./live";
import { exact, inPercent, rough, showPercent, tone } from "./money";
import { followQuotes } from "./store";
import { figures, say } from "./text";

interface Group {
  chat: number;
  title: string;
}

interface Rank {
  rank: number | null;
  name: string;
  is_own: boolean;
  calls: number;
  graded: number;
  hits: number;
  hit_percent: string | null;
  hit_interval: { low: string; high: string } | null;
  mean_percent: string | null;
  median_percent: string | null;
  best: { symbol: string; direction: Call["direction"]; peak_percent: string } | null;
}

interface Board {
  least_graded: number;
  rows: Rank[];
}

interface Own {
  least_graded: number;
  record: Rank;
  calls: Call[];
}

const AGAIN_MS = 30_000;
const WHOLE = new Intl.NumberFormat(figures, { maximumFractionDigits: 0 });
let chosen = 0; // the group that is shown, remembered while the app is open

/** Show the page, or hand on why it cannot be shown; returns how to leave it. */
export function mount(broken: (error: unknown) => void): () => void {
  let span = "7d";
  let isShown = false;
  let turn = 0;
  const latest = new CallList(need("latest"), (call) => call.name || say("call-somebody"));
  const own = new CallList(need("own"), (call) => call.group || say("call-elsewhere"));
  const loadGroup = async (): Promise<void> => {
    if (!chosen) return;
    const mine = (turn += 1);
    const [board, calls] = await Promise.all([
      api<Board>(`/calls/leaderboard?chat=${chosen}&span=${span}`),
      api<Call[]>(`/calls/latest?chat=${chosen}`),
    ]);
    if (mine !== turn || !maybe("ranking")) return;
    showBoard(board);
    latest.show(calls, empty(say("no-group-calls"), say("no-group-calls-hint")));
  };
  const load = async (isQuiet = false): Promise<void> => {
    try {
      const [groups, mine] = await Promise.all([api<Group[]>("/calls/groups"), api<Own>("/calls"), followQuotes()]);
      if (!maybe("own")) return;
      isShown = true;
      showGroups(groups);
      showRecord(mine);
      own.show(mine.calls, empty(say("no-own-calls"), say("no-own-calls-hint")));
      await loadGroup();
    } catch (error) {
      if (!isShown) broken(error);
      else if (!isQuiet) fail(error);
    } finally {
      // What stands below is shown once all above has its height.
      maybe("social-columns")?.classList.remove("is-unknown");
    }
  };
  const again = (): void => void loadGroup().catch(fail);
  const select = choice(need("board-spans"), "board", (wanted) => {
    span = wanted;
    again();
  });
  select(span);
  need<HTMLSelectElement>("group").addEventListener("change", (event) => {
    chosen = Number((event.target as HTMLSelectElement).value);
    again();
  });
  const ends = [
    hear("quotes", () => {
      latest.move();
      own.move();
    }),
    hear("resync", () => void load()),
  ];
  const timer = setInterval(() => document.hidden || void load(true), AGAIN_MS);
  void load();
  return () => {
    clearInterval(timer);
    ends.forEach((end) => end());
  };
}

/** Offer the groups, or teach how to get one. */
function showGroups(groups: Group[]): void {
  if (!groups.some((group) => group.chat === chosen)) chosen = groups[0]?.chat ?? 0;
  need("teach").hidden = groups.length > 0;
  need("board").hidden = need("latest-card").hidden = !groups.length;
  const picker = need<HTMLSelectElement>("group");
  if (picker === document.activeElement) return;
  put(picker, ...groups.map((group) => h("option", { value: group.chat, selected: group.chat === chosen }, group.title)));
}

function showBoard(board: Board): void {
  const rows = board.rows.map((row) => rankRow(row, board.least_graded));
  put(need("ranking"), ...(rows.length ? rows : [h("li", {}, empty(say("no-group-calls"), say("no-group-calls-hint")))]));
}

const share = (percent: string): string => inPercent(WHOLE.format(rough(exact(percent))));

function rankRow(row: Rank, least: number): HTMLElement {
  const best = row.best;
  const name = h("b", {}, row.name || say("call-somebody"), row.is_own ? h("span", { class: "chip you" }, say("rank-you")) : null);
  const under = h(
    "small",
    {},
    say("rank-calls", { n: String(row.calls) }),
    best ? h("span", {}, ` · ${say("rank-best")} ${best.symbol.split("/")[0] ?? ""} `, way(best.direction), " ", toned(showPercent(exact(best.peak_percent)), best.peak_percent)) : null,
  );
  const place = h("span", { class: `place place-${row.rank ?? "none"}`, "aria-hidden": row.rank ? undefined : "true" }, row.rank ? String(row.rank) : "–");
  const parts = row.hit_percent && row.hit_interval ? ranked(row) : [h("span", { class: "row-text row-end few" }, h("small", {}, say("rank-few", { graded: String(row.graded), least: String(least) })))];
  return h("li", { class: "rank" }, place, h("span", { class: "row-text" }, name, under), ...parts);
}

function ranked(row: Rank): HTMLElement[] {
  const mean = row.mean_percent ?? "0";
  const median = row.median_percent ?? "0";
  return [
    interval(row),
    h("span", { class: "row-text row-end" }, h("b", {}, share(row.hit_percent ?? "0")), h("small", {}, say("rank-hits", { hits: String(row.hits), graded: String(row.graded) }))),
    h("span", { class: "row-text row-end moves" }, toned(showPercent(exact(mean)), mean, "b"), h("small", {}, say("rank-median", { n: showPercent(exact(median)) }))),
  ];
}

/** Where the true rate lies, drawn from 0 to 100 with a mark at the half. */
function interval(row: Rank): HTMLElement {
  const { low, high } = row.hit_interval ?? { low: "0", high: "0" };
  const [from, to, at] = [low, high, row.hit_percent ?? "0"].map((text) => rough(exact(text)));
  const band = h("i", { class: "band" });
  band.style.insetInlineStart = `${from}%`;
  band.style.inlineSize = `${(to ?? 0) - (from ?? 0)}%`;
  const point = h("i", { class: "point" });
  point.style.insetInlineStart = `${at}%`;
  const text = say("rank-interval", { low: share(low), high: share(high) });
  return h("span", { class: "interval", role: "img", "aria-label": text, title: text }, band, point);
}

function showRecord(own: Own): void {
  const { record, least_graded: least } = own;
  fill("record-calls", String(record.calls));
  fill("record-right", record.hit_percent ? share(record.hit_percent) : "—");
  for (const [id, value] of [["record-mean", record.mean_percent], ["record-median", record.median_percent]] as const) {
    fill(id, value ? showPercent(exact(value)) : "—", value ? tone(exact(value)) : 0);
  }
  const note = need("record-note");
  note.hidden = !record.calls;
  const between = record.hit_interval;
  note.textContent = between
    ? say("rank-interval", { low: share(between.low), high: share(between.high) })
    : say("rank-few", { graded: String(record.graded), least: String(least) });
}
