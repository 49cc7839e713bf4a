// What is neither text nor file: a contact, a place, a die.
import { el, icon } from "./dom.js";
import { nameOf } from "./format.js";

/** The element of such a message, or null for any other. */
export function card({ contact, venue, location, dice }) {
  if (contact) return row("person", nameOf(contact), contact.phone_number);
  if (venue) return row("pin", venue.title, venue.address);
  if (location) return row("pin", "Location", `${degrees(location.latitude)}, ${degrees(location.longitude)}`);
  if (dice) return el("span.text.big", { role: "img", "aria-label": `${dice.emoji} shows ${dice.value}` }, ...thrown(dice));
  return null;
}

const degrees = (value) => value.toFixed(5);

const thrown = ({ emoji, value }) => [emoji, el("small", { "aria-hidden": "true" }, String(value))];

const row = (name, title, more) =>
  el("span.file", null, el("span.disc", null, icon(name)), el("span", null, el("b", null, title), el("small", null, more)));
