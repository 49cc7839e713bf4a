// Settings as a file: saved, and brought in after a look at what it would change.

import { download } from "./api";
import { apply, compare, dismiss, load, undo, type Change, type Choices, type Comparison } from "./choices";
import { closeOutside, fail, toast } from "./dialogs";
import { h, need } from "./dom";
import { say } from "./text";

/** Bring both buttons to life; `taken` hears of choices that a file, or its undoing, changed. */
export function mount(taken: (found: Choices) => void): void {
  const chosen = need<HTMLInputElement>("file-chosen");
  need("file-export").addEventListener("click", () => {
    const day = new Date().toISOString().slice(0, 10);
    download("/account/settings/file", `tapewire-settings-${day}.json`).catch(fail);
  });
  need("file-import").addEventListener("click", () => chosen.click());
  chosen.addEventListener("change", () => {
    const file = chosen.files?.[0];
    chosen.value = "";
    if (file) void bring(file, taken);
  });
}

async function bring(file: File, taken: (found: Choices) => void): Promise<void> {
  complain("");
  try {
    const found = await compare(await file.text());
    if (!(await agreed(found))) return found.changes.length ? await dismiss(found.id) : undefined;
    const done = await apply(found.id);
    const back = (): void => void undo(done.id).then(
      (before) => {
        taken(before);
        toast(say("undone"));
      },
      fail,
    );
    toast(say("file-applied"), "good", { label: say("undo"), press: back });
    taken(await load());
  } catch (error) {
    complain(error instanceof Error ? error.message : say("network-error"));
  }
}

function complain(text: string): void {
  const error = need("file-error");
  error.textContent = text;
  error.hidden = !text;
}

/** Show what a file would change; resolves to whether it is to be applied. */
function agreed(found: Comparison): Promise<boolean> {
  return new Promise((resolve) => {
    const no = h("button", { type: "button", class: "button quiet", onclick: () => sheet.close() }, say("cancel"));
    const yes = h("button", { type: "button", class: "button", autofocus: true, onclick: () => sheet.close("yes") }, say("file-apply"));
    const sheet = h(
      "dialog",
      { class: "sheet compared", "aria-labelledby": "compared-title" },
      h("h2", { id: "compared-title" }, say(found.changes.length ? "file-title" : "file-nothing")),
      h("ul", { class: "sheet-body compared-lines", tabindex: 0 }, ...found.changes.map(changed), ...found.denied.map(denied)),
      h("div", { class: "sheet-actions" }, no, found.changes.length > 0 && yes),
    );
    sheet.addEventListener("close", () => {
      sheet.remove();
      resolve(sheet.returnValue === "yes");
    });
    closeOutside(sheet);
    document.body.append(sheet);
    sheet.showModal();
  });
}

/** The names of settings and limits stand on the page already. */
function nameOf(part: string, name: string): string {
  if (part.startsWith("alert")) return need("alerts-title").textContent ?? "";
  return document.querySelector(`[data-setting="${name}"] .setting-name, [data-limit="${name}"] .setting-name`)?.textContent ?? name;
}

const MARKS: Record<string, string> = { alert_paused: "file-paused", alert_resumed: "file-resumed" };

function changed(one: Change): HTMLElement {
  const name = h("b", {}, nameOf(one.part, one.name));
  if (!one.part.startsWith("alert")) {
    const values = [h("del", {}, one.before || say("file-none")), " → ", h("ins", {}, one.after || say("file-none"))];
    return h("li", {}, name, h("span", { dir: "auto" }, ...values));
  }
  const mark = MARKS[one.part] ?? (one.after ? "file-new" : "file-gone");
  return h("li", {}, name, h("span", {}, h("small", { class: "chip" }, say(mark)), " ", h("code", { dir: "ltr" }, one.after || one.before)));
}

function denied(one: Comparison["denied"][number]): HTMLElement {
  const name = h("b", {}, `${say("file-denied")}: ${nameOf(one.part, one.name)}`);
  return h("li", { class: "is-denied" }, name, h("span", {}, h("code", { dir: "ltr" }, one.value), " ", one.detail));
}
