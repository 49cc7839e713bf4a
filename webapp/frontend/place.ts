// Where orders go: on paper, or live at an exchange, and the marks that nobody can miss.

import { current, onSession } from "./api";
import { say } from "./text";

export const PAPER = "paper";
const TITLES: Record<string, string> = { okx: "OKX", mexc: "MEXC", htx: "HTX", kucoin: "KuCoin" };

/** The venue that this person's orders go to. */
export const venue = (): string => current()?.account.venue ?? PAPER;

export const isLive = (): boolean => venue() !== PAPER;

/** The name of a venue as people write it. */
export const titleOf = (name: string): string => TITLES[name] ?? name.charAt(0).toUpperCase() + name.slice(1);

/** PAPER, or LIVE with the name of the exchange. */
export const placeOf = (name: string): string => (name === PAPER ? say("place-paper") : say("place-live", { venue: titleOf(name) }));

/** Mark the whole page: a band on top and every badge. */
export function showPlace(): void {
  const now = venue();
  const banner = document.getElementById("live-banner");
  if (banner) {
    banner.hidden = !isLive();
    banner.textContent = isLive() ? say("live-banner", { venue: titleOf(now) }) : "";
  }
  for (const badge of document.querySelectorAll<HTMLElement>("[data-place]")) {
    badge.textContent = placeOf(now);
    badge.classList.toggle("is-live", isLive());
  }
  for (const part of document.querySelectorAll<HTMLElement>("[data-paper-only]")) part.hidden = isLive();
}

onSession(showPlace);
document.addEventListener("htmx:afterSettle", showPlace);
