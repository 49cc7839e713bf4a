// Message text with its entities as nodes. Offsets count UTF-16 units, as JavaScript strings do.
import { el, icon } from "./dom.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s" };

/** Only addresses that a click may safely open; null for the rest (javascript:, data:, ...). */
export function safeUrl(raw) {
  try {
    const url = new URL(/^[a-z][a-z\d+.-]*:/i.test(raw) ? raw : `https://${raw}`);
    return ["http:", "https:", "mailto:", "tel:", "tg:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const link = (href, nodes, title) => {
  const url = safeUrl(href);
  return url
    ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer", title }, nodes)
    : el("span", null, nodes);
};
const act = (name, value, nodes) => el("a", { href: "#", role: "button", data: { act: name, value } }, nodes);

function quote(entity, nodes) {
  const folds = entity.type === "expandable_blockquote";
  const body = el("span.body", null, nodes);
  const box = el(
    `span.block.quote${folds ? ".folds.folded" : ""}`,
    { role: "blockquote" },
    el("span.mark", null, icon("quote")),
    body,
  );
  if (folds)
    box.append(
      el(
        "button.unfold",
        { type: "button", "aria-label": "Show the whole quote", "aria-expanded": "false", data: { act: "unfold" } },
        icon("chevron"),
      ),
    );
  return box;
}

function pre(entity, covered, nodes) {
  const copy = el(
    "button",
    { type: "button", "aria-label": "Copy code", data: { act: "copy", value: covered } },
    icon("copy"),
  );
  return el(
    "span.block.pre",
    null,
    el("span.top", null, entity.language ?? "Code", copy),
    el("code.body", null, nodes),
  );
}

const MAKERS = {
  code: (entity, covered, nodes) => el("code", { data: { act: "copy", value: covered } }, nodes),
  pre,
  blockquote: (entity, covered, nodes) => quote(entity, nodes),
  expandable_blockquote: (entity, covered, nodes) => quote(entity, nodes),
  spoiler: (entity, covered, nodes) =>
    el(
      "span.spoiler",
      { role: "button", tabindex: "0", "aria-label": "Hidden text, press to show", data: { act: "spoiler" } },
      nodes,
    ),
  text_link: (entity, covered, nodes) => link(entity.url, nodes, entity.url),
  url: (entity, covered, nodes) => link(covered, nodes),
  email: (entity, covered, nodes) => link(`mailto:${covered}`, nodes),
  phone_number: (entity, covered, nodes) => link(`tel:${covered}`, nodes),
  bot_command: (entity, covered, nodes) => act("command", covered, nodes),
  mention: (entity, covered, nodes) => act("mention", covered.slice(1), nodes),
  text_mention: (entity, covered, nodes) => el("span.link", null, nodes),
  hashtag: (entity, covered, nodes) => act("insert", covered, nodes),
  cashtag: (entity, covered, nodes) => act("insert", covered, nodes),
};

function wrap(entity, covered, nodes) {
  if (TAGS[entity.type]) return el(TAGS[entity.type], null, nodes);
  return MAKERS[entity.type]?.(entity, covered, nodes) ?? el("span", null, nodes);
}

function build(text, entities, start, end) {
  const nodes = [];
  let at = start;
  let open = entities;
  while (open.length) {
    const [entity, ...others] = open;
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inside = to > from ? others.filter((other) => other.offset < to) : [];
    // What reaches past this entity is cut: its tail goes on as an entity of its own.
    const tails = inside
      .filter((other) => other.offset + other.length > to)
      .map((other) => ({ ...other, offset: to, length: other.offset + other.length - to }));
    open = tails.concat(others.filter((other) => to <= from || other.offset >= to));
    if (to <= from) continue;
    if (from > at) nodes.push(text.slice(at, from));
    const made = wrap(entity, text.slice(from, to), build(text, inside, from, to));
    nodes.push(made);
    // A block ends its own line; the newline after it would show as an empty one.
    at = made.classList.contains("block") && text[to] === "\n" ? to + 1 : to;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

/** Nodes of a text; entities may nest and may even overlap. */
export function richText(text, entities = []) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, sorted, 0, text.length);
}
