// Who somebody is, told apart from everybody else: names may be alike, the numeric id is not.

import type { Account } from "./types";

export type Person = Pick<Account, "id" | "name" | "username">;

/** What stands beside a name. */
export const marksOf = (person: Person): string[] => [person.username && `@${person.username}`, String(person.id)].filter(Boolean);

/** Name, @username and id within a text; each keeps its own direction. */
export const inWords = (person: Person): string => [person.name, ...marksOf(person)].map((part) => `\u2068${part}\u2069`).join(" · ");

/** The letter that stands for somebody. */
export const letterOf = (person: Person): string => [...person.name][0]?.toUpperCase() ?? "·";
