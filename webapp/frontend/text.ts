// The texts of the page, in the person's language, as the server put them into it.

const texts = JSON.parse(document.getElementById("strings")?.textContent ?? "{}") as Record<string, string>;
export const locale = document.documentElement.lang || "en";
/** For numbers and times: trading screens write them in Western digits in every language. */
export const figures = `${locale}-u-nu-latn`;

/** Add the texts that a page brings for itself, as JSON. */
export function learn(own = "{}"): void {
  Object.assign(texts, JSON.parse(own));
}

/** Return a text with its variables filled in. */
export function say(key: string, values: Record<string, string> = {}): string {
  const text = texts[key];
  if (text === undefined) throw new Error(`no text ${key}`);
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Tell whether there is such a text. */
export const knows = (key: string): boolean => key in texts;

/** Write how long ago a moment was: 12 s, 5 min, 3 h, 2 d. */
export function ago(moment: string | Date): string {
  const seconds = Math.max(0, (Date.now() - new Date(moment).getTime()) / 1000);
  if (seconds < 5) return say("now");
  if (seconds < 60) return say("ago-s", { n: String(Math.floor(seconds)) });
  if (seconds < 3600) return say("ago-m", { n: String(Math.floor(seconds / 60)) });
  if (seconds < 86400) return say("ago-h", { n: String(Math.floor(seconds / 3600)) });
  return say("ago-d", { n: String(Math.floor(seconds / 86400)) });
}

/** Write a pace such as 12h or 1d: 12 h, 1 d. */
export const pace = (every: string): string => say(`span-${every.slice(-1)}`, { n: every.slice(0, -1) });

/** Write the age of every moment inside that is shown by its age. */
export function showAges(inside: ParentNode): void {
  for (const time of inside.querySelectorAll<HTMLTimeElement>("time[datetime]:empty, time[data-age]")) {
    time.dataset["age"] = "";
    time.textContent = ago(time.dateTime);
  }
}
