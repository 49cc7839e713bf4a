// Light or dark: as the system has it, or as the person chose in this browser; Telegram's own there.

import * as bridge from "./bridge";
import { say } from "./text";

export const THEMES = ["auto", "light", "dark"];
let chosen = "auto";

/** What is chosen in this browser. */
export const theme = (): string => chosen;

/** Choose one and keep it. */
export function choose(wanted: string): void {
  chosen = THEMES.includes(wanted) ? wanted : "auto";
  bridge.storage.set("theme", chosen);
  for (const button of switches()) button.title = say(`theme-${chosen}`);
  show();
}

function show(): void {
  const root = document.documentElement;
  if (chosen === "auto") delete root.dataset["theme"];
  else root.dataset["theme"] = chosen;
  document.dispatchEvent(new CustomEvent("tapewire:theme"));
}

const switches = (): NodeListOf<HTMLButtonElement> => document.querySelectorAll<HTMLButtonElement>("[data-theme-switch]");

/** Show the kept one, and bring the buttons that turn it to life. */
export function wireTheme(): void {
  if (bridge.isTelegram) return switches().forEach((button) => (button.hidden = true));
  chosen = bridge.localGet("theme") || "auto";
  show();
  const turn = (): void => choose(THEMES[(THEMES.indexOf(chosen) + 1) % THEMES.length] ?? "auto");
  switches().forEach((button) => button.addEventListener("click", turn));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
}
