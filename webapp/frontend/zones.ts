// Choosing a time zone: every one there is, found by any part of its name, with the time it is there.

import { closeOutside } from "./dialogs";
import { h, need, put } from "./dom";
import { figures, say } from "./text";

const MOST = 60;

/** Bring the sheet to life; `chosen` hears what was picked. */
export function mount(chosen: (zone: string) => void): void {
  const sheet = need<HTMLDialogElement>("zones");
  const search = need<HTMLInputElement>("zone-search");
  const pick = (zone: string): void => {
    sheet.close();
    chosen(zone);
  };
  closeOutside(sheet);
  sheet.querySelector("[data-close]")?.addEventListener("click", () => sheet.close());
  need("time-zone").addEventListener("click", () => {
    search.value = "";
    list("", pick);
    sheet.showModal();
    search.focus();
  });
  search.addEventListener("input", () => list(search.value, pick));
  search.addEventListener("keydown", (event) => {
    const first = need("zone-list").querySelector<HTMLElement>("[data-zone]");
    if (event.key === "Enter") first?.click();
    if (event.key === "ArrowDown") first?.focus();
    if (["Enter", "ArrowDown"].includes(event.key)) event.preventDefault();
  });
  need("zone-list").addEventListener("keydown", (event) => {
    const focused = document.activeElement;
    const next = { ArrowDown: focused?.nextElementSibling, ArrowUp: focused?.previousElementSibling ?? search }[event.key];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  });
}

/** Write a zone as people read it: Europe/New York. */
export const label = (zone: string): string => zone.replaceAll("_", " ");

function list(text: string, pick: (zone: string) => void): void {
  const wanted = plain(text);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
  const found = all.filter((zone) => plain(zone).includes(wanted));
  // The one this device is in is the likeliest.
  found.sort((a, b) => Number(b === here) - Number(a === here));
  const rows = found.slice(0, MOST).map((zone) => row(zone, pick));
  put(need("zone-list"), ...(rows.length ? rows : [h("p", { class: "empty" }, say("zone-none"))]));
}

const plain = (text: string): string => label(text).trim().toLowerCase();

function row(zone: string, pick: (zone: string) => void): HTMLElement {
  const clock = new Intl.DateTimeFormat(figures, { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return h(
    "button",
    { type: "button", class: "row", role: "option", "aria-selected": "false", "data-zone": zone, onclick: () => pick(zone) },
    h("span", { class: "row-text" }, h("b", {}, label(zone))),
    h("span", { class: "row-end" }, h("span", { class: "hint" }, clock.format(new Date()))),
  );
}
