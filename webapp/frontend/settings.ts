// Settings: each is saved as soon as it is changed, says where it comes from, and can be taken back.

import "./shared";
import { current, Refused } from "./api";
import * as bridge from "./bridge";
import { change, load, named, reset, type Choices, type OwnLimit, type Setting, type Span } from "./choices";
import { fail, toast } from "./dialogs";
import { choice, enter, entered, h, maybe, need, put } from "./dom";
import { exact, plain, showQuantity, unread } from "./money";
import * as sessions from "./sessions";
import { locale, say } from "./text";
import * as theme from "./theme";
import * as transfer from "./transfer";
import * as zones from "./zones";

let known: Choices | null = null;
let showPictures: (look: string) => void = () => undefined;

/** Show the settings; returns how to leave them. */
export function mount(broken: (error: unknown) => void): () => void {
  wireTheme();
  wireFields();
  sessions.mount();
  transfer.mount(taken);
  zones.mount((zone) => void save("time_zone", { time_zone: zone }));
  load().then(
    (found) => {
      draw(found);
      sayLanguage(found);
    },
    broken,
  );
  document.addEventListener("tapewire:theme", markTheme);
  return () => {
    document.removeEventListener("tapewire:theme", markTheme);
    known = null;
  };
}

/** Show choices that something else changed: a file, or its undoing. */
function taken(found: Choices): void {
  if (found.account.preferences.language !== locale) return speak(found.account.preferences.language);
  draw(found);
}

function wireTheme(): void {
  const row = need("theme");
  row.hidden = bridge.isTelegram;
  need("theme-telegram").hidden = !bridge.isTelegram;
  choice(row, "theme", theme.choose)(theme.theme());
}

function markTheme(): void {
  for (const button of maybe("theme")?.querySelectorAll<HTMLButtonElement>("[data-theme]") ?? []) {
    const isChosen = button.dataset["theme"] === theme.theme();
    button.setAttribute("aria-checked", String(isChosen));
    button.tabIndex = isChosen ? 0 : -1;
  }
}

// -- fields

const field = <T extends HTMLElement = HTMLInputElement>(id: string): T => need<T>(id);
const row = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-setting="${name}"], [data-limit="${name}"]`);
  if (!found) throw new Error(`no setting ${name}`);
  return found;
};
const presets = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>("[data-preset]")];

function wireFields(): void {
  field<HTMLSelectElement>("language").addEventListener("change", () => void turn(field<HTMLSelectElement>("language").value));
  showPictures = choice(need("pictures"), "pictures", (look) => void save("pictures", { pictures: look }));
  for (const input of presets()) input.addEventListener("change", () => saveSums("presets", presets(), (sums) => ({ presets: sums })));
  field("quick-limit").addEventListener("change", () => saveSums("quick_limit", [field("quick-limit")], ([sum]) => ({ quick_limit: sum })));
  for (const id of ["quiet-on", "quiet-from", "quiet-to"]) field(id).addEventListener("change", saveQuiet);
  for (const id of ["digest-on", "digest-at"]) field(id).addEventListener("change", saveDigest);
  for (const limit of document.querySelectorAll<HTMLElement>("[data-limit]")) wireLimit(limit.dataset["limit"] ?? "");
  for (const setting of document.querySelectorAll<HTMLElement>("[data-setting]")) wireReset(setting);
}

function wireReset(setting: HTMLElement): void {
  const name = setting.dataset["setting"] ?? "";
  resetOf(setting).addEventListener("click", () => void giveBack(name));
}

const resetOf = (inside: HTMLElement): HTMLButtonElement => {
  const button = inside.querySelector<HTMLButtonElement>("[data-reset]");
  if (!button) throw new Error("no way back");
  button.textContent = say("back-to-default");
  return button;
};

function wireLimit(rule: string): void {
  const input = field(rule);
  const set = (own: string | null): void => void save(rule, { limits: { [rule]: own } });
  input.addEventListener("change", () => {
    if (!input.value.trim()) return set(null);
    const sum = entered(input);
    if (typeof sum === "string") return complain(rule, unread(input.value, sum));
    set(plain(sum));
  });
  resetOf(row(rule)).addEventListener("click", () => set(null));
}

function saveSums(name: string, inputs: HTMLInputElement[], body: (sums: string[]) => Record<string, unknown>): void {
  const sums: string[] = [];
  for (const input of inputs.filter(({ value }) => value.trim())) {
    const sum = entered(input);
    if (typeof sum === "string") return complain(name, unread(input.value, sum));
    sums.push(plain(sum));
  }
  if (!sums.length) return complain(name, say("amount-unreadable"));
  void save(name, body(sums));
}

function saveQuiet(): void {
  const on = field("quiet-on").checked;
  need("quiet-times").hidden = !on;
  const [from, to] = [field("quiet-from"), field("quiet-to")];
  if (on && !from.value) from.value = "22:00";
  if (on && !to.value) to.value = "07:00";
  void save("quiet_hours", { quiet_hours: on ? { from: from.value, to: to.value } : null });
}

function saveDigest(): void {
  const on = field("digest-on").checked;
  need("digest-times").hidden = !on;
  const at = field("digest-at");
  if (on && !at.value) at.value = "08:00";
  void save("digest_at", { digest_at: on ? at.value : null });
}

// -- saving

let saving = Promise.resolve();

/** Save what follows from the choices of then, once what was chosen before is saved. */
function save(name: string, body: Record<string, unknown> | ((now: Choices) => Record<string, unknown>)): Promise<void> {
  saving = saving.then(() => saved(name, (now) => (typeof body === "function" ? body(now) : body)));
  return saving;
}

/** Save and offer to take it back; what is refused says why beside its field. */
async function saved(name: string, body: (now: Choices) => Record<string, unknown>): Promise<void> {
  try {
    const before = known ?? (await load());
    const found = await change(body(before));
    complain(name, "");
    draw(found);
    offer(say("saved"), () => restore(name, before));
  } catch (error) {
    refuse(name, error);
  }
}

async function giveBack(name: string): Promise<void> {
  const before = known;
  complain(name, "");
  try {
    taken(await reset(name));
    if (before) offer(say("saved"), () => restore(name, before));
  } catch (error) {
    refuse(name, error);
  }
}

function offer(text: string, back: () => Promise<Choices>): void {
  const press = (): void => void back().then(
    (found) => {
      taken(found);
      toast(say("undone"));
    },
    fail,
  );
  toast(text, "good", { label: say("undo"), press });
}

/** What was nobody's choice before becomes nobody's again. */
function restore(name: string, before: Choices): Promise<Choices> {
  const limit = before.limits.find((one) => one.rule === name);
  if (limit) return change({ limits: { [name]: limit.own } });
  const was = named(before, name);
  return was.origin === "yours" ? change({ [name]: was.value }) : reset(name);
}

function refuse(name: string, error: unknown): void {
  const isSaid = error instanceof Refused && error.status < 500 && error.status !== 401 && current() !== null;
  if (isSaid) complain(name, error.message);
  else fail(error);
  // Without an answer no switch looks as if it were saved; one that was refused stays to be mended.
  if (known && !(isSaid && error.status)) draw(known);
}

function complain(name: string, text: string): void {
  if (!maybe("language")) return; // the page was left
  const error = row(name).querySelector<HTMLElement>(".error");
  if (!error) return;
  error.hidden = !text;
  error.textContent = text;
  for (const input of row(name).querySelectorAll("input, select")) {
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    input.closest(".input")?.classList.toggle("is-wrong", Boolean(text));
  }
  if (text) bridge.haptic("error");
}

// -- language: texts come with the whole page

async function turn(language: string): Promise<void> {
  try {
    const was = named(known ?? (await load()), "language");
    await change({ language });
    speak(language, was.origin === "yours" ? String(was.value) : "default");
  } catch (error) {
    fail(error);
    if (known) draw(known);
  }
}

function speak(language: string, was = ""): void {
  const address = new URL("/settings", location.href);
  address.searchParams.set("lang", language);
  if (was) address.searchParams.set("was", was);
  address.hash = location.hash;
  location.replace(address);
}

/** The page that has just come in another language says so, and leads back. */
function sayLanguage(found: Choices): void {
  const address = new URL(location.href);
  const was = address.searchParams.get("was");
  if (!was) return;
  address.searchParams.delete("was");
  history.replaceState(history.state, "", address);
  const language = found.languages.find((one) => one.code === locale)?.name ?? locale;
  offer(say("language-now", { language }), () => (was === "default" ? reset("language") : change({ language: was })));
}

// -- drawing

function draw(found: Choices): void {
  if (!maybe("language")) return;
  known = found;
  drawLanguages(found);
  for (const setting of found.settings) drawOrigin(row(setting.name), say(`origin-${setting.origin}`), setting.origin === "yours");
  const value = <T extends Setting["value"]>(name: string): T => named(found, name).value as T;
  showPictures(value<string>("pictures"));
  presets().forEach((input, index) => show(input, value<string[]>("presets")[index] ?? ""));
  show(field("quick-limit"), value<string>("quick_limit"));
  const zone = need("time-zone-now");
  zone.textContent = zones.label(value<string>("time_zone"));
  zone.classList.remove("wait");
  drawTimes(value<Span | null>("quiet_hours"), value<string | null>("digest_at"));
  drawHeadlines(found.headline_languages, value<string[]>("headline_languages"));
  found.limits.forEach(drawLimit);
}

/** Write into a field, unless somebody is writing there, or what they wrote was refused. */
function show(input: HTMLInputElement, text: string): void {
  const isTheirs = document.activeElement === input || input.hasAttribute("aria-invalid");
  if (!isTheirs || !input.value) enter(input, text);
}

function drawOrigin(inside: HTMLElement, text: string, isOwn: boolean): void {
  const origin = inside.querySelector<HTMLElement>("[data-origin]");
  if (!origin) return;
  origin.textContent = text;
  origin.classList.remove("wait");
  origin.classList.toggle("is-own", isOwn);
  const way = resetOf(inside);
  if (way === document.activeElement && !isOwn) (inside.querySelector<HTMLElement>("input, select, button:not([data-reset])") ?? way).focus();
  way.hidden = !isOwn;
}

function drawLanguages(found: Choices): void {
  const select = field<HTMLSelectElement>("language");
  if (!select.options.length) select.append(...found.languages.map((one) => h("option", { value: one.code, lang: one.code }, one.name)));
  select.value = String(named(found, "language").value);
}

function drawTimes(quiet: Span | null, digest: string | null): void {
  field("quiet-on").checked = Boolean(quiet);
  need("quiet-times").hidden = !quiet;
  show(field("quiet-from"), quiet?.from ?? "");
  show(field("quiet-to"), quiet?.to ?? "");
  field("digest-on").checked = Boolean(digest);
  need("digest-times").hidden = !digest;
  show(field("digest-at"), digest ?? "");
}

function drawHeadlines(offered: string[], chosen: string[]): void {
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const picks = need("headlines");
  const press = (code: string) => (): void => void save("headline_languages", (choices) => {
    const now = named(choices, "headline_languages").value as string[];
    return { headline_languages: now.includes(code) ? now.filter((one) => one !== code) : [...now, code] };
  });
  if (!picks.children.length) {
    const made = offered.map((code) => ({ code, name: names.of(code) ?? code }));
    made.sort((a, b) => a.name.localeCompare(b.name, locale));
    put(picks, ...made.map(({ code, name }) => h("button", { type: "button", class: "chip pick", "data-code": code, onclick: press(code) }, name)));
  }
  for (const pick of picks.querySelectorAll<HTMLElement>("[data-code]")) {
    pick.setAttribute("aria-pressed", String(chosen.includes(pick.dataset["code"] ?? "")));
  }
}

function drawLimit(limit: OwnLimit): void {
  drawOrigin(row(limit.rule), say(`origin-${limit.origin}`), limit.origin === "yours");
  const ceiling = row(limit.rule).querySelector<HTMLElement>("[data-ceiling]");
  if (ceiling) ceiling.textContent = say("at-most", { sum: showQuantity(exact(limit.ceiling)) });
  ceiling?.classList.remove("wait");
  const input = field(limit.rule);
  input.placeholder = showQuantity(exact(limit.ceiling));
  show(input, limit.own ?? "");
}
