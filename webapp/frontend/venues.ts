// Exchanges: connect with keys that are never shown again, choose where orders go, revoke.

import { api, current, know, Refused } from "./api";
import { ask, closeOutside, fail } from "./dialogs";
import { coin, h, maybe, need, put } from "./dom";
import { hear } from "./live";
import { placeOf, showPlace, titleOf, venue as active } from "./place";
import { followQuotes } from "./store";
import { knows, say } from "./text";
import type { Account, Connection, Venue } from "./types";
import { inWords } from "./who";

let wanted: Venue | null = null;

/** Show the exchanges; returns how to leave them. */
export function mount(): () => void {
  const sheet = need<HTMLDialogElement>("connect");
  closeOutside(sheet);
  sheet.querySelector("[data-close]")?.addEventListener("click", () => sheet.close());
  sheet.addEventListener("close", forget);
  need<HTMLFormElement>("keys").addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  const ends = [hear("venue", () => void load()), hear("resync", () => void load())];
  void load();
  return () => {
    forget();
    ends.forEach((end) => end());
  };
}

async function load(): Promise<void> {
  try {
    const found = await api<Venue[]>("/venues");
    const list = maybe("venues");
    if (list) put(list, ...found.map(row));
    const chosen = found.find((one) => one.is_active)?.venue;
    if (chosen && chosen !== active()) know(await api<Account>("/account"));
    showPlace();
  } catch (error) {
    fail(error);
  }
}

function row(one: Venue): HTMLElement {
  const badge = one.is_live && one.is_active ? h("span", { class: "badge is-live" }, placeOf(one.venue)) : null;
  return h(
    "div",
    { class: "row venue-row", "data-venue": one.venue },
    coin(one.title.slice(0, 3).toUpperCase()),
    h("span", { class: "row-text" }, h("b", {}, one.title), h("small", {}, stateOf(one)), detailOf(one.connection)),
    h("span", { class: "row-end venue-actions" }, badge, ...actions(one)),
  );
}

function stateOf(one: Venue): string {
  const found = one.connection;
  if (!one.is_live) return say("venue-paper");
  if (!found) return say("venue-none");
  if (found.is_checking) return say(found.trouble === "away" ? "trouble-away" : "venue-checking");
  const reason = found.trouble && (knows(`trouble-${found.trouble}`) ? say(`trouble-${found.trouble}`) : found.detail);
  if (found.state === "refused") return say("venue-refused", { reason });
  if (found.state === "connected" && reason) return say("venue-trouble", { reason });
  return say(`venue-${found.state}`, { hint: found.hint });
}

function detailOf(found: Connection | null): HTMLElement | null {
  if (!found || found.state !== "connected") return null;
  const parts = [
    found.can_trade ? say("venue-may-trade") : "",
    found.can_withdraw === null ? "" : say(found.can_withdraw ? "venue-may-withdraw" : "venue-no-withdraw"),
    found.is_ip_bound === null ? "" : say(found.is_ip_bound ? "venue-ip-bound" : "venue-ip-open"),
  ].filter(Boolean);
  return parts.length ? h("small", { class: found.is_ip_bound === false ? "warn" : "" }, parts.join(" · ")) : null;
}

function actions(one: Venue): HTMLElement[] {
  const made: HTMLElement[] = [];
  const state = one.connection?.state ?? "";
  const may = !one.is_live || state === "connected";
  if (may && !one.is_active) made.push(button(say("use"), one.is_live ? "sell" : "quiet", () => void choose(one)));
  else if (one.is_active && !one.is_live) made.push(h("span", { class: "hint" }, say("in-use")));
  if (!one.is_live) return made;
  if (state === "connected" || one.connection?.is_checking) made.push(button(say("revoke"), "quiet", () => void revoke(one)));
  else if (state !== "leaving") made.push(button(say("connect"), "quiet", () => open(one)));
  return made;
}

function button(text: string, look: string, press: () => void): HTMLButtonElement {
  return h("button", { type: "button", class: `button small ${look}`, onclick: press }, text);
}

async function choose(one: Venue): Promise<void> {
  const text = say("go-live-text", { venue: one.title });
  const question = { title: say("go-live-title"), body: [h("p", {}, text)], plain: text, yes: say("go-live-yes"), no: say("cancel"), look: "danger" as const };
  if (one.is_live && !(await ask(question))) return;
  try {
    know(await api<Account>("/venues/active", { method: "PUT", body: { venue: one.venue } }));
    await followQuotes();
    await load();
  } catch (error) {
    fail(error);
  }
}

async function revoke(one: Venue, isClearing = false): Promise<void> {
  const text = say(isClearing ? "revoke-clear" : "revoke-text");
  const title = say("revoke-title", { venue: one.title });
  if (!(await ask({ title, body: [h("p", { class: "hint" }, text)], plain: text, yes: say("revoke"), no: say("keep"), look: "danger" }))) return;
  try {
    await api(`/venues/${one.venue}/connection${isClearing ? "?cancel_orders=true" : ""}`, { method: "DELETE" });
    know(await api<Account>("/account"));
  } catch (error) {
    if (error instanceof Refused && error.status === 409 && !isClearing) return revoke(one, true);
    fail(error);
  }
  await load();
}

function open(one: Venue): void {
  wanted = one;
  need("connect-title").textContent = say("connect-title", { venue: titleOf(one.venue) });
  const account = current()?.account;
  need("keys-who").textContent = account ? say("keys-for", { who: inWords(account) }) : "";
  need("keys-send").textContent = say("connect");
  need("passphrase-field").hidden = !one.needs_passphrase;
  need<HTMLDialogElement>("connect").showModal();
}

/** Keys leave the page as soon as they are sent, and with the sheet. */
function forget(): void {
  for (const id of ["api-key", "api-secret", "api-passphrase"]) {
    const input = maybe(id) as HTMLInputElement | null;
    if (input) input.value = "";
  }
  const error = maybe("keys-error");
  if (error) error.hidden = true;
}

async function send(): Promise<void> {
  if (!wanted || !current()) return;
  const [key, secret, passphrase] = ["api-key", "api-secret", "api-passphrase"].map((id) => need<HTMLInputElement>(id).value.trim());
  if (!key || !secret || (wanted.needs_passphrase && !passphrase)) return complain(say("keys-missing"));
  const submit = need<HTMLButtonElement>("keys-send");
  submit.disabled = true;
  try {
    const body = { key, secret, ...(wanted.needs_passphrase ? { passphrase } : {}) };
    await api(`/venues/${wanted.venue}/connection`, { method: "PUT", body });
    need<HTMLDialogElement>("connect").close();
    await load();
  } catch (error) {
    complain(error instanceof Error ? error.message : say("network-error"));
  }
  submit.disabled = false;
}

function complain(text: string): void {
  const error = need("keys-error");
  error.textContent = text;
  error.hidden = false;
}
