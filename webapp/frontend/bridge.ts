// Telegram's Mini App bridge, our own small part of it: events out to the client, events in.
// Protocol: https://core.telegram.org/api/bots/webapps and the published telegram-web-app.js.
// Without Telegram every call does nothing, so the pages work as a plain website.

type Handler = (data: Record<string, unknown>) => void;
type Native = { postEvent?: (type: string, data: string) => void };
interface Host extends Window {
  TelegramWebviewProxy?: Native;
  TelegramGameProxy_receiveEvent?: unknown;
  Telegram?: { WebView?: { receiveEvent: (type: string, data: unknown) => void } };
}

const host = window as unknown as Host;
const handlers = new Map<string, Set<Handler>>();
const launch = new URLSearchParams(location.hash.slice(1));

export const isTelegram = launch.has("tgWebAppVersion") && (window.parent !== window || !!host.TelegramWebviewProxy);
// Outside of Telegram an address is what anybody may have made, of their own initData too.
export const initData = isTelegram ? (launch.get("tgWebAppData") ?? "") : "";
export const startParam = new URLSearchParams(initData).get("start_param") ?? launch.get("tgWebAppStartParam") ?? "";
const version = (launch.get("tgWebAppVersion") ?? "0").split(".").map(Number);

/** Who opened the Mini App, as far as the address says; 0 in an ordinary browser. */
export const person = Number(launch.get("person")) || launchedBy();

function launchedBy(): number {
  try {
    const user = JSON.parse(new URLSearchParams(initData).get("user") ?? "{}") as { id?: number };
    return user.id ?? 0;
  } catch {
    return 0;
  }
}

/** Drop initData, which works once, from the address; the rest of the launch stays for a reload. */
export function spend(): void {
  launch.delete("tgWebAppData");
  launch.set("person", String(person));
  keep();
}

/** Write the launch behind the address of now: other pages of ours are addresses without it. */
export function keep(): void {
  if (launch.has("tgWebAppVersion")) history.replaceState(history.state, "", `${location.pathname}${location.search}#${launch}`);
}

/** Tell whether the client speaks at least this version of the bridge. */
export function speaks(major: number, minor: number): boolean {
  const [a = 0, b = 0] = version;
  return isTelegram && (a > major || (a === major && b >= minor));
}

/** Send an event to the Telegram client. */
export function post(type: string, data: Record<string, unknown> = {}): void {
  if (!isTelegram) return;
  if (host.TelegramWebviewProxy?.postEvent) host.TelegramWebviewProxy.postEvent(type, JSON.stringify(data));
  // The parent is Telegram Web under whichever of its addresses; nothing sent here is secret.
  else window.parent.postMessage(JSON.stringify({ eventType: type, eventData: data }), "*");
}

/** Listen to an event of the Telegram client; returns how to stop. */
export function on(type: string, handler: Handler): () => void {
  const known = handlers.get(type) ?? new Set();
  handlers.set(type, known.add(handler));
  return () => known.delete(handler);
}

function receive(type: string, data: unknown): void {
  const body = typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
  handlers.get(type)?.forEach((handler) => handler(body));
}

/** Announce ourselves, follow theme, viewport and safe areas from now on. */
export function start(): void {
  if (!isTelegram) return;
  document.documentElement.classList.add("in-telegram");
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || typeof event.data !== "string") return;
    try {
      const said = JSON.parse(event.data) as { eventType?: string; eventData?: unknown };
      if (said.eventType) receive(said.eventType, said.eventData);
    } catch {
      // Other extensions post into frames too; what is not JSON is not for us.
    }
  });
  host.Telegram = { WebView: { receiveEvent: receive } };
  host.TelegramGameProxy_receiveEvent = receive;
  on("theme_changed", (data) => applyTheme(data["theme_params"] as Theme));
  on("viewport_changed", (data) => setPixels("--tg-viewport", data["height"]));
  on("safe_area_changed", (data) => setInsets("safe", data));
  on("content_safe_area_changed", (data) => setInsets("content", data));
  applyTheme(JSON.parse(launch.get("tgWebAppThemeParams") ?? "{}") as Theme);
  post("iframe_ready", { reload_supported: false });
  post("web_app_ready");
  post("web_app_expand");
  for (const ask of ["theme", "viewport"]) post(`web_app_request_${ask}`);
  if (speaks(8, 0)) for (const ask of ["safe_area", "content_safe_area"]) post(`web_app_request_${ask}`);
}

type Theme = Record<string, string>;
const COLOURS: Record<string, string[]> = {
  "--ground": ["secondary_bg_color"],
  "--surface": ["section_bg_color", "bg_color"],
  "--ink": ["text_color"],
  "--accent": ["accent_text_color", "link_color"],
  "--accent-fill": ["button_color"],
  "--on-accent": ["button_text_color"],
};

/** Put Telegram's colours over ours and choose light or dark by how bright its ground is. */
function applyTheme(theme: Theme | undefined): void {
  const ground = theme?.["bg_color"];
  if (!theme || !ground || !isColour(ground)) return;
  const root = document.documentElement;
  root.dataset["theme"] = brightness(ground) < 128 ? "dark" : "light";
  for (const [ours, theirs] of Object.entries(COLOURS)) {
    const colour = theirs.map((name) => theme[name]).find((value) => value && isColour(value));
    if (colour) root.style.setProperty(ours, colour);
    else root.style.removeProperty(ours);
  }
  document.dispatchEvent(new CustomEvent("tapewire:theme"));
  if (speaks(6, 1)) {
    post("web_app_set_header_color", { color_key: "secondary_bg_color" });
    post("web_app_set_background_color", { color: theme["secondary_bg_color"] ?? ground });
  }
}

const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

function brightness(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return (r * 299 + g * 587 + b * 114) / 1000;
}

function setPixels(name: string, value: unknown): void {
  if (typeof value === "number" && value >= 0) document.documentElement.style.setProperty(name, `${value}px`);
}

const insets: Record<string, Record<string, number>> = {};
function setInsets(kind: string, data: Record<string, unknown>): void {
  insets[kind] = Object.fromEntries(["top", "bottom"].map((side) => [side, Number(data[side]) || 0]));
  for (const side of ["top", "bottom"]) {
    const sum = Object.values(insets).reduce((total, one) => total + (one[side] ?? 0), 0);
    setPixels(`--tg-safe-${side}`, sum);
  }
}

/** The one primary action of a page; on the website its own button is used instead. */
export const mainButton = {
  show(text: string, options: { isEnabled: boolean; isBusy?: boolean; colour?: string }, press: () => void): void {
    forget.get("main")?.();
    forget.set("main", on("main_button_pressed", press));
    post("web_app_setup_main_button", {
      is_visible: true,
      is_active: options.isEnabled,
      is_progress_visible: options.isBusy ?? false,
      text,
      ...(options.colour ? { color: options.colour, text_color: "#ffffff" } : {}),
    });
  },
  hide(): void {
    forget.get("main")?.();
    post("web_app_setup_main_button", { is_visible: false });
  },
};

export const backButton = {
  show(press: () => void): void {
    forget.get("back")?.();
    forget.set("back", on("back_button_pressed", press));
    post("web_app_setup_back_button", { is_visible: true });
  },
  hide(): void {
    forget.get("back")?.();
    post("web_app_setup_back_button", { is_visible: false });
  },
};
const forget = new Map<string, () => void>();

/** Touch feedback where the device has it. */
export function haptic(kind: "success" | "error" | "select" | "tap"): void {
  if (!speaks(6, 1)) return;
  const shapes = {
    success: { type: "notification", notification_type: "success" },
    error: { type: "notification", notification_type: "error" },
    select: { type: "selection_change" },
    tap: { type: "impact", impact_style: "light" },
  };
  post("web_app_trigger_haptic_feedback", shapes[kind]);
}

let asked = 0;

/** Ask in Telegram's own popup; resolves to the id of the button, empty when dismissed. */
export function popup(title: string, message: string, buttons: { id: string; type: string; text?: string }[]): Promise<string> {
  return new Promise((resolve) => {
    const stop = on("popup_closed", (data) => {
      stop();
      resolve(String(data["button_id"] ?? ""));
    });
    post("web_app_open_popup", { title: title.slice(0, 64), message: message.slice(0, 256), buttons });
  });
}

/** Call a method such as CloudStorage's; rejects when the client says no or stays silent. */
function invoke(method: string, params: Record<string, unknown>): Promise<unknown> {
  const request = `r${++asked}`;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error("silent"))), 3000);
    const stop = on("custom_method_invoked", (data) => {
      if (data["req_id"] !== request) return;
      settle(() => (data["error"] ? reject(new Error(String(data["error"]))) : resolve(data["result"])));
    });
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      stop();
      then();
    };
    post("web_app_invoke_custom_method", { req_id: request, method, params });
  });
}

/** Small choices that outlive the page: in Telegram's cloud there, in this browser elsewhere. */
export const storage = {
  async get(key: string): Promise<string> {
    if (!speaks(6, 9)) return localGet(key);
    try {
      const found = (await invoke("getStorageValues", { keys: [key] })) as Record<string, string>;
      return found[key] ?? "";
    } catch {
      return localGet(key);
    }
  },
  set(key: string, value: string): void {
    try {
      localStorage.setItem(`tapewire-${key}`, value);
    } catch {
      // Private windows may refuse; the choice then lasts as long as the page.
    }
    if (speaks(6, 9)) invoke("saveStorageValue", { key, value }).catch(() => undefined);
  },
};

/** Read a choice that this browser keeps; empty when it keeps none, or nothing at all. */
export function localGet(key: string): string {
  try {
    return localStorage.getItem(`tapewire-${key}`) ?? "";
  } catch {
    return "";
  }
}

/** Open an address outside the Mini App. */
export function openLink(url: string): void {
  if (isTelegram) post("web_app_open_link", { url });
  else window.open(url, "_blank", "noopener");
}

/** Open a chat of Telegram, given as https://t.me/... */
export function openChat(url: string): void {
  const address = new URL(url);
  if (isTelegram) post("web_app_open_tg_link", { path_full: address.pathname + address.search });
  else window.open(url, "_blank", "noopener");
}
