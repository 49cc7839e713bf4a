// A list of headline cards that stays fresh: the server draws them, new ones slip in on top.
// Whoever has scrolled past its top is not disturbed: new cards wait behind a quiet "n new".

import { fragment } from "./api";
import { maybe, need, put } from "./dom";
import { drawn } from "./drawn";
import { say, showAges } from "./text";

const PAUSE_MS = 200; // one look serves a burst of headlines
const PAGE = 8;
const MOST = 80; // what the server gives at most
const SLACK_PX = 40;

/** Shows the cards of one address in the element `wire`. */
export class Wire {
  private path = "";
  private held: HTMLElement[] = []; // newest first
  private timer = 0;
  private turn = 0;
  private readonly scrolled = (): void => {
    if (this.held.length && this.isInSight()) this.release();
  };

  constructor() {
    addEventListener("scroll", this.scrolled, { passive: true });
    need("wire-new").onclick = () => {
      this.release();
      need("wire").closest(".card")?.scrollIntoView({ block: "start" });
    };
    need("wire").addEventListener("click", (event) => {
      const more = (event.target as Element).closest<HTMLElement>("[data-more]")?.dataset["more"];
      if (more) void this.draw(more);
    });
  }

  close(): void {
    removeEventListener("scroll", this.scrolled);
    clearTimeout(this.timer);
    this.turn += 1;
  }

  /** Show the cards of this address. */
  async open(path: string): Promise<void> {
    this.path = path;
    await this.draw(path);
  }

  /** Show what is at `path`, unless something else is to be shown by the time that it comes. */
  private async draw(path: string): Promise<void> {
    const turn = (this.turn += 1);
    this.hold([]);
    const cards = await drawn(path, () => void this.draw(path));
    if (turn !== this.turn) return;
    put(need("wire"), ...cards);
  }

  /** Something changed: take over soon what is new, or was judged since. */
  refresh(): void {
    clearTimeout(this.timer);
    if (!this.path) return;
    this.timer = window.setTimeout(() => void this.look().catch(() => undefined), PAUSE_MS);
  }

  private async look(): Promise<void> {
    const turn = this.turn;
    const limit = Math.min(MOST, this.shown().length + this.held.length + PAGE);
    const page = await fragment(`${this.path}${this.path.includes("?") ? "&" : "?"}limit=${limit}`);
    if (turn !== this.turn || !maybe("wire")) return;
    showAges(page);
    const found = [...page.querySelectorAll<HTMLElement>(".story")];
    const known = new Map([...this.held, ...this.shown()].map((card) => [card.dataset["id"], card]));
    const first = found.findIndex((card) => known.has(card.dataset["id"]));
    for (const card of found) this.renew(known.get(card.dataset["id"]), card);
    this.hold([...(first < 0 ? found : found.slice(0, first)), ...this.held]);
    this.scrolled();
  }

  /** A verdict or a grade came: the card says so in its place. */
  private renew(before: HTMLElement | undefined, now: HTMLElement): void {
    if (!before || before.innerHTML === now.innerHTML || before.contains(document.activeElement)) return;
    const at = this.held.indexOf(before);
    if (at >= 0) this.held[at] = now;
    else before.replaceWith(now);
  }

  private hold(cards: HTMLElement[]): void {
    this.held = cards;
    const button = need("wire-new");
    button.hidden = !cards.length;
    button.textContent = cards.length ? say("news-new", { n: String(cards.length) }) : "";
  }

  private release(): void {
    const there = new Set(this.shown().map((card) => card.dataset["id"]));
    const fresh = this.held.filter((card) => !there.has(card.dataset["id"]));
    for (const card of fresh) card.classList.add("is-new");
    need("wire").querySelector(".empty")?.remove();
    need("wire").prepend(...fresh);
    for (const card of this.shown().slice(MOST)) card.remove();
    this.hold([]);
  }

  private shown(): HTMLElement[] {
    return [...need("wire").querySelectorAll<HTMLElement>(".story")];
  }

  /** Whether the first card can be seen, or lies further down than anybody has read. */
  private isInSight(): boolean {
    return need("wire").getBoundingClientRect().top > -SLACK_PX;
  }
}
