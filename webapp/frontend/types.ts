// What the API gives, as webapp/schemas says it. Sums are decimal text.

export interface Preferences {
  language: string;
  time_zone: string;
  presets: string[];
  quick_limit: string;
}

export interface Session {
  token: string;
  expires_in_s: number;
  start_param: string;
  account: Account;
}

export interface Account {
  id: number;
  name: string;
  username: string;
  role: string;
  venue: string;
  preferences: Preferences;
}

export interface Connection {
  state: string;
  hint: string;
  is_checking: boolean;
  can_trade: boolean | null;
  can_withdraw: boolean | null;
  is_ip_bound: boolean | null;
  trouble: string;
  detail: string;
}

export interface Venue {
  venue: string;
  title: string;
  is_live: boolean;
  is_active: boolean;
  needs_passphrase: boolean;
  connection: Connection | null;
}

export interface Problem {
  title: string;
  detail: string;
  key: string;
  status: number;
}

export interface Instrument {
  symbol: string;
  base: string;
  quote: string;
  name: string;
  price_step: string;
  quantity_step: string;
  min_notional: string;
}

export interface Quote {
  venue: string;
  symbol: string;
  bid: string;
  ask: string;
  last: string;
  change_percent: string;
  high: string;
  low: string;
  volume: string;
  at: string;
}

/** Both sides from the spread outwards, as price and quantity; trades newest first, with ms since 1970. */
export interface Book {
  venue: string;
  symbol: string;
  bids: [string, string][];
  asks: [string, string][];
  trades: [string, string, number, Side][];
  age_s: number;
}

export interface Candle {
  at: string;
  open: string;
  high: string;
  low: string;
  close: string;
  volume: string;
}

export interface ToneBucket {
  at: string;
  hours: number;
  headlines: number;
  bullish: number;
  neutral: number;
  bearish: number;
  mean: number | null;
}

export interface ToneSeries {
  coin: string;
  headlines: number;
  buckets: ToneBucket[];
}

export interface ScoreRow {
  key: string;
  name: string;
  horizon_s: number;
  alerts: number;
  calls: number;
  hits: number;
  is_too_few: boolean;
  hit_percent: string | null;
  hit_interval: { low: string; high: string } | null;
  chance_percent: string | null;
  way: { n: number; mean: string; low: string; high: string; median: string } | null;
}

export interface Correlation {
  n: number;
  is_too_few: boolean;
  rho: number | null;
  low: number | null;
  high: number | null;
  bins: { low: number; high: number; n: number; quartiles: [number, number, number] | null }[];
  points: { said: number; move: number }[];
}

export interface Source {
  name: string;
  state: string;
  lag_s: number | null;
  items_today: number;
}

export interface Race {
  source: string;
  stories: number;
  shared: number;
  first: number;
  behind_s: number | null;
}

export interface Launch {
  id: string;
  token: string;
  project: string;
  chain: string;
  at: string | null;
  precision: "minute" | "day" | "week" | "month" | "quarter" | null;
  certainty: string;
  venues: string[];
  raised_usd: number | null;
  fdv_usd: number | null;
  unlocked_percent: string | null;
  sources: string[];
  disputes: { fact: string; versions: { value: string; sources: string[] }[] }[];
}

export interface LaunchReport {
  headline_id: string;
  source: string;
  title: string;
  url: string;
  seen_at: string;
}

export interface Check {
  rule: string;
  value: string;
  limit: string;
  is_over: boolean;
  may_pass: boolean;
}

export interface Preview {
  symbol: string;
  side: Side;
  kind: string;
  quantity: string;
  cost: string;
  worst_cost: string;
  fee: string;
  fee_currency: string;
  price: string;
  worst_price: string;
  slippage_bp: number | null;
  free: string;
  free_currency: string;
  is_affordable: boolean;
  needs_confirmation: boolean;
  checks: Check[];
}

export type Side = "buy" | "sell";
export type Kind = "market" | "limit" | "stop";

export interface Order {
  id: string;
  venue: string;
  is_live: boolean;
  is_external: boolean;
  symbol: string;
  side: Side;
  kind: string;
  status: string;
  is_final: boolean;
  is_cancel_requested: boolean;
  quantity: string | null;
  spend: string | null;
  limit_price: string | null;
  trigger_price: string | null;
  expires_at: string | null;
  plan_id: string | null;
  filled: string;
  cost: string;
  average_price: string | null;
  reason: string;
  created_at: string;
}

export interface Band {
  hours: number;
  half_percent: string;
  most_percent: string;
}

export interface Losses {
  losses: { level: string; value_at_risk: string; shortfall: string }[];
  hours: number;
  wanted: number;
}

export interface Plan {
  venue: string;
  is_live_venue: boolean;
  id: string;
  kind: string;
  symbol: string;
  side: Side;
  status: string;
  is_live: boolean;
  quantity: string | null;
  spend: string | null;
  filled: string;
  cost: string;
  stop: string | null;
  take_profit: string | null;
  trail_percent: string | null;
  trail_price: string | null;
  trigger: string | null;
  max_price: string | null;
  until: string | null;
  every: string | null;
  count: number | null;
  prices: string[];
  next_at: string | null;
  problem: string | null;
  problem_text: string | null;
  expires_at: string | null;
  created_at: string;
}

export interface Asked {
  ticket_id: string;
  expires_at: string;
  why: string;
  preview: Preview;
}

export interface Position {
  symbol: string;
  base: string;
  quantity: string;
  free: string;
  reserved: string;
  average_cost: string;
  cost: string;
  price: string | null;
  value: string;
  unrealised: string;
  unrealised_percent: string;
  realised: string;
}

export interface Summary {
  equity: string;
  cash: string;
  reserved: string;
  unrealised: string;
  realised: string;
  fees: string;
  deposited: string;
  profit: string;
  day_change: string;
  day_change_percent: string;
  positions: Position[];
}

export interface Fill {
  venue: string;
  symbol: string;
  order_id: string;
  side: Side;
  price: string;
  quantity: string;
  cost: string;
  fee: string;
  fee_currency: string;
  fee_value: string | null;
  at: string;
}

export interface Point {
  at: string;
  value: string;
  flow: string;
}

export interface Curve {
  begin: string;
  end: string;
  flows: string;
  profit: string;
  time_weighted_percent: string;
  drawdown_percent: string;
  points: Point[];
}

export interface Alert {
  symbol: string | null;
  raised_at: string;
  headline: { id: string; title: string; verdict: { tone: string } | null };
}
