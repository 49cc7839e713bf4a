// Sources ranked: how right each was, how early beside the others, how it is doing.

import { empty, h, maybe, need, put } from "./dom";
import { cell, list, rate, title } from "./score";
import { pace, say } from "./text";
import type { Race, ScoreRow, Source } from "./types";

const SHOWN = 8;
const GRAVE = ["open", "degraded", "new", "ok", "paused"];

interface Line {
  name: string;
  score: ScoreRow | undefined;
  race: Race | undefined;
  source: Source | undefined;
}

/** Show every source that was graded, told something this week, or is looked at; best first. */
export function showRanking(rows: ScoreRow[], races: Race[], sources: Source[]): void {
  const place = maybe("ranking");
  if (!place) return;
  const found = lines(rows, races, sources);
  need("ranking-table").hidden = found.length === 0;
  put(place, found.length === 0 && empty(say("no-sources"), say("no-sources-hint")));
  list(need("ranking-rows"), need("ranking-more"), found.map(row), SHOWN);
}

/** The scorecard's own order; whoever is not on it by how often it was first. */
function lines(rows: ScoreRow[], races: Race[], sources: Source[]): Line[] {
  const worst = new Map<string, Source>();
  for (const source of [...sources].sort((a, b) => GRAVE.indexOf(b.state) - GRAVE.indexOf(a.state))) worst.set(source.name, source);
  const raced = new Map(races.map((race) => [race.source, race]));
  const scored = new Map(rows.map((score) => [score.key, score]));
  const early = [...races].sort((a, b) => b.first - a.first || b.stories - a.stories).map((race) => race.source);
  const names = new Set([...scored.keys(), ...early, ...[...worst.keys()].sort()]);
  return [...names].map((name) => ({ name, score: scored.get(name), race: raced.get(name), source: worst.get(name) }));
}

function row({ name, score, race, source }: Line): HTMLElement {
  const health = source && h("small", { class: `health health-${source.state}` }, say(`state-${source.state}`));
  const shared = race?.shared ? say("first-of", { first: String(race.first), shared: String(race.shared) }) : "–";
  return h(
    "tr",
    { role: "row", class: race?.shared || typeof source?.lag_s === "number" ? undefined : "is-bare" },
    title(h("b", {}, h("bdi", {}, name)), health ?? false),
    score ? rate(score) : cell("few", "–"),
    cell("first", shared),
    cell("behind", typeof race?.behind_s === "number" ? span(race.behind_s) : "–"),
    cell("lag", typeof source?.lag_s === "number" ? span(source.lag_s) : "–"),
  );
}

/** Write seconds in the largest unit that fits: 12 s, 5 min, 3 h, 2 d. */
function span(seconds: number): string {
  const [unit, size] = [["d", 86400], ["h", 3600], ["m", 60]].find(([, length]) => seconds >= Number(length)) ?? ["s", 1];
  return pace(`${Math.round(seconds / Number(size))}${unit}`);
}
