// Live updates: one stream of server-sent events for the account, reopened whenever it breaks.
import { store } from "./store.js";
import { settle } from "./press.js";

const FIRST_DELAY_MS = 800;
const LONGEST_DELAY_MS = 10_000;

let source = null;
let timer = 0;
let delay = FIRST_DELAY_MS;
let lastId = 0; // where to go on after a break

const HANDLERS = {
  message: (message) => store.receive(message),
  edited_message: (message) => store.receive(message, { edited: true }),
  deleted: ({ chat_id, message_ids }) => store.remove(chat_id, message_ids),
  chat: (summary) => store.updateChat(summary),
  chats: () => reload(),
  draft: ({ chat_id, draft }) => store.setDraft(chat_id, draft),
  chat_action: ({ chat_id, action }) => store.setTyping(chat_id, action),
  callback_answer: settle,
};

/** Follow an account's events; the former account's stream is closed. */
export function follow(userId, after) {
  clearTimeout(timer);
  lastId = after;
  source?.close();
  store.setConnection("connecting");
  source = new EventSource(`/page/events?user_id=${userId}&after=${after}`);
  source.onopen = opened;
  source.onerror = () => failed(userId);
  for (const [type, handle] of Object.entries(HANDLERS)) {
    source.addEventListener(type, (event) => {
      lastId = event.lastEventId || lastId;
      if (event.data) handle(JSON.parse(event.data));
    });
  }
}

function opened() {
  delay = FIRST_DELAY_MS;
  store.setConnection("online");
}

// The browser's own retry is silent for long and stops at an HTTP error, so we retry ourselves.
function failed(userId) {
  source.close();
  store.setConnection("offline");
  clearTimeout(timer);
  timer = setTimeout(() => follow(userId, lastId), delay);
  delay = Math.min(delay * 1.7, LONGEST_DELAY_MS);
}

// The list changed, or we were away for longer than the server remembers.
async function reload() {
  try {
    await store.load();
    if (store.currentId) await store.loadHistory(store.currentId);
  } catch {} // offline again: the next connection makes up for it
}

addEventListener("online", () => source?.readyState === EventSource.CLOSED && follow(store.userId, lastId));
