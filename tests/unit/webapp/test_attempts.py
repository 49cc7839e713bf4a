"""An order or plan whose answer was lost: pressing again must not make a second one."""

from typing import Any

from tests.unit.webapp.scripts import NEEDS_NODE, told

pytestmark = NEEDS_NODE

WIRE = """
import { Refused, signInByLink } from "./api";
import { attemptAt } from "./attempt";
const sent: string[][] = [];
const answers: (() => Response)[] = [];
const lost = (): Response => { throw new TypeError("Failed to fetch"); };
const made = (body: object, status = 201) => () => Response.json(body, {status});
globalThis.fetch = async (url, options) => {
  const headers = options?.headers as Record<string, string>;
  sent.push([String(url).replace("/api/v1", ""), headers["Idempotency-Key"] ?? ""]);
  return (answers.shift() ?? lost)();
};
const press = async (body: object, isAsked = false) => {
  const attempt = attemptAt(body);
  try {
    if (attempt.unheard) await attempt.agree(attempt.unheard);
    else {
      await attempt.ask("/orders", body);
      if (isAsked) await attempt.agree("/orders/tickets/t1");
    }
    attempt.end();
    return "made";
  } catch (error) {
    return error instanceof Refused ? error.message : String(error);
  }
};
const order = (at: number) => made({id: "o1", created_at: new Date(at).toISOString()});
const buys = async () => {
  const attempt = attemptAt(buy);
  try {
    attempt.since(await attempt.ask<{created_at: string}>("/orders", buy));
    attempt.end();
    return "made";
  } catch (error) {
    return (error as Error).message;
  }
};
const keys = () => sent.map(([, key]) => sent.findIndex(([, other]) => other === key));
const buy = {symbol: "ADA/USDT", amount: "50"};
"""
UNHEARD = (
    "No answer came. Your order may have been placed: look at Open orders."
    " Pressing again here cannot place it twice."
)


def after(code: str) -> Any:
    """Return what a script tells that presses while the wire fails as it says."""
    return told(WIRE + code)


def test_the_key_stays_while_no_answer_came_and_goes_with_it() -> None:
    found = after("""
    answers.push(lost, lost, made({}), made({}));
    const words = [await press(buy), await press({...buy}), await press(buy), await press(buy)];
    told([words, keys()]);
    """)
    assert found == [[UNHEARD, UNHEARD, "made", "made"], [0, 0, 0, 3]]


def test_an_answer_that_breaks_off_or_comes_from_a_gateway_is_none() -> None:
    found = after("""
    answers.push(() => new Response('{"id"', {status: 201}));
    answers.push(() => new Response("<html>", {status: 502}), made({}));
    told([[await press(buy), await press(buy), await press(buy)], keys()]);
    """)
    assert found == [[UNHEARD, UNHEARD, "made"], [0, 0, 0]]


def test_another_wish_has_a_key_of_its_own() -> None:
    found = after("""
    answers.push(lost, made({}), made({}));
    told([await press(buy), await press({...buy, amount: "60"}), keys()]);
    """)
    assert found == [UNHEARD, "made", [0, 1]]


def test_a_wish_keeps_its_key_while_others_are_pressed() -> None:
    found = after("""
    answers.push(lost, lost, made({}), made({}), made({}));
    const other = {...buy, amount: "60"};
    const words = [];
    for (const one of [buy, other, buy, other, buy]) words.push(await press(one));
    told([words, keys()]);
    """)
    assert found == [[UNHEARD, UNHEARD, "made", "made", "made"], [0, 1, 0, 1, 4]]


def test_the_wish_of_somebody_else_has_a_key_of_its_own() -> None:
    found = after("""
    const signed = (id: number) => made({token: "t", account: {id, preferences: {}}});
    answers.push(signed(1), lost, signed(2), made({}));
    await signInByLink("ann");
    await press(buy);
    await signInByLink("bob");
    told([await press(buy), sent[1][1] === sent[3][1]]);
    """)
    assert found == ["made", False]


def test_what_a_press_before_made_is_not_taken_for_what_this_one_made() -> None:
    found = after("""
    const before = Date.parse("2026-03-02T14:03:00Z");
    answers.push(lost, order(before), order(Date.now() + 5000));
    told([[await buys(), await buys(), await buys()], keys()]);
    """)
    words = (
        "This was sent already, Mar 2, 14:03. Nothing new was sent; press again for another one."
    )
    assert found == [[UNHEARD, words, "made"], [0, 0, 2]]


def test_a_repeat_that_was_the_first_to_be_heard_is_what_this_press_made() -> None:
    found = after("""
    answers.push(lost, order(Date.now() + 5000));
    told([await buys(), await buys()]);
    """)
    assert found == [UNHEARD, "made"]


def test_a_press_without_one_before_is_never_taken_for_a_repeat() -> None:
    assert after("answers.push(order(0)); told(await buys());") == "made"


def test_a_press_is_one_of_the_desks_clock_though_the_devices_is_off() -> None:
    found = after("""
    const desk = Date.parse("2026-03-02T14:03:00Z");
    Date.now = () => desk + 600_000;
    const headers = {Date: new Date(desk).toUTCString()};
    const then = () => Response.json({created_at: new Date(desk).toISOString()}, {headers});
    answers.push(lost, then);
    told([await buys(), await buys()]);
    """)
    assert found == [UNHEARD, "made"]


def test_what_was_agreed_to_without_an_answer_is_agreed_to_again_and_not_asked_anew() -> None:
    found = after("""
    answers.push(made({ticket_id: "t1"}, 202), lost, made({id: "o1"}));
    const words = [await press(buy, true), await press(buy, true)];
    told([words, sent.map(([path]) => path)]);
    """)
    confirm = "/orders/tickets/t1/confirm"
    assert found == [[UNHEARD, "made"], ["/orders", confirm, confirm]]


def test_a_question_that_is_refused_is_asked_anew() -> None:
    found = after("""
    const late = made({key: "stale", detail: "Too old.", status: 409}, 409);
    answers.push(made({}, 202), lost, late, made({}, 202), made({}));
    const words = [await press(buy, true), await press(buy, true), await press(buy, true)];
    told([words, sent.map(([path]) => path).slice(3), keys()[3] === keys()[0]]);
    """)
    asked = ["/orders", "/orders/tickets/t1/confirm"]
    assert found == [[UNHEARD, "Too old.", "made"], asked, False]


def test_a_yes_that_counts_once_is_looked_up_when_it_was_heard_before() -> None:
    found = after("""
    const used = made({key: "used", detail: "Used.", status: 409}, 409);
    answers.push(lost, used, made({plan: "active"}, 200));
    const attempt = attemptAt(buy);
    const after = async () => "active";
    const first = await attempt.agree("/plans/p1", after).catch((error: Error) => error.message);
    told([first, await attemptAt(buy).agree("/plans/p1", after), sent.length]);
    """)
    assert found == [UNHEARD, "active", 2]
