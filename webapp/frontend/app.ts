// Starts the page: Telegram, session, live updates, and the modules of each page.

import htmx from "htmx.org";
import { current, onSession, Refused, signIn, signInByLink, token } from "./api";
import * as bridge from "./bridge";
import { fail } from "./dialogs";
import { h, maybe, need, put } from "./dom";
import * as dashboard from "./dashboard";
import * as live from "./live";
import { followOrders } from "./orders";
import * as portfolio from "./portfolio";
import { locale, say, showAges } from "./text";
import { showPlace } from "./place";
import * as trade from "./trade";
import * as venues from "./venues";

const PAGES: Record<string, { mount: (broken: (error: unknown) => void) => () => void }> = { dashboard, trade, portfolio, venues };
const AGES_MS = 15_000;
let leave: (() => void) | null = null;
let mounted: Element | null = null;

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
  leave = module.mount(showFailure);
  showPlace();
}

function unmount(): void {
  leave?.();
  leave = mounted = null;
}

function markTab(name: string): void {
  for (const tab of document.querySelectorAll<HTMLElement>("[data-nav]")) {
    if (tab.dataset["nav"] === name) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
}

/** Go to another page without losing the session in memory. */
async function go(path: string): Promise<void> {
  await htmx.ajax("get", path, { target: "#page", select: "#page", swap: "outerHTML show:window:top" } as Parameters<typeof htmx.ajax>[2]);
  history.pushState({ htmx: true }, "", path);
  bridge.keep();
  mount();
}

function wireHtmx(): void {
  document.addEventListener("htmx:configRequest", (event) => {
    const detail = (event as CustomEvent<{ path: string; headers: Record<string, string> }>).detail;
    if (detail.path.startsWith("/fragments/")) detail.headers["Authorization"] = `Bearer ${token()}`;
    else detail.headers["Accept-Language"] = locale; // not the browser's: the person's
  });
  document.addEventListener("htmx:historyCacheMiss", (event) => {
    (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr.setRequestHeader("Accept-Language", locale);
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = (event as CustomEvent<{ target: Element }>).detail.target;
    if (target.id === "page") unmount();
  });
  document.addEventListener("htmx:afterSettle", () => {
    mount();
    showAges(document);
  });
  document.addEventListener("htmx:pushedIntoHistory", bridge.keep);
  document.addEventListener("htmx:historyRestore", () => mount());
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => showGap((event as CustomEvent<Gap>).detail));
  }
}

interface Gap {
  target: HTMLElement;
  pathInfo: { requestPath: string };
}

/** A list that did not come says so, and can be asked for again. */
function showGap({ target, pathInfo }: Gap): void {
  if (target.id === "page") return fail(new Error(say("network-error")));
  const retry = (): void => void htmx.ajax("get", pathInfo.requestPath, { target, swap: "innerHTML" });
  const again = h("button", { type: "button", class: "button quiet small", onclick: retry }, say("try-again"));
  put(target, h("div", { class: "empty" }, h("p", {}, say("network-error")), again));
}

/** Links inside lists know where they go by `data-go`: a symbol. */
function wireLinks(): void {
  document.addEventListener("click", (event) => {
    const clicked = event.target as Element;
    const target = clicked.closest<HTMLElement>("[data-go]");
    if (target && !(event as MouseEvent).metaKey && !(event as MouseEvent).ctrlKey) {
      event.preventDefault();
      void go(`/trade?symbol=${target.dataset["go"]}`).catch(fail);
      return;
    }
    const outside = clicked.closest<HTMLAnchorElement>('a[target="_blank"]');
    if (outside && bridge.isTelegram) {
      event.preventDefault();
      bridge.openLink(outside.href);
    }
  });
}

function showOnline(isOnline: boolean): void {
  const notice = need("notice");
  notice.hidden = isOnline;
  notice.textContent = isOnline ? "" : say(navigator.onLine ? "reconnecting" : "offline");
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

async function login(): Promise<void> {
  const link = location.hash.slice(1);
  history.replaceState(null, "", "/login");
  const state = need("login-state");
  try {
    if (!link) throw new Refused(401, "link", say("login-missing"));
    await signInByLink(link);
    history.replaceState(null, "", "/");
    await openInLanguage("/");
  } catch (error) {
    state.textContent = error instanceof Refused ? error.message : say("login-failed");
    need("login-bar").hidden = true;
  }
}

function showWho(): void {
  const account = current()?.account;
  const who = maybe("who");
  if (!who || !account) return;
  who.hidden = false;
  need("who-name").textContent = account.name;
  need("who-mark").textContent = [...account.name][0]?.toUpperCase() ?? "·";
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

const THEMES = ["auto", "light", "dark"];
function wireTheme(): void {
  const root = document.documentElement;
  const set = (theme: string): void => {
    if (theme === "auto") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    document.dispatchEvent(new CustomEvent("tapewire:theme"));
  };
  const buttons = document.querySelectorAll<HTMLButtonElement>("[data-theme-switch]");
  if (bridge.isTelegram) return buttons.forEach((button) => (button.hidden = true));
  let theme = bridge.localGet("theme") || "auto";
  set(theme);
  const turn = (): void => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
    bridge.storage.set("theme", theme);
    buttons.forEach((button) => (button.title = say(`theme-${theme}`)));
    set(theme);
  };
  buttons.forEach((button) => button.addEventListener("click", turn));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => set(theme));
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
wireHtmx();
wireLinks();
wireTheme();
setInterval(() => showAges(document), AGES_MS);
markTab(page().dataset["page"] ?? "");
if (page().dataset["page"] === "login") void login();
else if (PAGES[page().dataset["page"] ?? ""]) void start();
