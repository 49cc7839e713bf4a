// The bot's keyboard under the field, and the button that folds it away.
import { el, icon, roundButton } from "./dom.js";
import { openMiniApp } from "./miniapp.js";
import { sendText } from "./outbox.js";
import { store } from "./store.js";
import { toast } from "./toasts.js";

const NOT_HERE = ["request_contact", "request_location", "request_users", "request_chat", "request_poll"];
const STYLES = ["success", "danger", "primary"];

let open = true;
let drawn = "";

export const replyKeys = el("div.keyboard", { hidden: true, role: "group", "aria-label": "Buttons of the bot" });
export const replyKeysButton = roundButton("keyboard", "Buttons of the bot", () => fold(!open));

const layoutOf = (chat) => (chat?.keyboard?.keyboard ? chat.keyboard : null);

function fold(to) {
  open = to;
  drawReplyKeys();
}

/** What one press does to a keyboard that is there for one press. */
export const foldAfterUse = () => layoutOf(store.current)?.one_time_keyboard && fold(false);

/** Another chat: its keyboard stands open. */
export const unfoldReplyKeys = () => fold(true);

export function drawReplyKeys() {
  const layout = layoutOf(store.current);
  replyKeysButton.hidden = !layout;
  replyKeysButton.classList.toggle("pressing", Boolean(layout) && open);
  replyKeys.hidden = !layout || !open;
  replyKeys.classList.toggle("tall", !layout?.resize_keyboard);
  const mark = JSON.stringify(layout);
  if (mark === drawn) return; // a focused key keeps its focus
  drawn = mark;
  replyKeys.replaceChildren(...(layout?.keyboard ?? []).map((line) => el("div.line", null, line.map(keyButton))));
}

function keyButton(given) {
  const key = typeof given === "string" ? { text: given } : given;
  const style = STYLES.includes(key.style) ? `.${key.style}` : "";
  const label = el("span", null, key.text);
  return el(`button.key${style}`, { type: "button", onclick: () => use(key) }, label, key.web_app && icon("app"));
}

function use(key) {
  const chatId = store.currentId;
  if (key.web_app) return openMiniApp({ chatId, url: key.web_app.url, kind: "keyboard", text: key.text });
  if (NOT_HERE.some((name) => key[name])) {
    return toast("Sharing contacts, places and polls is not part of the sandbox.", { bad: true });
  }
  foldAfterUse();
  return sendText(chatId, key.text);
}
