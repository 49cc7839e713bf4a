// Live updates by WebSocket: reconnects with growing pauses, says so when it is away, and asks for
// the events that it missed by the id of the last that it heard of.

import { api, current, onSession, onUnanswered, token } from "./api";
import { isLive, venue } from "./place";
import type { Book, Quote } from "./types";

type Said = { id?: string } & Message;
type Message =
  | { type: "heartbeat" | "resync" }
  | { type: "ready"; is_resumed: boolean }
  | { type: "quotes"; quotes: Quote[] }
  | ({ type: "book" } & Book)
  | { type: "no-book"; venue: string; symbol: string }
  | { type: "order"; order_id: string; status: string }
  | { type: "plan"; plan_id: string }
  | { type: "venue"; venue: string; state: string }
  | { type: "alert"; headline_id: string }
  | { type: "news"; headline_id: string };

/**
 * What listeners may hear. `resync` means: something may have been missed, load afresh; `resumed`:
 * we were away and are told every event that we missed, but not the prices of that time.
 */
export interface Heard {
  quotes: Quote[];
  book: Book;
  "no-book": { venue: string; symbol: string };
  order: { order_id: string; status: string };
  plan: { plan_id: string };
  venue: { venue: string; state: string };
  alert: { headline_id: string };
  news: { headline_id: string };
  resync: undefined;
  resumed: undefined;
  online: boolean;
}

const SILENCE_MS = 45_000; // the server says something every 20 s
const LONGEST_PAUSE_MS = 15_000;
const ENDED = 4401;
const LEFT = 4409;

const listeners = new Map<keyof Heard, Set<(what: never) => void>>();
let socket: WebSocket | null = null;
let pause = 0;
let timer = 0;
let watchdog = 0;
let wasReady = false;
let lastId = ""; // of the events, while one session lasts
let isStale = false; // what an event would have shown could not be fetched
let isOnline = false;
/** Whether newer pages of the same person took this one's place: it is not told anything any more. */
export let isLeft = false;

/** Listen; returns how to stop. */
export function hear<K extends keyof Heard>(kind: K, listener: (what: Heard[K]) => void): () => void {
  const known = listeners.get(kind) ?? new Set();
  listeners.set(kind, known.add(listener as (what: never) => void));
  return () => known.delete(listener as (what: never) => void);
}

function tell<K extends keyof Heard>(kind: K, what: Heard[K]): void {
  listeners.get(kind)?.forEach((listener) => (listener as (what: Heard[K]) => void)(what));
}

/** Connect as soon as there is a session, and stay connected. */
export function start(): void {
  onSession((session) => {
    if (!session) return stop();
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ ...renewed(), ...moved() }));
    else if (!socket) connect();
  });
  onUnanswered(() => (isStale = true));
  window.addEventListener("online", () => {
    renew();
    if (!isOnline) tell("online", !current()); // not offline any more, but reconnecting
  });
  window.addEventListener("offline", () => setOnline(false));
  document.addEventListener("visibilitychange", () => document.hidden || hurry());
}

function connect(): void {
  clearTimeout(timer);
  if (!current() || isLeft) return;
  const address = new URL("/api/v1/live", location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const made = new WebSocket(address);
  socket = made;
  made.onopen = () => {
    const subscribe = [topic(), looking, "orders", "alerts", "news"];
    made.send(JSON.stringify({ ...renewed(true), subscribe, last_id: wasReady ? (isStale ? "" : lastId) : undefined }));
  };
  made.onmessage = (event: MessageEvent<string>) => {
    if (socket === made) listen(JSON.parse(event.data) as Said);
  };
  made.onclose = (event) => {
    if (socket === made) lost(event.code);
  };
  watch();
}

let shown = "";

/** The token, unless this connection has been shown it: it takes one now and then only. */
function renewed(isFirst = false): Record<string, string> {
  const before = isFirst ? "" : shown;
  shown = token();
  return shown === before ? {} : { token: shown };
}

let listening = "";

/** Quotes of the venue that orders go to. */
function topic(): string {
  listening = isLive() ? `quotes:${venue()}:*` : "quotes:*";
  return listening;
}

function moved(): Record<string, string[]> {
  const before = listening;
  return topic() === before ? {} : { unsubscribe: [before], subscribe: [listening] };
}

let looking = "";

/** Look into the book of a market, of one at a time; of none without. */
export function lookInto(symbol = ""): void {
  const before = looking;
  looking = symbol && `book:${isLive() ? `${venue()}:` : ""}${symbol}`;
  if (before === looking || socket?.readyState !== WebSocket.OPEN) return;
  socket.send(JSON.stringify({ unsubscribe: [before], subscribe: [looking] }));
}

function listen(said: Said): void {
  watch();
  lastId = said.id ?? lastId;
  if (said.type === "ready") ready(said.is_resumed);
  else if (said.type === "quotes") tell("quotes", said.quotes);
  else if (said.type === "book") tell("book", said);
  else if (said.type === "no-book") tell("no-book", said);
  else if (said.type === "order") tell("order", said);
  else if (said.type === "plan") tell("plan", said);
  else if (said.type === "venue") tell("venue", said);
  else if (said.type === "alert") tell("alert", said);
  else if (said.type === "news") tell("news", said);
  else if (said.type === "resync") tell("resync", undefined);
}

function ready(isResumed: boolean): void {
  pause = 0;
  setOnline(true);
  wasReady = true;
  isStale = false;
  if (isResumed) tell("resumed", undefined);
}

function lost(code: number): void {
  clearTimeout(watchdog);
  socket = null;
  isLeft ||= code === LEFT;
  setOnline(false);
  if (isLeft) return;
  if (code === ENDED && !current()) return;
  // A session that was ended elsewhere is over for everything: whoever is refused is shown the way in.
  if (code === ENDED) void api("/account").catch(() => undefined);
  pause = Math.min(pause ? pause * 2 : 500, LONGEST_PAUSE_MS);
  timer = window.setTimeout(connect, pause * (0.7 + Math.random() * 0.6));
}

function hurry(): void {
  if (socket || !current()) return;
  pause = 0;
  connect();
}

/** Let go of a connection that may be dead, without waiting for its end to be heard, and begin anew. */
function renew(): void {
  const dead = socket;
  socket = null;
  dead?.close();
  if (dead) lost(0);
  hurry();
}

function stop(): void {
  const open = socket;
  socket = null;
  lastId = "";
  clearTimeout(timer);
  clearTimeout(watchdog);
  open?.close();
}

/** A connection can die without a word; silence beyond the heartbeat ends it. */
function watch(): void {
  clearTimeout(watchdog);
  watchdog = window.setTimeout(renew, SILENCE_MS);
}

function setOnline(now: boolean): void {
  if (now === isOnline && wasReady) return;
  isOnline = now;
  tell("online", now);
}
