// The page: puts the panes together, follows the address, switches accounts, minds the keyboard.
import { $, el, icon } from "./dom.js";
import { addFiles, composer, escape, focusComposer, startComposer } from "./composer.js";
import { banner, head, pinned, startHeader } from "./header.js";
import { startGestures } from "./gestures.js";
import { follow } from "./live.js";
import { closeMiniApp, hasMiniApp } from "./miniapp.js";
import { sendText } from "./outbox.js";
import { newGroup } from "./people.js";
import { focusSearch, startSidebar } from "./sidebar.js";
import { store } from "./store.js";
import { scroller, startTimeline } from "./timeline.js";
import { toast } from "./toasts.js";

const DEFAULT_USER = 1000001;
const ACCOUNT_KEY = "tapewire.account";
const RETRY_MS = 1500;
const phone = matchMedia("(max-width: 760px)");

const blank = el("div.empty", null, el("img", { src: "/page/static/mark.svg", alt: "" }), el("h2"), el("p"));

function drawBlank() {
  const open = Boolean(store.current);
  blank.hidden = open;
  scroller.hidden = composer.hidden = !open;
  const [heading, text] = store.bot
    ? ["Pick a chat", "Headlines, orders and receipts arrive in the chats on the left."]
    : ["Waiting for the bot", "The desk is starting. Its chat opens here as soon as the bot connects."];
  blank.querySelector("h2").textContent = heading;
  blank.querySelector("p").textContent = text;
}

/** Show a chat (null: the list) and write it into the address. */
function goTo(chatId, { replace = false } = {}) {
  if (chatId !== store.currentId) store.open(chatId);
  $("app").dataset.screen = chatId ? "chat" : "list";
  const address = new URL(location.pathname, location.origin);
  address.searchParams.set("user", store.userId);
  if (chatId) address.searchParams.set("chat", chatId);
  history[replace || !phone.matches ? "replaceState" : "pushState"]({ chatId }, "", address);
  if (chatId) focusComposer();
}

async function enter(userId) {
  try {
    localStorage.setItem(ACCOUNT_KEY, userId);
  } catch {} // private windows forget the account
  closeMiniApp();
  await store.load(userId);
  follow(userId, store.eventId);
}

async function switchTo({ userId }) {
  const chatId = store.currentId === store.userId ? userId : store.currentId;
  try {
    await enter(userId);
  } catch (refused) {
    return toast(refused.message, { bad: true });
  }
  store.emit("current");
  goTo(phone.matches ? null : ([chatId, userId].find((id) => store.chats.has(id)) ?? null), { replace: true });
  return toast(`Now acting as ${store.me.first_name}`);
}

function remembered() {
  try {
    return Number(localStorage.getItem(ACCOUNT_KEY));
  } catch {
    return 0;
  }
}

async function boot() {
  const asked = new URLSearchParams(location.search);
  const userId = Number(asked.get("user")) || remembered() || DEFAULT_USER;
  try {
    await enter(userId).catch(() => enter(DEFAULT_USER)); // a remembered person may be gone
  } catch {
    store.setConnection("offline");
    return setTimeout(boot, RETRY_MS);
  }
  const started = asked.has("start");
  const wanted = started ? store.userId : Number(asked.get("chat")) || (phone.matches ? null : store.userId);
  firstChat(wanted);
  if (started && store.chats.has(store.userId)) sendText(store.userId, `/start ${asked.get("start")}`.trim());
  return drawBlank();
}

// Before the bot's first connection there is no chat to open: it opens when the list has it.
function firstChat(wanted) {
  if (!wanted || store.chats.has(wanted)) return goTo(wanted, { replace: true });
  return store.on(
    "account",
    () => !store.current && store.chats.has(wanted) && !phone.matches && goTo(wanted, { replace: true }),
  );
}

function shortcuts(event) {
  const chord = event.ctrlKey || event.metaKey;
  if (event.key === "Escape" && !document.querySelector("dialog[open], :popover-open")) {
    if (escape()) return;
    if (hasMiniApp()) closeMiniApp({ ask: true });
    else if (phone.matches) goTo(null);
  } else if (chord && event.key.toLowerCase() === "k") {
    event.preventDefault();
    goTo(phone.matches ? null : store.currentId);
    focusSearch();
  } else if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    event.preventDefault();
    const ids = store.sortedChats().map((chat) => chat.id);
    const next = ids[(ids.indexOf(store.currentId) + (event.key === "ArrowDown" ? 1 : ids.length - 1)) % ids.length];
    if (next) goTo(next);
  }
}

function dropping() {
  const zone = el("div.drop", { hidden: true }, icon("attach"), "Drop pictures or files to send them");
  const chat = $("chat");
  const holds = (event) => event.dataTransfer?.types.includes("Files") && !composer.hidden;
  chat.append(zone);
  chat.addEventListener("dragover", (event) => holds(event) && (event.preventDefault(), (zone.hidden = false)));
  chat.addEventListener("dragleave", (event) => !chat.contains(event.relatedTarget) && (zone.hidden = true));
  chat.addEventListener("drop", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    zone.hidden = true;
    addFiles(event.dataTransfer.files);
  });
}

startSidebar();
$("chat").append(head, pinned, banner, blank, scroller, composer);
startHeader();
startTimeline();
startGestures();
startComposer();
dropping();
drawBlank();
store.on("current account", drawBlank);
store.on("goto", (chatId) => goTo(chatId));
store.on("switch", switchTo);
store.on("newgroup", newGroup);
$("app").addEventListener("click", (event) => event.target === event.currentTarget && closeMiniApp({ ask: true }));
addEventListener("keydown", shortcuts);
addEventListener("popstate", (event) => goTo(event.state?.chatId ?? null, { replace: true }));
boot();
