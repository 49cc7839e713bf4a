// The bar above a conversation: who, what they do now, what can be done; and the pinned message.
import { el, icon, roundButton } from "./dom.js";
import { avatar, peek } from "./format.js";
import { menu } from "./dialogs.js";
import { openProfile, toggleBlock } from "./people.js";
import { store } from "./store.js";
import { showMessage } from "./timeline.js";

const ACTIONS = {
  upload_photo: "sending a photo",
  upload_document: "sending a file",
  upload_video: "sending a video",
  record_voice: "recording",
  find_location: "finding a place",
  choose_sticker: "choosing a sticker",
};
export const actionText = (action) => ACTIONS[action] ?? "typing";

export const head = el("div.bar");
export const pinned = el("button.pinned", { type: "button", hidden: true });
export const banner = el(
  "div.banner",
  { role: "status", hidden: true },
  icon("alert"),
  "Connection lost. Reconnecting…",
);

function under(chat) {
  const typing = store.typing.get(chat.id);
  if (typing) return el("span.under.clip.typing", null, actionText(typing.action), el("i"), el("i"), el("i"));
  if (chat.type === "private") return el("span.under.clip", null, chat.blocked ? "blocked" : "bot");
  const people = chat.members.length;
  return el("span.under.clip", null, `${people} ${people === 1 ? "member" : "members"}`);
}

function draw() {
  const chat = store.current;
  head.hidden = !chat;
  pinned.hidden = !chat?.pinned_message;
  if (!chat) return;
  const names = el("span.names", null, el("h1.clip", null, store.titleOf(chat)), under(chat));
  head.replaceChildren(
    roundButton("back", "Back to chats", () => store.emit("goto", null), ".back"),
    el(
      "button.who",
      { type: "button", title: `About ${store.titleOf(chat)}`, onclick: () => openProfile(chat) },
      avatar(store.faceOf(chat)),
      names,
    ),
    roundButton("dots", "More", (event) => more(chat, event.currentTarget)),
  );
  if (chat.pinned_message) {
    const message = chat.pinned_message;
    pinned.replaceChildren(
      el("span.names.clip", null, el("div.label", null, "Pinned message"), el("div.body.clip", null, peek(message))),
      icon("pin"),
    );
    pinned.onclick = () => showMessage(message.message_id);
  }
}

const more = (chat, anchor) =>
  menu(
    anchor,
    [
      {
        icon: chat.type === "private" ? "person" : "group",
        label: chat.type === "private" ? "About this bot" : "Members",
        run: () => openProfile(chat),
      },
      chat.type === "private" && {
        icon: "leave",
        label: chat.blocked ? "Unblock the bot" : "Stop and block the bot",
        danger: !chat.blocked,
        run: () => toggleBlock(chat),
      },
    ].filter(Boolean),
  );

export function startHeader() {
  store.on("current account summary", draw);
  store.on("typing", (chatId) => chatId === store.currentId && draw());
  // A page that reconnects at once is no news.
  let timer = 0;
  store.on("connection", () => {
    clearTimeout(timer);
    if (store.connection === "online") banner.hidden = true;
    else timer = setTimeout(() => (banner.hidden = false), 1200);
  });
  draw();
}
