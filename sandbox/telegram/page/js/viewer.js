// Pictures over the whole window: previous, next, download, caption.
import { el, icon, roundButton } from "./dom.js";
import { richText } from "./entities.js";
import { momentOf, nameOf } from "./format.js";
import { authorOf, photoUrl } from "./message.js";

export function openViewer(entries, start) {
  let at = start;
  const caption = el("footer");
  const who = el("p");
  const canvas = el("div.canvas", { onclick: (event) => event.target === canvas && dialog.close() });
  const save = el(
    "a.round",
    { download: "picture.png", "aria-label": "Download", title: "Download" },
    icon("download"),
  );
  const previous = roundButton("prev", "Previous picture", () => go(-1), ".prev");
  const next = roundButton("next", "Next picture", () => go(1), ".next");
  const dialog = el(
    "dialog.viewer",
    {
      "aria-label": "Picture",
      onclose: () => dialog.remove(),
      onkeydown: (event) => {
        if (event.key === "ArrowLeft") go(-1);
        if (event.key === "ArrowRight") go(1);
      },
    },
    el(
      "header",
      null,
      who,
      save,
      roundButton("close", "Close", () => dialog.close()),
    ),
    canvas,
    caption,
  );

  function go(step) {
    at = Math.max(0, Math.min(entries.length - 1, at + step));
    const { message } = entries[at];
    who.replaceChildren(el("b", null, nameOf(authorOf(message))), el("span", null, momentOf(message.date)));
    save.href = photoUrl(message);
    canvas.replaceChildren(el("img", { src: photoUrl(message), alt: message.caption ?? "Picture" }), previous, next);
    previous.hidden = at === 0;
    next.hidden = at === entries.length - 1;
    caption.replaceChildren(...richText(message.caption ?? "", message.caption_entities));
  }

  document.body.append(dialog);
  dialog.showModal();
  go(0);
}
