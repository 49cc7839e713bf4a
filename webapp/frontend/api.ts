// The JSON API: one session in memory, one way to fail.

import { initData, person, spend } from "./bridge";
import { say } from "./text";
import type { Problem, Session } from "./types";

const BASE = "/api/v1";
const TIMEOUT_MS = 15_000;
const RENEW_MS = 10 * 60_000;

/** A refused or failed request, with words for the person. */
export class Refused extends Error {
  constructor(readonly status: number, readonly key: string, detail: string) {
    super(detail);
  }
}

let session: Session | null = null;
let renewing = 0;
const listeners = new Set<(now: Session | null) => void>();

export const current = (): Session | null => session;
export const token = (): string => session?.token ?? "";

/** Hear of signing in, renewals and the end. */
export function onSession(listener: (now: Session | null) => void): void {
  listeners.add(listener);
}

const unheard = new Set<() => void>();

/** Hear of requests that nobody answered. */
export function onUnanswered(listener: () => void): void {
  unheard.add(listener);
}

/** Ask the API; throws `Refused` with the problem's own words. */
export async function api<T>(path: string, options: { method?: string; body?: unknown; text?: string; key?: string } = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (session) headers["Authorization"] = `Bearer ${session.token}`;
  const sent = options.body === undefined ? options.text : JSON.stringify(options.body);
  if (sent !== undefined) headers["Content-Type"] = "application/json";
  if (options.key) headers["Idempotency-Key"] = options.key;
  const response = await send(`${BASE}${path}`, {
    method: options.method ?? "GET",
    headers,
    ...(sent === undefined ? {} : { body: sent }),
  });
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body === undefined) throw lost(); // it broke off on its way
  if (response.ok) return body as T;
  const problem = (body ?? {}) as Partial<Problem>;
  if (response.status === 401 && session) end();
  throw new Refused(response.status, problem.key ?? "error", problem.detail || problem.title || say("network-error"));
}

/** Return a part of a page that the server drew; throws `Refused`. */
export async function fragment(path: string): Promise<ParentNode> {
  const response = await send(path, { headers: { Authorization: `Bearer ${token()}` } });
  if (!response.ok) throw new Refused(response.status, "error", say("network-error"));
  return new DOMParser().parseFromString(await response.text(), "text/html").body;
}

/** Save a file of the API under a name; throws `Refused`. */
export async function download(path: string, name: string): Promise<void> {
  const response = await send(`${BASE}${path}`, { headers: { Authorization: `Bearer ${token()}` } });
  if (!response.ok) throw new Refused(response.status, "error", say("network-error"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TIMEOUT_MS);
}

async function send(url: string, options: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, { ...options, signal: AbortSignal.timeout(TIMEOUT_MS), cache: "no-store" });
    const told = Date.parse(response.headers.get("Date") ?? "");
    if (told) ahead = Date.now() - told;
    return response;
  } catch {
    throw lost();
  }
}

function lost(): Refused {
  unheard.forEach((listener) => listener());
  return new Refused(0, "network", say("network-error"));
}

let ahead = 0; // of the desk's clock, this device's

/** The time of the desk, in ms: the clock of a device may be minutes off. */
export const now = (): number => Date.now() - ahead;

/** Sign in: by initData inside Telegram, else by the cookie that a session leaves for reloads. */
export async function signIn(): Promise<Session | null> {
  if (initData) {
    try {
      const made = begin(await api<Session>("/session", { method: "POST", body: { init_data: initData } }));
      spend();
      return made;
    } catch (error) {
      // A frame that Telegram loads again shows the same initData, which works once.
      if (!(error instanceof Refused) || error.status !== 401) throw error;
    }
  }
  const found = await resumed();
  // Somebody else may have signed in beside this frame; only its own person may go on here.
  return found && (!person || person === found.account.id) ? begin(found) : null;
}

/** Return what the cookie of a session opens, if there is one; nothing begins by it alone. */
export const resumed = (): Promise<Session | undefined> => api<Session | undefined>("/session/resume", { method: "POST" });

/** Sign in with the token of a one-time link. */
export async function signInByLink(link: string): Promise<Session> {
  return begin(await api<Session>("/session/link", { method: "POST", body: { token: link } }));
}

/** Take over what changed about the account. */
export function know(account: Session["account"]): void {
  if (session) begin({ ...session, account });
}

function begin(made: Session): Session {
  session = made;
  clearTimeout(renewing);
  renewing = window.setTimeout(renew, RENEW_MS);
  listeners.forEach((listener) => listener(session));
  return made;
}

/** Exchange the session for a fresh one; a failed try is repeated until it has ended. */
async function renew(): Promise<void> {
  try {
    begin(await api<Session>("/session/renew", { method: "POST" }));
  } catch {
    if (session) renewing = window.setTimeout(renew, 20_000);
  }
}

function end(): void {
  session = null;
  clearTimeout(renewing);
  listeners.forEach((listener) => listener(null));
}
