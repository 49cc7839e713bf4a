// The person's settings as the server knows them: loaded, changed, given back.

import { api, know } from "./api";
import type { Account } from "./types";

export interface Span {
  from: string;
  to: string;
}

export interface Setting {
  name: string;
  value: string | string[] | Span | null;
  origin: string;
}

export interface OwnLimit {
  rule: string;
  own: string | null;
  ceiling: string;
  origin: string;
}

export interface Choices {
  settings: Setting[];
  limits: OwnLimit[];
  languages: { code: string; name: string }[];
  headline_languages: string[];
  account: Account;
}

export interface Change {
  part: string;
  name: string;
  before: string;
  after: string;
}

export interface Comparison {
  id: string;
  changes: Change[];
  denied: { part: string; name: string; value: string; detail: string }[];
}

const PATH = "/account/settings";

async function known(asked: Promise<Choices>): Promise<Choices> {
  const found = await asked;
  know(found.account);
  return found;
}

export const load = (): Promise<Choices> => known(api<Choices>(PATH));
export const change = (body: Record<string, unknown>): Promise<Choices> => known(api<Choices>(PATH, { method: "PATCH", body }));
export const reset = (name: string): Promise<Choices> => known(api<Choices>(`${PATH}/${name}`, { method: "DELETE" }));
export const compare = (text: string): Promise<Comparison> => api<Comparison>(`${PATH}/file`, { method: "POST", text });
export const apply = (id: string): Promise<Comparison> => api<Comparison>(`${PATH}/offers/${id}`, { method: "POST" });
export const dismiss = (id: string): Promise<void> => api<void>(`${PATH}/offers/${id}`, { method: "DELETE" });
export const undo = (id: string): Promise<Choices> => known(api<Choices>(`${PATH}/undo/${id}`, { method: "POST" }));

/** Return one setting. */
export function named(choices: Choices, name: string): Setting {
  const found = choices.settings.find((one) => one.name === name);
  if (!found) throw new Error(`no setting ${name}`);
  return found;
}
