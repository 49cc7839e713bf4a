// Building the page by hand: elements and text only, so that data can never become markup.

import { exact, tone, typed, type Exact, type Unreadable } from "./money";

type Child = Node | string | null | undefined | false;
type Properties = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;

/** Make an element: `on...` are listeners, other properties are attributes. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child): child is Node | string => Boolean(child)));
  return made;
}

/** Return an element of the page by id; throws when the page lacks it. */
export function need<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found as T;
}

export const maybe = (id: string): HTMLElement | null => document.getElementById(id);

/** Show a value where a skeleton was. */
export function fill(id: string, text: string, direction?: number): void {
  const element = maybe(id);
  if (!element) return;
  if (element.textContent !== text) element.textContent = text;
  element.classList.remove("wait");
  if (direction !== undefined) toneOf(element, direction);
}

const written = new WeakMap<HTMLInputElement, string>();

/** Put a sum, as the server writes it, into a field. */
export function enter(input: HTMLInputElement, sum: string): void {
  input.value = sum;
  written.set(input, sum);
}

/** Read the sum in a field; what the page put there is no guess, however it would read if typed. */
export const entered = (input: HTMLInputElement): Exact | Unreadable => typed(input.value, input.value === written.get(input));

/** Colour by direction; the text carries a sign as well. */
export function toneOf(element: HTMLElement, direction: number): void {
  element.classList.toggle("up", direction > 0);
  element.classList.toggle("down", direction < 0);
}

/** Show which way a value moved, for a moment. */
export function flash(element: HTMLElement, direction: number): void {
  if (!direction) return;
  element.classList.remove("flash-up", "flash-down");
  requestAnimationFrame(() => element.classList.add(direction > 0 ? "flash-up" : "flash-down"));
}

/** The round mark of a coin, its colour always the same. */
export function coin(base: string, small = false): HTMLElement {
  const known: Record<string, number> = { BTC: 0, ETH: 1, SOL: 2, BNB: 7, XRP: 9, DOGE: 7, USDT: 3 };
  let hash = 0;
  for (const letter of base) hash = (hash * 31 + letter.charCodeAt(0)) % 997;
  const hue = known[base] ?? hash % 9;
  return h("span", { class: `coin hue-${hue}${base.length > 3 ? " long" : ""}${small ? " small" : ""}`, "aria-hidden": "true" }, base.slice(0, 4));
}

/** Which colour class a coin has. */
export const hueOf = (base: string): string => coin(base).className.split(" ")[1] ?? "hue-0";

/** A text with the tone of a value. */
export function toned(text: string, value: Exact | string, tag: "span" | "b" | "small" = "span"): HTMLElement {
  const element = h(tag, {}, text);
  toneOf(element, tone(typeof value === "string" ? exact(value) : value));
  return element;
}

/** Parts in a row, each in its own direction: written from the right, figures that meet would become one. */
export const beside = (...parts: (string | null | undefined | false)[]): (Node | string)[] =>
  parts.filter((part): part is string => Boolean(part)).flatMap((part, i) => [i ? " · " : "", h("bdi", {}, part)]);

/** What is shown instead of an empty list: what would be here, and how to get it. */
export function empty(title: string, hint: string, action?: HTMLElement): HTMLElement {
  return h("div", { class: "empty" }, h("b", {}, title), h("p", {}, hint), action);
}

const SVG = "http://www.w3.org/2000/svg";

/** Make a part of a drawing. */
export function svg(name: string, properties: Record<string, string | number>, ...children: SVGElement[]): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(properties)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** A line of prices without axes. */
export function spark(closes: number[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const [low, high] = [Math.min(...closes), Math.max(...closes)];
  const span = high - low || 1;
  const points = closes.map((close, i) => {
    const x = (i / (closes.length - 1)) * 72;
    return `${x.toFixed(1)} ${(26 - ((close - low) / span) * 24).toFixed(1)}`;
  });
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", `M${points.join("L")}`);
  svg.setAttribute("class", `spark ${(closes.at(-1) ?? 0) >= (closes[0] ?? 0) ? "up" : "down"}`);
  svg.setAttribute("viewBox", "0 0 72 28");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

/** Replace children, keeping the node itself. */
export function put(parent: HTMLElement, ...children: Child[]): void {
  parent.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
  parent.removeAttribute("aria-busy");
}

/** A row of buttons of which one is chosen; arrow keys move the choice. */
export function choice(container: HTMLElement, attribute: string, chosen: (value: string) => void): (value: string) => void {
  const buttons = [...container.querySelectorAll<HTMLButtonElement>(`[data-${attribute}]`)];
  const state = container.getAttribute("role") === "tablist" ? "aria-selected" : "aria-checked";
  const select = (value: string): void => {
    for (const button of buttons) {
      const isChosen = button.dataset[attribute] === value;
      button.setAttribute(state, String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
    }
  };
  for (const [index, button] of buttons.entries()) {
    button.addEventListener("click", () => {
      select(button.dataset[attribute] ?? "");
      chosen(button.dataset[attribute] ?? "");
    });
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const next = buttons[(index + step + buttons.length) % buttons.length];
      next?.focus();
      next?.click();
    });
  }
  return select;
}
