"""Every invariant finds what breaks it, and nothing in a desk that is well."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from db import engine as engines
from db import verify
from db.context import Context
from desk.settings import Settings
from tests.factories import ANN, buy, furnish, origin

FILL = (
    "INSERT INTO fills (venue, symbol, trade_id, order_id, account_id, side, price, quantity, fee,"
    " fee_currency, at) SELECT venue, symbol, 't1', id, account_id, {side}, 60000, 0.0001, 0, '',"
    " now() FROM orders LIMIT 1"
)
PLAN = (
    "INSERT INTO plans (id, account_id, venue, symbol, kind, side, status, quantity, terms, filled,"
    " cost, attempts, reason, batch, key, cause, source, created_at, updated_at) SELECT 'p',"
    " account_id, venue, symbol, 'close', 'sell', '{status}', 0.5, '{{}}', 0, 0, {attempts}, '',"
    " '', 'k', '', 'chat', now(), now() - interval '{ago} s' FROM orders LIMIT 1"
)
CALL = (
    "INSERT INTO calls (id, chat_id, person_id, symbol, direction, price, called_at, best,"
    " watched_until) VALUES ('c', -1, 1, 'BTC/USDT', 'long', 1, now() - interval '2 h', 1, now())"
)
GRADE = (
    "INSERT INTO call_grades (call_id, horizon_s, after, graded_at)"
    " SELECT id, 3600, 1, called_at + interval '{after}' FROM calls"
)
# What breaks each invariant: statements, and the invariants that must complain, no others.
BREACHES = {
    "I1": (
        [("UPDATE ledger_postings SET amount = amount + 1 WHERE ctid = (SELECT min(ctid) FROM"
          " ledger_postings WHERE pocket = 'outside')"),
         "UPDATE balances SET amount = amount + 1 WHERE pocket = 'outside'",
         "UPDATE flows SET amount = amount - 1"],
        {"I1"},
    ),
    "I1b": (["UPDATE balances SET amount = amount + 1 WHERE pocket = 'free'"], {"I1b"}),
    "I1c": (["DELETE FROM flows"], {"I1c"}),
    "I1c wrong": (["UPDATE flows SET amount = amount + 1"], {"I1c"}),
    "I2": (
        ["ALTER TABLE balances DROP CONSTRAINT ck_balances_not_negative",
         "UPDATE balances SET amount = -1 WHERE pocket = 'free'"],
        {"I2", "I1b"},
    ),
    "I2b": (["UPDATE orders SET reserved = reserved + 1"], {"I2b"}),
    "I3": (["UPDATE orders SET venue_order_id = '77'"], {"I3"}),
    "I4 never": (["UPDATE orders SET next_check_at = NULL"], {"I4"}),
    "I4 late": (["UPDATE orders SET next_check_at = now() - interval '2 min'"], {"I4"}),
    "I4 far": (["UPDATE orders SET next_check_at = now() + interval '2 min'"], {"I4"}),
    "I4b": (["UPDATE orders SET status = 'rejected', reserved = 0"], {"I4b", "I2b", "I17"}),
    "I5": ([FILL.format(side="side")], {"I5"}),
    "I5b": (
        [FILL.format(side="'sell'"),
         "UPDATE orders SET filled = 0.0001, cost = 6 WHERE id = (SELECT order_id FROM fills)"],
        {"I5b"},
    ),
    "I6": (["UPDATE orders SET quantity = 0, filled = 1, cost = 0"], {"I6", "I5"}),
    "I6b": (
        ["UPDATE orders SET status = 'filled', next_check_at = NULL, reserved = 0"],
        {"I6b", "I2b", "I17"},
    ),
    "I7": (
        [("INSERT INTO alert_deliveries (headline_id, chat_id, rule_id, symbol, because, state,"
          " message_id, raised_at) SELECT h, 1, 'r', 'BTC/USDT', '', 'sent', 5, now()"
          " FROM unnest(ARRAY['a', 'b']) h")],
        {"I7"},
    ),
    "I7b": (
        [("INSERT INTO alert_deliveries (headline_id, chat_id, rule_id, symbol, because, state,"
          " raised_at) VALUES ('a', 1, 'r', '', '', 'failed', now())"),
         ("INSERT INTO alert_held (headline_id, chat_id, rule_id, because, reason, held_at,"
          " due_at, digest_id) VALUES ('a', 1, 'r', '', 'quiet', now(), now(), '')")],
        {"I7b"},
    ),
    "I7b twice": (
        [("INSERT INTO alert_digests (id, chat_id, state, message_id, made_at)"
          " SELECT i, 1, 'sent', 5, now() FROM unnest(ARRAY['a', 'b']) i")],
        {"I7b"},
    ),
    "I7c": (
        [("INSERT INTO price_alert_firings (alert_id, number, chat_id, way, base, price, times,"
          " state, message_id, fired_at) SELECT i, 1, 1, 'up', 1, 2, 1, 'sent', 5, now()"
          " FROM unnest(ARRAY['a', 'b']) i")],
        {"I7c"},
    ),
    "I8": (["UPDATE orders SET created_at = now() - interval '1 min'"], {"I8"}),
    "I12": (["UPDATE orders SET max_order = 1"], {"I12"}),
    "I12b": (["UPDATE orders SET max_day = 100"], {"I12b"}),
    "I14": (
        [PLAN.format(status="done", attempts=1, ago=0),
         ("UPDATE orders SET plan_id = 'p', filled = 1, cost = 0"
          " WHERE id = (SELECT min(id) FROM orders)")],
        {"I14", "I5"},
    ),
    "I15 not counted": ([PLAN.format(status="done", attempts=1, ago=0)], {"I15"}),
    "I15 two at once": (
        [PLAN.format(status="done", attempts=2, ago=0), "UPDATE orders SET plan_id = 'p'"], {"I15"},
    ),
    "I16": ([PLAN.format(status="active", attempts=0, ago=120)], {"I16"}),
    "I17 none": (["DELETE FROM order_steps"], {"I17"}),
    "I17 other": (["UPDATE order_steps SET status = 'filled'"], {"I17"}),
    "I18": ([CALL, GRADE.format(after="0 min")], {"I18"}),
    "I18b": ([CALL, CALL.replace("'c'", "'d'")], {"I18b"}),
    "I12c": (["UPDATE orders SET max_hour = 100"], {"I12c"}),
    "I13 outbox": (["UPDATE outbox SET created_at = now() - interval '1 min'"], {"I13"}),
    "I13 inbox": (
        [("INSERT INTO inbox (update_id, body, received_at, error)"
          " VALUES (1, '{}', now() - interval '1 min', '')")],
        {"I13"},
    ),
}  # fmt: skip


@pytest.fixture
async def engine(context: Context, settings: Settings) -> AsyncIterator[AsyncEngine]:
    """A desk with two orders of Ann that wait to be sent."""
    await furnish(context)
    for number in (1, 2):
        await context.desk.orders.place(ANN.id, buy(), origin(f"msg:1:{number}", str(number)))
    found = engines.connect(settings.database_url, pool_size=1)
    yield found
    async with found.begin() as connection:
        check = "CHECK (amount >= 0 OR pocket NOT IN ('free', 'reserved'))"
        await connection.execute(text("DELETE FROM balances"))
        await connection.execute(
            text("ALTER TABLE balances DROP CONSTRAINT IF EXISTS ck_balances_not_negative")
        )
        await connection.execute(
            text(f"ALTER TABLE balances ADD CONSTRAINT ck_balances_not_negative {check}")
        )
    await found.dispose()


async def broken(engine: AsyncEngine) -> dict[str, verify.Finding]:
    return {f.name: f for f in await verify.findings(engine) if not f.is_kept}


async def test_a_desk_that_is_well_keeps_every_promise(engine: AsyncEngine) -> None:
    assert await broken(engine) == {}


def test_no_invariant_is_without_a_breach_here() -> None:
    assert {name.split()[0] for name in BREACHES} == {i.name for i in verify.INVARIANTS}


@pytest.mark.parametrize("name", BREACHES)
async def test_a_breach_is_found_and_the_row_is_shown(engine: AsyncEngine, name: str) -> None:
    statements, expected = BREACHES[name]
    async with engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    found = await broken(engine)
    assert found.keys() == expected
    assert all(f.breaches for f in found.values())


async def test_an_order_keeps_the_limits_of_its_time_so_that_lowering_one_accuses_nobody(
    engine: AsyncEngine, context: Context
) -> None:
    (order, _) = await context.desk.orders.page(ANN.id)
    settings = context.desk.settings
    judged_by = (order.max_order, order.max_hour, order.max_day)
    assert judged_by == (settings.max_order, settings.max_hour, settings.max_day)
    async with engine.begin() as connection:
        await connection.execute(
            text("UPDATE orders SET max_order = NULL, max_hour = NULL, max_day = NULL")
        )
    assert await broken(engine) == {}, "orders from before limits were kept"


async def test_a_secret_is_found_in_whatever_table_it_stands(engine: AsyncEngine) -> None:
    canary = "canary-7000000001:AAxyz"
    assert await verify.tables_with(engine, canary) == []
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE outbox SET error = :it"), {"it": f"at {canary}!"})
        await connection.execute(
            text("UPDATE accounts SET preferences = jsonb_build_object('x', CAST(:it AS text))"),
            {"it": canary},
        )
    assert await verify.tables_with(engine, canary) == ["accounts", "outbox"]
