// Short notices above the composer.
import { $, el, icon } from "./dom.js";

const SHOWN_MS = 3500;
const PER_CHARACTER_MS = 35;
const AT_ONCE = 3;

export function toast(text, { bad = false } = {}) {
  const box = $("toasts");
  const note = el(`div.toast${bad ? ".bad" : ""}`, null, bad && icon("alert"), el("span", null, text));
  box.append(note);
  while (box.children.length > AT_ONCE) box.firstChild.remove();
  setTimeout(
    () => {
      note.classList.add("leaving");
      setTimeout(() => note.remove(), 250);
    },
    SHOWN_MS + text.length * PER_CHARACTER_MS,
  );
}
