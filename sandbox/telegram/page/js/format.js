// How names, times and sizes read.
import { el } from "./dom.js";

const DAY_MS = 86_400_000;
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short" });
const dayMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const dayMonthYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const numeric = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "2-digit", year: "2-digit" });
const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium" });

const midnight = (date) => new Date(date).setHours(0, 0, 0, 0);
const daysAgo = (date) => Math.round((midnight(Date.now()) - midnight(date)) / DAY_MS);

export const timeOf = (seconds) => clock.format(seconds * 1000);
export const momentOf = (seconds) => full.format(seconds * 1000);
export const dayKey = (seconds) => midnight(seconds * 1000);

export function dayOf(seconds) {
  const date = new Date(seconds * 1000);
  const ago = daysAgo(date);
  if (ago === 0) return "Today";
  if (ago === 1) return "Yesterday";
  return date.getFullYear() === new Date().getFullYear() ? dayMonth.format(date) : dayMonthYear.format(date);
}

/** Short date for the chat list: time today, weekday this week, else the date. */
export function shortDate(seconds) {
  const ago = daysAgo(seconds * 1000);
  if (ago <= 0) return timeOf(seconds);
  return ago < 7 ? weekday.format(seconds * 1000) : numeric.format(seconds * 1000);
}

export function sizeOf(bytes) {
  if (!bytes) return "";
  const units = ["B", "KB", "MB", "GB"];
  const step = Math.min(Math.floor(Math.log2(bytes) / 10), 3);
  return `${(bytes / 1024 ** step).toFixed(step ? 1 : 0)} ${units[step]}`;
}

export const nameOf = (user) =>
  [user?.first_name, user?.last_name].filter(Boolean).join(" ") || user?.title || "Unknown";

function initials(name) {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return (
    words
      .slice(0, 2)
      .map((word) => word.match(/[\p{L}\p{N}]/u)[0].toUpperCase())
      .join("") || "?"
  );
}

/** Colour class of a person or chat: the same id always has the same one. */
export const toneOf = (id) => `tone-${Number(BigInt.asUintN(32, BigInt(id || 0) * 2654435761n) >> 29n)}`;

export function avatar(who, extra = "") {
  if (who?.is_bot)
    return el(`span.avatar${extra}`, { "aria-hidden": "true" }, el("img", { src: "/page/static/mark.svg", alt: "" }));
  return el(`span.avatar.${toneOf(who?.id)}${extra}`, { "aria-hidden": "true" }, initials(nameOf(who)));
}

const KINDS = {
  photo: "Photo",
  document: "File",
  animation: "GIF",
  video: "Video",
  audio: "Audio",
  voice: "Voice message",
  video_note: "Video message",
  sticker: "Sticker",
  location: "Location",
  venue: "Place",
  contact: "Contact",
  poll: "Poll",
  dice: "Dice",
  invoice: "Invoice",
};

/** The kind of media of a message as a word, or undefined for text. */
export const kindOf = (message) => KINDS[Object.keys(KINDS).find((kind) => message[kind])];

/** What a service message says, as [actor, rest], or null for an ordinary message. */
export function serviceText(message) {
  const by = nameOf(message.from);
  const list = (users) => users.map(nameOf).join(", ");
  if (message.new_chat_members) {
    const selfJoin = message.new_chat_members.every((user) => user.id === message.from?.id);
    return selfJoin ? [by, "joined the group"] : [by, `added ${list(message.new_chat_members)}`];
  }
  if (message.left_chat_member) {
    return message.left_chat_member.id === message.from?.id
      ? [by, "left the group"]
      : [by, `removed ${nameOf(message.left_chat_member)}`];
  }
  if (message.new_chat_title) return [by, `renamed the group to “${message.new_chat_title}”`];
  if (message.new_chat_photo) return [by, "changed the group's picture"];
  if (message.group_chat_created || message.supergroup_chat_created) return [by, "created the group"];
  if (message.migrate_to_chat_id) return ["The group", "became a supergroup"];
  if (message.migrate_from_chat_id) return ["The group", "became a supergroup"];
  if (message.pinned_message) return [by, `pinned “${peek(message.pinned_message).slice(0, 60)}”`];
  if (message.web_app_data) return [by, `sent data from the Mini App “${message.web_app_data.button_text}”`];
  if (message.write_access_allowed) return [by, "allowed the bot to write"];
  return null;
}

/** One line that stands for a message: chat list, replies, pins. */
export function peek(message) {
  const service = serviceText(message);
  if (service) return service.join(" ");
  const words = (message.text ?? message.caption ?? "").replace(/\s+/g, " ").trim();
  const kind = kindOf(message);
  if (kind === "File" && !words) return message.document.file_name ?? kind;
  return words || kind || "Message";
}
