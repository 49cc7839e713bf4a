// From page to page without losing the session in memory, by htmx, which comes when it is wanted.

import type library from "htmx.org";
import * as bridge from "./bridge";
import { fail } from "./dialogs";
import { locale, say, showAges } from "./text";

type Htmx = typeof library;
/** What is done with the page that is shown: bring it to life, let it go. */
export interface Life {
  mount: () => void;
  unmount: () => void;
}

const INTERNAL = '[data-go], a[href^="/"]:not([target], [href^="/api/"])';
let coming: Promise<Htmx> | null = null;
let turns = 0;

/** Fetch htmx; it reads its settings only in a document that is whole, or about to be. */
function htmx(): Promise<Htmx> {
  coming ??= whole().then(() => import("htmx.org")).then(
    (found) => found.default,
    () => {
      coming = null;
      throw new Error(say("network-error"));
    },
  );
  return coming;
}

function whole(): Promise<unknown> {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((done) => addEventListener("load", done, { once: true }));
}

/** Go to another page; throws when it does not come, unless somebody wants yet another by then. */
export async function go(path: string): Promise<void> {
  const turn = (turns += 1);
  const found = await htmx();
  if (turn !== turns) return;
  let isRefused = false;
  const refuse = (): void => void (isRefused = true);
  document.addEventListener("htmx:responseError", refuse);
  found.trigger(document.body, "htmx:abort");
  const how = { target: "#page", select: "#page", swap: "outerHTML show:window:top", push: path };
  await found.ajax("get", path, how as Parameters<Htmx["ajax"]>[2]).catch(refuse);
  document.removeEventListener("htmx:responseError", refuse);
  if (isRefused && turn === turns) throw new Error(say("network-error"));
}

/** Follow links of ours and the browser's own buttons, and say when another page is there. */
export function follow(life: Life): void {
  wireLinks();
  document.addEventListener("htmx:configRequest", (event) => {
    const { headers } = (event as CustomEvent<{ headers: Record<string, string> }>).detail;
    headers["Accept-Language"] = locale; // not the browser's: the person's
  });
  document.addEventListener("htmx:historyCacheMiss", (event) => {
    (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr.setRequestHeader("Accept-Language", locale);
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if ((event as CustomEvent<{ shouldSwap: boolean }>).detail.shouldSwap) life.unmount();
  });
  document.addEventListener("htmx:afterSettle", () => {
    life.mount();
    showAges(document);
  });
  document.addEventListener("htmx:pushedIntoHistory", bridge.keep);
  document.addEventListener("htmx:historyRestore", life.mount);
  // Pages before a reload are behind this one all the same, and htmx is not here yet to fetch them.
  addEventListener("popstate", (event) => {
    if (!coming && (event.state as { htmx?: boolean } | null)?.htmx) location.reload();
  });
}

/** Links inside lists know where they go by `data-go`: a symbol. */
function wireLinks(): void {
  const link = (event: Event): HTMLElement | null => (event.target as Element).closest<HTMLElement>(INTERNAL);
  document.addEventListener("click", (event) => {
    const clicked = link(event);
    if (clicked && !(event.metaKey || event.ctrlKey || event.shiftKey)) {
      event.preventDefault();
      const symbol = clicked.dataset["go"];
      void go(symbol ? `/trade?symbol=${symbol}` : (clicked.getAttribute("href") ?? "/")).catch(fail);
    }
    const outside = (event.target as Element).closest<HTMLAnchorElement>('a[target="_blank"]');
    if (outside && bridge.isTelegram && !event.defaultPrevented) {
      event.preventDefault();
      bridge.openLink(outside.href);
    }
  });
  for (const about of ["pointerover", "pointerdown", "focusin"]) {
    document.addEventListener(about, (event) => void (link(event) && htmx().catch(() => undefined)), { passive: true });
  }
}
