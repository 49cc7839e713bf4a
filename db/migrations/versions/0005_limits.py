"""People's own limits, what an hour may bring, what a panic leaves to cancel; the breaker's indexes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from db.base import Exact

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply. Tickets live thirty seconds; those of the older form are used up."""
    op.create_table(
        "limits",
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.String(length=24), nullable=False),
        sa.Column("amount", Exact(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_limits_account_id")),
        sa.PrimaryKeyConstraint("account_id", "rule", name=op.f("pk_limits")),
    )
    op.create_table(
        "recalls",
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_recalls_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_recalls")),
    )
    op.add_column("orders", sa.Column("max_hour", Exact(), nullable=True))
    op.execute("DELETE FROM tickets WHERE order_id IS NULL")
    op.add_column(
        "tickets",
        sa.Column("waived", sa.ARRAY(sa.String()), nullable=False, server_default="{}"),
    )
    op.alter_column("tickets", "waived", server_default=None)
    op.drop_index(op.f("ix_ledger_entries_account_id"), table_name="ledger_entries")
    op.create_index(op.f("ix_ledger_entries_account_id_at"), "ledger_entries", ["account_id", "at"])
    for table in ("ledger_entries", "order_steps"):
        op.create_index(op.f(f"ix_{table}_at"), table, ["at"], postgresql_using="brin")


def downgrade() -> None:
    """Undo."""
    for table in ("order_steps", "ledger_entries"):
        op.drop_index(op.f(f"ix_{table}_at"), table_name=table, postgresql_using="brin")
    op.drop_index(op.f("ix_ledger_entries_account_id_at"), table_name="ledger_entries")
    op.create_index(op.f("ix_ledger_entries_account_id"), "ledger_entries", ["account_id"])
    op.drop_column("tickets", "waived")
    op.drop_column("orders", "max_hour")
    op.drop_table("recalls")
    op.drop_table("limits")
