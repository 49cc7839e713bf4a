// What must not be done twice: asked for by one key until an answer came, however often one presses.

import { api, current, now, Refused } from "./api";
import { say } from "./text";
import { clock } from "./times";

/** One wish of a person, from the first press until they know what became of it. */
export class Attempt {
  private readonly key = crypto.randomUUID();
  private agreed = "";
  private pressed = 0;
  private wasLost = false;

  constructor(readonly wish: string) {}

  /** Where the question is that the person said yes to without hearing more; empty without one. */
  get unheard(): string {
    return this.agreed;
  }

  /** Ask for it; a repeat is answered with what was made of the first. */
  ask<T>(path: string, body: unknown): Promise<T> {
    return this.heard(api<T>(path, { method: "POST", body, key: this.key }));
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
      return await this.heard(sent);
    } catch (error) {
      if (!isLost(error)) this.end();
      throw error;
    }
  }

  /** Throw when it was a press before this one that made this, and its answer was lost: nothing new was sent. */
  since({ created_at }: { created_at: string }): void {
    const after = Date.parse(created_at) - now() + Date.now() - this.pressed; // by what this very answer says of the clocks
    if (this.wasLost && after < 0) this.refuse(created_at);
  }

  /** Throw that it was made at that moment, and let the next press make another one. */
  refuse(at: string): never {
    this.end();
    throw new Error(say("sent-before", { at: clock(at) }));
  }

  /** It is known what became of it: the same wish again is another one. */
  end(): void {
    if (pending.get(this.wish) === this) pending.delete(this.wish);
  }

  private async heard<T>(answer: Promise<T>): Promise<T> {
    this.pressed = Date.now();
    try {
      return await answer;
    } catch (error) {
      if (!isLost(error)) throw error;
      this.wasLost = true;
      throw new Refused(0, "network", say("order-unanswered"));
    }
  }
}

/** By account and wish; outlives the page of the ticket: an answer can be lost there too. */
const pending = new Map<string, Attempt>();

/** Return the attempt at this: the one before while nobody knows what became of it, else a new one. */
export function attemptAt(body: unknown): Attempt {
  const wish = JSON.stringify([current()?.account.id, body]);
  const found = pending.get(wish) ?? new Attempt(wish);
  pending.set(wish, found);
  return found;
}

/** Whether there was no answer of ours: nobody, or only something between us and the desk, said anything. */
const isLost = (error: unknown): boolean =>
  error instanceof Refused && (error.status === 0 || (error.status >= 500 && error.key === "error"));
