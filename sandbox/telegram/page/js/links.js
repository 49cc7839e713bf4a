// Where a link leads: into a chat of this page when it is a t.me link we know, else a new tab.
import { safeUrl } from "./entities.js";
import { sendText } from "./outbox.js";
import { store } from "./store.js";
import { openMiniApp } from "./miniapp.js";
import { toast } from "./toasts.js";

const HOSTS = ["t.me", "www.t.me", "telegram.me", "telegram.dog"];

function parse(raw) {
  let url;
  try {
    url = new URL(/^[a-z][a-z\d+.-]*:/i.test(raw) ? raw : `https://${raw}`);
  } catch {
    return null;
  }
  if (url.protocol === "tg:") return { name: url.searchParams.get("domain"), query: url.searchParams };
  if (!HOSTS.includes(url.hostname)) return null;
  return { name: url.pathname.split("/")[1], query: url.searchParams };
}

const same = (a, b) => a && b && a.toLowerCase() === b.toLowerCase();

/** Follow a link; answers false only when it leads nowhere. */
export function openLink(raw) {
  const place = parse(raw);
  if (place) return openPlace(place);
  const url = safeUrl(raw);
  if (!url) return toast(`This link cannot be opened: ${raw}`, { bad: true }) ?? false;
  window.open(url, "_blank", "noopener,noreferrer");
  return true;
}

/** Open the chat of a user name, as a mention or a t.me link names it. */
export function openPlace({ name, query = new URLSearchParams() }) {
  if (same(name, store.bot?.username)) return openBot(query);
  const chat = [...store.chats.values()].find((each) => same(each.username, name));
  if (chat) store.emit("goto", chat.id);
  else toast(`@${name} is not in this sandbox.`, { bad: true });
  return Boolean(chat);
}

function openBot(query) {
  if (query.has("startgroup") || query.has("startchannel")) return store.emit("newgroup") ?? true;
  store.emit("goto", store.userId);
  if (query.has("start")) sendText(store.userId, `/start ${query.get("start")}`.trim());
  const app = store.chats.get(store.userId)?.menu_button?.web_app;
  if (query.has("startapp") && app) openMiniApp({ chatId: store.userId, url: app.url, kind: "menu" });
  return true;
}
