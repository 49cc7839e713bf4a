// Plans as rows: what each does, how far it is, and the buttons that end it.

import { api } from "./api";
import { attemptAt, type Attempt } from "./attempt";
import { ask, fail, toast } from "./dialogs";
import { beside, coin, h } from "./dom";
import type { Terms } from "./exits";
import { cut, exact, inPercent, over, showPrice, showQuantity, showSum, times } from "./money";
import { placeOf } from "./place";
import { pace, say } from "./text";
import { clock } from "./times";
import type { Plan } from "./types";

/** What a plan is, in words. */
export function title(plan: Plan): string {
  const base = plan.symbol.split("/")[0] ?? "";
  const amount = plan.spend
    ? `${showSum(exact(plan.spend))} USDT`
    : plan.quantity
      ? `${showQuantity(exact(plan.quantity))} ${base}`
      : base;
  return say(`plan-${plan.kind}`, { amount, coin: base, side: say(`side-${plan.side}`) });
}

function terms(plan: Plan): string[] {
  const price = (sum: string | null): string => showPrice(exact(sum ?? "0"));
  const parts = [
    plan.stop && say("plan-stop", { price: price(plan.stop) }),
    plan.take_profit && say("plan-target", { price: price(plan.take_profit) }),
    plan.trail_percent && say("plan-trail", { percent: showQuantity(exact(plan.trail_percent)), price: price(plan.trail_price) }),
    plan.trigger && say("plan-trigger", { price: price(plan.trigger) }),
    plan.max_price && say("plan-max", { price: price(plan.max_price) }),
    plan.until && say("plan-until", { at: clock(plan.until) }),
    plan.every && say("plan-legs", { count: String(plan.count ?? 0), every: pace(plan.every) }),
    plan.prices.length > 1 && say("plan-rungs", { first: price(plan.prices[0] ?? null), last: price(plan.prices.at(-1) ?? null) }),
    plan.next_at && say("plan-next", { at: clock(plan.next_at) }),
  ];
  return parts.filter((part): part is string => Boolean(part));
}

function progress(plan: Plan): string {
  const [done, whole] = plan.spend ? [plan.cost, plan.spend] : [plan.filled, plan.quantity ?? "0"];
  if (exact(whole).units === 0n) return "";
  const share = cut(over(times(exact(done), exact("100")), exact(whole), 4), 0);
  return share.units === 0n ? "" : inPercent(showQuantity(share));
}

function whereOf(plan: Plan): HTMLElement | null {
  return plan.is_live_venue ? h("small", { class: "live-line" }, placeOf(plan.venue)) : null;
}

function obstacle(plan: Plan): HTMLElement | null {
  return plan.problem_text ? h("small", { class: "warn" }, plan.problem_text) : null;
}

/** A row of a live plan with its cancel button. */
export function planRow(plan: Plan, changed: () => void): HTMLElement {
  const end = h("button", { type: "button", class: "button quiet small" }, say("cancel"));
  end.disabled = plan.status !== "active";
  end.addEventListener("click", () => void endPlan(plan, end, changed));
  const state = plan.problem ? "unknown" : plan.status === "active" ? "open" : "sending";
  const status = h("span", { class: `status status-${state}` }, ...beside(say(plan.problem ? "plan-problem" : `plan-${plan.status}`), progress(plan)));
  return h(
    "div",
    { class: "row order-row", "data-plan": plan.id },
    coin(plan.symbol.split("/")[0] ?? ""),
    h("span", { class: "row-text" }, h("b", {}, title(plan)), h("small", {}, ...beside(...terms(plan))), obstacle(plan), whereOf(plan)),
    h("span", { class: "row-end" }, status, end),
  );
}

async function endPlan(plan: Plan, button: HTMLButtonElement, changed: () => void): Promise<void> {
  const text = say("end-plan-text", { text: title(plan) });
  const isSure = await ask({
    title: say("end-plan-title"),
    body: [h("p", { class: "hint" }, text)],
    plain: text,
    yes: say("cancel"),
    no: say("keep"),
    look: "danger",
  });
  if (!isSure) return;
  button.disabled = true;
  try {
    await api<Plan>(`/plans/${plan.id}`, { method: "DELETE" });
    toast(say("cancel-asked"));
  } catch (error) {
    fail(error);
  }
  changed();
}

/** Make a plan; one above the quick limit is asked about first. Null: the person said no. */
export async function makePlan(body: Terms): Promise<Plan | null> {
  const attempt = attemptAt(body);
  const plan = attempt.unheard ? await begun(attempt, attempt.unheard) : await drafted(attempt, body);
  attempt.end();
  return plan;
}

/** Let a draft begin; one that had begun without our hearing of it is looked up, and said to be no new one. */
async function begun(attempt: Attempt, path: string): Promise<Plan | null> {
  const after = async (): Promise<{ plans: Plan[] }> => {
    const { plan } = await api<{ plan: Plan }>(path);
    return plan.status === "cancelled" ? { plans: [] } : attempt.refuse(plan.created_at);
  };
  const plan = (await attempt.agree(path, after)).plans[0];
  return plan && plan.status !== "cancelled" ? plan : null;
}

async function drafted(attempt: Attempt, body: Terms): Promise<Plan | null> {
  const made = await attempt.ask<Plan>("/plans", body);
  if (made.status !== "draft") {
    attempt.since(made);
    return made;
  }
  const text = `${title(made)}: ${terms(made).join(" · ")}`;
  const isSure = await ask({
    title: say("confirm-title"),
    body: [whereOf(made) ?? "", h("p", {}, h("bdi", {}, title(made)), ": ", ...beside(...terms(made)))],
    plain: text,
    yes: made.is_live_venue ? `${say("live-prefix")} ${say("confirm")}` : say("confirm"),
    no: say("cancel"),
    look: made.side,
    ...(made.expires_at ? { expiresAt: new Date(made.expires_at) } : {}),
  });
  if (isSure) return begun(attempt, `/plans/${made.id}`);
  await api(`/plans/${made.id}`, { method: "DELETE" });
  return null;
}
