// What the page knows: people, chats, messages; whoever draws it listens to what changed.
import { api } from "./api.js";
import { nameOf } from "./format.js";

const LOADED_CAP = 400; // beyond this a chat left open at its end drops its oldest messages
const LOADED_KEEP = 200;
const TYPING_MS = 6000;

/** A message's name inside its chat: ephemeral ones have the message id 0. */
export const keyOf = (message) => message.message_id || -message.ephemeral_message_id;

class Store extends EventTarget {
  userId = 0;
  me = null;
  users = [];
  bot = null;
  chats = new Map();
  histories = new Map(); // chat id -> {entries, more, loading}
  currentId = null;
  connection = "connecting";
  eventId = 0; // the newest event that the loaded state includes
  typing = new Map(); // chat id -> {action, timer}
  drafts = new Map(); // chat id -> {draft, timer}: what a bot is still writing
  generation = 0; // changes with the account, so that late answers for the former one are dropped
  #serial = 0;

  on(types, listener) {
    for (const type of types.split(" ")) this.addEventListener(type, (event) => listener(event.detail));
  }

  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  get current() {
    return this.chats.get(this.currentId) ?? null;
  }

  person(id) {
    return this.bot?.id === id ? this.bot : this.users.find((user) => user.id === id);
  }

  titleOf(chat) {
    return chat.type === "private" ? nameOf(this.bot ?? chat) : (chat.title ?? "Group");
  }

  /** Whose avatar stands for a chat. */
  faceOf(chat) {
    return chat.type === "private" ? (this.bot ?? chat) : { id: chat.id, title: chat.title };
  }

  sortedChats() {
    const moment = (chat) => chat.last_message?.date ?? (chat.type === "private" ? 1 : 0);
    return [...this.chats.values()].sort((a, b) => moment(b) - moment(a));
  }

  /** Fetch people and chats of the account; also after a broken connection. */
  async load(userId = this.userId) {
    if (userId !== this.userId) this.#forget(userId);
    const generation = this.generation;
    const state = await api.state(userId);
    if (generation !== this.generation) return false;
    Object.assign(this, { me: state.me, users: state.users, bot: state.bot, eventId: state.event_id });
    this.chats = new Map(state.chats.map((chat) => [chat.id, chat]));
    for (const chat of state.chats) this.setDraft(chat.id, chat.draft);
    if (this.currentId && !this.chats.has(this.currentId)) this.open(null);
    this.emit("account");
    this.emit("chats");
    return true;
  }

  #forget(userId) {
    this.userId = userId;
    this.generation += 1;
    this.histories.clear();
    this.typing.clear();
    for (const chatId of this.drafts.keys()) this.setDraft(chatId, null);
    this.chats.clear();
    this.currentId = null;
  }

  open(chatId) {
    this.currentId = chatId;
    this.emit("current");
  }

  history(chatId) {
    if (!this.histories.has(chatId))
      this.histories.set(chatId, { entries: [], more: true, loading: false, fresh: true });
    return this.histories.get(chatId);
  }

  /** Load the newest page of a chat, or the page before the oldest loaded message. */
  async loadHistory(chatId, { older = false } = {}) {
    const history = this.history(chatId);
    if (history.loading || (older && !history.more)) return;
    history.loading = true;
    const { generation } = this;
    const since = this.#serial;
    try {
      const oldest = history.entries.find((entry) => entry.key > 0 && !entry.status);
      const page = await api.history(this.userId, chatId, older ? oldest?.key : null);
      if (generation !== this.generation) return;
      const fetched = page.messages.map((message) => this.#entry(message));
      const seen = new Set(fetched.map((entry) => entry.key));
      if (older) history.entries = [...fetched, ...history.entries.filter((entry) => !seen.has(entry.key))];
      else this.#renew(history, fetched, seen, since);
      history.more = page.more || (!older && history.entries[0] !== fetched[0] && history.more);
      history.fresh = false;
    } finally {
      history.loading = false;
    }
    this.emit("history", { chatId, older });
  }

  // A reload keeps older pages that join on, what has not reached the server yet, and what came meanwhile.
  #renew(history, fetched, seen, since) {
    const joint = history.entries.findIndex((entry) => entry.key === fetched[0]?.key);
    const kept = history.entries.filter((entry) => !seen.has(entry.key) && (entry.status || entry.rev > since));
    history.entries = [...history.entries.slice(0, Math.max(0, joint)), ...fetched, ...kept];
  }

  #entry(message) {
    this.#serial += 1;
    return { key: keyOf(message), message, rev: this.#serial };
  }

  /** A message arrived or was edited. */
  receive(message, { edited = false } = {}) {
    const chatId = message.chat.id;
    const history = this.histories.get(chatId);
    const mine = message.from?.id === this.userId && !message.via_bot;
    if (!edited && !mine) {
      this.stopTyping(chatId);
      this.#dropDraft(chatId);
    }
    if (history) this.#place(history, message, mine && !edited);
    const chat = this.chats.get(chatId);
    if (chat && !edited && !mine) chat.unread += 1;
    if (chat && (!edited || keyOf(chat.last_message ?? {}) === keyOf(message))) chat.last_message = message;
    this.emit("history", { chatId, added: !edited, mine });
    this.emit("chats");
  }

  #place(history, message, mine) {
    const made = this.#entry(message);
    const at = history.entries.findIndex((entry) => entry.key === made.key);
    if (at >= 0) {
      history.entries[at] = made;
      return;
    }
    const pending = mine
      ? history.entries.findIndex((entry) => entry.status === "sending" && echoes(entry.message, message))
      : -1;
    if (pending >= 0) history.entries[pending] = made;
    else history.entries.push({ ...made, arrived: true });
  }

  /** Show a message before the server has it; the answer is its entry. */
  addPending(chatId, message, retry) {
    this.#serial += 1;
    const entry = { key: `p${this.#serial}`, message, rev: this.#serial, status: "sending", retry };
    this.history(chatId).entries.push(entry);
    this.emit("history", { chatId, added: true, mine: true });
    return entry;
  }

  /** The server took a pending message under this id; the real one replaces it when it comes. */
  settlePending(chatId, entry, messageId) {
    const entries = this.history(chatId).entries;
    const at = entries.indexOf(entry);
    if (at < 0) return;
    if (entries.some((other) => other.key === messageId)) entries.splice(at, 1);
    else
      Object.assign(entry, { key: messageId, status: undefined, message: { ...entry.message, message_id: messageId } });
    this.touch(chatId, entry);
  }

  failPending(chatId, entry, reason) {
    Object.assign(entry, { status: "failed", reason });
    this.touch(chatId, entry);
  }

  dropPending(chatId, entry) {
    const entries = this.history(chatId).entries;
    if (entries.includes(entry)) entries.splice(entries.indexOf(entry), 1);
    this.emit("history", { chatId });
  }

  touch(chatId, entry) {
    this.#serial += 1;
    entry.rev = this.#serial;
    this.emit("history", { chatId });
  }

  remove(chatId, messageIds) {
    const history = this.histories.get(chatId);
    if (history) history.entries = history.entries.filter((entry) => !messageIds.includes(entry.key));
    this.emit("history", { chatId });
  }

  /** Drop the oldest messages of a long chat whose end is being read. */
  trim(chatId) {
    const history = this.history(chatId);
    if (history.entries.length < LOADED_CAP) return false;
    history.entries = history.entries.slice(-LOADED_KEEP);
    history.more = true;
    return true;
  }

  updateChat(summary) {
    this.chats.set(summary.id, summary);
    this.emit("chats");
    if (summary.id === this.currentId) this.emit("summary");
  }

  async markRead(chatId) {
    const chat = this.chats.get(chatId);
    if (chat) chat.unread = 0;
    this.emit("chats");
    await api.read(this.userId, chatId).catch(() => {}); // the next one repeats it
  }

  setTyping(chatId, action) {
    clearTimeout(this.typing.get(chatId)?.timer);
    this.typing.set(chatId, { action, timer: setTimeout(() => this.stopTyping(chatId), TYPING_MS) });
    this.emit("typing", chatId);
  }

  stopTyping(chatId) {
    if (!this.typing.has(chatId)) return;
    clearTimeout(this.typing.get(chatId).timer);
    this.typing.delete(chatId);
    this.emit("typing", chatId);
  }

  /** Show what a bot has written so far, null for nothing any more. */
  setDraft(chatId, draft) {
    this.#dropDraft(chatId);
    if (draft) {
      const timer = setTimeout(() => this.setDraft(chatId, null), draft.left_ms);
      this.drafts.set(chatId, { draft, timer });
    }
    this.emit("draft", chatId);
  }

  #dropDraft(chatId) {
    clearTimeout(this.drafts.get(chatId)?.timer);
    this.drafts.delete(chatId);
  }

  setConnection(connection) {
    if (connection === this.connection) return;
    this.connection = connection;
    this.emit("connection");
  }
}

function echoes(pending, message) {
  if (pending.upload) return Boolean(message.photo || message.document || message.animation || message.video);
  return pending.text?.trim() === message.text;
}

export const store = new Store();
