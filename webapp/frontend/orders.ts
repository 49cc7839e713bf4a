// Orders as rows, and what became of the ones just placed.

import { api } from "./api";
import { ask, fail, toast } from "./dialogs";
import { beside, coin, h } from "./dom";
import { hear } from "./live";
import { exact, showPrice, showQuantity, showSum } from "./money";
import { placeOf } from "./place";
import { knows, say } from "./text";
import { clock } from "./times";
import type { Order } from "./types";

const watched = new Set<string>();

/** Say what became of orders placed here, as it happens. */
export function followOrders(): void {
  hear("order", ({ order_id, status }) => {
    if (watched.has(order_id) && status !== "sending" && status !== "accepted") void tell(order_id);
  });
}

/** Tell of this order's fate when it is known, or at once when it is already. */
export function watch(order: Order): void {
  watched.add(order.id);
  toast(say("order-placed"));
  // A fast venue may have answered before we began to listen.
  setTimeout(() => void tell(order.id), 1500);
}

async function tell(id: string): Promise<void> {
  if (!watched.has(id)) return;
  try {
    const order = await api<Order>(`/orders/${id}`);
    if (["accepted", "sending"].includes(order.status) || !watched.has(id)) return;
    if (order.is_final || order.status === "open") watched.delete(id);
    toast(...words(order));
  } catch (error) {
    fail(error);
  }
}

function words(order: Order): [string, "good" | "bad" | "plain"] {
  const base = order.symbol.split("/")[0] ?? "";
  if (order.status === "filled" && order.average_price) {
    const quantity = showQuantity(exact(order.filled));
    const price = showPrice(exact(order.average_price));
    return [say("order-filled", { side: say(`side-${order.side}`), quantity, coin: base, price }), "good"];
  }
  if (order.status === "rejected") return [say("order-rejected", { reason: order.reason }), "bad"];
  const key = `order-${order.status}`;
  return [knows(key) ? say(key) : say(`status-${order.status}`), "plain"];
}

/** What was asked for, in words. */
export function describe(order: Order): string {
  const base = order.symbol.split("/")[0] ?? "";
  const price = order.limit_price ? ` ${say("at-price", { price: showPrice(exact(order.limit_price)) })}` : "";
  if (order.spend) return say("buy-for", { coin: base, sum: `${showSum(exact(order.spend))} USDT` }) + price;
  return `${say(`side-${order.side}`)} ${showQuantity(exact(order.quantity ?? "0"))} ${base}${price}`;
}

/** The state of an order, coloured, with how much is filled. */
export function statusOf(order: Order): HTMLElement {
  const isPartial = exact(order.filled).units !== 0n && order.status !== "filled" && order.quantity;
  const filled = isPartial
    ? say("filled-of", { filled: showQuantity(exact(order.filled)), quantity: showQuantity(exact(order.quantity ?? "0")) })
    : "";
  const text = order.is_cancel_requested && !order.is_final ? say("cancel-asked") : say(`status-${order.status}`);
  return h("span", { class: `status status-${order.status}` }, ...beside(text, filled));
}

/** LIVE with the exchange, and whether it was placed outside; nothing for paper. */
export function whereOf(order: Order): HTMLElement | null {
  if (!order.is_live) return null;
  return h("small", { class: "live-line" }, ...beside(placeOf(order.venue), order.is_external && say("outside")));
}

/** A row of an open order with its cancel button. */
export function openRow(order: Order, changed: () => void): HTMLElement {
  const cancel = h("button", { type: "button", class: "button quiet small" }, say("cancel"));
  cancel.disabled = order.is_cancel_requested;
  cancel.addEventListener("click", () => void cancelOrder(order, cancel, changed));
  return h(
    "div",
    { class: "row order-row", "data-order": order.id },
    coin(order.symbol.split("/")[0] ?? ""),
    h("span", { class: "row-text" }, h("b", {}, describe(order)), h("small", {}, clock(order.created_at)), whereOf(order)),
    h("span", { class: "row-end" }, statusOf(order), order.is_external ? null : cancel),
  );
}

async function cancelOrder(order: Order, button: HTMLButtonElement, changed: () => void): Promise<void> {
  const text = describe(order);
  const isSure = await ask({
    title: say("cancel-order-title"),
    body: [h("p", { class: "hint" }, say("cancel-order-text", { text }))],
    plain: say("cancel-order-text", { text }),
    yes: say("cancel"),
    no: say("keep"),
    look: "danger",
  });
  if (!isSure) return;
  button.disabled = true;
  try {
    const after = await api<Order>(`/orders/${order.id}`, { method: "DELETE" });
    toast(after.status === "cancelled" ? say("order-cancelled") : say("cancel-asked"));
  } catch (error) {
    fail(error);
  }
  changed();
}
