// The list of chats with search, the account button and the theme switch.
import { $, el, icon, roundButton } from "./dom.js";
import { avatar, nameOf, peek, serviceText, shortDate } from "./format.js";
import { isOwn } from "./message.js";
import { openPeople } from "./people.js";
import { store } from "./store.js";
import { isDark, toggleTheme } from "./theme.js";
import { actionText } from "./header.js";

const account = el("button.account", { type: "button", "aria-haspopup": "menu", onclick: () => openPeople(account) });
const search = el("input", {
  type: "search",
  placeholder: "Search",
  "aria-label": "Search chats",
  oninput: () => draw(),
});
const list = el("div.chats", { role: "list", "aria-label": "Chats" });
const theme = roundButton("moon", "Dark theme", () => (toggleTheme(), drawTheme()));

function drawTheme() {
  theme.replaceChildren(icon(isDark() ? "sun" : "moon"));
  theme.title = isDark() ? "Light theme" : "Dark theme";
  theme.setAttribute("aria-label", theme.title);
}

function drawAccount() {
  if (!store.me) return;
  account.replaceChildren(avatar(store.me));
  account.setAttribute("aria-label", `Acting as ${nameOf(store.me)}. Switch account`);
  account.title = account.getAttribute("aria-label");
}

function preview(chat) {
  const typing = store.typing.get(chat.id);
  if (typing) return el("span.peek.clip.typing", null, actionText(typing.action));
  const message = chat.last_message;
  if (!message) return el("span.peek.clip", null, chat.type === "private" ? "Press Start to begin" : "No messages yet");
  const author = isOwn(message)
    ? "You"
    : chat.type === "private" || message.from?.is_bot
      ? ""
      : nameOf(message.from).split(" ")[0];
  const named = author && !serviceText(message);
  return el("span.peek.clip", null, named && el("b", null, `${author}: `), peek(message));
}

function row(chat) {
  const current = chat.id === store.currentId;
  return el(
    "div",
    { role: "listitem" },
    el(
      "button.chat-row",
      {
        type: "button",
        "aria-current": current ? "true" : null,
        data: { chat: chat.id },
        onclick: () => store.emit("goto", chat.id),
      },
      avatar(store.faceOf(chat)),
      el("span.name", null, chat.type !== "private" && icon("group"), el("span.clip", null, store.titleOf(chat))),
      chat.last_message ? el("time", null, shortDate(chat.last_message.date)) : el("span"),
      preview(chat),
      chat.unread > 0
        ? el("span.badge", { "aria-label": `${chat.unread} unread` }, chat.unread > 999 ? "999+" : chat.unread)
        : el("span"),
    ),
  );
}

function draw() {
  const sought = search.value.trim().toLowerCase();
  const found = store.sortedChats().filter((chat) => store.titleOf(chat).toLowerCase().includes(sought));
  const focused = document.activeElement?.dataset.chat;
  const empty = el(
    "p.none",
    null,
    sought
      ? `No chat is called “${search.value.trim()}”.`
      : "The bot has not connected yet. Its chat appears here the moment it does.",
  );
  list.replaceChildren(...(found.length ? found.map(row) : [empty]));
  if (focused) list.querySelector(`[data-chat="${focused}"]`)?.focus();
  const unread = [...store.chats.values()].reduce((sum, chat) => sum + chat.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${store.current ? store.titleOf(store.current) : "Tapewire"}`;
}

export const focusSearch = () => search.focus();

export function startSidebar() {
  $("sidebar").append(
    el("div.side-head", null, account, el("label.search", null, icon("search"), search), theme),
    list,
    el(
      "div.side-foot",
      null,
      el("img", { src: "/page/static/mark.svg", alt: "" }),
      el("span", null, el("strong", null, "Tapewire sandbox"), "Nothing leaves this machine"),
    ),
  );
  list.append(...Array.from({ length: 3 }, () => el("div.skeleton", { "aria-hidden": "true" }, el("i"), el("b"))));
  store.on("chats current typing", draw);
  store.on("account", drawAccount);
  store.on("connection", () => (account.dataset.connection = store.connection));
  store.on("theme", drawTheme);
  drawTheme();
}
