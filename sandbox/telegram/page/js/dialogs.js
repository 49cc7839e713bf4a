// Modal sheets and pop-over menus; the browser's dialog and popover give focus, Esc and stacking.
import { el, icon } from "./dom.js";

let serial = 0;

/** Show a modal sheet; the promise has the value given to `close`, null when dismissed. */
export function sheet(fill, { wide = false, label = null } = {}) {
  return new Promise((resolve) => {
    let value = null;
    const dialog = el(`dialog.sheet${wide ? ".wide" : ""}`, {
      onclick: (event) => event.target === dialog && dialog.close(),
      onclose: () => (dialog.remove(), resolve(value)),
    });
    dialog.append(...fill((given) => ((value = given ?? null), dialog.close())).filter(Boolean));
    const heading = dialog.querySelector("h2");
    if (heading) dialog.setAttribute("aria-labelledby", (heading.id ||= `sheet-${++serial}`));
    else dialog.setAttribute("aria-label", label ?? "Message");
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A message with up to three buttons `{id, text, danger, quiet}`; answers the id, null when dismissed. */
export const ask = (title, message, buttons) =>
  sheet((close) => [
    title && el("h2", null, title),
    message && el("p", null, message),
    el(
      "div.actions",
      null,
      buttons.map((button, at) =>
        el(
          `button.button${button.danger ? ".danger" : ""}${button.quiet ? ".quiet" : ""}`,
          {
            type: "button",
            onclick: () => close(button.id),
            autofocus: at === buttons.length - 1,
          },
          button.text,
        ),
      ),
    ),
  ]);

export const tell = (message, title = "") => ask(title, message, [{ id: "ok", text: "OK" }]);

/** A menu at a control or a point; items `{icon | lead, label, note, danger, checked, run}`, null is a rule. */
export function menu(anchor, items) {
  const box = el(
    "div.menu",
    { popover: "auto", role: "menu" },
    items.map((item) => (item ? entry(item, () => box.hidePopover()) : el("hr"))),
  );
  box.addEventListener("toggle", (event) => event.newState === "closed" && box.remove());
  box.addEventListener("keydown", walk);
  document.body.append(box);
  box.showPopover();
  place(box, anchor);
  box.querySelector("button")?.focus({ focusVisible: false });
}

function entry(item, close) {
  const words = el("span", null, el("span.clip", null, item.label), item.note && el("small.clip", null, item.note));
  return el(
    `button${item.danger ? ".danger" : ""}`,
    {
      type: "button",
      role: item.checked == null ? "menuitem" : "menuitemradio",
      "aria-checked": item.checked == null ? null : String(item.checked),
      onclick: () => (close(), item.run()),
    },
    item.lead ?? icon(item.icon),
    words,
    item.checked && el("span.yes", null, icon("check")),
  );
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const next = buttons.indexOf(document.activeElement) + step;
  buttons[(next + buttons.length) % buttons.length]?.focus();
}

function place(box, anchor) {
  const at =
    anchor instanceof Element
      ? anchor.getBoundingClientRect()
      : { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y };
  const { width, height } = box.getBoundingClientRect();
  const room = 8;
  const left = at.left + width > innerWidth - room ? at.right - width : at.left;
  const top = at.bottom + height + room > innerHeight ? at.top - height - 4 : at.bottom + 4;
  box.style.left = `${Math.max(room, Math.min(left, innerWidth - width - room))}px`;
  box.style.top = `${Math.max(room, top)}px`;
}
