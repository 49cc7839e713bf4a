// What a button does: a callback to the bot, a link, a Mini App, text to copy or to start a query.
import { api } from "./api.js";
import { copyText } from "./dom.js";
import { tell } from "./dialogs.js";
import { openLink } from "./links.js";
import { openMiniApp } from "./miniapp.js";
import { store } from "./store.js";
import { toast } from "./toasts.js";

const PATIENCE_MS = 15_000;
const waiting = new Map(); // place of a button -> {queryId, timer}
const early = new Map(); // answers that overtook the reply to the press

const placeOf = (chatId, key, row, column) => `${chatId}/${key}/${row}/${column}`;

export const isWaiting = (chatId, key, row, column) => waiting.has(placeOf(chatId, key, row, column));

/** Press a button of an inline keyboard under the message of `entry`. */
export async function press(button, entry, row, column) {
  const chatId = entry.message.chat.id;
  if (button.disabled) return;
  if (button.callback_data != null) await callback(button, entry, placeOf(chatId, entry.key, row, column));
  else if (button.web_app) openMiniApp({ chatId, url: button.web_app.url, kind: "inline" });
  else if (button.url || button.login_url) openLink(button.url ?? button.login_url.url);
  else if (button.copy_text) await copyText(button.copy_text.text).then(() => toast("Copied to the clipboard"));
  else startQuery(button);
}

function startQuery(button) {
  const query =
    button.switch_inline_query_current_chat ??
    button.switch_inline_query ??
    button.switch_inline_query_chosen_chat?.query;
  if (query == null) return toast(`“${button.text}” is a kind of button the sandbox does not have.`, { bad: true });
  store.emit("insert", { text: `@${store.bot?.username} ${query}`, replace: true });
}

async function callback(button, entry, place) {
  if (waiting.has(place)) return;
  const chatId = entry.message.chat.id;
  const timer = setTimeout(
    () => finish(place, () => toast("The bot has not answered this button.", { bad: true })),
    PATIENCE_MS,
  );
  waiting.set(place, { timer, chatId });
  store.emit("pressing", { chatId });
  try {
    const { callback_query_id } = await api.press({
      user_id: store.userId,
      chat_id: chatId,
      message_id: entry.key,
      data: button.callback_data,
    });
    const slot = waiting.get(place);
    if (slot) slot.queryId = callback_query_id;
    if (early.has(callback_query_id)) settle(early.get(callback_query_id));
  } catch (refused) {
    finish(place, () => toast(refused.message, { bad: true }));
  }
}

function finish(place, then) {
  const slot = waiting.get(place);
  if (!slot) return;
  clearTimeout(slot.timer);
  waiting.delete(place);
  store.emit("pressing", { chatId: slot.chatId });
  then();
}

/** The bot answered a callback query: stop the shimmer, show what it said. */
export function settle(answer) {
  const found = [...waiting].find(([, slot]) => slot.queryId === answer.callback_query_id);
  if (!found) {
    early.set(answer.callback_query_id, answer);
    setTimeout(() => early.delete(answer.callback_query_id), PATIENCE_MS);
    return;
  }
  early.delete(answer.callback_query_id);
  finish(found[0], () => show(answer));
}

function show(answer) {
  if (answer.url) openLink(answer.url);
  if (!answer.text) return;
  if (answer.show_alert) tell(answer.text, store.titleOf({ type: "private" }));
  else toast(answer.text);
}
