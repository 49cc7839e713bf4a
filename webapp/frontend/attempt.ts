// What must not be done twice: asked for by one key until an answer came, however often one presses.

import { api, Refused } from "./api";
import { say } from "./text";

/** One wish of a person, from the first press until they know what became of it. */
export class Attempt {
  private readonly key = crypto.randomUUID();
  private agreed = "";

  constructor(readonly wish: string) {}

  /** Where the question is that the person said yes to without hearing more; empty without one. */
  get unheard(): string {
    return this.agreed;
  }

  /** Ask for it; a repeat is answered with what was made of the first. */
  ask<T>(path: string, body: unknown): Promise<T> {
    return heard(api<T>(path, { method: "POST", body, key: this.key }));
  }

  /**
   * Say yes to the question there; without an answer the next press says yes to this very one again.
   * Where a yes counts once, `after` tells what became of the one before.
   */
  async agree<T>(path: string, after?: () => Promise<T>): Promise<T> {
    this.agreed = path;
    const sent = api<T>(`${path}/confirm`, { method: "POST" }).catch((error: unknown) => {
      if (after && error instanceof Refused && error.key === "used") return after();
      throw error;
    });
    try {
      return await heard(sent);
    } catch (error) {
      if (!isLost(error)) this.end();
      throw error;
    }
  }

  /** It is known what became of it: the same wish again is another one. */
  end(): void {
    if (pending === this) pending = null;
  }
}

/** Outlives the page of the ticket: an answer can be lost there too. */
let pending: Attempt | null = null;

/** Return the attempt at this: the one before while nobody knows what became of it, else a new one. */
export function attemptAt(body: unknown): Attempt {
  const wish = JSON.stringify(body);
  if (pending?.wish !== wish) pending = new Attempt(wish);
  return pending;
}

/** Whether there was no answer of ours: nobody, or only something between us and the desk, said anything. */
const isLost = (error: unknown): boolean =>
  error instanceof Refused && (error.status === 0 || (error.status >= 500 && error.key === "error"));

async function heard<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isLost(error)) throw new Refused(0, "network", say("order-unanswered"));
    throw error;
  }
}
