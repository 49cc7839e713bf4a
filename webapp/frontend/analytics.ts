// Analytics: how headlines leaned, how right alerts were, who was first, what launches next.

import "./shared";
import { api } from "./api";
import { missing } from "./drawn";
import { choice, maybe, need, put } from "./dom";
import { showCoins } from "./coins";
import { mountLaunches } from "./launches";
import { hear } from "./live";
import { showMatch } from "./match";
import { showRanking } from "./ranking";
import { showScore } from "./score";
import { showTone } from "./tones";
import type { Correlation, Race, ScoreRow, Source } from "./types";

const SECONDS: Record<string, number> = { "1m": 60, "5m": 300, "30m": 1800, "1h": 3600, "24h": 86400 };
const BY: Record<string, string> = { sources: "source", models: "model", events: "event", rules: "rule", coins: "coin" };
const SETTLE_MS = 4_000;

/** What the page shows; the address holds whatever is not as here. */
const USUAL = { coin: "BTC", span: "7", horizon: "1h", by: "sources", said: "tone", days: "30" };
type Asked = typeof USUAL;
const ALLOWED: Record<keyof Asked, (value: string) => boolean> = {
  coin: (value) => /^[A-Z0-9]{1,20}$/.test(value),
  span: (value) => ["1", "7", "30"].includes(value),
  horizon: (value) => Object.hasOwn(SECONDS, value),
  by: (value) => Object.hasOwn(BY, value),
  said: (value) => ["tone", "impact"].includes(value),
  days: (value) => ["7", "30", "90"].includes(value),
};

/** Show the page, each part by itself; returns how to leave it. */
export function mount(): () => void {
  const page = new Analytics();
  page.open();
  return () => page.close();
}

class Analytics {
  private readonly asked: Asked = fromAddress();
  private readonly ends: (() => void)[] = [];
  private readonly turns = new Map<string, number>();
  private readonly cards = new Map<string, Promise<ScoreRow[]>>();
  private rows: ScoreRow[] | null = null;
  private ranked: [ScoreRow[], Race[], Source[]] | null = null;
  private isClosed = false;

  open(): void {
    this.offer("tone-spans", "span", "span", () => this.tone());
    this.offer("horizons", "horizon", "horizon", () => this.after());
    this.offer("days", "days", "days", () => this.record());
    this.offer("by", "by", "by", () => this.score());
    this.offer("said", "said", "said", () => this.match());
    const showLaunches = mountLaunches();
    const [later, soon] = [settled(() => this.tone()), settled(() => this.record())];
    this.ends.push(
      hear("news", later),
      hear("alert", soon),
      hear("resync", () => {
        later();
        soon();
        showLaunches();
      }),
    );
    this.tone();
    this.record();
    showLaunches();
    const choose = (coin: string): void => {
      this.asked.coin = coin;
      this.keep();
      this.tone();
    };
    void this.part("tone-coins", () => showCoins(this.asked.coin, choose));
  }

  close(): void {
    this.isClosed = true;
    this.ends.forEach((end) => end());
  }

  /** Bring a row of buttons to life: what it chooses is asked for, kept in the address, and shown. */
  private offer(id: string, attribute: string, name: keyof Asked, show: () => void): void {
    const select = choice(need(id), attribute, (chosen) => {
      this.asked[name] = chosen;
      this.keep();
      show();
    });
    select(this.asked[name]);
  }

  private keep(): void {
    const changed = Object.entries(this.asked).filter(([name, value]) => value !== USUAL[name as keyof Asked]);
    const query = new URLSearchParams(changed).toString();
    history.replaceState(history.state, "", `/analytics${query ? `?${query}` : ""}${location.hash}`);
  }

  private tone(): void {
    const { coin, span } = this.asked;
    void this.part("tone", () => showTone(coin, span, () => !this.isClosed && coin === this.asked.coin && span === this.asked.span));
  }

  /** Return the scorecard; what is on its way, or came since the last look back, is not asked twice. */
  private scored(by: string, days: string): Promise<ScoreRow[]> {
    const key = `by=${by}&days=${days}`;
    const found = this.cards.get(key) ?? api<ScoreRow[]>(`/signals/score?${key}`);
    this.cards.set(key, found);
    found.catch(() => this.cards.delete(key));
    return found;
  }

  /** What hangs on the days that are looked back at. */
  private record(): void {
    this.cards.clear();
    this.score();
    this.match();
    void this.part("ranking", async () => {
      const { days } = this.asked;
      const found = await Promise.all([
        this.scored("source", days),
        api<Race[]>("/sources/races?days=7"),
        api<Source[]>("/sources"),
      ]);
      if (this.isClosed || days !== this.asked.days) return;
      this.ranked = found;
      this.rank();
    });
  }

  /** What another horizon shows of what is known, and what it asks for. */
  private after(): void {
    if (this.rows) showScore(this.rows, this.seconds, this.asked.by);
    this.rank();
    this.match();
  }

  private get seconds(): number {
    return SECONDS[this.asked.horizon] ?? 3600;
  }

  private rank(): void {
    if (!this.ranked) return;
    const [rows, races, sources] = this.ranked;
    showRanking(rows.filter((row) => row.horizon_s === this.seconds), races, sources);
  }

  private score(): void {
    const { by, days } = this.asked;
    void this.part("score", async () => {
      const rows = await this.scored(BY[by] ?? "source", days);
      if (this.isClosed || by !== this.asked.by || days !== this.asked.days) return;
      this.rows = rows;
      showScore(rows, this.seconds, by);
    });
  }

  private match(): void {
    const { horizon, said, days } = this.asked;
    void this.part("match", async () => {
      const found = await api<Correlation>(`/signals/correlation?horizon=${horizon}&said=${said}&days=${days}`);
      const isWanted = horizon === this.asked.horizon && said === this.asked.said && days === this.asked.days;
      if (isWanted && !this.isClosed) showMatch(found, said);
    });
  }

  /** Load one part; what does not come says so in its own place, and the others stand. */
  private async part(id: string, load: () => Promise<void>): Promise<void> {
    if (this.isClosed) return;
    const turn = (this.turns.get(id) ?? 0) + 1;
    this.turns.set(id, turn);
    try {
      await load();
    } catch (error) {
      const place = maybe(id);
      if (place && !this.isClosed && this.turns.get(id) === turn) put(place, missing(error, () => void this.part(id, load)));
    }
  }
}

/** Read what the address asks for; what cannot be is as usual. */
function fromAddress(): Asked {
  const query = new URLSearchParams(location.search);
  const asked = { ...USUAL };
  for (const name of Object.keys(USUAL) as (keyof Asked)[]) {
    const value = query.get(name) ?? "";
    if (ALLOWED[name](value)) asked[name] = value;
  }
  return asked;
}

/** Do it once things have been quiet for a moment: headlines come in bursts. */
function settled(act: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(act, SETTLE_MS);
  };
}
