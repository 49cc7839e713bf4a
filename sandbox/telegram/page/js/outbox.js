// Sending: shown at once, marked while on the way, kept with a way to retry when it fails.
import { api } from "./api.js";
import { store } from "./store.js";

const IMAGE_LIMIT = 10 * 1024 * 1024; // larger pictures go as files, as in Telegram

const draft = (chatId, fields) => ({ message_id: 0, chat: { id: chatId }, from: store.me, ...fields });

async function deliver(chatId, entry, request) {
  try {
    const answer = await request();
    store.settlePending(chatId, entry, answer.message_id);
  } catch (refused) {
    store.failPending(chatId, entry, refused.message);
  }
}

function attempt(chatId, message, request) {
  const again = () => {
    store.dropPending(chatId, entry);
    attempt(chatId, message, request);
  };
  const entry = store.addPending(chatId, { ...message, date: Math.floor(Date.now() / 1000) }, again);
  return deliver(chatId, entry, request);
}

export function sendText(chatId, text, replyTo = null) {
  const body = { user_id: store.userId, chat_id: chatId, text };
  if (replyTo) body.reply_to = replyTo.message_id;
  return attempt(chatId, draft(chatId, { text, reply_to_message: replyTo ?? undefined }), () => api.send(body));
}

/** Whether a picked file travels as a photo (shown) or as a document (offered). */
export const isPhoto = (file) => /^image\/(png|jpe?g|webp)$/.test(file.type) && file.size <= IMAGE_LIMIT;

const previews = new WeakMap();

/** An address under which this browser shows a picked picture, one per file. */
export function previewOf(file) {
  if (!previews.has(file)) previews.set(file, URL.createObjectURL(file));
  return previews.get(file);
}

export function sendFile(chatId, file, caption) {
  const kind = isPhoto(file) ? "photo" : "document";
  const preview =
    kind === "photo" ? { local: previewOf(file) } : { document: { file_name: file.name, file_size: file.size } };
  const message = draft(chatId, { ...preview, caption: caption || undefined, upload: true });
  return attempt(chatId, message, () => {
    const form = new FormData();
    const fields = { user_id: store.userId, chat_id: chatId, kind, ...(caption && { caption }) };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", file, file.name || "picture.png");
    return api.upload(form);
  });
}
