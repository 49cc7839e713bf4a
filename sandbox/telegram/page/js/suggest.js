// What the field suggests: the bot's commands after "/", its name after "@", inline results after "@bot ".
import { api } from "./api.js";
import { el } from "./dom.js";
import { avatar, toneOf } from "./format.js";
import { openPlace } from "./links.js";
import { sendText } from "./outbox.js";
import { store } from "./store.js";
import { toast } from "./toasts.js";

const INLINE_PAUSE_MS = 200;
const NEAR_END_PX = 120;

let picked = 0; // the marked line
let timer = 0;
let turn = 0; // answers to what was typed before are dropped
let more = null; // loads the next results, while there are some

export const suggestions = el("div.suggest", { id: "suggest", hidden: true, role: "listbox", "aria-label": "Suggestions" });
suggestions.addEventListener("scroll", () => {
  if (suggestions.scrollTop + suggestions.clientHeight > suggestions.scrollHeight - NEAR_END_PX) more?.();
});

const lines = () => [...suggestions.querySelectorAll("[role=option]")];

export const isSuggesting = () => !suggestions.hidden && lines().length > 0;
export const takeSuggestion = () => lines()[picked].click();
/** What Tab writes instead of what was typed; undefined where a line is taken whole. */
export const completion = () => lines()[picked].dataset.completion;

/** Suggest nothing, whatever is still being asked. */
export function hideSuggestions() {
  forget();
  show([]);
}

function forget() {
  clearTimeout(timer);
  turn += 1;
  more = null;
  suggestions.classList.remove("busy");
}

function show(options) {
  suggestions.replaceChildren(...options);
  suggestions.hidden = !options.length;
  suggestions.scrollTop = 0;
  mark(0);
}

function mark(at) {
  picked = at;
  for (const [place, line] of lines().entries()) {
    line.id = `suggested-${place}`;
    line.setAttribute("aria-selected", String(place === picked));
  }
  store.emit("suggested", lines().length ? `suggested-${picked}` : null);
}

/** Move the mark up or down, round the ends. */
export function stepSuggestion(step) {
  const { length } = lines();
  mark((picked + step + length) % length);
  lines()[picked].scrollIntoView({ block: "nearest" });
}

/** Suggest what can follow the text: a command, the bot's name, or what the bot offers for it. */
export function suggestFor(text) {
  const name = store.bot?.username ?? "";
  const [, asked, query] = text.match(/^@(\w+)\s([^]*)$/) ?? [];
  if (asked && asked.toLowerCase() === name.toLowerCase()) return suggestInline(query);
  const command = text.match(/^\/(\w*)$/);
  if (command) return showCommands(command[1].toLowerCase());
  forget();
  const mention = text.match(/^@(\w*)$/);
  const fits = mention && name && name.toLowerCase().startsWith(mention[1].toLowerCase());
  show(fits ? [mentionLine(name)] : []);
}

/** List the bot's commands that begin like this, as the person in this chat has them. */
export function showCommands(prefix = "") {
  forget();
  const commands = store.current?.commands ?? [];
  show(commands.filter((each) => each.command.startsWith(prefix)).map(commandLine));
}

function line(run, completion, ...children) {
  const made = el("button.result", { type: "button", role: "option", tabindex: "-1", onclick: run }, ...children);
  if (completion) made.dataset.completion = completion;
  made.addEventListener("pointermove", () => made.getAttribute("aria-selected") !== "true" && mark(lines().indexOf(made)));
  return made;
}

const emptyField = () => store.emit("insert", { text: "", replace: true });

function commandLine({ command, description }) {
  const run = () => {
    const group = store.current.type !== "private" ? `@${store.bot.username}` : "";
    emptyField();
    sendText(store.currentId, `/${command}${group}`);
  };
  return line(run, `/${command} `, avatar(store.bot), el("b", null, `/${command}`), el("span.clip", null, description));
}

function mentionLine(name) {
  const text = `@${name} `;
  const run = () => store.emit("insert", { text, replace: true });
  return line(run, text, avatar(store.bot), el("b", null, `@${name}`), el("span.clip", null, "Type to search, send what you choose"));
}

/** Ask the bot once typing pauses; until it answers, what it offered before stays, dimmed. */
function suggestInline(query) {
  const wasInline = suggestions.querySelector(".offer, .way-in, .wait");
  forget();
  if (!wasInline) show([el("div.wait", null, "Searching…")]);
  suggestions.classList.add("busy");
  timer = setTimeout(() => ask(query, "", turn), INLINE_PAUSE_MS);
}

async function ask(query, offset, asked) {
  more = null;
  const { results = [], next_offset: next, button } = await api.inline(store.userId, query, offset).catch(() => ({}));
  if (asked !== turn) return;
  suggestions.classList.remove("busy");
  const found = results.map((result) => offerLine(result, query));
  if (offset) suggestions.append(...found);
  else show(button ? [wayInLine(button), ...found] : found);
  mark(offset ? picked : 0);
  if (!next) return;
  more = () => ask(query, next, asked);
  if (suggestions.scrollHeight <= suggestions.clientHeight) more(); // nothing to scroll to
}

function offerLine(result, query) {
  const title = result.title ?? result.id;
  const face = el(`span.face.${toneOf(hash(result.id))}`, { "aria-hidden": "true" }, [...title][0].toUpperCase());
  const words = el("span.words", null, el("b.clip", null, title), el("span.clip", null, result.description ?? ""));
  const made = line(() => choose(result, query), "", face, words);
  made.classList.add("offer");
  return made;
}

/** What the bot puts above its results: it leads into its private chat. */
function wayInLine({ text, start_parameter: start = "" }) {
  const run = () => {
    emptyField();
    openPlace({ name: store.bot.username, query: new URLSearchParams({ start }) });
  };
  const made = line(run, "", avatar(store.bot), el("b.clip", null, text));
  made.classList.add("way-in");
  return made;
}

const hash = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7);

async function choose(result, query) {
  emptyField();
  try {
    await api.choose({ user_id: store.userId, chat_id: store.currentId, result_id: result.id, query });
  } catch (refused) {
    toast(refused.message, { bad: true });
  }
}
