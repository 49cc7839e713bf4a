// What a bot is still writing: one bubble at the end of the chat that grows in place, and its Stop.
import { api } from "./api.js";
import { el } from "./dom.js";
import { richText } from "./entities.js";
import { store } from "./store.js";
import { toast } from "./toasts.js";

const words = el("span.text");
const dots = el("span.typing", { "aria-hidden": "true" }, el("i"), el("i"), el("i"));
const stop = el("button.key.danger", { type: "button", onclick: pressStop }, el("span", null, "Stop"));

// Read out once it is a message: a screen reader would begin anew with every word.
export const draftRow = el(
  "div.row.first.last.draft",
  { role: "group", "aria-label": "The bot is writing", "aria-busy": "true", "aria-live": "off" },
  el("div.stack", null, el("div.bubble", null, words, dots), el("div.keys", null, stop)),
);

/** Bring the bubble in step with the draft: what is new in the same one fades in. */
export function drawDraft(draft) {
  const known = draftRow.dataset.draft === draft.draft_id ? words.textContent : "";
  draftRow.dataset.draft = draft.draft_id;
  stop.hidden = !draft.can_stop;
  words.replaceChildren(...(draft.text ? richText(draft.text, draft.entities) : [el("em", null, "Thinking…")]));
  if (known) fadeIn(shared(known, words.textContent));
}

function shared(before, after) {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  return at;
}

/** Wrap what follows the first `length` letters, text node by text node. */
function fadeIn(length) {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  let at = 0;
  for (const text of texts) {
    const from = Math.max(0, length - at);
    at += text.length;
    if (from >= text.length) continue;
    const added = from ? text.splitText(from) : text;
    const span = el("span.added");
    added.replaceWith(span);
    span.append(added);
  }
}

async function pressStop() {
  stop.disabled = true;
  await api.stop(store.userId).catch((refused) => toast(refused.message, { bad: true }));
  stop.disabled = false;
}
