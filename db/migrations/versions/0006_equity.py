"""What fees and flows were worth when they happened, and the equity curve."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from db.base import Exact

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply. Old fees were in one of the two assets of their market, old flows in USDT."""
    op.add_column("fills", sa.Column("fee_value", Exact(), nullable=True))
    op.execute(
        "UPDATE fills SET fee_value = CASE WHEN fee = 0 OR fee_currency = split_part(symbol, '/', 2)"
        " THEN fee WHEN fee_currency = split_part(symbol, '/', 1) THEN fee * price END"
    )
    _flows()
    _equity()


def _flows() -> None:
    op.create_table(
        "flows",
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("amount", Exact(), nullable=False),
        sa.Column("value", Exact(), nullable=True),
        sa.PrimaryKeyConstraint("entry_id", "currency", name=op.f("pk_flows")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["ledger_entries.id"], name=op.f("fk_flows_entry_id")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_flows_account_id")),
    )
    op.create_index(op.f("ix_flows_account_id_at"), "flows", ["account_id", "at"])
    op.execute(
        "INSERT INTO flows (entry_id, currency, account_id, venue, at, amount, value)"
        " SELECT e.id, p.currency, e.account_id, e.venue, e.at, -sum(p.amount),"
        " CASE WHEN p.currency = 'USDT' THEN -sum(p.amount) END"
        " FROM ledger_entries e JOIN ledger_postings p ON p.entry_id = e.id"
        " WHERE p.pocket = 'outside' GROUP BY e.id, p.currency"
    )


def _equity() -> None:
    op.create_table(
        "equity",
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", Exact(), nullable=False),
        sa.Column("flow", Exact(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "venue", "at", name=op.f("pk_equity")),
        **_by_time("at"),
    )
    op.create_index(op.f("ix_equity_at"), "equity", ["at"], postgresql_using="brin")
    _take_over("equity", "at")


def downgrade() -> None:
    """Undo."""
    op.drop_table("equity")
    op.drop_table("flows")
    op.drop_column("fills", "fee_value")


def _by_time(column: str) -> dict[str, Any]:
    """Native partitions, or nothing where TimescaleDB will take the table over."""
    return {} if _has_timescale() else {"postgresql_partition_by": f"RANGE ({column})"}


def _has_timescale() -> bool:
    query = sa.text("SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'")
    return bool(op.get_bind().scalar(query))


def _take_over(table: str, column: str) -> None:
    """Make a hypertable where TimescaleDB is installed, a default partition elsewhere."""
    if _has_timescale():
        op.execute(
            f"SELECT create_hypertable('{table}', '{column}', create_default_indexes => false)"
        )
    else:
        op.execute(f"CREATE TABLE {table}_default PARTITION OF {table} DEFAULT")
