"""Markets by venue; people's connections to venues, and how far their books have been read."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply. What was there before belongs to the paper exchange."""
    _by_venue()
    _connections()
    op.add_column(
        "venue_accounts", sa.Column("read_until", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column(
        "venue_accounts",
        sa.Column("is_behind", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.alter_column("venue_accounts", "is_behind", server_default=None)
    op.create_index(
        "ix_orders_venue_order_id",
        "orders",
        ["venue", "venue_order_id"],
        postgresql_where=sa.text("venue_order_id <> ''"),
    )


def _by_venue() -> None:
    op.add_column(
        "instruments", sa.Column("venue", sa.String(), nullable=False, server_default="paper")
    )
    op.alter_column("instruments", "venue", server_default=None)
    op.drop_constraint("pk_instruments", "instruments", type_="primary")
    op.create_primary_key("pk_instruments", "instruments", ["venue", "symbol"])


def _connections() -> None:
    op.create_table(
        "connections",
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("hint", sa.String(), nullable=False),
        sa.Column("can_trade", sa.Boolean(), nullable=True),
        sa.Column("can_withdraw", sa.Boolean(), nullable=True),
        sa.Column("is_ip_bound", sa.Boolean(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("envelope", sa.String(), nullable=False),
        sa.Column("new_hint", sa.String(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_connections_account_id_accounts")
        ),
        sa.PrimaryKeyConstraint("account_id", "venue", name=op.f("pk_connections")),
    )
    op.create_index(
        "ix_connections_at_work",
        "connections",
        ["venue"],
        postgresql_where=sa.text("state IN ('checking', 'connected', 'leaving')"),
    )


def downgrade() -> None:
    """Undo; markets of other venues than paper are forgotten."""
    op.drop_index("ix_orders_venue_order_id", table_name="orders")
    op.drop_column("venue_accounts", "is_behind")
    op.drop_column("venue_accounts", "read_until")
    op.drop_index("ix_connections_at_work", table_name="connections")
    op.drop_table("connections")
    op.execute("DELETE FROM instruments WHERE venue <> 'paper'")
    op.drop_constraint("pk_instruments", "instruments", type_="primary")
    op.drop_column("instruments", "venue")
    op.create_primary_key("pk_instruments", "instruments", ["symbol"])
