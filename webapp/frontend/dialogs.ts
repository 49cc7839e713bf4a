// Toasts, and questions with two answers: Telegram's own popup there, a sheet elsewhere.

import { now } from "./api";
import { haptic, popup, speaks } from "./bridge";
import { h, need } from "./dom";
import { say } from "./text";

const SHOWN_MS = 4200;
const OFFERED_MS = 9000; // time to think better of it

/** What a toast offers to do about what it says. */
export interface Offer {
  label: string;
  press: () => void;
}

/** Say something in passing; what it offers goes with it. */
export function toast(text: string, kind: "good" | "bad" | "plain" = "plain", offer?: Offer): void {
  const press = (): void => {
    made.remove();
    offer?.press();
  };
  const made = h("div", { class: `toast is-${kind}` }, text, offer && h("button", { type: "button", class: "toast-act", onclick: press }, offer.label));
  const all = need("toasts");
  if (offer) all.querySelectorAll(".toast-act").forEach((older) => older.parentElement?.remove());
  all.append(made);
  if (all.children.length > 3) all.firstElementChild?.remove();
  haptic(kind === "bad" ? "error" : kind === "good" ? "success" : "tap");
  setTimeout(() => {
    made.classList.add("is-leaving");
    setTimeout(() => made.remove(), 220);
  }, offer ? OFFERED_MS : SHOWN_MS);
}

/** Say what went wrong, in the server's words. */
export function fail(error: unknown): void {
  toast(error instanceof Error ? error.message : say("network-error"), "bad");
}

export interface Question {
  title: string;
  body: (Node | string)[];
  plain: string;
  yes: string;
  no: string;
  look: "buy" | "sell" | "danger";
  expiresAt?: Date;
}

/** Ask; resolves to true for yes. Closing, escaping and letting it expire mean no. */
export async function ask(question: Question): Promise<boolean> {
  if (speaks(6, 2) && !question.expiresAt) {
    const type = question.look === "danger" ? "destructive" : "default";
    const answer = await popup(question.title, question.plain, [
      { id: "yes", type, text: question.yes },
      { id: "no", type: "default", text: question.no },
    ]);
    return answer === "yes";
  }
  return askInSheet(question);
}

function askInSheet(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const look = question.look === "danger" ? "sell" : question.look;
    const yes = h("button", { type: "button", class: `button ${look}`, onclick: () => sheet.close("yes") }, question.yes);
    const no = h("button", { type: "button", class: "button quiet", onclick: () => sheet.close("no") }, question.no);
    const sheet = h(
      "dialog",
      { class: "sheet", "aria-label": question.title },
      h("h2", {}, question.title),
      ...question.body,
      h("div", { class: "sheet-actions" }, no, yes),
    );
    const left = question.expiresAt ? question.expiresAt.getTime() - now() : 0;
    const timer = left > 0 ? setTimeout(() => sheet.close("late"), left) : undefined;
    sheet.addEventListener("close", () => {
      clearTimeout(timer);
      sheet.remove();
      resolve(sheet.returnValue === "yes");
    });
    closeOutside(sheet);
    document.body.append(sheet);
    sheet.showModal();
    yes.focus();
  });
}

/** Let a press beside a dialog close it. */
export function closeOutside(sheet: HTMLDialogElement): void {
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
}
