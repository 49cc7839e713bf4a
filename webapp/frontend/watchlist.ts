// The coins a person follows: read, and changed by a star.

import { api } from "./api";
import { haptic } from "./bridge";
import { fail } from "./dialogs";
import { say } from "./text";

interface Watchlist {
  coins: string[];
}

/** Return the coins that are followed, the first added first. */
export async function followed(): Promise<string[]> {
  return (await api<Watchlist>("/watchlist")).coins;
}

/** A star that follows one coin or lets it go; what the server says in the end is what it shows. */
export class Star {
  private coins = new Set<string>();
  private coin = "";

  constructor(private readonly button: HTMLButtonElement) {
    button.addEventListener("click", () => void this.turn());
  }

  /** Show the star of a coin. */
  async open(coin: string): Promise<void> {
    this.coin = coin;
    this.coins = new Set(await followed());
    this.show();
  }

  private show(isOn = this.coins.has(this.coin)): void {
    this.button.setAttribute("aria-pressed", String(isOn));
    this.button.setAttribute("aria-label", say("follow", { coin: this.coin }));
  }

  private async turn(): Promise<void> {
    const coin = this.coin;
    const isOn = this.coins.has(coin);
    haptic("select");
    this.show(!isOn);
    try {
      const { coins } = await api<Watchlist>(`/watchlist/${coin}`, { method: isOn ? "DELETE" : "PUT" });
      this.coins = new Set(coins);
    } catch (error) {
      fail(error);
    }
    this.show();
  }
}
