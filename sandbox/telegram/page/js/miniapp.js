// The frame of a Mini App: a pane or a sheet with header, page and bottom buttons in the app's colours.
import { api } from "./api.js";
import { handlers } from "./bridge.js";
import { ask, menu } from "./dialogs.js";
import { $, el, roundButton } from "./dom.js";
import { avatar } from "./format.js";
import { openLink } from "./links.js";
import { store } from "./store.js";
import { inkOn, themeParams } from "./theme.js";
import { toast } from "./toasts.js";

const SLOW_MS = 9000;
const DRAG_CLOSE_PX = 120;
// `theme_params` names that an app may give instead of a colour
const COLOUR_KEYS = { bg_color: "--ground", secondary_bg_color: "--ground-2", bottom_bar_bg_color: "--ground" };
const QUIET = [
  "web_app_trigger_haptic_feedback",
  "web_app_setup_swipe_behavior",
  "web_app_toggle_orientation_lock",
  "web_app_hide_keyboard",
];

let app = null; // the one that is open
const pane = () => $("miniapp");
const phone = matchMedia("(max-width: 760px)");

/** Open a Mini App from a button, the menu or a reply keyboard of a chat. */
export async function openMiniApp({ chatId, url, kind, text = "" }) {
  if (app && !(await closeMiniApp({ ask: true }))) return;
  let launched;
  try {
    launched = await api.webApp({
      user_id: store.userId,
      chat_id: chatId,
      url,
      kind,
      theme_params: themeParams(),
      platform: "web",
    });
  } catch (refused) {
    toast(refused.message, { bad: true });
    return;
  }
  const inline = store.bot?.supports_inline_queries ? "&tgWebAppBotInline=1" : "";
  app = new MiniApp(`${launched.url}${inline}`, { chatId, text });
}

/** Close the open app, asking first where it wants that; answers whether it is closed now. */
export async function closeMiniApp({ ask: polite = false } = {}) {
  if (!app) return false;
  if (polite && app.guarded && !(await app.confirm())) return false;
  app?.close();
  return true;
}

export const hasMiniApp = () => Boolean(app);

class MiniApp {
  guarded = false;
  #buttons = { main: {}, secondary: {} };
  #settings = false;
  #backed = false;
  #awake = false;
  #slow = 0;
  #stop = new AbortController();

  constructor(url, { chatId, text }) {
    this.chatId = chatId;
    this.text = text;
    this.url = url;
    // A page of this very origin would escape a sandbox that keeps its origin; it gets an opaque one.
    const own = new URL(url).origin === location.origin;
    this.origin = own ? "null" : new URL(url).origin;
    this.storageKey = `device/${store.userId}/${store.bot?.id}`;
    this.frame = el("iframe", {
      title: "Mini App",
      sandbox: `allow-scripts allow-forms allow-popups${own ? "" : " allow-same-origin"}`,
      allow: "clipboard-write",
      referrerpolicy: "no-referrer",
    });
    this.wait = el("div.app-wait", null, avatar(store.bot), el("p", { role: "status" }, "Opening…"));
    this.foot = el("div.app-foot");
    this.lead = el("span");
    this.head = el(
      "header.app-head",
      null,
      this.lead,
      el(
        "div.names",
        null,
        el("h2.clip", null, store.bot?.first_name ?? "Mini App"),
        el("small.clip", null, "Mini App"),
      ),
      roundButton("dots", "More", (event) => this.#more(event.currentTarget)),
    );
    this.handle = handlers(this, (type, data) => this.post(type, data));
    pane().replaceChildren(el("span.grip"), this.head, el("div.app-body", null, this.frame, this.wait), this.foot);
    pane().className = "miniapp half";
    pane().hidden = false;
    this.#listen();
    this.#drawLead();
    this.#load();
  }

  #load() {
    clearTimeout(this.#slow);
    this.#awake = false;
    this.wait.hidden = false;
    this.wait.lastChild.textContent = "Opening…";
    this.#slow = setTimeout(
      () => (this.wait.lastChild.textContent = "The page is slow to answer. Is the web app running?"),
      SLOW_MS,
    );
    this.frame.src = this.url;
  }

  #listen() {
    const { signal } = this.#stop;
    addEventListener("message", (event) => this.#heard(event), { signal });
    document.addEventListener(
      "visibilitychange",
      () => this.post("visibility_changed", { is_visible: !document.hidden }),
      { signal },
    );
    this.frame.addEventListener("load", () => this.frame.src !== "about:blank" && this.ready(), { signal });
    this.size = new ResizeObserver(() => this.tellViewport());
    this.size.observe(this.frame);
    this.unlisten = onTheme(() => {
      this.post("theme_changed", { theme_params: themeParams() });
      this.#drawButtons();
    });
    dragging(
      this.head,
      () => closeMiniApp({ ask: true }),
      () => this.expand(),
      signal,
    );
  }

  #heard(event) {
    // Only the page that was opened speaks for the app: one it navigated to does not.
    if (event.source !== this.frame.contentWindow || event.origin !== this.origin) return;
    this.#awake = true;
    let said;
    try {
      said = JSON.parse(event.data);
    } catch {
      return;
    }
    const handle = Object.hasOwn(this.handle, said?.eventType) ? this.handle[said.eventType] : null;
    if (handle) handle(said.eventData ?? {});
    else if (!QUIET.includes(said?.eventType)) console.info("Mini App event without an effect here:", said?.eventType);
  }

  post(eventType, eventData = {}) {
    if (!this.#awake) return; // nobody listens yet, or the frame still shows the blank page
    const target = this.origin === "null" ? "*" : this.origin;
    this.frame.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), target);
  }

  ready() {
    clearTimeout(this.#slow);
    this.wait.hidden = true;
  }

  reset() {
    this.#buttons = { main: {}, secondary: {} };
    this.back(false);
    this.#drawButtons();
  }

  expand() {
    pane().classList.remove("half");
    this.tellViewport();
  }

  fullscreen(on) {
    pane().classList.toggle("full", on);
  }

  tellViewport() {
    const { clientWidth: width, clientHeight: height } = this.frame;
    const is_expanded = !phone.matches || !pane().classList.contains("half");
    this.post("viewport_changed", { width, height, is_state_stable: true, is_expanded });
  }

  button(name, data) {
    Object.assign(this.#buttons[name], data);
    this.#drawButtons();
  }

  #drawButtons() {
    const { main, secondary } = this.#buttons;
    const shown = [
      secondary.is_visible && this.#button("secondary", secondary),
      main.is_visible && this.#button("main", main),
    ].filter(Boolean);
    if (["right", "bottom"].includes(secondary.position)) shown.reverse();
    this.foot.classList.toggle("beside", shown.length === 2 && !["top", "bottom"].includes(secondary.position));
    this.foot.replaceChildren(...shown);
  }

  #button(name, data) {
    const colours = themeParams();
    const fill = data.color ?? (name === "main" ? colours.button_color : colours.secondary_bg_color);
    const ink = data.text_color ?? (name === "main" ? colours.button_text_color : colours.button_color);
    const busy = data.is_progress_visible;
    return el(
      `button.app-button${data.has_shine_effect ? ".shine" : ""}`,
      {
        type: "button",
        vars: { "--fill": fill, "--fill-ink": ink },
        data: { button: name },
        disabled: data.is_active === false || busy,
        "aria-busy": busy && "true",
        onclick: () => this.post(`${name}_button_pressed`),
      },
      busy ? [el("span.spin"), el("span.sr", null, data.text)] : (data.text ?? "Continue"),
    );
  }

  back(on) {
    this.#backed = Boolean(on);
    this.#drawLead();
  }

  #drawLead() {
    this.lead.replaceChildren(
      this.#backed
        ? roundButton("back", "Back", () => this.post("back_button_pressed"))
        : roundButton("close", "Close the Mini App", () => closeMiniApp({ ask: true })),
    );
  }

  settings(on) {
    this.#settings = Boolean(on);
  }

  guard(on) {
    this.guarded = Boolean(on);
  }

  confirm() {
    return ask("Close the Mini App?", "Changes that you made may not be saved.", [
      { id: null, text: "Stay", quiet: true },
      { id: "close", text: "Close anyway", danger: true },
    ]);
  }

  paint(part, { color, color_key }) {
    const value = color ?? (COLOUR_KEYS[color_key] && `var(${COLOUR_KEYS[color_key]})`);
    if (!value || !CSS.supports("color", value)) return;
    pane().style.setProperty(`--app-${part}`, value);
    if (part === "header")
      pane().style.setProperty("--app-header-ink", /^#[\da-f]{6}$/i.test(value) ? inkOn(value) : "var(--ink)");
  }

  async sendData(data) {
    try {
      await api.webAppData({ user_id: store.userId, chat_id: this.chatId, data, button_text: this.text });
    } catch (refused) {
      toast(refused.message, { bad: true });
    }
    this.close();
  }

  /** The app sent the person elsewhere: on a phone the sheet makes room. */
  yield() {
    if (phone.matches) this.close();
  }

  #more(anchor) {
    menu(
      anchor,
      [
        this.#backed && { icon: "close", label: "Close", run: () => closeMiniApp({ ask: true }) },
        this.#settings && { icon: "settings", label: "Settings", run: () => this.post("settings_button_pressed") },
        {
          icon: "reload",
          label: "Reload",
          run: () => (this.reset(), (this.frame.src = "about:blank"), setTimeout(() => this.#load(), 50)),
        },
        {
          icon: "app",
          label: pane().classList.contains("full") ? "Leave full window" : "Full window",
          run: () => this.fullscreen(!pane().classList.contains("full")),
        },
        { icon: "external", label: "Open in a new tab", run: () => openLink(this.url) },
      ].filter(Boolean),
    );
  }

  close() {
    this.#stop.abort();
    this.size.disconnect();
    this.unlisten();
    clearTimeout(this.#slow);
    pane().replaceChildren();
    pane().removeAttribute("style");
    pane().hidden = true;
    app = null;
  }
}

function onTheme(listener) {
  store.addEventListener("theme", listener);
  return () => store.removeEventListener("theme", listener);
}

// On a phone the header is a handle: down closes, up expands.
function dragging(head, down, up, signal) {
  let from = null;
  head.addEventListener(
    "pointerdown",
    (event) => (from = phone.matches && !event.target.closest("button") ? event.clientY : null),
    { signal },
  );
  addEventListener(
    "pointerup",
    (event) => {
      if (from == null) return;
      const moved = event.clientY - from;
      from = null;
      if (moved > DRAG_CLOSE_PX) down();
      else if (moved < -20) up();
    },
    { signal },
  );
}
