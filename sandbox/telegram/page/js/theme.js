// Light and dark: the system's choice until a person chooses; Mini Apps get the same colours.
import { store } from "./store.js";

const KEY = "tapewire.theme";
const system = matchMedia("(prefers-color-scheme: dark)");

export const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";

export function toggleTheme() {
  const next = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {} // private windows keep no choice
  store.emit("theme");
}

system.addEventListener("change", () => store.emit("theme"));

const PARAMS = {
  bg_color: "--ground",
  secondary_bg_color: "--ground-2",
  section_bg_color: "--ground",
  header_bg_color: "--ground",
  bottom_bar_bg_color: "--ground",
  text_color: "--ink",
  hint_color: "--ink-2",
  subtitle_text_color: "--ink-2",
  link_color: "--accent",
  accent_text_color: "--accent",
  section_header_text_color: "--accent",
  button_color: "--accent-fill",
  button_text_color: "--on-fill",
  destructive_text_color: "--bad",
  section_separator_color: "--line",
};

/** Telegram's ThemeParams of the theme in force, as #rrggbb. */
export function themeParams() {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.setProperty("transition", "none", "important"); // else each read gives the colour before
  const hex = (name) => {
    probe.style.color = `var(${name})`;
    const channels = getComputedStyle(probe).color.match(/\d+/g).slice(0, 3);
    return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, "0")).join("")}`;
  };
  const params = Object.fromEntries(Object.entries(PARAMS).map(([param, name]) => [param, hex(name)]));
  probe.remove();
  return params;
}

/** Black or white, whichever reads better on this colour. */
export function inkOn(colour) {
  const [r, g, b] = colour.match(/[\da-f]{2}/gi).map((pair) => parseInt(pair, 16) / 255);
  return 0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2 > 0.3 ? "#111722" : "#ffffff";
}
