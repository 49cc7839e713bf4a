// Starts the page: Telegram, session, live updates, and the modules of each page.

import { current, onSession, Refused, signIn } from "./api";
import * as bridge from "./bridge";
import { h, maybe, need, put } from "./dom";
import * as live from "./live";
import { follow, go } from "./moves";
import { followOrders } from "./orders";
import { learn, say, showAges } from "./text";
import { wireTheme } from "./theme";
import { showPlace } from "./place";
import { mount as trade } from "./trade";
import { letterOf } from "./who";

type Mount = (broken: (error: unknown) => void) => () => void;
const PAGES: Record<string, { mount: Mount }> = {
  dashboard: later(() => import("./dashboard")),
  trade: { mount: trade },
  portfolio: later(() => import("./portfolio")),
  venues: later(() => import("./venues")),
  analytics: later(() => import("./analytics")),
  social: later(() => import("./social")),
  settings: later(() => import("./settings")),
};
const AGES_MS = 15_000;
const FRESH_MS = 10_000;
let leave: (() => void) | null = null;
let mounted: Element | null = null;

/** A page whose script is fetched by whoever goes there; leaving before it came means not to begin. */
function later(fetched: () => Promise<{ mount: Mount }>): { mount: Mount } {
  return {
    mount: (broken) => {
      let isLeft = false;
      let leave = (): void => undefined;
      const begin = (module: { mount: Mount }): void => void (isLeft || (leave = module.mount(broken)));
      fetched().then(begin, () => void (isLeft || anew().catch(() => broken(new Error(say("network-error"))))));
      return () => {
        isLeft = true;
        leave();
      };
    },
  };
}

/**
 * Load the page again: since this one came, its scripts may have been replaced by those of a newer version.
 * Throws when the desk is away, or when the page is as new as can be: that would not help, again and again.
 */
async function anew(): Promise<void> {
  if (performance.now() < FRESH_MS || !(await fetch(location.href, { cache: "no-store" })).ok) throw new Error();
  location.reload();
}

function page(): HTMLElement {
  return need("page");
}

/** Bring the page that is shown to life, once there is a session. */
function mount(): void {
  const shown = page();
  markTab(shown.dataset["page"] ?? "");
  const module = PAGES[shown.dataset["page"] ?? ""];
  if (shown === mounted || !module) return;
  if (!current()) return void start();
  leave?.();
  mounted = shown;
  learn(shown.dataset["strings"]);
  leave = module.mount((error) => void (shown === mounted && showFailure(error))); // unless it was left by then
  showPlace();
}

function unmount(): void {
  leave?.();
  leave = mounted = null;
}

/** The exchanges belong to Settings, which leads there. */
function markTab(page: string): void {
  const name = page === "venues" ? "settings" : page;
  for (const tab of document.querySelectorAll<HTMLElement>("[data-nav]")) {
    if (tab.dataset["nav"] === name) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
}

function showOnline(isOnline: boolean): void {
  const notice = need("notice");
  notice.hidden = isOnline;
  notice.textContent = isOnline ? "" : say(live.isLeft ? "left-behind" : navigator.onLine ? "reconnecting" : "offline");
}

/** Ask the person to sign in; there is nothing to see without. */
function showGate(ended: boolean): void {
  unmount();
  const gate = h(
    "section",
    { class: "card gate" },
    h("img", { src: "/static/mark.svg", width: 56, height: 56, alt: "" }),
    h("h2", {}, say(ended ? "session-ended" : "signed-out")),
    h("p", {}, say("signed-out-hint")),
    h("p", { class: "hint" }, h("code", {}, "/web")),
  );
  if (PAGES[page().dataset["page"] ?? ""]) put(page(), gate);
}

function showFailure(error: unknown): void {
  leave?.();
  leave = null;
  const again = h("button", { type: "button", class: "button", onclick: () => location.reload() }, say("try-again"));
  const text = error instanceof Error ? error.message : say("network-error");
  if (PAGES[page().dataset["page"] ?? ""]) put(page(), h("section", { class: "card gate" }, h("h2", {}, text), again));
}

async function signInByLink(): Promise<void> {
  learn(page().dataset["strings"]);
  try {
    await (await import("./login")).login();
    history.replaceState(null, "", "/");
    await openInLanguage("/");
  } catch (error) {
    need("login-state").textContent = error instanceof Refused ? error.message : say("login-failed");
    need("login-ask").hidden = true;
  }
}

function showWho(): void {
  const account = current()?.account;
  const who = maybe("who");
  if (!who || !account) return;
  who.hidden = false;
  need("who-name").textContent = account.name;
  need("who-mark").textContent = letterOf(account);
}

/** Texts come with the whole page, so another language means loading it; the cookie keeps the session. */
async function openInLanguage(path: string): Promise<void> {
  const wanted = current()?.account.preferences.language ?? "";
  const shown = document.documentElement.lang;
  if (wanted && wanted !== shown && !new URLSearchParams(location.search).has("lang")) {
    const address = new URL(path, location.href);
    address.searchParams.set("lang", wanted);
    address.hash = location.hash;
    location.replace(address);
    return;
  }
  if (page().dataset["page"] === "login") await go(path);
  else mount();
}

/** A deep link from the chat: b_BTC opens that market. */
function deepLink(): string {
  const found = /^b_([A-Z0-9]{1,20})$/.exec(bridge.startParam);
  return found && location.pathname === "/" ? `/trade?symbol=${found[1]}/USDT` : "";
}

let isStarting = false;
async function start(): Promise<void> {
  if (isStarting) return;
  isStarting = true;
  try {
    const session = await signIn();
    if (!session) return showGate(false);
    const deep = deepLink();
    if (deep) await go(deep);
    else await openInLanguage(location.pathname + location.search);
  } catch (error) {
    showFailure(error);
  } finally {
    isStarting = false;
  }
}

let hadSession = false;
onSession((session) => {
  if (session) showWho();
  else if (hadSession) showGate(true);
  hadSession ||= Boolean(session);
});
bridge.start();
live.start();
live.hear("online", showOnline);
followOrders();
follow({ mount, unmount });
wireTheme();
setInterval(() => showAges(document), AGES_MS);
markTab(page().dataset["page"] ?? "");
if (page().dataset["page"] === "login") void signInByLink();
else if (PAGES[page().dataset["page"] ?? ""]) void start();
