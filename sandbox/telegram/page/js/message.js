// One message as an element: sender, reply, media, text, time, buttons.
import { fileUrl } from "./api.js";
import { card } from "./cards.js";
import { el, icon, roundButton } from "./dom.js";
import { richText } from "./entities.js";
import { avatar, kindOf, momentOf, nameOf, peek, serviceText, sizeOf, timeOf, toneOf } from "./format.js";
import { isWaiting, press } from "./press.js";
import { store } from "./store.js";

const EMOJI_ONLY = /^(\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f){1,12}$/u;
const BIG_EMOJI = 3;

/** Whether this account wrote the message (a choice of an inline result counts as the bot's). */
export const isOwn = (message) => message.from?.id === store.userId && !message.sender_chat;

/** Who the reader sees as the author. */
export const authorOf = (message) => message.sender_chat ?? message.from ?? message.chat;

/** Build the row of a message; `place` says how it stands between its neighbours. */
export function messageRow(entry, place) {
  const { message } = entry;
  const service = serviceText(message);
  if (service) return el("div.note", { data: { key: entry.key } }, el("b", null, service[0]), ` ${service[1]}`);
  const own = isOwn(message);
  const keyboard = message.reply_markup?.inline_keyboard;
  const flags = {
    own,
    first: place.first,
    last: place.last,
    grouped: place.group && !own,
    keyed: keyboard,
    wide: place.photos.length,
    ephemeral: message.ephemeral_message_id,
    failed: entry.status === "failed",
  };
  const classes = Object.keys(flags).filter((flag) => flags[flag]);
  const stack = el("div.stack", null, bubble(entry, place, own), keyboard && keys(keyboard, entry), tools(entry));
  return el(
    ["div.row", ...classes].join("."),
    { data: { key: entry.key } },
    flags.grouped && (place.last ? avatar(authorOf(message), ".small") : el("span.gap")),
    stack,
  );
}

const tools = (entry) =>
  !entry.status &&
  roundButton(
    "dots",
    "Message actions",
    (event) => {
      event.stopPropagation();
      store.emit("actions", { entry, anchor: event.currentTarget });
    },
    ".tools",
  );

function bubble(entry, place, own) {
  const { message } = entry;
  const text = message.text ?? message.caption ?? place.caption?.message.caption ?? "";
  const entities = message.entities ?? message.caption_entities ?? place.caption?.message.caption_entities;
  const named = place.group && place.first && !own;
  const parts = [
    named && el(`span.sender.${toneOf(authorOf(message).id)}`, null, nameOf(authorOf(message))),
    message.ephemeral_message_id && el("span.hint", null, icon("eye"), "Only you can see this"),
    message.forward_origin &&
      el("span.hint", null, icon("forward"), `Forwarded from ${origin(message.forward_origin)}`),
    message.via_bot && el("span.hint", null, `via @${message.via_bot.username}`),
    message.reply_to_message && reply(message),
    place.photos.length > 0 && photos(place.photos),
    message.animation && motion(message),
    !message.animation && message.document && file(message),
    card(message),
    !known(message) && el("em", null, kindOf(message) ?? "This kind of message is not shown here"),
    text && body(text, entities),
    meta(entry),
  ].filter(Boolean);
  return el(`div.bubble${!text && place.photos.length ? ".bare" : ""}`, null, parts);
}

function body(text, entities) {
  const nodes = richText(text, entities);
  const classes = [isBig(text, entities) && ".big", nodes.at(-1).classList?.contains("block") && ".boxed"];
  return el(["span.text", ...classes.filter(Boolean)].join(""), null, nodes);
}

const SHOWN = ["text", "photo", "local", "document", "animation", "caption", "contact", "location", "dice"];
const known = (message) => SHOWN.some((kind) => message[kind]);

function isBig(text, entities) {
  return !entities?.length && EMOJI_ONLY.test(text) && [...new Intl.Segmenter().segment(text)].length <= BIG_EMOJI;
}

const origin = (from) =>
  nameOf(from.sender_user ?? from.sender_chat ?? from.chat) === "Unknown"
    ? from.sender_user_name
    : nameOf(from.sender_user ?? from.sender_chat ?? from.chat);

function reply(message) {
  const to = message.reply_to_message;
  const who = authorOf(to);
  return el(
    `button.reply.${toneOf(who.id)}`,
    { type: "button", data: { jump: to.message_id } },
    el("b.clip", null, nameOf(who)),
    el("span.clip", null, message.quote?.text ?? peek(to)),
  );
}

/** The photo entries of a message: itself, or all of its media group. */
export const photosOf = (entry) => (entry.message.photo || entry.message.local ? [entry] : []);

export const photoUrl = (message) => message.local ?? fileUrl(message.photo.at(-1).file_id);

const photos = (entries) =>
  el(
    `div.photos.n${Math.min(entries.length, 5)}`,
    null,
    entries.map((entry) => {
      const { message } = entry;
      const size = message.photo?.at(-1);
      const veiled = message.has_media_spoiler;
      return el(
        `button.photo${veiled ? ".veiled" : ""}`,
        {
          type: "button",
          "aria-label": message.caption ? `Photo: ${message.caption}` : "Photo",
          data: { photo: entry.key },
        },
        el("img", { src: photoUrl(message), alt: "", width: size?.width, height: size?.height, decoding: "async" }),
        veiled && el("span.cover", null, "Show"),
      );
    }),
  );

const motion = (message) =>
  el(
    "div.photos.n1",
    null,
    el(
      "span.photo",
      null,
      message.animation.mime_type?.startsWith("image/")
        ? el("img", { src: fileUrl(message.animation.file_id), alt: "Animation" })
        : el("video", {
            src: fileUrl(message.animation.file_id),
            autoplay: true,
            loop: true,
            muted: true,
            playsinline: true,
            controls: true,
            "aria-label": "Animation",
          }),
    ),
  );

function file(message) {
  const { document: item } = message;
  const name = item.file_name ?? "File";
  const href = item.file_id && fileUrl(item.file_id);
  return el(
    href ? "a.file" : "span.file",
    { href, download: href && name },
    el("span.disc", null, icon(href ? "download" : "file")),
    el("span", null, el("b", null, name), el("small", null, sizeOf(item.file_size) || item.mime_type || "File")),
  );
}

function meta(entry) {
  const { message } = entry;
  if (entry.status === "failed") {
    return el(
      "span.meta",
      null,
      el(
        "button",
        { type: "button", title: entry.reason, onclick: () => store.emit("failed", entry) },
        icon("alert"),
        "Not sent",
      ),
    );
  }
  const sending = entry.status === "sending";
  return el(
    "span.meta",
    null,
    message.edit_date && "edited",
    el(
      "time",
      { datetime: new Date(message.date * 1000).toISOString(), title: momentOf(message.date) },
      timeOf(message.date),
    ),
    isOwn(message) && icon(sending ? "clock" : "check"),
    sending && el("span.sr", null, "sending"),
  );
}

const markOf = (button) =>
  button.web_app
    ? "app"
    : button.url || button.login_url
      ? "external"
      : button.copy_text
        ? "copy"
        : button.callback_data == null && !button.disabled
          ? "forward"
          : null;
const SPOKEN = { app: "opens a Mini App", external: "opens a link", copy: "copies text" };

// Letters that a line of buttons holds on the narrowest phone; beyond them labels wrap.
const LETTERS = 32;
const wraps = (line) => line.reduce((sum, button) => sum + button.text.length, 0) > LETTERS;

/** The buttons under a message; one that waits for the bot's answer shimmers. */
function keys(keyboard, entry) {
  return el(
    "div.keys",
    { role: "group", "aria-label": "Buttons" },
    keyboard.map((line, row) =>
      el(
        wraps(line) ? "div.line.wraps" : "div.line",
        null,
        line.map((button, column) => {
          const mark = markOf(button);
          const busy = isWaiting(entry.message.chat.id, entry.key, row, column);
          const style = ["success", "danger", "primary"].includes(button.style) ? `.${button.style}` : "";
          return el(
            `button.key${style}${busy ? ".busy" : ""}`,
            {
              type: "button",
              title: SPOKEN[mark] && `${button.text}: ${SPOKEN[mark]}`,
              "aria-busy": busy && "true",
              "aria-disabled": button.disabled ? "true" : null,
              onclick: () => press(button, entry, row, column),
            },
            el("span", null, button.text),
            mark && icon(mark),
          );
        }),
      ),
    ),
  );
}
