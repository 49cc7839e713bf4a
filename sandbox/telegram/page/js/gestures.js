// What a click, a key or the menu does to a message: links, spoilers, photos, replies, copies.
import { ask, menu, sheet } from "./dialogs.js";
import { copyText, el } from "./dom.js";
import { serviceText } from "./format.js";
import { openLink, openPlace } from "./links.js";
import { photosOf } from "./message.js";
import { sendText } from "./outbox.js";
import { store } from "./store.js";
import { log, showMessage } from "./timeline.js";
import { toast } from "./toasts.js";
import { openViewer } from "./viewer.js";

const entryOf = (node) => {
  const key = node?.closest("[data-key]")?.dataset.key;
  return store.current && store.history(store.current.id).entries.find((entry) => String(entry.key) === key);
};

const ACTS = {
  command: (node) => sendText(store.currentId, node.dataset.value),
  mention: (node) => openPlace({ name: node.dataset.value }),
  insert: (node) => store.emit("insert", { text: `${node.dataset.value} ` }),
  copy: (node) => copyText(node.dataset.value).then(() => toast("Copied to the clipboard")),
  spoiler: (node) => (node.classList.add("shown"), node.removeAttribute("aria-label")),
  unfold: (node) => node.setAttribute("aria-expanded", String(!node.parentNode.classList.toggle("folded"))),
};

function clicked(event) {
  const { target } = event;
  const acting = target.closest("[data-act]");
  if (acting) {
    event.preventDefault();
    return String(getSelection()) === "" && ACTS[acting.dataset.act](acting);
  }
  const anchor = target.closest("a[href]:not([download])");
  if (anchor) return (event.preventDefault(), openLink(anchor.href));
  const reply = target.closest("[data-jump]");
  if (reply) return showMessage(reply.dataset.jump);
  const photo = target.closest("[data-photo]");
  return photo && openPhoto(photo);
}

function openPhoto(node) {
  if (node.classList.contains("veiled")) {
    node.classList.remove("veiled");
    return node.querySelector(".cover").remove();
  }
  const shown = store.history(store.currentId).entries.filter((entry) => photosOf(entry).length);
  return openViewer(
    shown,
    shown.findIndex((entry) => String(entry.key) === node.dataset.photo),
  );
}

function actions({ entry, anchor }) {
  const { message } = entry;
  const text = message.text ?? message.caption;
  menu(
    anchor,
    [
      message.message_id && { icon: "reply", label: "Reply", run: () => store.emit("reply", message) },
      text && {
        icon: "copy",
        label: "Copy text",
        run: () => copyText(text).then(() => toast("Copied to the clipboard")),
      },
      { icon: "code", label: "View as JSON", note: "The Bot API object", run: () => inspect(message) },
    ].filter(Boolean),
  );
}

function inspect(message) {
  const json = JSON.stringify(message, null, 2);
  return sheet(
    (close) => [
      el("h2", null, `Message ${message.message_id}`),
      el("pre", { tabindex: "0" }, json),
      el(
        "div.actions",
        null,
        el(
          "button.button.quiet",
          { type: "button", onclick: () => copyText(json).then(() => toast("Copied to the clipboard")) },
          "Copy",
        ),
        el("button.button", { type: "button", onclick: () => close() }, "Done"),
      ),
    ],
    { wide: true },
  );
}

async function failed(entry) {
  const chosen = await ask("Not sent", entry.reason, [
    { id: "drop", text: "Delete", quiet: true },
    { id: "again", text: "Send again" },
  ]);
  if (chosen === "again") entry.retry();
  if (chosen === "drop") store.dropPending(entry.message.chat.id, entry);
}

/** Listen to the log; call once it stands. */
export function startGestures() {
  store.on("actions", actions);
  store.on("failed", failed);
  log.addEventListener("click", clicked);
  log.addEventListener(
    "keydown",
    (event) => ["Enter", " "].includes(event.key) && event.target.matches(".spoiler") && clicked(event),
  );
  log.addEventListener("contextmenu", (event) => {
    const entry = entryOf(event.target);
    if (!entry || entry.status || serviceText(entry.message) || String(getSelection()) || event.target.closest("a"))
      return;
    event.preventDefault();
    actions({ entry, anchor: { x: event.clientX, y: event.clientY } });
  });
  log.addEventListener("dblclick", (event) => {
    const entry = event.target.classList.contains("row") && entryOf(event.target);
    if (entry && !entry.status) store.emit("reply", entry.message);
  });
}
