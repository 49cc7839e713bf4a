// Where a person writes: field, reply, attachments, menu of the bot, Start.
import { api } from "./api.js";
import { el, icon, roundButton } from "./dom.js";
import { nameOf, peek } from "./format.js";
import { isOwn } from "./message.js";
import { openMiniApp } from "./miniapp.js";
import { isPhoto, previewOf, sendFile, sendText } from "./outbox.js";
import { drawReplyKeys, foldAfterUse, replyKeys, replyKeysButton, unfoldReplyKeys } from "./replykeys.js";
import { store } from "./store.js";
import * as suggest from "./suggest.js";
import { jump } from "./timeline.js";
import { toast } from "./toasts.js";

const MAX_TEXT = "4096";
const LOWEST_PX = 40;
const TALLEST_PX = 220;

let replyTo = null;
let files = [];
let forced = null; // the message whose force_reply was obeyed
let draftKey = null;
const drafts = new Map(); // account and chat -> text not sent yet

const input = el("textarea", {
  rows: "1",
  "aria-label": "Message",
  "aria-autocomplete": "list",
  "aria-controls": "suggest",
  enterkeyhint: "send",
  maxlength: MAX_TEXT,
});
const strip = el("div.strip", { hidden: true });
const tray = el("div.tray", { hidden: true });
const chooser = el("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files", tabindex: "-1" });
const attach = roundButton("attach", "Attach a picture or a file", () => chooser.click());
const menuSlot = el("span");
const sendButton = roundButton("send", "Send", () => send(), ".send");
const line = el("div.in", null, menuSlot, input, replyKeysButton, attach, chooser);
const write = el("div.write", null, el("div.field", null, strip, tray, line), sendButton);
const startButton = el("button.button.start", { type: "button", hidden: true, onclick: start });
export const composer = el("div.foot", null, jump, suggest.suggestions, write, replyKeys, startButton);

async function start() {
  const chat = store.current;
  if (chat.blocked) await api.unblock(store.userId).catch((refused) => toast(refused.message, { bad: true }));
  Object.assign(chat, { started: true, blocked: false });
  draw();
  sendText(chat.id, "/start");
  input.focus();
}

function send() {
  const chat = store.current;
  const text = input.value.trim();
  if (!chat || (!text && !files.length)) return;
  if (files.length) files.forEach((file, at) => sendFile(chat.id, file, at ? "" : text));
  else sendText(chat.id, text, replyTo);
  input.value = "";
  files = [];
  setReply(null);
  foldAfterUse();
  draw();
}

function setReply(message) {
  replyTo = message;
  strip.hidden = !message;
  if (!message) return;
  const words = el("span", null, el("b.clip", null, nameOf(message.from)), el("span.clip", null, peek(message)));
  strip.replaceChildren(
    icon("reply"),
    words,
    roundButton("close", "Do not reply", () => setReply(null)),
  );
  input.focus();
}

/** Take pictures and files that were picked, pasted or dropped. */
export function addFiles(list) {
  setFiles([...files, ...list]);
  input.focus();
}

function setFiles(list) {
  files = list;
  tray.hidden = !files.length;
  tray.replaceChildren(...files.map(thumbnail));
  fit();
}

function thumbnail(file) {
  const face = isPhoto(file) ? el("img", { src: previewOf(file), alt: file.name }) : el("figcaption", null, file.name);
  const drop = () => setFiles(files.filter((other) => other !== file));
  return el(
    "figure",
    null,
    face,
    el("button", { type: "button", "aria-label": `Remove ${file.name}`, onclick: drop }, icon("close")),
  );
}

function fit() {
  input.style.height = `${LOWEST_PX}px`;
  input.style.height = `${Math.max(LOWEST_PX, Math.min(input.scrollHeight, TALLEST_PX))}px`;
  sendButton.disabled = !input.value.trim() && !files.length;
}

function typed() {
  fit();
  suggest.suggestFor(input.value);
}

function drawMenu(chat) {
  const app = chat?.type === "private" && chat.menu_button?.web_app;
  const listed = !app && chat?.type === "private" && chat.commands.length > 0;
  const open = () => openMiniApp({ chatId: chat.id, url: app.url, kind: "menu" });
  const list = () => (suggest.isSuggesting() ? suggest.hideSuggestions() : suggest.showCommands());
  const button = app
    ? el(
        "button.menu-button",
        { type: "button", onclick: open },
        icon("app"),
        el("span.clip", null, chat.menu_button.text),
      )
    : listed && roundButton("list", "Commands of the bot", list);
  menuSlot.replaceChildren(...(button ? [button] : []));
}

function draw() {
  const chat = store.current;
  const idle = chat?.type === "private" && (!chat.started || chat.blocked) && Boolean(store.bot);
  startButton.hidden = !idle;
  startButton.textContent = chat?.blocked ? "Unblock and restart" : "Start";
  write.hidden = idle || !chat;
  input.placeholder = chat?.keyboard?.input_field_placeholder ?? "Message";
  drawMenu(chat);
  drawReplyKeys();
  setFiles(files);
}

function switched() {
  if (draftKey) drafts.set(draftKey, input.value);
  draftKey = store.currentId && `${store.userId}/${store.currentId}`;
  input.value = drafts.get(draftKey) ?? "";
  files = [];
  setReply(null);
  suggest.hideSuggestions();
  unfoldReplyKeys();
  draw();
}

function obey() {
  const { keyboard, last_message: last } = store.current ?? {};
  if (keyboard?.force_reply && last?.from?.is_bot && forced !== last) setReply((forced = last));
}

function lastOwnText() {
  const entries = store.current ? store.history(store.currentId).entries : [];
  return entries.findLast((entry) => isOwn(entry.message) && entry.message.text)?.message.text;
}

const refill = (text) => ((input.value = text), typed());

/** Keys of the field while something is suggested; undefined for the rest. */
const LIST_KEYS = {
  ArrowDown: () => suggest.stepSuggestion(1),
  ArrowUp: () => suggest.stepSuggestion(-1),
  Tab: () => (suggest.completion() ? refill(suggest.completion()) : suggest.stepSuggestion(1)),
  Enter: () => suggest.takeSuggestion(),
};
const FIELD_KEYS = {
  Enter: () => send(),
  ArrowUp: () => refill(lastOwnText() ?? ""),
};

function onKey(event) {
  if (event.isComposing || event.shiftKey) return;
  const run = (suggest.isSuggesting() ? LIST_KEYS : FIELD_KEYS)[event.key];
  if (!run || (run === FIELD_KEYS.ArrowUp && input.value)) return;
  event.preventDefault();
  run();
}

function onPaste(event) {
  if (!event.clipboardData.files.length) return;
  event.preventDefault();
  addFiles(event.clipboardData.files);
}

/** Esc closes, one thing at a time; answers whether there was something to close. */
export function escape() {
  if (!suggest.suggestions.hidden) suggest.hideSuggestions();
  else if (replyTo) setReply(null);
  else if (files.length) setFiles([]);
  else return false;
  return true;
}

// On a touch screen the focus would raise the keyboard over what one came to read.
export const focusComposer = () => !write.hidden && matchMedia("(hover: hover)").matches && input.focus();

export function startComposer() {
  input.addEventListener("input", typed);
  input.addEventListener("keydown", onKey);
  input.addEventListener("paste", onPaste);
  chooser.addEventListener("change", () => (addFiles(chooser.files), (chooser.value = "")));
  document.addEventListener("pointerdown", (event) => !composer.contains(event.target) && suggest.hideSuggestions());
  store.on("current", switched);
  store.on("summary account", () => (draw(), obey()));
  store.on("reply", setReply);
  store.on("suggested", (id) => (id ? input.setAttribute("aria-activedescendant", id) : input.removeAttribute("aria-activedescendant")));
  store.on("insert", ({ text, replace }) => {
    input.focus();
    refill(replace ? text : `${input.value}${text}`);
  });
  draw();
}
