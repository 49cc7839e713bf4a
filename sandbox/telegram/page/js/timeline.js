// The conversation: rows kept in step with the store, and a scroll position that respects the reader.
import { $, el, roundButton } from "./dom.js";
import { drawDraft, draftRow } from "./drafts.js";
import { dayKey, dayOf, serviceText } from "./format.js";
import { authorOf, isOwn, messageRow, photosOf } from "./message.js";
import { isWaiting } from "./press.js";
import { store } from "./store.js";
import { toast } from "./toasts.js";

const GROUP_S = 600; // messages of one author closer than this stand together
const NEAR_END_PX = 140;
const NEAR_TOP_PX = 500;

export const log = el("div.log", { role: "log", "aria-label": "Messages", tabindex: "-1" });
export const scroller = el("div.scroll", { tabindex: "0", role: "region", "aria-label": "Message history" }, log);
const badge = el("span.badge", { hidden: true });
export const jump = roundButton("down", "Jump to the latest message", () => toEnd({ smooth: true }), ".jump");
jump.append(badge);

let drawn = new Map(); // row key -> {node, mark}
let shownChat = null;
let unseen = 0;
let divider = null; // {key}: the first message that was unread when the chat was opened

const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;

function toEnd({ smooth = false } = {}) {
  scroller.scrollTo({ top: scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
}

/** What stands in the log: days, the line above unread messages, messages with their place. */
function rowsOf(entries, grouped) {
  const rows = [];
  let day = null;
  const albums = new Map();
  for (const entry of entries) {
    const album = entry.message.media_group_id;
    if (album && albums.has(album)) {
      albums.get(album).push(entry);
      continue;
    }
    if (dayKey(entry.message.date) !== day) {
      day = dayKey(entry.message.date);
      rows.push({ key: `day${day}`, day: entry.message.date });
    }
    if (divider?.key === entry.key) rows.push({ key: "unread", unread: true });
    const members = [entry];
    if (album) albums.set(album, members);
    rows.push({ key: String(entry.key), entry, members, group: grouped });
  }
  rows.forEach((row, at) => row.entry && stand(row, rows[at - 1], rows[at + 1]));
  return rows;
}

const joins = (a, b) =>
  a?.entry &&
  b?.entry &&
  !serviceText(a.entry.message) &&
  !serviceText(b.entry.message) &&
  authorOf(a.entry.message).id === authorOf(b.entry.message).id &&
  Math.abs(b.entry.message.date - a.entry.message.date) < GROUP_S;

function stand(row, before, after) {
  row.first = !joins(before, row);
  row.last = !joins(row, after);
  row.photos = row.members.flatMap(photosOf);
  row.caption = row.members.find((member) => member.message.caption);
}

function markOf(row) {
  if (!row.entry) return row.day ? dayOf(row.day) : row.key;
  const { entry } = row;
  const busy = (entry.message.reply_markup?.inline_keyboard ?? [])
    .flatMap((line, r) => line.map((_, c) => (isWaiting(entry.message.chat.id, entry.key, r, c) ? 1 : 0)))
    .join("");
  return [row.members.map((member) => member.rev), row.first, row.last, row.group, busy].join("|");
}

function nodeOf(row) {
  if (row.draft) return draftRow;
  if (row.unread) return el("div.unread", null, "New messages");
  if (row.day) return el("div.day", null, dayOf(row.day));
  const node = messageRow(row.entry, row);
  if (row.entry.arrived) node.classList.add("fresh");
  delete row.entry.arrived;
  return node;
}

/** Bring the log in step with the rows: what did not change keeps its node. */
function reconcile(rows) {
  const next = new Map();
  let cursor = log.firstChild;
  for (const row of rows) {
    const mark = markOf(row);
    const old = drawn.get(row.key);
    let node = old?.node;
    if (!old || old.mark !== mark) {
      node = nodeOf(row);
      if (old) swap(old.node, node, () => (cursor = cursor === old.node ? node : cursor));
    }
    if (node === cursor) cursor = cursor.nextSibling;
    else log.insertBefore(node, cursor);
    next.set(row.key, { node, mark });
  }
  while (cursor) {
    const gone = cursor;
    cursor = cursor.nextSibling;
    gone.remove();
  }
  drawn = next;
}

// The focus survives an edit: a person on the second button stays on the second button.
function swap(old, node, moved) {
  const at = [...old.querySelectorAll("button, a")].indexOf(document.activeElement);
  old.replaceWith(node);
  moved();
  if (at >= 0) (node.querySelectorAll("button, a")[at] ?? scroller).focus({ preventScroll: true });
}

function draw({ keepEnd = atEnd(), anchorTop = false } = {}) {
  const chat = store.current;
  if (!chat) return;
  const history = store.history(chat.id);
  if (keepEnd && store.trim(chat.id)) anchorTop = false;
  const before = scroller.scrollHeight;
  const top = scroller.scrollTop;
  const rows = rowsOf(history.entries, chat.type !== "private");
  const draft = store.drafts.get(chat.id)?.draft;
  if (draft) {
    drawDraft(draft);
    rows.push({ key: "draft", draft });
  }
  reconcile(rows);
  if (!rows.length && !history.fresh && !history.loading) log.append(greeting(chat));
  if (keepEnd) toEnd();
  else if (anchorTop) scroller.scrollTop = top + scroller.scrollHeight - before;
}

function greeting(chat) {
  const words =
    chat.type === "private"
      ? "Press Start below and the bot says hello. Everything here stays on this machine."
      : "No messages yet. Say something: the bot reads along.";
  return el(
    "div.about-bot",
    null,
    el("span.avatar.large", null, el("img", { src: "/page/static/mark.svg", alt: "" })),
    el("h2", null, store.titleOf(chat)),
    el("p", null, words),
  );
}

async function openCurrent() {
  const chat = store.current;
  if (!chat || shownChat === `${store.generation}/${chat.id}`) return;
  shownChat = `${store.generation}/${chat.id}`;
  drawn = new Map();
  log.replaceChildren();
  unseen = 0;
  divider = null;
  showJump();
  const unread = chat.unread;
  const fresh = store.history(chat.id).fresh;
  if (!fresh) draw({ keepEnd: true });
  try {
    await store.loadHistory(chat.id);
  } catch (refused) {
    return toast(refused.message, { bad: true });
  }
  if (store.current?.id !== chat.id) return undefined;
  placeDivider(chat, unread);
  draw({ keepEnd: true });
  log.querySelector(".unread")?.scrollIntoView({ block: "center" });
  unseen = unread;
  showJump();
  return see();
}

function placeDivider(chat, unread) {
  const theirs = store.history(chat.id).entries.filter((entry) => !isOwn(entry.message));
  if (unread > 0 && unread < theirs.length) divider = { key: theirs.at(-unread).key };
}

/** The reader is at the end of a visible chat: everything is read. */
function see() {
  const chat = store.current;
  if (!chat || document.hidden || !atEnd() || !isShown()) return;
  unseen = 0;
  showJump();
  if (chat.unread > 0) store.markRead(chat.id);
}

const isShown = () => scroller.checkVisibility({ visibilityProperty: true });

function showJump() {
  jump.classList.toggle("on", !atEnd());
  badge.hidden = !unseen || atEnd();
  badge.textContent = unseen > 99 ? "99+" : unseen;
}

function changed({ chatId, older, added, mine }) {
  if (chatId !== store.currentId) return;
  const stay = atEnd() || (added && mine);
  if (added && !mine && !stay) unseen += 1;
  if (added && mine) divider = null; // who answers has read
  draw({ keepEnd: stay && !older, anchorTop: older });
  showJump();
  if (added) queueMicrotask(see);
}

let asking = false;
async function scrolled() {
  showJump();
  if (unseen && atEnd()) see();
  const chat = store.current;
  if (
    asking ||
    !chat ||
    scroller.scrollTop > NEAR_TOP_PX ||
    !store.history(chat.id).more ||
    store.history(chat.id).fresh
  )
    return;
  asking = true;
  await store.loadHistory(chat.id, { older: true }).catch(() => {});
  asking = false;
}

/** Bring a message into view and light it up; answers false when it is not loaded. */
export function showMessage(key) {
  const node = drawn.get(String(key))?.node;
  if (!node) return toast("That message is further up; scroll to load it.") ?? false;
  node.scrollIntoView({ block: "center", behavior: "smooth" });
  node.classList.remove("lit");
  requestAnimationFrame(() => node.classList.add("lit"));
  return true;
}

/** Attach the conversation to the store. */
export function startTimeline() {
  store.on("current account", openCurrent);
  store.on("history", changed);
  store.on("summary", see);
  store.on("draft", (chatId) => changed({ chatId }));
  store.on("pressing", ({ chatId }) => changed({ chatId }));
  scroller.addEventListener("scroll", scrolled, { passive: true });
  // Pictures and the keyboard change the height: whoever was at the end stays there.
  let pinned = true;
  scroller.addEventListener("scroll", () => (pinned = atEnd()), { passive: true });
  new ResizeObserver(() => pinned && toEnd()).observe(log);
  new ResizeObserver(() => pinned && toEnd()).observe(scroller);
  document.addEventListener("visibilitychange", see);
  document.addEventListener("transitionend", (event) => event.target === $("chat") && see());
}
