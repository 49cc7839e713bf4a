// Parts of a page that the server draws, and what stands there when one did not come.

import { fragment } from "./api";
import { h } from "./dom";
import { say, showAges } from "./text";

/** Return what the server drew; of what did not come, words and a way to ask `again`. */
export async function drawn(path: string, again: () => void): Promise<Node[]> {
  try {
    const part = await fragment(path);
    showAges(part);
    return [...part.childNodes];
  } catch (error) {
    return [missing(error, again)];
  }
}

/** What stands in place of a part that did not come. */
export function missing(error: unknown, again: () => void): HTMLElement {
  const text = error instanceof Error ? error.message : say("network-error");
  const button = h("button", { type: "button", class: "button quiet small", onclick: again }, say("try-again"));
  return h("div", { class: "empty" }, h("p", {}, text), button);
}
