"""What a database out of a backup may not do: act again on what it has done since.

A backup knows nothing of what its desk did afterwards. Whatever might have left the house is asked
about or let go, never sent again: an order that was about to be sent is UNKNOWN until the venue
says what became of it, updates and messages on their way are over.
"""

from typing import Final

from sqlalchemy import text

from db import engine as engines

NOTE: Final = "restored"
_STEPS: Final = (
    (
        "INSERT INTO order_steps (order_id, status, note, at)"
        " SELECT id, 'unknown', :note, now() FROM orders WHERE status IN ('accepted', 'sending')"
    ),
    (
        "UPDATE orders SET status = 'unknown', attempt = greatest(attempt, 1), reason = :note,"
        " sent_at = coalesce(sent_at, created_at), updated_at = now()"
        " WHERE status IN ('accepted', 'sending')"
    ),
    "UPDATE orders SET next_check_at = now() WHERE next_check_at IS NOT NULL",
    # Nothing is sent for an account before its venue's own books of it have been read.
    "UPDATE venue_accounts SET is_behind = true",
    "UPDATE inbox SET done_at = now(), error = :note WHERE done_at IS NULL",
    # Telling of an order edits its one message, which may be done again; all else would double.
    (
        "UPDATE outbox SET done_at = now(), error = :note"
        " WHERE done_at IS NULL AND kind <> 'OrderChanged'"
    ),
    "UPDATE alert_deliveries SET state = 'failed' WHERE state IN ('claimed', 'sending')",
    "UPDATE alert_digests SET state = 'failed' WHERE state IN ('claimed', 'sending')",
    # It may have been told since the backup was made.
    "DELETE FROM alert_held WHERE digest_id = ''",
    "DELETE FROM keeps WHERE name LIKE 'login:%' OR name = 'admin-claim'",
)
_OTHERS: Final = (
    "SELECT string_agg(DISTINCT application_name, ', ') FROM pg_stat_activity"
    " WHERE datname = current_database() AND application_name LIKE 'tapewire-%'"
    " AND pid <> pg_backend_pid()"
)


async def settle(database_url: str) -> None:
    """Make a restored database safe to start a desk on; safe to repeat."""
    engine = engines.connect(database_url, pool_size=1, application="tapewire-restore")
    try:
        async with engine.begin() as connection:
            for step in _STEPS:
                given = {"note": NOTE} if ":note" in step else {}
                await connection.execute(text(step), given)
    finally:
        await engine.dispose()


async def users(database_url: str) -> str:
    """Return the names of our processes that are connected, empty when there are none."""
    engine = engines.connect(database_url, pool_size=1, application="tapewire-restore")
    try:
        async with engine.connect() as connection:
            return str(await connection.scalar(text(_OTHERS)) or "")
    finally:
        await engine.dispose()
