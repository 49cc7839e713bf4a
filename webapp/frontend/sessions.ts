// Where the person is signed in, and which exchanges are theirs: two short lists of Settings.

import { api, current } from "./api";
import { fail, toast } from "./dialogs";
import { coin, h, maybe, need, put } from "./dom";
import { placeOf, titleOf } from "./place";
import { ago, say } from "./text";
import { clock } from "./times";
import type { Venue } from "./types";

interface Open {
  id: string;
  device: string;
  made_at: string;
  seen_at: string;
  is_this: boolean;
}

/** Show both lists. */
export function mount(): void {
  need("end-others").addEventListener("click", () => void endOthers());
  void load();
  void loadVenues();
}

async function load(): Promise<void> {
  try {
    const found = await api<Open[]>("/session/all");
    const list = maybe("sessions");
    if (!list) return;
    found.sort((a, b) => Number(b.is_this) - Number(a.is_this));
    put(list, ...found.map(row));
    need("end-others").hidden = found.length < 2;
  } catch (error) {
    if (current()) fail(error);
  }
}

function row(one: Open): HTMLElement {
  const times = say("session-seen", { ago: ago(one.seen_at), at: clock(one.made_at) });
  const name = one.device || say("session-unknown");
  return h(
    "div",
    { class: "row session-row", "data-session": one.id },
    h("span", { class: "row-text" }, h("b", {}, name, one.is_this && h("small", { class: "chip chip-coin" }, say("session-this"))), h("small", {}, times)),
    h("span", { class: "row-end" }, h("button", { type: "button", class: "button small quiet", "aria-label": `${say("end-session")}: ${name}`, onclick: () => void end(one) }, say("end-session"))),
  );
}

async function end(one: Open): Promise<void> {
  try {
    await api(`/session/all/${one.id}`, { method: "DELETE" });
    if (!one.is_this) toast(say("sessions-ended", { n: "1" }), "good");
  } catch (error) {
    fail(error);
  }
  await load();
}

async function endOthers(): Promise<void> {
  try {
    const { ended } = await api<{ ended: number }>("/session/others", { method: "DELETE" });
    toast(say("sessions-ended", { n: String(ended) }), "good");
  } catch (error) {
    fail(error);
  }
  await load();
}

async function loadVenues(): Promise<void> {
  try {
    const found = (await api<Venue[]>("/venues")).filter((one) => !one.is_live || one.connection);
    const list = maybe("my-venues");
    if (list) put(list, ...found.map((one) => venueRow(one, found.length === 1)));
  } catch (error) {
    if (current()) fail(error);
  }
}

function venueRow(one: Venue, isAlone: boolean): HTMLElement {
  const about = one.is_live ? (one.connection?.hint ?? "") : say(isAlone ? "venues-paper" : "venue-paper");
  const badge = one.is_active ? h("span", { class: `badge${one.is_live ? " is-live" : ""}` }, placeOf(one.venue)) : null;
  return h(
    "div",
    { class: "row venue-row" },
    coin(one.title.slice(0, 3).toUpperCase()),
    h("span", { class: "row-text" }, h("b", {}, titleOf(one.venue)), h("small", {}, about)),
    h("span", { class: "row-end" }, badge),
  );
}
