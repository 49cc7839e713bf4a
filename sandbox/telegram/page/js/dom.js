// Elements without markup strings: text is always a text node, so no message can become HTML.

/** Make an element: `el("button.round", {onclick, "aria-label": "Send"}, child, "text")`. */
export function el(spec, props, ...children) {
  const [tag, ...classes] = spec.split(".");
  const node = document.createElement(tag || "div");
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(props ?? {})) assign(node, key, value);
  node.append(...children.flat(2).filter((child) => child != null && child !== false));
  return node;
}

function assign(node, key, value) {
  if (value == null || value === false) return;
  if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
  else if (key === "data") Object.assign(node.dataset, value);
  else if (key === "vars") for (const [name, to] of Object.entries(value)) node.style.setProperty(name, to);
  else node.setAttribute(key, value === true ? "" : value);
}

export const $ = (id) => document.getElementById(id);

const SVG = "http://www.w3.org/2000/svg";
const DOT = (x, y) => `M${x} ${y}h.01`;
const SHAPES = {
  alert: "M12 8v5M12 16.5h.01M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z",
  app: "M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v11a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 17.5zM4 9h16",
  attach: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6",
  back: "M19 12H5m6-6.5L4.5 12l6.5 6.5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  chevron: "M6 9.5l6 6 6-6",
  clock: "M12 7v5.2l3.2 2M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17z",
  close: "M6 6l12 12M18 6L6 18",
  code: "M8.5 7.5L4 12l4.5 4.5M15.5 7.5L20 12l-4.5 4.5",
  copy: "M9 9h8.5A1.5 1.5 0 0 1 19 10.5v8a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 9 18.5zM15 9V5.5A1.5 1.5 0 0 0 13.5 4h-7A1.5 1.5 0 0 0 5 5.5v8A1.5 1.5 0 0 0 6.5 15H9",
  dots: DOT(12, 5.5) + DOT(12, 12) + DOT(12, 18.5),
  download: "M12 4v11m0 0l-4.5-4.5M12 15l4.5-4.5M5 20h14",
  down: "M12 5v14m0 0l-6-6m6 6l6-6",
  external: "M9 5H6a1.5 1.5 0 0 0-1.5 1.5V18A1.5 1.5 0 0 0 6 19.5h11.5A1.5 1.5 0 0 0 19 18v-3M13 4.5h6.5V11M19 5l-8 8",
  eye: "M3 12s3.3-6 9-6 9 6 9 6-3.3 6-9 6-9-6-9-6zm9-2.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 0 1 0-5z",
  file: "M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zm0 0v5h5",
  forward: "M14 6l6 6-6 6v-3.5C8 14.5 5.5 16 4 19c0-6 3-9.5 10-9.5z",
  group:
    "M9 11.5a3.2 3.2 0 1 0 0-6.4a3.2 3.2 0 0 0 0 6.4zM3 19c.4-3.3 2.6-5 6-5s5.6 1.7 6 5M16 5.5a3 3 0 0 1 0 5.8M17.5 14.2c2 .6 3.2 2.2 3.5 4.8",
  keyboard:
    "M5 6.5h14A1.5 1.5 0 0 1 20.5 8v8a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 16V8A1.5 1.5 0 0 1 5 6.5zM8.5 14h7" +
    DOT(7, 10.5) +
    DOT(10.4, 10.5) +
    DOT(13.8, 10.5) +
    DOT(17, 10.5),
  leave:
    "M14 7V5.5A1.5 1.5 0 0 0 12.5 4h-6A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20h6a1.5 1.5 0 0 0 1.5-1.5V17M10 12h10m0 0l-3.5-3.5M20 12l-3.5 3.5",
  list: "M4 7h16M4 12h16M4 17h10",
  moon: "M19.5 14.3A8 8 0 0 1 9.7 4.5a8 8 0 1 0 9.8 9.8z",
  next: "M9.5 6l6 6-6 6",
  person: "M12 11.5a3.7 3.7 0 1 0 0-7.4a3.7 3.7 0 0 0 0 7.4zM5 20c.5-3.8 3-5.8 7-5.8s6.5 2 7 5.8",
  pin: "M9 4h6l-.8 6 3.3 3.2H6.5L9.8 10zM12 13.5V20",
  plus: "M12 5.5v13M5.5 12h13",
  prev: "M14.5 6l-6 6 6 6",
  quote: "M5 17c3-.8 4.2-3 4.2-6.5V7H5v4.5h4M14 17c3-.8 4.2-3 4.2-6.5V7H14v4.5h4",
  reload: "M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 4v4.5H15",
  reply: "M10 6l-6 6 6 6v-3.5c6 0 8.5 1.5 10 4.5 0-6-3-9.5-10-9.5z",
  search: "M10.5 4.5a6 6 0 1 1 0 12a6 6 0 0 1 0-12zM15 15l5 5",
  send: "M4.5 12L3.5 4.8c-.1-.8.7-1.4 1.4-1L20.3 11.3a.8.8 0 0 1 0 1.4L4.9 20.2c-.7.4-1.5-.2-1.4-1zM4.5 12H12",
  settings:
    "M4 7.5h9M19 7.5h1M4 16.5h1M11 16.5h9M16 5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 0 1 0-5zM8 14a2.5 2.5 0 1 1 0 5a2.5 2.5 0 0 1 0-5z",
  sun: "M12 8a4 4 0 1 1 0 8a4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
};

/** One of our own line icons on a 24 x 24 grid, decorative: the control around it has the label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name]);
  if (name === "dots") path.setAttribute("stroke-width", "2.6");
  svg.append(path);
  return svg;
}

/** A round button with an icon and a spoken label. */
export const roundButton = (name, label, onclick, extra = "") =>
  el(`button.round${extra}`, { type: "button", "aria-label": label, title: label, onclick }, icon(name));

/** Put text on the clipboard; also where the Clipboard API is refused (plain http on a LAN). */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea.sr", { readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
